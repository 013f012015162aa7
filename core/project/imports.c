// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/project/imports.h"
#include "core/memory/arena_array.h"
#include "core/spec/names.h"

#include <string.h>

PT_ARENA_LIST (ImportList, import_list, PtImportItem)

/* What holds for the statements of a list. */
typedef struct {
  bool guarded;
  bool dead;
  bool under_main;
} Around;

typedef struct {
  const PtAst *ast;
  ImportList items;
  bool failed;
  bool has_finalizers;
} Walk;

/* A weak reference sees when its object goes, as a __del__ does. */
static bool
is_weak_references (PtStr module) {
  static const char *const NAMES[] = {"weakref", "_weakref"};
  return module != 0 && pt_is_one_of (pt_str (module), NAMES, PT_COUNT_OF (NAMES));
}

static void
add (Walk *self, PtNodeId alias, Around around, PtImportItem item) {
  const PtNode *node = pt_ast_node (self->ast, alias);
  item.guarded = around.guarded;
  item.dead = around.dead;
  item.under_main = around.under_main;
  item.span = (PtSpan){node->start, node->end};
  self->has_finalizers |= is_weak_references (item.module);
  if (!import_list_push (&self->items, item))
    self->failed = true;
}

static void
add_import (Walk *self, PtNodeId id, Around around) {
  PtNodeList names = pt_ast_import (self->ast, id)->names;
  const uint32_t *aliases = pt_ast_list (self->ast, names);
  for (uint32_t i = 0; i < names.len; i++)
    add (self, aliases[i], around,
         (PtImportItem){.module = pt_ast_alias (self->ast, aliases[i])->name});
}

static void
add_import_from (Walk *self, PtNodeId id, Around around) {
  const PtImportFrom *from = pt_ast_import_from (self->ast, id);
  const uint32_t *aliases = pt_ast_list (self->ast, from->names);
  for (uint32_t i = 0; i < from->names.len; i++) {
    PtStr name = pt_ast_alias (self->ast, aliases[i])->name;
    bool star = pt_view_equal (pt_str_view (name), PT_VIEW ("*"));
    add (self, aliases[i], around,
         (PtImportItem){.module = from->module, .name = star ? 0 : name, .level = from->level});
  }
}

/* Whether an except clause's type, a name or a tuple of names, takes ImportError. */
static bool
takes_import_error (const PtAst *ast, PtNodeId type) {
  if (type == 0)
    return true;
  switch (pt_ast_kind (ast, type)) {
  case PT_NODE_NAME: {
    PtStr name = pt_ast_name (ast, type)->id;
    return name == PT_NAME_ImportError || name == PT_NAME_ModuleNotFoundError ||
           name == PT_NAME_Exception || name == PT_NAME_BaseException;
  }
  case PT_NODE_TUPLE: {
    PtNodeList elts = pt_ast_tuple (ast, type)->elts;
    for (uint32_t i = 0; i < elts.len; i++)
      if (takes_import_error (ast, pt_ast_list (ast, elts)[i]))
        return true;
    return false;
  }
  default:
    return false;
  }
}

static bool
guards_imports (const PtAst *ast, PtNodeList handlers) {
  for (uint32_t i = 0; i < handlers.len; i++)
    if (takes_import_error (ast, pt_ast_except_handler (ast, pt_ast_list (ast, handlers)[i])->type))
      return true;
  return false;
}

/* TYPE_CHECKING or typing.TYPE_CHECKING, false in a running program. */
static bool
is_type_checking (const PtAst *ast, PtNodeId test) {
  PtStr name = 0;
  if (pt_ast_kind (ast, test) == PT_NODE_NAME)
    name = pt_ast_name (ast, test)->id;
  else if (pt_ast_kind (ast, test) == PT_NODE_ATTRIBUTE)
    name = pt_ast_attribute (ast, test)->attr;
  return pt_view_equal (pt_str_view (name), PT_VIEW ("TYPE_CHECKING"));
}

bool
pt_is_main_test (const PtAst *ast, PtNodeId test) {
  if (pt_ast_kind (ast, test) != PT_NODE_COMPARE)
    return false;
  const PtCompare *compare = pt_ast_compare (ast, test);
  if (compare->comparators.len != 1 || pt_ast_kind (ast, compare->left) != PT_NODE_NAME)
    return false;
  PtNodeId other = pt_ast_list (ast, compare->comparators)[0];
  if (pt_ast_kind (ast, other) != PT_NODE_CONSTANT || pt_ast_node (ast, other)->op != PT_CONST_STR)
    return false;
  const PtConstant *text = pt_ast_constant (ast, other);
  return pt_view_equal (pt_str_view (pt_ast_name (ast, compare->left)->id), PT_VIEW ("__name__")) &&
         pt_view_equal (pt_ast_text (ast, text->at, text->len), PT_VIEW ("__main__"));
}

static void walk_children (Walk *self, PtNodeId id, Around around);

static void
walk_list (Walk *self, PtNodeList stmts, Around around) {
  for (uint32_t i = 0; i < stmts.len; i++) {
    PtNodeId id = pt_ast_list (self->ast, stmts)[i];
    switch (pt_ast_kind (self->ast, id)) {
    case PT_NODE_IMPORT:
      add_import (self, id, around);
      break;
    case PT_NODE_IMPORT_FROM:
      add_import_from (self, id, around);
      break;
    case PT_NODE_TRY: {
      const PtTry *node = pt_ast_try (self->ast, id);
      Around body = around;
      body.guarded |= guards_imports (self->ast, node->handlers);
      walk_list (self, node->body, body);
      walk_list (self, node->handlers, around);
      walk_list (self, node->orelse, around);
      walk_list (self, node->finalbody, around);
      break;
    }
    case PT_NODE_IF: {
      const PtIf *node = pt_ast_if (self->ast, id);
      Around body = around;
      body.dead |= is_type_checking (self->ast, node->test);
      body.under_main |= pt_is_main_test (self->ast, node->test);
      walk_list (self, node->body, body);
      walk_list (self, node->orelse, around);
      break;
    }
    case PT_NODE_FUNCTION_DEF:
      self->has_finalizers |= pt_ast_function_def (self->ast, id)->name == PT_NAME___del__;
      walk_children (self, id, around);
      break;
    default:
      walk_children (self, id, around);
    }
  }
}

/* Statements stand in the lists of statements, handlers and cases; expressions hold none. */
static void
walk_children (Walk *self, PtNodeId id, Around around) {
  const PtNodeInfo *info = &pt_node_infos[pt_ast_kind (self->ast, id)];
  const uint32_t *words = self->ast->words + id;
  for (uint8_t i = 0; i < info->n_fields; i++) {
    const PtFieldInfo *field = &info->fields[i];
    if (field->kind != PT_FIELD_NODES)
      continue;
    PtNodeList list = {words[field->word], words[field->word + 1]};
    uint32_t first = list.len == 0 ? 0 : pt_ast_list (self->ast, list)[0];
    if (first == 0)
      continue;
    PtNodeKind kind = pt_ast_kind (self->ast, first);
    if (kind <= PT_NODE_CONTINUE || kind == PT_NODE_EXCEPT_HANDLER || kind == PT_NODE_MATCH_CASE)
      walk_list (self, list, around);
  }
}

PtStatus
pt_imports_collect (const PtAst *ast, PtArena *arena, PtImports *ret_imports) {
  Walk walk = {.ast = ast, .items = {.arena = arena}};
  walk_children (&walk, ast->root, (Around){0});
  if (walk.failed)
    return PT_ENOMEM;
  *ret_imports = (PtImports){walk.items.items, walk.items.len, walk.has_finalizers};
  return PT_OK;
}

PtStatus
pt_imports_copy (const PtImports *self, PtArena *arena, PtImports *ret_copy) {
  *ret_copy = *self;
  if (self->count == 0)
    return PT_OK;
  ret_copy->items = PT_ARENA_ARRAY (arena, PtImportItem, self->count);
  if (ret_copy->items == NULL)
    return PT_ENOMEM;
  memcpy (ret_copy->items, self->items, self->count * sizeof *self->items);
  return PT_OK;
}
