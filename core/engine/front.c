// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/front.h"

#include "core/engine/session_private.h"
#include "core/lex/dump.h"
#include "core/scope/dump.h"
#include "core/syntax/dump.h"

static void
dump (const PtUnit *unit, PtStage stage, PtBytes *out) {
  if (stage == PT_STAGE_LEX)
    pt_tokens_dump (&unit->tokens, &unit->source, out);
  else if (stage == PT_STAGE_SYNTAX)
    pt_ast_dump (&unit->ast, &unit->source, PT_DUMP_POSITIONS, out);
  else
    pt_scopes_dump (&unit->scopes, &unit->ast, out);
}

PtUnitResult *
pt_front_dump (const char *path, PtStage stage, const PtOptions *options, GError **error) {
  PtMemoryMode mode = options->memory_opt ? PT_MEMORY_OPTIMISED : PT_MEMORY_PLAIN;
  PT_AUTO (PtArena) arena;
  pt_arena_init_mode (&arena, 0, mode);
  PT_AUTO (PtRaw) raw = {0};
  if (!pt_options_apply_simd (options, error) || !pt_raw_read_file (&raw, path, &arena, error))
    return NULL;
  PtPipelineOptions how = {.python_minor = options->python_minor, .raw_is_padded = raw.is_padded};
  PtUnit unit;
  pt_unit_init (&unit, &arena);
  PT_AUTO (PtBytes) text = {0};
  PtStatus status = pt_pipeline_parse (&unit, path, raw.data, raw.len, &how);
  if (status == PT_OK && stage == PT_STAGE_SCOPE)
    status = pt_pipeline_resolve (&unit, &how);
  if (status == PT_OK && unit.diags.errors == 0)
    dump (&unit, stage, &text);
  if (text.failed)
    status = PT_ENOMEM;
  return pt_unit_result_finish (&unit, status, &text, &(PtLineMap){0}, TRUE);
}
