// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/charts/pt-chart-axis.h"
#include "ui/charts/pt-chart-describe.h"

#define CHECK_FORMAT(unit, value, step, expected)                                                  \
  do {                                                                                             \
    g_autofree char *text = pt_axis_format (unit, value, step);                                    \
    pt_check_str (text, expected);                                                                 \
  } while (0)

PT_TEST (numbers_have_a_unit_and_three_digits) {
  CHECK_FORMAT (PT_CHART_BYTES, 0, 0, "0 B");
  CHECK_FORMAT (PT_CHART_BYTES, 1023, 0, "1023 B");
  CHECK_FORMAT (PT_CHART_BYTES, 1536, 0, "1.50 KiB");
  CHECK_FORMAT (PT_CHART_BYTES, 41.2 * 1048576, 0, "41.2 MiB");
  CHECK_FORMAT (PT_CHART_COUNT, 1200, 0, "1.20k");
  CHECK_FORMAT (PT_CHART_COUNT, 97, 0, "97.0");
  CHECK_FORMAT (PT_CHART_SECONDS, 1.25, 0, "1.25 s");
  CHECK_FORMAT (PT_CHART_SECONDS, 0.018, 0, "18.0 ms");
  CHECK_FORMAT (PT_CHART_SECONDS, 0.000250, 0, "250 \u00b5s");
}

PT_TEST (a_step_decides_the_digits) {
  CHECK_FORMAT (PT_CHART_SECONDS, 0.5, 0.5, "500 ms");
  CHECK_FORMAT (PT_CHART_SECONDS, 1.5, 0.5, "1.5 s");
  CHECK_FORMAT (PT_CHART_SECONDS, 0.0, 0.005, "0 ms");
  CHECK_FORMAT (PT_CHART_BYTES, 4 * 1048576, 2 * 1048576, "4 MiB");
}

PT_TEST (ticks_are_round_rising_and_within) {
  static const struct {
    PtChartUnit unit;
    double low, high;
  } rows[] = {
      {PT_CHART_SECONDS, 0.0, 0.0134}, {PT_CHART_SECONDS, 3.7, 9.1},
      {PT_CHART_BYTES, 0.0, 58e6},     {PT_CHART_BYTES, 0.0, 900.0},
      {PT_CHART_COUNT, 0.0, 1234567},  {PT_CHART_SECONDS, 0.0, 3600.0},
  };

  for (gsize r = 0; r < G_N_ELEMENTS (rows); r++) {
    PtAxis axis;
    pt_axis_init (&axis, rows[r].unit, rows[r].low, rows[r].high, 6);
    pt_check (axis.n_ticks >= 2 && axis.n_ticks <= 7);
    for (guint i = 0; i < axis.n_ticks; i++) {
      pt_check (axis.ticks[i] >= rows[r].low - axis.step * 1e-6);
      pt_check (axis.ticks[i] <= rows[r].high + axis.step * 1e-6);
      pt_check (i == 0 || axis.ticks[i] > axis.ticks[i - 1]);
    }
  }
}

PT_TEST (an_empty_range_has_no_ticks) {
  PtAxis axis;
  pt_axis_init (&axis, PT_CHART_COUNT, 5.0, 5.0, 6);
  pt_check_int (axis.n_ticks, 0);
}

PT_TEST (an_axis_ends_at_or_above_its_data) {
  pt_check (pt_axis_round_up (PT_CHART_BYTES, 3e6, 4) >= 3e6);
  pt_check (pt_axis_round_up (PT_CHART_BYTES, 3e6, 4) < 6e6);
  pt_check (pt_axis_round_up (PT_CHART_COUNT, 10.0, 5) == 10.0);
  pt_check (pt_axis_round_up (PT_CHART_COUNT, 0.0, 5) == 1.0);
}

PT_TEST (a_chart_can_be_said_in_a_sentence) {
  g_autoptr (PtSeries) used = pt_series_new (64);
  g_autoptr (PtSeries) peak = pt_series_new (64);
  PtChartModel model = {
      .lines = {{used, "Used", PT_CHART_AREA, 0}, {peak, "Peak", PT_CHART_DASHED, 1}},
      .n_lines = 2,
      .unit = PT_CHART_BYTES,
      .empty_text = "nothing yet",
  };
  g_autofree char *empty = pt_chart_describe (&model, "Arena");

  pt_check_str (empty, "Arena: nothing yet");
  for (guint i = 0; i < 50; i++) {
    pt_series_append (used, i, (50 - i) * 1048576.0);
    pt_series_append (peak, i, 50 * 1048576.0);
  }
  g_autofree char *full = pt_chart_describe (&model, "Arena");
  pt_check_str (full, "Arena: used 1.00 MiB, peak 50.0 MiB; falling");
}

PT_TEST_MAIN
