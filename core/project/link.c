// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/project/project.h"
#include "core/spec/names.h"

#include <string.h>

typedef struct {
  PtProject *project;
  const PtImports *const *imports;
  bool computed_imports; /* a needed module imports by computed names: any module may be meant */
} Link;

typedef struct {
  const PtProject *project;
  uint32_t module;
  PtDiags *diags;
} Check;

static void need_module (Link *self, uint32_t module);

/* A module's packages are imported before it. */
static void
need_with_packages (Link *self, uint32_t module) {
  const char *name = self->project->modules[module].name;
  for (const char *dot = strchr (name, '.'); dot != NULL; dot = strchr (dot + 1, '.')) {
    int package = pt_project_find_id (self->project, pt_intern (name, (size_t)(dot - name)));
    if (package >= 0)
      need_module (self, (uint32_t)package);
  }
  need_module (self, module);
}

static void
need_name (Link *self, PtStr dotted) {
  PtImportTarget target = pt_project_resolve (self->project, dotted);
  if (target.kind == PT_IMPORT_PROJECT)
    need_with_packages (self, target.module);
}

/* The recursion is as deep as a chain of imports; the modules of a project bound it. */
static void
need_module (Link *self, uint32_t module) {
  PtProjectModule *row = &self->project->modules[module];
  if (row->needed)
    return;
  row->needed = true;
  const char *fault;
  row->library = pt_project_library (self->project, module, &fault);
  if (row->library != NULL) {
    row->rel_path = row->library->path;
    row->package = row->library->package;
  }
  for (const char *const *name = row->std == NULL ? NULL : row->std->imports;
       name != NULL && *name != NULL; name++)
    need_name (self, pt_intern (*name, strlen (*name)));
  const PtImports *imports = row->library != NULL            ? row->library->imports
                             : module < self->project->n_own ? self->imports[module]
                                                             : NULL;
  for (uint32_t i = 0; imports != NULL && i < imports->count; i++) {
    const PtImportItem *item = &imports->items[i];
    PtStr base = pt_project_absolute (self->project, module, item->level, item->module);
    if (base == 0 || (row->library != NULL && (item->under_main || item->dead ||
                                               pt_stdlib_is_on_demand (pt_str_view (base)))))
      continue;
    if (row->library == NULL && pt_view_equal (pt_str_view (base), PT_VIEW ("importlib")))
      self->computed_imports = true;
    need_name (self, base);
    if (item->name != 0)
      need_name (self, pt_project_join (base, item->name));
  }
}

static void
report_missing (const Check *self, const PtImportItem *item, PtStr dotted) {
  if (item->dead)
    return;
  if (item->guarded)
    pt_diags_add (self->diags, PT_DIAG_IMPORT_GUARDED, item->span,
                  "no module '%s' in this project: the import raises ModuleNotFoundError",
                  pt_str (dotted));
  else
    pt_diags_add (self->diags, PT_DIAG_IMPORT_MISSING, item->span, "No module named '%s'",
                  pt_str (dotted));
}

static void
report_unsupported (const Check *self, const PtImportItem *item, PtStr dotted) {
  const char *fault = NULL;
  int module = pt_project_find_id (self->project, dotted);
  if (module >= 0)
    pt_project_library (self->project, (uint32_t)module, &fault);
  if (fault == NULL)
    pt_diags_add (self->diags, PT_DIAG_UNSUPPORTED_IMPORT, item->span,
                  "the standard module '%s' is not available to translated programs",
                  pt_str (dotted));
  else
    pt_diags_add (self->diags, PT_DIAG_NO_LIBRARY, item->span,
                  "the standard module '%s' comes from a Python installation: %s", pt_str (dotted),
                  fault);
}

/* False: reported, or nothing to say of what lies below. */
static bool
check_name (const Check *self, const PtImportItem *item, PtStr dotted) {
  PtImportTarget target = pt_project_resolve (self->project, dotted);
  switch (target.kind) {
  case PT_IMPORT_PROJECT:
    if (target.module != self->project->main)
      return true;
    pt_diags_add (self->diags, PT_DIAG_UNSUPPORTED_IMPORT, item->span,
                  "'%s' is the main script; importing it would run it a second time",
                  pt_str (dotted));
    return false;
  case PT_IMPORT_STDLIB:
    return true;
  case PT_IMPORT_UNSUPPORTED:
    if (!item->dead)
      report_unsupported (self, item, dotted);
    return false;
  case PT_IMPORT_MISSING:
    report_missing (self, item, dotted);
    return false;
  }
  return false;
}

/* `from math import x`: what the runtime's module lacks, CPython's may have. */
static void
check_member (const Check *self, const PtImportItem *item, PtStr base) {
  PtImportTarget target = pt_project_resolve (self->project, base);
  if (target.std == NULL || item->name == 0 || item->dead ||
      pt_stdlib_has_member (target.std, pt_str_view (item->name)))
    return;
  PtStr submodule = pt_project_join (base, item->name);
  if (pt_project_resolve (self->project, submodule).kind > PT_IMPORT_STDLIB)
    pt_diags_add (self->diags, PT_DIAG_UNSUPPORTED_IMPORT, item->span,
                  "'%s' of the standard module '%s' is not available to translated programs",
                  pt_str (item->name), pt_str (base));
}

static void
check_item (const Check *self, const PtImportItem *item) {
  PtStr base = pt_project_absolute (self->project, self->module, item->level, item->module);
  if (base == PT_NAME___future__)
    return; /* for the parser */
  if (base == 0) {
    const char *fault = strchr (self->project->modules[self->module].name, '.') == NULL
                            ? "attempted relative import with no known parent package"
                            : "attempted relative import beyond top-level package";
    pt_diags_add (self->diags, PT_DIAG_IMPORT_MISSING, item->span, "%s", fault);
    return;
  }
  /* `import a.b.c` imports a, a.b and a.b.c; the first that isn't there is the one to name. */
  PtView dotted = pt_str_view (base);
  for (const char *dot = memchr (dotted.data, '.', dotted.len); dot != NULL;
       dot = strchr (dot + 1, '.'))
    if (!check_name (self, item, pt_intern (dotted.data, (size_t)(dot - dotted.data))))
      return;
  if (check_name (self, item, base))
    check_member (self, item, base);
}

void
pt_project_check (const PtProject *self, uint32_t module, const PtImports *imports,
                  PtDiags *diags) {
  Check check = {self, module, diags};
  for (uint32_t i = 0; i < imports->count; i++)
    check_item (&check, &imports->items[i]);
}

void
pt_project_link (PtProject *self, const PtImports *const *imports) {
  Link link = {.project = self, .imports = imports};
  for (uint32_t m = 0; m < self->n_modules; m++)
    self->modules[m].needed = false;
  if (self->main != PT_NO_MODULE)
    need_with_packages (&link, self->main);
  if (self->main == PT_NO_MODULE || link.computed_imports)
    for (uint32_t m = 0; m < self->n_own; m++)
      need_module (&link, m);
}
