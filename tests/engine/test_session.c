// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <glib/gstdio.h>
#include <unistd.h>

#include "core/engine/session.h"
#include "tests/check.h"

/* A folder with files, gone at the end. */
typedef struct {
  char *path;
} Folder;

static Folder
folder_new (void) {
  return (Folder){g_dir_make_tmp ("portalis-test-XXXXXX", NULL)};
}

static void
folder_put (const Folder *self, const char *relative, const char *text) {
  g_autofree char *path = g_build_filename (self->path, relative, NULL);
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
folder_clear (Folder *self) {
  remove_tree (self->path);
  g_free (self->path);
}

static PtSession *
open_path (const char *path, guint jobs) {
  PtOptions options;
  pt_options_init (&options);
  options.jobs = jobs;
  g_autoptr (GError) error = NULL;
  PtSession *session = pt_session_open (path, &options, &error);
  pt_check (session != NULL);
  return session;
}

static PtSession *
open_in (const Folder *folder, const char *relative) {
  g_autofree char *path = g_build_filename (folder->path, relative, NULL);
  return open_path (path, 2);
}

static int
find_unit (PtSession *session, const char *path) {
  for (guint i = 0; i < pt_session_n_units (session); i++)
    if (strcmp (pt_session_unit_path (session, i), path) == 0)
      return (int)i;
  return -1;
}

static void
translate (PtSession *session) {
  pt_check (pt_session_start (session));
  pt_check (pt_session_wait (session, -1));
}

static void
check_entry (const char *expected, const char *const *files) {
  Folder folder = folder_new ();
  for (; *files != NULL; files++)
    folder_put (&folder, *files, "x = 1\n");
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  if (expected == NULL)
    pt_check (pt_session_entry (session) == NULL);
  else
    pt_check_str (pt_session_entry (session), expected);
  folder_clear (&folder);
}

#define FILES(...) ((const char *const[]){__VA_ARGS__, NULL})

PT_TEST (the_entry_follows_the_rules_in_order) {
  check_entry ("__main__.py", FILES ("__main__.py", "main.py"));
  check_entry ("main.py", FILES ("main.py", "other.py", "pkg/__main__.py"));
  check_entry ("pkg/__main__.py", FILES ("pkg/__main__.py", "pkg/__init__.py", "tool.py"));
  check_entry ("only.py", FILES ("only.py", "pkg/mod.py"));
  check_entry (NULL, FILES ("one.py", "two.py"));
}

PT_TEST (a_main_guard_tells_the_script_from_its_modules) {
  Folder folder = folder_new ();
  folder_put (&folder, "one.py", "def f(): pass\n");
  folder_put (&folder, "two.py", "import one\nif __name__ == '__main__':\n    one.f()\n");
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  pt_check_str (pt_session_entry (session), "two.py");
  folder_clear (&folder);
}

PT_TEST (a_main_guard_is_a_line_of_its_own) {
  static const struct {
    const char *text;
    bool is_guard;
  } cases[] = {
      {"if __name__ == '__main__': pass\n", true},
      {"x = __name__\r\nif  __name__=='__main__':\n  pass", true},
      {"\nif\t__name__\f== \"__main__\" : pass\n", true},
      {"# if __name__ == '__main__'\n", false},
      {"if __name__ == '__main'\n", false},
      {"if__name__ == '__main__'\n", false},
      {"if __name__ != '__main__': pass\n", false},
      {"elif __name__ == '__main__': pass\n", false},
      {"__name__ == '__main__'\nif __name__", false},
  };
  for (size_t i = 0; i < PT_COUNT_OF (cases); i++) {
    Folder folder = folder_new ();
    folder_put (&folder, "one.py", "def f(): pass\n");
    folder_put (&folder, "two.py", cases[i].text);
    g_autoptr (PtSession) session = open_path (folder.path, 1);
    const char *entry = pt_session_entry (session);
    if (cases[i].is_guard)
      pt_check_str (entry, "two.py");
    else
      pt_check (entry == NULL);
    folder_clear (&folder);
  }
}

PT_TEST (folders_that_hold_no_source_are_skipped) {
  Folder folder = folder_new ();
  folder_put (&folder, "main.py", "");
  folder_put (&folder, ".git/hook.py", "");
  folder_put (&folder, "__pycache__/main.py", "");
  folder_put (&folder, "env/pyvenv.cfg", "");
  folder_put (&folder, "env/lib/site.py", "");
  folder_put (&folder, "pkg/mod.py", "");
  folder_put (&folder, "notes.txt", "");
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  pt_check_int (pt_session_n_units (session), 2);
  pt_check_str (pt_session_unit_path (session, 0), "main.py");
  pt_check_str (pt_session_unit_path (session, 1), "pkg/mod.py");
  pt_check_str (pt_session_unit_module (session, 1), "pkg.mod");
  folder_clear (&folder);
}

PT_TEST (a_file_brings_what_it_imports) {
  Folder folder = folder_new ();
  folder_put (&folder, "start.py", "import helper\nfrom pkg import leaf, name\n");
  folder_put (&folder, "helper.py", "def f():\n    from pkg.deep import twig\n");
  folder_put (&folder, "pkg/__init__.py", "from .aux import name\n");
  folder_put (&folder, "pkg/aux.py", "name = 1\n");
  folder_put (&folder, "pkg/leaf.py", "");
  folder_put (&folder, "pkg/deep/twig.py", "from .. import other\n");
  folder_put (&folder, "pkg/other.py", "");
  folder_put (&folder, "stranger.py", "");
  g_autoptr (PtSession) session = open_in (&folder, "start.py");
  pt_check_str (pt_session_entry (session), "start.py");
  pt_check_int (pt_session_n_units (session), 7);
  pt_check_int (find_unit (session, "stranger.py"), -1);
  pt_check (find_unit (session, "pkg/aux.py") > 0);
  pt_check (find_unit (session, "pkg/other.py") > 0);
  folder_clear (&folder);
}

PT_TEST (what_cannot_be_opened_is_named) {
  PtOptions options;
  pt_options_init (&options);
  g_autoptr (GError) error = NULL;
  pt_check (pt_session_open ("/nonexistent/here.py", &options, &error) == NULL);
  pt_check (g_error_matches (error, PT_ERROR, PT_ERROR_OPEN));
  g_clear_error (&error);
  Folder folder = folder_new ();
  pt_check (pt_session_open (folder.path, &options, &error) == NULL);
  pt_check (g_error_matches (error, PT_ERROR, PT_ERROR_OPEN));
  folder_clear (&folder);
}

PT_TEST (a_job_gives_each_unit_its_result) {
  Folder folder = folder_new ();
  folder_put (&folder, "main.py", "import good\n");
  folder_put (&folder, "good.py", "x = 1\n");
  folder_put (&folder, "bad.py", "def f(:\n");
  g_autoptr (PtSession) session = open_path (folder.path, 2);
  int bad = find_unit (session, "bad.py"), good = find_unit (session, "good.py");
  pt_check_int (pt_session_unit_status (session, (guint)bad), PT_UNIT_QUEUED);
  pt_check (pt_session_unit_result (session, (guint)bad) == NULL);
  translate (session);

  pt_check_int (pt_session_unit_status (session, (guint)good), PT_UNIT_TRANSLATED);
  pt_check (pt_session_unit_needed (session, (guint)good));
  pt_check (!pt_session_unit_needed (session, (guint)bad));
  g_autoptr (PtUnitResult) result = pt_session_unit_result (session, (guint)bad);
  pt_check_int (result->status, PT_UNIT_FAILED);
  pt_check (result->rust == NULL);
  pt_check_int (result->issues->len, 1);
  const PtIssue *issue = g_ptr_array_index (result->issues, 0);
  pt_check_str (issue->code, "E0201");
  pt_check_int (issue->line, 1);
  pt_check_int (issue->column, 7);

  PtProgress progress;
  pt_session_progress (session, &progress);
  pt_check (!progress.running);
  pt_check_int (progress.total, 3);
  pt_check_int (progress.translated, 2);
  pt_check_int (progress.failed, 1);
  pt_check_int (progress.source_bytes, 12 + 6 + 8);
  folder_clear (&folder);
}

PT_TEST (columns_count_code_points) {
  Folder folder = folder_new ();
  folder_put (&folder, "main.py", "x = '\xc3\xa9\xe2\x82\xac' +\n");
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  translate (session);
  g_autoptr (PtUnitResult) result = pt_session_unit_result (session, 0);
  pt_check_int (result->issues->len, 1);
  const PtIssue *issue = g_ptr_array_index (result->issues, 0);
  pt_check_int (issue->line, 1);
  pt_check_int (issue->column, 11);
  folder_clear (&folder);
}

PT_TEST (the_owners_text_replaces_the_file) {
  Folder folder = folder_new ();
  folder_put (&folder, "main.py", "x = 1\n");
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  g_autoptr (GBytes) text = g_bytes_new_static ("x = (\n", 6);
  pt_session_set_unit_text (session, 0, text);
  translate (session);
  pt_check_int (pt_session_unit_status (session, 0), PT_UNIT_FAILED);
  pt_session_set_unit_text (session, 0, NULL);
  translate (session);
  pt_check_int (pt_session_unit_status (session, 0), PT_UNIT_TRANSLATED);
  folder_clear (&folder);
}

PT_TEST (many_units_on_many_workers_all_end) {
  enum { UNITS = 300 };
  Folder folder = folder_new ();
  g_autoptr (GString) imports = g_string_new (NULL);
  for (int i = 0; i < UNITS; i++) {
    g_autofree char *path = g_strdup_printf ("m%d.py", i);
    folder_put (&folder, path, "def f(x):\n    return [y * x for y in range(x)]\n");
    g_string_append_printf (imports, "import m%d\n", i);
  }
  folder_put (&folder, "main.py", imports->str);
  g_autoptr (PtSession) session = open_path (folder.path, 8);
  for (int round = 0; round < 3; round++)
    translate (session);
  PtProgress progress;
  pt_session_progress (session, &progress);
  pt_check_int (progress.translated, UNITS + 1);
  PtSnapshot snapshot;
  pt_session_snapshot (session, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_UNITS_DONE], 3 * (UNITS + 1));
  pt_check_int (snapshot.values[PT_COUNTER_UNITS_RUNNING], 0);
  pt_check_int (snapshot.values[PT_COUNTER_UNITS_QUEUED], 0);
  pt_check_int (snapshot.values[PT_COUNTER_ARENA_POOL_OUTSTANDING], 0);
  for (int stage = 0; stage < PT_STAGE_COUNT; stage++)
    pt_check_int (snapshot.values[PT_COUNTER_ARENA_USED + stage], 0);
  folder_clear (&folder);
}

static gboolean
rust_has (PtSession *session, const char *path, const char *text) {
  g_autoptr (PtUnitResult) result =
      pt_session_unit_result (session, (guint)find_unit (session, path));
  gsize len;
  const char *rust = g_bytes_get_data (result->rust, &len);
  return g_strstr_len (rust, (gssize)len, text) != NULL;
}

PT_TEST (a_discarded_text_still_tells_its_size_and_hash) {
  Folder folder = folder_new ();
  folder_put (&folder, "a.py", "def f(x):\n    return x\n");
  folder_put (&folder, "broken.py", "def f(:\n");
  PtOptions options;
  pt_options_init (&options);
  g_autoptr (PtSession) keeps = pt_session_open (folder.path, &options, NULL);
  options.discard_rust = true;
  g_autoptr (PtSession) discards = pt_session_open (folder.path, &options, NULL);
  translate (keeps);
  translate (discards);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (PtUnitResult) kept = pt_session_unit_result (keeps, i);
    g_autoptr (PtUnitResult) discarded = pt_session_unit_result (discards, i);
    pt_check (kept->status == discarded->status);
    pt_check (discarded->rust == NULL && discarded->n_links == 0);
    pt_check (kept->rust_len == discarded->rust_len && kept->rust_hash == discarded->rust_hash);
    gsize len = kept->rust == NULL ? 0 : g_bytes_get_size (kept->rust);
    pt_check (kept->rust_len == len && pt_unit_has_rust (kept->status) == (len > 0));
    pt_check_int (discarded->issues->len, kept->issues->len);
  }
  folder_clear (&folder);
}

PT_TEST (a_destructor_in_the_last_module_changes_the_first_ones) {
  Folder folder = folder_new ();
  folder_put (&folder, "a.py", "def f(x):\n    y = x\n    return y\n");
  folder_put (&folder, "broken.py", "def f(:\n");
  folder_put (&folder, "main.py", "import a, z\n");
  folder_put (&folder, "z.py", "class Z:\n    def __del__(self):\n        pass\n");
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  for (guint round = 1; round <= 2; round++) {
    translate (session);
    pt_check (rust_has (session, "a.py", "keep_frame"));
    PtProgress progress;
    pt_session_progress (session, &progress);
    pt_check_int (progress.translated, 3);
    pt_check_int (progress.failed, 1);
    pt_check_int (progress.source_bytes, 33 + 8 + 12 + 45);
    PtSnapshot snapshot;
    pt_session_snapshot (session, &snapshot);
    pt_check_int (snapshot.values[PT_COUNTER_UNITS_DONE], 4 * round);
    pt_check_int (snapshot.values[PT_COUNTER_DIAGNOSTICS], round);
  }
  g_autoptr (GBytes) text = g_bytes_new_static ("class Z: pass\n", 14);
  pt_session_set_unit_text (session, (guint)find_unit (session, "z.py"), text);
  translate (session);
  pt_check (!rust_has (session, "a.py", "keep_frame"));
  folder_clear (&folder);
}

PT_TEST (a_worker_uses_one_arena_for_all_its_units) {
  enum { UNITS = 200 };
  Folder folder = folder_new ();
  for (int i = 0; i < UNITS; i++) {
    g_autofree char *path = g_strdup_printf ("m%d.py", i);
    folder_put (&folder, path, "def f(x):\n    return [y * x for y in range(x)]\n");
  }
  g_autoptr (PtSession) session = open_path (folder.path, 2);
  translate (session);
  PtSnapshot snapshot;
  pt_session_snapshot (session, &snapshot);
  pt_check (snapshot.values[PT_COUNTER_ARENA_POOL_MISSES] <= 2);
  pt_check (snapshot.values[PT_COUNTER_ARENA_POOL_HIGH_WATER] <= 2);
  pt_check_int (snapshot.values[PT_COUNTER_ARENA_POOL_HITS] +
                    snapshot.values[PT_COUNTER_ARENA_POOL_MISSES],
                UNITS);
  folder_clear (&folder);
}

PT_TEST (files_that_are_no_plain_files_are_read_or_named) {
  Folder folder = folder_new ();
  folder_put (&folder, "main.py", "import far\n");
  folder_put (&folder, "elsewhere.txt", "\xef\xbb\xbfx = 1\n");
  folder_put (&folder, "gone.py", "x = 1\n");
  g_autofree char *link = g_build_filename (folder.path, "far.py", NULL);
  pt_check_int (symlink ("elsewhere.txt", link), 0);
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  g_autofree char *gone = g_build_filename (folder.path, "gone.py", NULL);
  g_remove (gone);
  translate (session);
  pt_check_int (pt_session_unit_status (session, (guint)find_unit (session, "far.py")),
                PT_UNIT_TRANSLATED);
  g_autoptr (PtUnitResult) result =
      pt_session_unit_result (session, (guint)find_unit (session, "gone.py"));
  pt_check_int (result->status, PT_UNIT_FAILED);
  const PtIssue *issue = g_ptr_array_index (result->issues, 0);
  pt_check (strstr (issue->message, "gone.py") != NULL);
  folder_clear (&folder);
}

PT_TEST (a_cancelled_job_ends_soon_and_says_so) {
  enum { UNITS = 400 };
  Folder folder = folder_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 500; i++)
    g_string_append_printf (text, "def f%d(x):\n    return [x + %d, {'a': x}]\n", i, i);
  for (int i = 0; i < UNITS; i++) {
    g_autofree char *path = g_strdup_printf ("m%d.py", i);
    folder_put (&folder, path, text->str);
  }
  g_autoptr (PtSession) session = open_path (folder.path, 2);
  pt_check (pt_session_start (session));
  pt_check (!pt_session_start (session));
  pt_session_cancel (session);
  pt_check (pt_session_wait (session, -1));
  PtProgress progress;
  pt_session_progress (session, &progress);
  pt_check (progress.cancelled);
  pt_check_int (progress.queued + progress.active, 0);
  folder_clear (&folder);
}

PT_TEST (a_session_may_go_while_its_job_runs) {
  Folder folder = folder_new ();
  for (int i = 0; i < 50; i++) {
    g_autofree char *path = g_strdup_printf ("m%d.py", i);
    folder_put (&folder, path, "x = [1, 2, 3]\n");
  }
  PtSession *session = open_path (folder.path, 4);
  pt_check (pt_session_start (session));
  pt_session_free (session);
  folder_clear (&folder);
}

PT_TEST (a_dump_shows_what_lowering_makes) {
  Folder folder = folder_new ();
  folder_put (&folder, "main.py", "x = 1\n");
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  g_autoptr (PtUnitResult) hir = pt_session_dump_hir (session, 0);
  pt_check (g_strstr_len (g_bytes_get_data (hir->rust, NULL), -1, "function <module>") != NULL);
  folder_clear (&folder);
}

static gboolean
holds (const char *folder, const char *relative) {
  g_autofree char *path = g_build_filename (folder, relative, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

PT_TEST (the_crate_holds_needed_modules_and_loses_stale_ones) {
  Folder folder = folder_new (), crate = folder_new ();
  folder_put (&folder, "main.py", "import helper\n");
  folder_put (&folder, "helper.py", "");
  folder_put (&folder, "alone.py", "");
  g_autoptr (PtSession) session = open_path (folder.path, 2);
  g_autoptr (GError) error = NULL;
  pt_check (!pt_session_write_crate (session, crate.path, NULL));
  translate (session);
  pt_check (pt_session_write_crate (session, crate.path, &error));
  pt_check (holds (crate.path, "Cargo.toml"));
  pt_check (holds (crate.path, "src/main.rs"));
  pt_check (holds (crate.path, "src/main_.rs"));
  pt_check (holds (crate.path, "src/helper.rs"));
  pt_check (holds (crate.path, "src/helper.map"));
  pt_check (!holds (crate.path, "src/alone.rs"));
  pt_check (holds (crate.path, "runtime/src/lib.rs"));

  g_autoptr (GBytes) text = g_bytes_new_static ("pass\n", 5);
  pt_session_set_unit_text (session, (guint)find_unit (session, "main.py"), text);
  folder_put (&crate, "src/mine.txt", "kept");
  translate (session);
  pt_check (pt_session_write_crate (session, crate.path, &error));
  pt_check (!holds (crate.path, "src/helper.rs"));
  pt_check (holds (crate.path, "src/mine.txt"));
  folder_clear (&folder);
  folder_clear (&crate);
}

PT_TEST (a_foreign_cargo_project_is_left_alone) {
  Folder folder = folder_new (), crate = folder_new ();
  folder_put (&folder, "main.py", "");
  folder_put (&crate, "Cargo.toml", "[package]\n");
  g_autoptr (PtSession) session = open_path (folder.path, 1);
  translate (session);
  g_autoptr (GError) error = NULL;
  pt_check (!pt_session_write_crate (session, crate.path, &error));
  pt_check (g_error_matches (error, PT_ERROR, PT_ERROR_WRITE));
  pt_check (!holds (crate.path, "src/main.rs"));
  folder_clear (&folder);
  folder_clear (&crate);
}

PT_TEST (a_text_is_tried_without_a_trace) {
  Folder folder = folder_new ();
  folder_put (&folder, "main.py", "import other\nprint(other.answer)\n");
  folder_put (&folder, "other.py", "answer = 42\n");
  PtSession *session = open_path (folder.path, 1);
  g_autoptr (GBytes) good = g_bytes_new_static ("import other\nprint(1)\n", 22);
  g_autoptr (GBytes) bad = g_bytes_new_static ("import nothing_like_it\n", 23);

  pt_check (pt_session_start (session) && pt_session_wait (session, -1));
  guint main_unit = strcmp (pt_session_unit_path (session, 0), "main.py") == 0 ? 0 : 1;
  g_autoptr (PtUnitResult) before = pt_session_unit_result (session, main_unit);
  g_autoptr (PtUnitResult) tried = pt_session_try_text (session, main_unit, good);
  g_autoptr (PtUnitResult) refused = pt_session_try_text (session, main_unit, bad);
  g_autoptr (PtUnitResult) after = pt_session_unit_result (session, main_unit);
  pt_check_int (tried->status, PT_UNIT_TRANSLATED);
  pt_check (tried->rust != NULL && tried->n_links > 0 && tried->nanoseconds > 0);
  pt_check_int (refused->status, PT_UNIT_FAILED);
  pt_check_int (refused->issues->len, 1);
  pt_check (before == after);

  // Read only, a text is judged without what it imports.
  g_autoptr (GBytes) broken = g_bytes_new_static ("x = (1,\n", 8);
  g_autoptr (PtUnitResult) read = pt_session_check_text (session, main_unit, bad);
  g_autoptr (PtUnitResult) unread = pt_session_check_text (session, main_unit, broken);
  pt_check_int (read->status, PT_UNIT_TRANSLATED);
  pt_check (read->rust == NULL && read->issues->len == 0);
  pt_check_int (unread->status, PT_UNIT_FAILED);
  pt_check_int (unread->issues->len, 1);
  const PtIssue *issue = g_ptr_array_index (unread->issues, 0);
  pt_check_int (issue->line, 1);
  pt_check_int (issue->column, 5);
  pt_session_free (session);
  folder_clear (&folder);
}

PT_TEST (each_stage_can_be_read_beside_the_text) {
  Folder folder = folder_new ();
  folder_put (&folder, "main.py", "x = 1\n");
  PtSession *session = open_path (folder.path, 1);
  const char *text = "import sys\n\ndef f(a):\n    return a + 1\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const struct {
    PtStage stage;
    const char *line; /* is in the text */
    guint python_line;
  } rows[] = {
      {PT_STAGE_LEX, "4:11-4:12 name a", 4},
      {PT_STAGE_SYNTAX, "value: BinOp Add", 4},
      {PT_STAGE_SCOPE, "a: local, parameter", 3},
      {PT_STAGE_HIR, "BINARY", 4},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PtUnitResult) result = pt_session_view_stage (session, 0, rows[i].stage, bytes);
    pt_check (result->rust != NULL);
    if (result->rust == NULL)
      continue;
    g_autofree char *dump =
        g_strndup (g_bytes_get_data (result->rust, NULL), g_bytes_get_size (result->rust));
    g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
    guint at = 0;
    while (lines[at] != NULL && strstr (lines[at], rows[i].line) == NULL)
      at++;
    pt_check (lines[at] != NULL);
    // A link for each line, and none for what is behind the last.
    pt_check_int (result->n_links, g_strv_length (lines) - 1);
    if (at < result->n_links) {
      pt_check_int (result->links[at].rust_line, at + 1);
      pt_check_int (result->links[at].python_line, rows[i].python_line);
    }
  }
  g_autoptr (GBytes) broken = g_bytes_new_static ("x = (1,\n", 8);
  g_autoptr (PtUnitResult) tree = pt_session_view_stage (session, 0, PT_STAGE_SYNTAX, broken);
  pt_check (tree->rust == NULL && tree->issues->len == 1);
  pt_session_free (session);
  folder_clear (&folder);
}

PT_TEST_MAIN
