// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A job passes all units twice: every unit is read, then one worker links the modules, then every
// unit is translated. Nobody waits in between: the worker that finishes the last unit of a phase
// starts the next.

#include "core/engine/session_private.h"
#include "core/metrics/clock.h"

typedef struct {
  PtUnit unit;
  PtArena *arena; /* NULL: not yet, or no memory */
  PtStatus status;
  guint64 nanoseconds;
} Work;

typedef enum { PHASE_READ, PHASE_TRANSLATE } Phase;

struct _PtJob {
  PtSession *session;
  Work *works; /* one per unit */
  guint n_works;
  Phase phase;      /* changes only while no task is in flight */
  atomic_uint left; /* tasks of the phase */
};

static void
push_all (PtJob *self, Phase phase) {
  GThreadPool *workers = self->session->workers;
  guint n_works = self->n_works; /* after the last push self may be gone */
  self->phase = phase;
  atomic_store (&self->left, n_works);
  for (guint i = 0; i < n_works; i++)
    g_thread_pool_push (workers, &self->works[i], NULL);
}

static void
job_end (PtJob *self) {
  PtSession *session = self->session;
  g_free (self->works);
  g_free (self);
  pt_session_job_ended (session);
}

static PtPipelineOptions
pipeline_options (const PtSession *session, PtMetricsBlock *block) {
  return (PtPipelineOptions){
      .python_minor = session->options.python_minor,
      .types = session->options.types,
      .cancel = &session->cancel,
      .metrics = block,
  };
}

static void
read_unit (PtJob *self, guint index, PtMetricsBlock *block) {
  PtSession *session = self->session;
  Work *work = &self->works[index];
  guint64 start = pt_clock_ns ();
  work->arena = pt_arena_pool_acquire (session->arenas, NULL);
  if (work->arena == NULL) {
    work->status = PT_ENOMEM;
    return;
  }
  pt_unit_init (&work->unit, work->arena);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pt_session_unit_bytes (session, index, &error);
  if (bytes == NULL) {
    pt_diags_add (&work->unit.diags, PT_DIAG_READ, (PtSpan){0}, "%s", error->message);
    return;
  }
  gsize len;
  const char *raw = g_bytes_get_data (bytes, &len);
  PtPipelineOptions options = pipeline_options (session, block);
  work->status = pt_pipeline_read (&work->unit, session->units[index].path, raw, len, &options);
  work->nanoseconds += pt_clock_ns () - start;
}

static void
translate_unit (PtJob *self, guint index, PtMetricsBlock *block) {
  PtSession *session = self->session;
  Work *work = &self->works[index];
  guint64 start = pt_clock_ns ();
  PT_AUTO (PtBytes) rust = {0};
  PtLineMap map = {0};
  if (work->arena != NULL && work->status == PT_OK) {
    PtPipelineOptions options = pipeline_options (session, block);
    uint32_t module = pt_project_module_of_unit (&session->project, index);
    work->status =
        pt_pipeline_translate (&work->unit, &session->project, module, &options, &rust, &map);
    if (work->status == PT_OK && rust.failed)
      work->status = PT_ENOMEM;
  }
  work->nanoseconds += pt_clock_ns () - start;
  PtUnitResult *result = pt_unit_result_finish (&work->unit, work->status, &rust, &map);
  result->nanoseconds = work->nanoseconds;
  pt_count (block, PT_COUNTER_DIAGNOSTICS, result->issues->len);
  if (work->arena != NULL) {
    pt_unit_forget (&work->unit, block);
    pt_arena_pool_release (session->arenas, NULL, work->arena);
    work->arena = NULL;
  }
  pt_session_set_unit (session, index, result->status, result);
}

/* The units are read; no other task runs. */
static void
link_units (PtJob *self) {
  PtSession *session = self->session;
  guint n = self->n_works;
  g_autofree const char **paths = g_new (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    paths[i] = session->units[i].path;
  pt_arena_reset (&session->project_arena);
  PtStatus status = pt_project_init (&session->project, &session->project_arena, paths, n,
                                     session->entry < 0 ? PT_NO_UNIT : (uint32_t)session->entry);
  if (status != PT_OK) {
    for (guint i = 0; i < n; i++)
      self->works[i].status = status;
    return;
  }
  g_autofree const PtImports **imports = g_new0 (const PtImports *, session->project.n_modules);
  g_autofree PtDiags **diags = g_new0 (PtDiags *, session->project.n_modules);
  for (guint i = 0; i < n; i++) {
    Work *work = &self->works[i];
    if (work->arena == NULL)
      continue;
    imports[pt_project_module_of_unit (&session->project, i)] = &work->unit.imports;
    diags[pt_project_module_of_unit (&session->project, i)] = &work->unit.diags;
  }
  pt_project_link (&session->project, imports, diags);
  g_mutex_lock (&session->lock);
  session->linked = TRUE;
  g_mutex_unlock (&session->lock);
}

static void
set_running (PtJob *self, guint index, PtMetricsBlock *block, gboolean running) {
  pt_count (block, PT_COUNTER_UNITS_QUEUED, running ? -1 : 1);
  pt_count (block, PT_COUNTER_UNITS_RUNNING, running ? 1 : -1);
  pt_session_set_unit (self->session, index, running ? PT_UNIT_RUNNING : PT_UNIT_QUEUED, NULL);
}

/* The task of a worker: one phase of one unit. */
static void
run_task (gpointer data, gpointer user_data) {
  PtSession *session = user_data;
  PtJob *self = session->job;
  guint index = (guint)((Work *)data - self->works);
  PtMetricsBlock *block = pt_metrics_worker_block (session->metrics);
  set_running (self, index, block, TRUE);
  if (self->phase == PHASE_READ) {
    read_unit (self, index, block);
    set_running (self, index, block, FALSE);
  } else {
    translate_unit (self, index, block);
    pt_count (block, PT_COUNTER_UNITS_RUNNING, -1);
    pt_count (block, PT_COUNTER_UNITS_DONE, 1);
  }
  if (block != NULL)
    pt_metrics_release_block (block);

  if (atomic_fetch_sub (&self->left, 1) != 1)
    return;
  if (self->phase == PHASE_READ) {
    link_units (self);
    push_all (self, PHASE_TRANSLATE);
  } else {
    job_end (self);
  }
}

void
pt_job_start (PtSession *session) {
  PtJob *self = g_new0 (PtJob, 1);
  self->session = session;
  self->n_works = session->n_units;
  self->works = g_new0 (Work, self->n_works);
  if (session->workers == NULL) {
    guint jobs = session->options.jobs > 0 ? session->options.jobs : g_get_num_processors ();
    session->workers = g_thread_pool_new (run_task, session, (int)jobs, FALSE, NULL);
  }
  PtMetricsBlock *block = pt_metrics_worker_block (session->metrics);
  pt_count (block, PT_COUNTER_UNITS_QUEUED, self->n_works);
  if (block != NULL)
    pt_metrics_release_block (block);
  session->job = self; /* where the tasks find it */
  push_all (self, PHASE_READ);
}
