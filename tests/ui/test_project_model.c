// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/model/pt-file-text.h"
#include "ui/model/pt-program-run.h"
#include "ui/model/pt-recent.h"

// Projects as lists and numbers, without a window.

static void
take_result (GObject *source, GAsyncResult *result, gpointer data) {
  *(GAsyncResult **)data = g_object_ref (result);
}

static gboolean
has_result (gpointer data) {
  return *(GAsyncResult **)data != NULL;
}

static PtProjectModel *
open_project (const char *path, GError **error) {
  g_autoptr (GAsyncResult) result = NULL;
  pt_project_model_open_async (path, NULL, NULL, take_result, &result);
  stage_wait (has_result, &result, 20.0);
  return pt_project_model_open_finish (result, error);
}

static gboolean
is_over (gpointer project) {
  return pt_project_model_get_state (project) >= PT_PROJECT_DONE;
}

static char *
load_text (PtUnitItem *unit) {
  g_autoptr (GAsyncResult) result = NULL;
  pt_file_text_load_async (pt_unit_item_get_full_path (unit), NULL, take_result, &result);
  stage_wait (has_result, &result, 10.0);
  g_autoptr (PtFileText) file = pt_file_text_load_finish (result, NULL);
  gsize size = 0;
  const char *text = file != NULL ? g_bytes_get_data (file->text, &size) : NULL;
  return text != NULL ? g_strndup (text, size) : NULL;
}

/** TRUE when this was the last reference. */
static gboolean
is_last (gpointer object) {
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  return object == NULL;
}

PT_TEST (a_project_has_a_tree_with_folders_first) {
  Stage stage;
  stage_folder_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "tree", 4, 2);
  PtProjectModel *project = open_project (folder, NULL);

  pt_check (project != NULL);
  pt_check_str (pt_project_model_get_name (project), "tree");
  pt_check_int (pt_project_model_get_state (project), PT_PROJECT_IDLE);
  pt_check_int (g_list_model_get_n_items (pt_project_model_get_files (project)), 7);
  GListModel *tree = pt_project_model_get_tree (project);
  static const char *const names[] = {"package_00", "package_01", "main.py"};
  pt_check_int (g_list_model_get_n_items (tree), 3);
  for (guint i = 0; i < 3; i++) {
    g_autoptr (PtUnitItem) item = g_list_model_get_item (tree, i);
    pt_check_str (pt_unit_item_get_name (item), names[i]);
  }
  g_autoptr (PtUnitItem) package = g_list_model_get_item (tree, 0);
  pt_check (pt_unit_item_is_folder (package));
  pt_check_str (pt_unit_item_get_detail (package), "0/3");
  pt_check_int (g_list_model_get_n_items (pt_unit_item_get_children (package)), 3);
  pt_check_str (pt_unit_item_get_path (pt_project_model_get_entry (project)), "main.py");
  pt_check (is_last (project));
  stage_folder_clear (&stage);
}

PT_TEST (a_job_fills_statuses_numbers_and_series) {
  Stage stage;
  stage_folder_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "job", 60, 20);
  PtProjectModel *project = open_project (folder, NULL);
  PtProjectNumbers numbers;

  pt_check (pt_project_model_translate (project));
  pt_check (!pt_project_model_translate (project));
  pt_check (stage_wait (is_over, project, 30.0));
  pt_check_int (pt_project_model_get_state (project), PT_PROJECT_DONE);
  pt_project_model_get_numbers (project, &numbers);
  pt_check_int (numbers.n_total, 64);
  pt_check_int (numbers.n_ok + numbers.n_review + numbers.n_failed, 64);
  pt_check (numbers.seconds > 0.0 && numbers.files_per_second > 0.0);

  // What the numbers say is what the rows say.
  guint n_ok = 0;
  GListModel *files = pt_project_model_get_files (project);
  for (guint i = 0; i < 64; i++) {
    g_autoptr (PtUnitItem) file = g_list_model_get_item (files, i);
    n_ok += pt_unit_item_get_status (file) == PT_ITEM_OK;
  }
  pt_check_int (n_ok, numbers.n_ok);

  const PtSeries *peak =
      pt_job_record_get_series (pt_project_model_get_record (project), PT_SERIES_ARENA_PEAK);
  const PtSeries *used =
      pt_job_record_get_series (pt_project_model_get_record (project), PT_SERIES_ARENA_USED);
  guint n = pt_series_length (peak);
  pt_check (n >= 1 && pt_series_length (used) == n);
  for (guint i = 0; i < n; i++) {
    pt_check (pt_series_value (peak, i) >= pt_series_value (used, i));
    pt_check (i == 0 || pt_series_value (peak, i) >= pt_series_value (peak, i - 1));
  }
  pt_check (is_last (project));
  stage_folder_clear (&stage);
}

PT_TEST (faults_become_issues_of_their_file) {
  Stage stage;
  stage_folder_init (&stage);
  g_free (stage_write (&stage, "faults/main.py", "print(1)\n"));
  g_free (stage_write (&stage, "faults/other.py", "x = 1\nif x\n    pass\n"));
  g_autofree char *folder = g_build_filename (stage.folder, "faults", NULL);
  PtProjectModel *project = open_project (folder, NULL);

  pt_check (pt_project_model_translate (project));
  pt_check (stage_wait (is_over, project, 30.0));
  pt_check (!pt_project_model_is_complete (project));
  GListModel *issues = pt_project_model_get_issues (project);
  pt_check (g_list_model_get_n_items (issues) >= 1);
  g_autoptr (PtIssueItem) issue = g_list_model_get_item (issues, 0);
  PtUnitItem *unit = pt_issue_item_get_unit (issue);
  pt_check_str (pt_unit_item_get_path (unit), "other.py");
  pt_check_int (pt_unit_item_get_status (unit), PT_ITEM_FAILED);
  pt_check_int (pt_issue_item_get_level (issue), PT_ISSUE_ERROR);
  pt_check_int (pt_issue_item_get_line (issue), 2);
  pt_check (pt_issue_item_get_message (issue)[0] != '\0');
  pt_check (pt_unit_item_get_rust (unit) == NULL);
  g_clear_object (&issue);
  pt_check (is_last (project));
  stage_folder_clear (&stage);
}

PT_TEST (what_is_not_there_is_an_error) {
  g_autoptr (GError) error = NULL;
  pt_check (open_project ("/nowhere/at-all", &error) == NULL);
  pt_check (error != NULL && strstr (error->message, "/nowhere/at-all") != NULL);
}

PT_TEST (a_model_dropped_at_work_goes_at_once) {
  Stage stage;
  stage_folder_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "drop", 200, 50);
  PtProjectModel *project = open_project (folder, NULL);

  pt_check (pt_project_model_translate (project));
  gint64 start = g_get_monotonic_time ();
  pt_check (is_last (project));
  pt_check (g_get_monotonic_time () - start < G_USEC_PER_SEC);
  stage_folder_clear (&stage);
}

PT_TEST (any_bytes_can_be_looked_at) {
  Stage stage;
  stage_folder_init (&stage);
  g_free (stage_write (&stage, "bytes/latin.py", "# -*- coding: latin-1 -*-\nx = 'caf\xe9'\n"));
  g_autofree char *folder = g_build_filename (stage.folder, "bytes", NULL);
  PtProjectModel *project = open_project (folder, NULL);
  g_autoptr (PtUnitItem) unit = g_list_model_get_item (pt_project_model_get_files (project), 0);
  g_autofree char *text = load_text (unit);

  pt_check_str (text, "# -*- coding: latin-1 -*-\nx = 'caf\u00e9'\n");
  g_clear_object (&unit);
  pt_check (is_last (project));
  stage_folder_clear (&stage);
}

static guint
first_difference (const char *one, const char *other) {
  g_autoptr (GBytes) a = g_bytes_new_static (one, strlen (one));
  g_autoptr (GBytes) b = g_bytes_new_static (other, strlen (other));
  return pt_first_different_line (a, b);
}

PT_TEST (the_first_difference_is_found) {
  pt_check_int (first_difference ("a\nb\n", "a\nb\n"), 0);
  pt_check_int (first_difference ("", ""), 0);
  pt_check_int (first_difference ("a\nb\n", "a\nc\n"), 2);
  pt_check_int (first_difference ("a\nb\n", "a\n"), 2);
  pt_check_int (first_difference ("", "a"), 1);
  pt_check_int (first_difference ("a\nb", "a\nb\n"), 2);
}

PT_TEST (recent_projects_are_kept_newest_first) {
  Stage stage;
  stage_folder_init (&stage);
  g_autoptr (GSettings) settings = g_settings_new ("org.portalis.Portalis");
  PtRecent *recent = pt_recent_new (settings);
  char *paths[10];

  for (guint i = 0; i < 10; i++) {
    g_autofree char *name = g_strdup_printf ("project-%u/main.py", i);
    paths[i] = stage_write (&stage, name, "");
    pt_recent_add (recent, paths[i], 4, 3);
  }
  pt_recent_add (recent, paths[7], 4, 4);
  pt_check_int (g_list_model_get_n_items (G_LIST_MODEL (recent)), 8);
  g_autoptr (PtRecentProject) first = g_list_model_get_item (G_LIST_MODEL (recent), 0);
  g_autofree char *description = pt_recent_project_describe (first);
  pt_check_str (pt_recent_project_get_path (first), paths[7]);
  pt_check_str (description, "4 files, 100 % translated, just now");
  g_clear_object (&first);

  // Another one reads what this one has written; what is gone is left out.
  pt_check (is_last (recent));
  remove (paths[7]);
  recent = pt_recent_new (settings);
  pt_check_int (g_list_model_get_n_items (G_LIST_MODEL (recent)), 7);
  pt_recent_clear (recent);
  pt_check_int (g_list_model_get_n_items (G_LIST_MODEL (recent)), 0);
  pt_check (is_last (recent));
  for (guint i = 0; i < 10; i++)
    g_free (paths[i]);
  stage_folder_clear (&stage);
}

PT_TEST_MAIN
