// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Imports. What a name means was settled, and its faults reported, by pt_project_check.

#include "core/hir/lower_private.h"

#include <string.h>

/** What stands in for something that CPython's library has, in a module of that library: its
 * program may do well without it. */
static PtHirId
absent (Lower *self, PtNodeId at, PtRuntimeCall kind, const char *name) {
  PtHirId text = lower_str (self, at, pt_view (name));
  return lower_runtime_call (self, at, kind, &text, 1);
}

static bool
lacks_member (Lower *self, PtStr dotted, PtStr name) {
  PtImportTarget target = pt_project_resolve (self->project, dotted);
  return self->library && target.std != NULL && target.kind <= PT_IMPORT_STDLIB &&
         !pt_stdlib_has_member (target.std, pt_str_view (name)) &&
         pt_project_resolve (self->project, pt_project_join (dotted, name)).kind > PT_IMPORT_STDLIB;
}

/** What a library module takes from 'builtins', which is no module of ours: an object that exists,
 * so that no empty class may stand in for it. */
static PtHirId
from_builtins (Lower *self, PtNodeId at, PtStr name) {
  int builtin = pt_builtin_find (name);
  if (builtin >= 0 && pt_builtin_info ((PtBuiltin)builtin)->kind != PT_BUILTIN_SCOPE)
    return lower_add (self, PT_HIR_BUILTIN, at, (uint32_t)builtin, 0, 0, 0);
  return absent (self, at, PT_RUNTIME_absent_member,
                 lower_printf (self, "builtins.%s", pt_str (name)));
}

/** The value of the module; raises where the program itself is prepared for its absence. */
static PtHirId
import_module (Lower *self, PtNodeId at, PtStr dotted) {
  PtImportTarget target = pt_project_resolve (self->project, dotted);
  switch (target.kind) {
  case PT_IMPORT_PROJECT:
    if (self->library && !self->project->modules[target.module].needed)
      break; /* on demand, and nobody asked */
    return lower_add (self, PT_HIR_IMPORT, at, target.module, 0, 0, 0);
  case PT_IMPORT_STDLIB: {
    return lower_add (self, PT_HIR_IMPORT_NATIVE, at, (uint32_t)(target.std - pt_std_modules), 0, 0,
                      0);
  }
  case PT_IMPORT_UNSUPPORTED:
  case PT_IMPORT_MISSING:
    break;
  }
  if (self->library && !pt_stdlib_is_left_out (pt_str_view (dotted))) {
    bool exists = strcmp (pt_str (dotted), "builtins") == 0;
    return absent (self, at, exists ? PT_RUNTIME_absent_member : PT_RUNTIME_absent,
                   pt_str (dotted));
  }
  PtHirId message =
      lower_str (self, at, pt_view (lower_printf (self, "No module named '%s'", pt_str (dotted))));
  PtHirId class = lower_add (self, PT_HIR_BUILTIN, at, PT_BUILTIN_ModuleNotFoundError, 0, 0, 0);
  PtHirId error =
      lower_add (self, PT_HIR_CALL, at, class, pt_hir_list (self->hir, &message, 1), 0, 0);
  lower_emit (self, lower_add (self, PT_HIR_RAISE, at, error, 0, 0, 0));
  return lower_none (self, at);
}

void
lower_import (Lower *self, PtNodeId node) {
  PtNodeList names = pt_ast_import (self->ast, node)->names;
  for (uint32_t i = 0; i < names.len; i++) {
    PtNodeId at = pt_ast_list (self->ast, names)[i];
    const PtAlias *alias = pt_ast_alias (self->ast, at);
    PtView dotted = pt_str_view (alias->name);
    const char *dot = memchr (dotted.data, '.', dotted.len);
    PtHirId module = import_module (self, at, alias->name);
    if (alias->asname != 0 || dot == NULL) {
      lower_store_name (self, at, alias->asname != 0 ? alias->asname : alias->name, module);
      continue;
    }
    /* import a.b binds a. */
    lower_emit (self, lower_add (self, PT_HIR_EXPR, at, module, 0, 0, 0));
    PtStr top = lower_intern (self, (PtView){dotted.data, (size_t)(dot - dotted.data)});
    lower_store_name (self, at, top, import_module (self, at, top));
  }
}

void
lower_import_from (Lower *self, PtNodeId node) {
  const PtImportFrom *from = pt_ast_import_from (self->ast, node);
  const PtNodeId *names = pt_ast_list (self->ast, from->names);
  if (from->level == 0 && from->module == PT_NAME___future__) {
    for (uint32_t i = 0; i < from->names.len; i++)
      if (pt_ast_alias (self->ast, names[i])->name == PT_NAME_annotations)
        self->lazy_annotations = true;
    return;
  }
  PtStr dotted = pt_project_absolute (self->project, self->module, from->level, from->module);
  if (dotted == 0)
    return; /* reported by pt_project_check */
  PtSymId temp = lower_temp (self, PT_SYM_TEMP);
  lower_emit (self,
              lower_add (self, PT_HIR_STORE, node, temp, import_module (self, node, dotted), 0, 0));
  for (uint32_t i = 0; i < from->names.len; i++) {
    const PtAlias *alias = pt_ast_alias (self->ast, names[i]);
    if (strcmp (pt_str (alias->name), "*") == 0) {
      self->hir->has_star_import = true;
      lower_emit (self, lower_add (self, PT_HIR_IMPORT_STAR, node,
                                   lower_load_sym (self, node, temp), 0, 0, 0));
      continue;
    }
    if (self->library && strcmp (pt_str (dotted), "builtins") == 0) {
      lower_store_name (self, names[i], alias->asname != 0 ? alias->asname : alias->name,
                        from_builtins (self, names[i], alias->name));
      continue;
    }
    /* A submodule that nobody imported yet is imported by its name. */
    int module = pt_project_find_id (self->project, pt_project_join (dotted, alias->name));
    if (lacks_member (self, dotted, alias->name)) {
      const char *text = lower_printf (self, "%s.%s", pt_str (dotted), pt_str (alias->name));
      lower_store_name (self, names[i], alias->asname != 0 ? alias->asname : alias->name,
                        absent (self, names[i], PT_RUNTIME_absent_member, text));
      continue;
    }
    PtHirId value =
        lower_add (self, PT_HIR_IMPORT_FROM, names[i], lower_load_sym (self, names[i], temp),
                   alias->name, module < 0 ? 0 : (uint32_t)module + 1, 0);
    lower_store_name (self, names[i], alias->asname != 0 ? alias->asname : alias->name, value);
  }
}
