// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// First pass: opens the scopes and notes what each does with which names, in CPython's order of
// visits.

#include "core/scope/scope_private.h"

static void visit (PtScopeBuilder *self, PtNodeId id);

static void
visit_list (PtScopeBuilder *self, PtNodeList list) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  for (uint32_t i = 0; i < list.len; i++)
    if (items[i] != 0)
      visit (self, items[i]);
}

static void
visit_maybe (PtScopeBuilder *self, PtNodeId id) {
  if (id != 0)
    visit (self, id);
}

/* Symbols */

static uint32_t
hash_record (PtScopeId scope, PtStr name) {
  return (uint32_t)(((uint64_t)scope << 32 | name) * 0x9E3779B97F4A7C15u >> 32);
}

static bool
grow_table (PtScopeBuilder *self) {
  uint32_t size = self->table == NULL ? 256 : (self->table_mask + 1) * 2;
  uint32_t *table = PT_ARENA_ARRAY (self->scratch, uint32_t, size);
  if (table == NULL)
    return false;
  for (uint32_t i = 0; i < self->records.len; i++) {
    const PtSymbolRecord *record = &self->records.items[i];
    uint32_t at = hash_record (record->scope, record->symbol.name);
    while (table[at & (size - 1)] != 0)
      at++;
    table[at & (size - 1)] = i + 1;
  }
  self->table = table;
  self->table_mask = size - 1;
  return true;
}

PtSymbolRecord *
pt_scope_record (PtScopeBuilder *self, PtScopeId scope, PtStr name) {
  if (self->table == NULL)
    return NULL;
  for (uint32_t at = hash_record (scope, name);; at++) {
    uint32_t entry = self->table[at & self->table_mask];
    if (entry == 0)
      return NULL;
    PtSymbolRecord *record = &self->records.items[entry - 1];
    if (record->scope == scope && record->symbol.name == name)
      return record;
  }
}

PtSymbolRecord *
pt_scope_add_record (PtScopeBuilder *self, PtScopeId scope, PtStr name, uint32_t at) {
  PtSymbolRecord *found = pt_scope_record (self, scope, name);
  if (found != NULL)
    return found;
  PtSymbolRecord record = {.symbol = {.name = name, .first_use = at}, .scope = scope};
  if ((self->records.len * 2 >= self->table_mask && !grow_table (self)) ||
      !pt_symbol_records_push (&self->records, record)) {
    self->status = PT_ENOMEM;
    return NULL;
  }
  uint32_t entry = self->records.len, slot = hash_record (scope, name);
  while (self->table[slot & self->table_mask] != 0)
    slot++;
  self->table[slot & self->table_mask] = entry;
  PtScopeState *state = &self->states.items[scope];
  if (state->last_symbol == 0)
    state->first_symbol = entry;
  else
    self->records.items[state->last_symbol - 1].next = entry;
  state->last_symbol = entry;
  return &self->records.items[entry - 1];
}

static PtStr
mangle (PtScopeBuilder *self, PtStr name) {
  PtStr mangled = pt_scope_mangle (self->scopes.items[self->current].class_name, name);
  if (mangled == 0 && name != 0)
    self->status = PT_ENOMEM;
  return mangled;
}

/* Notes that the scope does something with a name; flags: PT_SYMBOL_*. */
static void
note_in (PtScopeBuilder *self, PtScopeId scope, PtStr name, uint16_t flags, const PtNode *node) {
  PtStr mangled = mangle (self, name);
  PtSymbolRecord *record = pt_scope_add_record (self, scope, mangled, node->start);
  if (record == NULL)
    return;
  PtSymbol *symbol = &record->symbol;
  if ((flags & symbol->flags & PT_SYMBOL_PARAM) != 0)
    pt_scope_error_at (self->diags, node, "duplicate argument '%s' in function definition",
                       pt_str (name));
  if ((flags & symbol->flags & PT_SYMBOL_TYPE_PARAM) != 0)
    pt_scope_error_at (self->diags, node, "duplicate type parameter '%s'", pt_str (name));
  if (self->states.items[scope].in_target) {
    if ((symbol->flags & (PT_SYMBOL_GLOBAL | PT_SYMBOL_NONLOCAL)) != 0)
      pt_scope_error_at (self->diags, node,
                         "comprehension inner loop cannot rebind assignment expression target '%s'",
                         pt_str (name));
    flags |= PT_SYMBOL_ITER;
  }
  symbol->flags |= flags;
  if ((flags & PT_SYMBOL_GLOBAL) != 0 && scope != PT_SCOPE_ROOT) {
    /* A global statement anywhere makes it a name of the module. */
    PtSymbolRecord *global = pt_scope_add_record (self, PT_SCOPE_ROOT, mangled, node->start);
    if (global != NULL)
      global->symbol.flags |= PT_SYMBOL_GLOBAL;
    return;
  }
  if ((flags & (PT_SYMBOL_PARAM | PT_SYMBOL_ASSIGNED | PT_SYMBOL_IMPORTED)) != 0)
    symbol->stores++;
}

static void
note (PtScopeBuilder *self, PtStr name, uint16_t flags, const PtNode *node) {
  note_in (self, self->current, name, flags, node);
}

/* Scopes */

static bool
is_function (PtScopeKind kind) {
  return kind != PT_SCOPE_MODULE && kind != PT_SCOPE_CLASS;
}

/* Opens a scope inside of the current one and goes there; gives the current one. */
static PtScopeId
enter (PtScopeBuilder *self, PtScopeKind kind, PtNodeId node, PtStr name) {
  PtScopeId outer = self->current, id = self->scopes.len;
  PtScope scope = {.kind = (uint8_t)kind, .node = node, .name = name, .parent = outer};
  if (outer != 0) {
    const PtScope *parent = &self->scopes.items[outer];
    scope.class_name = parent->class_name;
    if ((parent->flags & PT_SCOPE_NESTED) != 0 || is_function ((PtScopeKind)parent->kind))
      scope.flags |= PT_SCOPE_NESTED;
  }
  if (kind == PT_SCOPE_CLASS)
    scope.class_name = name;
  if (!pt_scope_items_push (&self->scopes, scope) ||
      !pt_scope_states_push (&self->states, (PtScopeState){0})) {
    self->status = PT_ENOMEM;
    return outer;
  }
  if (outer != 0) {
    PtScopeState *state = &self->states.items[outer];
    if (state->last_child == 0)
      self->scopes.items[outer].first_child = id;
    else
      self->scopes.items[state->last_child].next_sibling = id;
    state->last_child = id;
  }
  self->current = id;
  return outer;
}

static PtScope *
current (PtScopeBuilder *self) {
  return &self->scopes.items[self->current];
}

/* Functions, classes */

static void
note_arg (PtScopeBuilder *self, PtNodeId id) {
  const PtArg *arg = pt_ast_arg (self->ast, id);
  note (self, arg->arg, PT_SYMBOL_PARAM, &arg->head);
}

static void
note_args (PtScopeBuilder *self, PtNodeList list) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  for (uint32_t i = 0; i < list.len; i++)
    note_arg (self, items[i]);
}

static void
note_arguments (PtScopeBuilder *self, const PtArguments *args) {
  note_args (self, args->posonlyargs);
  note_args (self, args->args);
  note_args (self, args->kwonlyargs);
  if (args->vararg != 0) {
    note_arg (self, args->vararg);
    current (self)->flags |= PT_SCOPE_VARARGS;
  }
  if (args->kwarg != 0) {
    note_arg (self, args->kwarg);
    current (self)->flags |= PT_SCOPE_VARKEYWORDS;
  }
}

static void
visit_defaults (PtScopeBuilder *self, const PtArguments *args) {
  visit_list (self, args->defaults);
  visit_list (self, args->kw_defaults);
}

/* What can't be said in an annotation or in the parts of a type parameter. */
static const char *
unfit_expression (const PtNode *node) {
  switch ((int)node->kind) {
  case PT_NODE_NAMED_EXPR:
    return "named";
  case PT_NODE_YIELD:
  case PT_NODE_YIELD_FROM:
    return "yield";
  case PT_NODE_AWAIT:
    return "await";
  default:
    return NULL;
  }
}

static void
refuse_unfit (PtScopeBuilder *self, const PtNode *node, const char *where) {
  const char *what = unfit_expression (node);
  if (what != NULL)
    pt_scope_error_at (self->diags, node, "%s expression cannot be used within %s", what, where);
}

/* The same in the scope that this node is visited in. True: it is refused. */
static bool
refuse_here (PtScopeBuilder *self, const PtNode *node) {
  switch ((PtScopeKind)current (self)->kind) {
  case PT_SCOPE_TYPE_PARAMS:
    refuse_unfit (self, node, "the definition of a generic");
    return true;
  case PT_SCOPE_TYPE_ALIAS:
    refuse_unfit (self, node, "a type alias");
    return true;
  case PT_SCOPE_TYPE_VAR:
    refuse_unfit (self, node, self->states.items[self->current].part);
    return true;
  default:
    return false;
  }
}

static void
check_unused_annotation (PtScopeBuilder *self, PtNodeId id) {
  const PtNode *node = pt_ast_node (self->ast, id);
  refuse_unfit (self, node, "an annotation");
  PtNodeIter iter = pt_node_children (self->ast, id);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    check_unused_annotation (self, child);
}

/* Under `from __future__ import annotations` they are text and use no names. */
static void
visit_annotation (PtScopeBuilder *self, PtNodeId id) {
  if (id == 0)
    return;
  if ((self->futures & PT_FUTURE_ANNOTATIONS) != 0)
    check_unused_annotation (self, id);
  else
    visit (self, id);
}

static void
visit_arg_annotations (PtScopeBuilder *self, PtNodeList list) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  for (uint32_t i = 0; i < list.len; i++)
    visit_annotation (self, pt_ast_arg (self->ast, items[i])->annotation);
}

static void
visit_annotations (PtScopeBuilder *self, const PtArguments *args, PtNodeId returns) {
  visit_arg_annotations (self, args->posonlyargs);
  visit_arg_annotations (self, args->args);
  if (args->vararg != 0)
    visit_annotation (self, pt_ast_arg (self->ast, args->vararg)->annotation);
  if (args->kwarg != 0)
    visit_annotation (self, pt_ast_arg (self->ast, args->kwarg)->annotation);
  visit_arg_annotations (self, args->kwonlyargs);
  visit_annotation (self, returns);
}

/* The bound or the default of a type parameter, a scope of its own. */
static void
visit_type_var_part (PtScopeBuilder *self, PtNodeId owner, PtNodeId part, PtStr name,
                     const char *what) {
  if (part == 0)
    return;
  PtScopeId outer = enter (self, PT_SCOPE_TYPE_VAR, owner, name);
  self->states.items[self->current].part = what;
  visit (self, part);
  self->current = outer;
}

static void
visit_type_param (PtScopeBuilder *self, PtNodeId id) {
  const PtNode *head = pt_ast_node (self->ast, id);
  PtStr name;
  PtNodeId bound = 0, value;
  const char *bound_is = "a TypeVar bound", *value_is = "a TypeVar default";
  if (head->kind == PT_NODE_TYPE_VAR) {
    const PtTypeVar *var = pt_ast_type_var (self->ast, id);
    name = var->name;
    bound = var->bound;
    if (bound != 0 && pt_ast_kind (self->ast, bound) == PT_NODE_TUPLE &&
        self->ast->python_minor >= 13)
      bound_is = "a TypeVar constraint";
    value = var->default_value;
  } else {
    const PtParamSpec *spec = (const PtParamSpec *)head; /* as TypeVarTuple */
    name = spec->name;
    value = spec->default_value;
    value_is = head->kind == PT_NODE_PARAM_SPEC ? "a ParamSpec default" : "a TypeVarTuple default";
  }
  note (self, name, PT_SYMBOL_ASSIGNED | PT_SYMBOL_TYPE_PARAM, head);
  visit_type_var_part (self, id, bound, name, bound_is);
  visit_type_var_part (self, id, value, name, value_is);
}

/* Opens the scope of type parameters, if there are any; gives the scope to go back to. */
static PtScopeId
enter_type_params (PtScopeBuilder *self, PtNodeList params, PtNodeId node, PtStr name) {
  if (params.len == 0)
    return self->current;
  PtScopeId outer = enter (self, PT_SCOPE_TYPE_PARAMS, node, name);
  const uint32_t *items = pt_ast_list (self->ast, params);
  for (uint32_t i = 0; i < params.len; i++)
    visit_type_param (self, items[i]);
  return outer;
}

static void
visit_function (PtScopeBuilder *self, PtNodeId id) {
  const PtNode *head = pt_ast_node (self->ast, id);
  const PtFunctionDef *def = (const PtFunctionDef *)head; /* as AsyncFunctionDef */
  const PtArguments *args = pt_ast_arguments (self->ast, def->args);
  note (self, def->name, PT_SYMBOL_ASSIGNED, head);
  visit_defaults (self, args);
  /* Decorators stand outside of type parameters; before there were any they came last. */
  bool decorators_first = self->ast->python_minor >= 12;
  if (decorators_first)
    visit_list (self, def->decorator_list);
  PtScopeId outer = enter_type_params (self, def->type_params, id, def->name);
  visit_annotations (self, args, def->returns);
  if (!decorators_first)
    visit_list (self, def->decorator_list);
  enter (self, PT_SCOPE_FUNCTION, id, def->name);
  if (head->kind == PT_NODE_ASYNC_FUNCTION_DEF)
    current (self)->flags |= PT_SCOPE_COROUTINE;
  note_arguments (self, args);
  visit_list (self, def->body);
  self->current = outer;
}

static void
visit_lambda (PtScopeBuilder *self, PtNodeId id) {
  const PtLambda *lambda = pt_ast_lambda (self->ast, id);
  const PtArguments *args = pt_ast_arguments (self->ast, lambda->args);
  visit_defaults (self, args);
  PtScopeId outer = enter (self, PT_SCOPE_LAMBDA, id, 0);
  note_arguments (self, args);
  visit (self, lambda->body);
  self->current = outer;
}

static void
visit_class (PtScopeBuilder *self, PtNodeId id) {
  const PtClassDef *def = pt_ast_class_def (self->ast, id);
  note (self, def->name, PT_SYMBOL_ASSIGNED, &def->head);
  bool decorators_first = self->ast->python_minor >= 12;
  if (decorators_first)
    visit_list (self, def->decorator_list);
  PtScopeId outer = enter_type_params (self, def->type_params, id, def->name);
  visit_list (self, def->bases);
  visit_list (self, def->keywords);
  if (!decorators_first)
    visit_list (self, def->decorator_list);
  enter (self, PT_SCOPE_CLASS, id, def->name);
  visit_list (self, def->body);
  self->current = outer;
}

static void
visit_type_alias (PtScopeBuilder *self, PtNodeId id) {
  const PtTypeAlias *alias = pt_ast_type_alias (self->ast, id);
  PtStr name = pt_ast_name (self->ast, alias->name)->id;
  visit (self, alias->name);
  PtScopeId outer = enter_type_params (self, alias->type_params, id, name);
  enter (self, PT_SCOPE_TYPE_ALIAS, id, name);
  visit (self, alias->value);
  self->current = outer;
}

/* Comprehensions */

static void
visit_iterable (PtScopeBuilder *self, PtNodeId id) {
  PtScopeId scope = self->current;
  self->states.items[scope].iterables++;
  visit (self, id);
  self->states.items[scope].iterables--;
}

static void
visit_target (PtScopeBuilder *self, PtNodeId id) {
  PtScopeId scope = self->current;
  self->states.items[scope].in_target = true;
  visit (self, id);
  self->states.items[scope].in_target = false;
}

static void
visit_comprehension (PtScopeBuilder *self, PtNodeId id) {
  const PtNode *head = pt_ast_node (self->ast, id);
  bool is_dict = head->kind == PT_NODE_DICT_COMP;
  const PtDictComp *dict = (const PtDictComp *)head;
  const PtListComp *list = (const PtListComp *)head; /* as SetComp, GeneratorExp */
  PtNodeList generators = is_dict ? dict->generators : list->generators;
  const uint32_t *items = pt_ast_list (self->ast, generators);
  const PtComprehension *first = pt_ast_comprehension (self->ast, items[0]);
  visit_iterable (self, first->iter);

  PtScopeId outer = enter (self, PT_SCOPE_COMPREHENSION, id, 0), scope = self->current;
  self->states.items[scope].comprehension = head->kind;
  bool is_async = first->head.op != 0;
  visit_target (self, first->target);
  visit_list (self, first->ifs);
  for (uint32_t i = 1; i < generators.len; i++) {
    const PtComprehension *next = pt_ast_comprehension (self->ast, items[i]);
    visit_target (self, next->target);
    visit_iterable (self, next->iter);
    visit_list (self, next->ifs);
    is_async |= next->head.op != 0;
  }
  if (is_dict)
    visit (self, dict->value);
  visit (self, is_dict ? dict->key : list->elt);
  bool generator = head->kind == PT_NODE_GENERATOR_EXP;
  PtScope *self_scope = &self->scopes.items[scope];
  if (is_async)
    self_scope->flags |= PT_SCOPE_COROUTINE;
  if (generator)
    self_scope->flags |= PT_SCOPE_GENERATOR;
  bool spreads = !generator && (self_scope->flags & PT_SCOPE_COROUTINE) != 0;
  self->current = outer;
  if (spreads)
    current (self)->flags |= PT_SCOPE_COROUTINE;
}

/* name := value in a comprehension binds the name in the function around it. */
static void
extend_named (PtScopeBuilder *self, const PtName *target) {
  PtStr mangled = mangle (self, target->id);
  for (PtScopeId id = self->current; id != 0; id = self->scopes.items[id].parent) {
    const PtScope *scope = &self->scopes.items[id];
    if (scope->kind == PT_SCOPE_COMPREHENSION) {
      const PtSymbolRecord *record = pt_scope_record (self, id, mangled);
      if (record != NULL && (record->symbol.flags & PT_SYMBOL_ITER) != 0) {
        pt_scope_error_at (self->diags, &target->head,
                           "assignment expression cannot rebind comprehension iteration variable "
                           "'%s'",
                           pt_str (target->id));
        return;
      }
      continue;
    }
    if (scope->kind == PT_SCOPE_CLASS) {
      pt_scope_error_at (self->diags, &target->head,
                         "assignment expression within a comprehension cannot be used in a class "
                         "body");
      return;
    }
    const PtSymbolRecord *record = pt_scope_record (self, id, mangled);
    bool global = scope->kind == PT_SCOPE_MODULE ||
                  (record != NULL && (record->symbol.flags & PT_SYMBOL_GLOBAL) != 0);
    note (self, target->id, global ? PT_SYMBOL_GLOBAL : PT_SYMBOL_NONLOCAL, &target->head);
    note_in (self, id, target->id,
             scope->kind == PT_SCOPE_MODULE ? PT_SYMBOL_GLOBAL | PT_SYMBOL_ASSIGNED
                                            : PT_SYMBOL_ASSIGNED,
             &target->head);
    return;
  }
}

static void
visit_named (PtScopeBuilder *self, PtNodeId id) {
  const PtNamedExpr *named = pt_ast_named_expr (self->ast, id);
  const PtScopeState *state = &self->states.items[self->current];
  if (refuse_here (self, &named->head))
    return;
  if (state->iterables > 0) {
    pt_scope_error_at (self->diags, &named->head,
                       "assignment expression cannot be used in a comprehension iterable "
                       "expression");
    return;
  }
  if (state->comprehension != 0)
    extend_named (self, pt_ast_name (self->ast, named->target));
  visit (self, named->value);
  visit (self, named->target);
}

/* Names */

static void
visit_name (PtScopeBuilder *self, const PtName *name) {
  switch ((PtCtx)name->head.op) {
  case PT_CTX_LOAD:
    note (self, name->id, PT_SYMBOL_REFERENCED, &name->head);
    if (name->id == PT_NAME_super && is_function ((PtScopeKind)current (self)->kind)) {
      current (self)->flags |= PT_SCOPE_USES_SUPER;
      note (self, PT_NAME___class__, PT_SYMBOL_REFERENCED, &name->head);
    }
    return;
  case PT_CTX_STORE:
    note (self, name->id, PT_SYMBOL_ASSIGNED, &name->head);
    return;
  case PT_CTX_DEL:
    note (self, name->id, PT_SYMBOL_ASSIGNED | PT_SYMBOL_DELETED, &name->head);
    return;
  case PT_CTX_COUNT:
    break;
  }
}

static void
visit_alias (PtScopeBuilder *self, PtNodeId id) {
  const PtAlias *alias = pt_ast_alias (self->ast, id);
  PtView name = pt_str_view (alias->name);
  if (alias->asname != 0) {
    note (self, alias->asname, PT_SYMBOL_IMPORTED, &alias->head);
  } else if (name.len == 1 && name.data[0] == '*') {
    if (current (self)->kind == PT_SCOPE_MODULE)
      current (self)->flags |= PT_SCOPE_STAR_IMPORT;
    else
      pt_scope_error_at (self->diags, &alias->head, "import * only allowed at module level");
  } else {
    const char *dot = memchr (name.data, '.', name.len);
    PtStr first = dot == NULL ? alias->name : pt_intern (name.data, (size_t)(dot - name.data));
    if (first == 0)
      self->status = PT_ENOMEM;
    note (self, first, PT_SYMBOL_IMPORTED, &alias->head);
  }
}

/* global and nonlocal */
static void
visit_declaration (PtScopeBuilder *self, PtNodeId id) {
  const PtGlobal *statement = (const PtGlobal *)pt_ast_node (self->ast, id); /* as Nonlocal */
  bool global = statement->head.kind == PT_NODE_GLOBAL;
  const char *word = global ? "global" : "nonlocal";
  const uint32_t *names = pt_ast_list (self->ast, statement->names);
  for (uint32_t i = 0; i < statement->names.len; i++) {
    const PtSymbolRecord *record = pt_scope_record (self, self->current, mangle (self, names[i]));
    uint16_t flags = record == NULL ? 0 : record->symbol.flags;
    const char *name = pt_str (names[i]);
    if ((flags & PT_SYMBOL_PARAM) != 0)
      pt_scope_error_at (self->diags, &statement->head, "name '%s' is parameter and %s", name,
                         word);
    else if ((flags & PT_SYMBOL_REFERENCED) != 0)
      pt_scope_error_at (self->diags, &statement->head, "name '%s' is used prior to %s declaration",
                         name, word);
    else if ((flags & PT_SYMBOL_ANNOTATED) != 0)
      pt_scope_error_at (self->diags, &statement->head, "annotated name '%s' can't be %s", name,
                         word);
    else if ((flags & PT_SYMBOL_ASSIGNED) != 0)
      pt_scope_error_at (self->diags, &statement->head,
                         "name '%s' is assigned to before %s declaration", name, word);
    note (self, names[i], global ? PT_SYMBOL_GLOBAL : PT_SYMBOL_NONLOCAL, &statement->head);
    PtSymbolRecord *declared = pt_scope_record (self, self->current, mangle (self, names[i]));
    if (declared != NULL && declared->declared_end == 0)
      declared->declared_end = statement->head.end;
  }
}

static void
visit_annotated (PtScopeBuilder *self, PtNodeId id) {
  const PtAnnAssign *assign = pt_ast_ann_assign (self->ast, id);
  const PtNode *target = pt_ast_node (self->ast, assign->target);
  if (target->kind == PT_NODE_NAME) {
    const PtName *name = pt_ast_name (self->ast, assign->target);
    const PtSymbolRecord *record = pt_scope_record (self, self->current, mangle (self, name->id));
    uint16_t flags = record == NULL ? 0 : record->symbol.flags;
    bool simple = assign->head.op != 0;
    if ((flags & (PT_SYMBOL_GLOBAL | PT_SYMBOL_NONLOCAL)) != 0 && simple &&
        current (self)->kind != PT_SCOPE_MODULE)
      pt_scope_error_at (self->diags, &assign->head, "annotated name '%s' can't be %s",
                         pt_str (name->id),
                         (flags & PT_SYMBOL_GLOBAL) != 0 ? "global" : "nonlocal");
    if (simple)
      note (self, name->id, PT_SYMBOL_ANNOTATED | PT_SYMBOL_ASSIGNED, target);
    else if (assign->value != 0)
      note (self, name->id, PT_SYMBOL_ASSIGNED, target);
  } else {
    visit (self, assign->target);
  }
  visit_annotation (self, assign->annotation);
  visit_maybe (self, assign->value);
}

static void
visit_yield (PtScopeBuilder *self, const PtNode *node, PtNodeId value) {
  if (refuse_here (self, node))
    return;
  visit_maybe (self, value);
  current (self)->flags |= PT_SCOPE_GENERATOR;
  switch (self->states.items[self->current].comprehension) {
  case PT_NODE_LIST_COMP:
    pt_scope_error_at (self->diags, node, "'yield' inside list comprehension");
    return;
  case PT_NODE_SET_COMP:
    pt_scope_error_at (self->diags, node, "'yield' inside set comprehension");
    return;
  case PT_NODE_DICT_COMP:
    pt_scope_error_at (self->diags, node, "'yield' inside dict comprehension");
    return;
  case PT_NODE_GENERATOR_EXP:
    pt_scope_error_at (self->diags, node, "'yield' inside generator expression");
    return;
  default:
    return;
  }
}

static void
visit_children (PtScopeBuilder *self, PtNodeId id) {
  PtNodeIter iter = pt_node_children (self->ast, id);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    visit (self, child);
}

static void
visit (PtScopeBuilder *self, PtNodeId id) {
  const PtNode *node = pt_ast_node (self->ast, id);
  if (self->status != PT_OK)
    return;
  switch ((int)node->kind) {
  case PT_NODE_FUNCTION_DEF:
  case PT_NODE_ASYNC_FUNCTION_DEF:
    visit_function (self, id);
    return;
  case PT_NODE_CLASS_DEF:
    visit_class (self, id);
    return;
  case PT_NODE_TYPE_ALIAS:
    visit_type_alias (self, id);
    return;
  case PT_NODE_LAMBDA:
    visit_lambda (self, id);
    return;
  case PT_NODE_LIST_COMP:
  case PT_NODE_SET_COMP:
  case PT_NODE_DICT_COMP:
  case PT_NODE_GENERATOR_EXP:
    visit_comprehension (self, id);
    return;
  case PT_NODE_NAMED_EXPR:
    visit_named (self, id);
    return;
  case PT_NODE_NAME:
    visit_name (self, (const PtName *)node);
    return;
  case PT_NODE_ALIAS:
    visit_alias (self, id);
    return;
  case PT_NODE_GLOBAL:
  case PT_NODE_NONLOCAL:
    visit_declaration (self, id);
    return;
  case PT_NODE_ANN_ASSIGN:
    visit_annotated (self, id);
    return;
  case PT_NODE_YIELD:
    visit_yield (self, node, ((const PtYield *)node)->value);
    return;
  case PT_NODE_YIELD_FROM:
    visit_yield (self, node, ((const PtYieldFrom *)node)->value);
    return;
  case PT_NODE_AWAIT:
    if (refuse_here (self, node))
      return;
    visit_children (self, id);
    current (self)->flags |= PT_SCOPE_COROUTINE;
    return;
  case PT_NODE_RETURN:
    visit_children (self, id);
    if (((const PtReturn *)node)->value != 0)
      current (self)->flags |= PT_SCOPE_RETURNS_VALUE;
    return;
  case PT_NODE_TRY:
  case PT_NODE_TRY_STAR: {
    const PtTry *statement = (const PtTry *)node;
    /* CPython's order, which 3.13 changed. */
    bool handlers_first = self->ast->python_minor >= 13;
    visit_list (self, statement->body);
    visit_list (self, handlers_first ? statement->handlers : statement->orelse);
    visit_list (self, handlers_first ? statement->orelse : statement->handlers);
    visit_list (self, statement->finalbody);
    return;
  }
  case PT_NODE_EXCEPT_HANDLER: {
    const PtExceptHandler *handler = pt_ast_except_handler (self->ast, id);
    visit_maybe (self, handler->type);
    if (handler->name != 0)
      note (self, handler->name, PT_SYMBOL_ASSIGNED | PT_SYMBOL_DELETED, node);
    visit_list (self, handler->body);
    return;
  }
  case PT_NODE_MATCH_STAR:
    if (((const PtMatchStar *)node)->name != 0)
      note (self, ((const PtMatchStar *)node)->name, PT_SYMBOL_ASSIGNED, node);
    return;
  case PT_NODE_MATCH_AS:
    visit_children (self, id);
    if (((const PtMatchAs *)node)->name != 0)
      note (self, ((const PtMatchAs *)node)->name, PT_SYMBOL_ASSIGNED, node);
    return;
  case PT_NODE_MATCH_MAPPING:
    visit_children (self, id);
    if (((const PtMatchMapping *)node)->rest != 0)
      note (self, ((const PtMatchMapping *)node)->rest, PT_SYMBOL_ASSIGNED, node);
    return;
  default:
    visit_children (self, id);
    return;
  }
}

void
pt_scope_collect (PtScopeBuilder *self) {
  /* Place 0 is no scope. */
  if (!pt_scope_items_push (&self->scopes, (PtScope){0}) ||
      !pt_scope_states_push (&self->states, (PtScopeState){0})) {
    self->status = PT_ENOMEM;
    return;
  }
  enter (self, PT_SCOPE_MODULE, self->ast->root, 0);
  if (self->status == PT_OK)
    visit_list (self, pt_ast_module (self->ast, self->ast->root)->body);
}
