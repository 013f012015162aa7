// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/project/project.h"
#include "core/base/limits.h"
#include "core/memory/arena_array.h"

#include <string.h>

PT_ARENA_LIST (ModuleList, module_list, PtProjectModule)

static uint32_t
slot_of (const PtProject *self, PtStr id) {
  uint32_t slot = (id * 0x9E3779B1u) & self->table_mask;
  while (self->table[slot] != 0 && self->modules[self->table[slot] - 1].name_id != id)
    slot = (slot + 1) & self->table_mask;
  return slot;
}

int
pt_project_find_id (const PtProject *self, PtStr dotted) {
  if (self->table == NULL || dotted == 0)
    return -1;
  return (int)self->table[slot_of (self, dotted)] - 1;
}

int
pt_project_find (const PtProject *self, const char *dotted) {
  return pt_project_find_id (self, pt_intern (dotted, strlen (dotted)));
}

uint32_t
pt_project_module_of_unit (const PtProject *self, uint32_t unit) {
  /* Modules of units come first, in the order of the units. */
  pt_assert (unit < self->n_modules && self->modules[unit].unit == unit);
  return unit;
}

/* "pkg/mod.py" gives "pkg.mod", "pkg/__init__.py" gives "pkg". False: too long. */
static bool
name_of_path (const char *path, char name[PT_LIMIT_MODULE_PATH], bool *ret_package) {
  size_t len = strlen (path);
  if (len >= PT_LIMIT_MODULE_PATH)
    return false;
  memcpy (name, path, len + 1);
  for (char *c = name; *c != '\0'; c++)
    if (*c == '/')
      *c = '.';
  if (len > 3 && strcmp (name + len - 3, ".py") == 0)
    name[len - 3] = '\0';
  static const char suffix[] = ".__init__";
  size_t stem = strlen (name);
  *ret_package = stem >= sizeof suffix && strcmp (name + stem - (sizeof suffix - 1), suffix) == 0;
  if (*ret_package)
    name[stem - (sizeof suffix - 1)] = '\0';
  return true;
}

static PtStatus
add_module (ModuleList *list, const char *name, const char *rel_path, uint32_t unit, bool package) {
  PtProjectModule module = {
      .name = pt_arena_strndup (list->arena, name, strlen (name)),
      .name_id = pt_intern (name, strlen (name)),
      .unit = unit,
      .package = package,
      .rel_path = pt_arena_strndup (list->arena, rel_path, strlen (rel_path)),
  };
  if (module.name == NULL || module.name_id == 0 || module.rel_path == NULL ||
      !module_list_push (list, module))
    return PT_ENOMEM;
  return PT_OK;
}

static bool
index_modules (PtProject *self, PtArena *arena, uint32_t capacity) {
  uint32_t size = 8;
  while (size < capacity * 2)
    size *= 2;
  self->table = PT_ARENA_ARRAY (arena, uint32_t, size);
  self->table_mask = size - 1;
  return self->table != NULL;
}

/* False if a module of that name is there: a.py beside a/__init__.py. The package wins, as in
 * CPython. */
static void
enter (PtProject *self, uint32_t index) {
  uint32_t *slot = &self->table[slot_of (self, self->modules[index].name_id)];
  if (*slot == 0 || self->modules[index].package)
    *slot = index + 1;
}

/* Adds the packages above a module that have no unit, the nearest first. */
static PtStatus
add_namespaces (PtProject *self, ModuleList *list, uint32_t index) {
  char name[PT_LIMIT_MODULE_PATH];
  size_t len = strlen (list->items[index].name);
  memcpy (name, list->items[index].name, len + 1);
  for (char *dot; (dot = strrchr (name, '.')) != NULL;) {
    *dot = '\0';
    if (pt_project_find (self, name) >= 0)
      return PT_OK;
    char path[PT_LIMIT_MODULE_PATH];
    memcpy (path, name, strlen (name) + 1);
    for (char *c = path; *c != '\0'; c++)
      if (*c == '.')
        *c = '/';
    PtStatus status = add_module (list, name, path, PT_NO_UNIT, true);
    if (status != PT_OK)
      return status;
    self->modules = list->items;
    self->n_modules = list->len;
    enter (self, list->len - 1);
  }
  return PT_OK;
}

static PtStatus
add_library (PtProject *self, ModuleList *list) {
  for (size_t i = 0; i < pt_n_std_modules; i++) {
    const PtStdModule *std = &pt_std_modules[i];
    if (std->text == NULL || pt_project_find (self, std->name) >= 0)
      continue;
    char path[PT_LIMIT_MODULE_PATH];
    size_t len = strlen (std->name);
    for (size_t c = 0; c < len; c++)
      path[c] = std->name[c] == '.' ? '/' : std->name[c];
    strcpy (path + len, std->package ? "/__init__.py" : ".py");
    PtStatus status = add_module (list, std->name, path, PT_NO_UNIT, std->package);
    if (status != PT_OK)
      return status;
    list->items[list->len - 1].std = std;
    self->modules = list->items;
    self->n_modules = list->len;
    enter (self, list->len - 1);
  }
  return PT_OK;
}

/* By their names only: whether they are there is asked for when something imports them. */
static PtStatus
add_installed (PtProject *self, ModuleList *list) {
  for (size_t i = 0; i < pt_n_translated_modules; i++) {
    const char *name = pt_translated_modules[i];
    if (pt_project_find (self, name) >= 0)
      continue;
    PtStatus status = add_module (list, name, name, PT_NO_UNIT, false);
    if (status != PT_OK)
      return status;
    list->items[list->len - 1].translated = true;
    self->modules = list->items;
    self->n_modules = list->len;
    enter (self, list->len - 1);
  }
  return PT_OK;
}

PtStatus
pt_project_init (PtProject *self, PtArena *arena, const char *const *rel_paths, uint32_t n,
                 const PtLibrary *library, uint32_t main_unit) {
  ModuleList list = {.arena = arena};
  uint32_t folders = 0; /* no more namespaces than slashes */
  for (uint32_t i = 0; i < n; i++) {
    char name[PT_LIMIT_MODULE_PATH];
    bool package;
    if (!name_of_path (rel_paths[i], name, &package))
      return PT_ELIMIT;
    PtStatus status = add_module (&list, name, rel_paths[i], i, package);
    if (status != PT_OK)
      return status;
    for (const char *c = rel_paths[i]; *c != '\0'; c++)
      folders += *c == '/';
  }
  PtProject project = {.modules = list.items, .n_modules = list.len, .main = main_unit};
  if (main_unit == PT_NO_UNIT)
    project.main = PT_NO_MODULE;
  if (!index_modules (&project, arena,
                      n + folders + (uint32_t)pt_n_std_modules + (uint32_t)pt_n_translated_modules))
    return PT_ENOMEM;
  for (uint32_t i = 0; i < n; i++)
    enter (&project, i);
  for (uint32_t i = 0; i < n; i++) {
    PtStatus status = add_namespaces (&project, &list, i);
    if (status != PT_OK)
      return status;
  }
  project.n_own = project.n_modules;
  PtStatus status = add_library (&project, &list);
  if (status == PT_OK && library != NULL) {
    project.library = *library;
    status = add_installed (&project, &list);
  }
  if (status != PT_OK)
    return status;
  *self = project;
  return PT_OK;
}

PtStr
pt_project_join (PtStr package, PtStr name) {
  PtView left = pt_str_view (package), right = pt_str_view (name);
  char joined[PT_LIMIT_MODULE_PATH];
  if (left.len + right.len + 1 >= sizeof joined)
    return 0;
  memcpy (joined, left.data, left.len);
  joined[left.len] = '.';
  memcpy (joined + left.len + 1, right.data, right.len);
  return pt_intern (joined, left.len + 1 + right.len);
}

PtStr
pt_project_absolute (const PtProject *self, uint32_t module, uint32_t level, PtStr name) {
  if (level == 0)
    return name;
  PtView base = pt_view (self->modules[module].name);
  /* The first dot means the package itself: for a package that is the module, else what contains
   * it. */
  for (uint32_t up = self->modules[module].package ? 1 : 0; up < level; up++) {
    const char *dot = memrchr (base.data, '.', base.len);
    if (dot == NULL)
      return 0;
    base.len = (size_t)(dot - base.data);
  }
  PtStr package = pt_intern_view (base);
  return name == 0 ? package : pt_project_join (package, name);
}

const PtLibraryModule *
pt_project_library (const PtProject *self, uint32_t module, const char **ret_fault) {
  const PtProjectModule *row = &self->modules[module];
  return row->translated ? self->library.find (self->library.data, row->name, ret_fault) : NULL;
}

static bool
is_there (const PtProject *self, uint32_t module) {
  const char *fault;
  return !self->modules[module].translated || pt_project_library (self, module, &fault) != NULL;
}

PtImportTarget
pt_project_resolve (const PtProject *self, PtStr dotted) {
  int module = pt_project_find_id (self, dotted);
  if (module >= 0 && !is_there (self, (uint32_t)module))
    return (PtImportTarget){.kind = PT_IMPORT_UNSUPPORTED};
  if (module >= 0)
    return (PtImportTarget){
        .kind = PT_IMPORT_PROJECT,
        .module = (uint32_t)module,
        .std = self->modules[module].std,
    };
  const PtStdModule *std = pt_stdlib_find (pt_str_view (dotted));
  if (std == NULL)
    return (PtImportTarget){.kind = PT_IMPORT_MISSING};
  return (PtImportTarget){
      .kind = std->rust == NULL ? PT_IMPORT_UNSUPPORTED : PT_IMPORT_STDLIB,
      .std = std,
  };
}
