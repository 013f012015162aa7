// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-ink.h"

#include <math.h>
#include <pango/pangocairo.h>

void
pt_ink_colour (cairo_t *cr, PtColour colour, double alpha) {
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha * alpha);
}

double
pt_ink_scale (const PtChartStyle *style) {
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

void
pt_ink_text_size (cairo_t *cr, const PtChartStyle *style, const char *text, int *ret_width,
                  int *ret_height) {
  g_autoptr (PangoLayout) layout = text_layout (cr, style, text);
  pango_layout_get_pixel_size (layout, ret_width, ret_height);
}

void
pt_ink_text (cairo_t *cr, const PtChartStyle *style, const char *text, double x, double y,
             double align) {
  g_autoptr (PangoLayout) layout = text_layout (cr, style, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, round (x - align * width), round (y - height / 2.0));
  pango_cairo_show_layout (cr, layout);
}

void
pt_ink_text_within (cairo_t *cr, const PtChartStyle *style, const char *text, double x, double y,
                    double align, double width) {
  g_autoptr (PangoLayout) layout = text_layout (cr, style, text);
  int text_width, height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int)(MAX (width, 1.0) * PANGO_SCALE));
  // With a width set, Pango would align within it: the ink alone is placed here.
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &text_width, &height);
  cairo_move_to (cr, round (x - align * text_width), round (y - height / 2.0));
  pango_cairo_show_layout (cr, layout);
}

PtColour
pt_ink_mix (PtColour over, PtColour under, double share) {
  return (PtColour){
      .red = over.red * share + under.red * (1.0 - share),
      .green = over.green * share + under.green * (1.0 - share),
      .blue = over.blue * share + under.blue * (1.0 - share),
      .alpha = 1.0,
  };
}

void
pt_ink_hatch (cairo_t *cr, double x, double y, double width, double height) {
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  for (double at = floor ((x - height) / 5.0) * 5.0; at < x + width; at += 5.0) {
    cairo_move_to (cr, at, y + height);
    cairo_line_to (cr, at + height, y);
  }
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
  cairo_restore (cr);
}
