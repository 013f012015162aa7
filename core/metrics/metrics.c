// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/metrics/metrics.h"
#include "core/base/heap.h"
#include "core/base/tally.h"
#include "core/memory/interner.h"
#include "core/metrics/clock.h"
#include "core/metrics/spans.h"

#include <string.h>

/* Both lists only grow while self lives, so readers walk them without a lock. */
typedef struct SourceRow {
  PtMetricsSource write;
  const void *data;
  struct SourceRow *next;
} SourceRow;

struct PtMetrics {
  _Atomic (PtMetricsBlock *) blocks;
  _Atomic (SourceRow *) sources;
  _Atomic uint32_t n_blocks; /* ever made */
  bool keeps_spans;
  PtInternerStats interner_at_start;
  uint64_t heap_at_start;
  uint64_t copies_at_start[2]; /* made, avoided */
};

PtMetrics *
pt_metrics_new (void) {
  PtMetrics *self = pt_heap_alloc_zero (1, sizeof *self);
  if (self == NULL)
    return NULL;
  pt_interner_stats (&self->interner_at_start);
  self->heap_at_start = pt_heap_allocations ();
  self->copies_at_start[0] = pt_tally_sum (PT_TALLY_COPIES_MADE);
  self->copies_at_start[1] = pt_tally_sum (PT_TALLY_COPIES_AVOIDED);
  return self;
}

void
pt_metrics_free (PtMetrics *self) {
  if (self == NULL)
    return;
  for (PtMetricsBlock *block = atomic_load (&self->blocks), *next; block != NULL; block = next) {
    next = block->next;
    pt_span_log_free (block->spans);
    pt_heap_free (block);
  }
  for (SourceRow *row = atomic_load (&self->sources), *next; row != NULL; row = next) {
    next = row->next;
    pt_heap_free (row);
  }
  pt_heap_free (self);
}

static bool
try_take (PtMetricsBlock *block) {
  bool taken = false;
  return atomic_compare_exchange_strong_explicit (&block->taken, &taken, true, memory_order_acquire,
                                                  memory_order_relaxed);
}

PtMetricsBlock *
pt_metrics_worker_block (PtMetrics *self) {
  PtMetricsBlock *block = atomic_load_explicit (&self->blocks, memory_order_acquire);
  for (; block != NULL; block = block->next)
    if (try_take (block))
      return block;

  block = pt_heap_alloc_aligned (_Alignof(PtMetricsBlock), sizeof *block);
  if (block == NULL)
    return NULL;
  memset (block, 0, sizeof *block);
  atomic_init (&block->taken, true);
  block->worker = atomic_fetch_add (&self->n_blocks, 1);
  if (self->keeps_spans)
    block->spans = pt_span_log_new ();
  block->next = atomic_load_explicit (&self->blocks, memory_order_acquire);
  while (!atomic_compare_exchange_weak_explicit (&self->blocks, &block->next, block,
                                                 memory_order_release, memory_order_acquire))
    ;
  return block;
}

void
pt_metrics_release_block (PtMetricsBlock *block) {
  if (block != NULL)
    atomic_store_explicit (&block->taken, false, memory_order_release);
}

void
pt_metrics_keep_spans (PtMetrics *self) {
  self->keeps_spans = true;
}

void
pt_metrics_each_span (PtMetrics *self, PtSpanFunc func, void *data) {
  for (PtMetricsBlock *block = atomic_load_explicit (&self->blocks, memory_order_acquire);
       block != NULL; block = block->next)
    if (block->spans != NULL)
      pt_span_log_each (block->spans, func, data);
}

bool
pt_metrics_add_source (PtMetrics *self, PtMetricsSource source, const void *data) {
  SourceRow *row = pt_heap_alloc (sizeof *row);
  if (row == NULL)
    return false;
  *row = (SourceRow){source, data, atomic_load_explicit (&self->sources, memory_order_acquire)};
  while (!atomic_compare_exchange_weak_explicit (&self->sources, &row->next, row,
                                                 memory_order_release, memory_order_acquire))
    ;
  return true;
}

static void
add_block (PtSnapshot *snapshot, const PtMetricsBlock *block) {
  for (uint32_t i = 0; i < pt_n_counter_infos; i++) {
    const PtCounterInfo *info = &pt_counter_infos[i];
    for (uint32_t j = info->first; j < info->first + info->count; j++) {
      uint64_t value = pt_metrics_get (block, (PtCounter)j);
      if (info->kind != PT_KIND_PEAK)
        snapshot->values[j] += value;
      else if (value > snapshot->values[j])
        snapshot->values[j] = value;
    }
  }
}

/* Between reading two blocks a worker may take back what another has not been seen to add yet. */
static void
clamp_gauges (PtSnapshot *snapshot) {
  for (uint32_t i = 0; i < pt_n_counter_infos; i++) {
    const PtCounterInfo *info = &pt_counter_infos[i];
    for (uint32_t j = info->first; info->kind == PT_KIND_GAUGE && j < info->first + info->count;
         j++)
      if (snapshot->values[j] > INT64_MAX)
        snapshot->values[j] = 0;
  }
}

static uint64_t
less (uint64_t from, uint64_t what) {
  return from > what ? from - what : 0;
}

static void
write_process (const PtMetrics *self, PtSnapshot *snapshot) {
  const PtInternerStats *start = &self->interner_at_start;
  PtInternerStats now;
  pt_interner_stats (&now);
  uint64_t seen = now.lookup_bytes - start->lookup_bytes;
  uint64_t stored = now.string_bytes - start->string_bytes;
  snapshot->values[PT_COUNTER_INTERNER_LOOKUPS] = now.lookups - start->lookups;
  snapshot->values[PT_COUNTER_INTERNER_STRINGS] = now.strings;
  snapshot->values[PT_COUNTER_INTERNER_TABLE_BYTES] = now.table_bytes;
  snapshot->values[PT_COUNTER_INTERNER_BYTES_SAVED] = less (seen, stored);
  snapshot->values[PT_COUNTER_INTERNER_SAVED_COPIES] = less (now.copy_bytes, now.interned_bytes);
  snapshot->values[PT_COUNTER_INTERNER_SAVED_SLICES] = less (now.slice_bytes, now.interned_bytes);
  snapshot->values[PT_COUNTER_HEAP_ALLOCATIONS] = pt_heap_allocations () - self->heap_at_start;
  snapshot->values[PT_COUNTER_HEAP_BYTES] = pt_heap_bytes ();
  snapshot->values[PT_COUNTER_HEAP_PEAK] = pt_heap_peak ();
  snapshot->values[PT_COUNTER_COPIES_MADE] =
      pt_tally_sum (PT_TALLY_COPIES_MADE) - self->copies_at_start[0];
  snapshot->values[PT_COUNTER_COPIES_AVOIDED] =
      pt_tally_sum (PT_TALLY_COPIES_AVOIDED) - self->copies_at_start[1];
}

void
pt_metrics_snapshot (PtMetrics *self, PtSnapshot *ret) {
  PtSnapshot snapshot = {.time_ns = pt_clock_ns ()};
  for (PtMetricsBlock *block = atomic_load_explicit (&self->blocks, memory_order_acquire);
       block != NULL; block = block->next) {
    add_block (&snapshot, block);
    snapshot.workers += atomic_load_explicit (&block->taken, memory_order_relaxed);
  }
  clamp_gauges (&snapshot);
  write_process (self, &snapshot);
  for (SourceRow *row = atomic_load_explicit (&self->sources, memory_order_acquire); row != NULL;
       row = row->next)
    row->write (row->data, &snapshot);
  *ret = snapshot;
}
