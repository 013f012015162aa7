// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/statistics.h"

#include <stdlib.h>
#include <string.h>

enum { RESAMPLES = 2000 };

/* Two runs of one function on one machine differ by up to this, however often they are repeated:
 * where their code and data lie in memory differs. */
static const double MARGIN = 0.02;

static void
sort (double *values, guint n) {
  for (guint i = 1; i < n; i++) {
    double value = values[i];
    guint at = i;
    for (; at > 0 && values[at - 1] > value; at--)
      values[at] = values[at - 1];
    values[at] = value;
  }
}

static double
median_of_sorted (const double *values, guint n) {
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double
pt_bench_median (const double *values, guint n) {
  pt_assert (n > 0 && n <= PT_BENCH_MAX_SAMPLES);
  double sorted[PT_BENCH_MAX_SAMPLES];
  memcpy (sorted, values, n * sizeof *sorted);
  sort (sorted, n);
  return median_of_sorted (sorted, n);
}

double
pt_bench_min (const double *values, guint n) {
  pt_assert (n > 0);
  double min = values[0];
  for (guint i = 1; i < n; i++)
    min = values[i] < min ? values[i] : min;
  return min;
}

/* xorshift64*: the same resamples each time, so that a document can be computed again. */
static guint
next_below (guint64 *state, guint bound) {
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return (guint)(((*state * 0x2545F4914F6CDD1DULL) >> 33) % bound);
}

static int
by_value (const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

PtBenchInterval
pt_bench_ratio_interval (const double *contestant, const double *baseline, guint n) {
  pt_assert (n > 0 && n <= PT_BENCH_MAX_SAMPLES);
  double ratios[RESAMPLES];
  double a[PT_BENCH_MAX_SAMPLES], b[PT_BENCH_MAX_SAMPLES];
  guint64 state = 0x9E3779B97F4A7C15ULL;
  for (guint i = 0; i < RESAMPLES; i++) {
    for (guint k = 0; k < n; k++) {
      guint round = next_below (&state, n);
      a[k] = contestant[round];
      b[k] = baseline[round];
    }
    sort (a, n);
    sort (b, n);
    ratios[i] = median_of_sorted (b, n) / median_of_sorted (a, n);
  }
  qsort (ratios, RESAMPLES, sizeof *ratios, by_value);
  return (PtBenchInterval){ratios[RESAMPLES / 40], ratios[RESAMPLES - 1 - RESAMPLES / 40]};
}

PtBenchVerdict
pt_bench_verdict (PtBenchInterval interval) {
  if (interval.low > 1 + MARGIN)
    return PT_BENCH_BETTER;
  if (interval.high < 1 - MARGIN)
    return PT_BENCH_WORSE;
  return PT_BENCH_UNCLEAR;
}
