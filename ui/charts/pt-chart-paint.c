// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart-paint.h"
#include "ui/charts/pt-ink.h"

#include <math.h>

#define GAP 6.0           /* between labels and what they label */
#define SWATCH 10.0       /* of the legend */
#define SMOOTH_POINTS 600 /* up to here a line is antialiased: beyond, its cost shows */

static double
level_at (const PtSeries *series, double seconds) {
  guint index = pt_series_find (series, seconds);
  guint length = pt_series_length (series);
  if (index < length && pt_series_x (series, index) <= seconds)
    return pt_series_value (series, index);
  return index == 0 ? 0.0 : pt_series_value (series, index - 1);
}

double
pt_chart_line_level_at (const PtChartLine *self, double seconds) {
  return level_at (self->series, seconds);
}

double
pt_chart_line_value_at (const PtChartLine *self, double seconds) {
  double level = level_at (self->series, seconds);
  return self->below != NULL ? level - level_at (self->below, seconds) : level;
}

/* Data */

static gboolean
is_area (const PtChartLine *line) {
  return line->mark == PT_CHART_AREA || line->mark == PT_CHART_BAND;
}

/** What stands on another line must not be seen through it: bands are painted opaque, the highest
 * first. */
static void
fill_colour (cairo_t *cr, const PtChartLine *line, const PtChartStyle *style) {
  PtColour colour = style->colours[line->colour];
  if (line->mark == PT_CHART_BAND)
    pt_ink_colour (cr, pt_ink_mix (colour, style->surface, 0.7), 1.0);
  else
    pt_ink_colour (cr, colour, style->area_alpha);
}

static void
stroke_line (cairo_t *cr, const PtChartLine *line, const PtChartStyle *style) {
  static const double dash[] = {4.0, 3.0};

  pt_ink_colour (cr, style->colours[line->colour], 1.0);
  cairo_set_line_width (cr, style->line_width > 0.0 ? style->line_width : 1.5);
  if (line->mark == PT_CHART_DASHED)
    cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

/** Every point of [first, end) as a vertex. */
static void
draw_points (cairo_t *cr, const PtChartLine *line, const PtChartStyle *style,
             const PtChartLayout *layout, guint first, guint end) {
  double bottom = layout->plot.y + layout->plot.height;
  double start = MAX (layout->x_min, pt_series_x (line->series, first));
  double y = pt_chart_layout_value_to_y (layout, pt_chart_line_level_at (line, start));

  for (int pass = is_area (line) ? 0 : 1; pass < 2; pass++) {
    double x = pt_chart_layout_seconds_to_x (layout, start);
    cairo_move_to (cr, x, pass == 0 ? bottom : y);
    if (pass == 0)
      cairo_line_to (cr, x, y);
    for (guint i = first; i < end; i++) {
      x = pt_chart_layout_seconds_to_x (layout, pt_series_x (line->series, i));
      cairo_line_to (cr, x, pt_chart_layout_value_to_y (layout, pt_series_value (line->series, i)));
    }
    // A point alone says what was so all the time.
    if (end - first == 1) {
      x = layout->plot.x + layout->plot.width;
      cairo_line_to (cr, x, y);
    }
    if (pass == 0) {
      cairo_line_to (cr, x, bottom);
      cairo_close_path (cr);
      fill_colour (cr, line, style);
      cairo_fill (cr);
    } else {
      stroke_line (cr, line, style);
    }
  }
}

/** One vertical bar per device pixel column, from the least to the greatest value in it. */
static void
draw_columns (cairo_t *cr, const PtChartLine *line, const PtChartStyle *style,
              const PtChartLayout *layout) {
  double scale = pt_ink_scale (style);
  double thickness = style->line_width > 0.0 ? style->line_width : 1.5;
  double bottom = layout->plot.y + layout->plot.height;
  double last_x = pt_series_x (line->series, pt_series_length (line->series) - 1);
  guint first = pt_series_find (line->series, layout->x_min);
  double held = pt_chart_line_level_at (line, layout->x_min);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int pass = is_area (line) ? 0 : 1; pass < 2; pass++) {
    guint index = first;
    double value = held;
    for (guint column = 0; column < layout->columns; column++) {
      double left = layout->plot.x + column / scale;
      double edge =
          layout->x_min + (column + 1.0) / layout->columns * (layout->x_max - layout->x_min);
      guint end = column + 1 == layout->columns ? pt_series_length (line->series)
                                                : pt_series_find (line->series, edge);
      PtExtent extent = {value, value, value};
      if (pt_series_extent (line->series, index, end, &extent)) {
        // The bar reaches back to where the one before ended, so that a steep line has no holes.
        extent.min = MIN (extent.min, value);
        extent.max = MAX (extent.max, value);
      } else if (edge > last_x) {
        break;
      }
      double top = pt_chart_layout_value_to_y (layout, extent.max);
      if (pass == 0)
        cairo_rectangle (cr, left, pt_chart_layout_value_to_y (layout, extent.last), 1.0 / scale,
                         bottom - pt_chart_layout_value_to_y (layout, extent.last));
      else if (line->mark != PT_CHART_DASHED || (column / 4) % 2 == 0)
        cairo_rectangle (cr, left, top - thickness / 2.0, 1.0 / scale,
                         pt_chart_layout_value_to_y (layout, extent.min) - top + thickness);
      value = extent.last;
      index = end;
    }
    if (pass == 0)
      fill_colour (cr, line, style);
    else
      pt_ink_colour (cr, style->colours[line->colour], 1.0);
    cairo_fill (cr);
  }
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
}

static void
draw_line (cairo_t *cr, const PtChartLine *line, const PtChartStyle *style,
           const PtChartLayout *layout) {
  guint length = pt_series_length (line->series);
  if (length == 0)
    return;
  guint first = pt_series_find (line->series, layout->x_min);
  guint end = pt_series_find (line->series, layout->x_max);
  end = MIN (end + 1, length);
  if (first > 0)
    first--;
  if (end - first <= MIN (SMOOTH_POINTS, layout->columns))
    draw_points (cr, line, style, layout, first, end);
  else
    draw_columns (cr, line, style, layout);
}

/* Frame */

static void
draw_axes (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style,
           const PtChartLayout *layout) {
  const PtChartBox *plot = &layout->plot;

  cairo_set_line_width (cr, 1.0);
  for (guint i = 0; i < layout->y_axis.n_ticks; i++) {
    double y = floor (pt_chart_layout_value_to_y (layout, layout->y_axis.ticks[i])) + 0.5;
    g_autofree char *label =
        pt_axis_format (model->unit, layout->y_axis.ticks[i], layout->y_axis.step);
    pt_ink_colour (cr, style->grid, 1.0);
    cairo_move_to (cr, plot->x, y);
    cairo_line_to (cr, plot->x + plot->width, y);
    cairo_stroke (cr);
    pt_ink_colour (cr, style->text, 1.0);
    if (style->rtl)
      pt_ink_text (cr, style, label, plot->x + plot->width + GAP, y, 0.0);
    else
      pt_ink_text (cr, style, label, plot->x - GAP, y, 1.0);
  }
  double below = plot->y + plot->height + GAP;
  for (guint i = 0; i < layout->x_axis.n_ticks; i++) {
    double x = pt_chart_layout_seconds_to_x (layout, layout->x_axis.ticks[i]);
    g_autofree char *label =
        pt_axis_format (PT_CHART_SECONDS, layout->x_axis.ticks[i], layout->x_axis.step);
    int width, height;
    pt_ink_text_size (cr, style, label, &width, &height);
    // A label at an end moves inward rather than losing a letter.
    double middle = CLAMP (x, plot->x + width / 2.0, plot->x + plot->width - width / 2.0);
    pt_ink_text (cr, style, label, middle, below + height / 2.0, 0.5);
  }
}

static void
draw_legend (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style,
             const PtChartLayout *layout) {
  for (guint i = 0; i < model->n_lines; i++) {
    const PtChartBox *box = &layout->legend[i];
    if (box->width <= 0.0)
      continue;
    double middle = box->y + box->height / 2.0;
    double swatch = style->rtl ? box->x + box->width - SWATCH : box->x;
    if (is_area (&model->lines[i])) {
      pt_ink_colour (cr, style->colours[model->lines[i].colour], 1.0);
      cairo_rectangle (cr, swatch, round (middle - SWATCH / 2.0), SWATCH, SWATCH);
      cairo_fill (cr);
    } else {
      cairo_move_to (cr, swatch, round (middle) + 0.5);
      cairo_rel_line_to (cr, SWATCH, 0.0);
      stroke_line (cr, &model->lines[i], style);
    }
    pt_ink_colour (cr, style->text, 1.0);
    if (style->rtl)
      pt_ink_text (cr, style, model->lines[i].name, swatch - GAP, middle, 1.0);
    else
      pt_ink_text (cr, style, model->lines[i].name, swatch + SWATCH + GAP, middle, 0.0);
  }
}

static void
draw_top_label (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style,
                const PtChartLayout *layout, int width) {
  g_autofree char *label = pt_axis_format (model->unit, layout->y_max, 0.0);
  int label_width, height;

  if (layout->plot.width >= width)
    return;
  pt_ink_text_size (cr, style, label, &label_width, &height);
  pt_ink_colour (cr, style->text, 0.7);
  if (style->rtl)
    pt_ink_text (cr, style, label, layout->plot.width + GAP, layout->plot.y + height / 2.0, 0.0);
  else
    pt_ink_text (cr, style, label, layout->plot.x - GAP, layout->plot.y + height / 2.0, 1.0);
}

void
pt_chart_paint (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style, int width,
                int height) {
  PtChartLayout layout;

  if (width < 1 || height < 1)
    return;
  pt_chart_layout (cr, model, style, width, height, &layout);
  if (layout.empty) {
    pt_ink_colour (cr, style->text, 0.8);
    if (model->empty_text != NULL)
      pt_ink_text (cr, style, model->empty_text, width / 2.0, height / 2.0, 0.5);
    return;
  }
  if (!layout.compact) {
    draw_axes (cr, model, style, &layout);
    draw_legend (cr, model, style, &layout);
  } else {
    double y = floor (layout.plot.y + layout.plot.height) - 0.5;
    pt_ink_colour (cr, style->grid, 1.0);
    cairo_set_line_width (cr, 1.0);
    cairo_move_to (cr, layout.plot.x, y);
    cairo_line_to (cr, layout.plot.x + layout.plot.width, y);
    cairo_stroke (cr);
  }
  cairo_save (cr);
  cairo_rectangle (cr, layout.plot.x, layout.plot.y - 1.0, layout.plot.width,
                   layout.plot.height + 2.0);
  cairo_clip (cr);
  for (guint i = 0; i < model->n_lines; i++)
    draw_line (cr, &model->lines[i], style, &layout);
  cairo_restore (cr);
  if (layout.compact)
    draw_top_label (cr, model, style, &layout, width);
}

/* Read-out */

void
pt_chart_paint_selection (cairo_t *cr, const PtChartStyle *style, const PtChartLayout *layout,
                          double start, double end) {
  if (layout->empty)
    return;
  const PtChartBox *plot = &layout->plot;
  double left =
      CLAMP (pt_chart_layout_seconds_to_x (layout, start), plot->x, plot->x + plot->width);
  double right = CLAMP (pt_chart_layout_seconds_to_x (layout, end), plot->x, plot->x + plot->width);

  // What is left out goes dim; what is selected stays as it is, between two lines.
  pt_ink_colour (cr, style->surface, 0.6);
  cairo_rectangle (cr, plot->x, plot->y, left - plot->x, plot->height);
  cairo_rectangle (cr, right, plot->y, plot->x + plot->width - right, plot->height);
  cairo_fill (cr);
  pt_ink_colour (cr, style->text, 0.8);
  cairo_set_line_width (cr, 1.0);
  for (int side = 0; side < 2; side++) {
    double x = floor (side == 0 ? left : right) + 0.5;
    cairo_move_to (cr, x, plot->y);
    cairo_line_to (cr, x, plot->y + plot->height);
  }
  cairo_stroke (cr);
}

static void
draw_read_out (cairo_t *cr, const PtChartStyle *style, const PtChartBox *plot, double x,
               const char *text) {
  int width, height;

  pt_ink_text_size (cr, style, text, &width, &height);
  double left = x + 2.0 * GAP + width > plot->x + plot->width ? x - GAP - width : x + GAP;
  left = CLAMP (left, plot->x, MAX (plot->x, plot->x + plot->width - width));
  pt_ink_colour (cr, style->surface, 0.92);
  cairo_rectangle (cr, floor (left) - 4.0, plot->y, width + 8.0, MIN (height + 4.0, plot->height));
  cairo_fill (cr);
  pt_ink_colour (cr, style->text, 1.0);
  pt_ink_text (cr, style, text, left, plot->y + 2.0 + height / 2.0, 0.0);
}

void
pt_chart_paint_cursor (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style,
                       const PtChartLayout *layout, double seconds) {
  if (layout->empty || seconds < layout->x_min || seconds > layout->x_max)
    return;
  const PtChartBox *plot = &layout->plot;
  double x = floor (pt_chart_layout_seconds_to_x (layout, seconds)) + 0.5;
  g_autofree char *when = pt_axis_format (PT_CHART_SECONDS, seconds, 0.0);
  g_autoptr (GString) text = g_string_new (when);

  pt_ink_colour (cr, style->text, 0.6);
  cairo_set_line_width (cr, 1.0);
  cairo_move_to (cr, x, plot->y);
  cairo_line_to (cr, x, plot->y + plot->height);
  cairo_stroke (cr);

  for (guint i = 0; i < model->n_lines; i++) {
    const PtChartLine *line = &model->lines[i];
    g_autofree char *number =
        pt_axis_format (model->unit, pt_chart_line_value_at (line, seconds), 0.0);
    g_string_append_printf (text, layout->compact ? "  %s %s" : "\n%s %s", line->name, number);
    if (line->mark == PT_CHART_BAND)
      continue; // a band's edge is where others begin
    double y = pt_chart_layout_value_to_y (layout, pt_chart_line_level_at (line, seconds));
    pt_ink_colour (cr, style->colours[line->colour], 1.0);
    cairo_arc (cr, x, y, 3.0, 0.0, 2.0 * G_PI);
    cairo_fill (cr);
  }
  draw_read_out (cr, style, plot, x, text->str);
}
