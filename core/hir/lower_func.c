// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Functions, lambdas and classes.

#include "core/hir/lower_private.h"

#include <string.h>

void
lower_func_begin (Lower *self, FuncCtx *func, ScopeCtx *scope, PtNodeId node, PtStr name,
                  PtFuncKind kind) {
  bool module = kind == PT_FUNC_MODULE;
  PtFunc info = {
      .name = name,
      .qualname = module ? "<module>" : lower_qualname (self, name),
      .kind = (uint8_t)kind,
      .parent = module ? 0 : self->func->func,
      .start = pt_ast_node (self->ast, node)->start,
  };
  func->outer = self->func;
  func->func = self->hir->funcs.len;
  func->locals.arena = func->env.arena = func->free.arena = self->arena;
  if (!pt_funcs_push (&self->hir->funcs, info))
    self->hir->failed = true;
  self->func = func;
  scope->name = name;
  scope->qualname = module ? "" : lower_printf (self, "%s.<locals>.", info.qualname);
  uint32_t id = module ? PT_SCOPE_ROOT : pt_scopes_of_node (self->scopes, node);
  lower_scope_push (self, scope, id);
  self->hir->funcs.items[func->func].scope = id;
}

void
lower_func_end (Lower *self) {
  PtFunc *info = &self->hir->funcs.items[self->func->func];
  info->locals = lower_end_list (self, &self->func->locals);
  info->env = lower_end_list (self, &self->func->env);
  lower_scope_pop (self);
  self->func = self->func->outer;
}

static void
add_param (Lower *self, StmtList *params, PtNodeId arg) {
  PtStr name = lower_mangle (self, pt_ast_arg (self->ast, arg)->arg);
  PtSymId sym = lower_own_sym (self, self->scope, name);
  PtSym *info = pt_hir_sym (self->hir, sym);
  info->is_param = true;
  info->stores = 1;
  self->func->locals.len--; /* a parameter declares itself */
  if (!stmt_list_push (params, sym))
    self->hir->failed = true;
}

static void
lower_params (Lower *self, const PtArguments *args) {
  StmtList params = {.arena = self->arena};
  PtNodeList lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
  for (int i = 0; i < 3; i++)
    for (uint32_t j = 0; j < lists[i].len; j++)
      add_param (self, &params, pt_ast_list (self->ast, lists[i])[j]);
  if (args->vararg != 0)
    add_param (self, &params, args->vararg);
  if (args->kwarg != 0)
    add_param (self, &params, args->kwarg);
  if (args->posonlyargs.len + args->args.len > 0)
    self->func->first_param = params.items[0];
  PtFunc *info = &self->hir->funcs.items[self->func->func];
  info->n_posonly = args->posonlyargs.len;
  info->n_pos = args->posonlyargs.len + args->args.len;
  info->n_kwonly = args->kwonlyargs.len;
  info->varargs = args->vararg != 0;
  info->varkw = args->kwarg != 0;
  info->params = lower_end_list (self, &params);
}

/** The text of a leading string, which the caller then skips. */
PtView
lower_docstring (Lower *self, PtNodeList *body) {
  if (body->len == 0)
    return (PtView){0};
  PtNodeId first = pt_ast_list (self->ast, *body)[0];
  if (pt_ast_node (self->ast, first)->kind != PT_NODE_EXPR)
    return (PtView){0};
  PtNodeId value = pt_ast_expr (self->ast, first)->value;
  if (pt_ast_node (self->ast, value)->kind != PT_NODE_CONSTANT)
    return (PtView){0};
  const PtConstant *constant = pt_ast_constant (self->ast, value);
  if (constant->head.op != PT_CONST_STR)
    return (PtView){0};
  body->at++;
  body->len--;
  return pt_ast_text (self->ast, constant->at, constant->len);
}

/** Annotations are kept out of the program: names of types have no effect when evaluated. What
 * could have one is refused. */
void
lower_check_annotation (Lower *self, PtNodeId node) {
  if (node == 0)
    return;
  switch (pt_ast_node (self->ast, node)->kind) {
  case PT_NODE_CALL:
  case PT_NODE_LAMBDA:
  case PT_NODE_NAMED_EXPR:
  case PT_NODE_YIELD:
  case PT_NODE_YIELD_FROM:
  case PT_NODE_AWAIT:
  case PT_NODE_LIST_COMP:
  case PT_NODE_SET_COMP:
  case PT_NODE_DICT_COMP:
  case PT_NODE_GENERATOR_EXP:
    if (!self->lazy_annotations)
      lower_unsupported (self, node, "an annotation that computes something");
    return;
  default:
    break;
  }
  PtNodeIter iter = pt_node_children (self->ast, node);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    lower_check_annotation (self, child);
}

/** name: annotation, evaluated or, under `from __future__ import annotations`, as text. */
static void
add_annotation (Lower *self, StmtList *pairs, PtStr name, PtNodeId annotation) {
  if (annotation == 0)
    return;
  const PtNode *head = pt_ast_node (self->ast, annotation);
  PtHirId value =
      self->lazy_annotations
          ? lower_str (self, annotation,
                       (PtView){self->source->text + head->start, head->end - head->start})
          : lower_expr (self, annotation);
  PtHirId pair = lower_add (self, PT_HIR_KEYWORD, annotation, name, value, 0, 0);
  if (!stmt_list_push (pairs, pair))
    self->hir->failed = true;
}

static PtHirList
lower_annotations (Lower *self, const PtArguments *args, PtNodeId returns) {
  StmtList pairs = {.arena = self->arena};
  PtNodeList lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
  for (int i = 0; i < 2; i++)
    for (uint32_t j = 0; j < lists[i].len; j++) {
      const PtArg *arg = pt_ast_arg (self->ast, pt_ast_list (self->ast, lists[i])[j]);
      add_annotation (self, &pairs, arg->arg, arg->annotation);
    }
  if (args->vararg != 0)
    add_annotation (self, &pairs, pt_ast_arg (self->ast, args->vararg)->arg,
                    pt_ast_arg (self->ast, args->vararg)->annotation);
  for (uint32_t j = 0; j < lists[2].len; j++) {
    const PtArg *arg = pt_ast_arg (self->ast, pt_ast_list (self->ast, lists[2])[j]);
    add_annotation (self, &pairs, arg->arg, arg->annotation);
  }
  if (args->kwarg != 0)
    add_annotation (self, &pairs, pt_ast_arg (self->ast, args->kwarg)->arg,
                    pt_ast_arg (self->ast, args->kwarg)->annotation);
  add_annotation (self, &pairs, PT_NAME_return, returns);
  return lower_end_list (self, &pairs);
}

static void
check_annotations (Lower *self, const PtArguments *args, PtNodeId returns) {
  PtNodeList lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
  for (int i = 0; i < 3; i++)
    for (uint32_t j = 0; j < lists[i].len; j++)
      lower_check_annotation (
          self, pt_ast_arg (self->ast, pt_ast_list (self->ast, lists[i])[j])->annotation);
  if (args->vararg != 0)
    lower_check_annotation (self, pt_ast_arg (self->ast, args->vararg)->annotation);
  if (args->kwarg != 0)
    lower_check_annotation (self, pt_ast_arg (self->ast, args->kwarg)->annotation);
  lower_check_annotation (self, returns);
}

static PtHirList
lower_defaults (Lower *self, const PtArguments *args, PtHirList *ret_kwdefaults) {
  StmtList list = {.arena = self->arena}, kw = {.arena = self->arena};
  for (uint32_t i = 0; i < args->defaults.len; i++) {
    PtHirId id = lower_expr (self, pt_ast_list (self->ast, args->defaults)[i]);
    if (!stmt_list_push (&list, id))
      self->hir->failed = true;
  }
  for (uint32_t i = 0; i < args->kw_defaults.len; i++) {
    PtNodeId value = pt_ast_list (self->ast, args->kw_defaults)[i];
    if (value == 0)
      continue;
    PtNodeId arg = pt_ast_list (self->ast, args->kwonlyargs)[i];
    PtStr name = lower_mangle (self, pt_ast_arg (self->ast, arg)->arg);
    PtHirId id = lower_add (self, PT_HIR_KEYWORD, arg, name, lower_expr (self, value), 0, 0);
    if (!stmt_list_push (&kw, id))
      self->hir->failed = true;
  }
  *ret_kwdefaults = lower_end_list (self, &kw);
  return lower_end_list (self, &list);
}

static bool
body_yields (Lower *self, PtNodeList body) {
  for (uint32_t i = 0; i < body.len; i++)
    if (lower_has_yield (self, pt_ast_list (self->ast, body)[i]))
      return true;
  return false;
}

/** Notes what a call of the function being lowered makes. */
static void
mark_generator (Lower *self, bool has_yield) {
  const PtScope *scope = pt_scope_get (self->scopes, self->scope->scope);
  PtFunc *info = &self->hir->funcs.items[self->func->func];
  info->is_async = (scope->flags & PT_SCOPE_COROUTINE) != 0;
  info->yields = (scope->flags & PT_SCOPE_GENERATOR) != 0;
  info->is_generator = has_yield || info->is_async;
}

PtHirId
lower_function (Lower *self, PtNodeId node) {
  bool lambda = pt_ast_node (self->ast, node)->kind == PT_NODE_LAMBDA;
  const PtFunctionDef *def = /* as AsyncFunctionDef */
      lambda ? NULL : (const PtFunctionDef *)pt_ast_node (self->ast, node);
  const PtLambda *exp = lambda ? pt_ast_lambda (self->ast, node) : NULL;
  const PtArguments *args = pt_ast_arguments (self->ast, lambda ? exp->args : def->args);
  if (!lambda && def->type_params.len > 0)
    lower_unsupported (self, node, "a function with type parameters");
  PtHirList kwdefaults;
  PtHirList defaults = lower_defaults (self, args, &kwdefaults);
  PtHirList annotations = 0;
  if (self->keeps_annotations)
    annotations = lower_annotations (self, args, lambda ? 0 : def->returns);
  else
    check_annotations (self, args, lambda ? 0 : def->returns);

  FuncCtx func = {0};
  ScopeCtx scope = {0};
  PtStr name = lambda ? lower_intern (self, PT_VIEW ("<lambda>")) : def->name;
  lower_func_begin (self, &func, &scope, node, name, lambda ? PT_FUNC_LAMBDA : PT_FUNC_DEF);
  lower_params (self, args);
  StmtList *out = self->out;
  PtHirList body;
  PtView doc = {0};
  if (lambda) {
    mark_generator (self, lower_has_yield (self, exp->body));
    StmtList stmts = {.arena = self->arena};
    self->out = &stmts;
    PtHirId value = lower_expr (self, exp->body);
    lower_emit (self, lower_add (self, PT_HIR_RETURN, exp->body, value, 0, 0, 0));
    body = lower_end_list (self, &stmts);
  } else {
    PtNodeList stmts = def->body;
    doc = lower_docstring (self, &stmts);
    mark_generator (self, body_yields (self, stmts));
    body = lower_block (self, stmts);
  }
  self->out = out;
  PtFunc *info = &self->hir->funcs.items[func.func];
  info->body = body;
  info->doc = doc;
  info->defaults = defaults;
  lower_func_end (self);
  return lower_add (self, PT_HIR_FUNC, node, func.func, defaults, kwdefaults, annotations);
}

static PtHirList
lower_class_body (Lower *self, PtNodeId node, const PtClassDef *def, const char *qualname,
                  PtClass *class) {
  ScopeCtx scope = {.name = def->name, .qualname = lower_printf (self, "%s.", qualname)};
  lower_scope_push (self, &scope, pt_scopes_of_node (self->scopes, node));
  PtSym cell = {.name = PT_NAME___class__,
                .func = self->func->func,
                .kind = PT_SYM_LOCAL,
                .is_block = true,
                .serial = self->hir->classes.len};
  if (!pt_syms_push (&self->hir->syms, cell))
    self->hir->failed = true;
  scope.class_cell = self->hir->syms.len - 1;
  PtNodeList body = def->body;
  class->doc = lower_docstring (self, &body);
  PtHirList list = lower_block (self, body);
  /* A method that says super() has made a cell of it. */
  class->class_cell =
      pt_hir_sym (self->hir, scope.class_cell)->kind == PT_SYM_CELL ? scope.class_cell : 0;
  lower_scope_pop (self);
  return list;
}

PtHirId
lower_class (Lower *self, PtNodeId node) {
  const PtClassDef *def = pt_ast_class_def (self->ast, node);
  if (def->type_params.len > 0)
    lower_unsupported (self, node, "a class with type parameters");
  const PtNodeId *bases = pt_ast_list (self->ast, def->bases);
  PtHirId *ids = PT_ARENA_ARRAY (self->arena, PtHirId, def->bases.len + def->keywords.len + 1);
  if (ids == NULL) {
    self->hir->failed = true;
    return 0;
  }
  for (uint32_t i = 0; i < def->bases.len; i++)
    ids[i] = lower_expr (self, bases[i]);
  PtHirList base_list = pt_hir_list (self->hir, ids, def->bases.len);
  for (uint32_t i = 0; i < def->keywords.len; i++) {
    PtNodeId keyword = pt_ast_list (self->ast, def->keywords)[i];
    PtStr name = pt_ast_keyword (self->ast, keyword)->arg;
    PtHirId value = lower_expr (self, pt_ast_keyword (self->ast, keyword)->value);
    ids[i] = name == 0 ? lower_add (self, PT_HIR_STAR_STAR, keyword, value, 0, 0, 0)
                       : lower_add (self, PT_HIR_KEYWORD, keyword, name, value, 0, 0);
  }
  PtHirList keyword_list = pt_hir_list (self->hir, ids, def->keywords.len);
  PtClass class = {.name = def->name, .qualname = lower_qualname (self, def->name)};
  Frame *frames = self->func->frames;
  self->func->frames = NULL; /* a class body is a Rust closure: no loop reaches out of it */
  PtHirList body = lower_class_body (self, node, def, class.qualname, &class);
  self->func->frames = frames;
  if (!pt_classes_push (&self->hir->classes, class))
    self->hir->failed = true;
  return lower_add (self, PT_HIR_CLASS, node, self->hir->classes.len - 1, base_list, keyword_list,
                    body);
}
