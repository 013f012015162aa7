// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-block-map.h"

#include "ui/charts/pt-chart-axis.h"
#include "ui/charts/pt-ink.h"

#include <glib/gi18n.h>
#include <math.h>

#define ROWS 8
#define ROW 22.0 /* height of a row, with the gap below it */
#define GAP 4.0  /* between rows */

static void
clear_item (gpointer data) {
  g_free (((PtBlockMapItem *)data)->label);
}

PtBlockMap *
pt_block_map_new (const char *empty_text) {
  PtBlockMap *self = g_new0 (PtBlockMap, 1);
  self->items = g_array_new (FALSE, FALSE, sizeof (PtBlockMapItem));
  g_array_set_clear_func (self->items, clear_item);
  self->empty_text = g_strdup (empty_text);
  return self;
}

void
pt_block_map_free (PtBlockMap *self) {
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self->empty_text);
  g_free (self);
}

void
pt_block_map_add (PtBlockMap *self, const PtBlockMapItem *item) {
  PtBlockMapItem copy = *item;
  copy.label = g_strdup (item->label);
  self->total += item->size;
  g_array_append_val (self->items, copy);
}

static const PtBlockMapItem *
item_of (const PtBlockMap *self, guint index) {
  return &g_array_index (self->items, PtBlockMapItem, index);
}

static int
map_height (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width) {
  return (int)(ROWS * ROW);
}

static void
paint_piece (cairo_t *cr, const PtBlockMapItem *item, const PtChartStyle *style, double x, double y,
             double width, gboolean active) {
  double height = ROW - GAP;

  switch (item->kind) {
  case PT_BLOCK_MAP_LIVE:
    pt_ink_colour (cr, style->colours[item->colour], 1.0);
    cairo_rectangle (cr, x, y, width, height);
    cairo_fill (cr);
    break;
  case PT_BLOCK_MAP_WASTE:
    pt_ink_colour (cr, style->text, 0.7);
    pt_ink_hatch (cr, x, y, width, height);
    break;
  case PT_BLOCK_MAP_FREE:
    pt_ink_colour (cr, style->grid, 1.0);
    cairo_rectangle (cr, x, y, width, height);
    cairo_fill (cr);
    break;
  }
  if (active) {
    pt_ink_colour (cr, style->text, 1.0);
    cairo_set_line_width (cr, 2.0);
    cairo_rectangle (cr, x + 1.0, y + 1.0, MAX (width - 2.0, 1.0), height - 2.0);
    cairo_stroke (cr);
  }
}

/** Bytes run from left to right in every language, as addresses do. */
static void
paint_item (cairo_t *cr, const PtBlockMap *self, const PtBlockMapItem *item,
            const PtChartStyle *style, int width, guint64 from, gboolean active) {
  double per_row = (double)self->total / ROWS;
  double at = (double)from, end = (double)(from + item->size);

  while (at < end - 1e-6) {
    double row = floor (at / per_row + 1e-9);
    double row_end = MIN (end, (row + 1.0) * per_row);
    double x = (at - row * per_row) / per_row * width;
    double piece = (row_end - at) / per_row * width;
    // A thin line parts what lies side by side.
    double part = piece > 3.0 && row_end >= end - 1e-6 ? 1.0 : 0.0;
    paint_piece (cr, item, style, x, MIN (row, ROWS - 1) * ROW, MAX (piece - part, 0.5), active);
    if (item->new_region && at == (double)from && from > 0) {
      pt_ink_colour (cr, style->text, 1.0);
      cairo_rectangle (cr, floor (x) - 1.0, row * ROW - 1.0, 2.0, ROW - GAP + 2.0);
      cairo_fill (cr);
    }
    at = row_end;
  }
}

static void
map_paint (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width, int height,
           int active) {
  const PtBlockMap *self = model;
  guint64 from = 0;

  if (self->total == 0) {
    pt_ink_colour (cr, style->text, 0.8);
    if (self->empty_text != NULL)
      pt_ink_text_within (cr, style, self->empty_text, width / 2.0, height / 2.0, 0.5, width);
    return;
  }
  for (guint i = 0; i < self->items->len; i++) {
    const PtBlockMapItem *item = item_of (self, i);
    paint_item (cr, self, item, style, width, from, (int)i == active);
    from += item->size;
  }
}

static int
map_item_at (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width, int height,
             double x, double y) {
  const PtBlockMap *self = model;
  double row = floor (y / ROW);

  if (self->total == 0 || row < 0.0 || row >= ROWS || x < 0.0 || x >= width)
    return -1;
  double byte = (row + x / width) * (double)self->total / ROWS;
  guint64 end = 0;
  for (guint i = 0; i < self->items->len; i++) {
    end += item_of (self, i)->size;
    if (byte < (double)end)
      return (int)i;
  }
  return -1;
}

/* Words */

static guint
map_n_items (gconstpointer model) {
  return ((const PtBlockMap *)model)->items->len;
}

static const char *
kind_word (PtBlockMapKind kind) {
  static const char *const words[] = {
      [PT_BLOCK_MAP_LIVE] = N_ ("In use"),
      [PT_BLOCK_MAP_FREE] = N_ ("Free"),
      [PT_BLOCK_MAP_WASTE] = N_ ("Wasted"),
  };
  return _ (words[kind]);
}

static char *
map_read_out (gconstpointer model, guint index) {
  const PtBlockMapItem *item = item_of (model, index);
  g_autofree char *size = pt_axis_format (PT_CHART_BYTES, (double)item->size, 0.0);
  return g_strdup_printf ("%s: %s, %s", kind_word (item->kind), item->label, size);
}

static PtTable *
map_tabulate (gconstpointer model) {
  const PtBlockMap *self = model;
  const char *head[] = {_ ("Place"), _ ("State"), _ ("Size")};

  if (self->items->len == 0)
    return NULL;
  PtTable *table = pt_table_new (3);
  pt_table_add (table, head);
  for (guint i = 0; i < self->items->len; i++) {
    const PtBlockMapItem *item = item_of (self, i);
    g_autofree char *size = pt_axis_format (PT_CHART_BYTES, (double)item->size, 0.0);
    pt_table_add (table, (const char *[]){item->label, kind_word (item->kind), size});
  }
  return table;
}

static const char *
map_empty_text (gconstpointer model) {
  return ((const PtBlockMap *)model)->empty_text;
}

const PtPainter pt_block_map_painter = {
    .height = map_height,
    .paint = map_paint,
    .n_items = map_n_items,
    .item_at = map_item_at,
    .read_out = map_read_out,
    .tabulate = map_tabulate,
    .empty_text = map_empty_text,
};
