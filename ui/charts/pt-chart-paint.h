// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The painter: a model and a style in, ink out. Pure: any cairo surface will do, on any thread that
// owns model and surface. Draws at most two vertices per device pixel column, whatever the number
// of points.

#include "ui/charts/pt-chart-axis.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct {
  double x, y, width, height;
} PtChartBox;

/** Where things go for a size: what the painter follows and a pointer is looked up in. Pixels. */
typedef struct {
  PtChartBox plot;
  gboolean empty;   /* no points: only the empty text is drawn */
  gboolean compact; /* too low for axes: one label says how high the top is */
  double x_min, x_max;
  double y_max; /* the bottom is zero */
  PtAxis x_axis, y_axis;
  PtChartBox legend[PT_CHART_MAX_LINES]; /* one entry per line; of width 0 where there is no room */
  guint columns;                         /* device pixel columns of the plot */
} PtChartLayout;

void pt_chart_layout (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style, int width,
                      int height, PtChartLayout *ret_layout);

void pt_chart_paint (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style, int width,
                     int height);

/** Crosshair and read-out at x seconds, as a layer of its own: moving the pointer repaints no data.
 */
void pt_chart_paint_cursor (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style,
                            const PtChartLayout *layout, double x);

/** Pixels to seconds and back. */
double pt_chart_layout_x_to_seconds (const PtChartLayout *self, double x);
double pt_chart_layout_seconds_to_x (const PtChartLayout *self, double seconds);

double pt_chart_layout_value_to_y (const PtChartLayout *self, double value);

/** Where a line runs at x seconds: at the last point not after it; 0 before the first. */
double pt_chart_line_level_at (const PtChartLine *self, double seconds);
/** What it says there: the level, less that of the line it stands on. */
double pt_chart_line_value_at (const PtChartLine *self, double seconds);

/** What has been selected, as a layer above the data. */
void pt_chart_paint_selection (cairo_t *cr, const PtChartStyle *style, const PtChartLayout *layout,
                               double start, double end);

G_END_DECLS
