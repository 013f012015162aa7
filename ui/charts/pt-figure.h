// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/charts/pt-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_FIGURE (pt_figure_get_type ())
G_DECLARE_FINAL_TYPE (PtFigure, pt_figure, PT, FIGURE, GtkWidget)

/**
 * PtFigure:
 *
 * Shows what a PtPainter paints. The item under the pointer, or under the cursor that the arrow
 * keys move, is emphasised and told; as high as the painter needs it. A PtPlot.
 *
 * # CSS nodes
 *
 * `chart`, with the colours of PtChart.
 */
GtkWidget *pt_figure_new (void);

/**
 * pt_figure_set:
 * @title: what it is about, for its accessible label
 * @painter: must live for ever
 * @model: (transfer full): of the painter's type
 */
void pt_figure_set (PtFigure *self, const char *title, const PtPainter *painter, gpointer model,
                    GDestroyNotify free_model);
/** (nullable): of the painter's type */
gconstpointer pt_figure_get_model (PtFigure *self);

/** The item under pointer or cursor; -1 = none. */
int pt_figure_get_active (PtFigure *self);
void pt_figure_set_active (PtFigure *self, int item);

G_END_DECLS
