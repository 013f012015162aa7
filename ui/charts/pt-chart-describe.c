// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart-describe.h"

#include "ui/charts/pt-chart-paint.h"

#include <glib/gi18n.h>
#include <math.h>

/** Moves of less than a twentieth of the top are steady. */
static const char *
trend_of (const PtSeries *series) {
  guint length = pt_series_length (series);
  PtExtent all;

  if (!pt_series_extent (series, 0, length, &all))
    return _ ("empty");
  double end = pt_series_x (series, length - 1);
  double start = pt_series_x (series, 0);
  guint before = pt_series_find (series, end - (end - start) / 10.0);
  double change = all.last - pt_series_value (series, MIN (before, length - 1));
  if (fabs (change) <= all.max / 20.0)
    return _ ("steady");
  return change > 0.0 ? _ ("rising") : _ ("falling");
}

char *
pt_chart_describe (const PtChartModel *model, const char *title) {
  g_autoptr (GString) text = g_string_new (title);
  const char *separator = ": ";

  for (guint i = 0; i < model->n_lines; i++) {
    const PtChartLine *line = &model->lines[i];
    guint length = pt_series_length (line->series);
    if (length == 0)
      continue;
    g_autofree char *name = g_utf8_strdown (line->name, -1);
    double last = pt_chart_line_value_at (line, pt_series_x (line->series, length - 1));
    g_autofree char *value = pt_axis_format (model->unit, last, 0.0);
    g_string_append_printf (text, "%s%s %s", separator, name, value);
    separator = ", ";
  }
  if (separator[0] == ':')
    g_string_append_printf (text, ": %s", model->empty_text ? model->empty_text : _ ("empty"));
  else
    g_string_append_printf (text, "; %s", trend_of (model->lines[0].series));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
