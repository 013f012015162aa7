// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart-look.h"

#include <adwaita.h>

static PtColour
look_up (GtkStyleContext *context, const char *name, PtColour otherwise) {
  GdkRGBA rgba;
  if (!gtk_style_context_lookup_color (context, name, &rgba))
    return otherwise;
  return (PtColour){rgba.red, rgba.green, rgba.blue, rgba.alpha};
}

void
pt_chart_look_read (PtChartLook *self, GtkWidget *widget) {
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  gboolean high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  PtChartStyle *style = &self->style;
  GdkRGBA text;

  gtk_style_context_get_color (context, &text);
  style->text = (PtColour){text.red, text.green, text.blue, text.alpha};
  style->grid = look_up (context, "pt_chart_grid", (PtColour){0.5, 0.5, 0.5, 0.3});
  style->surface = look_up (context, "pt_chart_surface", (PtColour){1.0, 1.0, 1.0, 1.0});
  for (guint i = 0; i < PT_CHART_MAX_COLOURS; i++) {
    g_autofree char *name = g_strdup_printf ("pt_chart_%u", i + 1);
    style->colours[i] = look_up (context, name, style->text);
  }
  style->area_alpha = high_contrast ? 0.5 : 0.28;
  style->line_width = high_contrast ? 2.5 : 1.5;
  style->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  style->scale = gtk_widget_get_scale_factor (widget);

  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  g_free (self->font);
  self->font = pango_font_description_to_string (font);
  style->font = self->font;
  pango_font_description_free (font);
}

void
pt_chart_look_clear (PtChartLook *self) {
  g_clear_pointer (&self->font, g_free);
  self->style.font = NULL;
}
