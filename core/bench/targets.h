// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The targets of targets.def, looked up in a report.

#include "core/bench/bench.h"

/** One row of targets.def. Valid until: for ever. */
typedef struct {
  const char *id; /* of a row or a fact of benches.def */
  gboolean at_least;
  double limit;
  const char *rows; /* beginning of the ids that must be measured for it */
  const char *sentence;
} PtBenchTarget;

extern const PtBenchTarget pt_bench_targets[];
extern const guint pt_n_bench_targets;

typedef enum {
  PT_BENCH_NOT_MEASURED,
  PT_BENCH_MET,
  PT_BENCH_MISSED,
} PtBenchMet;

/** What the report says of a target; ret_value is 0 if nothing. */
PtBenchMet pt_bench_target_met (const PtBenchReport *report, guint target, double *ret_value);
