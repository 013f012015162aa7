// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The painter's style as the theme has it: light or dark, high contrast, text direction and font.

#include "ui/charts/pt-chart-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  PtChartStyle style;
  char *font; /* what style.font points to */
} PtChartLook;

/** Of a widget that is in a window. */
void pt_chart_look_read (PtChartLook *self, GtkWidget *widget);
void pt_chart_look_clear (PtChartLook *self);

G_END_DECLS
