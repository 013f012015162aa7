// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/targets.h"

enum { RATIO, MEDIAN, FACT };
enum { AT_LEAST, AT_MOST };

typedef struct {
  guint8 number;
  guint8 bound;
} Reading;

static const Reading readings[] = {
#define PT_TARGET(id, number, bound, limit, rows, sentence) {number, bound},
#include "core/bench/targets.def"
};

const PtBenchTarget pt_bench_targets[] = {
#define PT_TARGET(id, number, bound, limit, rows, sentence)                                        \
  {id, bound == AT_LEAST, limit, rows, sentence},
#include "core/bench/targets.def"
};

const guint pt_n_bench_targets = G_N_ELEMENTS (pt_bench_targets);

/* FALSE: it wasn't measured. */
static gboolean
read_number (const PtBenchReport *report, guint target, double *ret_value) {
  const char *id = pt_bench_targets[target].id;
  guint8 number = readings[target].number;
  if (number == FACT) {
    int spec = pt_bench_find_fact (id);
    const PtBenchFact *fact = spec < 0 ? NULL : pt_bench_report_fact (report, (guint)spec);
    if (fact != NULL)
      *ret_value = fact->value;
    return fact != NULL;
  }
  int spec = pt_bench_find (id);
  const PtBenchResult *result = spec < 0 ? NULL : pt_bench_report_result (report, (guint)spec);
  if (result != NULL)
    *ret_value = number == RATIO ? result->ratio : result->median;
  return result != NULL;
}

PtBenchMet
pt_bench_target_met (const PtBenchReport *report, guint target, double *ret_value) {
  g_return_val_if_fail (target < pt_n_bench_targets, PT_BENCH_NOT_MEASURED);
  *ret_value = 0;
  if (!read_number (report, target, ret_value))
    return PT_BENCH_NOT_MEASURED;
  double limit = pt_bench_targets[target].limit;
  gboolean met = readings[target].bound == AT_LEAST ? *ret_value >= limit : *ret_value <= limit;
  return met ? PT_BENCH_MET : PT_BENCH_MISSED;
}
