// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/recording.h"
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/pages/pt-memory-page.h"
#include "ui/pages/pt-stat.h"
#include "ui/window/pt-job-strip.h"

#include <string.h>

// A run in a file, shown again by the window.

static void
add_sample (GArray *samples, PtSession *session, double seconds) {
  PtRecordedSample sample = {.seconds = seconds};
  pt_session_snapshot (session, &sample.counters);
  g_array_append_val (samples, sample);
}

/** Translates a folder and writes it down. (transfer full): the session, after its job */
static PtSession *
record (const char *folder, const char *path) {
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (PtRecordedSample));
  PtOptions options;

  pt_options_init (&options);
  PtSession *session = pt_session_open (folder, &options, NULL);
  pt_check (session != NULL);
  add_sample (samples, session, 0.0);
  pt_session_start (session);
  for (double seconds = 0.001; !pt_session_wait (session, 1000); seconds += 0.001)
    add_sample (samples, session, seconds);
  add_sample (samples, session, 10.0);
  g_autoptr (PtRecording) recording = pt_recording_take (session, folder, samples, NULL);
  pt_check (recording != NULL && pt_recording_save (recording, path, NULL));
  return session;
}

static gboolean
shows_project (gpointer stage) {
  return pt_window_get_project (((Stage *)stage)->window) != NULL;
}

static void
check_unit (PtSession *session, guint unit, PtUnitItem *item) {
  g_autoptr (PtUnitResult) result = pt_session_unit_result (session, unit);
  GBytes *rust = pt_unit_item_get_rust (item);

  pt_check_str (pt_unit_item_get_path (item), pt_session_unit_path (session, unit));
  pt_check_int (pt_unit_item_get_status (item) == PT_ITEM_FAILED, result->status == PT_UNIT_FAILED);
  pt_check_int (g_list_model_get_n_items (pt_unit_item_get_issues (item)), result->issues->len);
  pt_check ((rust == NULL) == (result->rust == NULL));
  pt_check (rust == NULL || g_bytes_equal (rust, result->rust));
}

PT_TEST (a_recorded_run_is_shown_as_it_was) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "shop", 6, 3);
  g_free (stage_write (&stage, "shop/broken.py", "x = (\n"));
  g_autofree char *path = g_build_filename (stage.folder, "shop.portalis", NULL);
  g_autoptr (PtSession) session = record (folder, path);
  PtProgress progress;
  PtSnapshot last;
  pt_session_progress (session, &progress);
  pt_session_snapshot (session, &last);

  pt_window_open_path (stage.window, path);
  pt_check (stage_wait (shows_project, &stage, 20.0));
  PtProjectModel *project = pt_window_get_project (stage.window);
  pt_check_int (pt_project_model_get_state (project), PT_PROJECT_DONE);
  pt_check (strstr (gtk_window_get_title (GTK_WINDOW (stage.window)), "shop, recorded ") != NULL);
  GListModel *files = pt_project_model_get_files (project);
  pt_check_int (g_list_model_get_n_items (files), pt_session_n_units (session));
  for (guint unit = 0; unit < pt_session_n_units (session); unit++) {
    g_autoptr (PtUnitItem) item = g_list_model_get_item (files, unit);
    check_unit (session, unit, item);
  }
  PtProjectNumbers numbers;
  pt_project_model_get_numbers (project, &numbers);
  pt_check_int (numbers.n_failed, 1);
  pt_check_int (numbers.n_ok + numbers.n_review, progress.translated + progress.review);
  pt_check_int (numbers.source_bytes, progress.source_bytes);
  pt_check_int ((gint64)(numbers.seconds * 1e9 + 0.5), (gint64)progress.elapsed_ns);

  PtJobRecord *shown = pt_project_model_get_record (project);
  pt_check (pt_job_record_get_end (shown) == 10.0);
  pt_check_int ((gint64)pt_job_record_value_at (shown, PT_SERIES_FILES_DONE, 10.0),
                last.values[PT_COUNTER_UNITS_DONE]);
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.show-page", "s", "memory");
  GtkWidget *page = stage_find (GTK_WIDGET (stage.window), PT_TYPE_MEMORY_PAGE);
  pt_check (stage_find_label (page, "Whole job") != NULL);
  stage_rest (0.2);
  pt_check_int (pt_project_model_get_state (project), PT_PROJECT_DONE); // nothing was started
  pt_check (stage_clear (&stage));
}

PT_TEST (its_python_can_be_translated_anew) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "again", 3, 3);
  g_autofree char *path = g_build_filename (stage.folder, "again.portalis", NULL);
  pt_session_free (record (folder, path));

  pt_window_open_path (stage.window, path);
  pt_check (stage_wait (shows_project, &stage, 20.0));
  PtProjectModel *project = pt_window_get_project (stage.window);
  pt_check (pt_project_model_get_recorded (project) != 0);
  pt_check (stage_action_enabled (&stage, "win.run"));
  pt_check (gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL));
  pt_check (stage_wait_for_job (&stage));
  pt_check_int (pt_project_model_get_recorded (project), 0);
  pt_check (strstr (gtk_window_get_title (GTK_WINDOW (stage.window)), "recorded") == NULL);
  pt_check (pt_project_model_is_complete (project));
  pt_check_int (pt_job_record_get_number (pt_project_model_get_record (project)), 2);
  pt_check (stage_clear (&stage));
}

/** The dialog on top of the window. */
static gboolean
has_dialog (gpointer window) {
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) && gtk_widget_get_mapped (link->data) &&
        GTK_WIDGET (gtk_window_get_transient_for (link->data)) == window)
      return TRUE;
  return FALSE;
}

static const char *
close_dialog (void) {
  static char *body;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data)) {
      g_free (body);
      body = g_strdup (adw_message_dialog_get_body (link->data));
      gtk_window_destroy (link->data);
      return body;
    }
  return "";
}

PT_TEST (a_damaged_file_is_refused_and_the_window_stays_as_it_is) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "torn", 3, 3);
  g_autofree char *path = g_build_filename (stage.folder, "torn.portalis", NULL);
  pt_session_free (record (folder, path));
  g_autofree char *content = NULL;
  gsize size;
  pt_check (g_file_get_contents (path, &content, &size, NULL));
  pt_check (stage_open (&stage, folder));
  PtProjectModel *before = pt_window_get_project (stage.window);

  static const char *const says[] = {"checksum is wrong", "is damaged: it should have",
                                     "is no recorded run"};
  for (guint i = 0; i < G_N_ELEMENTS (says); i++) {
    if (i == 0)
      content[size / 2] ^= 1;
    pt_check (g_file_set_contents (path, i == 2 ? "x" : content,
                                   i == 0   ? (gssize)size
                                   : i == 1 ? (gssize)size / 2
                                            : 1,
                                   NULL));
    pt_window_open_path (stage.window, path);
    pt_check (stage_wait (has_dialog, stage.window, 20.0));
    const char *body = close_dialog ();
    pt_check (strstr (body, says[i]) != NULL && strstr (body, path) != NULL);
    pt_check (pt_window_get_project (stage.window) == before);
  }
  pt_check (stage_clear (&stage));
}

PT_TEST_MAIN
