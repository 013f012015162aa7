// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Expressions. Evaluation is left to right as in CPython; where a yield stands among operands, the
// ones before it are kept in temporaries, so that a yield is never inside a larger expression.

#include "core/hir/lower_private.h"

#include <string.h>

PtHirId
lower_optional (Lower *self, PtNodeId node) {
  return node == 0 ? 0 : lower_expr (self, node);
}

static bool
any_has_yield (Lower *self, PtNodeList nodes) {
  for (uint32_t i = 0; i < nodes.len; i++) {
    PtNodeId node = pt_ast_list (self->ast, nodes)[i];
    if (node != 0 && lower_has_yield (self, node))
      return true;
  }
  return false;
}

static bool
defaults_have_yield (Lower *self, PtNodeId node) {
  const PtArguments *args = pt_ast_arguments (self->ast, node);
  return any_has_yield (self, args->defaults) || any_has_yield (self, args->kw_defaults);
}

bool
lower_has_yield (Lower *self, PtNodeId node) {
  const PtNode *head = pt_ast_node (self->ast, node);
  switch (head->kind) {
  case PT_NODE_YIELD:
  case PT_NODE_YIELD_FROM:
  case PT_NODE_AWAIT:
  case PT_NODE_ASYNC_FOR:
  case PT_NODE_ASYNC_WITH:
    return true;
  /* Of what has a body of its own, some parts are evaluated here. */
  case PT_NODE_LAMBDA:
    return defaults_have_yield (self, pt_ast_lambda (self->ast, node)->args);
  case PT_NODE_FUNCTION_DEF:
  case PT_NODE_ASYNC_FUNCTION_DEF: {
    const PtFunctionDef *def = (const PtFunctionDef *)head; /* as AsyncFunctionDef */
    return defaults_have_yield (self, def->args) || any_has_yield (self, def->decorator_list);
  }
  case PT_NODE_CLASS_DEF: {
    const PtClassDef *def = pt_ast_class_def (self->ast, node);
    return any_has_yield (self, def->bases) || any_has_yield (self, def->keywords) ||
           any_has_yield (self, def->decorator_list);
  }
  case PT_NODE_GENERATOR_EXP: {
    PtNodeList generators = pt_ast_generator_exp (self->ast, node)->generators;
    PtNodeId first = pt_ast_list (self->ast, generators)[0];
    return lower_has_yield (self, pt_ast_comprehension (self->ast, first)->iter);
  }
  case PT_NODE_LIST_COMP:
  case PT_NODE_SET_COMP:
  case PT_NODE_DICT_COMP:
    if (lower_comp_awaits (self, node))
      return true;
    break;
  case PT_NODE_CONSTANT:
  case PT_NODE_NAME:
    return false;
  default:
    break;
  }
  PtNodeIter iter = pt_node_children (self->ast, node);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    if (lower_has_yield (self, child))
      return true;
  return false;
}

PtHirId
lower_spill (Lower *self, PtNodeId at, PtHirId value) {
  uint8_t op = pt_hir_node (self->hir, value)->op;
  if (op == PT_HIR_STAR) {
    /* No value by itself: the elements are kept, as a list. */
    PtHirId list = lower_add (self, PT_HIR_LIST, at, pt_hir_list (self->hir, &value, 1), 0, 0, 0);
    return lower_add (self, PT_HIR_STAR, at, lower_spill (self, at, list), 0, 0, 0);
  }
  if (op == PT_HIR_FORMAT)
    value = lower_add (self, PT_HIR_FSTRING, at, pt_hir_list (self->hir, &value, 1), 0, 0, 0);
  PtSymId temp = lower_temp (self, PT_SYM_TEMP);
  pt_hir_sym (self->hir, temp)->stores++;
  lower_emit (self, lower_add (self, PT_HIR_STORE, at, temp, value, 0, 0));
  return lower_load_sym (self, at, temp);
}

void
lower_operands (Lower *self, const PtNodeId *nodes, uint32_t n, PtHirId *ret_ids) {
  uint32_t last = 0;
  if (self->hir->funcs.items[self->func->func].is_generator)
    for (uint32_t i = 0; i < n; i++)
      if (nodes[i] != 0 && lower_has_yield (self, nodes[i]))
        last = i;
  for (uint32_t i = 0; i < n; i++) {
    ret_ids[i] = lower_optional (self, nodes[i]);
    if (i < last && ret_ids[i] != 0)
      ret_ids[i] = lower_spill (self, nodes[i], ret_ids[i]);
  }
}

static PtHirId
lower_constant (Lower *self, PtNodeId node) {
  const PtConstant *constant = pt_ast_constant (self->ast, node);
  PtHir *hir = self->hir;
  switch ((PtConstKind)constant->head.op) {
  case PT_CONST_NONE:
    return lower_none (self, node);
  case PT_CONST_TRUE:
  case PT_CONST_FALSE:
    return lower_add (self, PT_HIR_BOOL, node, constant->head.op == PT_CONST_TRUE, 0, 0, 0);
  case PT_CONST_ELLIPSIS:
    return lower_add (self, PT_HIR_ELLIPSIS, node, 0, 0, 0, 0);
  case PT_CONST_FLOAT:
  case PT_CONST_COMPLEX:
    if (!pt_doubles_push (&hir->doubles, pt_ast_double (constant)))
      hir->failed = true;
    return lower_add (self, constant->head.op == PT_CONST_FLOAT ? PT_HIR_FLOAT : PT_HIR_COMPLEX,
                      node, hir->doubles.len - 1, 0, 0, 0);
  case PT_CONST_INT:
  case PT_CONST_STR:
  case PT_CONST_BYTES: {
    if (!pt_texts_push (&hir->texts, pt_ast_text (self->ast, constant->at, constant->len)))
      hir->failed = true;
    PtHirOp op = constant->head.op == PT_CONST_INT   ? PT_HIR_INT
                 : constant->head.op == PT_CONST_STR ? PT_HIR_STR
                                                     : PT_HIR_BYTES;
    return lower_add (self, op, node, hir->texts.len - 1, 0, 0, 0);
  }
  }
  return 0;
}

/** Operands after the first may run or not: with a yield in them they become statements. */
static PtHirId
lower_bool_op (Lower *self, PtNodeId node) {
  const PtBoolOp *op = pt_ast_bool_op (self->ast, node);
  const PtNodeId *values = pt_ast_list (self->ast, op->values);
  PtHirOp kind = op->head.op == PT_BOOL_AND ? PT_HIR_AND : PT_HIR_OR;
  if (!lower_has_yield (self, node)) {
    /* From the right, so that the chain nests as it is evaluated. */
    PtHirId *ids = PT_ARENA_ARRAY (self->arena, PtHirId, op->values.len);
    if (ids == NULL) {
      self->hir->failed = true;
      return 0;
    }
    for (uint32_t i = 0; i < op->values.len; i++)
      ids[i] = lower_expr (self, values[i]);
    PtHirId result = ids[op->values.len - 1];
    for (uint32_t i = op->values.len - 1; i-- > 0;)
      result = lower_add (self, kind, node, ids[i], result, 0, 0);
    return result;
  }
  PtSymId temp = lower_temp (self, PT_SYM_TEMP);
  StmtList *out = self->out;
  StmtList bodies[64];
  uint32_t n = op->values.len;
  if (n > PT_COUNT_OF (bodies)) {
    lower_unsupported (self, node, "a condition with so many operands around a yield");
    return lower_none (self, node);
  }
  for (uint32_t i = 0; i < n; i++) {
    bodies[i] = (StmtList){.arena = self->arena};
    if (i > 0)
      self->out = &bodies[i];
    lower_emit (
        self, lower_add (self, PT_HIR_STORE, values[i], temp, lower_expr (self, values[i]), 0, 0));
    pt_hir_sym (self->hir, temp)->stores++;
  }
  for (uint32_t i = n - 1; i > 0; i--) {
    self->out = i == 1 ? out : &bodies[i - 1];
    PtHirList body = lower_end_list (self, &bodies[i]);
    PtHirId test = lower_load_sym (self, node, temp);
    bool is_and = kind == PT_HIR_AND;
    lower_emit (self,
                lower_add (self, PT_HIR_IF, node, test, is_and ? body : 0, is_and ? 0 : body, 0));
  }
  self->out = out;
  return lower_load_sym (self, node, temp);
}

static PtHirId
lower_if_exp (Lower *self, PtNodeId node) {
  const PtIfExp *exp = pt_ast_if_exp (self->ast, node);
  if (!lower_has_yield (self, exp->body) && !lower_has_yield (self, exp->orelse)) {
    PtHirId test = lower_expr (self, exp->test);
    PtHirId body = lower_expr (self, exp->body);
    return lower_add (self, PT_HIR_IF_EXP, node, test, body, lower_expr (self, exp->orelse), 0);
  }
  PtSymId temp = lower_temp (self, PT_SYM_TEMP);
  PtHirId test = lower_expr (self, exp->test);
  PtNodeId arms[] = {exp->body, exp->orelse};
  PtHirList lists[2];
  StmtList *out = self->out;
  for (int i = 0; i < 2; i++) {
    StmtList body = {.arena = self->arena};
    self->out = &body;
    lower_emit (self,
                lower_add (self, PT_HIR_STORE, arms[i], temp, lower_expr (self, arms[i]), 0, 0));
    pt_hir_sym (self->hir, temp)->stores++;
    lists[i] = lower_end_list (self, &body);
  }
  self->out = out;
  lower_emit (self, lower_add (self, PT_HIR_IF, node, test, lists[0], lists[1], 0));
  return lower_load_sym (self, node, temp);
}

/** As below, as statements: result = a < b, if result: result = b < c. */
static PtHirId
lower_compare_yield (Lower *self, PtNodeId node) {
  const PtCompare *compare = pt_ast_compare (self->ast, node);
  const uint32_t *ops = pt_ast_list (self->ast, compare->ops);
  const PtNodeId *rights = pt_ast_list (self->ast, compare->comparators);
  StmtList bodies[64];
  uint32_t n = compare->ops.len;
  if (n > PT_COUNT_OF (bodies)) {
    lower_unsupported (self, node, "a comparison with so many operands around a yield");
    return lower_none (self, node);
  }
  PtSymId result = lower_temp (self, PT_SYM_TEMP);
  StmtList *out = self->out;
  PtHirId left = lower_spill (self, compare->left, lower_expr (self, compare->left));
  for (uint32_t i = 0; i < n; i++) {
    bodies[i] = (StmtList){.arena = self->arena};
    if (i > 0)
      self->out = &bodies[i];
    PtHirId right = lower_spill (self, rights[i], lower_expr (self, rights[i]));
    PtHirId test = lower_add (self, PT_HIR_COMPARE, node, left, right, 0, 0);
    pt_hir_node (self->hir, test)->sub = (uint8_t)ops[i];
    lower_emit (self, lower_add (self, PT_HIR_STORE, node, result, test, 0, 0));
    pt_hir_sym (self->hir, result)->stores++;
    left = lower_load_sym (self, rights[i], pt_hir_node (self->hir, right)->a);
  }
  for (uint32_t i = n - 1; i > 0; i--) {
    self->out = i == 1 ? out : &bodies[i - 1];
    PtHirList body = lower_end_list (self, &bodies[i]);
    lower_emit (self,
                lower_add (self, PT_HIR_IF, node, lower_load_sym (self, node, result), body, 0, 0));
  }
  self->out = out;
  return lower_load_sym (self, node, result);
}

/** a < b < c: b is evaluated once, c only if a < b. */
static PtHirId
lower_compare (Lower *self, PtNodeId node) {
  const PtCompare *compare = pt_ast_compare (self->ast, node);
  const uint32_t *ops = pt_ast_list (self->ast, compare->ops);
  const PtNodeId *rights = pt_ast_list (self->ast, compare->comparators);
  uint32_t n = compare->ops.len;
  if (n == 1) {
    if (ops[0] == PT_CMP_IN) {
      PtHirId found = lower_namespace_has (self, node, compare->left, rights[0]);
      if (found != 0)
        return found;
    }
    PtNodeId nodes[] = {compare->left, rights[0]};
    PtHirId ids[2];
    lower_operands (self, nodes, 2, ids);
    PtHirId id = lower_add (self, PT_HIR_COMPARE, node, ids[0], ids[1], 0, 0);
    pt_hir_node (self->hir, id)->sub = (uint8_t)ops[0];
    return id;
  }
  if (lower_has_yield (self, node))
    return lower_compare_yield (self, node);
  PtHirId *tests = PT_ARENA_ARRAY (self->arena, PtHirId, n);
  if (tests == NULL) {
    self->hir->failed = true;
    return 0;
  }
  PtHirId left = lower_expr (self, compare->left);
  for (uint32_t i = 0; i < n; i++) {
    PtHirId right = lower_expr (self, rights[i]);
    PtHirId next = right;
    uint8_t op = pt_hir_node (self->hir, right)->op;
    if (i + 1 < n && op != PT_HIR_INT && op != PT_HIR_FLOAT && op != PT_HIR_STR) {
      PtSymId temp = lower_temp (self, PT_SYM_TEMP);
      pt_hir_sym (self->hir, temp)->stores++;
      right = lower_add (self, PT_HIR_LET, rights[i], temp, right, 0, 0);
      next = lower_load_sym (self, rights[i], temp);
    }
    tests[i] = lower_add (self, PT_HIR_COMPARE, node, left, right, 0, 0);
    pt_hir_node (self->hir, tests[i])->sub = (uint8_t)ops[i];
    left = next;
  }
  PtHirId result = tests[n - 1];
  for (uint32_t i = n - 1; i-- > 0;)
    result = lower_add (self, PT_HIR_AND, node, tests[i], result, 0, 0);
  return result;
}

static PtHirId
lower_unary (Lower *self, PtNodeId node) {
  const PtUnaryOp *unary = pt_ast_unary_op (self->ast, node);
  PtHirId operand = lower_expr (self, unary->operand);
  if (unary->head.op == PT_UNARY_NOT)
    return lower_add (self, PT_HIR_NOT, node, operand, 0, 0, 0);
  PtHirId id = lower_add (self, PT_HIR_UNARY, node, operand, 0, 0, 0);
  pt_hir_node (self->hir, id)->sub = unary->head.op;
  return id;
}

static bool
is_constant (const PtHir *hir, PtHirId id) {
  const PtHirNode *node = pt_hir_node (hir, id);
  switch ((int)node->op) {
  case PT_HIR_UNARY:
    return is_constant (hir, node->a);
  case PT_HIR_BINARY:
    return is_constant (hir, node->a) && is_constant (hir, node->b);
  case PT_HIR_TUPLE:
    for (uint32_t i = 0; i < pt_hir_list_len (hir, node->a); i++)
      if (!is_constant (hir, pt_hir_list_items (hir, node->a)[i]))
        return false;
    return true;
  default:
    return node->op <= PT_HIR_BYTES;
  }
}

static bool
is_equal_constant (const PtHir *hir, PtHirId a, PtHirId b) {
  const PtHirNode *x = pt_hir_node (hir, a), *y = pt_hir_node (hir, b);
  if (x->op != y->op || x->sub != y->sub)
    return false;
  switch ((int)x->op) {
  case PT_HIR_BOOL:
    return x->a == y->a;
  case PT_HIR_FLOAT:
  case PT_HIR_COMPLEX:
    return hir->doubles.items[x->a] == hir->doubles.items[y->a];
  case PT_HIR_INT:
  case PT_HIR_STR:
  case PT_HIR_BYTES:
    return pt_view_equal (hir->texts.items[x->a], hir->texts.items[y->a]);
  case PT_HIR_UNARY:
    return is_equal_constant (hir, x->a, y->a);
  case PT_HIR_BINARY:
    return is_equal_constant (hir, x->a, y->a) && is_equal_constant (hir, x->b, y->b);
  case PT_HIR_TUPLE:
    if (pt_hir_list_len (hir, x->a) != pt_hir_list_len (hir, y->a))
      return false;
    for (uint32_t i = 0; i < pt_hir_list_len (hir, x->a); i++)
      if (!is_equal_constant (hir, pt_hir_list_items (hir, x->a)[i],
                              pt_hir_list_items (hir, y->a)[i]))
        return false;
    return true;
  default:
    return true;
  }
}

static bool
is_subset (const PtHir *hir, PtHirList a, PtHirList b) {
  for (uint32_t i = 0; i < pt_hir_list_len (hir, a); i++) {
    bool found = false;
    for (uint32_t j = 0; j < pt_hir_list_len (hir, b) && !found; j++)
      found = is_equal_constant (hir, pt_hir_list_items (hir, a)[i], pt_hir_list_items (hir, b)[j]);
    if (!found)
      return false;
  }
  return true;
}

/** A display of constants is made from a frozenset that CPython's compiler made, and it keeps one
 * for all that are equal: their order is that of the first one in the module. */
static void
lower_constant_set (Lower *self, PtHirId id) {
  PtHir *hir = self->hir;
  PtHirNode *node = pt_hir_node (hir, id);
  node->sub = 1;
  for (PtHirId other = self->first_set; other != 0; other = pt_hir_node (hir, other)->b) {
    PtHirList items = pt_hir_node (hir, other)->a;
    if (is_subset (hir, node->a, items) && is_subset (hir, items, node->a)) {
      node->a = items;
      return;
    }
  }
  node->b = self->first_set;
  self->first_set = id;
}

static bool
lower_is_constant_list (Lower *self, PtHirList list) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++)
    if (!is_constant (self->hir, pt_hir_list_items (self->hir, list)[i]))
      return false;
  return true;
}

/** A display's elements, STAR among them. */
static PtHirId
lower_display (Lower *self, PtNodeId node, PtHirOp op, PtNodeList elts) {
  const PtNodeId *nodes = pt_ast_list (self->ast, elts);
  PtHirId *ids = PT_ARENA_ARRAY (self->arena, PtHirId, elts.len + 1);
  if (ids == NULL) {
    self->hir->failed = true;
    return 0;
  }
  lower_operands (self, nodes, elts.len, ids);
  PtHirId id = lower_add (self, op, node, pt_hir_list (self->hir, ids, elts.len), 0, 0, 0);
  if (op == PT_HIR_SET && lower_is_constant_list (self, pt_hir_node (self->hir, id)->a))
    lower_constant_set (self, id);
  return id;
}

static PtHirId
lower_dict (Lower *self, PtNodeId node) {
  const PtDict *dict = pt_ast_dict (self->ast, node);
  const PtNodeId *keys = pt_ast_list (self->ast, dict->keys);
  const PtNodeId *values = pt_ast_list (self->ast, dict->values);
  uint32_t n = dict->values.len;
  PtNodeId *nodes = PT_ARENA_ARRAY (self->arena, PtNodeId, 2 * n + 1);
  PtHirId *ids = PT_ARENA_ARRAY (self->arena, PtHirId, 2 * n + 1);
  if (nodes == NULL || ids == NULL) {
    self->hir->failed = true;
    return 0;
  }
  for (uint32_t i = 0; i < n; i++) {
    nodes[2 * i] = keys[i];
    nodes[2 * i + 1] = values[i];
  }
  lower_operands (self, nodes, 2 * n, ids);
  for (uint32_t i = 0; i < n; i++)
    nodes[i] = ids[2 * i] == 0
                   ? lower_add (self, PT_HIR_STAR_STAR, values[i], ids[2 * i + 1], 0, 0, 0)
                   : lower_add (self, PT_HIR_PAIR, values[i], ids[2 * i], ids[2 * i + 1], 0, 0);
  return lower_add (self, PT_HIR_DICT, node, pt_hir_list (self->hir, nodes, n), 0, 0, 0);
}

static PtHirId
lower_fstring (Lower *self, PtNodeId node) {
  const PtJoinedStr *joined = pt_ast_joined_str (self->ast, node);
  const PtNodeId *parts = pt_ast_list (self->ast, joined->values);
  PtHirId *ids = PT_ARENA_ARRAY (self->arena, PtHirId, joined->values.len + 1);
  if (ids == NULL) {
    self->hir->failed = true;
    return 0;
  }
  lower_operands (self, parts, joined->values.len, ids);
  return lower_add (self, PT_HIR_FSTRING, node, pt_hir_list (self->hir, ids, joined->values.len), 0,
                    0, 0);
}

static PtHirId
lower_formatted (Lower *self, PtNodeId node) {
  const PtFormattedValue *value = pt_ast_formatted_value (self->ast, node);
  PtNodeId nodes[] = {value->value, value->format_spec};
  PtHirId ids[2];
  lower_operands (self, nodes, 2, ids);
  PtHirId id = lower_add (self, PT_HIR_FORMAT, node, ids[0], ids[1], 0, 0);
  /* The tree has CPython's number: -1 (255 in a byte) for none. */
  pt_hir_node (self->hir, id)->sub = value->head.op == 255 ? 0 : value->head.op;
  return id;
}

static PtHirId
lower_named (Lower *self, PtNodeId node) {
  const PtNamedExpr *named = pt_ast_named_expr (self->ast, node);
  PtHirId value = lower_expr (self, named->value);
  /* As a statement list of its own: the target may be a global, or a variable around a
   * comprehension. */
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena};
  self->out = &body;
  PtStr name = pt_ast_name (self->ast, named->target)->id;
  lower_store_name (self, node, name, value);
  PtHirId load = lower_load_name (self, node, name);
  self->out = out;
  PtHirId store = body.items[0];
  if (pt_hir_node (self->hir, store)->op == PT_HIR_STORE)
    return lower_add (self, PT_HIR_LET, node, pt_hir_node (self->hir, store)->a, value, 0, 0);
  PtHirId id = lower_add (self, PT_HIR_SEQ, node, lower_end_list (self, &body), load, 0, 0);
  pt_hir_node (self->hir, id)->flags |= PT_HIR_ASSIGNS;
  return id;
}

static PtHirId
lower_yield (Lower *self, PtNodeId node) {
  PtNodeId value = pt_ast_yield (self->ast, node)->value;
  PtHirId operand = value == 0 ? lower_none (self, node) : lower_expr (self, value);
  return lower_spill (self, node, lower_add (self, PT_HIR_YIELD, node, operand, 0, 0, 0));
}

PtHirId
lower_delegate (Lower *self, PtNodeId at, PtDelegate kind, PtHirId operand) {
  PtHirId id = lower_add (self, PT_HIR_YIELD_FROM, at, operand, 0, 0, 0);
  pt_hir_node (self->hir, id)->sub = (uint8_t)kind;
  return lower_spill (self, at, id);
}

PtHirId
lower_runtime_call (Lower *self, PtNodeId at, PtRuntimeCall call, const PtHirId *args, uint32_t n) {
  return lower_add (self, PT_HIR_RUNTIME_CALL, at, call, pt_hir_list (self->hir, args, n), 0, 0);
}

static PtHirId
lower_binary (Lower *self, PtNodeId node) {
  const PtBinOp *binary = pt_ast_bin_op (self->ast, node);
  PtNodeId nodes[] = {binary->left, binary->right};
  PtHirId ids[2];
  lower_operands (self, nodes, 2, ids);
  PtHirId id = lower_add (self, PT_HIR_BINARY, node, ids[0], ids[1], 0, 0);
  pt_hir_node (self->hir, id)->sub = binary->head.op;
  return id;
}

static PtHirId
lower_slice (Lower *self, PtNodeId node) {
  const PtSlice *slice = pt_ast_slice (self->ast, node);
  PtNodeId nodes[] = {slice->lower, slice->upper, slice->step};
  PtHirId ids[3];
  lower_operands (self, nodes, 3, ids);
  return lower_add (self, PT_HIR_SLICE, node, ids[0], ids[1], ids[2], 0);
}

/** Deeper than this, rustc takes minutes or gives up. */
static PtHirId lower_expr_kind (Lower *self, PtNodeId node);

PtHirId
lower_expr (Lower *self, PtNodeId node) {
  if (self->depth >= PT_LIMIT_RUST_DEPTH) {
    if (self->depth == PT_LIMIT_RUST_DEPTH) {
      const PtNode *head = pt_ast_node (self->ast, node);
      pt_diags_add (self->diags, PT_DIAG_TOO_DEEP, (PtSpan){head->start, head->end},
                    "an expression nested this deeply can't be translated");
    }
    return lower_none (self, node);
  }
  self->depth++;
  PtHirId id = lower_expr_kind (self, node);
  self->depth--;
  return id;
}

static PtHirId
lower_expr_kind (Lower *self, PtNodeId node) {
  const PtNode *head = pt_ast_node (self->ast, node);
  switch (head->kind) {
  case PT_NODE_CONSTANT:
    return lower_constant (self, node);
  case PT_NODE_NAME:
    return lower_load_name (self, node, pt_ast_name (self->ast, node)->id);
  case PT_NODE_BOOL_OP:
    return lower_bool_op (self, node);
  case PT_NODE_BIN_OP:
    return lower_binary (self, node);
  case PT_NODE_UNARY_OP:
    return lower_unary (self, node);
  case PT_NODE_COMPARE:
    return lower_compare (self, node);
  case PT_NODE_IF_EXP:
    return lower_if_exp (self, node);
  case PT_NODE_CALL:
    return lower_call (self, node);
  case PT_NODE_ATTRIBUTE: {
    const PtAttribute *attribute = pt_ast_attribute (self->ast, node);
    PtHirId value = lower_expr (self, attribute->value);
    return lower_add (self, PT_HIR_ATTR, node, value, lower_mangle (self, attribute->attr), 0, 0);
  }
  case PT_NODE_SUBSCRIPT: {
    const PtSubscript *subscript = pt_ast_subscript (self->ast, node);
    PtHirId found = lower_namespace_item (self, node, subscript->value, subscript->slice);
    if (found != 0)
      return found;
    PtNodeId nodes[] = {subscript->value, subscript->slice};
    PtHirId ids[2];
    lower_operands (self, nodes, 2, ids);
    return lower_add (self, PT_HIR_ITEM, node, ids[0], ids[1], 0, 0);
  }
  case PT_NODE_SLICE:
    return lower_slice (self, node);
  case PT_NODE_LIST:
    return lower_display (self, node, PT_HIR_LIST, pt_ast_list_expr (self->ast, node)->elts);
  case PT_NODE_TUPLE:
    return lower_display (self, node, PT_HIR_TUPLE, pt_ast_tuple (self->ast, node)->elts);
  case PT_NODE_SET:
    return lower_display (self, node, PT_HIR_SET, pt_ast_set (self->ast, node)->elts);
  case PT_NODE_STARRED:
    return lower_add (self, PT_HIR_STAR, node,
                      lower_expr (self, pt_ast_starred (self->ast, node)->value), 0, 0, 0);
  case PT_NODE_DICT:
    return lower_dict (self, node);
  case PT_NODE_JOINED_STR:
    return lower_fstring (self, node);
  case PT_NODE_FORMATTED_VALUE:
    return lower_formatted (self, node);
  case PT_NODE_LAMBDA:
    return lower_function (self, node);
  case PT_NODE_LIST_COMP:
  case PT_NODE_SET_COMP:
  case PT_NODE_DICT_COMP:
    return lower_comprehension (self, node);
  case PT_NODE_GENERATOR_EXP:
    return lower_genexpr (self, node);
  case PT_NODE_NAMED_EXPR:
    return lower_named (self, node);
  case PT_NODE_YIELD:
    return lower_yield (self, node);
  case PT_NODE_YIELD_FROM:
    return lower_delegate (self, node, PT_DELEGATE_ITER,
                           lower_expr (self, pt_ast_yield_from (self->ast, node)->value));
  case PT_NODE_AWAIT:
    return lower_delegate (self, node, PT_DELEGATE_AWAIT,
                           lower_expr (self, pt_ast_await (self->ast, node)->value));
  default:
    lower_unsupported (self, node, "this expression");
    return lower_none (self, node);
  }
}
