// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A unit translated on its own: for an editor, which wants an answer before the next key, and for
// the census. The other modules of the project are known by their names only, and that is all a
// module's translation asks of them.

#include "core/engine/session_private.h"
#include "core/metrics/clock.h"

static PtStatus
run_stages (PtTrial *self, PtSession *session, guint index, GBytes *text) {
  PtPipelineOptions options = {
      .python_minor = session->options.python_minor,
      .types = session->options.types,
      .metrics = self->block,
  };
  gsize len;
  const char *raw = g_bytes_get_data (text, &len);
  PtStatus status = pt_pipeline_read (&self->unit, session->units[index].path, raw, len, &options);
  if (status == PT_OK)
    status = pt_session_init_project (session, &self->project_arena, &self->project);
  if (status != PT_OK)
    return status;
  uint32_t module = pt_project_module_of_unit (&self->project, index);
  pt_project_check (&self->project, module, &self->unit.imports, &self->unit.diags);
  atomic_store (&self->project.has_finalizers, self->unit.imports.has_finalizers);
  status = pt_pipeline_translate (&self->unit, &self->project, module, &options, &self->rust,
                                  &self->map);
  return status == PT_OK && self->rust.failed ? PT_ENOMEM : status;
}

PtStatus
pt_trial_init (PtTrial *self, PtSession *session, guint index, GBytes *text, PtMemoryMode mode) {
  *self = (PtTrial){.metrics = pt_metrics_new ()};
  pt_arena_init_mode (&self->arena, 0, mode);
  pt_arena_init (&self->project_arena, 0);
  pt_unit_init (&self->unit, &self->arena);
  if (self->metrics != NULL)
    self->block = pt_metrics_worker_block (self->metrics);
  return self->block == NULL ? PT_ENOMEM : run_stages (self, session, index, text);
}

void
pt_trial_clear (PtTrial *self) {
  pt_bytes_clear (&self->rust);
  pt_arena_clear (&self->arena);
  pt_arena_clear (&self->project_arena);
  pt_metrics_release_block (self->block);
  pt_metrics_free (self->metrics);
}

PtUnitResult *
pt_session_try_text (PtSession *session, guint unit, GBytes *text) {
  g_return_val_if_fail (unit < session->n_units, NULL);
  guint64 start = pt_clock_ns ();
  PtTrial trial;
  PtStatus status = pt_trial_init (&trial, session, unit, text, PT_MEMORY_OPTIMISED);
  PtUnitResult *result = pt_unit_result_finish (&trial.unit, status, &trial.rust, &trial.map, TRUE);
  result->nanoseconds = pt_clock_ns () - start;
  pt_trial_clear (&trial);
  return result;
}

PtUnitResult *
pt_session_check_text (PtSession *session, guint index, GBytes *text) {
  g_return_val_if_fail (index < session->n_units, NULL);
  guint64 start = pt_clock_ns ();
  PtPipelineOptions options = {.python_minor = session->options.python_minor};
  PtBytes no_rust = {0};
  PtLineMap no_map = {0};
  PtArena arena;
  PtUnit unit;
  gsize len;
  const char *raw = g_bytes_get_data (text, &len);
  pt_arena_init (&arena, 0);
  pt_unit_init (&unit, &arena);
  PtStatus status = pt_pipeline_read (&unit, session->units[index].path, raw, len, &options);
  PtUnitResult *result = pt_unit_result_finish (&unit, status, &no_rust, &no_map, TRUE);
  g_clear_pointer (&result->rust, g_bytes_unref);
  result->nanoseconds = pt_clock_ns () - start;
  pt_arena_clear (&arena);
  return result;
}
