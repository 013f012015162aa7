// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which stage of which unit ran from when to when, one row a stage: what a trace is made of. Kept
// only when somebody asks for it, for the metrics a list for each block.
//
//   pt_metrics_keep_spans (metrics)      before the first worker takes its block
//   pt_spans_set_unit (block, unit)      what the block's worker works on from now on
//   pt_stage_end (&span)                 adds a row
//   pt_metrics_each_span (metrics, ...)  reads all of them

#include "core/metrics/metrics.h"

typedef struct {
  uint64_t start_ns; /* CLOCK_MONOTONIC */
  uint64_t ns;
  uint32_t unit;
  uint32_t worker; /* of the block: 0 for the first that was made */
  PtStage stage;
} PtStageRun;

/** Later blocks keep spans. Threads: that of the owner. */
void pt_metrics_keep_spans (PtMetrics *self);

/** Threads: the worker that holds the block. block may be NULL. */
static inline void
pt_spans_set_unit (PtMetricsBlock *block, uint32_t unit) {
  if (block != NULL)
    block->unit = unit;
}

typedef void (*PtSpanFunc) (const PtStageRun *span, void *data);
/** Each block's spans in the order of their ends. Those that end meanwhile may be missing. Threads:
 * any. */
void pt_metrics_each_span (PtMetrics *self, PtSpanFunc func, void *data);

/* For metrics.c and stage.c */

/** NULL: no memory; then nothing is kept. */
PtSpanLog *pt_span_log_new (void);
void pt_span_log_free (PtSpanLog *self);
/** Left out without memory. Threads: one writer. */
void pt_span_log_add (PtSpanLog *self, const PtStageRun *span);
/** Threads: any. */
void pt_span_log_each (const PtSpanLog *self, PtSpanFunc func, void *data);
