// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Comprehensions become loops inside the function around them, with variables of their own;
// generator expressions become generator functions that are called at once. The first iterable
// belongs to the scope around.

#include "core/hir/lower_private.h"

typedef struct {
  PtNodeId node;
  PtNodeId elt; /* the value of a dict comprehension */
  PtNodeId key; /* of a dict comprehension; 0 = none */
  PtNodeList generators;
  PtCompKind kind;
  PtSymId out; /* collecting variable; 0 = yield the element */
} Comp;

static Comp
comp_of (Lower *self, PtNodeId node) {
  switch (pt_ast_node (self->ast, node)->kind) {
  case PT_NODE_LIST_COMP: {
    const PtListComp *comp = pt_ast_list_comp (self->ast, node);
    return (Comp){node, comp->elt, 0, comp->generators, PT_COMP_LIST, 0};
  }
  case PT_NODE_SET_COMP: {
    const PtSetComp *comp = pt_ast_set_comp (self->ast, node);
    return (Comp){node, comp->elt, 0, comp->generators, PT_COMP_SET, 0};
  }
  case PT_NODE_DICT_COMP: {
    const PtDictComp *comp = pt_ast_dict_comp (self->ast, node);
    return (Comp){node, comp->value, comp->key, comp->generators, PT_COMP_DICT, 0};
  }
  default: {
    const PtGeneratorExp *comp = pt_ast_generator_exp (self->ast, node);
    return (Comp){node, comp->elt, 0, comp->generators, PT_COMP_LIST, 0};
  }
  }
}

/** The loops from generator `index` inwards; first_iter is the value of the first one's iterable.
 */
static void
lower_generators (Lower *self, const Comp *comp, uint32_t index, PtHirId first_iter) {
  if (index == comp->generators.len) {
    PtHirId key = comp->key == 0 ? 0 : lower_expr (self, comp->key);
    PtHirId value = lower_expr (self, comp->elt);
    if (comp->out != 0) {
      PtHirId collect = lower_add (self, PT_HIR_COLLECT, comp->elt, comp->out, value, key, 0);
      pt_hir_node (self->hir, collect)->sub = (uint8_t)comp->kind;
      lower_emit (self, collect);
      return;
    }
    PtHirId yield = lower_add (self, PT_HIR_YIELD, comp->elt, value, 0, 0, 0);
    lower_emit (self, lower_add (self, PT_HIR_EXPR, comp->elt, yield, 0, 0, 0));
    return;
  }
  PtNodeId at = pt_ast_list (self->ast, comp->generators)[index];
  const PtComprehension *generator = pt_ast_comprehension (self->ast, at);
  if (generator->head.op != 0) {
    lower_unsupported (self, generator->target, "an asynchronous comprehension");
    return;
  }
  PtHirId iter = index == 0 ? first_iter : lower_expr (self, generator->iter);
  uint32_t loop = lower_loop (self, true);
  PtSymId element = self->hir->loops.items[loop].element;
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena};
  self->out = &body;
  lower_assign (self, generator->target, lower_load_sym (self, generator->target, element));
  StmtList *innermost = &body;
  StmtList inner[32];
  uint32_t n_ifs = generator->ifs.len;
  if (n_ifs > PT_COUNT_OF (inner)) {
    lower_unsupported (self, generator->target, "a comprehension with so many conditions");
    n_ifs = 0;
  }
  const PtNodeId *ifs = pt_ast_list (self->ast, generator->ifs);
  PtHirId tests[PT_COUNT_OF (inner)];
  for (uint32_t i = 0; i < n_ifs; i++) {
    self->out = innermost;
    tests[i] = lower_expr (self, ifs[i]);
    inner[i] = (StmtList){.arena = self->arena};
    innermost = &inner[i];
  }
  self->out = innermost;
  lower_generators (self, comp, index + 1, 0);
  for (uint32_t i = n_ifs; i-- > 0;) {
    self->out = i == 0 ? &body : &inner[i - 1];
    lower_emit (self, lower_add (self, PT_HIR_IF, ifs[i], tests[i],
                                 lower_end_list (self, &inner[i]), 0, 0));
  }
  self->out = out;
  lower_emit (self, lower_add (self, PT_HIR_FOR, generator->target, loop, iter,
                               lower_end_list (self, &body), 0));
}

static PtHirId
lower_first_iter (Lower *self, const Comp *comp) {
  return lower_expr (
      self, pt_ast_comprehension (self->ast, pt_ast_list (self->ast, comp->generators)[0])->iter);
}

PtHirId
lower_comprehension (Lower *self, PtNodeId node) {
  Comp comp = comp_of (self, node);
  uint8_t kind = pt_ast_node (self->ast, node)->kind;
  PtHirId first = lower_first_iter (self, &comp);
  comp.out = lower_temp (self, PT_SYM_BUILD);

  ScopeCtx scope = {0};
  lower_scope_push (self, &scope, pt_scopes_of_node (self->scopes, node));
  scope.qualname = lower_printf (self, "%s<%s>.<locals>.", scope.outer->qualname,
                                 kind == PT_NODE_LIST_COMP  ? "listcomp"
                                 : kind == PT_NODE_SET_COMP ? "setcomp"
                                                            : "dictcomp");
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena};
  self->out = &body;
  lower_generators (self, &comp, 0, first);
  self->out = out;
  StmtList syms = {.arena = self->arena};
  for (uint32_t i = 0; i < scope.names.len; i++)
    if (!stmt_list_push (&syms, scope.names.items[i].sym))
      self->hir->failed = true;
  lower_scope_pop (self);
  PtHirId id =
      pt_hir_add (self->hir, PT_HIR_COMP, *pt_ast_node (self->ast, node), comp.out,
                  lower_end_list (self, &body), pt_hir_list (self->hir, syms.items, syms.len), 0);
  PtHirNode *comp_node = pt_hir_node (self->hir, id);
  comp_node->sub = (uint8_t)comp.kind;
  comp_node->flags |= PT_HIR_ASSIGNS;
  return id;
}

PtHirId
lower_genexpr (Lower *self, PtNodeId node) {
  Comp comp = comp_of (self, node);
  PtHirId first = lower_first_iter (self, &comp);
  FuncCtx func = {0};
  ScopeCtx scope = {0};
  lower_func_begin (self, &func, &scope, node, pt_intern ("<genexpr>", 9), PT_FUNC_GENEXPR);
  /* The one parameter is the iterator: iter() of the first iterable is called outside, as in
   * CPython. */
  PtSymId param = lower_own_sym (self, &scope, pt_intern (".0", 2));
  pt_hir_sym (self->hir, param)->is_param = true;
  func.locals.len--;
  PtFunc *info = &self->hir->funcs.items[func.func];
  info->is_generator = true;
  info->n_pos = info->n_posonly = 1;
  info->params = pt_hir_list (self->hir, &param, 1);
  StmtList body = {.arena = self->arena};
  StmtList *out = self->out;
  self->out = &body;
  lower_generators (self, &comp, 0, lower_load_sym (self, node, param));
  self->out = out;
  self->hir->funcs.items[func.func].body = lower_end_list (self, &body);
  lower_func_end (self);
  PtHirId iter = lower_add (self, PT_HIR_CALL_NATIVE, node, PT_BUILTIN_iter,
                            pt_hir_list (self->hir, &first, 1), 0, 0);
  PtHirId function = lower_add (self, PT_HIR_FUNC, node, func.func, 0, 0, 0);
  return lower_add (self, PT_HIR_CALL, node, function, pt_hir_list (self->hir, &iter, 1), 0, 0);
}
