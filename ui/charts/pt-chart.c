// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart.h"

#include "ui/charts/pt-chart-describe.h"
#include "ui/charts/pt-chart-paint.h"
#include "ui/charts/pt-chart-table.h"

#include <adwaita.h>
#include <math.h>

#define BUDGET_US 4000        /* of a frame, for painting */
#define SLOWEST_FRAMES 4      /* at worst every fourth frame: 15 of 60 */
#define LABEL_INTERVAL_US 1e6 /* a screen reader is told at most once a second */

struct _PtChart {
  GtkWidget parent_instance;

  char *title;
  PtChartModel model;
  GObject *owner; /* keeps the series of the model alive */

  gboolean live;
  guint tick;
  guint64 painted_serial; /* sum of the series' serials when the texture was made */
  gint64 labelled_at;     /* monotonic time */
  double paint_us;        /* running mean */
  guint frames_to_skip;
  guint paint_count;

  GdkTexture *texture; /* the data; NULL = to be painted */
  PtChartLayout layout;
  PtChartStyle style;
  char *font;

  double cursor;      /* seconds; NAN = none */
  GtkWidget *popover; /* (nullable): with the table, while it is shown */
};

G_DEFINE_FINAL_TYPE (PtChart, pt_chart, GTK_TYPE_WIDGET)

static guint64
model_serial (PtChart *self) {
  guint64 sum = 0;
  for (guint i = 0; i < self->model.n_lines; i++)
    sum += pt_series_serial (self->model.lines[i].series);
  return sum;
}

static void
update_label (PtChart *self) {
  gint64 now = g_get_monotonic_time ();
  if (self->title == NULL || (self->live && now - self->labelled_at < LABEL_INTERVAL_US))
    return;
  g_autofree char *label = pt_chart_describe (&self->model, self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->labelled_at = now;
}

static void
repaint (PtChart *self) {
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pt_chart_refresh (PtChart *self) {
  g_return_if_fail (PT_IS_CHART (self));
  if (model_serial (self) != self->painted_serial)
    repaint (self);
  update_label (self);
}

/* Frames */

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data) {
  PtChart *self = PT_CHART (widget);

  if (model_serial (self) == self->painted_serial)
    return G_SOURCE_CONTINUE;
  if (self->frames_to_skip > 0) {
    self->frames_to_skip--;
    return G_SOURCE_CONTINUE;
  }
  // A chart that takes twice its budget is painted on every second frame.
  double over = self->paint_us / BUDGET_US;
  self->frames_to_skip = over > 1.0 ? (guint)MIN (ceil (over), SLOWEST_FRAMES) - 1 : 0;
  pt_chart_refresh (self);
  return G_SOURCE_CONTINUE;
}

static void
update_tick (PtChart *self) {
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean wanted = self->live && gtk_widget_get_mapped (widget);

  if (wanted && self->tick == 0) {
    self->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
  } else if (!wanted && self->tick != 0) {
    gtk_widget_remove_tick_callback (widget, self->tick);
    self->tick = 0;
  }
}

/* Look */

static PtColour
look_up (PtChart *self, const char *name, PtColour otherwise) {
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA rgba;
  if (!gtk_style_context_lookup_color (context, name, &rgba))
    return otherwise;
  return (PtColour){rgba.red, rgba.green, rgba.blue, rgba.alpha};
}

static void
update_style (PtChart *self) {
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  gboolean high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  PangoFontDescription *font = NULL;
  GdkRGBA text;

  gtk_style_context_get_color (context, &text);
  self->style.text = (PtColour){text.red, text.green, text.blue, text.alpha};
  self->style.grid = look_up (self, "pt_chart_grid", (PtColour){0.5, 0.5, 0.5, 0.3});
  self->style.surface = look_up (self, "pt_chart_surface", (PtColour){1.0, 1.0, 1.0, 1.0});
  for (guint i = 0; i < PT_CHART_MAX_LINES; i++) {
    g_autofree char *name = g_strdup_printf ("pt_chart_%u", i + 1);
    self->style.colours[i] = look_up (self, name, self->style.text);
  }
  self->style.area_alpha = high_contrast ? 0.5 : 0.28;
  self->style.line_width = high_contrast ? 2.5 : 1.5;
  self->style.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  self->style.scale = gtk_widget_get_scale_factor (widget);

  font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  g_free (self->font);
  self->font = pango_font_description_to_string (font);
  self->style.font = self->font;
  pango_font_description_free (font);
}

static void
pt_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change) {
  GTK_WIDGET_CLASS (pt_chart_parent_class)->css_changed (widget, change);
  repaint (PT_CHART (widget));
}

static GdkTexture *
paint_texture (PtChart *self, int width, int height) {
  int scale = (int)self->style.scale;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr = cairo_create (surface);
  gint64 start = g_get_monotonic_time ();

  cairo_scale (cr, scale, scale);
  pt_chart_layout (cr, &self->model, &self->style, width, height, &self->layout);
  pt_chart_paint (cr, &self->model, &self->style, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize)stride * height * scale,
      (GDestroyNotify)cairo_surface_destroy, surface);
  GdkTexture *texture =
      gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, bytes, stride);

  double spent = (double)(g_get_monotonic_time () - start);
  self->paint_us = self->paint_count == 0 ? spent : self->paint_us * 0.9 + spent * 0.1;
  self->paint_count++;
  return texture;
}

static void
pt_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  PtChart *self = PT_CHART (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);

  if (width < 1 || height < 1)
    return;
  if (self->texture == NULL) {
    update_style (self);
    self->painted_serial = model_serial (self);
    self->texture = paint_texture (self, width, height);
  }
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  if (!isnan (self->cursor)) {
    cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
    pt_chart_paint_cursor (cr, &self->model, &self->style, &self->layout, self->cursor);
    cairo_destroy (cr);
  }
}

static void
pt_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline) {
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 96 : 32;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 260 : 40;
}

static void
pt_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  PtChart *self = PT_CHART (widget);

  g_clear_object (&self->texture);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
pt_chart_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (pt_chart_parent_class)->map (widget);
  update_tick (PT_CHART (widget));
}

static void
pt_chart_unmap (GtkWidget *widget) {
  GTK_WIDGET_CLASS (pt_chart_parent_class)->unmap (widget);
  update_tick (PT_CHART (widget));
}

static void
pt_chart_direction_changed (GtkWidget *widget, GtkTextDirection previous) {
  repaint (PT_CHART (widget));
}

/* Read-out */

static void
set_cursor (PtChart *self, double seconds) {
  self->cursor = seconds;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (PtChart *self, double x, double y) {
  if (!self->layout.empty && self->layout.plot.width > 0.0)
    set_cursor (self, pt_chart_layout_x_to_seconds (&self->layout, x));
}

static void
on_leave (PtChart *self) {
  set_cursor (self, NAN);
}

/** The arrows move the read-out by a fiftieth of the chart. */
static gboolean
on_key_pressed (PtChart *self, guint key, guint code, GdkModifierType state) {
  double range = self->layout.x_max - self->layout.x_min;
  double step = key == GDK_KEY_Left ? -range / 50.0 : key == GDK_KEY_Right ? range / 50.0 : 0.0;

  if (step == 0.0 || self->layout.empty)
    return GDK_EVENT_PROPAGATE;
  double from = isnan (self->cursor) ? self->layout.x_max : self->cursor;
  set_cursor (self, CLAMP (from + step, self->layout.x_min, self->layout.x_max));
  return GDK_EVENT_STOP;
}

/* Table */

static gboolean
drop_popover (gpointer data) {
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
on_popover_closed (PtChart *self, GtkPopover *popover) {
  // Not from within its own signal.
  if (self->popover == GTK_WIDGET (popover))
    g_idle_add_full (G_PRIORITY_DEFAULT, drop_popover, g_steal_pointer (&self->popover), NULL);
}

static void
show_table (GtkWidget *widget, const char *action, GVariant *parameter) {
  PtChart *self = PT_CHART (widget);

  if (self->popover != NULL || self->model.n_lines == 0)
    return;
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), pt_chart_table_new (&self->model));
  gtk_widget_set_parent (self->popover, widget);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_popover_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_secondary_click (PtChart *self) {
  gtk_widget_activate_action (GTK_WIDGET (self), "chart.show-table", NULL);
}

/* Object */

static void
pt_chart_dispose (GObject *object) {
  PtChart *self = PT_CHART (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->texture);
  self->model.n_lines = 0;
  g_clear_object (&self->owner);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->font, g_free);
  G_OBJECT_CLASS (pt_chart_parent_class)->dispose (object);
}

static void
pt_chart_class_init (PtChartClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_chart_dispose;
  widget_class->snapshot = pt_chart_snapshot;
  widget_class->measure = pt_chart_measure;
  widget_class->size_allocate = pt_chart_size_allocate;
  widget_class->map = pt_chart_map;
  widget_class->unmap = pt_chart_unmap;
  widget_class->css_changed = pt_chart_css_changed;
  widget_class->direction_changed = pt_chart_direction_changed;
  gtk_widget_class_install_action (widget_class, "chart.show-table", NULL, show_table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "chart.show-table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.show-table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "chart.show-table", NULL);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pt_chart_init (PtChart *self) {
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cursor = NAN;
  self->layout.empty = TRUE;
  gtk_widget_set_focusable (widget, TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (repaint), NULL);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_secondary_click), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (repaint), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pt_chart_new (void) {
  return g_object_new (PT_TYPE_CHART, NULL);
}

void
pt_chart_set_model (PtChart *self, const char *title, const PtChartModel *model, GObject *owner) {
  g_return_if_fail (PT_IS_CHART (self));

  g_free (self->title);
  self->title = g_strdup (title);
  self->model = model != NULL ? *model : (PtChartModel){0};
  g_set_object (&self->owner, owner);
  self->cursor = NAN;
  self->labelled_at = 0;
  repaint (self);
  update_label (self);
}

void
pt_chart_set_live (PtChart *self, gboolean live) {
  g_return_if_fail (PT_IS_CHART (self));
  if (self->live == live)
    return;
  self->live = live;
  update_tick (self);
  pt_chart_refresh (self);
}

guint
pt_chart_get_paint_count (PtChart *self) {
  g_return_val_if_fail (PT_IS_CHART (self), 0);
  return self->paint_count;
}
