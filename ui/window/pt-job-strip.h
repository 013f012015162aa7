// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-program-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_JOB_STRIP (pt_job_strip_get_type ())
G_DECLARE_FINAL_TYPE (PtJobStrip, pt_job_strip, PT, JOB_STRIP, GtkWidget)

/**
 * PtJobStrip:
 *
 * One line about the job, below every page: how far it is, how fast, and how its memory moves; when
 * it is over, what it came to. Acts through `win.stop`, `win.translate` and `win.run`.
 */

/** project: (nullable) */
void pt_job_strip_set_project (PtJobStrip *self, PtProjectModel *project);
/** Whether the program runs, so that Stop is what one may want. */
void pt_job_strip_set_program_runs (PtJobStrip *self, gboolean runs);
/** (transfer none): what stands on the strip, in a sentence */
const char *pt_job_strip_get_summary (PtJobStrip *self);

G_END_DECLS
