// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/metrics/stage.h"
#include "core/base/tally.h"
#include "core/metrics/clock.h"
#include "core/metrics/spans.h"

static uint64_t
own_allocations (void) {
  return atomic_load_explicit (&pt_tally_mine ()->counts[PT_TALLY_HEAP_ALLOCATIONS],
                               memory_order_relaxed);
}

PtStageSpan
pt_stage_begin (PtMetricsBlock *block, PtStage stage, const PtArena *arena) {
  return (PtStageSpan){
      .block = block,
      .arena = arena,
      .stage = stage,
      .used = arena == NULL ? 0 : pt_arena_used (arena),
      .reserved = arena == NULL ? 0 : pt_arena_reserved (arena),
      .heap = own_allocations (),
      .start_ns = pt_clock_ns (),
  };
}

static PtCounter
of_stage (const PtStageSpan *self, PtCounter first) {
  return pt_stage_counter (first, self->stage);
}

uint64_t
pt_stage_end (const PtStageSpan *self) {
  uint64_t ns = pt_clock_ns () - self->start_ns;
  if (self->block != NULL && self->block->spans != NULL)
    pt_span_log_add (self->block->spans, &(PtStageRun){.start_ns = self->start_ns,
                                                       .ns = ns,
                                                       .unit = self->block->unit,
                                                       .worker = self->block->worker,
                                                       .stage = self->stage});
  pt_count (self->block, of_stage (self, PT_COUNTER_STAGE_NS), (int64_t)ns);
  pt_count (self->block, of_stage (self, PT_COUNTER_STAGE_RUNS), 1);
  pt_count (self->block, of_stage (self, PT_COUNTER_STAGE_HEAP),
            (int64_t)(own_allocations () - self->heap));
  if (self->arena != NULL) {
    /* A stage that rewinds may end with less than it found: signed differences. */
    int64_t used = (int64_t)pt_arena_used (self->arena) - (int64_t)self->used;
    int64_t reserved = (int64_t)pt_arena_reserved (self->arena) - (int64_t)self->reserved;
    pt_count (self->block, of_stage (self, PT_COUNTER_ARENA_USED), used);
    pt_count (self->block, of_stage (self, PT_COUNTER_ARENA_RESERVED), reserved);
    pt_peak (self->block, of_stage (self, PT_COUNTER_ARENA_PEAK), pt_arena_used (self->arena));
  }
  return ns;
}

void
pt_stage_forget_arena (PtMetricsBlock *block) {
  for (PtStage stage = 0; stage < PT_STAGE_COUNT; stage++) {
    pt_gauge_set (block, pt_stage_counter (PT_COUNTER_ARENA_USED, stage), 0);
    pt_gauge_set (block, pt_stage_counter (PT_COUNTER_ARENA_RESERVED, stage), 0);
  }
}
