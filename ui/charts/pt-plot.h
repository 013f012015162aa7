// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/charts/pt-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_PLOT (pt_plot_get_type ())
G_DECLARE_INTERFACE (PtPlot, pt_plot, PT, PLOT, GtkWidget)

/**
 * PtPlot:
 *
 * What every chart can do, whatever it shows: be painted anywhere, be read as a table, be written
 * to a file. One painter serves the screen and the files.
 */
struct _PtPlotInterface {
  GTypeInterface parent;

  /** (nullable): what it is about. */
  const char *(*get_title) (PtPlot *self);
  /** As on the screen, without what is under the pointer. */
  void (*paint) (PtPlot *self, cairo_t *cr, int width, int height);
  /** (transfer full) (nullable): NULL when there is nothing to read */
  PtTable *(*tabulate) (PtPlot *self);
  /** (nullable): said in place of a table */
  const char *(*get_empty_text) (PtPlot *self);
};

typedef enum {
  PT_PLOT_PNG, /* two pixels for each of the screen's */
  PT_PLOT_SVG,
  PT_PLOT_PDF,
  PT_PLOT_CSV, /* the table */
} PtPlotFormat;

/** "png". Valid for ever. */
const char *pt_plot_format_extension (PtPlotFormat format);

const char *pt_plot_get_title (PtPlot *self);

/**
 * pt_plot_render:
 *
 * Returns: (transfer full): a file's content, for a picture of width by height
 */
GBytes *pt_plot_render (PtPlot *self, PtPlotFormat format, int width, int height);

/**
 * pt_plot_show_table:
 *
 * Opens the table in a popover. The widget presents its popovers when it is allocated, and
 * unparents them when it is disposed: see pt_plot_allocate_popovers() and pt_plot_drop_popovers().
 */
void pt_plot_show_table (PtPlot *self);

/**
 * PtPlotInput:
 *
 * What an implementation does at the pointer and the keys. As signal handlers of the controllers,
 * with the widget as first argument.
 */
typedef struct {
  GCallback motion, leave, key_pressed;
  GCallback redraw; /* the look changed */
} PtPlotInput;

/** From class_init: the action chart.show-table, its keys, the CSS name and the accessible role. */
void pt_plot_install (GtkWidgetClass *widget_class);
/** From init: focus, controllers; the secondary button opens the table. */
void pt_plot_add_input (PtPlot *self, const PtPlotInput *input);

void pt_plot_allocate_popovers (PtPlot *self);
void pt_plot_drop_popovers (PtPlot *self);

G_END_DECLS
