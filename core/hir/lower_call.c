// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Calls: of builtins without a look-up, of methods without a bound-method object, with and without
// stars.

#include "core/hir/lower_private.h"

typedef struct {
  const PtCall *call;
  uint32_t n_args;
  uint32_t n_keywords;
  PtHirId func; /* the function, or the receiver of a method; 0 for a builtin */
  PtHirId *args;
  PtHirId *keywords; /* values */
} Operands;

static bool
lower_call_operands (Lower *self, PtNodeId func, const PtCall *call, Operands *ret) {
  uint32_t n_args = call->args.len, n_keywords = call->keywords.len, n = 1 + n_args + n_keywords;
  PtNodeId *nodes = PT_ARENA_ARRAY (self->arena, PtNodeId, n);
  PtHirId *ids = PT_ARENA_ARRAY (self->arena, PtHirId, n);
  if (nodes == NULL || ids == NULL) {
    self->hir->failed = true;
    return false;
  }
  nodes[0] = func;
  for (uint32_t i = 0; i < n_args; i++)
    nodes[1 + i] = pt_ast_list (self->ast, call->args)[i];
  for (uint32_t i = 0; i < n_keywords; i++)
    nodes[1 + n_args + i] =
        pt_ast_keyword (self->ast, pt_ast_list (self->ast, call->keywords)[i])->value;
  lower_operands (self, nodes, n, ids);
  *ret = (Operands){call, n_args, n_keywords, ids[0], ids + 1, ids + 1 + n_args};
  return true;
}

static PtHirList
keyword_list (Lower *self, const Operands *operands) {
  const PtNodeId *nodes = pt_ast_list (self->ast, operands->call->keywords);
  for (uint32_t i = 0; i < operands->n_keywords; i++)
    operands->keywords[i] =
        lower_add (self, PT_HIR_KEYWORD, nodes[i], pt_ast_keyword (self->ast, nodes[i])->arg,
                   operands->keywords[i], 0, 0);
  return pt_hir_list (self->hir, operands->keywords, operands->n_keywords);
}

static bool
has_star (Lower *self, const PtCall *call) {
  for (uint32_t i = 0; i < call->args.len; i++)
    if (pt_ast_node (self->ast, pt_ast_list (self->ast, call->args)[i])->kind == PT_NODE_STARRED)
      return true;
  for (uint32_t i = 0; i < call->keywords.len; i++)
    if (pt_ast_keyword (self->ast, pt_ast_list (self->ast, call->keywords)[i])->arg == 0)
      return true;
  return false;
}

static PtHirId
lower_star_call (Lower *self, PtNodeId node, const PtCall *call) {
  Operands operands;
  if (!lower_call_operands (self, call->func, call, &operands))
    return 0;
  const PtNodeId *keywords = pt_ast_list (self->ast, call->keywords);
  uint32_t n = operands.n_args + operands.n_keywords;
  for (uint32_t i = 0; i < operands.n_keywords; i++) {
    PtStr name = pt_ast_keyword (self->ast, keywords[i])->arg;
    PtHirId value = operands.keywords[i];
    operands.keywords[i] = name == 0
                               ? lower_add (self, PT_HIR_STAR_STAR, keywords[i], value, 0, 0, 0)
                               : lower_add (self, PT_HIR_KEYWORD, keywords[i], name, value, 0, 0);
  }
  return lower_add (self, PT_HIR_CALL_EX, node, operands.func,
                    pt_hir_list (self->hir, operands.args, n), 0, 0);
}

/** super() finds the class in its cell and the instance in the first parameter. */
static PtHirId
lower_super (Lower *self, PtNodeId node) {
  PtHirId cell = lower_load_name (self, node, PT_NAME___class__);
  PtSymId first = self->func->first_param;
  if (pt_hir_node (self->hir, cell)->op != PT_HIR_LOAD || first == 0) {
    lower_unsupported (self, node, "super() without arguments outside a method");
    return lower_none (self, node);
  }
  return lower_add (self, PT_HIR_SUPER, node, pt_hir_node (self->hir, cell)->a,
                    lower_load_sym (self, node, first), 0, 0);
}

PtHirId
lower_call (Lower *self, PtNodeId node) {
  const PtCall *call = pt_ast_call (self->ast, node);
  int builtin = lower_builtin_of (self, call->func);
  if (builtin == PT_BUILTIN_super && call->args.len == 0 && call->keywords.len == 0)
    return lower_super (self, node);
  if (builtin == PT_BUILTIN_super && call->args.len == 1 && call->keywords.len == 0 &&
      !has_star (self, call)) {
    lower_unsupported (self, node, "super() with one argument");
    return lower_none (self, node);
  }
  PtHirId found = 0;
  if (lower_namespace_call (self, node, builtin, &found) ||
      (found = lower_namespace_get (self, node)) != 0)
    return found;
  if (has_star (self, call))
    return lower_star_call (self, node, call);

  Operands operands;
  if (builtin >= 0 && !self->hir->open_namespace &&
      pt_builtin_info ((PtBuiltin)builtin)->kind == PT_BUILTIN_FUNC) {
    if (!lower_call_operands (self, 0, call, &operands))
      return 0;
    PtHirList args = pt_hir_list (self->hir, operands.args, operands.n_args);
    return lower_add (self, PT_HIR_CALL_NATIVE, node, (uint32_t)builtin, args,
                      keyword_list (self, &operands), 0);
  }
  const PtNode *func = pt_ast_node (self->ast, call->func);
  if (func->kind == PT_NODE_ATTRIBUTE && !lower_has_yield (self, node)) {
    const PtAttribute *attribute = pt_ast_attribute (self->ast, call->func);
    if (!lower_call_operands (self, attribute->value, call, &operands))
      return 0;
    PtHirList args = pt_hir_list (self->hir, operands.args, operands.n_args);
    return lower_add (self, PT_HIR_METHOD, node, operands.func, args,
                      keyword_list (self, &operands), lower_mangle (self, attribute->attr));
  }
  if (!lower_call_operands (self, call->func, call, &operands))
    return 0;
  PtHirList args = pt_hir_list (self->hir, operands.args, operands.n_args);
  return lower_add (self, PT_HIR_CALL, node, operands.func, args, keyword_list (self, &operands),
                    0);
}
