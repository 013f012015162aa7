// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-bars.h"

#include "ui/charts/pt-ink.h"

#include <math.h>

#define GAP 8.0
#define BAR 12.0       /* height of a bar */
#define GROUP_GAP 10.0 /* above a group's heading */
#define NARROW 420     /* below this the label stands above its bar */

/* Model */

static void
clear_bar (gpointer data) {
  PtBar *bar = data;
  g_free (bar->group);
  g_free (bar->label);
  g_free (bar->note);
}

PtBars *
pt_bars_new (PtChartUnit unit, const char *label_title, const char *value_title,
             const char *empty_text) {
  PtBars *self = g_new0 (PtBars, 1);
  self->bars = g_array_new (FALSE, FALSE, sizeof (PtBar));
  g_array_set_clear_func (self->bars, clear_bar);
  self->unit = unit;
  self->label_title = g_strdup (label_title);
  self->value_title = g_strdup (value_title);
  self->empty_text = g_strdup (empty_text);
  return self;
}

void
pt_bars_free (PtBars *self) {
  if (self == NULL)
    return;
  g_array_unref (self->bars);
  g_free (self->reference_label);
  g_free (self->label_title);
  g_free (self->value_title);
  g_free (self->empty_text);
  g_free (self);
}

void
pt_bars_add (PtBars *self, const PtBar *bar) {
  PtBar copy = *bar;
  copy.group = g_strdup (bar->group);
  copy.label = g_strdup (bar->label);
  copy.note = g_strdup (bar->note);
  g_array_append_val (self->bars, copy);
}

void
pt_bars_set_reference (PtBars *self, double value, const char *label) {
  self->reference = value;
  g_free (self->reference_label);
  self->reference_label = g_strdup (label);
}

static const PtBar *
bar_at (const PtBars *self, guint index) {
  return &g_array_index (self->bars, PtBar, index);
}

static gboolean
begins_group (const PtBars *self, guint index) {
  const PtBar *bar = bar_at (self, index);
  return bar->group != NULL &&
         (index == 0 || g_strcmp0 (bar->group, bar_at (self, index - 1)->group) != 0);
}

/** "4.92x (4.80-5.03), faster" */
static char *
value_text (const PtBars *self, const PtBar *bar) {
  GString *text = g_string_new (NULL);

  if (!isnan (bar->value)) {
    g_autofree char *value = pt_axis_format (self->unit, bar->value, 0.0);
    g_string_append (text, value);
    if (bar->high > bar->low) {
      g_autofree char *low = pt_axis_format (self->unit, bar->low, 0.0);
      g_autofree char *high = pt_axis_format (self->unit, bar->high, 0.0);
      g_string_append_printf (text, " (%s\u2013%s)", low, high);
    }
  }
  if (bar->note != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "  " : "", bar->note);
  return g_string_free (text, FALSE);
}

/* Layout */

typedef struct {
  gboolean narrow;
  double row;        /* height of a row */
  double text;       /* height of a line of text */
  double label;      /* width of the labels' column */
  double start, end; /* of the bars' lengths, in pixels from the reading start */
  double top;        /* of all values */
  double head;       /* height above the first row: the reference's label */
} Layout;

static void
layout_bars (cairo_t *cr, const PtBars *self, const PtChartStyle *style, int width,
             Layout *ret_layout) {
  Layout layout = {.narrow = width < NARROW, .top = self->reference};
  int text_height, label_width = 0, value_width = 0, wide;

  pt_ink_text_size (cr, style, "X", NULL, &text_height);
  for (guint i = 0; i < self->bars->len; i++) {
    const PtBar *bar = bar_at (self, i);
    g_autofree char *value = value_text (self, bar);
    pt_ink_text_size (cr, style, bar->label, &wide, NULL);
    label_width = MAX (label_width, wide);
    pt_ink_text_size (cr, style, value, &wide, NULL);
    if (!isnan (bar->value)) {
      value_width = MAX (value_width, wide);
      layout.top = MAX (layout.top, MAX (bar->value, bar->high));
    }
  }
  layout.text = text_height;
  layout.label = MIN (label_width, width * 0.38);
  layout.start = layout.narrow ? 0.0 : layout.label + GAP;
  double room = width - layout.start;
  layout.end = layout.start + MAX (room - MIN (value_width + GAP, room * 0.62), 24.0);
  layout.row = layout.narrow ? text_height + BAR + 8.0 : MAX (text_height, BAR) + 6.0;
  layout.head = self->reference > 0.0 && self->reference_label != NULL ? text_height + 4.0 : 0.0;
  if (layout.top <= 0.0)
    layout.top = 1.0;
  *ret_layout = layout;
}

/** Top of a row's own area. */
static double
row_y (const PtBars *self, const Layout *layout, guint index) {
  double y = layout->head;
  for (guint i = 0; i <= index; i++) {
    if (begins_group (self, i))
      y += layout->text + 4.0 + (i > 0 ? GROUP_GAP : 0.0);
    if (i < index)
      y += layout->row;
  }
  return y;
}

static int
bars_height (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width) {
  const PtBars *self = model;
  Layout layout;

  layout_bars (cr, self, style, width, &layout);
  if (self->bars->len == 0)
    return (int)(layout.text * 3.0);
  return (int)ceil (row_y (self, &layout, self->bars->len - 1) + layout.row);
}

static int
bars_item_at (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width, int height,
              double x, double y) {
  const PtBars *self = model;
  Layout layout;

  layout_bars (cr, self, style, width, &layout);
  for (guint i = 0; i < self->bars->len; i++) {
    double top = row_y (self, &layout, i);
    if (y >= top && y < top + layout.row)
      return (int)i;
  }
  return -1;
}

/* Paint */

/** A distance from the reading start as a place on the surface. */
static double
place (const PtChartStyle *style, int width, double distance) {
  return style->rtl ? width - distance : distance;
}

static void
fill_span (cairo_t *cr, const PtChartStyle *style, int width, double from, double to, double y,
           double height) {
  double one = place (style, width, from), other = place (style, width, to);
  cairo_rectangle (cr, MIN (one, other), y, fabs (other - one), height);
  cairo_fill (cr);
}

static void
paint_whisker (cairo_t *cr, const PtChartStyle *style, int width, double from, double to,
               double middle) {
  double one = place (style, width, from), other = place (style, width, to);

  pt_ink_colour (cr, style->text, 0.9);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, one, middle);
  cairo_line_to (cr, other, middle);
  for (int side = 0; side < 2; side++) {
    double x = side == 0 ? one : other;
    cairo_move_to (cr, x, middle - 4.0);
    cairo_line_to (cr, x, middle + 4.0);
  }
  cairo_stroke (cr);
}

static void
paint_bar (cairo_t *cr, const PtBars *self, const PtBar *bar, const PtChartStyle *style,
           const Layout *layout, int width, double y) {
  double align = style->rtl ? 1.0 : 0.0;
  double text_y = layout->narrow ? y + layout->text / 2.0 : y + layout->row / 2.0;
  double middle = layout->narrow ? y + layout->text + 2.0 + BAR / 2.0 : text_y;
  double scale = (layout->end - layout->start) / layout->top;
  double tip = layout->start;
  g_autofree char *value = value_text (self, bar);

  pt_ink_colour (cr, style->text, 1.0);
  pt_ink_text_within (cr, style, bar->label, place (style, width, 0.0), text_y, align,
                      layout->narrow ? width : layout->label);
  if (!isnan (bar->value)) {
    // Something measured is never invisible.
    tip += MAX (bar->value * scale, bar->value > 0.0 ? 2.0 : 0.0);
    pt_ink_colour (cr, style->colours[bar->colour], 1.0);
    fill_span (cr, style, width, layout->start, tip, middle - BAR / 2.0, BAR);
    if (bar->high > bar->low) {
      paint_whisker (cr, style, width, layout->start + bar->low * scale,
                     layout->start + bar->high * scale, middle);
      tip = MAX (tip, layout->start + bar->high * scale);
    }
  }
  pt_ink_colour (cr, style->text, isnan (bar->value) ? 0.7 : 1.0);
  double from = tip + (isnan (bar->value) ? 0.0 : GAP);
  pt_ink_text_within (cr, style, value, place (style, width, from), middle, align, width - from);
}

/** Beside the bars only: what stands between them is to be read. */
static void
paint_reference (cairo_t *cr, const PtBars *self, const PtChartStyle *style, const Layout *layout,
                 int width) {
  static const double dash[] = {4.0, 3.0};
  double at = layout->start + (layout->end - layout->start) * self->reference / layout->top;
  double x = floor (place (style, width, at)) + 0.5;

  if (self->reference_label != NULL) {
    int label_width;
    pt_ink_text_size (cr, style, self->reference_label, &label_width, NULL);
    pt_ink_colour (cr, style->text, 0.8);
    double middle =
        CLAMP (x, label_width / 2.0, MAX (label_width / 2.0, width - label_width / 2.0));
    pt_ink_text (cr, style, self->reference_label, middle, layout->text / 2.0, 0.5);
  }
  pt_ink_colour (cr, style->text, 0.6);
  cairo_set_line_width (cr, 1.0);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0.0);
  for (guint i = 0; i < self->bars->len; i++) {
    double top = i == 0 && !begins_group (self, i) ? layout->head : row_y (self, layout, i);
    if (isnan (bar_at (self, i)->value))
      continue;
    cairo_move_to (cr, x, top);
    cairo_line_to (cr, x, row_y (self, layout, i) + layout->row);
  }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

static void
bars_paint (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width, int height,
            int active) {
  const PtBars *self = model;
  Layout layout;

  if (self->bars->len == 0) {
    pt_ink_colour (cr, style->text, 0.8);
    if (self->empty_text != NULL)
      pt_ink_text_within (cr, style, self->empty_text, width / 2.0, height / 2.0, 0.5, width);
    return;
  }
  layout_bars (cr, self, style, width, &layout);
  for (guint i = 0; i < self->bars->len; i++) {
    const PtBar *bar = bar_at (self, i);
    double y = row_y (self, &layout, i);
    if (begins_group (self, i)) {
      pt_ink_colour (cr, style->text, 0.7);
      pt_ink_text_within (cr, style, bar->group, place (style, width, 0.0),
                          y - 4.0 - layout.text / 2.0, style->rtl ? 1.0 : 0.0, width);
    }
    if ((int)i == active) {
      pt_ink_colour (cr, style->grid, 1.0);
      cairo_rectangle (cr, 0.0, y, width, layout.row);
      cairo_fill (cr);
    }
    paint_bar (cr, self, bar, style, &layout, width, y);
  }
  if (self->reference > 0.0)
    paint_reference (cr, self, style, &layout, width);
}

/* Words */

static guint
bars_n_items (gconstpointer model) {
  return ((const PtBars *)model)->bars->len;
}

static char *
bars_read_out (gconstpointer model, guint item) {
  const PtBars *self = model;
  const PtBar *bar = bar_at (self, item);
  g_autofree char *value = value_text (self, bar);

  if (bar->group != NULL)
    return g_strdup_printf ("%s, %s: %s", bar->group, bar->label, value);
  return g_strdup_printf ("%s: %s", bar->label, value);
}

static PtTable *
bars_tabulate (gconstpointer model) {
  const PtBars *self = model;

  if (self->bars->len == 0)
    return NULL;
  gboolean groups = bar_at (self, 0)->group != NULL;
  PtTable *table = pt_table_new (groups ? 3 : 2);
  const char *head[] = {groups ? "" : self->label_title,
                        groups ? self->label_title : self->value_title, self->value_title};
  pt_table_add (table, head);
  for (guint i = 0; i < self->bars->len; i++) {
    const PtBar *bar = bar_at (self, i);
    g_autofree char *value = value_text (self, bar);
    const char *cells[] = {groups ? bar->group : bar->label, groups ? bar->label : value, value};
    pt_table_add (table, cells);
  }
  return table;
}

static const char *
bars_empty_text (gconstpointer model) {
  return ((const PtBars *)model)->empty_text;
}

const PtPainter pt_bars_painter = {
    .height = bars_height,
    .paint = bars_paint,
    .n_items = bars_n_items,
    .item_at = bars_item_at,
    .read_out = bars_read_out,
    .tabulate = bars_tabulate,
    .empty_text = bars_empty_text,
};
