// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/metrics/clock.h"
#include "core/metrics/stage.h"
#include "tests/check.h"

static uint64_t
value (PtMetricsBlock *block, PtCounter first, PtStage stage) {
  return pt_metrics_get (block, pt_stage_counter (first, stage));
}

PT_TEST (a_stage_is_charged_what_it_took) {
  PtMetrics *metrics = pt_metrics_new ();
  PtMetricsBlock *block = pt_metrics_worker_block (metrics);
  PT_AUTO (PtArena) arena = {0};

  PtStageSpan lex = pt_stage_begin (block, PT_STAGE_LEX, &arena);
  pt_check (pt_arena_alloc (&arena, 1000, 1) != NULL);
  while (pt_clock_ns () - lex.start_ns < 1000)
    ;
  uint64_t ns = pt_stage_end (&lex);
  PtStageSpan syntax = pt_stage_begin (block, PT_STAGE_SYNTAX, &arena);
  pt_check (pt_arena_alloc (&arena, 504, 1) != NULL);
  pt_stage_end (&syntax);

  pt_check (ns >= 1000);
  pt_check_int (value (block, PT_COUNTER_STAGE_NS, PT_STAGE_LEX), ns);
  pt_check_int (value (block, PT_COUNTER_STAGE_RUNS, PT_STAGE_LEX), 1);
  pt_check_int (value (block, PT_COUNTER_STAGE_HEAP, PT_STAGE_LEX), 1); /* the first chunk */
  pt_check_int (value (block, PT_COUNTER_STAGE_HEAP, PT_STAGE_SYNTAX), 0);
  pt_check_int (value (block, PT_COUNTER_ARENA_USED, PT_STAGE_LEX), 1000);
  pt_check_int (value (block, PT_COUNTER_ARENA_USED, PT_STAGE_SYNTAX), 504);
  pt_check_int (value (block, PT_COUNTER_ARENA_PEAK, PT_STAGE_SYNTAX), 1504);
  pt_check_int (value (block, PT_COUNTER_ARENA_RESERVED, PT_STAGE_LEX), pt_arena_reserved (&arena));
  pt_check_int (value (block, PT_COUNTER_ARENA_RESERVED, PT_STAGE_SYNTAX), 0);

  pt_stage_forget_arena (block);
  pt_check_int (value (block, PT_COUNTER_ARENA_USED, PT_STAGE_LEX), 0);
  pt_check_int (value (block, PT_COUNTER_ARENA_PEAK, PT_STAGE_LEX), 1000);
  pt_metrics_free (metrics);
}

PT_TEST (without_block_or_arena) {
  PtStageSpan span = pt_stage_begin (NULL, PT_STAGE_RUST, NULL);
  pt_stage_end (&span);
  pt_stage_forget_arena (NULL);
  pt_check_int (span.used, 0);
}

PT_TEST_MAIN
