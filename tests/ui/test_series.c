// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/model/pt-series.h"

#include <math.h>

/** A line with peaks that a sampler of every k-th point would miss. */
static double
value_at (guint i) {
  return i % 997 == 500 ? 1000.0 + i : sin (i * 0.01) * 50.0;
}

PT_TEST (an_empty_series_has_no_extent) {
  g_autoptr (PtSeries) series = pt_series_new (16);
  PtExtent extent;

  pt_check_int (pt_series_length (series), 0);
  pt_check (!pt_series_extent (series, 0, 10, &extent));
  pt_check_int (pt_series_find (series, 1.0), 0);
}

PT_TEST (every_extent_agrees_with_looking_at_each_point) {
  g_autoptr (PtSeries) series = pt_series_new (65536);
  const guint n = 3000;
  guint wrong = 0;

  for (guint i = 0; i < n; i++)
    pt_series_append (series, i * 0.5, value_at (i));
  for (guint first = 0; first < n; first += 37) {
    for (guint end = first + 1; end <= n; end += 211) {
      PtExtent extent = {0}, expected = {INFINITY, -INFINITY, value_at (end - 1)};
      for (guint i = first; i < end; i++) {
        expected.min = fmin (expected.min, value_at (i));
        expected.max = fmax (expected.max, value_at (i));
      }
      wrong += !pt_series_extent (series, first, end, &extent) || extent.min != expected.min ||
               extent.max != expected.max || extent.last != expected.last;
    }
  }
  pt_check_int (wrong, 0);
}

PT_TEST (find_gives_the_first_point_at_or_after) {
  g_autoptr (PtSeries) series = pt_series_new (64);

  for (guint i = 0; i < 10; i++)
    pt_series_append (series, i * 2.0, i);
  pt_check_int (pt_series_find (series, -1.0), 0);
  pt_check_int (pt_series_find (series, 4.0), 2);
  pt_check_int (pt_series_find (series, 4.1), 3);
  pt_check_int (pt_series_find (series, 99.0), 10);
}

PT_TEST (a_full_series_merges_and_keeps_its_peaks) {
  g_autoptr (PtSeries) series = pt_series_new (256);
  const guint n = 50000;
  double max = 0.0;
  PtExtent extent;

  for (guint i = 0; i < n; i++) {
    pt_series_append (series, i, value_at (i));
    max = fmax (max, value_at (i));
  }
  pt_check (pt_series_length (series) <= 256);
  pt_check (pt_series_length (series) >= 64);
  pt_check (pt_series_extent (series, 0, pt_series_length (series), &extent));
  pt_check (extent.max == max);
  pt_check (extent.last == value_at (n - 1));
  for (guint i = 1; i < pt_series_length (series); i++)
    pt_check (pt_series_x (series, i) > pt_series_x (series, i - 1));
}

PT_TEST (the_serial_grows_with_every_change) {
  g_autoptr (PtSeries) series = pt_series_new (8);
  guint64 serial = pt_series_serial (series);

  pt_series_append (series, 0.0, 1.0);
  pt_check (pt_series_serial (series) > serial);
  serial = pt_series_serial (series);
  pt_series_clear (series);
  pt_check (pt_series_serial (series) > serial);
  pt_check_int (pt_series_length (series), 0);
}

PT_TEST (time_never_runs_backwards) {
  g_autoptr (PtSeries) series = pt_series_new (8);

  pt_series_append (series, 5.0, 1.0);
  pt_series_append (series, 3.0, 2.0);
  pt_check (pt_series_x (series, 1) == 5.0);
}

PT_TEST_MAIN
