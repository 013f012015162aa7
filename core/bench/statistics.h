// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What samples say. Pure numbers: no clock, no names.

#include "core/bench/bench.h"

enum { PT_BENCH_MAX_SAMPLES = 64 };

/** Of n values, 1 to PT_BENCH_MAX_SAMPLES; they stay as they are. */
double pt_bench_median (const double *values, guint n);
double pt_bench_min (const double *values, guint n);

typedef struct {
  double low, high;
} PtBenchInterval;

/** 95 % interval of median (baseline) / median (contestant): percentile bootstrap over rounds, as
 * the two samples of one round were taken side by side. The same samples give the same interval. */
PtBenchInterval pt_bench_ratio_interval (const double *contestant, const double *baseline, guint n);

PtBenchVerdict pt_bench_verdict (PtBenchInterval interval);
