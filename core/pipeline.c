// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/pipeline.h"
#include "core/hir/lower.h"
#include "core/infer/infer.h"
#include "core/memory/scratch.h"
#include "core/rust/emit.h"
#include "core/syntax/comments.h"
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
  if (self->arena != NULL) {
    pt_count (metrics, PT_COUNTER_ARENA_HANDED_OUT, (int64_t)pt_arena_used (self->arena));
    pt_count (metrics, PT_COUNTER_ARENA_HELD, (int64_t)pt_arena_reserved (self->arena));
    pt_count (metrics, PT_COUNTER_ARENA_LEFT_BEHIND, (int64_t)self->arena->left_behind);
  }
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
  self->arena_reserved[span->stage] += pt_arena_reserved (self->arena) - span->reserved;
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
    if (status == PT_OK && self->diags.failed)                                                     \
      status = PT_ENOMEM;                                                                          \
    if (status != PT_OK)                                                                           \
      return status;                                                                               \
  } while (0)

/* Leaves the function if the user's Python is at fault: the next stage needs what is missing. */
#define NEED_NO_ERRORS                                                                             \
  if (self->diags.errors > 0)                                                                      \
  return PT_OK

PtStatus
pt_pipeline_parse (PtUnit *self, const char *path, const char *raw, size_t raw_len,
                   const PtPipelineOptions *options) {
  PtArena *arena = self->arena;
  PtDiags *diags = &self->diags;
  PtMetricsBlock *metrics = options->metrics;
  int minor = options->python_minor;

  STAGE (SOURCE, (options->raw_is_padded ? pt_source_init_padded : pt_source_init) (
                     &self->source, arena, path, raw, raw_len, diags));
  pt_count (metrics, PT_COUNTER_SOURCE_BYTES, (int64_t)raw_len);
  NEED_NO_ERRORS;
  pt_count (metrics, PT_COUNTER_SOURCE_LINES, self->source.n_lines);
  STAGE (LEX, pt_lex (&self->source, minor, arena, &self->tokens));
  pt_count (metrics, PT_COUNTER_TOKENS, self->tokens.count);
  STAGE (SYNTAX, pt_parse (&self->source, &self->tokens, minor, arena, diags, &self->ast));
  pt_count (metrics, PT_COUNTER_NODES, self->ast.n_nodes);
  pt_count (metrics, PT_COUNTER_TREE_BYTES, (int64_t)self->ast.n_words * 4);
  return PT_OK;
}

PtStatus
pt_pipeline_resolve (PtUnit *self, const PtPipelineOptions *options) {
  NEED_NO_ERRORS;
  STAGE (SCOPE, pt_scopes_build (&self->ast, self->arena, &self->diags, &self->scopes));
  return PT_OK;
}

PtStatus
pt_pipeline_read (PtUnit *self, const char *path, const char *raw, size_t raw_len,
                  const PtPipelineOptions *options) {
  PtStatus parsed = pt_pipeline_parse (self, path, raw, raw_len, options);
  if (parsed != PT_OK || self->ast.root == 0)
    return parsed;
  STAGE (SYNTAX, pt_imports_collect (&self->ast, self->arena, &self->imports));
  return pt_pipeline_resolve (self, options);
}

static PtStatus
emit_rust (PtUnit *self, const PtProject *project, uint32_t module, PtBytes *ret_rust,
           PtLineMap *ret_map) {
  PT_AUTO (PtScratch) scratch = pt_scratch_begin (self->arena);
  PtComments comments;
  PtStatus status =
      pt_comments_attach (&self->ast, &self->source, &self->tokens, scratch.arena, &comments);
  return status != PT_OK ? status
                         : pt_rust_emit (&self->hir, &self->source, &comments, project, module,
                                         self->arena, &self->diags, ret_rust, ret_map);
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
  STAGE (INFER, pt_infer_run (&self->hir, project, options->types, arena, &self->reasons));
  STAGE (RUST, emit_rust (self, project, module, ret_rust, ret_map));

  pt_count (options->metrics, PT_COUNTER_HIR_NODES, self->hir.nodes.len);
  pt_count (options->metrics, PT_COUNTER_RUST_BYTES, (int64_t)ret_rust->len);
  return PT_OK;
}
