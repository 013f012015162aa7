// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/front.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "core/source/diag.h"
#include "tests/check.h"

static char *folder; /* of the test that runs */

static void
begin (void) {
  folder = g_dir_make_tmp ("portalis-test-XXXXXX", NULL);
}

static char *
in_folder (const char *relative) {
  return g_build_filename (folder, relative, NULL);
}

static void
put (const char *relative, const char *text) {
  g_autofree char *path = in_folder (relative);
  g_autofree char *parent = g_path_get_dirname (path);
  g_mkdir_with_parents (parent, 0700);
  pt_check (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_tree (const char *path) {
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *below = g_build_filename (path, name, NULL);
    remove_tree (below);
  }
  g_remove (path);
}

static void
end (void) {
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

static PtCheck *
run (guint jobs, const char *first, const char *second) {
  g_autofree char *one = in_folder (first);
  g_autofree char *two = second == NULL ? NULL : in_folder (second);
  const char *paths[] = {one, two, NULL};
  PtOptions options;
  pt_options_init (&options);
  options.jobs = jobs;
  g_autoptr (GError) error = NULL;
  PtCheck *check = pt_check_open (paths, &options, &error);
  if (check == NULL)
    return NULL;
  pt_check_start (check);
  pt_check (pt_check_wait (check, -1));
  return check;
}

static const char *
first_message (PtCheck *check, guint file) {
  const PtUnitResult *result = pt_check_result (check, file);
  return result == NULL ? "" : ((PtIssue *)g_ptr_array_index (result->issues, 0))->message;
}

PT_TEST (each_file_has_its_own_verdict) {
  begin ();
  put ("a.py", "x = 1\n");
  put ("b.py", "x = = 1\n");
  put ("sub/c.py", "nonlocal x\n");
  put ("sub/d.py", "y = x\n");
  g_autoptr (PtCheck) check = run (2, "", NULL);
  pt_check_int (pt_check_n_files (check), 4);
  pt_check_int (pt_check_n_done (check), 4);
  pt_check (pt_check_result (check, 0) == NULL);
  pt_check_str (first_message (check, 1), "invalid syntax");
  pt_check_str (first_message (check, 2), "nonlocal declaration not allowed at module level");
  pt_check (pt_check_result (check, 3) == NULL);
  PtCheckStats stats;
  pt_check_stats (check, &stats);
  pt_check_int (stats.files, 4);
  pt_check_int (stats.failed, 2);
  pt_check_int (stats.source_bytes, 6 + 8 + 11 + 6);
  pt_check (stats.tokens > 15 && stats.nodes > 8 && stats.tree_bytes > 100);
  end ();
}

PT_TEST (a_file_is_taken_once) {
  begin ();
  put ("a.py", "");
  put ("pkg/b.py", "");
  g_autofree char *target = in_folder ("a.py"), *link = in_folder ("pkg/link.py");
  pt_check_int (symlink (target, link), 0);
  g_autoptr (PtCheck) named = run (1, "a.py", "a.py");
  pt_check_int (pt_check_n_files (named), 1);
  g_autoptr (PtCheck) inside = run (1, "pkg/b.py", "");
  pt_check_int (pt_check_n_files (inside), 2); /* b.py, a.py; the link is a.py again */
  end ();
}

PT_TEST (a_missing_path_is_an_error) {
  begin ();
  put ("a.py", "");
  pt_check (run (1, "a.py", "none.py") == NULL);
  g_autofree char *empty = in_folder ("empty");
  g_mkdir (empty, 0700);
  pt_check (run (1, "empty", NULL) == NULL);
  end ();
}

/* More files than fit at once change neither the number of arenas nor what the largest needs. */
PT_TEST (memory_does_not_grow_with_the_files) {
  begin ();
  enum { FEW = 20, MANY = 400 };
  PtCheckStats few, many;
  for (int i = 0; i < MANY; i++) {
    g_autofree char *path = g_strdup_printf ("%s/f%d.py", i < FEW ? "few" : "many", i);
    put (path, "def f(a, b):\n    return [a, b, a + b]\n");
    if (i == FEW - 1) {
      g_autoptr (PtCheck) check = run (3, "few", NULL);
      pt_check_stats (check, &few);
    }
  }
  g_autoptr (PtCheck) check = run (3, "many", NULL);
  pt_check_stats (check, &many);
  pt_check_int (many.files, MANY - FEW);
  pt_check (many.arenas >= 1 && many.arenas <= 3);
  pt_check_int (many.arena_peak, few.arena_peak);
  pt_check_int (many.tokens / many.files, few.tokens / few.files);
  pt_check_int (pt_check_n_done (check), MANY - FEW);
  end ();
}

PT_TEST (dumps_show_a_stage_of_any_file) {
  begin ();
  put ("script", "return x\n");
  g_autofree char *path = in_folder ("script"), *none = in_folder ("none");
  PtOptions options;
  pt_options_init (&options);
  g_autoptr (PtUnitResult) tokens = pt_front_dump (path, PT_STAGE_LEX, &options, NULL);
  pt_check (g_str_has_prefix (g_bytes_get_data (tokens->rust, NULL), "1:0-1:6 return\n"));
  g_autoptr (PtUnitResult) tree = pt_front_dump (path, PT_STAGE_SYNTAX, &options, NULL);
  pt_check (g_str_has_prefix (g_bytes_get_data (tree->rust, NULL), "Module(body=[Return("));
  g_autoptr (PtUnitResult) scopes = pt_front_dump (path, PT_STAGE_SCOPE, &options, NULL);
  pt_check (scopes->rust == NULL);
  pt_check_int (scopes->issues->len, 1);
  pt_check (pt_front_dump (none, PT_STAGE_LEX, &options, NULL) == NULL);
  end ();
}

PT_TEST_MAIN
