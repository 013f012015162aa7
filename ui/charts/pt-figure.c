// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-figure.h"

#include "ui/charts/pt-chart-look.h"
#include "ui/charts/pt-plot.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PtFigure {
  GtkWidget parent_instance;

  char *title;
  const PtPainter *painter; /* (nullable) */
  gpointer model;
  GDestroyNotify free_model;
  int active;
  PtChartLook look;
  cairo_t *measure; /* of a surface without pixels, for text sizes */
};

static void pt_figure_plot_init (PtPlotInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PtFigure, pt_figure, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PT_TYPE_PLOT, pt_figure_plot_init))

static guint
n_items (PtFigure *self) {
  return self->painter != NULL ? self->painter->n_items (self->model) : 0;
}

/* Drawing */

static void
pt_figure_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  PtFigure *self = PT_FIGURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->painter == NULL || width < 1 || height < 1)
    return;
  pt_chart_look_read (&self->look, widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  self->painter->paint (cr, self->model, &self->look.style, width, height, self->active);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
pt_figure_get_request_mode (GtkWidget *widget) {
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pt_figure_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                   int *natural, int *minimum_baseline, int *natural_baseline) {
  PtFigure *self = PT_FIGURE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 160;
    *natural = 360;
  } else if (self->painter == NULL) {
    *minimum = *natural = 0;
  } else {
    pt_chart_look_read (&self->look, widget);
    *minimum = *natural = self->painter->height (self->measure, self->model, &self->look.style,
                                                 for_size > 0 ? for_size : 360);
  }
}

static void
pt_figure_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  pt_plot_allocate_popovers (PT_PLOT (widget));
}

static void
redraw (GtkWidget *widget) {
  gtk_widget_queue_draw (widget);
}

/* Words */

/** What is under the cursor, or how much there is and the first of it. */
static void
update_label (PtFigure *self) {
  g_autofree char *label = NULL;
  guint count = n_items (self);

  if (self->title == NULL)
    return;
  if (self->active >= 0) {
    g_autofree char *item = self->painter->read_out (self->model, (guint)self->active);
    label = g_strdup_printf ("%s: %s", self->title, item);
  } else if (count > 0) {
    g_autofree char *item = self->painter->read_out (self->model, 0);
    /* Translators: a chart's title, its first row, how many rows there are */
    label = g_strdup_printf (ngettext ("%s: %s (%u row)", "%s: %s (first of %u rows)", count),
                             self->title, item, count);
  } else {
    const char *empty = self->painter != NULL ? self->painter->empty_text (self->model) : NULL;
    label = g_strdup_printf ("%s: %s", self->title, empty != NULL ? empty : _ ("empty"));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
pt_figure_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip) {
  PtFigure *self = PT_FIGURE (widget);

  if (self->active < 0 || (guint)self->active >= n_items (self))
    return FALSE;
  g_autofree char *text = self->painter->read_out (self->model, (guint)self->active);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Pointer and keys */

void
pt_figure_set_active (PtFigure *self, int item) {
  g_return_if_fail (PT_IS_FIGURE (self));
  item = CLAMP (item, -1, (int)n_items (self) - 1);
  if (self->active == item)
    return;
  self->active = item;
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

int
pt_figure_get_active (PtFigure *self) {
  g_return_val_if_fail (PT_IS_FIGURE (self), -1);
  return self->active;
}

static void
on_motion (PtFigure *self, double x, double y) {
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->painter != NULL)
    pt_figure_set_active (self,
                          self->painter->item_at (self->measure, self->model, &self->look.style,
                                                  gtk_widget_get_width (widget),
                                                  gtk_widget_get_height (widget), x, y));
}

static void
on_leave (PtFigure *self) {
  pt_figure_set_active (self, -1);
}

static gboolean
on_key_pressed (PtFigure *self, guint key, guint code, GdkModifierType state) {
  int last = (int)n_items (self) - 1;

  if (last < 0)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Down:
  case GDK_KEY_Right:
    // At the end the key goes on to the page, which scrolls.
    if (self->active >= last)
      return GDK_EVENT_PROPAGATE;
    pt_figure_set_active (self, self->active + 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_Left:
    if (self->active <= 0)
      return GDK_EVENT_PROPAGATE;
    pt_figure_set_active (self, self->active - 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
    pt_figure_set_active (self, 0);
    return GDK_EVENT_STOP;
  case GDK_KEY_End:
    pt_figure_set_active (self, last);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Plot */

static const char *
plot_get_title (PtPlot *plot) {
  return PT_FIGURE (plot)->title;
}

static void
plot_paint (PtPlot *plot, cairo_t *cr, int width, int height) {
  PtFigure *self = PT_FIGURE (plot);

  if (self->painter == NULL)
    return;
  pt_chart_look_read (&self->look, GTK_WIDGET (self));
  self->painter->paint (cr, self->model, &self->look.style, width, height, -1);
}

static PtTable *
plot_tabulate (PtPlot *plot) {
  PtFigure *self = PT_FIGURE (plot);
  return self->painter != NULL ? self->painter->tabulate (self->model) : NULL;
}

static const char *
plot_get_empty_text (PtPlot *plot) {
  PtFigure *self = PT_FIGURE (plot);
  return self->painter != NULL ? self->painter->empty_text (self->model) : NULL;
}

static void
pt_figure_plot_init (PtPlotInterface *iface) {
  iface->get_title = plot_get_title;
  iface->paint = plot_paint;
  iface->tabulate = plot_tabulate;
  iface->get_empty_text = plot_get_empty_text;
}

/* Object */

static void
drop_model (PtFigure *self) {
  if (self->free_model != NULL)
    self->free_model (self->model);
  self->model = NULL;
  self->free_model = NULL;
  self->painter = NULL;
  self->active = -1;
}

static void
pt_figure_dispose (GObject *object) {
  PtFigure *self = PT_FIGURE (object);

  pt_plot_drop_popovers (PT_PLOT (self));
  drop_model (self);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->measure, cairo_destroy);
  pt_chart_look_clear (&self->look);
  G_OBJECT_CLASS (pt_figure_parent_class)->dispose (object);
}

static void
pt_figure_class_init (PtFigureClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_figure_dispose;
  widget_class->snapshot = pt_figure_snapshot;
  widget_class->get_request_mode = pt_figure_get_request_mode;
  widget_class->measure = pt_figure_measure;
  widget_class->size_allocate = pt_figure_size_allocate;
  widget_class->query_tooltip = pt_figure_query_tooltip;
  pt_plot_install (widget_class);
}

static void
pt_figure_init (PtFigure *self) {
  GtkWidget *widget = GTK_WIDGET (self);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);

  self->active = -1;
  self->measure = cairo_create (surface);
  cairo_surface_destroy (surface);
  gtk_widget_set_has_tooltip (widget, TRUE);
  pt_plot_add_input (PT_PLOT (self), &(PtPlotInput){.motion = G_CALLBACK (on_motion),
                                                    .leave = G_CALLBACK (on_leave),
                                                    .key_pressed = G_CALLBACK (on_key_pressed),
                                                    .redraw = G_CALLBACK (redraw)});
}

GtkWidget *
pt_figure_new (void) {
  return g_object_new (PT_TYPE_FIGURE, NULL);
}

void
pt_figure_set (PtFigure *self, const char *title, const PtPainter *painter, gpointer model,
               GDestroyNotify free_model) {
  g_return_if_fail (PT_IS_FIGURE (self));

  drop_model (self);
  g_free (self->title);
  self->title = g_strdup (title);
  self->painter = painter;
  self->model = model;
  self->free_model = free_model;
  update_label (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gconstpointer
pt_figure_get_model (PtFigure *self) {
  g_return_val_if_fail (PT_IS_FIGURE (self), NULL);
  return self->model;
}
