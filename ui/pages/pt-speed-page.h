// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-bench-job.h"
#include "ui/model/pt-project-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_SPEED_PAGE (pt_speed_page_get_type ())
G_DECLARE_FINAL_TYPE (PtSpeedPage, pt_speed_page, PT, SPEED_PAGE, GtkWidget)

/**
 * PtSpeedPage:
 *
 * Runs the benchmarks in the background and shows them as they come, each with its interval and its
 * proof; keeps the runs, and compares one with another.
 *
 * Actions: `speed.run`, `speed.run-quick`, `speed.run-project` (the open project with memory
 * options and SIMD on and off), `speed.stop`.
 */

/** project: (nullable) */
void pt_speed_page_set_project (PtSpeedPage *self, PtProjectModel *project);

/** (transfer none) (nullable): what runs now */
PtBenchJob *pt_speed_page_get_job (PtSpeedPage *self);

G_END_DECLS
