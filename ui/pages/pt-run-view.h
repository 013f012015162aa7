// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-program-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_RUN_VIEW (pt_run_view_get_type ())
G_DECLARE_FINAL_TYPE (PtRunView, pt_run_view, PT, RUN_VIEW, GtkWidget)

/**
 * PtRunView:
 *
 * The outputs of the Python program and of its translation side by side, the first difference
 * marked.
 */

/** run: (nullable) */
void pt_run_view_set_run (PtRunView *self, PtProgramRun *run);
/** (transfer none): what the run came to, in a sentence */
const char *pt_run_view_get_verdict (PtRunView *self);

G_END_DECLS
