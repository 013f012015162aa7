// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Arguments of a call or a class: positional, keyword, * and **, and the rules about their order.

#include "core/syntax/parser_private.h"

typedef struct {
  bool has_keyword;     /* name=value was seen */
  bool has_unpacking;   /* **mapping was seen */
  PtNodeId bare_genexp; /* generator expression without parentheses */
  const char *disorder; /* what is wrong with their order; NULL: nothing yet */
} Arguments;

static bool
at_comprehension (const PtParser *self) {
  return pt_kind (self) == PT_TOKEN_KW_for ||
         (pt_kind (self) == PT_TOKEN_KW_async && pt_peek (self, 1) == PT_TOKEN_KW_for);
}

static void
push_keyword (PtParser *self, PtStr name, PtNodeId value, uint32_t start) {
  PtKeyword *node = PT_NEW (self, PtKeyword, KEYWORD, start);
  node->arg = name;
  node->value = value;
  pt_push (self, pt_id (self, node));
}

static void
parse_keyword (PtParser *self, Arguments *arguments) {
  uint32_t start = pt_start (self);
  PtStr name = self->values[self->at];
  pt_advance (self);
  uint32_t equal = pt_start (self);
  pt_advance (self);
  if ((pt_kind (self) == PT_TOKEN_RPAR || pt_kind (self) == PT_TOKEN_COMMA) && self->minor >= 12) {
    pt_fail (self, start, equal + 1, "expected argument value expression");
    return;
  }
  PtNodeId value = pt_parse_expression (self);
  if (at_comprehension (self)) {
    pt_fail (self, start, equal + 1,
             "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    return;
  }
  arguments->has_keyword = true;
  push_keyword (self, name, value, start);
}

/* CPython reads the arguments to their end before it says that their order is wrong, and shows
 * where it has arrived. */
static void
fail_order (PtParser *self, const Arguments *arguments) {
  if (self->error.set && !self->error.is_plain)
    return;
  if (!self->error.set)
    pt_look_at (self, self->at);
  uint32_t error_at = self->error.set ? self->error_at : self->at;
  self->error.set = false;
  self->at = self->furthest;
  pt_fail_at_token (self, "%s", arguments->disorder);
  self->error_at = error_at;
}

/* "f(*a=1)" */
static void
check_unpacking_assigned (PtParser *self, uint32_t start, const char *what) {
  if (pt_kind (self) != PT_TOKEN_EQUAL || self->minor < 12)
    return;
  if (pt_try (self, 1, pt_parse_expression).valid)
    pt_fail (self, start, self->ends[self->at], "cannot assign to %s argument unpacking", what);
}

static void
parse_starred (PtParser *self, Arguments *arguments) {
  uint32_t start = pt_start (self);
  if (arguments->has_unpacking) {
    pt_fail (self, start, start + 1,
             "iterable argument unpacking follows keyword argument unpacking");
    return;
  }
  pt_advance (self);
  if (self->minor >= 13 && !pt_begins_expression (self)) {
    pt_fail (self, start, start + 1, "Invalid star expression");
    return;
  }
  PtNodeId value = pt_parse_expression (self);
  PtStarred *node = PT_NEW (self, PtStarred, STARRED, start);
  node->value = value;
  pt_push (self, pt_id (self, node));
  check_unpacking_assigned (self, start, "iterable");
  if (at_comprehension (self))
    pt_fail (self, start, self->prev_end, "iterable unpacking cannot be used in comprehension");
}

static void
parse_unpacking (PtParser *self, Arguments *arguments) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtNodeId value = pt_parse_expression (self);
  check_unpacking_assigned (self, start, "keyword");
  arguments->has_unpacking = true;
  push_keyword (self, 0, value, start);
}

/* "f(x.a=1)", "f(True=1)" */
static void
fail_keyword (PtParser *self, PtNodeId left) {
  PtNode *node = pt_node_at (self, left);
  bool is_word = node->kind == PT_NODE_CONSTANT && node->op <= PT_CONST_FALSE &&
                 (node->flags & PT_NODE_FLAG_PAREN) == 0;
  if (is_word)
    pt_fail (self, node->start, self->ends[self->at], "cannot assign to %s",
             pt_expr_name (self, left));
  else
    pt_fail (self, node->start, self->ends[self->at],
             "expression cannot contain assignment, perhaps you meant \"==\"?");
}

static void
parse_positional (PtParser *self, Arguments *arguments, uint32_t open, bool is_first) {
  uint32_t start = pt_start (self);
  bool named = pt_kind (self) == PT_TOKEN_NAME && pt_peek (self, 1) == PT_TOKEN_WALRUS;
  PtNodeId node = named ? pt_parse_named (self) : pt_parse_expression (self);
  if (pt_kind (self) == PT_TOKEN_EQUAL && !named) {
    fail_keyword (self, node);
    return;
  }
  if (pt_kind (self) == PT_TOKEN_WALRUS) {
    pt_fail_here (self);
    return;
  }
  if (at_comprehension (self)) {
    uint32_t keyword = self->at;
    PtNodeList generators = pt_parse_comprehension (self);
    if (pt_in_panic (self) && self->error.is_plain && !is_first)
      self->error.span = pt_token_span (self, keyword); /* the first pass doesn't get further */
    bool alone = is_first && pt_kind (self) == PT_TOKEN_RPAR;
    if (!alone && !pt_in_panic (self) &&
        (pt_kind (self) == PT_TOKEN_COMMA || pt_kind (self) == PT_TOKEN_RPAR)) {
      pt_fail (self, start, self->prev_end, "Generator expression must be parenthesized");
      return;
    }
    if (open == PT_NO_GENEXP && !pt_in_panic (self)) {
      self->at = keyword;
      pt_fail_plainly (self);
      return;
    }
    PtGeneratorExp *genexp = PT_NEW (self, PtGeneratorExp, GENERATOR_EXP, open);
    genexp->elt = node;
    genexp->generators = generators;
    node = arguments->bare_genexp = pt_id (self, genexp);
  }
  pt_push (self, node);
  if (arguments->disorder == NULL && !pt_in_panic (self) &&
      (arguments->has_keyword || arguments->has_unpacking))
    arguments->disorder = arguments->has_unpacking
                              ? "positional argument follows keyword argument unpacking"
                              : "positional argument follows keyword argument";
}

/* The arguments on the stack from mark on are mixed: makes the two lists of them. */
static void
split_arguments (PtParser *self, uint32_t mark, PtNodeList *ret_args, PtNodeList *ret_keywords) {
  uint32_t end = pt_mark (self), n_args = 0;
  for (uint32_t i = mark; i < end; i++) {
    PtNodeId id = self->stack.items[i];
    if (pt_kind_at (self, id) == PT_NODE_KEYWORD)
      pt_push (self, id);
    else
      self->stack.items[mark + n_args++] = id;
  }
  *ret_keywords = pt_list_from (self, end);
  self->stack.len = mark + n_args;
  *ret_args = pt_list_from (self, mark);
}

void
pt_parse_arguments (PtParser *self, uint32_t open, PtNodeList *ret_args, PtNodeList *ret_keywords) {
  uint32_t mark = pt_mark (self);
  Arguments arguments = {0};
  bool is_first = true;
  while (pt_kind (self) != PT_TOKEN_RPAR && !pt_in_panic (self)) {
    if (pt_kind (self) == PT_TOKEN_NAME && pt_peek (self, 1) == PT_TOKEN_EQUAL)
      parse_keyword (self, &arguments);
    else if (pt_kind (self) == PT_TOKEN_STAR)
      parse_starred (self, &arguments);
    else if (pt_kind (self) == PT_TOKEN_STAR_STAR)
      parse_unpacking (self, &arguments);
    else
      parse_positional (self, &arguments, open, is_first);
    is_first = false;
    if (!pt_accept (self, PT_TOKEN_COMMA))
      break;
  }
  if (PT_UNLIKELY (arguments.disorder != NULL)) {
    if (!pt_in_panic (self) && pt_kind (self) != PT_TOKEN_RPAR)
      pt_look_behind_operand (self);
    fail_order (self, &arguments);
  }
  pt_expect (self, PT_TOKEN_RPAR);
  if (arguments.bare_genexp != 0)
    pt_node_at (self, arguments.bare_genexp)->end = self->prev_end;
  split_arguments (self, mark, ret_args, ret_keywords);
}
