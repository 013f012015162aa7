// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/pages/pt-run-view.h"

// The Run button: the translated program and Python's, side by side.

typedef struct {
  PtRunView *view;
  const char *text;
} Verdict;

static gboolean
says (gpointer data) {
  Verdict *verdict = data;
  return strstr (pt_run_view_get_verdict (verdict->view), verdict->text) != NULL;
}

static gboolean
run_until (Stage *stage, const char *text, double seconds) {
  Verdict verdict = {PT_RUN_VIEW (stage_find (GTK_WIDGET (stage->window), PT_TYPE_RUN_VIEW)), text};

  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.run", NULL);
  pt_check (!stage_action_enabled (stage, "win.run"));
  pt_check (!stage_action_enabled (stage, "win.translate"));
  pt_check (stage_action_enabled (stage, "win.stop"));
  gboolean met = stage_wait (says, &verdict, seconds);
  if (!met)
    printf ("# verdict: %s\n", pt_run_view_get_verdict (verdict.view));
  return met;
}

PT_TEST (without_a_compiler_the_run_says_what_is_missing) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "hello.py", "print('hello')\n");

  g_setenv ("PORTALIS_RUSTC", "/nowhere/rustc", TRUE);
  pt_check (stage_open (&stage, file));
  pt_check (pt_project_model_is_complete (pt_window_get_project (stage.window)));
  pt_check (run_until (&stage, "rustc was not found", 20.0));
  pt_check (stage_action_enabled (&stage, "win.run"));
  g_unsetenv ("PORTALIS_RUSTC");
  pt_check (stage_clear (&stage));
}

PT_TEST (both_programs_print_the_same) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file =
      stage_write (&stage, "loop.py", "for i in range(3):\n    print('line', i)\n");

  pt_check (stage_open (&stage, file));
  pt_check (run_until (&stage, "Same output", 500.0));
  GtkWidget *view = stage_find (GTK_WIDGET (stage.window), PT_TYPE_RUN_VIEW);
  pt_check (stage_find_label (view, "Python \u00b7") != NULL);
  pt_check (stage_find_label (view, "Rust \u00b7") != NULL);
  pt_check (stage_action_enabled (&stage, "win.run"));
  pt_check (stage_clear (&stage));
}

int
main (int argc, char **argv) {
  gtk_init ();
  return pt_run_tests (argc, argv);
}
