// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/statistics.h"
#include "tests/check.h"

#include <math.h>

static bool
near (double a, double b) {
  return fabs (a - b) < 1e-9;
}

PT_TEST (median_of_odd_and_even_counts) {
  const double odd[] = {9, 1, 5}, even[] = {4, 1, 3, 2};
  pt_check (near (pt_bench_median (odd, 3), 5));
  pt_check (near (pt_bench_median (even, 4), 2.5));
  pt_check (near (pt_bench_median (odd, 1), 9));
  pt_check (odd[0] == 9 && odd[1] == 1);
}

PT_TEST (minimum) {
  const double values[] = {3, 2, 7};
  pt_check (near (pt_bench_min (values, 3), 2));
}

PT_TEST (interval_of_a_constant_ratio_is_a_point) {
  double slow[20], fast[20];
  for (int i = 0; i < 20; i++) {
    slow[i] = 30;
    fast[i] = 10;
  }
  PtBenchInterval interval = pt_bench_ratio_interval (fast, slow, 20);
  pt_check (near (interval.low, 3) && near (interval.high, 3));
}

/* 31 rounds whose times differ by up to 20 %, twice as long for the baseline. */
static void
fill (double *contestant, double *baseline, double factor) {
  for (int i = 0; i < 31; i++) {
    contestant[i] = 100 + (i * 7) % 21;
    baseline[i] = factor * (100 + (i * 11) % 21);
  }
}

PT_TEST (interval_holds_the_ratio_and_narrows_with_the_data) {
  double a[31], b[31];
  fill (a, b, 2);
  PtBenchInterval interval = pt_bench_ratio_interval (a, b, 31);
  double ratio = pt_bench_median (b, 31) / pt_bench_median (a, 31);
  pt_check (interval.low < ratio && ratio < interval.high);
  pt_check (interval.low > 1.8 && interval.high < 2.2);
  PtBenchInterval again = pt_bench_ratio_interval (a, b, 31);
  pt_check (again.low == interval.low && again.high == interval.high);
}

PT_TEST (one_wild_round_moves_no_median) {
  double a[31], b[31];
  fill (a, b, 2);
  a[17] = 1e9;
  PtBenchInterval interval = pt_bench_ratio_interval (a, b, 31);
  pt_check (interval.low > 1.8 && interval.high < 2.2);
}

PT_TEST (verdicts_follow_the_interval) {
  double a[31], b[31];
  fill (a, b, 2);
  pt_check_int (pt_bench_verdict (pt_bench_ratio_interval (a, b, 31)), PT_BENCH_BETTER);
  pt_check_int (pt_bench_verdict (pt_bench_ratio_interval (b, a, 31)), PT_BENCH_WORSE);
  fill (a, b, 1);
  pt_check_int (pt_bench_verdict (pt_bench_ratio_interval (a, b, 31)), PT_BENCH_UNCLEAR);
  pt_check_int (pt_bench_verdict ((PtBenchInterval){1.01, 1.5}), PT_BENCH_UNCLEAR);
  pt_check_int (pt_bench_verdict ((PtBenchInterval){0.9, 0.99}), PT_BENCH_UNCLEAR);
}

PT_TEST (words_of_times_and_amounts) {
  pt_check_str (pt_bench_verdict_word (PT_BENCH_BETTER, PT_BENCH_NS), "faster");
  pt_check_str (pt_bench_verdict_word (PT_BENCH_WORSE, PT_BENCH_MS), "slower");
  pt_check_str (pt_bench_verdict_word (PT_BENCH_BETTER, PT_BENCH_BYTES), "less");
  pt_check_str (pt_bench_verdict_word (PT_BENCH_WORSE, PT_BENCH_COUNT), "more");
  pt_check_str (pt_bench_verdict_word (PT_BENCH_UNCLEAR, PT_BENCH_NS), "no clear difference");
}

PT_TEST_MAIN
