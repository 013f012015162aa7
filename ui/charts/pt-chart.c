// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart.h"

#include "ui/charts/pt-chart-describe.h"
#include "ui/charts/pt-chart-look.h"
#include "ui/charts/pt-chart-paint.h"
#include "ui/charts/pt-chart-table.h"
#include "ui/charts/pt-plot.h"

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
  PtChartLook look;

  PtTimeline *timeline; /* (nullable): shared with other charts */
  double cursor;        /* seconds; NAN = none */
  double drag_from;     /* seconds; NAN = nothing is dragged */
};

static void pt_chart_plot_init (PtPlotInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PtChart, pt_chart, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PT_TYPE_PLOT, pt_chart_plot_init))

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

static void
update_style (PtChart *self) {
  pt_chart_look_read (&self->look, GTK_WIDGET (self));
}

static void
pt_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change) {
  GTK_WIDGET_CLASS (pt_chart_parent_class)->css_changed (widget, change);
  repaint (PT_CHART (widget));
}

static GdkTexture *
paint_texture (PtChart *self, int width, int height) {
  int scale = (int)self->look.style.scale;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr = cairo_create (surface);
  gint64 start = g_get_monotonic_time ();

  cairo_scale (cr, scale, scale);
  pt_chart_layout (cr, &self->model, &self->look.style, width, height, &self->layout);
  pt_chart_paint (cr, &self->model, &self->look.style, width, height);
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
  double start, end;
  gboolean selected =
      self->timeline != NULL && pt_timeline_get_selection (self->timeline, &start, &end);
  if (selected || !isnan (self->cursor)) {
    cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
    if (selected)
      pt_chart_paint_selection (cr, &self->look.style, &self->layout, start, end);
    if (!isnan (self->cursor))
      pt_chart_paint_cursor (cr, &self->model, &self->look.style, &self->layout, self->cursor);
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
  pt_plot_allocate_popovers (PT_PLOT (self));
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
  if (self->timeline != NULL) {
    pt_timeline_set_cursor (self->timeline, seconds); // comes back as a change of it
    return;
  }
  self->cursor = seconds;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
seconds_at (PtChart *self, double x) {
  return pt_chart_layout_x_to_seconds (&self->layout, x);
}

static void
on_motion (PtChart *self, double x, double y) {
  if (!self->layout.empty && self->layout.plot.width > 0.0)
    set_cursor (self, seconds_at (self, x));
}

static void
on_leave (PtChart *self) {
  // A shared cursor stays where it was put: the numbers elsewhere belong to it.
  if (self->timeline == NULL)
    set_cursor (self, NAN);
}

/* Time */

static void
on_timeline_changed (PtChart *self) {
  double start, end;

  pt_timeline_get_view (self->timeline, &start, &end);
  gboolean zoomed = pt_timeline_is_zoomed (self->timeline);
  double x_min = zoomed ? start : 0.0, x_max = zoomed ? end : 0.0;
  if (x_min != self->model.x_min || x_max != self->model.x_max) {
    self->model.x_min = x_min;
    self->model.x_max = x_max;
    repaint (self);
  }
  self->cursor = pt_timeline_get_cursor (self->timeline);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pt_chart_set_timeline (PtChart *self, PtTimeline *timeline) {
  g_return_if_fail (PT_IS_CHART (self));
  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_data (self->timeline, self);
  g_set_object (&self->timeline, timeline);
  if (timeline == NULL)
    return;
  g_signal_connect_object (timeline, "changed", G_CALLBACK (on_timeline_changed), self,
                           G_CONNECT_SWAPPED);
  on_timeline_changed (self);
}

/** With Ctrl a chart zooms, with Shift it moves; otherwise the page scrolls. */
static gboolean
on_scroll (PtChart *self, double dx, double dy, GtkEventController *scroll) {
  GdkModifierType state = gtk_event_controller_get_current_event_state (scroll);
  double range = self->layout.x_max - self->layout.x_min;

  if (self->timeline == NULL || self->layout.empty)
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    pt_timeline_zoom (self->timeline, dy < 0.0 ? 1.25 : 0.8, self->cursor);
  else if (state & GDK_SHIFT_MASK || fabs (dx) > fabs (dy))
    pt_timeline_pan (self->timeline, (fabs (dx) > fabs (dy) ? dx : dy) * range / 20.0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_drag_begin (PtChart *self, double x, double y) {
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_from = self->timeline != NULL && !self->layout.empty ? seconds_at (self, x) : NAN;
}

static void
on_drag_update (PtChart *self, double dx, double dy, GtkGestureDrag *drag) {
  double x, y;

  if (isnan (self->drag_from) || fabs (dx) < 3.0)
    return;
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  pt_timeline_select (self->timeline, self->drag_from, seconds_at (self, x + dx));
}

/** A click without a drag takes a selection away. */
static void
on_drag_end (PtChart *self, double dx, double dy) {
  if (!isnan (self->drag_from) && fabs (dx) < 3.0)
    pt_timeline_select_none (self->timeline);
  self->drag_from = NAN;
}

/** Keys that a shared time adds. */
static gboolean
press_time_key (PtChart *self, guint key, GdkModifierType state) {
  double range = self->layout.x_max - self->layout.x_min;
  double start, end;

  switch (key) {
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    pt_timeline_zoom (self->timeline, 1.5, self->cursor);
    return GDK_EVENT_STOP;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    pt_timeline_zoom (self->timeline, 1.0 / 1.5, self->cursor);
    return GDK_EVENT_STOP;
  case GDK_KEY_0:
  case GDK_KEY_KP_0:
    pt_timeline_show_all (self->timeline);
    return GDK_EVENT_STOP;
  case GDK_KEY_Left:
  case GDK_KEY_Right: {
    double step = key == GDK_KEY_Left ? -range / 50.0 : range / 50.0;
    if (state & GDK_CONTROL_MASK) {
      pt_timeline_pan (self->timeline, step * 5.0);
      return GDK_EVENT_STOP;
    }
    if ((state & GDK_SHIFT_MASK) == 0)
      return GDK_EVENT_PROPAGATE;
    // The cursor takes one end of the selection along.
    double from = isnan (self->cursor) ? self->layout.x_max : self->cursor;
    double to = CLAMP (from + step, self->layout.x_min, self->layout.x_max);
    if (!pt_timeline_get_selection (self->timeline, &start, &end))
      start = end = from;
    pt_timeline_select (self->timeline, from == start ? end : start, to);
    set_cursor (self, to);
    return GDK_EVENT_STOP;
  }
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/** The arrows move the read-out by a fiftieth of the chart. */
static gboolean
on_key_pressed (PtChart *self, guint key, guint code, GdkModifierType state) {
  double range = self->layout.x_max - self->layout.x_min;
  double step = key == GDK_KEY_Left ? -range / 50.0 : key == GDK_KEY_Right ? range / 50.0 : 0.0;

  if (self->layout.empty)
    return GDK_EVENT_PROPAGATE;
  if (self->timeline != NULL && press_time_key (self, key, state))
    return GDK_EVENT_STOP;
  if (step == 0.0)
    return GDK_EVENT_PROPAGATE;
  double from = isnan (self->cursor) ? self->layout.x_max : self->cursor;
  set_cursor (self, CLAMP (from + step, self->layout.x_min, self->layout.x_max));
  return GDK_EVENT_STOP;
}

/* Plot */

static const char *
plot_get_title (PtPlot *plot) {
  return PT_CHART (plot)->title;
}

static void
plot_paint (PtPlot *plot, cairo_t *cr, int width, int height) {
  PtChart *self = PT_CHART (plot);
  update_style (self);
  pt_chart_paint (cr, &self->model, &self->look.style, width, height);
}

static PtTable *
plot_tabulate (PtPlot *plot) {
  return pt_chart_tabulate (&PT_CHART (plot)->model);
}

static const char *
plot_get_empty_text (PtPlot *plot) {
  return PT_CHART (plot)->model.empty_text;
}

static void
pt_chart_plot_init (PtPlotInterface *iface) {
  iface->get_title = plot_get_title;
  iface->paint = plot_paint;
  iface->tabulate = plot_tabulate;
  iface->get_empty_text = plot_get_empty_text;
}

/* Object */

static void
pt_chart_dispose (GObject *object) {
  PtChart *self = PT_CHART (object);

  pt_plot_drop_popovers (PT_PLOT (self));
  g_clear_object (&self->timeline);
  g_clear_object (&self->texture);
  self->model.n_lines = 0;
  g_clear_object (&self->owner);
  g_clear_pointer (&self->title, g_free);
  pt_chart_look_clear (&self->look);
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
  pt_plot_install (widget_class);
}

static void
pt_chart_init (PtChart *self) {
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->cursor = self->drag_from = NAN;
  self->layout.empty = TRUE;
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (repaint), NULL);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  pt_plot_add_input (PT_PLOT (self), &(PtPlotInput){.motion = G_CALLBACK (on_motion),
                                                    .leave = G_CALLBACK (on_leave),
                                                    .key_pressed = G_CALLBACK (on_key_pressed),
                                                    .redraw = G_CALLBACK (repaint)});
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
  if (self->timeline != NULL)
    on_timeline_changed (self);
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
