// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What lowering and inference make of one unit, as text. Earlier stages need no session: front.h.

#include "core/engine/session_private.h"
#include "core/hir/lower.h"
#include "core/infer/infer.h"

PtStatus
pt_dump_lower (PtSession *self, guint index, PtProject *project, PtUnit *unit) {
  PtStatus status = pt_session_init_project (self, unit->arena, project);
  if (status != PT_OK)
    return status;
  return pt_hir_build (&unit->ast, &unit->scopes, &unit->source, project,
                       pt_project_module_of_unit (project, index), unit->arena, &unit->diags,
                       &unit->hir);
}

PtStatus
pt_dump_infer (PtSession *self, guint index, PtUnit *unit) {
  PtProject project;
  PtStatus status = pt_dump_lower (self, index, &project, unit);
  if (status != PT_OK || unit->diags.errors > 0)
    return status;
  project.has_finalizers = unit->imports.has_finalizers;
  return pt_infer_run (&unit->hir, &project, true, unit->arena, &unit->reasons);
}

/** line: of the source, 0 = all. */
static PtStatus
explain (PtSession *self, guint index, uint32_t line, PtUnit *unit, PtBytes *out) {
  PtStatus status = pt_dump_infer (self, index, unit);
  if (status == PT_OK && unit->diags.errors == 0)
    pt_reasons_explain (&unit->reasons, &unit->hir, &unit->source, line, out);
  return status;
}

static PtStatus
dump (PtSession *self, guint index, PtStage stage, uint32_t line, PtUnit *unit, PtBytes *out) {
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
  if (status != PT_OK || unit->diags.errors > 0)
    return status;
  if (stage == PT_STAGE_INFER)
    return explain (self, index, line, unit, out);
  PtProject project;
  status = pt_dump_lower (self, index, &project, unit);
  if (status == PT_OK && unit->diags.errors == 0)
    pt_hir_dump (&unit->hir, 0, out);
  return status;
}

static PtUnitResult *
make (PtSession *self, guint index, PtStage stage, uint32_t line) {
  PtArena arena;
  pt_arena_init (&arena, 0);
  PtUnit unit;
  pt_unit_init (&unit, &arena);
  PT_AUTO (PtBytes) text = {0};
  PtLineMap no_map = {0};
  PtStatus status = dump (self, index, stage, line, &unit, &text);
  if (status == PT_OK && text.failed)
    status = PT_ENOMEM;
  PtUnitResult *result = pt_unit_result_finish (&unit, status, &text, &no_map, TRUE);
  pt_arena_clear (&arena);
  return result;
}

PtUnitResult *
pt_session_dump_hir (PtSession *self, guint index) {
  return make (self, index, PT_STAGE_HIR, 0);
}

PtUnitResult *
pt_session_explain (PtSession *self, guint index, guint line) {
  return make (self, index, PT_STAGE_INFER, line);
}
