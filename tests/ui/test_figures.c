// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/charts/pt-bars.h"
#include "ui/charts/pt-block-map.h"
#include "ui/charts/pt-chart-paint.h"
#include "ui/charts/pt-chart-table.h"

#include <math.h>

// Bars and maps, painted into memory: where ink is, what is under a point, what is read out.

#define WIDTH 600

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cr;
  PtChartStyle style;
  int height;
} Paper;

static void
paper_init (Paper *self, int height) {
  *self = (Paper){.height = height};
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, height);
  self->cr = cairo_create (self->surface);
  self->style = (PtChartStyle){
      .text = {0.0, 0.0, 1.0, 1.0}, // blue
      .grid = {0.0, 1.0, 0.0, 1.0}, // green
      .surface = {1.0, 1.0, 1.0, 1.0},
      .colours = {{1.0, 0.0, 0.0, 1.0}}, // red
      .line_width = 1.0,
  };
}

static void
paper_clear (Paper *self) {
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
}

/** Pixels of a channel (0 blue, 1 green, 2 red) in columns [left, right) of all rows. */
static guint
count (const Paper *self, int channel, int left, int right, int top, int bottom) {
  guint n = 0;
  cairo_surface_flush (self->surface);
  for (int y = MAX (top, 0); y < MIN (bottom, self->height); y++)
    for (int x = MAX (left, 0); x < MIN (right, WIDTH); x++) {
      const guchar *pixel = cairo_image_surface_get_data (self->surface) +
                            y * cairo_image_surface_get_stride (self->surface) + x * 4;
      n += pixel[channel] > 200 && pixel[(channel + 1) % 3] < 60 && pixel[(channel + 2) % 3] < 60;
    }
  return n;
}

static PtBars *
some_bars (void) {
  PtBars *bars = pt_bars_new (PT_CHART_RATIO, "Kernel", "Speedup", "Nothing measured");
  pt_bars_add (bars, &(PtBar){.group = "scan", .label = "scalar", .value = 1.0});
  pt_bars_add (bars,
               &(PtBar){.group = "scan", .label = "AVX2", .value = 4.0, .low = 3.5, .high = 4.5});
  pt_bars_add (
      bars, &(PtBar){.group = "scan", .label = "AVX-512", .value = NAN, .note = "not on this CPU"});
  return bars;
}

static int
row_of (const Paper *paper, const PtBars *bars, guint item) {
  for (int y = 0; y < paper->height; y++)
    if (pt_bars_painter.item_at (paper->cr, bars, &paper->style, WIDTH, paper->height, 5, y) ==
        (int)item)
      return y;
  return -1;
}

PT_TEST (a_bar_is_as_long_as_its_value) {
  g_autoptr (PtBars) bars = some_bars ();
  Paper paper;
  paper_init (&paper, 200);
  paper.height = 200;
  pt_bars_painter.paint (paper.cr, bars, &paper.style, WIDTH, paper.height, -1);

  int one = row_of (&paper, bars, 0), other = row_of (&paper, bars, 1),
      missing = row_of (&paper, bars, 2);
  pt_check (one > 0 && other > one && missing > other);
  guint scalar = count (&paper, 2, 0, WIDTH, one, other);
  guint vector = count (&paper, 2, 0, WIDTH, other, missing);
  // The range it was measured in is drawn over the bar.
  pt_check (vector > scalar * 3 && vector < scalar * 5);
  pt_check_int (count (&paper, 2, 0, WIDTH, missing, paper.height), 0);
  pt_check (count (&paper, 0, 0, WIDTH, missing, paper.height) > 20); // says why
  paper_clear (&paper);
}

PT_TEST (right_to_left_bars_grow_to_the_left) {
  g_autoptr (PtBars) bars = some_bars ();
  Paper paper;
  paper_init (&paper, 200);
  paper.style.rtl = TRUE;
  pt_bars_painter.paint (paper.cr, bars, &paper.style, WIDTH, paper.height, -1);

  int one = row_of (&paper, bars, 0), other = row_of (&paper, bars, 1);
  pt_check (count (&paper, 2, WIDTH / 2, WIDTH, one, other) > 20);
  pt_check_int (count (&paper, 2, 0, WIDTH / 2, one, other), 0);
  paper_clear (&paper);
}

PT_TEST (bars_say_what_they_show) {
  g_autoptr (PtBars) bars = some_bars ();
  g_autofree char *vector = pt_bars_painter.read_out (bars, 1);
  g_autofree char *missing = pt_bars_painter.read_out (bars, 2);
  g_autoptr (PtTable) table = pt_bars_painter.tabulate (bars);
  g_autofree char *csv = pt_table_to_csv (table);

  pt_check_str (vector, "scan, AVX2: 4.00\u00d7 (3.50\u00d7\u20134.50\u00d7)");
  pt_check_str (missing, "scan, AVX-512: not on this CPU");
  pt_check_int (table->rows->len, 4);
  pt_check_str (pt_table_cell (table, 0, 1), "Kernel");
  pt_check (g_str_has_prefix (csv, ",Kernel,Speedup\r\nscan,scalar,1.00\u00d7\r\n"));
}

PT_TEST (a_narrow_picture_has_rows_of_two_lines) {
  g_autoptr (PtBars) bars = some_bars ();
  Paper paper;
  paper_init (&paper, 200);
  pt_check (pt_bars_painter.height (paper.cr, bars, &paper.style, 300) >
            pt_bars_painter.height (paper.cr, bars, &paper.style, 900));
  for (int width = 1; width < 300; width += 17)
    pt_bars_painter.paint (paper.cr, bars, &paper.style, width, 60, 1);
  pt_check (cairo_status (paper.cr) == CAIRO_STATUS_SUCCESS);
  paper_clear (&paper);
}

PT_TEST (a_map_shows_all_bytes_in_their_order) {
  g_autoptr (PtBlockMap) map = pt_block_map_new ("Nothing");
  pt_block_map_add (map,
                    &(PtBlockMapItem){.size = 4000, .kind = PT_BLOCK_MAP_LIVE, .label = "tokens"});
  pt_block_map_add (map,
                    &(PtBlockMapItem){.size = 2000, .kind = PT_BLOCK_MAP_WASTE, .label = "end"});
  pt_block_map_add (map,
                    &(PtBlockMapItem){.size = 2000, .kind = PT_BLOCK_MAP_FREE, .label = "rest"});
  Paper paper;
  paper_init (&paper, 8 * 22);
  pt_block_map_painter.paint (paper.cr, map, &paper.style, WIDTH, paper.height, -1);

  int half = paper.height / 2, three_quarters = paper.height * 3 / 4;
  guint live = count (&paper, 2, 0, WIDTH, 0, half);
  pt_check (live > (guint)(WIDTH * 18 * 4 * 95 / 100));
  pt_check_int (count (&paper, 2, 0, WIDTH, half, paper.height), 0);
  pt_check_int (count (&paper, 1, 0, WIDTH, 0, three_quarters - 1), 0);
  pt_check (count (&paper, 1, 0, WIDTH, three_quarters, paper.height) >
            (guint)(WIDTH * 18 * 2 * 95 / 100));
  const struct {
    double y;
    int item;
  } points[] = {{2.0, 0}, {half - 3.0, 0}, {half + 3.0, 1}, {three_quarters + 3.0, 2}, {-1.0, -1}};
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    pt_check_int (pt_block_map_painter.item_at (paper.cr, map, &paper.style, WIDTH, paper.height,
                                                300.0, points[i].y),
                  points[i].item);
  g_autofree char *text = pt_block_map_painter.read_out (map, 0);
  pt_check_str (text, "In use: tokens, 3.91 KiB");
  paper_clear (&paper);
}

PT_TEST (bands_of_a_stack_tell_their_own_value) {
  PtSeries *low = pt_series_new (100), *high = pt_series_new (100);
  for (int i = 0; i < 50; i++) {
    pt_series_append (low, i, 1024.0);
    pt_series_append (high, i, i == 20 ? 9216.0 : 3072.0);
  }
  PtChartModel model = {
      .lines = {{high, "Syntax", PT_CHART_BAND, 0, low}, {low, "Tokens", PT_CHART_BAND, 0, NULL}},
      .n_lines = 2,
      .unit = PT_CHART_BYTES,
  };
  pt_check (pt_chart_line_value_at (&model.lines[0], 3.0) == 2048.0);
  pt_check (pt_chart_line_level_at (&model.lines[0], 3.0) == 3072.0);
  g_autoptr (PtTable) table = pt_chart_tabulate (&model);
  pt_check_int (table->rows->len, 21);
  pt_check_str (pt_table_cell (table, 0, 1), "Syntax");
  pt_check_str (pt_table_cell (table, 9, 1), "8.00 KiB"); // the span with the peak
  pt_check_str (pt_table_cell (table, 1, 2), "1.00 KiB");
  pt_series_free (low);
  pt_series_free (high);
}

PT_TEST_MAIN
