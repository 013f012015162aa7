// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Statements with blocks.

#include "core/syntax/parser_private.h"

/* Blocks */

PtNodeList
pt_parse_block (PtParser *self, const char *what, uint32_t keyword, bool forced) {
  uint32_t mark = pt_mark (self);
  if (pt_kind (self) != PT_TOKEN_COLON && !pt_in_panic (self)) {
    if (forced || pt_kind (self) == PT_TOKEN_NEWLINE)
      pt_expect_forced (self, PT_TOKEN_COLON);
    else
      pt_fail_here (self);
  }
  pt_accept (self, PT_TOKEN_COLON);
  if (pt_kind (self) != PT_TOKEN_NEWLINE) {
    pt_parse_simple_statements (self);
    return pt_list_from (self, mark);
  }
  if (pt_at_final_error (self, 1)) {
    pt_advance_layout (self);
    pt_fail_here (self);
    return (PtNodeList){0};
  }
  if (pt_peek (self, 1) != PT_TOKEN_INDENT) {
    uint32_t line, column;
    pt_source_position (self->source, keyword, &line, &column);
    PtSpan span = pt_token_span (self, self->at + 1);
    pt_look_at (self, self->at + 1);
    pt_fail_as (self, PT_DIAG_INDENT, span.start, span.end,
                "expected an indented block after %s on line %u", what, line);
    return (PtNodeList){0};
  }
  pt_advance_layout (self);
  pt_advance_layout (self);
  while (pt_kind (self) != PT_TOKEN_DEDENT && pt_kind (self) != PT_TOKEN_END)
    pt_parse_statement (self);
  if (pt_kind (self) == PT_TOKEN_DEDENT)
    pt_advance_layout (self);
  return pt_list_from (self, mark);
}

static PtNodeList
parse_else (PtParser *self) {
  uint32_t start = pt_start (self);
  if (!pt_accept (self, PT_TOKEN_KW_else))
    return (PtNodeList){0};
  return pt_parse_block (self, "'else' statement", start, true);
}

/* if, while, for */

static PtNodeId
parse_if (PtParser *self, const char *what) {
  uint32_t start = pt_start (self);
  if (!pt_enter (self))
    return self->error_node;
  pt_advance (self);
  PtNodeId test = pt_parse_named (self);
  PtNodeList body = pt_parse_block (self, what, start, false);
  PtNodeList orelse = {0};
  if (pt_kind (self) == PT_TOKEN_KW_elif) {
    PtNodeId elif = parse_if (self, "'elif' statement");
    orelse = pt_list_copy (self, &elif, 1);
  } else {
    orelse = parse_else (self);
  }
  PtIf *node = PT_NEW (self, PtIf, IF, start);
  node->test = test;
  node->body = body;
  node->orelse = orelse;
  pt_leave (self);
  return pt_id (self, node);
}

static PtNodeId
parse_while (PtParser *self) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtNodeId test = pt_parse_named (self);
  PtNodeList body = pt_parse_block (self, "'while' statement", start, false);
  PtNodeList orelse = parse_else (self);
  PtWhile *node = PT_NEW (self, PtWhile, WHILE, start);
  node->test = test;
  node->body = body;
  node->orelse = orelse;
  return pt_id (self, node);
}

/* "for x in *a, b" */
static void
check_loop_tuple (PtParser *self, PtNodeId iter) {
  PtTuple *tuple = PT_AT (self, PtTuple, iter);
  if (tuple->head.kind != PT_NODE_TUPLE || (tuple->head.flags & PT_NODE_FLAG_PAREN) != 0)
    return;
  for (uint32_t i = 0; i < tuple->elts.len; i++) {
    PtNode *item = pt_node_at (self, self->words[tuple->elts.at + i]);
    if (item->kind == PT_NODE_STARRED)
      pt_need_version (self, 9, item->start, item->end, "Starred expressions in for loops are");
  }
}

static PtNodeId
parse_for (PtParser *self, uint32_t start, PtNodeKind kind) {
  uint32_t keyword = pt_start (self);
  pt_advance (self);
  PtNodeId target = pt_parse_for_targets (self, false);
  pt_expect (self, PT_TOKEN_KW_in);
  PtNodeId iter = pt_parse_star_expressions (self);
  if (self->minor < 9 && !pt_in_panic (self))
    check_loop_tuple (self, iter);
  PtNodeList body = pt_parse_block (self, "'for' statement", keyword, false);
  PtNodeList orelse = parse_else (self);
  PtFor *node = (PtFor *)pt_new_node (self, kind, sizeof *node / 4, start);
  node->target = target;
  node->iter = iter;
  node->body = body;
  node->orelse = orelse;
  return pt_id (self, node);
}

/* with */

/* True if it has an "as". */
static bool
parse_with_item (PtParser *self) {
  uint32_t start = pt_start (self);
  PtNodeId context = pt_parse_expression (self), vars = 0;
  bool has_as = pt_accept (self, PT_TOKEN_KW_as);
  if (has_as) {
    vars =
        pt_kind (self) == PT_TOKEN_STAR ? pt_parse_star_named (self) : pt_parse_expression (self);
    pt_set_target (self, vars, PT_CTX_STORE);
  }
  PtWithitem *node = PT_NEW (self, PtWithitem, WITHITEM, start);
  node->context_expr = context;
  node->optional_vars = vars;
  pt_push (self, pt_id (self, node));
  return has_as;
}

/* "(a as b, c as d)" before the colon. False, and nothing consumed, if the parenthesis is only the
 * beginning of an expression. */
static bool
parse_with_parentheses (PtParser *self) {
  PtSnapshot before = pt_save (self);
  uint32_t start = pt_start (self);
  bool has_as = false;
  pt_advance (self);
  self->brackets++;
  do {
    if (pt_kind (self) == PT_TOKEN_RPAR)
      break;
    has_as |= parse_with_item (self);
  } while (pt_accept (self, PT_TOKEN_COMMA));
  bool has_items = pt_mark (self) > before.stack_len;
  bool closed = !pt_in_panic (self) && has_items && pt_accept (self, PT_TOKEN_RPAR);
  bool fits = closed &&
              (pt_kind (self) == PT_TOKEN_COLON || (pt_kind (self) == PT_TOKEN_NEWLINE && has_as));
  if (!fits && self->error.set && has_as)
    return true; /* an expression has no "as": the error is the right one */
  if (!fits) {
    pt_restore (self, &before);
    return false;
  }
  self->brackets--;
  if (has_as || pt_mark (self) > before.stack_len + 1)
    pt_need_version (self, 9, start, self->prev_end, "Parenthesized context managers are");
  return true;
}

static PtNodeId
parse_with (PtParser *self, uint32_t start, PtNodeKind kind) {
  uint32_t keyword = pt_start (self), mark = pt_mark (self);
  pt_advance (self);
  if (pt_kind (self) != PT_TOKEN_LPAR || !parse_with_parentheses (self)) {
    do
      parse_with_item (self);
    while (pt_accept (self, PT_TOKEN_COMMA));
  }
  PtNodeList items = pt_list_from (self, mark);
  PtNodeList body = pt_parse_block (self, "'with' statement", keyword, false);
  PtWith *node = (PtWith *)pt_new_node (self, kind, sizeof *node / 4, start);
  node->items = items;
  node->body = body;
  return pt_id (self, node);
}

/* try */

static PtNodeId
parse_handler (PtParser *self, bool *ret_star) {
  uint32_t start = pt_start (self);
  PtNodeId type = 0;
  PtStr name = 0;
  pt_advance (self);
  bool star = pt_accept (self, PT_TOKEN_STAR);
  *ret_star = star;
  if (star && (pt_kind (self) == PT_TOKEN_COLON || pt_kind (self) == PT_TOKEN_NEWLINE))
    return pt_fail_at_token (self, "expected one or more exception types");
  if (pt_kind (self) != PT_TOKEN_COLON && pt_kind (self) != PT_TOKEN_NEWLINE) {
    uint32_t type_start = pt_start (self);
    type = pt_parse_expression (self);
    uint32_t comma = self->at;
    if (pt_kind (self) == PT_TOKEN_COMMA) {
      while (pt_accept (self, PT_TOKEN_COMMA) && pt_begins_expression (self))
        pt_parse_expression (self);
      if (pt_accept (self, PT_TOKEN_KW_as))
        pt_expect_name (self);
      if (pt_kind (self) == PT_TOKEN_COLON)
        return pt_fail (self, type_start, self->prev_end,
                        "multiple exception types must be parenthesized");
      if (!pt_in_panic (self))
        self->at = comma;
      return pt_fail_plainly (self);
    }
    if (pt_accept (self, PT_TOKEN_KW_as))
      name = pt_expect_name (self);
  }
  PtNodeList body =
      pt_parse_block (self, star ? "'except*' statement" : "'except' statement", start, false);
  PtExceptHandler *node = PT_NEW (self, PtExceptHandler, EXCEPT_HANDLER, start);
  node->type = type;
  node->name = name;
  node->body = body;
  PtNodeId id = pt_id (self, node);
  if (star)
    pt_need_version (self, 11, start, start + 6, "Exception groups are");
  return id;
}

static PtNodeId
parse_try (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  pt_advance (self);
  PtNodeList body = pt_parse_block (self, "'try' statement", start, true);
  bool has_star = false, has_plain = false;
  while (pt_kind (self) == PT_TOKEN_KW_except) {
    uint32_t keyword = pt_start (self);
    bool star = pt_peek (self, 1) == PT_TOKEN_STAR;
    if (star ? has_plain : has_star)
      return pt_fail (self, keyword, self->ends[self->at + star],
                      "cannot have both 'except' and 'except*' on the same 'try'");
    pt_push (self, parse_handler (self, &star));
    if (star)
      has_star = true;
    else
      has_plain = true;
  }
  PtNodeList handlers = pt_list_from (self, mark), orelse = {0}, final = {0};
  if (handlers.len > 0)
    orelse = parse_else (self);
  uint32_t finally_start = pt_start (self);
  if (pt_accept (self, PT_TOKEN_KW_finally))
    final = pt_parse_block (self, "'finally' statement", finally_start, true);
  else if (handlers.len == 0 && pt_kind (self) == PT_TOKEN_ERROR)
    return pt_fail_here (self);
  else if (handlers.len == 0 && !pt_in_panic (self))
    return pt_fail_at_token (self, "expected 'except' or 'finally' block");
  PtTry *node = (PtTry *)pt_new_node (self, has_star ? PT_NODE_TRY_STAR : PT_NODE_TRY,
                                      sizeof *node / 4, start);
  node->body = body;
  node->handlers = handlers;
  node->orelse = orelse;
  node->finalbody = final;
  return pt_id (self, node);
}

/* def, class */

/* "-> expression" before the ":" that CPython demands: where what is behind the arrow does not
 * parse any more, the colon is missing. */
static PtNodeId
parse_returns (PtParser *self) {
  uint32_t arrow = self->at;
  pt_advance (self);
  PtNodeId returns = pt_parse_expression (self);
  if (!pt_in_panic (self) || self->error.is_final)
    return returns;
  uint32_t at = pt_prefix_end (self, arrow + 1, self->error_at);
  at -= at == arrow + 1;
  PtSpan span = pt_token_span (self, at);
  self->error.set = false;
  self->at = at;
  pt_fail (self, span.start, span.end, "expected ':'");
  self->error_at = at;
  return self->error_node;
}

static PtNodeId
parse_function (PtParser *self, uint32_t start, PtNodeKind kind, PtNodeList decorators) {
  uint32_t keyword = pt_start (self);
  pt_advance (self);
  PtStr name = pt_expect_name (self);
  PtNodeList type_params = {0};
  if (self->minor >= 12 || pt_try_type_params (self).next == PT_TOKEN_LPAR)
    type_params = pt_parse_type_params (self);
  pt_expect_forced (self, PT_TOKEN_LPAR);
  self->brackets++;
  PtNodeId args = pt_parse_parameters (self, PT_TOKEN_RPAR);
  pt_expect (self, PT_TOKEN_RPAR);
  self->brackets--;
  PtNodeId returns = pt_kind (self) == PT_TOKEN_ARROW ? parse_returns (self) : 0;
  PtNodeList body = pt_parse_block (self, "function definition", keyword, true);
  PtFunctionDef *node = (PtFunctionDef *)pt_new_node (self, kind, sizeof *node / 4, start);
  node->name = name;
  node->args = args;
  node->body = body;
  node->decorator_list = decorators;
  node->returns = returns;
  node->type_params = type_params;
  return pt_id (self, node);
}

static PtNodeId
parse_class (PtParser *self, PtNodeList decorators) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtStr name = pt_expect_name (self);
  PtNodeList type_params = {0};
  PtTokenKind next = self->minor < 12 ? pt_try_type_params (self).next : PT_TOKEN_COLON;
  if (next == PT_TOKEN_COLON || next == PT_TOKEN_LPAR)
    type_params = pt_parse_type_params (self);
  PtNodeList bases = {0}, keywords = {0};
  if (pt_accept (self, PT_TOKEN_LPAR)) {
    self->brackets++;
    pt_parse_arguments (self, PT_NO_GENEXP, &bases, &keywords);
    self->brackets--;
  }
  PtNodeList body = pt_parse_block (self, "class definition", start, false);
  PtClassDef *node = PT_NEW (self, PtClassDef, CLASS_DEF, start);
  node->name = name;
  node->bases = bases;
  node->keywords = keywords;
  node->body = body;
  node->decorator_list = decorators;
  node->type_params = type_params;
  return pt_id (self, node);
}

static PtNodeId
parse_async (PtParser *self, PtNodeList decorators, bool only_def) {
  uint32_t start = pt_start (self);
  PtTokenKind next = pt_peek (self, 1);
  if (next == PT_TOKEN_KW_def ||
      (!only_def && (next == PT_TOKEN_KW_for || next == PT_TOKEN_KW_with)))
    pt_advance (self);
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_KW_def:
    return parse_function (self, start, PT_NODE_ASYNC_FUNCTION_DEF, decorators);
  case PT_TOKEN_KW_for:
    return parse_for (self, start, PT_NODE_ASYNC_FOR);
  case PT_TOKEN_KW_with:
    return parse_with (self, start, PT_NODE_ASYNC_WITH);
  default:
    pt_advance (self);
    return pt_fail_here (self);
  }
}

/* Up to 3.8 a decorator is a.b.c or a.b.c(...). */
static void
check_decorator (PtParser *self, PtNodeId id) {
  PtNodeId name = id;
  PtNode *whole = pt_node_at (self, id);
  uint32_t start = whole->start, end = whole->end;
  bool paren = false;
  for (bool is_call = true;; is_call = false) {
    PtNode *node = pt_node_at (self, name);
    paren |= (node->flags & PT_NODE_FLAG_PAREN) != 0;
    if (node->kind == PT_NODE_CALL && is_call)
      name = ((PtCall *)node)->func;
    else if (node->kind == PT_NODE_ATTRIBUTE)
      name = ((PtAttribute *)node)->value;
    else
      break;
  }
  if (paren || pt_kind_at (self, name) != PT_NODE_NAME)
    pt_need_version (self, 9, start, end, "Decorators of any expression are");
}

static PtNodeId
parse_decorated (PtParser *self) {
  uint32_t mark = pt_mark (self);
  while (pt_accept (self, PT_TOKEN_AT)) {
    PtNodeId decorator = pt_parse_named (self);
    if (self->minor < 9 && !pt_in_panic (self))
      check_decorator (self, decorator);
    pt_push (self, decorator);
    if (pt_kind (self) == PT_TOKEN_NEWLINE)
      pt_advance_layout (self);
    else
      pt_fail_here (self);
  }
  PtNodeList decorators = pt_list_from (self, mark);
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_KW_def:
    return parse_function (self, pt_start (self), PT_NODE_FUNCTION_DEF, decorators);
  case PT_TOKEN_KW_class:
    return parse_class (self, decorators);
  case PT_TOKEN_KW_async:
    return parse_async (self, decorators, true);
  default:
    if (pt_in_panic (self))
      return self->error_node;
    return pt_fail_here (self);
  }
}

bool
pt_parse_compound_statement (PtParser *self) {
  PtNodeList none = {0};
  PtNodeId node;
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_KW_if:
    node = parse_if (self, "'if' statement");
    break;
  case PT_TOKEN_KW_while:
    node = parse_while (self);
    break;
  case PT_TOKEN_KW_for:
    node = parse_for (self, pt_start (self), PT_NODE_FOR);
    break;
  case PT_TOKEN_KW_with:
    node = parse_with (self, pt_start (self), PT_NODE_WITH);
    break;
  case PT_TOKEN_KW_try:
    node = parse_try (self);
    break;
  case PT_TOKEN_KW_def:
    node = parse_function (self, pt_start (self), PT_NODE_FUNCTION_DEF, none);
    break;
  case PT_TOKEN_KW_class:
    node = parse_class (self, none);
    break;
  case PT_TOKEN_KW_async:
    node = parse_async (self, none, false);
    break;
  case PT_TOKEN_AT:
    node = parse_decorated (self);
    break;
  default:
    return pt_at_name (self, PT_NAME_match) && pt_parse_match (self);
  }
  pt_push (self, node);
  return true;
}
