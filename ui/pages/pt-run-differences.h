// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/pt-memory-stats.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_RUN_DIFFERENCES (pt_run_differences_get_type ())
G_DECLARE_FINAL_TYPE (PtRunDifferences, pt_run_differences, PT, RUN_DIFFERENCES, GtkWidget)

/**
 * PtRunDifferences:
 *
 * The numbers of two runs and how they differ, as a table. Hidden while there is nothing to
 * compare.
 */

/** other: (nullable): each record over its own span */
void pt_run_differences_show (PtRunDifferences *self, PtJobRecord *record, PtRecordSpan span,
                              PtJobRecord *other, PtRecordSpan other_span);
/** (transfer none): what stands in a row (0 = headings) and a column */
const char *pt_run_differences_get_cell (PtRunDifferences *self, guint row, guint column);

/** "Run 2". (transfer full) */
char *pt_run_name (PtJobRecord *record);

G_END_DECLS
