// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-chart-axis.h"

#include <math.h>

static double
round_step (PtChartUnit unit, double rough) {
  if (unit == PT_CHART_BYTES)
    return MAX (1.0, exp2 (ceil (log2 (rough) - 1e-9)));

  double decade = pow (10.0, floor (log10 (rough)));
  static const double factors[] = {1.0, 2.0, 5.0, 10.0};
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    if (rough <= decade * factors[i] * (1.0 + 1e-9))
      return decade * factors[i];
  return decade * 10.0;
}

void
pt_axis_init (PtAxis *self, PtChartUnit unit, double low, double high, guint wanted) {
  *self = (PtAxis){0};
  wanted = CLAMP (wanted, 2, PT_AXIS_MAX_TICKS);
  if (!(high > low) || !isfinite (low) || !isfinite (high))
    return;
  self->step = round_step (unit, (high - low) / wanted);
  // Counting multiples instead of adding steps keeps 0.1 + 0.1 + 0.1 out of the labels.
  double first = ceil (low / self->step - 1e-9) + 0.0; // no minus zero
  for (double i = first; self->n_ticks < PT_AXIS_MAX_TICKS; i++) {
    double tick = i * self->step;
    if (tick > high + self->step * 1e-9)
      break;
    self->ticks[self->n_ticks++] = tick;
  }
}

double
pt_axis_round_up (PtChartUnit unit, double value, guint wanted) {
  if (!(value > 0.0) || !isfinite (value))
    return 1.0;
  double step = round_step (unit, value / MAX (wanted, 1));
  return ceil (value / step - 1e-9) * step;
}

/** Digits after the point that write a step as it is: two neighbours never look the same. */
static int
digits_for (double value, double step) {
  if (step > 0.0) {
    int digits = CLAMP ((int)ceil (-log10 (step) - 1e-9), 0, 6);
    double scaled = step * pow (10.0, digits);
    return digits < 6 && fabs (scaled - round (scaled)) > 0.01 ? digits + 1 : digits;
  }
  double size = fabs (value);
  return size >= 100.0 || size == 0.0 ? 0 : size >= 10.0 ? 1 : 2;
}

char *
pt_axis_format (PtChartUnit unit, double value, double step) {
  static const char *const bytes[] = {"B", "KiB", "MiB", "GiB", "TiB"};
  static const char *const counts[] = {"", "k", "M", "G", "T"};
  static const char *const seconds[] = {"s", "ms", "\u00b5s", "ns"};
  double base = unit == PT_CHART_BYTES ? 1024.0 : 1000.0;
  // An axis is labelled in the unit of the value itself; a lone zero needs none.
  double size = fabs (value);
  guint power = 0;

  if (unit == PT_CHART_SECONDS) {
    double finest = step > 0.0 ? MAX (size, step) : size;
    while (power + 1 < G_N_ELEMENTS (seconds) && finest > 0.0 && finest < 1.0) {
      finest *= 1000.0;
      value *= 1000.0;
      step *= 1000.0;
      power++;
    }
    return g_strdup_printf ("%.*f %s", digits_for (value, step), value, seconds[power]);
  }
  if (unit == PT_CHART_PERCENT)
    return g_strdup_printf ("%.*f %%", step > 0.0 ? digits_for (value, step) : size < 99.95, value);
  if (unit == PT_CHART_RATIO)
    return g_strdup_printf ("%.*f\u00d7", digits_for (value, step), value);
  while (power + 1 < G_N_ELEMENTS (counts) && size >= base) {
    size /= base;
    value /= base;
    step /= base;
    power++;
  }
  gboolean whole = power == 0 && (unit == PT_CHART_BYTES || unit == PT_CHART_WHOLE);
  int digits = whole ? 0 : digits_for (value, step);
  if (unit == PT_CHART_RATE)
    return g_strdup_printf ("%.*f %sB/s", digits, value, counts[power]);
  if (unit == PT_CHART_BYTES)
    return g_strdup_printf ("%.*f %s", digits, value, bytes[power]);
  return g_strdup_printf ("%.*f%s", digits, value, counts[power]);
}
