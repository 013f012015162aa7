// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What one stage makes of one unit, as text.

#include "core/engine/session_private.h"
#include "core/hir/lower.h"
#include "core/lex/dump.h"
#include "core/scope/dump.h"
#include "core/syntax/dump.h"

static PtStatus
lower (PtSession *self, guint index, PtUnit *unit) {
  PtProject project;
  g_autofree const char **paths = g_new (const char *, self->n_units);
  for (guint i = 0; i < self->n_units; i++)
    paths[i] = self->units[i].path;
  PtStatus status = pt_project_init (&project, unit->arena, paths, self->n_units,
                                     self->entry < 0 ? PT_NO_UNIT : (uint32_t)self->entry);
  if (status != PT_OK)
    return status;
  return pt_hir_build (&unit->ast, &unit->scopes, &unit->source, &project,
                       pt_project_module_of_unit (&project, index), unit->arena, &unit->diags,
                       &unit->hir);
}

static PtStatus
dump (PtSession *self, guint index, PtStage stage, PtUnit *unit, PtBytes *out) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pt_session_unit_bytes (self, index, &error);
  if (bytes == NULL) {
    pt_diags_add (&unit->diags, PT_DIAG_READ, (PtSpan){0}, "%s", error->message);
    return PT_OK;
  }
  gsize len;
  const char *raw = g_bytes_get_data (bytes, &len);
  PtPipelineOptions options = {.python_minor = self->options.python_minor};
  PtStatus status = pt_pipeline_read (unit, self->units[index].path, raw, len, &options);
  if (status == PT_OK && stage == PT_STAGE_LEX && unit->tokens.count > 0)
    pt_tokens_dump (&unit->tokens, &unit->source, out); /* what doesn't parse has tokens */
  if (status != PT_OK || unit->diags.errors > 0)
    return status;
  if (stage == PT_STAGE_HIR)
    status = lower (self, index, unit);
  if (status != PT_OK || unit->diags.errors > 0)
    return status;
  if (stage == PT_STAGE_SYNTAX)
    pt_ast_dump (&unit->ast, &unit->source, PT_DUMP_POSITIONS, out);
  if (stage == PT_STAGE_SCOPE)
    pt_scopes_dump (&unit->scopes, &unit->ast, out);
  if (stage == PT_STAGE_HIR)
    pt_hir_dump (&unit->hir, out);
  return status;
}

PtUnitResult *
pt_session_dump (PtSession *self, guint index, PtStage stage) {
  PtArena arena;
  pt_arena_init (&arena, 0);
  PtUnit unit;
  pt_unit_init (&unit, &arena);
  PT_AUTO (PtBytes) text = {0};
  PtLineMap no_map = {0};
  PtStatus status = dump (self, index, stage, &unit, &text);
  if (status == PT_OK && text.failed)
    status = PT_ENOMEM;
  PtUnitResult *result = pt_unit_result_finish (&unit, status, &text, &no_map);
  pt_arena_clear (&arena);
  return result;
}
