// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Third pass: what CPython's compiler rejects in a tree that its parser accepts. Statements in the
// wrong place, starred expressions without a home, __debug__ as a target, keywords given twice.

#include "core/scope/scope_private.h"

/* What `break`, `continue` and `return` meet on their way out; innermost last. */
typedef enum {
  BLOCK_LOOP,
  BLOCK_PLAIN, /* with, try, finally, except */
  BLOCK_EXCEPT_STAR,
} BlockKind;

/** A function, class, lambda or comprehension whose body is being checked. */
typedef struct {
  PtScopeId scope;
  uint8_t blocks[PT_LIMIT_BLOCKS]; /* BlockKind */
  uint32_t n_blocks;               /* may be more than PT_LIMIT_BLOCKS: reported once */
} Unit;

typedef struct {
  const PtScopes *scopes;
  const PtAst *ast;
  PtDiags *diags;
  Unit *unit;
  bool past_futures; /* a statement was seen that ends the __future__ imports */
} Check;

static void check (Check *self, PtNodeId id);

static void
check_list (Check *self, PtNodeList list) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  for (uint32_t i = 0; i < list.len; i++)
    if (items[i] != 0)
      check (self, items[i]);
}

static void
check_maybe (Check *self, PtNodeId id) {
  if (id != 0)
    check (self, id);
}

static void
check_children (Check *self, PtNodeId id) {
  PtNodeIter iter = pt_node_children (self->ast, id);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    check (self, child);
}

void
pt_scope_check_name (PtDiags *diags, PtStr name, const PtNode *at, const char *verb) {
  if (name == PT_NAME___debug__)
    pt_scope_error_at (diags, at, "cannot %s __debug__", verb);
}

static void
check_bound_name (Check *self, PtStr name, const PtNode *at) {
  pt_scope_check_name (self->diags, name, at, "assign to");
}

static const PtScope *
unit_scope (const Check *self) {
  return pt_scope_get (self->scopes, self->unit->scope);
}

static bool
in_function (const Check *self) {
  PtScopeKind kind = (PtScopeKind)unit_scope (self)->kind;
  return kind == PT_SCOPE_FUNCTION || kind == PT_SCOPE_LAMBDA || kind == PT_SCOPE_COMPREHENSION;
}

static bool
in_async_function (const Check *self) {
  const PtScope *scope = unit_scope (self);
  return scope->kind == PT_SCOPE_FUNCTION &&
         pt_ast_kind (self->ast, scope->node) == PT_NODE_ASYNC_FUNCTION_DEF;
}

/* Blocks */

static void
push_block (Check *self, BlockKind kind, const PtNode *at) {
  Unit *unit = self->unit;
  if (unit->n_blocks == PT_LIMIT_BLOCKS)
    pt_scope_error_at (self->diags, at, "too many statically nested blocks");
  if (unit->n_blocks < PT_LIMIT_BLOCKS)
    unit->blocks[unit->n_blocks] = (uint8_t)kind;
  unit->n_blocks++;
}

static void
pop_block (Check *self) {
  self->unit->n_blocks--;
}

static void
check_in_block (Check *self, PtNodeList body, BlockKind kind, const PtNode *at) {
  push_block (self, kind, at);
  check_list (self, body);
  pop_block (self);
}

/* break and continue look for a loop, return for the function: no except* may lie between. */
static void
check_jump (Check *self, const PtNode *node) {
  const Unit *unit = self->unit;
  bool loop = false, except_star = false;
  uint32_t depth = unit->n_blocks < PT_LIMIT_BLOCKS ? unit->n_blocks : PT_LIMIT_BLOCKS;
  while (depth-- > 0 && !loop && !except_star) {
    except_star = unit->blocks[depth] == BLOCK_EXCEPT_STAR;
    loop = unit->blocks[depth] == BLOCK_LOOP && node->kind != PT_NODE_RETURN;
  }
  if (except_star)
    pt_scope_error_at (self->diags, node,
                       "'break', 'continue' and 'return' cannot appear in an except* block");
  else if (!loop && node->kind == PT_NODE_BREAK)
    pt_scope_error_at (self->diags, node, "'break' outside loop");
  else if (!loop && node->kind == PT_NODE_CONTINUE)
    pt_scope_error_at (self->diags, node, "'continue' not properly in loop");
}

static void
check_return (Check *self, const PtReturn *statement) {
  const PtScope *scope = unit_scope (self);
  uint16_t async_generator = PT_SCOPE_COROUTINE | PT_SCOPE_GENERATOR;
  if (!in_function (self))
    pt_scope_error_at (self->diags, &statement->head, "'return' outside function");
  else if (statement->value != 0 && (scope->flags & async_generator) == async_generator)
    pt_scope_error_at (self->diags, &statement->head, "'return' with value in async generator");
  check_maybe (self, statement->value);
  check_jump (self, &statement->head);
}

/* Units */

static void
enter_unit (Check *self, Unit *unit, PtNodeId node) {
  *unit = (Unit){.scope = pt_scopes_of_node (self->scopes, node)};
  self->unit = unit;
}

static void
check_arg_names (Check *self, PtNodeList list, const PtNode *function) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  for (uint32_t i = 0; i < list.len; i++)
    check_bound_name (self, pt_ast_arg (self->ast, items[i])->arg, function);
}

static void
check_arguments (Check *self, PtNodeId id, const PtNode *function) {
  const PtArguments *args = pt_ast_arguments (self->ast, id);
  check_arg_names (self, args->posonlyargs, function);
  check_arg_names (self, args->args, function);
  check_arg_names (self, args->kwonlyargs, function);
  if (args->vararg != 0) {
    const PtArg *vararg = pt_ast_arg (self->ast, args->vararg);
    check_bound_name (self, vararg->arg, function);
    /* *args: *Ts is the only annotation with a star. */
    if (vararg->annotation != 0 && pt_ast_kind (self->ast, vararg->annotation) == PT_NODE_STARRED)
      check_children (self, vararg->annotation);
    else
      check_maybe (self, vararg->annotation);
  }
  if (args->kwarg != 0)
    check_bound_name (self, pt_ast_arg (self->ast, args->kwarg)->arg, function);
  PtNodeIter iter = pt_node_children (self->ast, id);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    if (child != args->vararg)
      check (self, child);
}

static void
check_function (Check *self, PtNodeId id) {
  const PtFunctionDef *def = (const PtFunctionDef *)pt_ast_node (self->ast, id);
  check_list (self, def->decorator_list);
  check_bound_name (self, def->name, &def->head);
  check_list (self, def->type_params);
  check_arguments (self, def->args, &def->head);
  check_maybe (self, def->returns);
  Unit unit, *outer = self->unit;
  enter_unit (self, &unit, id);
  check_list (self, def->body);
  self->unit = outer;
}

static void
check_lambda (Check *self, PtNodeId id) {
  const PtLambda *lambda = pt_ast_lambda (self->ast, id);
  check_arguments (self, lambda->args, &lambda->head);
  Unit unit, *outer = self->unit;
  enter_unit (self, &unit, id);
  check (self, lambda->body);
  self->unit = outer;
}

/* Keywords of a call or a class. */
static void
check_keywords (Check *self, PtNodeList list, const PtNode *call) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  for (uint32_t i = 0; i < list.len; i++) {
    const PtKeyword *keyword = pt_ast_keyword (self->ast, items[i]);
    if (keyword->arg == 0)
      continue;
    check_bound_name (self, keyword->arg, call);
    for (uint32_t j = 0; j < i; j++) {
      if (pt_ast_keyword (self->ast, items[j])->arg != keyword->arg)
        continue;
      pt_scope_error_at (self->diags, &keyword->head, "keyword argument repeated: %s",
                         pt_str (keyword->arg));
      break;
    }
  }
  check_list (self, list);
}

/* Elements of which any may be starred. */
static void
check_elements (Check *self, PtNodeList list) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  for (uint32_t i = 0; i < list.len; i++) {
    if (pt_ast_kind (self->ast, items[i]) == PT_NODE_STARRED)
      check_children (self, items[i]);
    else
      check (self, items[i]);
  }
}

static void
check_class (Check *self, PtNodeId id) {
  const PtClassDef *def = pt_ast_class_def (self->ast, id);
  check_list (self, def->decorator_list);
  check_bound_name (self, def->name, &def->head);
  check_list (self, def->type_params);
  check_elements (self, def->bases);
  check_keywords (self, def->keywords, &def->head);
  Unit unit, *outer = self->unit;
  enter_unit (self, &unit, id);
  check_list (self, def->body);
  self->unit = outer;
}

static void
check_comprehension (Check *self, PtNodeId id) {
  const PtNode *head = pt_ast_node (self->ast, id);
  bool is_dict = head->kind == PT_NODE_DICT_COMP;
  const PtDictComp *dict = (const PtDictComp *)head;
  const PtListComp *list = (const PtListComp *)head; /* as SetComp, GeneratorExp */
  PtNodeList generators = is_dict ? dict->generators : list->generators;
  const uint32_t *items = pt_ast_list (self->ast, generators);
  const PtScope *scope = pt_scope_get (self->scopes, pt_scopes_of_node (self->scopes, id));
  bool is_async = (scope->flags & PT_SCOPE_COROUTINE) != 0;
  if (is_async && head->kind != PT_NODE_GENERATOR_EXP && !in_async_function (self) &&
      unit_scope (self)->kind != PT_SCOPE_COMPREHENSION)
    pt_scope_error_at (self->diags, head,
                       "asynchronous comprehension outside of an asynchronous function");
  check (self, pt_ast_comprehension (self->ast, items[0])->iter);
  Unit unit, *outer = self->unit;
  enter_unit (self, &unit, id);
  for (uint32_t i = 0; i < generators.len; i++) {
    const PtComprehension *generator = pt_ast_comprehension (self->ast, items[i]);
    check (self, generator->target);
    if (i > 0)
      check (self, generator->iter);
    check_list (self, generator->ifs);
  }
  if (is_dict)
    check (self, dict->value);
  check (self, is_dict ? dict->key : list->elt);
  self->unit = outer;
}

/* Statements */

static void
check_loop (Check *self, const PtNode *node) {
  if (node->kind == PT_NODE_WHILE) {
    const PtWhile *loop = (const PtWhile *)node;
    check (self, loop->test);
    check_in_block (self, loop->body, BLOCK_LOOP, node);
    check_list (self, loop->orelse);
    return;
  }
  const PtFor *loop = (const PtFor *)node; /* as AsyncFor */
  if (node->kind == PT_NODE_ASYNC_FOR && !in_async_function (self))
    pt_scope_error_at (self->diags, node, "'async for' outside async function");
  check (self, loop->iter);
  push_block (self, BLOCK_LOOP, node);
  check (self, loop->target);
  check_list (self, loop->body);
  pop_block (self);
  check_list (self, loop->orelse);
}

static void
check_with (Check *self, const PtWith *statement) {
  const uint32_t *items = pt_ast_list (self->ast, statement->items);
  if (statement->head.kind == PT_NODE_ASYNC_WITH && !in_async_function (self))
    pt_scope_error_at (self->diags, &statement->head, "'async with' outside async function");
  for (uint32_t i = 0; i < statement->items.len; i++) {
    const PtWithitem *item = pt_ast_withitem (self->ast, items[i]);
    check (self, item->context_expr);
    push_block (self, BLOCK_PLAIN, &statement->head);
    check_maybe (self, item->optional_vars);
  }
  check_list (self, statement->body);
  for (uint32_t i = 0; i < statement->items.len; i++)
    pop_block (self);
}

static void
check_handlers (Check *self, const PtTry *statement, bool star) {
  const uint32_t *items = pt_ast_list (self->ast, statement->handlers);
  push_block (self, star ? BLOCK_EXCEPT_STAR : BLOCK_PLAIN, &statement->head);
  for (uint32_t i = 0; i < statement->handlers.len; i++) {
    const PtExceptHandler *handler = pt_ast_except_handler (self->ast, items[i]);
    if (handler->type == 0 && i + 1 < statement->handlers.len)
      pt_scope_error_at (self->diags, &handler->head, "default 'except:' must be last");
    check_maybe (self, handler->type);
    check_bound_name (self, handler->name, &handler->head);
    check_in_block (self, handler->body, BLOCK_PLAIN, &handler->head);
  }
  pop_block (self);
}

static void
check_try (Check *self, const PtTry *statement) {
  bool star = statement->head.kind == PT_NODE_TRY_STAR;
  bool final = statement->finalbody.len > 0;
  if (final)
    push_block (self, BLOCK_PLAIN, &statement->head);
  if (statement->handlers.len > 0) {
    check_in_block (self, statement->body, BLOCK_PLAIN, &statement->head);
    check_list (self, statement->orelse);
    check_handlers (self, statement, star);
  } else {
    check_list (self, statement->body);
  }
  if (final) {
    pop_block (self);
    check_in_block (self, statement->finalbody, BLOCK_PLAIN, &statement->head);
  }
}

static void
check_match (Check *self, const PtMatch *statement) {
  check (self, statement->subject);
  const uint32_t *items = pt_ast_list (self->ast, statement->cases);
  for (uint32_t i = 0; i < statement->cases.len; i++) {
    const PtMatchCase *match_case = pt_ast_match_case (self->ast, items[i]);
    bool may_match_all = i + 1 == statement->cases.len || match_case->guard != 0;
    if (pt_scope_check_pattern (self->ast, self->diags, match_case->pattern, may_match_all) !=
        PT_OK) {
      self->diags->failed = true; /* what is wrong here or behind is not known */
      return;
    }
    check (self, match_case->pattern);
    check_maybe (self, match_case->guard);
    check_list (self, match_case->body);
  }
}

static void
check_import_from (Check *self, const PtImportFrom *import) {
  if (import->module == PT_NAME___future__ && import->level == 0 && self->past_futures)
    pt_scope_error_at (self->diags, &import->head,
                       "from __future__ imports must occur at the beginning of the file");
}

/* Expressions */

/* (a, *b) = ...: at most one star. */
static void
check_star_targets (Check *self, const PtTuple *tuple) {
  const uint32_t *items = pt_ast_list (self->ast, tuple->elts);
  bool seen = false;
  for (uint32_t i = 0; i < tuple->elts.len; i++) {
    if (pt_ast_kind (self->ast, items[i]) != PT_NODE_STARRED)
      continue;
    if (seen) {
      pt_scope_error_at (self->diags, &tuple->head, "multiple starred expressions in assignment");
      return;
    }
    seen = true;
    if (i >= PT_LIMIT_STAR_TARGETS)
      pt_scope_error_at (self->diags, &tuple->head,
                         "too many expressions in star-unpacking assignment");
  }
}

static void
check_await (Check *self, const PtNode *node) {
  if (!in_function (self))
    pt_scope_error_at (self->diags, node, "'await' outside function");
  else if (!in_async_function (self) && unit_scope (self)->kind != PT_SCOPE_COMPREHENSION)
    pt_scope_error_at (self->diags, node, "'await' outside async function");
}

static void
check_yield (Check *self, const PtNode *node) {
  if (!in_function (self))
    pt_scope_error_at (
        self->diags, node, "'%s' outside function",
        node->kind == PT_NODE_YIELD_FROM && self->ast->python_minor >= 13 ? "yield from" : "yield");
  else if (node->kind == PT_NODE_YIELD_FROM && in_async_function (self))
    pt_scope_error_at (self->diags, node, "'yield from' inside async function");
}

/* Name or attribute that may be __debug__. */
static void
check_target_name (Check *self, PtStr name, const PtNode *node) {
  if (node->op == PT_CTX_STORE)
    pt_scope_check_name (self->diags, name, node, "assign to");
  else if (node->op == PT_CTX_DEL)
    pt_scope_check_name (self->diags, name, node, "delete");
}

static void
check_statement (Check *self, PtNodeId id, const PtNode *node) {
  switch ((int)node->kind) {
  case PT_NODE_WHILE:
  case PT_NODE_FOR:
  case PT_NODE_ASYNC_FOR:
    check_loop (self, node);
    return;
  case PT_NODE_WITH:
  case PT_NODE_ASYNC_WITH:
    check_with (self, (const PtWith *)node);
    return;
  case PT_NODE_TRY:
  case PT_NODE_TRY_STAR:
    check_try (self, (const PtTry *)node);
    return;
  case PT_NODE_BREAK:
  case PT_NODE_CONTINUE:
    check_jump (self, node);
    return;
  case PT_NODE_RETURN:
    check_return (self, (const PtReturn *)node);
    return;
  case PT_NODE_MATCH:
    check_match (self, (const PtMatch *)node);
    return;
  case PT_NODE_IMPORT_FROM:
    check_import_from (self, (const PtImportFrom *)node);
    check_children (self, id);
    return;
  default:
    check_children (self, id);
    return;
  }
}

static void
check (Check *self, PtNodeId id) {
  const PtNode *node = pt_ast_node (self->ast, id);
  switch ((int)node->kind) {
  case PT_NODE_FUNCTION_DEF:
  case PT_NODE_ASYNC_FUNCTION_DEF:
    check_function (self, id);
    return;
  case PT_NODE_CLASS_DEF:
    check_class (self, id);
    return;
  case PT_NODE_LAMBDA:
    check_lambda (self, id);
    return;
  case PT_NODE_LIST_COMP:
  case PT_NODE_SET_COMP:
  case PT_NODE_DICT_COMP:
  case PT_NODE_GENERATOR_EXP:
    check_comprehension (self, id);
    return;
  case PT_NODE_NAME:
    check_target_name (self, ((const PtName *)node)->id, node);
    return;
  case PT_NODE_ATTRIBUTE:
    check_target_name (self, ((const PtAttribute *)node)->attr, node);
    check (self, ((const PtAttribute *)node)->value);
    return;
  case PT_NODE_STARRED:
    pt_scope_error_at (self->diags, node,
                       node->op == PT_CTX_STORE
                           ? "starred assignment target must be in a list or tuple"
                           : "can't use starred expression here");
    return;
  case PT_NODE_LIST:
  case PT_NODE_TUPLE:
    if (node->op == PT_CTX_STORE)
      check_star_targets (self, (const PtTuple *)node);
    check_elements (self, ((const PtTuple *)node)->elts);
    return;
  case PT_NODE_SET:
    check_elements (self, ((const PtSet *)node)->elts);
    return;
  case PT_NODE_CALL:
    check (self, ((const PtCall *)node)->func);
    check_elements (self, ((const PtCall *)node)->args);
    check_keywords (self, ((const PtCall *)node)->keywords, node);
    return;
  case PT_NODE_AWAIT:
    check_await (self, node);
    check_children (self, id);
    return;
  case PT_NODE_YIELD:
  case PT_NODE_YIELD_FROM:
    check_yield (self, node);
    check_children (self, id);
    return;
  case PT_NODE_TYPE_VAR_TUPLE: {
    PtNodeId value = ((const PtTypeVarTuple *)node)->default_value;
    if (value != 0 && pt_ast_kind (self->ast, value) == PT_NODE_STARRED)
      check_children (self, value);
    else
      check_maybe (self, value);
    return;
  }
  case PT_NODE_ALIAS: {
    const PtAlias *alias = (const PtAlias *)node;
    check_bound_name (self, alias->asname != 0 ? alias->asname : alias->name, node);
    return;
  }
  default:
    check_statement (self, id, node);
    return;
  }
}

/* True for what may stand before `from __future__ import`. */
static bool
may_precede_future (const PtAst *ast, PtNodeId id, bool is_first) {
  const PtNode *node = pt_ast_node (ast, id);
  if (node->kind == PT_NODE_EXPR) {
    const PtNode *value = pt_ast_node (ast, pt_ast_expr (ast, id)->value);
    return is_first && value->kind == PT_NODE_CONSTANT && value->op == PT_CONST_STR;
  }
  if (node->kind != PT_NODE_IMPORT_FROM)
    return false;
  const PtImportFrom *import = pt_ast_import_from (ast, id);
  return import->module == PT_NAME___future__ && import->level == 0;
}

void
pt_scope_check (const PtScopes *scopes, PtDiags *diags) {
  Unit unit = {.scope = PT_SCOPE_ROOT};
  Check self = {.scopes = scopes, .ast = scopes->ast, .diags = diags, .unit = &unit};
  const PtModule *module = pt_ast_module (self.ast, self.ast->root);
  const uint32_t *body = pt_ast_list (self.ast, module->body);
  for (uint32_t i = 0; i < module->body.len; i++) {
    self.past_futures |= !may_precede_future (self.ast, body[i], i == 0);
    check (&self, body[i]);
  }
}
