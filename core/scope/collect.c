// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// One walk over the tree: opens a scope where Python does and notes in which scope a name is bound
// or read.

#include "core/scope/scope_private.h"
#include "core/spec/names.h"

PtSymbol *
pt_scope_symbol (PtScopeBuilder *self, uint32_t scope, PtStr name) {
  PtSymbols *symbols = &self->scopes->scopes.items[scope].symbols;
  for (uint32_t i = 0; i < symbols->len; i++)
    if (symbols->items[i].name == name)
      return &symbols->items[i];
  if (!pt_symbols_push (symbols, (PtSymbol){.name = name, .kind = PT_SYMBOL_GLOBAL_IMPLICIT})) {
    self->failed = true;
    static PtSymbol nowhere;
    return &nowhere;
  }
  return &symbols->items[symbols->len - 1];
}

static void visit (PtScopeBuilder *self, PtNodeId node);

static void
visit_list (PtScopeBuilder *self, PtNodeList list) {
  for (uint32_t i = 0; i < list.len; i++) {
    PtNodeId item = pt_ast_list (self->ast, list)[i];
    if (item != 0)
      visit (self, item);
  }
}

static void
visit_optional (PtScopeBuilder *self, PtNodeId node) {
  if (node != 0)
    visit (self, node);
}

static void
visit_children (PtScopeBuilder *self, PtNodeId node) {
  PtNodeIter iter = pt_node_children (self->ast, node);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    visit (self, child);
}

static void
mention_in (PtScopeBuilder *self, uint32_t scope, PtStr raw, uint8_t flags) {
  PtStr name = pt_scope_mangle (self->scopes->scopes.items[scope].class_name, raw);
  PtSymbol *symbol = pt_scope_symbol (self, scope, name);
  symbol->flags |= flags;
  symbol->stores += (flags & (PT_SYMBOL_ASSIGNED | PT_SYMBOL_IMPORTED | PT_SYMBOL_PARAM)) != 0;
}

static void
mention (PtScopeBuilder *self, PtStr name, uint8_t flags) {
  mention_in (self, self->current, name, flags);
}

static uint32_t
open_scope (PtScopeBuilder *self, PtScopeKind kind, PtNodeId node) {
  uint32_t outer = self->current;
  PtScope scope = {
      .kind = (uint8_t)kind,
      .node = node,
      .parent = kind == PT_SCOPE_MODULE ? PT_NO_SCOPE : outer,
      .class_name = kind == PT_SCOPE_MODULE ? 0 : self->scopes->scopes.items[outer].class_name,
      .symbols.arena = self->arena,
  };
  if (!pt_scope_array_push (&self->scopes->scopes, scope))
    self->failed = true;
  else
    self->current = self->scopes->scopes.len - 1;
  return outer;
}

static void
visit_params (PtScopeBuilder *self, const PtArguments *args) {
  PtNodeList lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
  for (int i = 0; i < 3; i++)
    for (uint32_t j = 0; j < lists[i].len; j++)
      mention (self, pt_ast_arg (self->ast, pt_ast_list (self->ast, lists[i])[j])->arg,
               PT_SYMBOL_PARAM);
  if (args->vararg != 0)
    mention (self, pt_ast_arg (self->ast, args->vararg)->arg, PT_SYMBOL_PARAM);
  if (args->kwarg != 0)
    mention (self, pt_ast_arg (self->ast, args->kwarg)->arg, PT_SYMBOL_PARAM);
}

static void
visit_annotations (PtScopeBuilder *self, const PtArguments *args, PtNodeId returns) {
  PtNodeList lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
  for (int i = 0; i < 3; i++)
    for (uint32_t j = 0; j < lists[i].len; j++)
      visit_optional (self,
                      pt_ast_arg (self->ast, pt_ast_list (self->ast, lists[i])[j])->annotation);
  if (args->vararg != 0)
    visit_optional (self, pt_ast_arg (self->ast, args->vararg)->annotation);
  if (args->kwarg != 0)
    visit_optional (self, pt_ast_arg (self->ast, args->kwarg)->annotation);
  visit_optional (self, returns);
}

static void
visit_type_params (PtScopeBuilder *self, PtNodeList params) {
  if (params.len == 0)
    return;
  open_scope (self, PT_SCOPE_TYPE_PARAMS, pt_ast_list (self->ast, params)[0]);
  visit_list (self, params);
}

static void
visit_function (PtScopeBuilder *self, PtNodeId node) {
  bool is_async = pt_ast_node (self->ast, node)->kind == PT_NODE_ASYNC_FUNCTION_DEF;
  /* Both kinds of def have the same fields. */
  const PtFunctionDef *def = (const PtFunctionDef *)pt_ast_node (self->ast, node);
  const PtArguments *args = pt_ast_arguments (self->ast, def->args);
  mention (self, def->name, PT_SYMBOL_ASSIGNED);
  visit_list (self, def->decorator_list);
  visit_list (self, args->defaults);
  visit_list (self, args->kw_defaults);
  uint32_t around = self->current;
  visit_type_params (self, def->type_params);
  visit_annotations (self, args, def->returns);
  open_scope (self, PT_SCOPE_FUNCTION, node);
  self->scopes->scopes.items[self->current].is_coroutine = is_async;
  visit_params (self, args);
  visit_list (self, def->body);
  self->current = around;
}

static void
visit_class (PtScopeBuilder *self, PtNodeId node) {
  const PtClassDef *def = pt_ast_class_def (self->ast, node);
  mention (self, def->name, PT_SYMBOL_ASSIGNED);
  visit_list (self, def->decorator_list);
  uint32_t around = self->current;
  visit_type_params (self, def->type_params);
  visit_list (self, def->bases);
  visit_list (self, def->keywords);
  open_scope (self, PT_SCOPE_CLASS, node);
  self->scopes->scopes.items[self->current].class_name = def->name;
  visit_list (self, def->body);
  self->current = around;
}

static void
visit_lambda (PtScopeBuilder *self, PtNodeId node) {
  const PtLambda *lambda = pt_ast_lambda (self->ast, node);
  const PtArguments *args = pt_ast_arguments (self->ast, lambda->args);
  visit_list (self, args->defaults);
  visit_list (self, args->kw_defaults);
  uint32_t outer = open_scope (self, PT_SCOPE_LAMBDA, node);
  visit_params (self, args);
  visit (self, lambda->body);
  self->current = outer;
}

static void
visit_comprehension (PtScopeBuilder *self, PtNodeId node, PtNodeList generators, PtNodeId key,
                     PtNodeId elt) {
  const PtNodeId *items = pt_ast_list (self->ast, generators);
  visit (self, pt_ast_comprehension (self->ast, items[0])->iter);
  uint32_t outer = open_scope (self, PT_SCOPE_COMPREHENSION, node);
  for (uint32_t i = 0; i < generators.len; i++) {
    const PtComprehension *generator = pt_ast_comprehension (self->ast, items[i]);
    visit (self, generator->target);
    if (i > 0)
      visit (self, generator->iter);
    visit_list (self, generator->ifs);
  }
  visit_optional (self, key);
  visit (self, elt);
  self->current = outer;
}

/** The target of := inside comprehensions belongs to the scope around them. */
static void
visit_named (PtScopeBuilder *self, PtNodeId node) {
  const PtNamedExpr *named = pt_ast_named_expr (self->ast, node);
  PtStr name = pt_ast_name (self->ast, named->target)->id;
  uint32_t scope = self->current;
  const PtScopeArray *scopes = &self->scopes->scopes;
  while (scopes->items[scope].kind == PT_SCOPE_COMPREHENSION)
    scope = scopes->items[scope].parent;
  if (scope != self->current) {
    const PtSymbol *there =
        pt_scope_symbol (self, scope, pt_scope_mangle (scopes->items[scope].class_name, name));
    bool global =
        scopes->items[scope].kind == PT_SCOPE_MODULE || (there->flags & PT_SYMBOL_GLOBAL) != 0;
    uint8_t flags = global ? PT_SYMBOL_GLOBAL : PT_SYMBOL_REFERENCED | PT_SYMBOL_NONLOCAL;
    for (uint32_t inner = self->current; inner != scope; inner = scopes->items[inner].parent)
      mention_in (self, inner, name, flags);
  }
  mention_in (self, scope, name, PT_SYMBOL_ASSIGNED);
  visit (self, named->value);
}

static PtStr
first_part (PtStr dotted) {
  PtView text = pt_str_view (dotted);
  for (size_t i = 0; i < text.len; i++)
    if (text.data[i] == '.')
      return pt_intern (text.data, i);
  return dotted;
}

static void
visit_aliases (PtScopeBuilder *self, PtNodeList names, bool from) {
  for (uint32_t i = 0; i < names.len; i++) {
    const PtAlias *alias = pt_ast_alias (self->ast, pt_ast_list (self->ast, names)[i]);
    PtView text = pt_str_view (alias->name);
    if (text.len == 1 && text.data[0] == '*')
      continue;
    PtStr name = alias->asname != 0 ? alias->asname : from ? alias->name : first_part (alias->name);
    mention (self, name, PT_SYMBOL_IMPORTED);
  }
}

static void
visit_declaration (PtScopeBuilder *self, PtNodeList names, uint8_t flag) {
  for (uint32_t i = 0; i < names.len; i++) {
    PtStr name = pt_ast_list (self->ast, names)[i];
    mention (self, name, flag);
    /* `global x` in a function binds a name of the module. */
    if (flag == PT_SYMBOL_GLOBAL && self->current != PT_SCOPE_ROOT)
      mention_in (self, PT_SCOPE_ROOT, name, PT_SYMBOL_ASSIGNED);
  }
}

static void
visit_name (PtScopeBuilder *self, PtNodeId node) {
  const PtName *name = pt_ast_name (self->ast, node);
  if (name->head.op == PT_CTX_STORE) {
    mention (self, name->id, PT_SYMBOL_ASSIGNED);
    return;
  }
  if (name->head.op == PT_CTX_DEL) {
    mention (self, name->id, PT_SYMBOL_ASSIGNED | PT_SYMBOL_DELETED);
    return;
  }
  mention (self, name->id, PT_SYMBOL_REFERENCED);
  /* super() without arguments reads the class from a cell. */
  uint8_t kind = self->scopes->scopes.items[self->current].kind;
  if (name->id == PT_NAME_super && kind != PT_SCOPE_MODULE && kind != PT_SCOPE_CLASS)
    mention (self, PT_NAME___class__, PT_SYMBOL_REFERENCED);
}

static void
visit_ann_assign (PtScopeBuilder *self, PtNodeId node) {
  const PtAnnAssign *assign = pt_ast_ann_assign (self->ast, node);
  if (pt_ast_node (self->ast, assign->target)->kind == PT_NODE_NAME)
    mention (self, pt_ast_name (self->ast, assign->target)->id,
             PT_SYMBOL_ANNOTATED | PT_SYMBOL_ASSIGNED);
  else
    visit (self, assign->target);
  visit (self, assign->annotation);
  visit_optional (self, assign->value);
}

/** Names that a pattern, a handler or a type parameter binds by itself. 0 = none. */
static PtStr
bound_name (PtScopeBuilder *self, PtNodeId node) {
  switch (pt_ast_node (self->ast, node)->kind) {
  case PT_NODE_EXCEPT_HANDLER:
    return pt_ast_except_handler (self->ast, node)->name;
  case PT_NODE_MATCH_AS:
    return pt_ast_match_as (self->ast, node)->name;
  case PT_NODE_MATCH_STAR:
    return pt_ast_match_star (self->ast, node)->name;
  case PT_NODE_MATCH_MAPPING:
    return pt_ast_match_mapping (self->ast, node)->rest;
  case PT_NODE_TYPE_VAR:
    return pt_ast_type_var (self->ast, node)->name;
  case PT_NODE_PARAM_SPEC:
    return pt_ast_param_spec (self->ast, node)->name;
  case PT_NODE_TYPE_VAR_TUPLE:
    return pt_ast_type_var_tuple (self->ast, node)->name;
  default:
    return 0;
  }
}

static void
visit (PtScopeBuilder *self, PtNodeId node) {
  const PtAst *ast = self->ast;
  switch (pt_ast_node (ast, node)->kind) {
  case PT_NODE_NAME:
    visit_name (self, node);
    return;
  case PT_NODE_FUNCTION_DEF:
  case PT_NODE_ASYNC_FUNCTION_DEF:
    visit_function (self, node);
    return;
  case PT_NODE_CLASS_DEF:
    visit_class (self, node);
    return;
  case PT_NODE_LAMBDA:
    visit_lambda (self, node);
    return;
  case PT_NODE_LIST_COMP: {
    const PtListComp *comp = pt_ast_list_comp (ast, node);
    visit_comprehension (self, node, comp->generators, 0, comp->elt);
    return;
  }
  case PT_NODE_SET_COMP: {
    const PtSetComp *comp = pt_ast_set_comp (ast, node);
    visit_comprehension (self, node, comp->generators, 0, comp->elt);
    return;
  }
  case PT_NODE_GENERATOR_EXP: {
    const PtGeneratorExp *comp = pt_ast_generator_exp (ast, node);
    visit_comprehension (self, node, comp->generators, 0, comp->elt);
    return;
  }
  case PT_NODE_DICT_COMP: {
    const PtDictComp *comp = pt_ast_dict_comp (ast, node);
    visit_comprehension (self, node, comp->generators, comp->key, comp->value);
    return;
  }
  case PT_NODE_NAMED_EXPR:
    visit_named (self, node);
    return;
  case PT_NODE_YIELD:
  case PT_NODE_YIELD_FROM:
    self->scopes->scopes.items[self->current].is_generator = true;
    visit_children (self, node);
    return;
  case PT_NODE_IMPORT:
    visit_aliases (self, pt_ast_import (ast, node)->names, false);
    return;
  case PT_NODE_IMPORT_FROM:
    visit_aliases (self, pt_ast_import_from (ast, node)->names, true);
    return;
  case PT_NODE_GLOBAL:
    visit_declaration (self, pt_ast_global (ast, node)->names, PT_SYMBOL_GLOBAL);
    return;
  case PT_NODE_NONLOCAL:
    visit_declaration (self, pt_ast_nonlocal (ast, node)->names, PT_SYMBOL_NONLOCAL);
    return;
  case PT_NODE_ANN_ASSIGN:
    visit_ann_assign (self, node);
    return;
  default: {
    PtStr name = bound_name (self, node);
    if (name != 0)
      mention (self, name, PT_SYMBOL_ASSIGNED);
    visit_children (self, node);
  }
  }
}

void
pt_scope_collect (PtScopeBuilder *self) {
  open_scope (self, PT_SCOPE_MODULE, self->ast->root);
  if (!self->failed)
    visit_list (self, pt_ast_module (self->ast, self->ast->root)->body);
}
