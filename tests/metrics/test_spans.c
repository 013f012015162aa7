// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/metrics/spans.h"
#include "core/metrics/stage.h"
#include "tests/check.h"

typedef struct {
  uint32_t n;
  uint32_t out_of_order;
  PtStageRun last;
} Seen;

static void
see (const PtStageRun *run, void *data) {
  Seen *self = data;
  self->out_of_order += self->n > 0 && run->start_ns < self->last.start_ns + self->last.ns;
  self->last = *run;
  self->n++;
}

PT_TEST (each_stage_of_each_unit_is_a_row) {
  PtMetrics *metrics = pt_metrics_new ();
  pt_metrics_keep_spans (metrics);
  PtMetricsBlock *first = pt_metrics_worker_block (metrics);
  PtMetricsBlock *block = pt_metrics_worker_block (metrics);
  enum { UNITS = 2000 }; /* more than one chunk holds */
  for (uint32_t unit = 0; unit < UNITS; unit++) {
    pt_spans_set_unit (block, unit);
    PtStageSpan lex = pt_stage_begin (block, PT_STAGE_LEX, NULL);
    pt_stage_end (&lex);
    PtStageSpan rust = pt_stage_begin (block, PT_STAGE_RUST, NULL);
    pt_stage_end (&rust);
  }

  Seen seen = {0};
  pt_metrics_each_span (metrics, see, &seen);
  pt_check_int (seen.n, 2 * UNITS);
  pt_check_int (seen.out_of_order, 0);
  pt_check_int (seen.last.unit, UNITS - 1);
  pt_check_int (seen.last.stage, PT_STAGE_RUST);
  pt_check_int (seen.last.worker, 1);
  pt_metrics_release_block (first);
  pt_metrics_release_block (block);
  pt_metrics_free (metrics);
}

PT_TEST (nothing_is_kept_unless_asked_for) {
  PtMetrics *metrics = pt_metrics_new ();
  PtMetricsBlock *block = pt_metrics_worker_block (metrics);
  PtStageSpan lex = pt_stage_begin (block, PT_STAGE_LEX, NULL);
  pt_stage_end (&lex);
  Seen seen = {0};
  pt_metrics_each_span (metrics, see, &seen);
  pt_check_int (seen.n, 0);
  pt_metrics_free (metrics);
}

PT_TEST_MAIN
