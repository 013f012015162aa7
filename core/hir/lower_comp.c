// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Comprehensions become loops inside the function around them, with variables of their own;
// generator expressions become generator functions that are called at once, comprehensions that
// await coroutine functions that are called and awaited. The first iterable belongs to the scope
// around.

#include "core/hir/lower_private.h"

#include <string.h>

typedef struct {
  PtNodeId node;
  PtNodeId elt; /* the value of a dict comprehension */
  PtNodeId key; /* of a dict comprehension; 0 = none */
  PtNodeList generators;
  PtCompKind kind;
  PtSymId out; /* collecting variable; 0 = yield the element */
  bool awaits; /* the variable lives across yields: an ordinary one */
} Comp;

/** The name that its function has, or would have. */
static const char *
function_name (Lower *self, PtNodeId node) {
  switch (pt_ast_node (self->ast, node)->kind) {
  case PT_NODE_LIST_COMP:
    return "<listcomp>";
  case PT_NODE_SET_COMP:
    return "<setcomp>";
  case PT_NODE_DICT_COMP:
    return "<dictcomp>";
  default:
    return "<genexpr>";
  }
}

static bool
is_async (Lower *self, PtNodeId node) {
  uint32_t scope = pt_scopes_of_node (self->scopes, node);
  return (pt_scope_get (self->scopes, scope)->flags & PT_SCOPE_COROUTINE) != 0;
}

bool
lower_comp_awaits (Lower *self, PtNodeId node) {
  return is_async (self, node);
}

static Comp
comp_of (Lower *self, PtNodeId node) {
  switch (pt_ast_node (self->ast, node)->kind) {
  case PT_NODE_LIST_COMP: {
    const PtListComp *comp = pt_ast_list_comp (self->ast, node);
    return (Comp){node, comp->elt, 0, comp->generators, PT_COMP_LIST, 0, false};
  }
  case PT_NODE_SET_COMP: {
    const PtSetComp *comp = pt_ast_set_comp (self->ast, node);
    return (Comp){node, comp->elt, 0, comp->generators, PT_COMP_SET, 0, false};
  }
  case PT_NODE_DICT_COMP: {
    const PtDictComp *comp = pt_ast_dict_comp (self->ast, node);
    return (Comp){node, comp->value, comp->key, comp->generators, PT_COMP_DICT, 0, false};
  }
  default: {
    const PtGeneratorExp *comp = pt_ast_generator_exp (self->ast, node);
    return (Comp){node, comp->elt, 0, comp->generators, PT_COMP_LIST, 0, false};
  }
  }
}

/** The innermost statement: keeps or yields an element. */
static void
lower_element (Lower *self, const Comp *comp) {
  PtNodeId nodes[] = {comp->key, comp->elt};
  PtHirId ids[2];
  lower_operands (self, nodes, 2, ids);
  PtHirId id;
  if (comp->awaits) {
    static const PtRuntimeCall COLLECT[] = {
        [PT_COMP_LIST] = PT_RUNTIME_collect_list,
        [PT_COMP_SET] = PT_RUNTIME_collect_set,
        [PT_COMP_DICT] = PT_RUNTIME_collect_dict,
    };
    PtHirId args[] = {lower_load_sym (self, comp->elt, comp->out), ids[1], ids[0]};
    uint32_t n = comp->kind == PT_COMP_DICT ? 3 : 2;
    id = lower_runtime_call (self, comp->elt, COLLECT[comp->kind], args, n);
  } else if (comp->out != 0) {
    id = lower_add (self, PT_HIR_COLLECT, comp->elt, comp->out, ids[1], ids[0], 0);
    pt_hir_node (self->hir, id)->sub = (uint8_t)comp->kind;
    lower_emit (self, id);
    return;
  } else {
    id = lower_add (self, PT_HIR_YIELD, comp->elt, ids[1], 0, 0, 0);
  }
  lower_emit (self, lower_add (self, PT_HIR_EXPR, comp->elt, id, 0, 0, 0));
}

static void lower_generators (Lower *self, const Comp *comp, uint32_t index, PtHirId first_iter);

/** if a: if b: the generators behind `index` */
static void
lower_conditions (Lower *self, const Comp *comp, uint32_t index) {
  PtNodeId at = pt_ast_list (self->ast, comp->generators)[index];
  PtNodeList list = pt_ast_comprehension (self->ast, at)->ifs;
  const PtNodeId *ifs = pt_ast_list (self->ast, list);
  StmtList *out = self->out;
  StmtList inner[32];
  uint32_t n = list.len;
  if (n > PT_COUNT_OF (inner)) {
    lower_unsupported (self, at, "a comprehension with so many conditions");
    n = 0;
  }
  PtHirId tests[PT_COUNT_OF (inner)];
  for (uint32_t i = 0; i < n; i++) {
    tests[i] = lower_expr (self, ifs[i]);
    inner[i] = (StmtList){.arena = self->arena};
    self->out = &inner[i];
  }
  lower_generators (self, comp, index + 1, 0);
  for (uint32_t i = n; i-- > 0;) {
    self->out = i == 0 ? out : &inner[i - 1];
    lower_emit (self, lower_add (self, PT_HIR_IF, ifs[i], tests[i],
                                 lower_end_list (self, &inner[i]), 0, 0));
  }
}

/** while True: element = the next one, or if there is none: break; iter: what async_iter gave. */
static void
lower_async_generator (Lower *self, const Comp *comp, uint32_t index, PtHirId iter) {
  PtNodeId at = pt_ast_list (self->ast, comp->generators)[index];
  PtNodeId target = pt_ast_comprehension (self->ast, at)->target;
  uint32_t loop = lower_loop (self, false);
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena};
  self->out = &body;
  PtHirId value = lower_delegate (self, target, PT_DELEGATE_NEXT, iter);
  PtHirId found = lower_runtime_call (self, target, PT_RUNTIME_is_found, &value, 1);
  PtHirId over = lower_add (self, PT_HIR_NOT, target, found, 0, 0, 0);
  PtHirId leave = lower_add (self, PT_HIR_BREAK, target, loop, 0, 0, 0);
  PtHirList end = pt_hir_list (self->hir, &leave, 1);
  lower_emit (self, lower_add (self, PT_HIR_IF, target, over, end, 0, 0));
  lower_assign (self, target, lower_load_sym (self, target, pt_hir_node (self->hir, value)->a));
  lower_conditions (self, comp, index);
  self->out = out;
  lower_emit (self,
              lower_add (self, PT_HIR_WHILE, target, loop, 0, lower_end_list (self, &body), 0));
}

/** The loops from generator `index` inwards; first_iter is the value of the first one's iterable,
 * or its iterator if it is asynchronous. */
static void
lower_generators (Lower *self, const Comp *comp, uint32_t index, PtHirId first_iter) {
  if (index == comp->generators.len) {
    lower_element (self, comp);
    return;
  }
  PtNodeId at = pt_ast_list (self->ast, comp->generators)[index];
  const PtComprehension *generator = pt_ast_comprehension (self->ast, at);
  PtHirId iter = index == 0 ? first_iter : lower_expr (self, generator->iter);
  if (generator->head.op != 0) {
    if (index > 0)
      iter =
          lower_spill (self, generator->iter,
                       lower_runtime_call (self, generator->iter, PT_RUNTIME_async_iter, &iter, 1));
    lower_async_generator (self, comp, index, iter);
    return;
  }
  uint32_t loop = lower_loop (self, true);
  PtSymId element = self->hir->loops.items[loop].element;
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena};
  self->out = &body;
  lower_assign (self, generator->target, lower_load_sym (self, generator->target, element));
  lower_conditions (self, comp, index);
  self->out = out;
  lower_emit (self, lower_add (self, PT_HIR_FOR, generator->target, loop, iter,
                               lower_end_list (self, &body), 0));
}

static PtHirId
lower_first_iter (Lower *self, const Comp *comp) {
  return lower_expr (
      self, pt_ast_comprehension (self->ast, pt_ast_list (self->ast, comp->generators)[0])->iter);
}

/** Calls the function that the comprehension is: with the iterator of the first iterable, which is
 * asked for outside. */
static PtHirId
lower_comp_function (Lower *self, Comp *comp) {
  PtNodeId node = comp->node;
  bool generator = pt_ast_node (self->ast, node)->kind == PT_NODE_GENERATOR_EXP;
  PtNodeId first_at = pt_ast_list (self->ast, comp->generators)[0];
  bool async_first = pt_ast_comprehension (self->ast, first_at)->head.op != 0;
  PtHirId first = lower_first_iter (self, comp);
  FuncCtx func = {0};
  ScopeCtx scope = {0};
  const char *name = function_name (self, node);
  lower_func_begin (self, &func, &scope, node, lower_intern (self, pt_view (name)),
                    PT_FUNC_GENEXPR);
  PtSymId param = lower_own_sym (self, &scope, lower_intern (self, PT_VIEW (".0")));
  pt_hir_sym (self->hir, param)->is_param = true;
  func.locals.len--;
  PtFunc *info = &self->hir->funcs.items[func.func];
  info->is_generator = true;
  info->is_async = is_async (self, node);
  info->yields = generator;
  info->n_pos = info->n_posonly = 1;
  info->params = pt_hir_list (self->hir, &param, 1);
  StmtList body = {.arena = self->arena};
  StmtList *out = self->out;
  self->out = &body;
  if (!generator) {
    static const PtHirOp EMPTY[] = {
        [PT_COMP_LIST] = PT_HIR_LIST, [PT_COMP_SET] = PT_HIR_SET, [PT_COMP_DICT] = PT_HIR_DICT};
    PtHirId empty = lower_add (self, EMPTY[comp->kind], node, 0, 0, 0, 0);
    comp->out = pt_hir_node (self->hir, lower_spill (self, node, empty))->a;
    comp->awaits = true;
  }
  lower_generators (self, comp, 0, lower_load_sym (self, node, param));
  if (!generator)
    lower_emit (self, lower_add (self, PT_HIR_RETURN, node, lower_load_sym (self, node, comp->out),
                                 0, 0, 0));
  self->out = out;
  self->hir->funcs.items[func.func].body = lower_end_list (self, &body);
  lower_func_end (self);
  PtHirId iter = async_first ? lower_runtime_call (self, node, PT_RUNTIME_async_iter, &first, 1)
                             : lower_add (self, PT_HIR_CALL_NATIVE, node, PT_BUILTIN_iter,
                                          pt_hir_list (self->hir, &first, 1), 0, 0);
  PtHirId function = lower_add (self, PT_HIR_FUNC, node, func.func, 0, 0, 0);
  return lower_add (self, PT_HIR_CALL, node, function, pt_hir_list (self->hir, &iter, 1), 0, 0);
}

PtHirId
lower_comprehension (Lower *self, PtNodeId node) {
  Comp comp = comp_of (self, node);
  if (is_async (self, node))
    return lower_delegate (self, node, PT_DELEGATE_AWAIT, lower_comp_function (self, &comp));
  PtHirId first = lower_first_iter (self, &comp);
  comp.out = lower_temp (self, PT_SYM_BUILD);

  ScopeCtx scope = {0};
  lower_scope_push (self, &scope, pt_scopes_of_node (self->scopes, node));
  scope.qualname =
      lower_printf (self, "%s%s.<locals>.", scope.outer->qualname, function_name (self, node));
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
  return lower_comp_function (self, &comp);
}
