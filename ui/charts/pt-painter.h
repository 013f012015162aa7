// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A kind of chart that shows a number of items at once: what PtFigure needs to know of it. Pure:
// any cairo surface will do.

#include "ui/charts/pt-chart-model.h"
#include "ui/charts/pt-table.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct {
  /** Pixels that the model needs at that width. */
  int (*height) (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width);
  /** active: the item to emphasise, -1 = none */
  void (*paint) (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width, int height,
                 int active);
  guint (*n_items) (gconstpointer model);
  /** Item at a point, -1 = none. */
  int (*item_at) (cairo_t *cr, gconstpointer model, const PtChartStyle *style, int width,
                  int height, double x, double y);
  /** (transfer full): an item as a line of text */
  char *(*read_out) (gconstpointer model, guint item);
  /** (transfer full) (nullable) */
  PtTable *(*tabulate) (gconstpointer model);
  /** (nullable): said when there are no items */
  const char *(*empty_text) (gconstpointer model);
} PtPainter;

G_END_DECLS
