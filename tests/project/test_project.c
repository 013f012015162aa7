// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/project/project.h"
#include "tests/check.h"

typedef struct {
  PtArena arena;
  PtProject project;
} Fixture;

#define INIT(fixture, main_unit, ...)                                                              \
  do {                                                                                             \
    const char *paths[] = {__VA_ARGS__};                                                           \
    pt_arena_init (&(fixture)->arena, 0);                                                          \
    pt_check_int (pt_project_init (&(fixture)->project, &(fixture)->arena, paths,                  \
                                   PT_COUNT_OF (paths), NULL, main_unit),                          \
                  PT_OK);                                                                          \
  } while (0)

static PtStr
str (const char *text) {
  return pt_intern (text, strlen (text));
}

static PtStr
absolute (const Fixture *self, const char *module, uint32_t level, const char *name) {
  return pt_project_absolute (&self->project, (uint32_t)pt_project_find (&self->project, module),
                              level, name == NULL ? 0 : str (name));
}

PT_TEST (modules_have_dotted_names) {
  Fixture f;
  INIT (&f, 0, "main.py", "pkg/__init__.py", "pkg/deep/__init__.py", "pkg/deep/leaf.py");
  pt_check_int (f.project.n_own, 4);
  pt_check_str (f.project.modules[1].name, "pkg");
  pt_check (f.project.modules[1].package);
  pt_check_str (f.project.modules[3].name, "pkg.deep.leaf");
  pt_check (!f.project.modules[3].package);
  pt_check_int (pt_project_find (&f.project, "pkg.deep.leaf"), 3);
  pt_check_int (pt_project_find (&f.project, "pkg.deep.twig"), -1);
  pt_check_int (f.project.main, 0);
  pt_arena_clear (&f.arena);
}

PT_TEST (folders_without_init_are_packages) {
  Fixture f;
  INIT (&f, 0, "main.py", "space/inner/leaf.py", "space/other.py");
  pt_check_int (f.project.n_own, 5);
  int space = pt_project_find (&f.project, "space");
  pt_check (space >= 3);
  pt_check (f.project.modules[space].package);
  pt_check_int (f.project.modules[space].unit, PT_NO_UNIT);
  pt_check (pt_project_find (&f.project, "space.inner") >= 3);
  pt_arena_clear (&f.arena);
}

PT_TEST (a_package_wins_over_a_file_of_its_name) {
  Fixture f;
  INIT (&f, 0, "a.py", "a/__init__.py");
  pt_check_int (pt_project_find (&f.project, "a"), 1);
  pt_arena_clear (&f.arena);
}

PT_TEST (dots_climb_from_the_package_of_the_module) {
  Fixture f;
  INIT (&f, 0, "main.py", "pkg/__init__.py", "pkg/deep/__init__.py", "pkg/deep/leaf.py");
  pt_check_int (absolute (&f, "pkg.deep.leaf", 0, "os"), str ("os"));
  pt_check_int (absolute (&f, "pkg.deep.leaf", 1, "twig"), str ("pkg.deep.twig"));
  pt_check_int (absolute (&f, "pkg.deep.leaf", 2, NULL), str ("pkg"));
  pt_check_int (absolute (&f, "pkg.deep.leaf", 3, "x"), 0);
  pt_check_int (absolute (&f, "pkg.deep", 1, "twig"), str ("pkg.deep.twig"));
  pt_check_int (absolute (&f, "pkg.deep", 2, "twig"), str ("pkg.twig"));
  pt_check_int (absolute (&f, "main", 1, "x"), 0);
  pt_arena_clear (&f.arena);
}

PT_TEST (names_resolve_to_the_project_first) {
  Fixture f;
  INIT (&f, 0, "main.py", "sys.py");
  pt_check_int (pt_project_resolve (&f.project, str ("sys")).kind, PT_IMPORT_PROJECT);
  pt_check_int (pt_project_resolve (&f.project, str ("itertools")).kind, PT_IMPORT_STDLIB);
  pt_check_int (pt_project_resolve (&f.project, str ("dis")).kind, PT_IMPORT_UNSUPPORTED);
  pt_check_int (pt_project_resolve (&f.project, str ("xml.dom")).kind, PT_IMPORT_UNSUPPORTED);
  pt_check_int (pt_project_resolve (&f.project, str ("numpy")).kind, PT_IMPORT_MISSING);
  pt_arena_clear (&f.arena);
}

PT_TEST (a_standard_module_in_python_is_behind_the_project) {
  Fixture f;
  INIT (&f, 0, "main.py", "helper.py");
  PtImportTarget target = pt_project_resolve (&f.project, str ("getopt"));
  pt_check_int (target.kind, PT_IMPORT_PROJECT);
  pt_check (target.module >= f.project.n_own);
  pt_check (target.std != NULL && f.project.modules[target.module].std == target.std);
  pt_check (pt_stdlib_has_member (target.std, PT_VIEW ("gnu_getopt")));
  pt_check (!pt_stdlib_has_member (target.std, PT_VIEW ("_take_long")));
  pt_check_str (f.project.modules[target.module].rel_path, "getopt.py");
  pt_arena_clear (&f.arena);
}

PT_TEST (a_file_of_the_project_stands_before_a_standard_module) {
  Fixture f;
  INIT (&f, 0, "main.py", "getopt.py");
  PtImportTarget target = pt_project_resolve (&f.project, str ("getopt"));
  pt_check_int (target.module, 1);
  pt_check (target.std == NULL);
  pt_arena_clear (&f.arena);
}

/* Links a project of which unit 0 imports what is given. */
static void
link_main (Fixture *self, PtImportItem *items, uint32_t count, PtDiags *ret_diags) {
  PtImports imports[8] = {{items, count}};
  const PtImports *import_rows[8];
  pt_diags_init (ret_diags, &self->arena);
  for (uint32_t m = 0; m < 8; m++)
    import_rows[m] = &imports[m];
  pt_project_check (&self->project, 0, &imports[0], ret_diags);
  pt_project_link (&self->project, import_rows);
}

PT_TEST (what_main_imports_is_needed_with_its_packages) {
  Fixture f;
  INIT (&f, 0, "main.py", "pkg/__init__.py", "pkg/a.py", "pkg/b.py", "alone.py");
  PtImportItem items[] = {{.module = str ("pkg"), .name = str ("a")}};
  PtDiags diags;
  link_main (&f, items, 1, &diags);
  pt_check_int (diags.count, 0);
  pt_check (f.project.modules[0].needed);
  pt_check (f.project.modules[1].needed);
  pt_check (f.project.modules[2].needed);
  pt_check (!f.project.modules[3].needed);
  pt_check (!f.project.modules[4].needed);
  pt_arena_clear (&f.arena);
}

PT_TEST (a_standard_module_in_python_is_needed_where_it_is_imported) {
  Fixture f;
  INIT (&f, 0, "main.py", "alone.py");
  PtImportItem items[] = {{.module = str ("getopt"), .name = str ("getopt")},
                          {.module = str ("getopt"), .name = str ("nothing")}};
  PtDiags diags;
  link_main (&f, items, 2, &diags);
  pt_check_int (diags.errors, 1);
  pt_check_int (diags.items[0].id, PT_DIAG_UNSUPPORTED_IMPORT);
  pt_check (f.project.modules[pt_project_find (&f.project, "getopt")].needed);
  pt_check (!f.project.modules[1].needed);
  pt_arena_clear (&f.arena);
}

PT_TEST (importlib_may_mean_any_module) {
  Fixture f;
  INIT (&f, 0, "main.py", "alone.py");
  PtImportItem items[] = {{.module = str ("importlib")}};
  PtDiags diags;
  link_main (&f, items, 1, &diags);
  pt_check (f.project.modules[1].needed);
  pt_arena_clear (&f.arena);
}

PT_TEST (a_missing_module_is_an_error_at_its_first_missing_part) {
  Fixture f;
  INIT (&f, 0, "main.py", "pkg/__init__.py");
  PtImportItem items[] = {{.module = str ("pkg.none.deep"), .span = {7, 20}}};
  PtDiags diags;
  link_main (&f, items, 1, &diags);
  pt_check_int (diags.errors, 1);
  pt_check_int (diags.items[0].id, PT_DIAG_IMPORT_MISSING);
  pt_check_int (diags.items[0].span.start, 7);
  pt_check_str (diags.items[0].message, "No module named 'pkg.none'");
  pt_arena_clear (&f.arena);
}

PT_TEST (a_guarded_import_only_warns) {
  Fixture f;
  INIT (&f, 0, "main.py");
  PtImportItem items[] = {{.module = str ("numpy"), .guarded = true},
                          {.module = str ("scipy"), .dead = true}};
  PtDiags diags;
  link_main (&f, items, 2, &diags);
  pt_check_int (diags.errors, 0);
  pt_check_int (diags.count, 1);
  pt_check_int (diags.items[0].id, PT_DIAG_IMPORT_GUARDED);
  pt_arena_clear (&f.arena);
}

PT_TEST (what_the_runtime_lacks_is_named) {
  Fixture f;
  INIT (&f, 0, "main.py");
  PtImportItem items[] = {{.module = str ("dis")},
                          {.module = str ("itertools"), .name = str ("count")},
                          {.module = str ("itertools"), .name = str ("no_such")}};
  PtDiags diags;
  link_main (&f, items, 3, &diags);
  pt_check_int (diags.errors, 2);
  pt_check_int (diags.items[0].id, PT_DIAG_UNSUPPORTED_IMPORT);
  pt_check_str (diags.items[1].message, "'no_such' of the standard module 'itertools' is not "
                                        "available to translated programs");
  pt_arena_clear (&f.arena);
}

/* An installation that has two modules, one of which imports the other. */
static const PtLibraryModule *
find_module (void *data, const char *dotted, const char **ret_fault) {
  static PtImportItem items[2];
  static PtImports some, none;
  static const PtLibraryModule rows[] = {
      {.name = "argparse", .path = "/usr/lib/argparse.py", .text = "", .imports = &some},
      {.name = "gettext", .path = "/usr/lib/gettext.py", .text = "", .imports = &none},
      {.name = "textwrap", .path = "/usr/lib/textwrap.py", .text = "", .imports = &none},
  };
  items[0] = (PtImportItem){.module = str ("gettext")};
  items[1] = (PtImportItem){.module = str ("textwrap"), .under_main = true};
  some = (PtImports){.items = items, .count = 2};
  for (size_t i = 0; data == NULL && i < PT_COUNT_OF (rows); i++)
    if (strcmp (rows[i].name, dotted) == 0)
      return &rows[i];
  *ret_fault = "no Python 3.11 was found";
  return NULL;
}

PT_TEST (modules_of_the_installation_are_needed_when_imported) {
  Fixture f;
  const char *paths[] = {"main.py", "shlex.py"};
  PtLibrary library = {.find = find_module};
  pt_arena_init (&f.arena, 0);
  pt_check_int (pt_project_init (&f.project, &f.arena, paths, 2, &library, 0), PT_OK);
  PtImportItem items[] = {{.module = str ("argparse")}, {.module = str ("shlex")}};
  PtDiags diags;
  link_main (&f, items, 2, &diags);
  pt_check_int (diags.count, 0);
  int gettext = pt_project_find (&f.project, "gettext");
  pt_check (gettext >= (int)f.project.n_own && f.project.modules[gettext].needed);
  pt_check_str (f.project.modules[gettext].rel_path, "/usr/lib/gettext.py");
  pt_check (!f.project.modules[pt_project_find (&f.project, "textwrap")].needed);
  pt_check_int (pt_project_find (&f.project, "shlex"), 1); /* the project's own comes first */
  pt_arena_clear (&f.arena);
}

PT_TEST (a_missing_installation_says_why) {
  Fixture f;
  const char *paths[] = {"main.py"};
  PtLibrary library = {.data = &f, .find = find_module};
  pt_arena_init (&f.arena, 0);
  pt_check_int (pt_project_init (&f.project, &f.arena, paths, 1, &library, 0), PT_OK);
  PtImportItem items[] = {{.module = str ("argparse")}, {.module = str ("dis")}};
  PtDiags diags;
  link_main (&f, items, 2, &diags);
  pt_check_int (diags.errors, 2);
  pt_check_int (diags.items[0].id, PT_DIAG_NO_LIBRARY);
  pt_check_str (diags.items[0].message, "the standard module 'argparse' comes from a Python "
                                        "installation: no Python 3.11 was found");
  pt_check_int (diags.items[1].id, PT_DIAG_UNSUPPORTED_IMPORT);
  pt_arena_clear (&f.arena);
}

PT_TEST (main_is_not_imported_twice) {
  Fixture f;
  INIT (&f, 0, "main.py", "other.py");
  PtImportItem items[] = {{.module = str ("main")}};
  PtDiags diags;
  link_main (&f, items, 1, &diags);
  pt_check_int (diags.errors, 1);
  pt_check_int (diags.items[0].id, PT_DIAG_UNSUPPORTED_IMPORT);
  pt_arena_clear (&f.arena);
}

PT_TEST_MAIN
