// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Round numbers for an axis, and numbers with their unit.

#include "ui/charts/pt-chart-model.h"

G_BEGIN_DECLS

#define PT_AXIS_MAX_TICKS 12

typedef struct {
  double step;
  double ticks[PT_AXIS_MAX_TICKS]; /* multiples of step within the range, rising */
  guint n_ticks;
} PtAxis;

/** Ticks at round values of [low, high], at most wanted of them (2..PT_AXIS_MAX_TICKS). Bytes get
 * powers of 2. Nothing is round about an empty range: no ticks. */
void pt_axis_init (PtAxis *self, PtChartUnit unit, double low, double high, guint wanted);

/** The first multiple of a round step at or above value: where an axis that starts at zero should
 * end. */
double pt_axis_round_up (PtChartUnit unit, double value, guint wanted);

/** "8.1 MiB", "250 ms", "1.2k", "97.4 %". step decides how many digits are worth writing; 0 = three
 * digits. (transfer full) */
char *pt_axis_format (PtChartUnit unit, double value, double step);

G_END_DECLS
