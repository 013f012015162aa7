// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A chart as a table, for those who would rather read: its time in at most PT_CHART_TABLE_ROWS
// spans, and for each line the highest value within each.

#include "ui/charts/pt-chart-model.h"
#include "ui/charts/pt-table.h"

G_BEGIN_DECLS

#define PT_CHART_TABLE_ROWS 20

/** (transfer full) (nullable): NULL when there are no points */
PtTable *pt_chart_tabulate (const PtChartModel *model);

/** The highest value of a line in a span, of n_spans that divide the time from start to end. */
double pt_chart_table_value (const PtChartLine *line, double start, double end, guint span,
                             guint n_spans);

G_END_DECLS
