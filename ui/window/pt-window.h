// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-project-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PT_TYPE_WINDOW (pt_window_get_type ())
G_DECLARE_FINAL_TYPE (PtWindow, pt_window, PT, WINDOW, AdwApplicationWindow)

/**
 * PtWindow:
 *
 * The one window: pages in a view stack, the job strip below them. Everything a person can do is an
 * action of the window, enabled when it can be done.
 */
GtkWidget *pt_window_new (AdwApplication *application, GSettings *settings);

/** Opens a folder or a .py file and translates it. Errors are told in a toast. */
void pt_window_open_path (PtWindow *self, const char *path);
/** (transfer none) (nullable) */
PtProjectModel *pt_window_get_project (PtWindow *self);

G_END_DECLS
