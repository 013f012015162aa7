// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The modules of a project and what the names in their imports mean. Stands between the front end,
// which works on one unit alone, and the HIR, which must know whether `import x` is a module of
// this project, of the runtime, or nothing. Finding files is the engine's task; this never looks at
// the disk.

#include <stdatomic.h>

#include "core/base/base.h"
#include "core/memory/arena.h"
#include "core/memory/interner.h"
#include "core/project/imports.h"
#include "core/source/diag.h"
#include "core/spec/stdlib.h"

enum { PT_NO_MODULE = UINT32_MAX, PT_NO_UNIT = UINT32_MAX };

/** A module of the user's Python installation, to be translated with the program. */
typedef struct {
  const char *name; /* "urllib.parse" */
  const char *path; /* its file, absolute */
  const char *text; /* text_len bytes, as they are on disk */
  size_t text_len;
  bool package;             /* an __init__.py */
  const PtImports *imports; /* what it imports */
} PtLibraryModule;

/** The user's Python installation. */
typedef struct {
  void *data;
  /** A module that pt_stdlib_is_translated; what it gives stays. NULL: there is none, and
   * *ret_fault says why. Threads: any. */
  const PtLibraryModule *(*find) (void *data, const char *dotted, const char **ret_fault);
} PtLibrary;

typedef struct {
  const char *name; /* "pkg.mod"; the main module keeps its name here, its __name__ is "__main__" */
  PtStr name_id;    /* the same, interned */
  uint32_t unit;    /* of the engine; PT_NO_UNIT: a folder without __init__.py, or std */
  bool package;     /* has a path of its own: __init__.py or a folder without one */
  bool needed; /* the main module imports it, directly or through others; set by pt_project_link */
  const char *rel_path;   /* "pkg/mod.py", as shown to the user and in __file__ */
  const PtStdModule *std; /* of the standard library, with a text in Python; NULL: a file or folder
                           * of the project */
  bool translated;        /* of the Python installation, if that has it */
  const PtLibraryModule *library; /* what the installation has; set by pt_project_link if needed */
} PtProjectModule;

/** Owns nothing: all in the arena of pt_project_init. Read-only after it, but for has_finalizers
 * and what pt_project_link sets. Threads: any, then. */
typedef struct PtProject {
  PtProjectModule *modules;
  uint32_t n_own;     /* of the project's files and folders: the first ones */
  uint32_t n_modules; /* and those of the standard library that are written in Python: ours, then
                       * those of the Python installation */
  PtLibrary library;  /* find is NULL: no installation is asked */
  uint32_t main;      /* the module that runs as __main__; PT_NO_MODULE: a library */
  uint32_t *table;    /* open addressing by name_id: index + 1, 0 = free */
  uint32_t table_mask;
  atomic_bool has_finalizers; /* some class of some module has a __del__; false after init, for the
                               * reader of the modules to set. The Rust of all modules depends on
                               * it */
} PtProject;

/** rel_paths: n files of the project, '/' separated; their index is the unit. Folders on the way to
 * a file become packages without a unit where they have no __init__.py. Modules of the standard
 * library in Python come behind, unless a file of the project has that name. library: NULL for
 * none. main_unit: PT_NO_UNIT for a library. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_project_init (PtProject *self, PtArena *arena,
                                        const char *const *rel_paths, uint32_t n,
                                        const PtLibrary *library, uint32_t main_unit);

/** Index of the module with that dotted name, -1 if the project has none. */
int pt_project_find (const PtProject *self, const char *dotted);
int pt_project_find_id (const PtProject *self, PtStr dotted);
/** The module a unit belongs to. */
uint32_t pt_project_module_of_unit (const PtProject *self, uint32_t unit);

/** What the Python installation has for a module; NULL: nothing, and *ret_fault says why, or the
 * module is not one of its. Threads: any. */
const PtLibraryModule *pt_project_library (const PtProject *self, uint32_t module,
                                           const char **ret_fault);

/** What an absolute dotted name means. */
typedef enum {
  PT_IMPORT_PROJECT,     /* modules[module]; std as there */
  PT_IMPORT_STDLIB,      /* std->rust is in the runtime */
  PT_IMPORT_UNSUPPORTED, /* std: CPython's, not in the runtime; has been diagnosed */
  PT_IMPORT_MISSING, /* nowhere; diagnosed, unless the program itself is prepared for ImportError:
                      * then the import raises ModuleNotFoundError when it runs */
} PtImportKind;

typedef struct {
  PtImportKind kind;
  uint32_t module;
  const PtStdModule *std;
} PtImportTarget;

PtImportTarget pt_project_resolve (const PtProject *self, PtStr dotted);

/** The absolute name of `level` dots and `name` (0 = none) in a module; name itself for level 0. 0:
 * beyond the top level package, or no memory. */
PtStr pt_project_absolute (const PtProject *self, uint32_t module, uint32_t level, PtStr name);
/** "pkg.name", 0 without memory. */
PtStr pt_project_join (PtStr package, PtStr name);

/** Reports what a module's imports ask for and is missing, at the import's place. Needs nothing of
 * the other modules but their names. Threads: any. */
void pt_project_check (const PtProject *self, uint32_t module, const PtImports *imports,
                       PtDiags *diags);

/** Marks what main needs: imports[m] belongs to module m of the n_own and may be NULL for a module
 * without a unit. */
void pt_project_link (PtProject *self, const PtImports *const *imports);
