// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/charts/pt-chart-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_CHART_TABLE_ROWS 20

/**
 * pt_chart_table_new:
 *
 * A chart as a table, for those who would rather read: its time in at most PT_CHART_TABLE_ROWS
 * spans, and for each line the highest value within each.
 *
 * Returns: (transfer floating): a widget of its own; the model may go
 */
GtkWidget *pt_chart_table_new (const PtChartModel *model);

/**
 * pt_chart_table_value:
 *
 * The highest value of a line in a span, of n_spans that divide the time from start to end.
 */
double pt_chart_table_value (const PtChartLine *line, double start, double end, guint span,
                             guint n_spans);

G_END_DECLS
