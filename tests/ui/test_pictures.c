// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/charts/pt-bars.h"
#include "ui/charts/pt-block-map.h"
#include "ui/charts/pt-chart-paint.h"

#include <math.h>
#include <stdlib.h>

// Each painter's picture against one that a person has looked at: light, dark, right to left. What
// is kept is a mosaic, the mean colour of each tile, so that another machine's fonts make no
// difference and a bar, a line or a colour in another place does. PORTALIS_PICTURES=FOLDER writes
// the mosaics anew, and beside them the pictures to look at.

#define WIDTH 640
#define HEIGHT 320
#define TILES_X 32
#define TILES_Y 16
#define MEAN_TOLERANCE 2.5 /* of 255, over all tiles */
#define TILE_TOLERANCE 40  /* of one channel of one tile */

typedef struct {
  guchar tile[TILES_Y][TILES_X][3]; /* red, green, blue */
} Mosaic;

/* Looks, as the style sheets have them */

static PtColour
colour (guint rgb) {
  return (PtColour){(rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, 1.0};
}

static PtChartStyle
make_style (gboolean dark, gboolean rtl) {
  static const guint light_colours[] = {0x1c71d8, 0x26a269, 0xc64600, 0x813d9c, 0xe5a50a};
  static const guint dark_colours[] = {0x62a0ea, 0x57e389, 0xff7800, 0xc061cb, 0xf8e45c};
  PtChartStyle style = {
      .text = colour (dark ? 0xffffff : 0x2e3436),
      .grid = colour (dark ? 0x404040 : 0xdedede),
      .surface = colour (dark ? 0x242424 : 0xfafafa),
      .area_alpha = 0.3,
      .line_width = 1.5,
      .rtl = rtl,
  };
  for (guint i = 0; i < G_N_ELEMENTS (light_colours); i++)
    style.colours[i] = colour (dark ? dark_colours[i] : light_colours[i]);
  return style;
}

/* Models */

static void
paint_chart (cairo_t *cr, const PtChartStyle *style) {
  PtSeries *used = pt_series_new (4096), *peak = pt_series_new (4096);
  double highest = 0.0;

  for (guint i = 0; i <= 1000; i++) {
    double value = 4e6 * (1.0 + sin (i / 80.0)) + i * 2000.0;
    highest = MAX (highest, value);
    pt_series_append (used, i / 500.0, value);
    pt_series_append (peak, i / 500.0, highest);
  }
  PtChartModel model = {
      .lines = {{used, "Used", PT_CHART_AREA, 0}, {peak, "Peak", PT_CHART_DASHED, 2}},
      .n_lines = 2,
      .unit = PT_CHART_BYTES,
  };
  pt_chart_paint (cr, &model, style, WIDTH, HEIGHT);
  pt_series_free (used);
  pt_series_free (peak);
}

static void
paint_bars (cairo_t *cr, const PtChartStyle *style) {
  g_autoptr (PtBars) bars = pt_bars_new (PT_CHART_RATIO, "Kernel", "Speedup", NULL);

  pt_bars_add (bars, &(PtBar){.group = "scan", .label = "scalar", .value = 1.0});
  pt_bars_add (
      bars,
      &(PtBar){
          .group = "scan", .label = "SSE2", .value = 2.5, .low = 2.3, .high = 2.7, .colour = 1});
  pt_bars_add (
      bars,
      &(PtBar){
          .group = "scan", .label = "AVX2", .value = 4.8, .low = 4.4, .high = 5.2, .colour = 2});
  pt_bars_add (bars,
               &(PtBar){.group = "scan", .label = "NEON", .value = NAN, .note = "not on this CPU"});
  pt_bars_set_reference (bars, 1.0, "scalar");
  pt_bars_painter.paint (cr, bars, style, WIDTH, HEIGHT, 2);
}

static void
paint_map (cairo_t *cr, const PtChartStyle *style) {
  g_autoptr (PtBlockMap) map = pt_block_map_new (NULL);

  for (guint i = 0; i < 40; i++) {
    PtBlockMapKind kind = i % 9 == 8   ? PT_BLOCK_MAP_WASTE
                          : i % 7 == 6 ? PT_BLOCK_MAP_FREE
                                       : PT_BLOCK_MAP_LIVE;
    pt_block_map_add (map, &(PtBlockMapItem){.size = 1000 + i * 400,
                                             .kind = kind,
                                             .colour = i % 5,
                                             .new_region = i % 13 == 0,
                                             .label = (char *)"block"});
  }
  pt_block_map_painter.paint (cr, map, style, WIDTH, HEIGHT, -1);
}

static const struct {
  const char *name;
  void (*paint) (cairo_t *cr, const PtChartStyle *style);
} painters[] = {{"chart", paint_chart}, {"bars", paint_bars}, {"map", paint_map}};

static const struct {
  const char *name;
  gboolean dark, rtl;
} looks[] = {{"light", FALSE, FALSE}, {"dark", TRUE, FALSE}, {"rtl", FALSE, TRUE}};

/* Mosaics */

static cairo_surface_t *
paint (guint painter, guint look) {
  PtChartStyle style = make_style (looks[look].dark, looks[look].rtl);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, style.surface.red, style.surface.green, style.surface.blue);
  cairo_paint (cr);
  painters[painter].paint (cr, &style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
make_mosaic (cairo_surface_t *surface, Mosaic *ret) {
  const int width = WIDTH / TILES_X, height = HEIGHT / TILES_Y;
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data = cairo_image_surface_get_data (surface);

  for (int row = 0; row < TILES_Y; row++)
    for (int column = 0; column < TILES_X; column++)
      for (int channel = 0; channel < 3; channel++) {
        guint sum = 0;
        for (int y = row * height; y < (row + 1) * height; y++)
          for (int x = column * width; x < (column + 1) * width; x++)
            sum += data[y * stride + x * 4 + (2 - channel)];
        ret->tile[row][column][channel] = (guchar)(sum / (guint)(width * height));
      }
}

static void
write_mosaic (const Mosaic *mosaic, const char *folder, const char *name) {
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = g_strdup_printf ("%s/%s.mosaic", folder, name);

  for (int row = 0; row < TILES_Y; row++)
    for (int column = 0; column < TILES_X; column++)
      g_string_append_printf (text, "%02x%02x%02x%c", mosaic->tile[row][column][0],
                              mosaic->tile[row][column][1], mosaic->tile[row][column][2],
                              column + 1 < TILES_X ? ' ' : '\n');
  g_file_set_contents (path, text->str, -1, NULL);
}

static gboolean
read_mosaic (const char *name, Mosaic *ret) {
  g_autofree char *path = g_strdup_printf ("%s/%s.mosaic", PICTURES, name);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  char *at = text;
  for (int row = 0; row < TILES_Y; row++)
    for (int column = 0; column < TILES_X; column++) {
      char *end;
      gulong rgb = strtoul (at, &end, 16);
      if (end != at + 6)
        return FALSE;
      ret->tile[row][column][0] = (guchar)(rgb >> 16);
      ret->tile[row][column][1] = (guchar)(rgb >> 8 & 255);
      ret->tile[row][column][2] = (guchar)(rgb & 255);
      at = end + 1;
    }
  return TRUE;
}

/** Mean difference of a channel; ret_worst: the greatest of one. */
static double
compare (const Mosaic *one, const Mosaic *other, int *ret_worst) {
  const guchar *a = &one->tile[0][0][0], *b = &other->tile[0][0][0];
  double sum = 0.0;

  *ret_worst = 0;
  for (gsize i = 0; i < sizeof one->tile; i++) {
    int difference = abs (a[i] - b[i]);
    sum += difference;
    *ret_worst = MAX (*ret_worst, difference);
  }
  return sum / sizeof one->tile;
}

PT_TEST (each_picture_is_as_it_was_when_somebody_looked) {
  const char *folder = g_getenv ("PORTALIS_PICTURES");

  for (guint painter = 0; painter < G_N_ELEMENTS (painters); painter++)
    for (guint look = 0; look < G_N_ELEMENTS (looks); look++) {
      g_autofree char *name = g_strdup_printf ("%s-%s", painters[painter].name, looks[look].name);
      cairo_surface_t *surface = paint (painter, look);
      Mosaic mosaic, kept;
      int worst = 255;

      make_mosaic (surface, &mosaic);
      if (folder != NULL) {
        g_autofree char *png = g_strdup_printf ("%s/%s.png", folder, name);
        write_mosaic (&mosaic, folder, name);
        cairo_surface_write_to_png (surface, png);
      }
      cairo_surface_destroy (surface);
      gboolean there = read_mosaic (name, &kept);
      pt_check (there);
      double mean = there ? compare (&mosaic, &kept, &worst) : 255.0;
      if (mean > MEAN_TOLERANCE || worst > TILE_TOLERANCE)
        printf ("# %s: %.2f on average, %d at most\n", name, mean, worst);
      pt_check (mean <= MEAN_TOLERANCE);
      pt_check (worst <= TILE_TOLERANCE);
    }
}

PT_TEST (another_picture_is_noticed) {
  Mosaic kept, other;
  int worst;

  // One bar less, the other direction, the other look: each is more than the tolerance.
  pt_check (read_mosaic ("bars-light", &kept) && read_mosaic ("bars-rtl", &other));
  pt_check (compare (&kept, &other, &worst) > MEAN_TOLERANCE || worst > TILE_TOLERANCE);
  pt_check (read_mosaic ("bars-dark", &other));
  pt_check (compare (&kept, &other, &worst) > MEAN_TOLERANCE);
  PtChartStyle style = make_style (FALSE, FALSE);
  style.colours[2] = style.colours[0];
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, style.surface.red, style.surface.green, style.surface.blue);
  cairo_paint (cr);
  paint_bars (cr, &style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  make_mosaic (surface, &other);
  cairo_surface_destroy (surface);
  compare (&kept, &other, &worst);
  pt_check (worst > TILE_TOLERANCE);
}

PT_TEST_MAIN
