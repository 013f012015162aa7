// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// from __future__ import: where it may stand and what it may name.

#include "core/scope/scope_private.h"

static const char *const features[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
};

static uint32_t
read_features (const PtAst *ast, const PtImportFrom *import, PtDiags *diags) {
  uint32_t futures = 0;
  const uint32_t *names = pt_ast_list (ast, import->names);
  for (uint32_t i = 0; i < import->names.len; i++) {
    const PtAlias *alias = pt_ast_alias (ast, names[i]);
    const char *name = pt_str (alias->name);
    bool known = false;
    for (size_t j = 0; j < PT_COUNT_OF (features); j++)
      known |= strcmp (name, features[j]) == 0;
    if (alias->name == PT_NAME_annotations)
      futures |= PT_FUTURE_ANNOTATIONS;
    else if (strcmp (name, "braces") == 0)
      pt_scope_error_at (diags, &import->head, "not a chance");
    else if (!known)
      pt_scope_error_at (diags, &import->head, "future feature %.100s is not defined", name);
  }
  return futures;
}

uint32_t
pt_scope_futures (const PtAst *ast, PtDiags *diags) {
  const PtModule *module = pt_ast_module (ast, ast->root);
  const uint32_t *body = pt_ast_list (ast, module->body);
  uint32_t futures = 0;
  for (uint32_t i = 0; i < module->body.len; i++) {
    PtNodeKind kind = pt_ast_kind (ast, body[i]);
    if (kind == PT_NODE_EXPR && i == 0) {
      const PtNode *value = pt_ast_node (ast, pt_ast_expr (ast, body[i])->value);
      if (value->kind == PT_NODE_CONSTANT && value->op == PT_CONST_STR)
        continue; /* the docstring */
    }
    if (kind != PT_NODE_IMPORT_FROM)
      break;
    const PtImportFrom *import = pt_ast_import_from (ast, body[i]);
    if (import->module != PT_NAME___future__ || import->level != 0)
      break;
    futures |= read_features (ast, import, diags);
  }
  return futures;
}
