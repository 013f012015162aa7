// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Expressions down to operators. What operators join is in parse_atom.c.

#include "core/syntax/parser_private.h"

typedef struct {
  uint8_t prec; /* PT_PREC_*; 0: no operator */
  uint8_t op;   /* PT_OP_*, PT_CMP_* or PT_BOOL_* */
} Operator;

static const Operator operators[PT_TOKEN_COUNT] = {
    [PT_TOKEN_KW_or] = {PT_PREC_OR, PT_BOOL_OR},
    [PT_TOKEN_KW_and] = {PT_PREC_AND, PT_BOOL_AND},
    [PT_TOKEN_EQ_EQ] = {PT_PREC_COMPARE, PT_CMP_EQ},
    [PT_TOKEN_NOT_EQ] = {PT_PREC_COMPARE, PT_CMP_NOT_EQ},
    [PT_TOKEN_LESS] = {PT_PREC_COMPARE, PT_CMP_LT},
    [PT_TOKEN_LESS_EQ] = {PT_PREC_COMPARE, PT_CMP_LT_E},
    [PT_TOKEN_GREATER] = {PT_PREC_COMPARE, PT_CMP_GT},
    [PT_TOKEN_GREATER_EQ] = {PT_PREC_COMPARE, PT_CMP_GT_E},
    [PT_TOKEN_KW_is] = {PT_PREC_COMPARE, PT_CMP_IS},
    [PT_TOKEN_KW_in] = {PT_PREC_COMPARE, PT_CMP_IN},
    [PT_TOKEN_KW_not] = {PT_PREC_COMPARE, PT_CMP_NOT_IN},
    [PT_TOKEN_VBAR] = {PT_PREC_BIT_OR, PT_OP_BIT_OR},
    [PT_TOKEN_CIRCUMFLEX] = {PT_PREC_BIT_XOR, PT_OP_BIT_XOR},
    [PT_TOKEN_AMPER] = {PT_PREC_BIT_AND, PT_OP_BIT_AND},
    [PT_TOKEN_LEFT_SHIFT] = {PT_PREC_SHIFT, PT_OP_LSHIFT},
    [PT_TOKEN_RIGHT_SHIFT] = {PT_PREC_SHIFT, PT_OP_RSHIFT},
    [PT_TOKEN_PLUS] = {PT_PREC_SUM, PT_OP_ADD},
    [PT_TOKEN_MINUS] = {PT_PREC_SUM, PT_OP_SUB},
    [PT_TOKEN_STAR] = {PT_PREC_TERM, PT_OP_MULT},
    [PT_TOKEN_AT] = {PT_PREC_TERM, PT_OP_MAT_MULT},
    [PT_TOKEN_SLASH] = {PT_PREC_TERM, PT_OP_DIV},
    [PT_TOKEN_PERCENT] = {PT_PREC_TERM, PT_OP_MOD},
    [PT_TOKEN_SLASH_SLASH] = {PT_PREC_TERM, PT_OP_FLOOR_DIV},
    [PT_TOKEN_STAR_STAR] = {PT_PREC_POWER, PT_OP_POW},
};

bool
pt_begins_expression (const PtParser *self) {
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_NAME:
  case PT_TOKEN_NUMBER:
  case PT_TOKEN_STRING:
  case PT_TOKEN_FSTRING_START:
  case PT_TOKEN_LPAR:
  case PT_TOKEN_LSQB:
  case PT_TOKEN_LBRACE:
  case PT_TOKEN_ELLIPSIS:
  case PT_TOKEN_PLUS:
  case PT_TOKEN_MINUS:
  case PT_TOKEN_TILDE:
  case PT_TOKEN_KW_False:
  case PT_TOKEN_KW_None:
  case PT_TOKEN_KW_True:
  case PT_TOKEN_KW_await:
  case PT_TOKEN_KW_lambda:
  case PT_TOKEN_KW_not:
    return true;
  default:
    return false;
  }
}

bool
pt_ends_expressions (const PtParser *self) {
  return !pt_begins_expression (self) && pt_kind (self) != PT_TOKEN_STAR &&
         pt_kind (self) != PT_TOKEN_ERROR;
}

/* Operators */

static PtNodeId
parse_unary (PtParser *self, PtUnary op, int operand_prec) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtNodeId operand = pt_parse_operators (self, operand_prec);
  PtUnaryOp *node = PT_NEW (self, PtUnaryOp, UNARY_OP, start);
  node->head.op = (uint8_t)op;
  node->operand = operand;
  PtNodeId id = pt_id (self, node);
  pt_grow_taller (self);
  return id;
}

static PtNodeId
parse_bool (PtParser *self, PtNodeId left, uint32_t start, Operator op) {
  PtTokenKind kind = pt_kind (self);
  uint32_t mark = pt_mark (self);
  pt_push (self, left);
  while (pt_accept (self, kind))
    pt_push (self, pt_parse_operators (self, op.prec + 1));
  PtNodeList values = pt_list_from (self, mark);
  PtBoolOp *node = PT_NEW (self, PtBoolOp, BOOL_OP, start);
  node->head.op = op.op;
  node->values = values;
  return pt_id (self, node);
}

/* The comparison operator at the cursor, which has two tokens in "is not" and "not in". */
static PtCmp
accept_comparison (PtParser *self, Operator op) {
  PtTokenKind kind = pt_kind (self);
  if (kind == PT_TOKEN_NOT_EQ && self->text[pt_start (self)] == '<') /* "<>" is gone */
    pt_fail_plainly (self);
  pt_advance (self);
  if (kind == PT_TOKEN_KW_not)
    pt_advance (self);
  else if (kind == PT_TOKEN_KW_is && pt_accept (self, PT_TOKEN_KW_not))
    return PT_CMP_IS_NOT;
  return (PtCmp)op.op;
}

static PtNodeId
parse_comparison (PtParser *self, PtNodeId left, uint32_t start) {
  uint32_t mark = pt_mark (self);
  /* Operators and operands alternate on the stack until their number is known. */
  for (;;) {
    Operator op = operators[pt_kind (self)];
    if (op.prec != PT_PREC_COMPARE ||
        (pt_kind (self) == PT_TOKEN_KW_not && pt_peek (self, 1) != PT_TOKEN_KW_in))
      break;
    pt_push (self, accept_comparison (self, op));
    pt_push (self, pt_parse_operators (self, PT_PREC_BIT_OR));
  }
  uint32_t count = (pt_mark (self) - mark) / 2;
  PtNodeList pairs = pt_list_from (self, mark);
  if (pt_in_panic (self))
    return self->error_node;
  /* The pairs become two lists in place. */
  uint32_t *items = self->words + pairs.at;
  if (count == 2) {
    uint32_t operand = items[1];
    items[1] = items[2];
    items[2] = operand;
  } else if (count > 2) {
    for (uint32_t i = 0; i < count; i++)
      pt_push (self, items[2 * i + 1]);
    for (uint32_t i = 0; i < count; i++)
      items[i] = items[2 * i];
    if (self->status == PT_OK)
      memcpy (items + count, self->stack.items + mark, count * sizeof *items);
    self->stack.len = mark;
  }
  PtCompare *node = PT_NEW (self, PtCompare, COMPARE, start);
  node->left = left;
  node->ops = (PtNodeList){pairs.at, count};
  node->comparators = (PtNodeList){pairs.at + count, count};
  return pt_id (self, node);
}

static PtNodeId
parse_binary (PtParser *self, PtNodeId left, uint32_t start, Operator op) {
  pt_advance (self);
  /* Power binds to the right, and looser than a sign on its right. */
  PtNodeId right =
      pt_parse_operators (self, op.prec == PT_PREC_POWER ? PT_PREC_UNARY : op.prec + 1);
  PtBinOp *node = PT_NEW (self, PtBinOp, BIN_OP, start);
  node->head.op = op.op;
  node->left = left;
  node->right = right;
  return pt_id (self, node);
}

static PtNodeId
parse_inversion (PtParser *self) {
  return pt_parse_operators (self, PT_PREC_NOT);
}

/* "3 + not x" */
static PtNodeId
fail_misplaced_not (PtParser *self) {
  if (self->minor < 13)
    return pt_fail_here (self);
  PtTrial operand = pt_try (self, 1, parse_inversion);
  return operand.valid ? pt_fail (self, pt_start (self), operand.end,
                                  "'not' after an operator must be parenthesized")
                       : pt_fail_here (self);
}

PtNodeId
pt_parse_operators (PtParser *self, int min_prec) {
  if (!pt_enter (self))
    return self->error_node;
  uint32_t outer_height = self->height;
  self->height = 0;
  uint32_t start = pt_start (self);
  PtNodeId left;
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_KW_not:
    if (min_prec > PT_PREC_NOT)
      left = fail_misplaced_not (self);
    else
      left = parse_unary (self, PT_UNARY_NOT, PT_PREC_NOT);
    break;
  case PT_TOKEN_MINUS:
    left = parse_unary (self, PT_UNARY_USUB, PT_PREC_UNARY);
    break;
  case PT_TOKEN_PLUS:
    left = parse_unary (self, PT_UNARY_UADD, PT_PREC_UNARY);
    break;
  case PT_TOKEN_TILDE:
    left = parse_unary (self, PT_UNARY_INVERT, PT_PREC_UNARY);
    break;
  default:
    left = pt_parse_primary (self);
  }

  for (;;) {
    Operator op = operators[pt_kind (self)];
    if (op.prec == PT_PREC_NONE || op.prec < min_prec)
      break;
    if (op.prec >= PT_PREC_BIT_OR)
      left = parse_binary (self, left, start, op);
    else if (op.prec != PT_PREC_COMPARE)
      left = parse_bool (self, left, start, op);
    else if (pt_kind (self) == PT_TOKEN_KW_not && pt_peek (self, 1) != PT_TOKEN_KW_in)
      break;
    else
      left = parse_comparison (self, left, start);
    pt_grow_taller (self);
  }

  if (self->height < outer_height)
    self->height = outer_height;
  pt_leave (self);
  return left;
}

PtNodeId
pt_parse_disjunction (PtParser *self) {
  uint32_t first = self->at;
  bool plain_only = self->plain_only;
  self->plain_only |= self->trial_depth > 0 && self->read_at == first;
  uint32_t outer = self->inside_at;
  self->inside_at = first;
  PtNodeId node = pt_parse_operators (self, PT_PREC_OR);
  self->plain_only = plain_only;
  self->inside_at = outer;
  self->operand_at = first;
  self->operand_end = self->at;
  return node;
}

/* Expressions */

static PtNodeId
parse_lambda (PtParser *self) {
  if (!pt_enter (self))
    return self->error_node;
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtNodeId args = pt_parse_parameters (self, PT_TOKEN_COLON);
  pt_expect (self, PT_TOKEN_COLON);
  PtNodeId body = pt_parse_expression (self);
  PtLambda *node = PT_NEW (self, PtLambda, LAMBDA, start);
  node->args = args;
  node->body = body;
  PtNodeId id = pt_id (self, node);
  pt_grow_taller (self);
  pt_leave (self);
  return id;
}

static PtNodeId
parse_conditional (PtParser *self, PtNodeId body, uint32_t first) {
  uint32_t start = self->starts[first];
  if (!pt_enter (self))
    return self->error_node;
  pt_advance (self);
  PtNodeId test = pt_parse_disjunction (self);
  if (pt_kind (self) != PT_TOKEN_KW_else && !pt_in_panic (self)) {
    if (pt_kind (self) != PT_TOKEN_COLON && pt_kind (self) != PT_TOKEN_ERROR)
      return pt_fail (self, start, self->prev_end, "expected 'else' after 'if' expression");
    return pt_fail_here (self);
  }
  pt_advance (self);
  PtNodeId orelse = pt_parse_expression (self);
  PtIfExp *node = PT_NEW (self, PtIfExp, IF_EXP, start);
  node->test = test;
  node->body = body;
  node->orelse = orelse;
  PtNodeId id = pt_id (self, node);
  pt_grow_taller (self);
  pt_leave (self);
  return id;
}

PtNodeId
pt_parse_expression (PtParser *self) {
  if (pt_kind (self) == PT_TOKEN_KW_lambda)
    return parse_lambda (self);
  uint32_t first = self->at;
  PtNodeId node = pt_parse_disjunction (self);
  if (pt_kind (self) == PT_TOKEN_KW_if)
    return parse_conditional (self, node, first);
  return node;
}

static PtNodeId
parse_named_target (PtParser *self) {
  uint32_t start = pt_start (self), end = self->ends[self->at + 1];
  PtStr name = self->values[self->at];
  pt_advance (self);
  PtNodeId target = pt_new_name (self, name, PT_CTX_STORE, start);
  pt_need_version (self, 8, start, end, "Assignment expressions are");
  pt_advance (self);
  PtNodeId value = pt_parse_expression (self);
  PtNamedExpr *node = PT_NEW (self, PtNamedExpr, NAMED_EXPR, start);
  node->target = target;
  node->value = value;
  PtNodeId id = pt_id (self, node);
  pt_grow_taller (self);
  return id;
}

PtNodeId
pt_parse_named (PtParser *self) {
  if (pt_kind (self) == PT_TOKEN_NAME && pt_peek (self, 1) == PT_TOKEN_WALRUS)
    return parse_named_target (self);
  PtNodeId node = pt_parse_expression (self);
  if (PT_UNLIKELY (pt_kind (self) == PT_TOKEN_EQUAL || pt_kind (self) == PT_TOKEN_WALRUS))
    return pt_fail_assignment (self, node);
  return node;
}

static PtNodeId
parse_starred (PtParser *self) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtNodeId value = pt_parse_operators (self, PT_PREC_BIT_OR);
  PtStarred *node = PT_NEW (self, PtStarred, STARRED, start);
  node->value = value;
  return pt_id (self, node);
}

PtNodeId
pt_parse_star_named (PtParser *self) {
  return pt_kind (self) == PT_TOKEN_STAR ? parse_starred (self) : pt_parse_named (self);
}

static PtNodeId
parse_star_expression (PtParser *self) {
  return pt_kind (self) == PT_TOKEN_STAR ? parse_starred (self) : pt_parse_expression (self);
}

/* Makes a tuple of first and of what follows the comma at the cursor. */
static PtNodeId
parse_tuple_rest (PtParser *self, PtNodeId first, uint32_t start,
                  PtNodeId (*parse_item) (PtParser *)) {
  uint32_t mark = pt_mark (self);
  pt_push (self, first);
  while (pt_accept (self, PT_TOKEN_COMMA) && !pt_ends_expressions (self))
    pt_push (self, parse_item (self));
  PtNodeList elts = pt_list_from (self, mark);
  PtTuple *node = PT_NEW (self, PtTuple, TUPLE, start);
  node->elts = elts;
  PtNodeId id = pt_id (self, node);
  pt_grow_taller (self);
  return id;
}

PtNodeId
pt_parse_star_expressions (PtParser *self) {
  uint32_t start = pt_start (self);
  PtNodeId node = parse_star_expression (self);
  if (pt_kind (self) == PT_TOKEN_COMMA)
    return parse_tuple_rest (self, node, start, parse_star_expression);
  return node;
}

PtNodeId
pt_parse_yield (PtParser *self) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  if (pt_accept (self, PT_TOKEN_KW_from)) {
    PtNodeId value = pt_parse_expression (self);
    PtYieldFrom *node = PT_NEW (self, PtYieldFrom, YIELD_FROM, start);
    node->value = value;
    return pt_id (self, node);
  }
  PtNodeId value = pt_ends_expressions (self) ? 0 : pt_parse_star_expressions (self);
  PtYield *node = PT_NEW (self, PtYield, YIELD, start);
  node->value = value;
  return pt_id (self, node);
}

PtNodeId
pt_parse_yield_or_star (PtParser *self) {
  return pt_kind (self) == PT_TOKEN_KW_yield ? pt_parse_yield (self)
                                             : pt_parse_star_expressions (self);
}

static PtNodeId
parse_for_target (PtParser *self) {
  if (pt_kind (self) == PT_TOKEN_STAR)
    return parse_starred (self);
  uint32_t first = self->at;
  PtNodeId target = pt_parse_operators (self, PT_PREC_BIT_OR);
  self->operand_at = first;
  self->operand_end = self->at;
  return target;
}

/* Targets are names, attributes, subscripts and brackets of them. */
void
pt_fail_target_list (PtParser *self, const PtSnapshot *before) {
  uint32_t furthest = self->furthest;
  bool plain_only = self->plain_only;
  pt_restore (self, before);
  self->plain_only = true;
  do {
    pt_accept (self, PT_TOKEN_STAR);
    if (pt_kind (self) == PT_TOKEN_KW_await)
      break;
    pt_parse_primary (self);
  } while (pt_accept (self, PT_TOKEN_COMMA));
  pt_fail_plainly (self);
  self->plain_only = plain_only;
  pt_look_at (self, furthest);
}

/* What is no list of targets may be a list of expressions: "for not x in y". */
static void
fail_for_targets (PtParser *self, const PtSnapshot *before) {
  pt_restore (self, before);
  PtNodeId node = pt_parse_star_expressions (self);
  if (!pt_in_panic (self)) {
    PtNodeId invalid = pt_invalid_target (self, node, PT_CTX_STORE, true);
    if (invalid != 0)
      pt_fail_at_node (self, invalid, "cannot assign to %s", pt_expr_name (self, invalid));
  }
  if (!self->error.set || self->error.is_plain)
    pt_fail_target_list (self, before);
}

PtNodeId
pt_parse_for_targets (PtParser *self, bool in_comprehension) {
  PtSnapshot before = pt_save (self);
  uint32_t start = pt_start (self);
  PtNodeId node = parse_for_target (self);
  if (pt_kind (self) == PT_TOKEN_COMMA)
    node = parse_tuple_rest (self, node, start, parse_for_target);
  if (PT_UNLIKELY (self->error.set && self->error.is_plain && !before.error.set))
    fail_for_targets (self, &before);
  PtTokenKind next = pt_kind (self);
  if (next != PT_TOKEN_KW_in && !pt_in_panic (self))
    pt_look_behind_operand (self);
  if (next == PT_TOKEN_KW_if || next == PT_TOKEN_KW_and || next == PT_TOKEN_KW_or)
    fail_for_targets (self, &before);
  if (self->minor >= 13 && pt_kind (self) != PT_TOKEN_KW_in && pt_kind (self) != PT_TOKEN_ERROR &&
      !pt_in_panic (self) && in_comprehension)
    return pt_fail_at_node (self, node, "'in' expected after for-loop variables");
  if (!pt_in_panic (self) && pt_invalid_target (self, node, PT_CTX_STORE, false) != 0 &&
      pt_invalid_target (self, node, PT_CTX_STORE, true) == 0)
    return pt_fail_plainly (self);
  pt_set_target (self, node, PT_CTX_STORE);
  return node;
}
