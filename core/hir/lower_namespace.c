// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Namespaces as data: globals(), locals(), and vars() and dir() without an argument.
//
// A module's namespace is a dict of the runtime, into which the variables move when somebody asks
// for it. Looking one name up in it asks for no dict. A function's is a dict of its own that each
// locals() brings up to date, a class body's is the dict that the body fills.

#include "core/hir/lower_private.h"

#include <stdlib.h>
#include <string.h>

static PtHirId
runtime_call (Lower *self, PtNodeId at, PtRuntimeCall which, const PtHirId *args, uint32_t n) {
  return lower_add (self, PT_HIR_RUNTIME_CALL, at, which, pt_hir_list (self->hir, args, n), 0, 0);
}

static PtHirId
module_name (Lower *self, PtNodeId at) {
  return lower_add (self, PT_HIR_MODULE_NAME, at, 0, 0, 0, 0);
}

/** The builtin that a call without arguments calls; -1 for every other node. */
static int
bare_builtin (Lower *self, PtNodeId node) {
  if (pt_ast_node (self->ast, node)->kind != PT_NODE_CALL)
    return -1;
  const PtCall *call = pt_ast_call (self->ast, node);
  return call->args.len == 0 && call->keywords.len == 0 ? lower_builtin_of (self, call->func) : -1;
}

/** Whether an expression is the namespace of the running module. */
static bool
is_module_namespace (Lower *self, PtNodeId node) {
  int builtin = bare_builtin (self, node);
  return builtin == PT_BUILTIN_globals ||
         ((builtin == PT_BUILTIN_locals || builtin == PT_BUILTIN_vars) &&
          self->scope->kind == PT_SCOPE_MODULE);
}

static int
compare_names (const void *a, const void *b) {
  return strcmp (pt_str (*(const PtStr *)a), pt_str (*(const PtStr *)b));
}

/** Names of a function in the order of its locals(): parameters, plain variables, shared ones,
 * those of outer functions; the last two sorted. */
static uint32_t
names_of_function (Lower *self, PtStr *ret_names) {
  const PtScope *scope = pt_scope_get (self->scopes, self->scope->scope);
  uint32_t n = 0;
  for (int round = 0; round < 4; round++) {
    uint32_t first = n;
    for (uint32_t i = 0; i < scope->n_symbols; i++) {
      const PtSymbol *symbol = &scope->symbols[i];
      bool param = (symbol->flags & PT_SYMBOL_PARAM) != 0;
      int turn = param                             ? 0
                 : symbol->kind == PT_SYMBOL_LOCAL ? 1
                 : symbol->kind == PT_SYMBOL_CELL  ? 2
                 : symbol->kind == PT_SYMBOL_FREE  ? 3
                                                   : -1;
      if (turn == round)
        ret_names[n++] = symbol->name;
    }
    if (round >= 2 && n - first > 1)
      qsort (ret_names + first, n - first, sizeof *ret_names, compare_names);
  }
  return n;
}

static PtHirId
function_namespace (Lower *self, PtNodeId at) {
  uint32_t capacity = pt_scope_get (self->scopes, self->scope->scope)->n_symbols + 1;
  PtStr *names = PT_ARENA_ARRAY (self->arena, PtStr, capacity);
  PtHirId *keys = PT_ARENA_ARRAY (self->arena, PtHirId, capacity);
  PtHirId *values = PT_ARENA_ARRAY (self->arena, PtHirId, capacity);
  if (names == NULL || keys == NULL || values == NULL) {
    self->hir->failed = true;
    return 0;
  }
  uint32_t n = names_of_function (self, names);
  for (uint32_t i = 0; i < n; i++) {
    keys[i] = lower_str (self, at, pt_str_view (names[i]));
    PtHirId load = lower_load_name (self, at, names[i]);
    pt_assert (pt_hir_node (self->hir, load)->op == PT_HIR_LOAD);
    values[i] = lower_add (self, PT_HIR_PEEK, at, pt_hir_node (self->hir, load)->a, 0, 0, 0);
  }
  PtSymId dict = self->func->locals_dict;
  if (dict == 0)
    dict = self->func->locals_dict = lower_temp (self, PT_SYM_TEMP);
  /* Up to 3.12 all calls in a run of the function give the same dict. */
  PtHirId args[] = {
      lower_add (self, PT_HIR_PEEK, at, dict, 0, 0, 0),
      lower_add (self, PT_HIR_TUPLE, at, pt_hir_list (self->hir, keys, n), 0, 0, 0),
      lower_add (self, PT_HIR_TUPLE, at, pt_hir_list (self->hir, values, n), 0, 0, 0),
  };
  pt_hir_sym (self->hir, dict)->stores++;
  return lower_add (self, PT_HIR_LET, at, dict,
                    runtime_call (self, at, PT_RUNTIME_function_locals, args, 3), 0, 0);
}

/** The namespace of the scope being lowered, of no module. */
static PtHirId
local_namespace (Lower *self, PtNodeId at) {
  switch (self->scope->kind) {
  case PT_SCOPE_CLASS:
    return lower_add (self, PT_HIR_NAMESPACE, at, 0, 0, 0, 0);
  case PT_SCOPE_FUNCTION:
  case PT_SCOPE_LAMBDA:
    return function_namespace (self, at);
  default:
    /* Whose variables a comprehension sees here differs between versions of Python. */
    lower_unsupported (self, at, "the names of a comprehension as data");
    return lower_none (self, at);
  }
}

PtHirId
lower_module_item (Lower *self, PtNodeId at, PtStr name) {
  PtHirId args[] = {module_name (self, at), lower_str (self, at, pt_view (pt_str (name)))};
  return runtime_call (self, at, PT_RUNTIME_module_item, args, 2);
}

bool
lower_namespace_call (Lower *self, PtNodeId node, int builtin, PtHirId *ret) {
  const PtCall *call = pt_ast_call (self->ast, node);
  bool bare = call->args.len == 0 && call->keywords.len == 0;
  bool always = builtin == PT_BUILTIN_globals || builtin == PT_BUILTIN_locals;
  if (always && !bare) {
    lower_unsupported (self, node, "an argument of globals() or locals()");
    *ret = lower_none (self, node);
    return true;
  }
  if (!always && !(bare && (builtin == PT_BUILTIN_vars || builtin == PT_BUILTIN_dir)))
    return false;
  bool module = builtin == PT_BUILTIN_globals || self->scope->kind == PT_SCOPE_MODULE;
  PtHirId space;
  if (module) {
    PtHirId name = module_name (self, node);
    space = runtime_call (
        self, node, builtin == PT_BUILTIN_dir ? PT_RUNTIME_module_dir : PT_RUNTIME_module_namespace,
        &name, 1);
  } else {
    space = local_namespace (self, node);
    if (builtin == PT_BUILTIN_dir)
      space = runtime_call (self, node, PT_RUNTIME_sorted_keys, &space, 1);
  }
  *ret = space;
  return true;
}

/** Names that CPython keeps in every module and translated modules do not have. */
static bool
is_absent_key (Lower *self, PtNodeId key) {
  static const char *const NAMES[] = {"__builtins__", "__loader__", "__spec__", "__cached__",
                                      "__annotations__"};
  if (pt_ast_node (self->ast, key)->kind != PT_NODE_CONSTANT)
    return false;
  const PtConstant *constant = pt_ast_constant (self->ast, key);
  if (constant->head.op != PT_CONST_STR)
    return false;
  PtView text = pt_ast_text (self->ast, constant->at, constant->len);
  for (size_t i = 0; i < PT_COUNT_OF (NAMES); i++)
    if (pt_view_equal (text, pt_view (NAMES[i])))
      return true;
  return false;
}

PtHirId
lower_namespace_item (Lower *self, PtNodeId node, PtNodeId space, PtNodeId key) {
  if (!is_module_namespace (self, space) || lower_has_yield (self, key))
    return 0;
  if (is_absent_key (self, key))
    lower_unsupported (self, node, "this attribute of the running module");
  PtHirId args[] = {module_name (self, space), lower_expr (self, key)};
  return runtime_call (self, node, PT_RUNTIME_module_item, args, 2);
}

PtHirId
lower_namespace_has (Lower *self, PtNodeId node, PtNodeId key, PtNodeId space) {
  if (!is_module_namespace (self, space) || lower_has_yield (self, key) ||
      is_absent_key (self, key))
    return 0;
  PtHirId args[] = {module_name (self, space), lower_expr (self, key)};
  return runtime_call (self, node, PT_RUNTIME_module_has, args, 2);
}

PtHirId
lower_namespace_get (Lower *self, PtNodeId node) {
  const PtCall *call = pt_ast_call (self->ast, node);
  if (pt_ast_node (self->ast, call->func)->kind != PT_NODE_ATTRIBUTE || call->keywords.len > 0 ||
      call->args.len == 0 || call->args.len > 2)
    return 0;
  const PtAttribute *attribute = pt_ast_attribute (self->ast, call->func);
  const PtNodeId *args = pt_ast_list (self->ast, call->args);
  if (strcmp (pt_str (attribute->attr), "get") != 0 ||
      !is_module_namespace (self, attribute->value) || lower_has_yield (self, node))
    return 0;
  for (uint32_t i = 0; i < call->args.len; i++)
    if (pt_ast_node (self->ast, args[i])->kind == PT_NODE_STARRED)
      return 0;
  if (is_absent_key (self, args[0]))
    lower_unsupported (self, node, "this attribute of the running module");
  PtNodeId nodes[] = {args[0], call->args.len > 1 ? args[1] : 0};
  PtHirId ids[3] = {module_name (self, node)};
  lower_operands (self, nodes, 2, ids + 1);
  if (ids[2] == 0)
    ids[2] = lower_none (self, node);
  return runtime_call (self, node, PT_RUNTIME_module_get, ids, 3);
}

/** Whether what is done with a namespace leaves it as it is: `parent` does it to `child`. */
static bool
only_reads (const PtAst *ast, PtNodeId parent, PtNodeId child) {
  static const char *const METHODS[] = {"get",  "keys",         "values",      "items",
                                        "copy", "__contains__", "__getitem__", "__len__"};
  static const char *const CALLS[] = {"dict",  "list",      "sorted", "len",  "set",
                                      "tuple", "frozenset", "print",  "iter", "repr",
                                      "str",   "id",        "type",   "bool", "isinstance"};
  switch (pt_ast_node (ast, parent)->kind) {
  case PT_NODE_SUBSCRIPT:
    return pt_ast_node (ast, parent)->op == PT_CTX_LOAD &&
           pt_ast_subscript (ast, parent)->value == child;
  case PT_NODE_ATTRIBUTE:
    return pt_is_one_of (pt_str (pt_ast_attribute (ast, parent)->attr), METHODS,
                         PT_COUNT_OF (METHODS));
  case PT_NODE_COMPARE:
  case PT_NODE_COMPREHENSION:
  case PT_NODE_EXPR:
    return true;
  case PT_NODE_FOR:
    return pt_ast_for (ast, parent)->iter == child;
  case PT_NODE_KEYWORD:
    return pt_ast_keyword (ast, parent)->arg == 0;
  case PT_NODE_CALL: {
    PtNodeId func = pt_ast_call (ast, parent)->func;
    return pt_ast_node (ast, func)->kind == PT_NODE_NAME &&
           pt_is_one_of (pt_str (pt_ast_name (ast, func)->id), CALLS, PT_COUNT_OF (CALLS));
  }
  default:
    return false;
  }
}

static const char *const ASKING[] = {"globals", "locals", "vars"};

static bool
may_write (const PtAst *ast, PtNodeId node, bool in_function) {
  uint8_t kind = pt_ast_node (ast, node)->kind;
  bool inner = in_function || kind == PT_NODE_FUNCTION_DEF || kind == PT_NODE_ASYNC_FUNCTION_DEF ||
               kind == PT_NODE_LAMBDA;
  PtNodeIter iter = pt_node_children (ast, node);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;) {
    if (pt_ast_node (ast, child)->kind == PT_NODE_CALL) {
      const PtCall *call = pt_ast_call (ast, child);
      if (pt_ast_node (ast, call->func)->kind == PT_NODE_NAME && call->args.len == 0 &&
          pt_is_one_of (pt_str (pt_ast_name (ast, call->func)->id), ASKING, inner ? 1 : 3) &&
          !only_reads (ast, node, child))
        return true;
    }
    if (may_write (ast, child, inner))
      return true;
  }
  return false;
}

bool
lower_writes_namespace (const PtAst *ast, const PtSource *source) {
  return lower_may_mention (ast, source, ASKING, PT_COUNT_OF (ASKING)) &&
         may_write (ast, ast->root, false);
}
