// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/charts/pt-plot.h"

G_BEGIN_DECLS

#define PT_TYPE_CHART_CARD (pt_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (PtChartCard, pt_chart_card, PT, CHART_CARD, GtkWidget)

/**
 * PtChartCard:
 *
 * A chart with its title, what it shows in a sentence, and a menu: its table, and exporting it as
 * PNG, SVG, PDF or CSV.
 *
 * Properties: `title`, `definition`, `plot` (the chart), `extra` (a widget beside the title, such
 * as a choice of what is shown).
 */
GtkWidget *pt_chart_card_new (const char *title, const char *definition, PtPlot *plot);

G_END_DECLS
