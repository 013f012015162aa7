// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart-paint.h"

#include <math.h>
#include <pango/pangocairo.h>

#define GAP 6.0           /* between labels and what they label */
#define COMPACT_HEIGHT 72 /* below this there is no room for axes */
#define COMPACT_WIDTH 160 /* likewise */
#define SWATCH 10.0       /* of the legend */
#define SMOOTH_POINTS 600 /* up to here a line is antialiased: beyond, its cost shows */

static void
set_colour (cairo_t *cr, PtColour colour, double alpha) {
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha * alpha);
}

static double
style_scale (const PtChartStyle *style) {
  return style->scale > 0.0 ? style->scale : 1.0;
}

/* Text */

static PangoLayout *
text_layout (cairo_t *cr, const PtChartStyle *style, const char *text) {
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font =
      pango_font_description_from_string (style->font ? style->font : "Sans 8");
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

static void
text_size (cairo_t *cr, const PtChartStyle *style, const char *text, int *ret_width,
           int *ret_height) {
  g_autoptr (PangoLayout) layout = text_layout (cr, style, text);
  pango_layout_get_pixel_size (layout, ret_width, ret_height);
}

/** align: which part of the text stands at x, 0 its left end, 1 its right end. y is its middle. */
static void
draw_text (cairo_t *cr, const PtChartStyle *style, const char *text, double x, double y,
           double align) {
  g_autoptr (PangoLayout) layout = text_layout (cr, style, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, round (x - align * width), round (y - height / 2.0));
  pango_cairo_show_layout (cr, layout);
}

/* Layout */

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

static void
layout_legend (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style, int width,
               int text_height, PtChartLayout *layout) {
  double at = layout->plot.x;
  double right = width - GAP;

  for (guint i = 0; i < model->n_lines; i++) {
    int name_width;
    text_size (cr, style, model->lines[i].name, &name_width, NULL);
    double entry = SWATCH + GAP + name_width;
    if (at + entry > right)
      break;
    layout->legend[i] = (PtChartBox){style->rtl ? width - at - entry : at, 0.0, entry, text_height};
    at += entry + 2.5 * GAP;
  }
}

void
pt_chart_layout (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style, int width,
                 int height, PtChartLayout *ret_layout) {
  PtChartLayout layout = {0};
  int label_width, text_height;

  layout.compact = height < COMPACT_HEIGHT || width < COMPACT_WIDTH;
  layout.empty = !model_extents (model, &layout.x_min, &layout.x_max, &layout.y_max);
  guint rows = layout.compact ? 1 : CLAMP (height / 40, 2, 8);
  layout.y_max = pt_axis_round_up (model->unit, layout.y_max, rows);
  g_autofree char *top = pt_axis_format (model->unit, layout.y_max, 0.0);
  text_size (cr, style, top, &label_width, &text_height);

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
      text_size (cr, style, label, &tick_width, NULL);
      label_width = MAX (label_width, tick_width);
    }
    double labels = label_width + GAP;
    double above = text_height + GAP, below = text_height + GAP;
    layout.plot = (PtChartBox){labels, above, MAX (1.0, width - labels - GAP),
                               MAX (1.0, height - above - below)};
    pt_axis_init (&layout.x_axis, PT_CHART_SECONDS, layout.x_min, layout.x_max,
                  CLAMP (width / 90, 2, 10));
    layout_legend (cr, model, style, width, text_height, &layout);
    if (style->rtl)
      layout.plot.x = width - layout.plot.x - layout.plot.width;
  }
  layout.columns = (guint)ceil (layout.plot.width * style_scale (style));
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

static double
value_to_y (const PtChartLayout *layout, double value) {
  return layout->plot.y + layout->plot.height * (1.0 - CLAMP (value / layout->y_max, 0.0, 1.0));
}

double
pt_chart_line_value_at (const PtChartLine *self, double seconds) {
  guint index = pt_series_find (self->series, seconds);
  guint length = pt_series_length (self->series);
  if (index < length && pt_series_x (self->series, index) <= seconds)
    return pt_series_value (self->series, index);
  return index == 0 ? 0.0 : pt_series_value (self->series, index - 1);
}

/* Data */

static void
stroke_line (cairo_t *cr, const PtChartLine *line, const PtChartStyle *style) {
  static const double dash[] = {4.0, 3.0};

  set_colour (cr, style->colours[line->colour], 1.0);
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
  double y = value_to_y (layout, pt_chart_line_value_at (line, start));

  for (int pass = line->mark == PT_CHART_AREA ? 0 : 1; pass < 2; pass++) {
    double x = pt_chart_layout_seconds_to_x (layout, start);
    cairo_move_to (cr, x, pass == 0 ? bottom : y);
    if (pass == 0)
      cairo_line_to (cr, x, y);
    for (guint i = first; i < end; i++) {
      x = pt_chart_layout_seconds_to_x (layout, pt_series_x (line->series, i));
      cairo_line_to (cr, x, value_to_y (layout, pt_series_value (line->series, i)));
    }
    // A point alone says what was so all the time.
    if (end - first == 1) {
      x = layout->plot.x + layout->plot.width;
      cairo_line_to (cr, x, y);
    }
    if (pass == 0) {
      cairo_line_to (cr, x, bottom);
      cairo_close_path (cr);
      set_colour (cr, style->colours[line->colour], style->area_alpha);
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
  double scale = style_scale (style);
  double thickness = style->line_width > 0.0 ? style->line_width : 1.5;
  double bottom = layout->plot.y + layout->plot.height;
  double last_x = pt_series_x (line->series, pt_series_length (line->series) - 1);
  guint first = pt_series_find (line->series, layout->x_min);
  double held = pt_chart_line_value_at (line, layout->x_min);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int pass = line->mark == PT_CHART_AREA ? 0 : 1; pass < 2; pass++) {
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
      double top = value_to_y (layout, extent.max);
      if (pass == 0)
        cairo_rectangle (cr, left, value_to_y (layout, extent.last), 1.0 / scale,
                         bottom - value_to_y (layout, extent.last));
      else if (line->mark != PT_CHART_DASHED || (column / 4) % 2 == 0)
        cairo_rectangle (cr, left, top - thickness / 2.0, 1.0 / scale,
                         value_to_y (layout, extent.min) - top + thickness);
      value = extent.last;
      index = end;
    }
    set_colour (cr, style->colours[line->colour], pass == 0 ? style->area_alpha : 1.0);
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
    double y = floor (value_to_y (layout, layout->y_axis.ticks[i])) + 0.5;
    g_autofree char *label =
        pt_axis_format (model->unit, layout->y_axis.ticks[i], layout->y_axis.step);
    set_colour (cr, style->grid, 1.0);
    cairo_move_to (cr, plot->x, y);
    cairo_line_to (cr, plot->x + plot->width, y);
    cairo_stroke (cr);
    set_colour (cr, style->text, 1.0);
    if (style->rtl)
      draw_text (cr, style, label, plot->x + plot->width + GAP, y, 0.0);
    else
      draw_text (cr, style, label, plot->x - GAP, y, 1.0);
  }
  double below = plot->y + plot->height + GAP;
  for (guint i = 0; i < layout->x_axis.n_ticks; i++) {
    double x = pt_chart_layout_seconds_to_x (layout, layout->x_axis.ticks[i]);
    g_autofree char *label =
        pt_axis_format (PT_CHART_SECONDS, layout->x_axis.ticks[i], layout->x_axis.step);
    int width, height;
    text_size (cr, style, label, &width, &height);
    // A label at an end moves inward rather than losing a letter.
    double middle = CLAMP (x, plot->x + width / 2.0, plot->x + plot->width - width / 2.0);
    draw_text (cr, style, label, middle, below + height / 2.0, 0.5);
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
    if (model->lines[i].mark == PT_CHART_AREA) {
      set_colour (cr, style->colours[model->lines[i].colour], 1.0);
      cairo_rectangle (cr, swatch, round (middle - SWATCH / 2.0), SWATCH, SWATCH);
      cairo_fill (cr);
    } else {
      cairo_move_to (cr, swatch, round (middle) + 0.5);
      cairo_rel_line_to (cr, SWATCH, 0.0);
      stroke_line (cr, &model->lines[i], style);
    }
    set_colour (cr, style->text, 1.0);
    if (style->rtl)
      draw_text (cr, style, model->lines[i].name, swatch - GAP, middle, 1.0);
    else
      draw_text (cr, style, model->lines[i].name, swatch + SWATCH + GAP, middle, 0.0);
  }
}

static void
draw_top_label (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style,
                const PtChartLayout *layout, int width) {
  g_autofree char *label = pt_axis_format (model->unit, layout->y_max, 0.0);
  int label_width, height;

  if (layout->plot.width >= width)
    return;
  text_size (cr, style, label, &label_width, &height);
  set_colour (cr, style->text, 0.7);
  if (style->rtl)
    draw_text (cr, style, label, layout->plot.width + GAP, layout->plot.y + height / 2.0, 0.0);
  else
    draw_text (cr, style, label, layout->plot.x - GAP, layout->plot.y + height / 2.0, 1.0);
}

void
pt_chart_paint (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style, int width,
                int height) {
  PtChartLayout layout;

  if (width < 1 || height < 1)
    return;
  pt_chart_layout (cr, model, style, width, height, &layout);
  if (layout.empty) {
    set_colour (cr, style->text, 0.8);
    if (model->empty_text != NULL)
      draw_text (cr, style, model->empty_text, width / 2.0, height / 2.0, 0.5);
    return;
  }
  if (!layout.compact) {
    draw_axes (cr, model, style, &layout);
    draw_legend (cr, model, style, &layout);
  } else {
    double y = floor (layout.plot.y + layout.plot.height) - 0.5;
    set_colour (cr, style->grid, 1.0);
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
pt_chart_paint_cursor (cairo_t *cr, const PtChartModel *model, const PtChartStyle *style,
                       const PtChartLayout *layout, double seconds) {
  if (layout->empty)
    return;
  const PtChartBox *plot = &layout->plot;
  double x = floor (pt_chart_layout_seconds_to_x (layout, seconds)) + 0.5;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = pt_axis_format (PT_CHART_SECONDS, seconds, 0.0);
  int width, height;

  set_colour (cr, style->text, 0.6);
  cairo_set_line_width (cr, 1.0);
  cairo_move_to (cr, x, plot->y);
  cairo_line_to (cr, x, plot->y + plot->height);
  cairo_stroke (cr);

  g_string_append (text, when);
  for (guint i = 0; i < model->n_lines; i++) {
    const PtChartLine *line = &model->lines[i];
    double value = pt_chart_line_value_at (line, seconds);
    g_autofree char *number = pt_axis_format (model->unit, value, 0.0);
    g_string_append_printf (text, layout->compact ? "  %s %s" : "\n%s %s", line->name, number);
    set_colour (cr, style->colours[line->colour], 1.0);
    cairo_arc (cr, x, value_to_y (layout, value), 3.0, 0.0, 2.0 * G_PI);
    cairo_fill (cr);
  }
  text_size (cr, style, text->str, &width, &height);
  double left = x + 2.0 * GAP + width > plot->x + plot->width ? x - GAP - width : x + GAP;
  left = CLAMP (left, plot->x, MAX (plot->x, plot->x + plot->width - width));
  set_colour (cr, style->surface, 0.92);
  cairo_rectangle (cr, floor (left) - 4.0, plot->y, width + 8.0, MIN (height + 4.0, plot->height));
  cairo_fill (cr);
  set_colour (cr, style->text, 1.0);
  draw_text (cr, style, text->str, left, plot->y + 2.0 + height / 2.0, 0.0);
}
