// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-plot.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>

#define PNG_SCALE 2.0
#define TABLE_MAX_HEIGHT 420

G_DEFINE_INTERFACE (PtPlot, pt_plot, GTK_TYPE_WIDGET)

static void
pt_plot_default_init (PtPlotInterface *iface) {
}

const char *
pt_plot_get_title (PtPlot *self) {
  g_return_val_if_fail (PT_IS_PLOT (self), NULL);
  return PT_PLOT_GET_IFACE (self)->get_title (self);
}

/* Files */

const char *
pt_plot_format_extension (PtPlotFormat format) {
  static const char *const extensions[] = {
      [PT_PLOT_PNG] = "png", [PT_PLOT_SVG] = "svg", [PT_PLOT_PDF] = "pdf", [PT_PLOT_CSV] = "csv"};
  return extensions[format];
}

static cairo_status_t
append_bytes (void *array, const unsigned char *data, unsigned int length) {
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
paint_surface (PtPlot *self, cairo_surface_t *surface, int width, int height, double scale) {
  cairo_t *cr = cairo_create (surface);
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA background;

  cairo_scale (cr, scale, scale);
  // A picture brings its own background: its text is made for the theme it was shown in.
  if (gtk_style_context_lookup_color (context, "window_bg_color", &background)) {
    gdk_cairo_set_source_rgba (cr, &background);
    cairo_paint (cr);
  }
  PT_PLOT_GET_IFACE (self)->paint (self, cr, width, height);
  cairo_destroy (cr);
}

static GBytes *
render_picture (PtPlot *self, PtPlotFormat format, int width, int height) {
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;

  switch (format) {
  case PT_PLOT_SVG:
    surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
    paint_surface (self, surface, width, height, 1.0);
    break;
  case PT_PLOT_PDF:
    surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
    paint_surface (self, surface, width, height, 1.0);
    break;
  case PT_PLOT_PNG:
  case PT_PLOT_CSV:
  default:
    surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)(width * PNG_SCALE),
                                          (int)(height * PNG_SCALE));
    paint_surface (self, surface, width, height, PNG_SCALE);
    cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
    break;
  }
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
pt_plot_render (PtPlot *self, PtPlotFormat format, int width, int height) {
  g_return_val_if_fail (PT_IS_PLOT (self), NULL);
  if (format != PT_PLOT_CSV)
    return render_picture (self, format, MAX (width, 1), MAX (height, 1));
  g_autoptr (PtTable) table = PT_PLOT_GET_IFACE (self)->tabulate (self);
  char *csv = table != NULL ? pt_table_to_csv (table) : g_strdup ("");
  return g_bytes_new_take (csv, strlen (csv));
}

/* Table */

static GtkWidget *
table_grid (const PtTable *table) {
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 4);
  for (guint row = 0; row < table->rows->len; row++)
    for (guint column = 0; column < table->n_columns; column++) {
      GtkWidget *label = gtk_label_new (pt_table_cell (table, row, column));
      gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, row == 0 ? "heading" : "numeric");
      gtk_grid_attach (grid, label, (int)column, (int)row, 1, 1);
    }
  return GTK_WIDGET (grid);
}

static gboolean
drop_popover (gpointer popover) {
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
  return G_SOURCE_REMOVE;
}

static void
on_popover_closed (GtkWidget *popover) {
  // Not from within its own signal.
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_popover, g_object_ref (popover), NULL);
}

void
pt_plot_show_table (PtPlot *self) {
  g_return_if_fail (PT_IS_PLOT (self));
  g_autoptr (PtTable) table = PT_PLOT_GET_IFACE (self)->tabulate (self);
  const char *empty_text = PT_PLOT_GET_IFACE (self)->get_empty_text (self);
  if (table == NULL && empty_text == NULL)
    return; /* has not been told yet what to show */
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TABLE_MAX_HEIGHT);
  if (table != NULL)
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table_grid (table));
  else
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), gtk_label_new (empty_text));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
pt_plot_allocate_popovers (PtPlot *self) {
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

void
pt_plot_drop_popovers (PtPlot *self) {
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  while (child != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (child);
    if (GTK_IS_POPOVER (child))
      gtk_widget_unparent (child);
    child = next;
  }
}

/* Input */

static void
show_table (GtkWidget *widget, const char *action, GVariant *parameter) {
  pt_plot_show_table (PT_PLOT (widget));
}

void
pt_plot_install (GtkWidgetClass *widget_class) {
  gtk_widget_class_install_action (widget_class, "chart.show-table", NULL, show_table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "chart.show-table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.show-table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "chart.show-table", NULL);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

void
pt_plot_add_input (PtPlot *self, const PtPlotInput *input) {
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (widget, TRUE);
  g_signal_connect_swapped (motion, "motion", input->motion, self);
  g_signal_connect_swapped (motion, "leave", input->leave, self);
  g_signal_connect_swapped (keys, "key-pressed", input->key_pressed, self);
  g_signal_connect_swapped (focus, "leave", input->leave, self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pt_plot_show_table), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", input->redraw,
                           self, G_CONNECT_SWAPPED);
}
