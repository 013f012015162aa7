// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"

#include <stdio.h>
#include <unistd.h>

// A window that opens one project after the other keeps nothing of those before.

enum {
  N_PROJECTS = 100,
  N_FIRST = 30, /* by then what is kept for good is there: fonts, styles, languages, threads */
};

/* What may come on top from then on. Projects that stayed would take several times as much. The
 * address sanitizer keeps what is freed for a while: there the count of projects has to do. */
#define MOST_GROWTH_KIB ((STAGE_SLOWNESS > 1 ? 512 : 16) * 1024)

static gboolean
is_zero (gpointer count) {
  return *(int *)count == 0;
}

static void
on_finalised (gpointer alive, GObject *project) {
  --*(int *)alive;
}

/** Resident memory. */
static glong
resident_kib (void) {
  glong pages = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  pt_check (file != NULL && fscanf (file, "%*d %ld", &pages) == 1);
  if (file != NULL)
    fclose (file);
  return pages * (sysconf (_SC_PAGESIZE) / 1024);
}

PT_TEST (a_hundred_projects_are_opened_and_closed_without_a_trace) {
  Stage stage;
  stage_init (&stage);
  char *folders[2] = {stage_write_project (&stage, "one", 12, 4),
                      stage_write_project (&stage, "other", 20, 5)};
  glong after_first = 0;
  int alive = 0;

  for (guint i = 0; i < N_PROJECTS; i++) {
    pt_check (stage_open (&stage, folders[i % 2]));
    alive++;
    g_object_weak_ref (G_OBJECT (pt_window_get_project (stage.window)), on_finalised, &alive);
    gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.explain", NULL);
    gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.outline", NULL);
    if (i + 1 == N_FIRST)
      after_first = resident_kib ();
  }
  stage_rest (0.5);
  glong growth = resident_kib () - after_first;
  printf ("# %d projects alive, %ld KiB more than after %d of %d\n", alive, growth, N_FIRST,
          N_PROJECTS);
  // The window's own one is left; closing the one before may take a thread a moment.
  pt_check (alive <= 2);
  pt_check (growth < MOST_GROWTH_KIB);
  pt_check (stage_clear (&stage));
  pt_check (stage_wait (is_zero, &alive, 10.0 * STAGE_SLOWNESS));
  g_free (folders[0]);
  g_free (folders[1]);
}

int
main (int argc, char **argv) {
  gtk_init ();
  return pt_run_tests (argc, argv);
}
