// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart-table.h"

#include "ui/charts/pt-chart-axis.h"
#include "ui/charts/pt-chart-paint.h"

#include <glib/gi18n.h>

double
pt_chart_table_value (const PtChartLine *line, double start, double end, guint span,
                      guint n_spans) {
  double width = (end - start) / n_spans;
  guint length = pt_series_length (line->series);
  guint first = pt_series_find (line->series, start + span * width);
  guint last =
      span + 1 == n_spans ? length : pt_series_find (line->series, start + (span + 1) * width);
  PtExtent extent;

  if (line->below == NULL && pt_series_extent (line->series, first, last, &extent))
    return extent.max;
  if (line->below == NULL || first >= last)
    return pt_chart_line_value_at (line, start + span * width);
  // The pyramid knows no differences: each point is looked at.
  double highest = 0.0;
  for (guint i = first; i < last; i++)
    highest = MAX (highest, pt_series_value (line->series, i) - pt_series_value (line->below, i));
  return highest;
}

PtTable *
pt_chart_tabulate (const PtChartModel *model) {
  const PtSeries *series = model->n_lines > 0 ? model->lines[0].series : NULL;
  guint length = series != NULL ? pt_series_length (series) : 0;
  char *cells[PT_CHART_MAX_LINES + 1];

  if (length == 0)
    return NULL;
  PtTable *table = pt_table_new (model->n_lines + 1);
  double start = pt_series_x (series, 0);
  double end = pt_series_x (series, length - 1);
  if (model->x_max > model->x_min) {
    start = MAX (start, model->x_min);
    end = MAX (start, MIN (end, model->x_max));
  }
  cells[0] = _ ("From");
  for (guint i = 0; i < model->n_lines; i++)
    cells[i + 1] = (char *)model->lines[i].name;
  pt_table_add (table, (const char *const *)cells);

  guint n_spans = MIN (length, PT_CHART_TABLE_ROWS);
  for (guint span = 0; span < n_spans; span++) {
    cells[0] = pt_axis_format (PT_CHART_SECONDS, start + span * (end - start) / n_spans, 0.0);
    for (guint i = 0; i < model->n_lines; i++) {
      double value = pt_chart_table_value (&model->lines[i], start, end, span, n_spans);
      cells[i + 1] = pt_axis_format (model->unit, value, 0.0);
    }
    pt_table_add (table, (const char *const *)cells);
    for (guint i = 0; i <= model->n_lines; i++)
      g_free (cells[i]);
  }
  return table;
}
