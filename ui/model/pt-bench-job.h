// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bench/bench.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PT_TYPE_BENCH_JOB (pt_bench_job_get_type ())
G_DECLARE_FINAL_TYPE (PtBenchJob, pt_bench_job, PT, BENCH_JOB, GObject)

/**
 * PtBenchJob:
 *
 * One run of the benchmarks in a thread. The signal `changed` is emitted in the main loop: when it
 * has come a little further, when there are more results, and when it has ended.
 */

/**
 * pt_bench_job_start:
 * @quick: seconds instead of minutes
 * @corpus: (nullable): a folder of Python to measure with
 * @prefixes: (nullable): ids to run; NULL = all
 */
PtBenchJob *pt_bench_job_start (gboolean quick, const char *corpus, const char *const *prefixes);
/** It ends soon after. */
void pt_bench_job_cancel (PtBenchJob *self);

gboolean pt_bench_job_is_running (PtBenchJob *self);
/** Of all, 0 to 1. */
double pt_bench_job_get_part (PtBenchJob *self);
/** (nullable): id of what is being measured */
const char *pt_bench_job_get_id (PtBenchJob *self);
/** (transfer none) (nullable): what is measured already; replaced by another as it grows */
PtBenchReport *pt_bench_job_get_report (PtBenchJob *self);
/** (nullable) */
const GError *pt_bench_job_get_error (PtBenchJob *self);

G_END_DECLS
