// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crate/crate.h"
#include "core/crate/runtime.h"
#include "tests/check.h"

static PtCrateNames
names_of (PtArena *arena, PtProject *project, const char *const *paths, uint32_t n) {
  pt_check_int (pt_project_init (project, arena, paths, n, NULL, 0), PT_OK);
  for (uint32_t m = 0; m < project->n_modules; m++)
    project->modules[m].needed = true;
  PtCrateNames names = {0};
  pt_check_int (pt_crate_names (project, arena, &names), PT_OK);
  return names;
}

PT_TEST (names_are_valid_and_distinct) {
  PtArena arena;
  pt_arena_init (&arena, 0);
  PtProject project;
  const char *paths[] = {"main.py",  "pkg/__init__.py", "pkg/mod.py", "pkg__mod.py",
                         "match.py", "01_first.py",     "na-me.py",   "caf\xc3\xa9.py"};
  PtCrateNames names = names_of (&arena, &project, paths, PT_COUNT_OF (paths));
  pt_check_str (names.names[0], "main_");
  pt_check_str (names.names[1], "pkg");
  pt_check_str (names.names[2], "pkg__mod");
  pt_check_str (names.names[3], "pkg__mod_2");
  pt_check_str (names.names[4], "match_");
  pt_check_str (names.names[5], "_01_first");
  pt_check_str (names.names[6], "na_me");
  pt_check_str (names.names[7], "cafuc3ua9");
  pt_arena_clear (&arena);
}

PT_TEST (main_lists_needed_modules_and_starts_the_main_one) {
  PtArena arena;
  pt_arena_init (&arena, 0);
  PtProject project;
  const char *paths[] = {"alone.py", "app.py", "helper.py"};
  pt_check_int (pt_project_init (&project, &arena, paths, 3, NULL, 1), PT_OK);
  project.modules[1].needed = project.modules[2].needed = true;
  PtCrateNames names = {0};
  pt_check_int (pt_crate_names (&project, &arena, &names), PT_OK);
  PT_AUTO (PtBytes) text = {0};
  pt_crate_main (&project, &names, "/home/\"me\"", 12, &text);
  pt_check (!text.failed);
  pt_check (strstr (text.data, "alone") == NULL);
  pt_check (strstr (text.data, "mod app;\nmod helper;\n") != NULL);
  pt_check (strstr (text.data, "    &app::MODULE,\n    &helper::MODULE,\n") != NULL);
  pt_check (strstr (text.data, "run(MODULES, 0, 12, ROOT)") != NULL);
  pt_check (strstr (text.data, "ROOT: &str = \"/home/\\\"me\\\"\";") != NULL);
  pt_check (strstr (text.data, "#![forbid(unsafe_code)]") != NULL);
  pt_arena_clear (&arena);
}

static void
check_package_name (const char *name, const char *expected) {
  PT_AUTO (PtBytes) text = {0};
  pt_crate_manifest (name, false, &text);
  char line[128];
  snprintf (line, sizeof line, "name = \"%s\"\n", expected);
  pt_check (strstr (text.data, line) != NULL);
}

PT_TEST (cargo_accepts_the_package_name) {
  check_package_name ("city", "city");
  check_package_name ("my project!", "myproject");
  check_package_name ("1st", "py-1st");
  check_package_name ("test", "py-test");
  check_package_name ("\xc3\xa9", "program");
}

PT_TEST (the_runtime_is_inside) {
  bool lib = false, manifest = false;
  for (uint32_t i = 0; i < pt_n_runtime_files; i++) {
    PtView text = pt_runtime_text (&pt_runtime_files[i]);
    pt_check (text.len > 0);
    pt_check (strstr (pt_runtime_files[i].path, "tests/") == NULL);
    if (strcmp (pt_runtime_files[i].path, "src/lib.rs") == 0)
      lib = pt_view_starts (text, PT_VIEW ("// SPDX"));
    if (strcmp (pt_runtime_files[i].path, "Cargo.toml") == 0)
      manifest = pt_view_starts (text, PT_VIEW ("[package]"));
  }
  pt_check (lib);
  pt_check (manifest);
  pt_check_int (strlen (pt_runtime_digest), 32);
}

PT_TEST_MAIN
