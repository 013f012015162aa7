// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/charts/pt-chart-model.h"
#include "ui/charts/pt-timeline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_CHART (pt_chart_get_type ())
G_DECLARE_FINAL_TYPE (PtChart, pt_chart, PT, CHART, GtkWidget)

/**
 * PtChart:
 *
 * Shows a chart model. Repaints only what has changed: the data into a texture when a series has
 * grown while the widget is live and mapped, the read-out under the pointer on top of it.
 *
 * Return, the menu key or a secondary click show the numbers as a table. With a timeline: dragging
 * selects an interval, Ctrl and the wheel or + and - zoom, Ctrl and the arrows move the view, 0
 * shows all.
 *
 * # CSS nodes
 *
 * `chart`, with the colours `pt_chart_1` to `pt_chart_10`, `pt_chart_grid` and `pt_chart_surface`.
 */
GtkWidget *pt_chart_new (void);

/**
 * pt_chart_set_model:
 * @title: what the chart is about, for its accessible label
 * @model: (nullable): copied; the strings must be static
 * @owner: (nullable): keeps the series alive; the chart holds a reference
 */
void pt_chart_set_model (PtChart *self, const char *title, const PtChartModel *model,
                         GObject *owner);

/**
 * pt_chart_set_timeline:
 * @timeline: (nullable): what the chart shares its time with
 */
void pt_chart_set_timeline (PtChart *self, PtTimeline *timeline);

/**
 * pt_chart_set_live:
 *
 * A live chart looks for new points on every frame while it is mapped. Others cost nothing.
 */
void pt_chart_set_live (PtChart *self, gboolean live);

/**
 * pt_chart_refresh:
 *
 * Looks for new points now.
 */
void pt_chart_refresh (PtChart *self);

/**
 * pt_chart_get_paint_count:
 *
 * Returns: how often the data were painted, for tests
 */
guint pt_chart_get_paint_count (PtChart *self);

G_END_DECLS
