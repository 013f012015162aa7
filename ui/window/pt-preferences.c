// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/pt-preferences.h"

#include <glib/gi18n.h>

#define FIRST_PYTHON 8 /* 3.8 */

struct _PtPreferences {
  AdwPreferencesWindow parent_instance;

  GtkWidget *color_scheme, *python, *jobs, *font, *system_font, *wrap;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (PtPreferences, pt_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const schemes[] = {"default", "light", "dark"};

/* Between settings and rows */

static gboolean
scheme_to_row (GValue *value, GVariant *variant, gpointer data) {
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), schemes[i]))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
row_to_scheme (const GValue *value, const GVariantType *type, gpointer data) {
  guint i = g_value_get_uint (value);
  return i < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[i]) : NULL;
}

static gboolean
python_to_row (GValue *value, GVariant *variant, gpointer data) {
  g_value_set_uint (value, (guint)(g_variant_get_int32 (variant) - FIRST_PYTHON));
  return TRUE;
}

static GVariant *
row_to_python (const GValue *value, const GVariantType *type, gpointer data) {
  guint i = g_value_get_uint (value);
  return i != GTK_INVALID_LIST_POSITION ? g_variant_new_int32 ((int)i + FIRST_PYTHON) : NULL;
}

static void
on_font_set (PtPreferences *self) {
  g_autofree char *font = gtk_font_chooser_get_font (GTK_FONT_CHOOSER (self->font));
  if (font != NULL && !gtk_switch_get_active (GTK_SWITCH (self->system_font)))
    g_settings_set_string (self->settings, "editor-font", font);
}

static void
on_system_font (PtPreferences *self) {
  gboolean system = gtk_switch_get_active (GTK_SWITCH (self->system_font));

  gtk_widget_set_sensitive (self->font, !system);
  if (system)
    g_settings_set_string (self->settings, "editor-font", "");
  else
    on_font_set (self);
}

static void
bind (PtPreferences *self) {
  g_autofree char *font = g_settings_get_string (self->settings, "editor-font");

  g_settings_bind_with_mapping (self->settings, "color-scheme", self->color_scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_to_row, row_to_scheme, NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "python-minor", self->python, "selected",
                                G_SETTINGS_BIND_DEFAULT, python_to_row, row_to_python, NULL, NULL);
  g_settings_bind (self->settings, "jobs",
                   gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (self->jobs)), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "editor-wrap", self->wrap, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (self->font), *font != '\0' ? font : "Monospace 11");
  gtk_switch_set_active (GTK_SWITCH (self->system_font), *font == '\0');
  gtk_widget_set_sensitive (self->font, *font != '\0');
  g_signal_connect_swapped (self->font, "font-set", G_CALLBACK (on_font_set), self);
  g_signal_connect_swapped (self->system_font, "notify::active", G_CALLBACK (on_system_font), self);
}

/* What acts */

void
pt_preferences_apply_color_scheme (const char *scheme) {
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

/** Pango's words as CSS ones. (transfer full) */
static char *
font_css (const char *font) {
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  const char *family = pango_font_description_get_family (description);
  double size = (double)pango_font_description_get_size (description) / PANGO_SCALE;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *quoted = g_strescape (family != NULL ? family : "Monospace", "");

  if (*font == '\0')
    return g_strdup ("");
  g_ascii_formatd (number, sizeof number, "%.1f", size > 0.0 ? size : 11.0);
  return g_strdup_printf (
      "codeview textview { font-family: \"%s\"; font-size: %s%s;"
      " font-weight: %d; font-style: %s; }",
      quoted, number, pango_font_description_get_size_is_absolute (description) ? "px" : "pt",
      (int)pango_font_description_get_weight (description),
      pango_font_description_get_style (description) == PANGO_STYLE_NORMAL ? "normal" : "italic");
}

void
pt_preferences_apply_font (const char *font) {
  static GtkCssProvider *provider; // of the display, as long as that is there
  g_autofree char *css = font_css (font);

  if (provider == NULL) {
    provider = gtk_css_provider_new ();
    gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  }
  gtk_css_provider_load_from_data (provider, css, -1);
}

/* Object */

static void
pt_preferences_dispose (GObject *object) {
  g_clear_object (&PT_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (pt_preferences_parent_class)->dispose (object);
}

static void
pt_preferences_class_init (PtPreferencesClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PtPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, PtPreferences, python);
  gtk_widget_class_bind_template_child (widget_class, PtPreferences, jobs);
  gtk_widget_class_bind_template_child (widget_class, PtPreferences, font);
  gtk_widget_class_bind_template_child (widget_class, PtPreferences, system_font);
  gtk_widget_class_bind_template_child (widget_class, PtPreferences, wrap);
}

static void
pt_preferences_init (PtPreferences *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pt_preferences_new (GtkWindow *parent, GSettings *settings) {
  PtPreferences *self =
      g_object_new (PT_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
  self->settings = g_object_ref (settings);
  bind (self);
  return GTK_WIDGET (self);
}
