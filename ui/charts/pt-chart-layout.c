// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart-paint.h"
#include "ui/charts/pt-ink.h"

#include <math.h>

#define GAP 6.0           /* between labels and what they label */
#define COMPACT_HEIGHT 72 /* below this there is no room for axes */
#define COMPACT_WIDTH 160 /* likewise */
#define SWATCH 10.0       /* of the legend */

static gboolean
model_extents (const PtChartModel *model, double *ret_x_min, double *ret_x_max, double *ret_y_max) {
  double x_min = INFINITY, x_max = -INFINITY, y_max = 0.0;

  for (guint i = 0; i < model->n_lines; i++) {
    const PtSeries *series = model->lines[i].series;
    guint length = pt_series_length (series);
    PtExtent extent;
    if (!pt_series_extent (series, 0, length, &extent))
      continue;
    x_min = MIN (x_min, pt_series_x (series, 0));
    x_max = MAX (x_max, pt_series_x (series, length - 1));
    y_max = MAX (y_max, extent.max);
  }
  if (!isfinite (x_min))
    return FALSE;
  if (model->x_max > model->x_min) {
    x_min = model->x_min;
    x_max = model->x_max;
  }
  if (x_max <= x_min)
    x_max = x_min + 1e-3;
  *ret_x_min = x_min;
  *ret_x_max = x_max;
  *ret_y_max = y_max;
  return TRUE;
}

/** Entries in as many rows as they need, but in at most a third of the height. Returns the height
 * of all rows. */
static double
layout_legend (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style, double start,
               int width, int height, int text_height, PtChartLayout *layout) {
  double at = start, top = 0.0;
  double right = width - GAP;

  for (guint i = 0; i < model->n_lines; i++) {
    int name_width;
    pt_ink_text_size (cr, style, model->lines[i].name, &name_width, NULL);
    double entry = SWATCH + GAP + name_width;
    if (at > start && at + entry > right) {
      if (top + 2.0 * text_height > height / 3.0)
        break;
      top += text_height + 2.0;
      at = start;
    }
    if (at + entry > right)
      break;
    layout->legend[i] = (PtChartBox){style->rtl ? width - at - entry : at, top, entry, text_height};
    at += entry + 2.5 * GAP;
  }
  return top + text_height;
}

void
pt_chart_layout (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style, int width,
                 int height, PtChartLayout *ret_layout) {
  PtChartLayout layout = {0};
  int label_width, text_height;

  layout.compact = height < COMPACT_HEIGHT || width < COMPACT_WIDTH;
  layout.empty = !model_extents (model, &layout.x_min, &layout.x_max, &layout.y_max);
  guint rows = layout.compact ? 1 : CLAMP (height / 40, 2, 8);
  layout.y_max =
      model->unit == PT_CHART_PERCENT ? 100.0 : pt_axis_round_up (model->unit, layout.y_max, rows);
  g_autofree char *top = pt_axis_format (model->unit, layout.y_max, 0.0);
  pt_ink_text_size (cr, style, top, &label_width, &text_height);

  if (layout.compact) {
    // Beside the plot stands how high its top is, unless that would take half of the room.
    double label = label_width + GAP < width / 2.0 && !layout.empty ? label_width + GAP : 0.0;
    layout.plot =
        (PtChartBox){style->rtl ? 0.0 : label, 1.0, width - label, MAX (1.0, height - 2.0)};
  } else {
    pt_axis_init (&layout.y_axis, model->unit, 0.0, layout.y_max, rows);
    for (guint i = 0; i < layout.y_axis.n_ticks; i++) {
      int tick_width;
      g_autofree char *label =
          pt_axis_format (model->unit, layout.y_axis.ticks[i], layout.y_axis.step);
      pt_ink_text_size (cr, style, label, &tick_width, NULL);
      label_width = MAX (label_width, tick_width);
    }
    double labels = label_width + GAP;
    double legend = layout_legend (cr, model, style, labels, width, height, text_height, &layout);
    double above = legend + GAP, below = text_height + GAP;
    layout.plot = (PtChartBox){labels, above, MAX (1.0, width - labels - GAP),
                               MAX (1.0, height - above - below)};
    pt_axis_init (&layout.x_axis, PT_CHART_SECONDS, layout.x_min, layout.x_max,
                  CLAMP (width / 70, 2, 12));
    if (style->rtl)
      layout.plot.x = width - layout.plot.x - layout.plot.width;
  }
  layout.columns = (guint)ceil (layout.plot.width * pt_ink_scale (style));
  *ret_layout = layout;
}

double
pt_chart_layout_x_to_seconds (const PtChartLayout *self, double x) {
  double share = (x - self->plot.x) / self->plot.width;
  return self->x_min + CLAMP (share, 0.0, 1.0) * (self->x_max - self->x_min);
}

double
pt_chart_layout_seconds_to_x (const PtChartLayout *self, double seconds) {
  return self->plot.x + (seconds - self->x_min) / (self->x_max - self->x_min) * self->plot.width;
}

double
pt_chart_layout_value_to_y (const PtChartLayout *layout, double value) {
  return layout->plot.y + layout->plot.height * (1.0 - CLAMP (value / layout->y_max, 0.0, 1.0));
}
