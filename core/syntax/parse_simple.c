// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Statements of one line.

#include "core/syntax/parser_private.h"
#include "simd/simd.h"

/* Assignments and expressions */

static int
augmented_op (PtTokenKind kind) {
  switch ((int)kind) {
  case PT_TOKEN_PLUS_EQ:
    return PT_OP_ADD;
  case PT_TOKEN_MINUS_EQ:
    return PT_OP_SUB;
  case PT_TOKEN_STAR_EQ:
    return PT_OP_MULT;
  case PT_TOKEN_AT_EQ:
    return PT_OP_MAT_MULT;
  case PT_TOKEN_SLASH_EQ:
    return PT_OP_DIV;
  case PT_TOKEN_PERCENT_EQ:
    return PT_OP_MOD;
  case PT_TOKEN_STAR_STAR_EQ:
    return PT_OP_POW;
  case PT_TOKEN_LEFT_SHIFT_EQ:
    return PT_OP_LSHIFT;
  case PT_TOKEN_RIGHT_SHIFT_EQ:
    return PT_OP_RSHIFT;
  case PT_TOKEN_VBAR_EQ:
    return PT_OP_BIT_OR;
  case PT_TOKEN_CIRCUMFLEX_EQ:
    return PT_OP_BIT_XOR;
  case PT_TOKEN_AMPER_EQ:
    return PT_OP_BIT_AND;
  case PT_TOKEN_SLASH_SLASH_EQ:
    return PT_OP_FLOOR_DIV;
  default:
    return -1;
  }
}

static bool
is_single_target (PtParser *self, PtNodeId id) {
  PtNodeKind kind = pt_kind_at (self, id);
  return kind == PT_NODE_NAME || kind == PT_NODE_ATTRIBUTE || kind == PT_NODE_SUBSCRIPT;
}

static PtNodeId
parse_augmented (PtParser *self, PtNodeId target, uint32_t start, int op) {
  pt_advance (self);
  PtNodeId value = pt_parse_yield_or_star (self);
  if (pt_in_panic (self))
    return self->error_node;
  if (!is_single_target (self, target))
    return pt_fail_at_node (self, target, "'%s' is an illegal expression for augmented assignment",
                            pt_expr_name (self, target));
  pt_set_target (self, target, PT_CTX_STORE);
  PtAugAssign *node = PT_NEW (self, PtAugAssign, AUG_ASSIGN, start);
  node->head.op = (uint8_t)op;
  node->target = target;
  node->value = value;
  return pt_id (self, node);
}

static PtNodeId
parse_annotated (PtParser *self, PtNodeId target, uint32_t start) {
  PtNodeKind kind = pt_kind_at (self, target);
  uint32_t colon = self->at;
  pt_advance (self);
  PtNodeId annotation = pt_parse_expression (self);
  if (pt_in_panic (self)) {
    /* Of what can't be annotated CPython reads only the colon. */
    if (self->error.is_plain && !is_single_target (self, target))
      self->error.span = pt_token_span (self, colon);
    return self->error_node;
  }
  if (kind == PT_NODE_TUPLE && (pt_node_at (self, target)->flags & PT_NODE_FLAG_PAREN) == 0)
    return pt_fail_at_node (self, self->words[PT_AT (self, PtTuple, target)->elts.at],
                            "only single target (not tuple) can be annotated");
  if (kind == PT_NODE_LIST || kind == PT_NODE_TUPLE)
    return pt_fail_at_node (self, target, "only single target (not %s) can be annotated",
                            pt_expr_name (self, target));
  if (!is_single_target (self, target))
    return pt_fail_at_node (self, target, "illegal target for annotation");
  PtNodeId value = 0;
  if (pt_accept (self, PT_TOKEN_EQUAL))
    value = pt_parse_yield_or_star (self);
  pt_set_target (self, target, PT_CTX_STORE);
  bool simple =
      kind == PT_NODE_NAME && (pt_node_at (self, target)->flags & PT_NODE_FLAG_PAREN) == 0;
  PtAnnAssign *node = PT_NEW (self, PtAnnAssign, ANN_ASSIGN, start);
  node->head.op = simple;
  node->target = target;
  node->annotation = annotation;
  node->value = value;
  return pt_id (self, node);
}

/* Checks what stands left of the "=" at the cursor; the cursor stays. */
static void
check_assign_target (PtParser *self, PtNodeId target, bool is_first) {
  PtNodeKind kind = pt_kind_at (self, target);
  if (kind == PT_NODE_YIELD || kind == PT_NODE_YIELD_FROM) {
    if ((pt_node_at (self, target)->flags & PT_NODE_FLAG_PAREN) == 0) {
      pt_fail_at_node (self, target, "assignment to yield expression not possible");
      return;
    }
  }
  PtNodeId invalid = pt_invalid_target (self, target, PT_CTX_STORE, false);
  if (invalid == 0) {
    pt_set_target (self, target, PT_CTX_STORE);
    return;
  }
  if (is_first) {
    /* CPython first takes what is left of the "=" for a comparison. */
    PtNodeId last = target;
    if (kind == PT_NODE_TUPLE && (pt_node_at (self, target)->flags & PT_NODE_FLAG_PAREN) == 0) {
      PtNodeList elts = PT_AT (self, PtTuple, target)->elts;
      last = self->words[elts.at + elts.len - 1];
    }
    PtSnapshot before = pt_save (self);
    pt_fail_assignment (self, last);
    if (strcmp (self->error.message, "invalid syntax") != 0 && !self->error.is_final)
      return;
    pt_restore (self, &before);
  }
  pt_set_target (self, target, PT_CTX_STORE);
}

static PtNodeId
parse_assignment (PtParser *self, PtNodeId target, uint32_t start) {
  uint32_t mark = pt_mark (self);
  PtNodeId value = target;
  bool is_first = true;
  while (pt_kind (self) == PT_TOKEN_EQUAL) {
    check_assign_target (self, value, is_first);
    is_first = false;
    pt_push (self, value);
    if (pt_in_panic (self))
      break;
    pt_advance (self);
    value = pt_parse_yield_or_star (self);
  }
  PtNodeList targets = pt_list_from (self, mark);
  PtAssign *node = PT_NEW (self, PtAssign, ASSIGN, start);
  node->targets = targets;
  node->value = value;
  return pt_id (self, node);
}

static PtNodeId
parse_named_list (PtParser *self) {
  do
    pt_parse_star_named (self);
  while (pt_accept (self, PT_TOKEN_COMMA) && !pt_ends_expressions (self));
  return 0;
}

/* "a, b c, d = 1": behind a tuple CPython reads lists of expressions, commas or not, to see whether
 * an annotation follows; and may find something wrong in them. */
static void
look_for_lists (PtParser *self, PtNodeId value) {
  if (pt_in_panic (self) || pt_kind_at (self, value) != PT_NODE_TUPLE ||
      (pt_node_at (self, value)->flags & PT_NODE_FLAG_PAREN) != 0)
    return;
  PtSnapshot before = pt_save (self);
  while (pt_begins_expression (self) && !self->error.set) {
    PtTrial list = pt_try (self, 0, parse_named_list);
    if (self->error.set || !list.valid || list.end <= self->prev_end)
      break;
    while (pt_kind (self) != PT_TOKEN_END && self->ends[self->at] <= list.end)
      pt_advance (self);
  }
  if (!self->error.set)
    pt_restore (self, &before);
}

static PtNodeId
parse_expression_statement (PtParser *self) {
  uint32_t start = pt_start (self);
  PtNodeId value = pt_parse_yield_or_star (self);
  PtTokenKind kind = pt_kind (self);
  if (kind == PT_TOKEN_EQUAL)
    return parse_assignment (self, value, start);
  if (kind == PT_TOKEN_COLON)
    return parse_annotated (self, value, start);
  if (kind == PT_TOKEN_WALRUS)
    return pt_fail_assignment (self, value);
  if (PT_UNLIKELY (pt_begins_expression (self)))
    look_for_lists (self, value);
  int op = augmented_op (kind);
  if (op >= 0)
    return parse_augmented (self, value, start, op);
  PtExpr *node = PT_NEW (self, PtExpr, EXPR, start);
  node->value = value;
  return pt_id (self, node);
}

/* Keywords */

static PtNodeId
parse_return (PtParser *self) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtNodeId value = pt_ends_expressions (self) ? 0 : pt_parse_star_expressions (self);
  PtReturn *node = PT_NEW (self, PtReturn, RETURN, start);
  node->value = value;
  return pt_id (self, node);
}

static PtNodeId
parse_raise (PtParser *self) {
  uint32_t start = pt_start (self);
  PtNodeId exc = 0, cause = 0;
  pt_advance (self);
  if (pt_begins_expression (self)) {
    exc = pt_parse_expression (self);
    if (pt_accept (self, PT_TOKEN_KW_from))
      cause = pt_parse_expression (self);
  }
  PtRaise *node = PT_NEW (self, PtRaise, RAISE, start);
  node->exc = exc;
  node->cause = cause;
  return pt_id (self, node);
}

static PtNodeId
parse_assert (PtParser *self) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtNodeId test = pt_parse_expression (self);
  PtNodeId msg = pt_accept (self, PT_TOKEN_COMMA) ? pt_parse_expression (self) : 0;
  PtAssert *node = PT_NEW (self, PtAssert, ASSERT, start);
  node->test = test;
  node->msg = msg;
  return pt_id (self, node);
}

static PtNodeId
parse_del (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  pt_advance (self);
  PtSnapshot before = pt_save (self);
  do {
    PtNodeId target =
        pt_kind (self) == PT_TOKEN_STAR ? pt_parse_star_named (self) : pt_parse_expression (self);
    pt_push (self, target);
    pt_set_target (self, target, PT_CTX_DEL);
  } while (pt_accept (self, PT_TOKEN_COMMA) && !pt_ends_expressions (self));
  if (pt_in_panic (self) && self->error.is_plain && !self->error.is_final)
    pt_fail_target_list (self, &before);
  PtNodeList targets = pt_list_from (self, mark);
  PtDelete *node = PT_NEW (self, PtDelete, DELETE, start);
  node->targets = targets;
  return pt_id (self, node);
}

static PtNodeId
parse_global (PtParser *self, PtNodeKind kind) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  pt_advance (self);
  do
    pt_push (self, pt_expect_name (self));
  while (pt_accept (self, PT_TOKEN_COMMA));
  PtNodeList names = pt_list_from (self, mark);
  PtGlobal *node = (PtGlobal *)pt_new_node (self, kind, sizeof *node / 4, start);
  node->names = names;
  return pt_id (self, node);
}

static PtNodeId
parse_word (PtParser *self, PtNodeKind kind) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  return pt_id (self, pt_new_node (self, kind, sizeof (PtNode) / 4, start));
}

/* Imports */

/* Appends the rest of a dotted name whose first word is read. */
static void
append_dotted (PtParser *self, PtStr first, PtBytes *out) {
  pt_bytes_append_view (out, pt_str_view (first));
  while (pt_accept (self, PT_TOKEN_DOT)) {
    pt_bytes_append_char (out, '.');
    pt_bytes_append_view (out, pt_str_view (pt_expect_name (self)));
  }
}

/* a.b.c, one identifier with its dots; 0 after an error. */
static PtStr
parse_dotted_name (PtParser *self) {
  uint32_t start = pt_start (self);
  PtStr name = pt_expect_name (self);
  if (pt_kind (self) != PT_TOKEN_DOT)
    return name;
  /* Mostly it stands in the source as it is. */
  uint32_t end = start, at = self->at - 1;
  while (self->starts[at] == end && self->text[end] != '\0') {
    uint32_t len = self->ends[at] - end;
    bool is_dot = self->kinds[at] == PT_TOKEN_DOT;
    if (!is_dot && (self->kinds[at] != PT_TOKEN_NAME || pt_str_view (self->values[at]).len != len))
      break;
    end += len;
    at++;
  }
  bool complete = self->kinds[at] != PT_TOKEN_DOT && self->kinds[at - 1] == PT_TOKEN_NAME &&
                  pt_simd ()->ascii_prefix (self->text + start, end - start) == end - start;
  if (complete) {
    while (pt_accept (self, PT_TOKEN_DOT))
      pt_expect_name (self);
    name = pt_intern_view ((PtView){self->text + start, end - start});
  } else {
    PT_AUTO (PtBytes) text = {0};
    append_dotted (self, name, &text);
    name = text.failed ? 0 : pt_intern_view (pt_bytes_view (&text));
  }
  if (name == 0)
    self->status = PT_ENOMEM;
  return name;
}

static PtNodeId
new_alias (PtParser *self, PtStr name, uint32_t start) {
  PtStr asname = pt_accept (self, PT_TOKEN_KW_as) ? pt_expect_name (self) : 0;
  PtAlias *node = PT_NEW (self, PtAlias, ALIAS, start);
  node->name = name;
  node->asname = asname;
  return pt_id (self, node);
}

static void
check_import_names (PtParser *self) {
  if (pt_kind (self) == PT_TOKEN_NEWLINE && self->minor >= 13)
    pt_fail_at_token (self, "Expected one or more names after 'import'");
}

static PtNodeId
parse_import (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  pt_advance (self);
  check_import_names (self);
  do {
    uint32_t name_start = pt_start (self);
    PtStr name = parse_dotted_name (self);
    pt_push (self, new_alias (self, name, name_start));
  } while (pt_accept (self, PT_TOKEN_COMMA));
  if (pt_kind (self) == PT_TOKEN_KW_from && pt_peek (self, 1) == PT_TOKEN_NAME && self->minor >= 12)
    pt_fail (self, start, self->ends[self->at + 1],
             "Did you mean to use 'from ... import ...' instead?");
  PtNodeList names = pt_list_from (self, mark);
  PtImport *node = PT_NEW (self, PtImport, IMPORT, start);
  node->names = names;
  return pt_id (self, node);
}

static PtNodeList
parse_import_names (PtParser *self) {
  uint32_t mark = pt_mark (self);
  if (pt_kind (self) == PT_TOKEN_STAR) {
    uint32_t start = pt_start (self);
    pt_advance (self);
    PtStr star = pt_intern ("*", 1);
    PtAlias *node = PT_NEW (self, PtAlias, ALIAS, start);
    node->name = star;
    node->asname = 0;
    pt_push (self, pt_id (self, node));
    return pt_list_from (self, mark);
  }
  bool paren = pt_accept (self, PT_TOKEN_LPAR);
  self->brackets += paren;
  do {
    uint32_t start = pt_start (self);
    if (pt_kind (self) == PT_TOKEN_RPAR && pt_mark (self) > mark && paren)
      break;
    if (pt_kind (self) == PT_TOKEN_NEWLINE && pt_mark (self) > mark) {
      pt_fail_at_token (self, "trailing comma not allowed without surrounding parentheses");
      break;
    }
    PtStr name = pt_expect_name (self);
    pt_push (self, new_alias (self, name, start));
  } while (pt_accept (self, PT_TOKEN_COMMA));
  if (paren) {
    pt_expect (self, PT_TOKEN_RPAR);
    self->brackets--;
  }
  return pt_list_from (self, mark);
}

static PtNodeId
parse_import_from (PtParser *self) {
  uint32_t start = pt_start (self), level = 0;
  pt_advance (self);
  for (;; pt_advance (self)) {
    if (pt_kind (self) == PT_TOKEN_DOT)
      level++;
    else if (pt_kind (self) == PT_TOKEN_ELLIPSIS)
      level += 3;
    else
      break;
  }
  PtStr module = 0;
  if (level == 0 || pt_kind (self) != PT_TOKEN_KW_import)
    module = parse_dotted_name (self);
  pt_expect (self, PT_TOKEN_KW_import);
  check_import_names (self);
  PtNodeList names = parse_import_names (self);
  PtImportFrom *node = PT_NEW (self, PtImportFrom, IMPORT_FROM, start);
  node->module = module;
  node->names = names;
  node->level = level;
  return pt_id (self, node);
}

/* type X[T] = value */
static PtNodeId
parse_type_alias (PtParser *self) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  uint32_t name_start = pt_start (self);
  PtStr name = pt_expect_name (self);
  PtNodeId target = pt_new_name (self, name, PT_CTX_STORE, name_start);
  pt_need_version (self, 12, start, self->prev_end, "Type statement is");
  PtNodeList params = pt_parse_type_params (self);
  pt_expect (self, PT_TOKEN_EQUAL);
  PtNodeId value = pt_parse_expression (self);
  PtTypeAlias *node = PT_NEW (self, PtTypeAlias, TYPE_ALIAS, start);
  node->name = target;
  node->type_params = params;
  node->value = value;
  return pt_id (self, node);
}

static bool
at_type_alias (const PtParser *self) {
  if (!pt_at_name (self, PT_NAME_type) || pt_peek (self, 1) != PT_TOKEN_NAME)
    return false;
  PtTokenKind next = pt_peek (self, 2);
  return next == PT_TOKEN_EQUAL || next == PT_TOKEN_LSQB;
}

static PtNodeId
parse_simple_statement (PtParser *self) {
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_KW_return:
    return parse_return (self);
  case PT_TOKEN_KW_import:
    return parse_import (self);
  case PT_TOKEN_KW_from:
    return parse_import_from (self);
  case PT_TOKEN_KW_raise:
    return parse_raise (self);
  case PT_TOKEN_KW_pass:
    return parse_word (self, PT_NODE_PASS);
  case PT_TOKEN_KW_break:
    return parse_word (self, PT_NODE_BREAK);
  case PT_TOKEN_KW_continue:
    return parse_word (self, PT_NODE_CONTINUE);
  case PT_TOKEN_KW_del:
    return parse_del (self);
  case PT_TOKEN_KW_assert:
    return parse_assert (self);
  case PT_TOKEN_KW_global:
    return parse_global (self, PT_NODE_GLOBAL);
  case PT_TOKEN_KW_nonlocal:
    return parse_global (self, PT_NODE_NONLOCAL);
  default:
    return at_type_alias (self) ? parse_type_alias (self) : parse_expression_statement (self);
  }
}

void
pt_parse_simple_statements (PtParser *self) {
  do
    pt_push (self, parse_simple_statement (self));
  while (pt_accept (self, PT_TOKEN_SEMI) && pt_kind (self) != PT_TOKEN_NEWLINE);
  if (pt_kind (self) == PT_TOKEN_NEWLINE)
    pt_advance_layout (self);
  else
    pt_fail_here (self);
}
