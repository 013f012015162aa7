// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/charts/pt-chart-paint.h"

#include <math.h>

// Paints into memory and counts what is where: columns of ink, not pixels of glyphs.

#define WIDTH 600
#define HEIGHT 240

typedef struct {
  PtSeries *series;
  PtChartModel model;
  PtChartStyle style;
  PtChartLayout layout;
  cairo_surface_t *surface;
} Canvas;

static void
canvas_init (Canvas *self, guint points, double (*value) (guint)) {
  *self = (Canvas){0};
  self->series = pt_series_new (1 << 20);
  for (guint i = 0; i < points; i++)
    pt_series_append (self->series, i / 100.0, value (i));
  self->model = (PtChartModel){
      .lines = {{self->series, "Used", PT_CHART_LINE, 0}},
      .n_lines = 1,
      .unit = PT_CHART_BYTES,
      .empty_text = "Nothing yet",
  };
  self->style = (PtChartStyle){
      .text = {0.0, 0.0, 1.0, 1.0}, // blue
      .grid = {0.0, 1.0, 0.0, 1.0}, // green
      .surface = {1.0, 1.0, 1.0, 1.0},
      .colours = {{1.0, 0.0, 0.0, 1.0}}, // red
      .area_alpha = 0.3,
      .line_width = 1.0,
  };
}

static void
canvas_paint (Canvas *self, int width, int height) {
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (self->surface);
  pt_chart_layout (cr, &self->model, &self->style, width, height, &self->layout);
  pt_chart_paint (cr, &self->model, &self->style, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
canvas_clear (Canvas *self) {
  g_clear_pointer (&self->series, pt_series_free);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

/** Whether the pixel has more of one channel (0 blue, 1 green, 2 red) than of the others. */
static gboolean
is_colour (const Canvas *self, int x, int y, int channel) {
  int stride = cairo_image_surface_get_stride (self->surface);
  const guchar *pixel = cairo_image_surface_get_data (self->surface) + y * stride + x * 4;
  return pixel[channel] > 60 && pixel[channel] > pixel[(channel + 1) % 3] + 40 &&
         pixel[channel] > pixel[(channel + 2) % 3] + 40;
}

static guint
count_colour (const Canvas *self, PtChartBox box, int channel) {
  guint n = 0;
  for (int y = (int)box.y; y < (int)(box.y + box.height); y++)
    for (int x = (int)box.x; x < (int)(box.x + box.width); x++)
      n += is_colour (self, x, y, channel);
  return n;
}

/** Columns of the plot that have ink of the line. */
static guint
count_columns (const Canvas *self) {
  const PtChartBox *plot = &self->layout.plot;
  guint n = 0;
  for (int x = (int)ceil (plot->x); x < (int)(plot->x + plot->width); x++) {
    PtChartBox column = {x, plot->y, 1, plot->height};
    n += count_colour (self, column, 2) > 0;
  }
  return n;
}

static double
wave (guint i) {
  return (sin (i * 0.02) + 1.5) * 1e6;
}

static double
spike (guint i) {
  return i == 54321 ? 9e6 : 1e6;
}

PT_TEST (a_few_points_make_an_unbroken_line) {
  Canvas canvas;
  canvas_init (&canvas, 200, wave);
  canvas_paint (&canvas, WIDTH, HEIGHT);

  pt_check (!canvas.layout.empty && !canvas.layout.compact);
  pt_check (count_columns (&canvas) + 2 >= (guint)canvas.layout.plot.width);
  canvas_clear (&canvas);
}

PT_TEST (a_hundred_thousand_points_make_a_line_of_columns) {
  Canvas canvas;
  canvas_init (&canvas, 100000, wave);
  canvas_paint (&canvas, WIDTH, HEIGHT);

  pt_check (count_columns (&canvas) + 2 >= (guint)canvas.layout.plot.width);
  canvas_clear (&canvas);
}

PT_TEST (one_high_value_among_many_is_seen) {
  Canvas canvas;
  canvas_init (&canvas, 100000, spike);
  canvas_paint (&canvas, WIDTH, HEIGHT);
  const PtChartBox *plot = &canvas.layout.plot;
  PtChartBox top = {plot->x, plot->y, plot->width, plot->height / 2.0};

  pt_check (count_colour (&canvas, top, 2) > plot->height / 4.0);
  // It stands where it happened.
  double x = pt_chart_layout_seconds_to_x (&canvas.layout, 543.21);
  PtChartBox there = {x - 2.0, plot->y, 4.0, plot->height / 2.0};
  pt_check (count_colour (&canvas, there, 2) == count_colour (&canvas, top, 2));
  canvas_clear (&canvas);
}

PT_TEST (axes_have_labels_with_units_and_lines_at_the_ticks) {
  Canvas canvas;
  canvas_init (&canvas, 200, wave);
  canvas_paint (&canvas, WIDTH, HEIGHT);
  const PtChartBox *plot = &canvas.layout.plot;
  PtChartBox left = {0, 0, plot->x, HEIGHT};
  PtChartBox below = {0, plot->y + plot->height + 1, WIDTH, HEIGHT - plot->y - plot->height - 1};
  PtChartBox above = {0, 0, WIDTH, plot->y - 2};

  pt_check (canvas.layout.y_axis.n_ticks >= 3);
  pt_check (canvas.layout.x_axis.n_ticks >= 3);
  pt_check (canvas.layout.y_max >= 2.5e6);
  pt_check (count_colour (&canvas, left, 0) > 50);
  pt_check (count_colour (&canvas, below, 0) > 50);
  pt_check (count_colour (&canvas, above, 0) > 20); // the legend's name
  pt_check (count_colour (&canvas, above, 2) > 5);  // the legend's swatch
  pt_check (count_colour (&canvas, *plot, 1) > plot->width * 2.0);
  canvas_clear (&canvas);
}

PT_TEST (right_to_left_mirrors_the_labels_but_not_time) {
  Canvas canvas;
  canvas_init (&canvas, 200, wave);
  canvas.style.rtl = TRUE;
  canvas_paint (&canvas, WIDTH, HEIGHT);
  const PtChartBox *plot = &canvas.layout.plot;
  PtChartBox right = {plot->x + plot->width + 1, 20, WIDTH - plot->x - plot->width - 1,
                      HEIGHT - 40};
  PtChartBox left = {0, 20, plot->x - 1, HEIGHT - 40};

  pt_check (count_colour (&canvas, right, 0) > 50);
  pt_check_int (count_colour (&canvas, left, 0), 0);
  pt_check (canvas.layout.legend[0].x > WIDTH / 2.0);
  pt_check (pt_chart_layout_seconds_to_x (&canvas.layout, 0.5) <
            pt_chart_layout_seconds_to_x (&canvas.layout, 1.5));
  canvas_clear (&canvas);
}

PT_TEST (an_area_is_filled_down_to_zero) {
  Canvas canvas;
  canvas_init (&canvas, 200, wave);
  canvas.model.lines[0].mark = PT_CHART_AREA;
  canvas.style.area_alpha = 1.0;
  canvas_paint (&canvas, WIDTH, HEIGHT);
  const PtChartBox *plot = &canvas.layout.plot;
  PtChartBox foot = {plot->x + 2, plot->y + plot->height - 6, plot->width - 4, 4};

  pt_check_int (count_colour (&canvas, foot, 2), (int)foot.width * 4);
  canvas_clear (&canvas);
}

PT_TEST (nothing_to_show_says_so) {
  Canvas canvas;
  canvas_init (&canvas, 0, wave);
  canvas_paint (&canvas, WIDTH, HEIGHT);
  PtChartBox middle = {WIDTH / 2 - 60, HEIGHT / 2 - 12, 120, 24};
  PtChartBox all = {0, 0, WIDTH, HEIGHT};

  pt_check (canvas.layout.empty);
  pt_check (count_colour (&canvas, middle, 0) > 20);
  pt_check_int (count_colour (&canvas, all, 0), count_colour (&canvas, middle, 0));
  pt_check_int (count_colour (&canvas, all, 1), 0);
  canvas_clear (&canvas);
}

PT_TEST (a_point_alone_is_a_level) {
  Canvas canvas;
  canvas_init (&canvas, 1, wave);
  canvas_paint (&canvas, WIDTH, HEIGHT);

  pt_check (!canvas.layout.empty);
  pt_check (count_columns (&canvas) + 2 >= (guint)canvas.layout.plot.width);
  canvas_clear (&canvas);
}

PT_TEST (a_strip_has_no_axes) {
  Canvas canvas;
  canvas_init (&canvas, 200, wave);
  canvas_paint (&canvas, 260, 44);

  pt_check (canvas.layout.compact);
  pt_check_int (canvas.layout.x_axis.n_ticks, 0);
  pt_check (canvas.layout.plot.width > 150 && canvas.layout.plot.width < 250);
  pt_check (count_columns (&canvas) + 2 >= (guint)canvas.layout.plot.width);
  PtChartBox label = {0, 0, canvas.layout.plot.x, 20};
  pt_check (count_colour (&canvas, label, 0) > 20);
  canvas_clear (&canvas);
}

PT_TEST (the_cursor_reads_values_out) {
  Canvas canvas;
  canvas_init (&canvas, 200, wave);
  canvas_paint (&canvas, WIDTH, HEIGHT);
  guint before = count_colour (&canvas, canvas.layout.plot, 0);
  cairo_t *cr = cairo_create (canvas.surface);
  pt_chart_paint_cursor (cr, &canvas.model, &canvas.style, &canvas.layout, 1.0);
  cairo_destroy (cr);

  pt_check (count_colour (&canvas, canvas.layout.plot, 0) > before + 100);
  pt_check (fabs (pt_chart_line_value_at (&canvas.model.lines[0], 1.005) - wave (100)) < 1e-6);
  double x = pt_chart_layout_seconds_to_x (&canvas.layout, 1.0);
  pt_check (fabs (pt_chart_layout_x_to_seconds (&canvas.layout, x) - 1.0) < 1e-9);
  canvas_clear (&canvas);
}

PT_TEST (no_size_is_too_small) {
  Canvas canvas;
  guint painted = 0;
  canvas_init (&canvas, 50, wave);
  for (int width = 1; width < 200; width += 13)
    for (int height = 1; height < 120; height += 17) {
      canvas_paint (&canvas, width, height);
      painted += cairo_surface_status (canvas.surface) == CAIRO_STATUS_SUCCESS;
    }
  pt_check_int (painted, 16 * 7);
  canvas_clear (&canvas);
}

PT_TEST_MAIN
