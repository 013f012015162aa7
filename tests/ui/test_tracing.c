// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/model/pt-tracing.h"

#include <string.h>

// The window's jobs written down. What is in such a file: tests/cli and tests/engine.

static guint
count (const char *text, const char *part) {
  guint n = 0;
  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static char *
read_trace (const char *path) {
  char *text = NULL;
  pt_check (g_file_get_contents (path, &text, NULL, NULL));
  pt_check (g_str_has_suffix (text, "\n]}\n"));
  return text;
}

PT_TEST (each_job_of_the_window_is_in_the_trace) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "traced", 5, 5);
  g_autofree char *path = g_build_filename (stage.folder, "trace.json", NULL);

  pt_check (pt_tracing_start (NULL, path, NULL));
  pt_check (stage_open (&stage, folder));
  guint n_units =
      g_list_model_get_n_items (pt_project_model_get_files (pt_window_get_project (stage.window)));
  pt_check (gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL));
  pt_check (stage_wait_for_job (&stage));
  pt_check (pt_tracing_stop (NULL));
  g_autofree char *text = read_trace (path);
  pt_check_int (count (text, "\"name\":\"traced\""), 2);
  pt_check_int (count (text, "\"name\":\"rust\""), 2 * n_units);
  pt_check (stage_clear (&stage));
}

PT_TEST (a_job_that_runs_may_lose_its_trace_or_its_window) {
  Stage stage, kept; /* a folder that outlives the window */
  stage_init (&stage);
  stage_folder_init (&kept);
  g_autofree char *folder = stage_write_project (&stage, "cut", 200, 20);
  g_autofree char *path = g_build_filename (kept.folder, "trace.json", NULL);

  pt_check (pt_tracing_start (NULL, path, NULL));
  pt_check (stage_open (&stage, folder));
  pt_check (gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL));
  pt_check (pt_tracing_stop (NULL));
  g_autofree char *text = read_trace (path);
  pt_check_int (count (text, "\"name\":\"cut\""), 2);
  pt_check (stage_wait_for_job (&stage));

  pt_check (pt_tracing_start (NULL, path, NULL));
  pt_check (gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL));
  pt_check (stage_clear (&stage));
  pt_check (pt_tracing_stop (NULL));
  g_autofree char *last = read_trace (path);
  pt_check_int (count (last, "\"name\":\"cut\""), 1);
  stage_folder_clear (&kept);
}

PT_TEST_MAIN
