// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A chart as a sentence, for those who listen to it.

#include "ui/charts/pt-chart-model.h"

G_BEGIN_DECLS

/** "Arena: used 41 MiB, reserved 64 MiB, peak 58 MiB; falling". The last word tells how the first
 * line has moved over the last tenth of its time. (transfer full) */
char *pt_chart_describe (const PtChartModel *model, const char *title);

G_END_DECLS
