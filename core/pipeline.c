// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/pipeline.h"
#include "core/hir/lower.h"
#include "core/infer/infer.h"
#include "core/rust/emit.h"
#include "core/syntax/parser.h"

#include <string.h>

void
pt_unit_init (PtUnit *self, PtArena *arena) {
  memset (self, 0, sizeof *self);
  self->arena = arena;
  pt_diags_init (&self->diags, arena);
}

void
pt_unit_forget (PtUnit *self, PtMetricsBlock *metrics) {
  for (int stage = 0; stage < PT_STAGE_COUNT; stage++) {
    pt_count (metrics, pt_stage_counter (PT_COUNTER_ARENA_USED, (PtStage)stage),
              -(int64_t)self->arena_used[stage]);
    pt_count (metrics, pt_stage_counter (PT_COUNTER_ARENA_RESERVED, (PtStage)stage),
              -(int64_t)self->arena_reserved[stage]);
  }
  memset (self->arena_used, 0, sizeof self->arena_used);
  memset (self->arena_reserved, 0, sizeof self->arena_reserved);
}

static void
end_stage (PtUnit *self, const PtStageSpan *span) {
  pt_stage_end (span);
  if (span->block == NULL)
    return;
  self->arena_used[span->stage] += pt_arena_used (self->arena) - span->used;
  self->arena_reserved[span->stage] += self->arena->reserved - span->reserved;
}

static bool
is_cancelled (const PtPipelineOptions *options) {
  return options->cancel != NULL && atomic_load_explicit (options->cancel, memory_order_relaxed);
}

/* Runs one stage, measured; leaves the function if the world is at fault. */
#define STAGE(id, call)                                                                            \
  do {                                                                                             \
    if (is_cancelled (options))                                                                    \
      return PT_ECANCELLED;                                                                        \
    PtStageSpan span = pt_stage_begin (options->metrics, PT_STAGE_##id, self->arena);              \
    PtStatus status = (call);                                                                      \
    end_stage (self, &span);                                                                       \
    if (status != PT_OK)                                                                           \
      return status;                                                                               \
  } while (0)

/* Leaves the function if the user's Python is at fault: the next stage needs what is missing. */
#define NEED_NO_ERRORS                                                                             \
  if (self->diags.errors > 0)                                                                      \
  return PT_OK

PtStatus
pt_pipeline_read (PtUnit *self, const char *path, const char *raw, size_t raw_len,
                  const PtPipelineOptions *options) {
  PtArena *arena = self->arena;
  PtDiags *diags = &self->diags;
  int minor = options->python_minor;

  STAGE (SOURCE, pt_source_init (&self->source, arena, path, raw, raw_len, diags));
  NEED_NO_ERRORS;
  STAGE (LEX, pt_lex (&self->source, minor, arena, &self->tokens));
  STAGE (SYNTAX, pt_parse (&self->source, &self->tokens, minor, arena, diags, &self->ast));
  STAGE (SYNTAX, pt_imports_collect (&self->ast, arena, &self->imports));
  NEED_NO_ERRORS;
  STAGE (SCOPE, pt_scopes_build (&self->ast, arena, diags, &self->scopes));

  pt_count (options->metrics, PT_COUNTER_SOURCE_BYTES, (int64_t)raw_len);
  pt_count (options->metrics, PT_COUNTER_SOURCE_LINES, self->source.n_lines);
  pt_count (options->metrics, PT_COUNTER_TOKENS, self->tokens.count);
  pt_count (options->metrics, PT_COUNTER_NODES, self->ast.n_nodes);
  return PT_OK;
}

PtStatus
pt_pipeline_translate (PtUnit *self, const PtProject *project, uint32_t module,
                       const PtPipelineOptions *options, PtBytes *ret_rust, PtLineMap *ret_map) {
  PtArena *arena = self->arena;
  PtDiags *diags = &self->diags;

  NEED_NO_ERRORS;
  STAGE (HIR, pt_hir_build (&self->ast, &self->scopes, &self->source, project, module, arena, diags,
                            &self->hir));
  NEED_NO_ERRORS;
  STAGE (INFER, pt_infer_run (&self->hir, options->types, arena, diags));
  STAGE (RUST, pt_rust_emit (&self->hir, &self->source, project, module, arena, diags, ret_rust,
                             ret_map));

  pt_count (options->metrics, PT_COUNTER_HIR_NODES, self->hir.nodes.len);
  pt_count (options->metrics, PT_COUNTER_RUST_BYTES, (int64_t)ret_rust->len);
  return PT_OK;
}
