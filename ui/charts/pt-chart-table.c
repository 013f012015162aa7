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

  if (pt_series_extent (line->series, first, last, &extent))
    return extent.max;
  return pt_chart_line_value_at (line, start + span * width);
}

static void
add_cell (GtkGrid *grid, int column, int row, const char *text) {
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
add_rows (GtkGrid *grid, const PtChartModel *model, double start, double end, guint n_spans) {
  for (guint span = 0; span < n_spans; span++) {
    double at = start + span * (end - start) / n_spans;
    g_autofree char *time = pt_axis_format (PT_CHART_SECONDS, at, 0.0);
    add_cell (grid, 0, (int)span + 1, time);
    for (guint i = 0; i < model->n_lines; i++) {
      double value = pt_chart_table_value (&model->lines[i], start, end, span, n_spans);
      g_autofree char *text = pt_axis_format (model->unit, value, 0.0);
      add_cell (grid, (int)i + 1, (int)span + 1, text);
    }
  }
}

GtkWidget *
pt_chart_table_new (const PtChartModel *model) {
  const PtSeries *series = model->n_lines > 0 ? model->lines[0].series : NULL;
  guint length = series != NULL ? pt_series_length (series) : 0;

  if (length == 0)
    return gtk_label_new (model->empty_text);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 4);
  add_cell (grid, 0, 0, _ ("From"));
  for (guint i = 0; i < model->n_lines; i++)
    add_cell (grid, (int)i + 1, 0, model->lines[i].name);
  double start = pt_series_x (series, 0);
  double end = pt_series_x (series, length - 1);
  add_rows (grid, model, start, end, MIN (length, PT_CHART_TABLE_ROWS));
  return GTK_WIDGET (grid);
}
