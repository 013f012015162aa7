// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Measures one stage of one unit: its time, what it took from the unit's arena and how often it
// went to the heap.
//
//   PtStageSpan span = pt_stage_begin (block, PT_STAGE_LEX, arena);
//   PtStatus status = pt_lex (...);
//   pt_stage_end (&span);
//   ...
//   pt_arena_reset (arena);
//   pt_stage_forget_arena (block);

#include "core/memory/arena.h"
#include "core/metrics/metrics.h"

/** Valid until: its end. The arena may be NULL for a stage that allocates elsewhere. */
typedef struct {
  PtMetricsBlock *block;
  const PtArena *arena;
  PtStage stage;
  uint64_t start_ns;
  size_t used;     /* of the arena at the start, bytes */
  size_t reserved; /* likewise */
  uint64_t heap;   /* allocations of this thread so far */
} PtStageSpan;

PtStageSpan pt_stage_begin (PtMetricsBlock *block, PtStage stage, const PtArena *arena);
/** Adds to the stage's time and runs; adds what it took to its gauges; ARENA_PEAK is the unit's
 * whole arena at this point. Returns the stage's nanoseconds. */
uint64_t pt_stage_end (const PtStageSpan *self);
/** The worker's arena was reset or given back: its gauges return to zero. */
void pt_stage_forget_arena (PtMetricsBlock *block);
