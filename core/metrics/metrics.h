// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Numbers travel sideways: workers write their own block, whoever wants to know takes a snapshot.
// Nothing is called upward, no writer ever waits, and nobody here knows what a chart is.

#include "core/base/base.h"
#include "core/metrics/snapshot.h"

#include <stdatomic.h>

typedef struct PtMetrics PtMetrics;
typedef struct PtSpanLog PtSpanLog; /* spans.h */

/** One worker's counters, on cache lines of their own: one writer, any number of readers. The
 * functions below accept NULL for a stage that runs unmeasured. */
typedef struct PtMetricsBlock {
  _Alignas(64) _Atomic uint64_t values[PT_COUNTER_COUNT];
  _Atomic bool taken;          /* a worker writes it */
  struct PtMetricsBlock *next; /* fixed once the block is in the list */
  PtSpanLog *spans;            /* NULL: not kept; fixed, likewise */
  uint32_t worker;             /* for the spans: blocks that were there before; fixed, likewise */
  uint32_t unit;               /* for the spans: what is worked on; the worker's */
} PtMetricsBlock;

/* Lifecycle */

/** NULL: no memory. */
PtMetrics *pt_metrics_new (void) PT_MUST_CHECK;
/** After the last worker and the last snapshot. self may be NULL. */
void pt_metrics_free (PtMetrics *self);

/** A block for the calling worker until it is released; NULL without memory. A released block keeps
 * its counts and goes to the next worker. Threads: any. */
PtMetricsBlock *pt_metrics_worker_block (PtMetrics *self);
void pt_metrics_release_block (PtMetricsBlock *block);

/* Writing: only the worker that holds the block. */

static inline uint64_t
pt_metrics_get (const PtMetricsBlock *block, PtCounter id) {
  return block == NULL ? 0 : atomic_load_explicit (&block->values[id], memory_order_relaxed);
}

static inline void
pt_gauge_set (PtMetricsBlock *block, PtCounter id, uint64_t value) {
  if (block != NULL)
    atomic_store_explicit (&block->values[id], value, memory_order_relaxed);
}

/** delta may be negative for a gauge. One worker may take back what another has added: only the sum
 * over the blocks counts. */
static inline void
pt_count (PtMetricsBlock *block, PtCounter id, int64_t delta) {
  pt_gauge_set (block, id, pt_metrics_get (block, id) + (uint64_t)delta);
}

static inline void
pt_peak (PtMetricsBlock *block, PtCounter id, uint64_t value) {
  if (value > pt_metrics_get (block, id))
    pt_gauge_set (block, id, value);
}

/* Reading. Threads: any. */

/** Microseconds; a worker in the middle of something is seen in the middle of it. The interner's,
 * the heap's monotonic counters and those of copies start at pt_metrics_new. */
void pt_metrics_snapshot (PtMetrics *self, PtSnapshot *ret);

/** Writes counters that live elsewhere, such as a pool's, into a snapshot. Threads: that of the
 * snapshot. */
typedef void (*PtMetricsSource) (const void *data, PtSnapshot *snapshot);

/** Has source called at each snapshot; data must live as long as self. False: no memory. Threads:
 * any. */
PT_MUST_CHECK bool pt_metrics_add_source (PtMetrics *self, PtMetricsSource source,
                                          const void *data);
