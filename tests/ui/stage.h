// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A stage for tests of the window: a window of its own, projects to open, and ways to wait,
// to look and to act. Everything happens in the test's thread.

#include "app/gui/pt-application.h"
#include "ui/window/pt-window.h"

/* What times may be multiplied with: the address sanitizer is no part of what users run. */
#ifdef __SANITIZE_ADDRESS__
#define STAGE_SLOWNESS 8
#else
#define STAGE_SLOWNESS 1
#endif

typedef struct {
  PtWindow *window;
  char *folder; /* for what the test writes; removed at the end */
} Stage;

/** Shows the window. */
void stage_init (Stage *self);
/** Closes it. FALSE when the window outlives its last reference. */
gboolean stage_clear (Stage *self);

/** Only the folder, for a test without a window. */
void stage_folder_init (Stage *self);
void stage_folder_clear (Stage *self);

typedef gboolean (*StageTest) (gpointer data);
/** Runs the main loop until test says TRUE; FALSE after seconds without that. */
gboolean stage_wait (StageTest test, gpointer data, double seconds);
/** Runs the main loop without disturbing it. */
void stage_rest (double seconds);
/** Opens a path and waits until its job is over. */
gboolean stage_open (Stage *self, const char *path);
gboolean stage_wait_for_job (Stage *self);

/** The first widget below root that is of a type; or, of a type, with a text (a label's or a
 * button's). */
GtkWidget *stage_find (GtkWidget *root, GType type);
GtkWidget *stage_find_label (GtkWidget *root, const char *text);
gboolean stage_action_enabled (Stage *self, const char *action);

/** Writes a file below the stage's folder, with the folders above it. (transfer full): its path */
char *stage_write (Stage *self, const char *path, const char *text);
/** A project of that many modules, per_package of them in a package, and a main.py. (transfer
 * full): its path */
char *stage_write_project (Stage *self, const char *name, guint n_modules, guint per_package);
