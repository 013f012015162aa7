// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What stands left of `=`: names, attributes, items, and unpacking. The value is evaluated before
// the target.

#include "core/hir/lower_private.h"

static void
lower_unpack (Lower *self, PtNodeId target, PtNodeList elts, PtHirId value) {
  const PtNodeId *nodes = pt_ast_list (self->ast, elts);
  uint32_t n = elts.len, star = 0;
  PtSymId *temps = PT_ARENA_ARRAY (self->arena, PtSymId, n + 1);
  if (temps == NULL) {
    self->hir->failed = true;
    return;
  }
  for (uint32_t i = 0; i < n; i++) {
    temps[i] = lower_temp (self, PT_SYM_TEMP);
    if (pt_ast_node (self->ast, nodes[i])->kind == PT_NODE_STARRED)
      star = i + 1;
  }
  PtHirList syms = pt_hir_list (self->hir, temps, n);
  lower_emit (self, lower_add (self, PT_HIR_UNPACK, target, value, syms, star, 0));
  for (uint32_t i = 0; i < n; i++) {
    PtNodeId to = i + 1 == star ? pt_ast_starred (self->ast, nodes[i])->value : nodes[i];
    lower_assign (self, to, lower_load_sym (self, nodes[i], temps[i]));
  }
}

void
lower_assign (Lower *self, PtNodeId target, PtHirId value) {
  switch (pt_ast_node (self->ast, target)->kind) {
  case PT_NODE_NAME:
    lower_store_name (self, target, pt_ast_name (self->ast, target)->id, value);
    return;
  case PT_NODE_ATTRIBUTE: {
    const PtAttribute *attribute = pt_ast_attribute (self->ast, target);
    PtHirId object = lower_expr (self, attribute->value);
    PtStr name = lower_mangle (self, attribute->attr);
    self->hir->swaps_functions |= name == PT_NAME___defaults__ || name == PT_NAME___kwdefaults__;
    if (name == PT_NAME___code__)
      lower_unsupported (self, target, "giving a function other code");
    lower_emit (self, lower_add (self, PT_HIR_STORE_ATTR, target, object, name, value, 0));
    return;
  }
  case PT_NODE_SUBSCRIPT: {
    const PtSubscript *subscript = pt_ast_subscript (self->ast, target);
    PtNodeId nodes[] = {subscript->value, subscript->slice};
    PtHirId ids[2];
    lower_operands (self, nodes, 2, ids);
    lower_emit (self, lower_add (self, PT_HIR_STORE_ITEM, target, ids[0], ids[1], value, 0));
    return;
  }
  case PT_NODE_TUPLE:
    lower_unpack (self, target, pt_ast_tuple (self->ast, target)->elts, value);
    return;
  case PT_NODE_LIST:
    lower_unpack (self, target, pt_ast_list_expr (self->ast, target)->elts, value);
    return;
  default:
    lower_unsupported (self, target, "this assignment target");
  }
}

static PtHirId
in_temp (Lower *self, PtNodeId at, PtHirId value) {
  PtSymId temp = lower_temp (self, PT_SYM_TEMP);
  pt_hir_sym (self->hir, temp)->stores++;
  lower_emit (self, lower_add (self, PT_HIR_STORE, at, temp, value, 0, 0));
  return lower_load_sym (self, at, temp);
}

static const PtNodeList *
plain_tuple (Lower *self, PtNodeId node) {
  if (pt_ast_node (self->ast, node)->kind != PT_NODE_TUPLE)
    return NULL;
  const PtNodeList *elts = &pt_ast_tuple (self->ast, node)->elts;
  for (uint32_t i = 0; i < elts->len; i++)
    if (pt_ast_node (self->ast, pt_ast_list (self->ast, *elts)[i])->kind == PT_NODE_STARRED)
      return NULL;
  return elts;
}

void
lower_assign_all (Lower *self, const PtNodeId *targets, uint32_t n, PtNodeId value) {
  /* a, b = b, a: no tuple is made. */
  const PtNodeList *to = n == 1 ? plain_tuple (self, targets[0]) : NULL;
  const PtNodeList *from = to != NULL ? plain_tuple (self, value) : NULL;
  if (from != NULL && from->len == to->len && from->len > 0) {
    PtHirId *ids = PT_ARENA_ARRAY (self->arena, PtHirId, from->len);
    if (ids == NULL) {
      self->hir->failed = true;
      return;
    }
    const PtNodeId *values = pt_ast_list (self->ast, *from);
    lower_operands (self, values, from->len, ids);
    for (uint32_t i = 0; i < from->len; i++)
      ids[i] = in_temp (self, values[i], ids[i]);
    for (uint32_t i = 0; i < to->len; i++)
      lower_assign (self, pt_ast_list (self->ast, *to)[i], ids[i]);
    return;
  }
  PtHirId id = lower_expr (self, value);
  bool simple = n == 1 && pt_ast_node (self->ast, targets[0])->kind != PT_NODE_ATTRIBUTE &&
                pt_ast_node (self->ast, targets[0])->kind != PT_NODE_SUBSCRIPT;
  bool constant = pt_hir_node (self->hir, id)->op <= PT_HIR_STR;
  if (!simple && !constant && (n > 1 || lower_has_yield (self, targets[0])))
    id = in_temp (self, value, id);
  for (uint32_t i = 0; i < n; i++) {
    PtHirId copy = id;
    if (i > 0) {
      PtHirNode node = *pt_hir_node (self->hir, id);
      copy = lower_add (self, (PtHirOp)node.op, value, node.a, node.b, node.c, node.d);
    }
    lower_assign (self, targets[i], copy);
  }
}

static void
set_sub (Lower *self, PtHirId id, uint8_t sub) {
  pt_hir_node (self->hir, id)->sub = sub;
}

static PtSymId
in_sym (Lower *self, PtNodeId at, PtHirId value) {
  return pt_hir_node (self->hir, lower_spill (self, at, value))->a;
}

/** The new value of an augmented assignment whose right side may suspend: the old one is read
 * before. */
static PtHirId
lower_inplace (Lower *self, PtNodeId node, PtHirId old) {
  const PtAugAssign *aug = pt_ast_aug_assign (self->ast, node);
  PtHirId left = lower_spill (self, aug->target, old);
  PtHirId right = lower_expr (self, aug->value);
  PtHirId id = lower_add (self, PT_HIR_INPLACE, node, left, right, 0, 0);
  set_sub (self, id, aug->head.op);
  return id;
}

void
lower_aug_assign (Lower *self, PtNodeId node) {
  const PtAugAssign *aug = pt_ast_aug_assign (self->ast, node);
  uint8_t op = aug->head.op;
  switch (pt_ast_node (self->ast, aug->target)->kind) {
  case PT_NODE_NAME: {
    PtStr name = pt_ast_name (self->ast, aug->target)->id;
    PtHirId left = lower_load_name (self, aug->target, name);
    if (lower_has_yield (self, aug->value))
      left = in_temp (self, aug->target, left);
    PtHirId right = lower_expr (self, aug->value);
    PtHirId id = lower_add (self, PT_HIR_INPLACE, node, left, right, 0, 0);
    set_sub (self, id, op);
    lower_store_name (self, node, name, id);
    return;
  }
  case PT_NODE_ATTRIBUTE: {
    const PtAttribute *attribute = pt_ast_attribute (self->ast, aug->target);
    PtNodeId nodes[] = {attribute->value, aug->value};
    PtHirId ids[2];
    PtStr name = lower_mangle (self, attribute->attr);
    if (lower_has_yield (self, aug->value)) {
      PtHirId object = lower_spill (self, node, lower_expr (self, attribute->value));
      PtHirId old = lower_add (self, PT_HIR_ATTR, aug->target, object, name, 0, 0);
      PtHirId value = lower_inplace (self, node, old);
      object = lower_load_sym (self, node, pt_hir_node (self->hir, object)->a);
      lower_emit (self, lower_add (self, PT_HIR_STORE_ATTR, node, object, name, value, 0));
      return;
    }
    lower_operands (self, nodes, 2, ids);
    PtHirId id = lower_add (self, PT_HIR_AUG_ATTR, node, ids[0], name, ids[1], 0);
    set_sub (self, id, op);
    lower_emit (self, id);
    return;
  }
  case PT_NODE_SUBSCRIPT: {
    const PtSubscript *subscript = pt_ast_subscript (self->ast, aug->target);
    PtNodeId nodes[] = {subscript->value, subscript->slice, aug->value};
    PtHirId ids[3];
    if (lower_has_yield (self, aug->value)) {
      lower_operands (self, nodes, 2, ids);
      PtSymId object = in_sym (self, node, ids[0]), index = in_sym (self, node, ids[1]);
      PtHirId old = lower_add (self, PT_HIR_ITEM, aug->target, lower_load_sym (self, node, object),
                               lower_load_sym (self, node, index), 0, 0);
      PtHirId value = lower_inplace (self, node, old);
      lower_emit (self,
                  lower_add (self, PT_HIR_STORE_ITEM, node, lower_load_sym (self, node, object),
                             lower_load_sym (self, node, index), value, 0));
      return;
    }
    lower_operands (self, nodes, 3, ids);
    PtHirId id = lower_add (self, PT_HIR_AUG_ITEM, node, ids[0], ids[1], ids[2], 0);
    set_sub (self, id, op);
    lower_emit (self, id);
    return;
  }
  default:
    lower_unsupported (self, aug->target, "this assignment target");
  }
}

void
lower_delete (Lower *self, PtNodeId target) {
  switch (pt_ast_node (self->ast, target)->kind) {
  case PT_NODE_NAME:
    lower_delete_name (self, target, pt_ast_name (self->ast, target)->id);
    return;
  case PT_NODE_ATTRIBUTE: {
    const PtAttribute *attribute = pt_ast_attribute (self->ast, target);
    PtHirId object = lower_expr (self, attribute->value);
    lower_emit (self, lower_add (self, PT_HIR_DEL_ATTR, target, object,
                                 lower_mangle (self, attribute->attr), 0, 0));
    return;
  }
  case PT_NODE_SUBSCRIPT: {
    const PtSubscript *subscript = pt_ast_subscript (self->ast, target);
    PtNodeId nodes[] = {subscript->value, subscript->slice};
    PtHirId ids[2];
    lower_operands (self, nodes, 2, ids);
    lower_emit (self, lower_add (self, PT_HIR_DEL_ITEM, target, ids[0], ids[1], 0, 0));
    return;
  }
  case PT_NODE_TUPLE:
  case PT_NODE_LIST: {
    bool tuple = pt_ast_node (self->ast, target)->kind == PT_NODE_TUPLE;
    PtNodeList elts =
        tuple ? pt_ast_tuple (self->ast, target)->elts : pt_ast_list_expr (self->ast, target)->elts;
    for (uint32_t i = 0; i < elts.len; i++)
      lower_delete (self, pt_ast_list (self->ast, elts)[i]);
    return;
  }
  default:
    lower_unsupported (self, target, "this del target");
  }
}
