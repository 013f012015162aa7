// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A job takes each unit all the way, from its file to its Rust, and gives its arena to the next:
// how much memory a job needs depends on the number of workers and the largest files, not on how
// many there are. That works because a module's translation asks only for the names of the others.
// Kept of a module are its result and its imports, from which the job finds at its end what the
// entry needs.
//
// One fact of all modules shows in the text of each: whether any class has a __del__. Units that
// were translated before the first one was seen are translated once more. Few projects have one.
//
// Nobody waits: the worker that ends last goes on with what comes next.

#include "core/engine/session_private.h"
#include "core/metrics/clock.h"
#include "core/metrics/spans.h"

typedef struct {
  PtImports imports; /* in the project's arena */
  guint64 nanoseconds;
  gboolean stale; /* its Rust was written while no __del__ was known of */
} Work;

struct _PtJob {
  PtSession *session;
  Work *works;      /* one per unit */
  PtStatus status;  /* not PT_OK: no unit can be translated */
  gboolean again;   /* the second time, for stale units only; changes while no worker runs */
  atomic_uint next; /* unit to take */
  atomic_uint left; /* workers that have not come to the end */
};

static void
push_workers (PtJob *self) {
  PtSession *session = self->session;
  guint n_workers = session->n_workers; /* after the last push self may be gone */
  atomic_store (&self->next, 0);
  atomic_store (&self->left, n_workers);
  for (guint i = 0; i < n_workers; i++)
    g_thread_pool_push (session->threads, &session->workers[i], NULL);
}

static void
job_end (PtJob *self) {
  PtSession *session = self->session;
  g_free (self->works);
  g_free (self);
  pt_session_job_ended (session);
}

/* One unit */

/* Keeps what the end of the job needs to know of a module. */
static PtStatus
keep (PtJob *self, guint index, const PtUnit *unit) {
  PtSession *session = self->session;
  if (unit->imports.has_finalizers)
    atomic_store (&session->project.has_finalizers, true);
  if (self->again)
    return PT_OK;
  g_mutex_lock (&session->lock);
  PtStatus status =
      pt_imports_copy (&unit->imports, &session->project_arena, &self->works[index].imports);
  g_mutex_unlock (&session->lock);
  return status;
}

static PtStatus
run_stages (PtJob *self, guint index, PtWorker *worker, PtUnit *unit, PtBytes *rust,
            PtLineMap *map) {
  PtSession *session = self->session;
  PtPipelineOptions options = {
      .python_minor = session->options.python_minor,
      .types = session->options.types,
      .cancel = &session->cancel,
      .metrics = worker->block,
  };
  PT_AUTO (PtRaw) raw = {0};
  PtStatus status = pt_raw_read (&raw, session, index, unit->arena, &unit->diags);
  if (status != PT_OK || unit->diags.errors > 0)
    return status;
  options.raw_is_padded = raw.is_padded;
  status = pt_pipeline_read (unit, session->units[index].path, raw.data, raw.len, &options);
  if (status == PT_OK)
    status = keep (self, index, unit);
  if (status != PT_OK)
    return status;
  uint32_t module = pt_project_module_of_unit (&session->project, index);
  pt_project_check (&session->project, module, &unit->imports, &unit->diags);
  self->works[index].stale = !atomic_load (&session->project.has_finalizers);
  status = pt_pipeline_translate (unit, &session->project, module, &options, rust, map);
  return status == PT_OK && rust->failed ? PT_ENOMEM : status;
}

static PtUnitResult *
translate_unit (PtJob *self, guint index, PtWorker *worker) {
  PtSession *session = self->session;
  Work *work = &self->works[index];
  guint64 start = pt_clock_ns ();
  PT_AUTO (PtArenaLease) lease = pt_arena_lease (session->arenas, &worker->arenas);
  PtUnit unit = {0};
  PtLineMap map = {0};
  PtStatus status = self->status;
  if (lease.arena == NULL)
    status = PT_ENOMEM;
  else
    pt_unit_init (&unit, lease.arena);
  if (session->options.memory_opt)
    pt_bytes_reset (&worker->rust);
  else
    pt_bytes_clear (&worker->rust);
  if (status == PT_OK)
    status = run_stages (self, index, worker, &unit, &worker->rust, &map);
  PtUnitResult *result = pt_unit_result_finish (&unit, status, &worker->rust, &map,
                                                !session->options.discard_rust);
  work->stale &= pt_unit_has_rust (result->status);
  work->nanoseconds += pt_clock_ns () - start;
  result->nanoseconds = work->nanoseconds;
  pt_unit_forget (&unit, worker->block);
  return result;
}

static void
do_unit (PtJob *self, guint index, PtWorker *worker) {
  PtSession *session = self->session;
  pt_spans_set_unit (worker->block, index);
  if (self->again) {
    if (self->works[index].stale) {
      PtUnitResult *result = translate_unit (self, index, worker);
      pt_session_set_unit (session, index, result->status, result);
    }
    return;
  }
  pt_count (worker->block, PT_COUNTER_UNITS_QUEUED, -1);
  pt_count (worker->block, PT_COUNTER_UNITS_RUNNING, 1);
  pt_session_set_unit (session, index, PT_UNIT_RUNNING, NULL);
  PtUnitResult *result = translate_unit (self, index, worker);
  pt_count (worker->block, PT_COUNTER_DIAGNOSTICS, result->issues->len);
  pt_count (worker->block, PT_COUNTER_UNITS_RUNNING, -1);
  pt_count (worker->block, PT_COUNTER_UNITS_DONE, 1);
  pt_session_set_unit (session, index, result->status, result);
}

/* All units */

/* Names the modules; what they import follows. */
static PtStatus
init_project (PtSession *session) {
  pt_arena_reset (&session->project_arena);
  return pt_session_init_project (session, &session->project_arena, &session->project);
}

/* All units are translated; no other worker runs. */
static void
link_units (PtJob *self) {
  PtSession *session = self->session;
  g_autofree const PtImports **imports = g_new0 (const PtImports *, session->project.n_modules);
  for (guint i = 0; i < session->n_units; i++)
    imports[pt_project_module_of_unit (&session->project, i)] = &self->works[i].imports;
  pt_project_link (&session->project, imports);
  g_mutex_lock (&session->lock);
  session->linked = TRUE;
  g_mutex_unlock (&session->lock);
}

/* Whether units must be translated once more. */
static gboolean
is_stale (const PtJob *self) {
  if (self->again || !atomic_load (&self->session->project.has_finalizers))
    return FALSE;
  for (guint i = 0; i < self->session->n_units; i++)
    if (self->works[i].stale)
      return TRUE;
  return FALSE;
}

/* What a worker does: units, until none is left. */
static void
run_worker (gpointer data, gpointer user_data) {
  PtWorker *worker = data;
  PtSession *session = user_data;
  PtJob *self = session->job;
  worker->block = pt_metrics_worker_block (session->metrics);
  guint index;
  while ((index = atomic_fetch_add (&self->next, 1)) < session->n_units)
    do_unit (self, index, worker);
  if (worker->block != NULL)
    pt_metrics_release_block (worker->block);

  if (atomic_fetch_sub (&self->left, 1) != 1)
    return;
  if (is_stale (self)) {
    self->again = TRUE;
    push_workers (self);
    return;
  }
  if (self->status == PT_OK)
    link_units (self);
  job_end (self);
}

static void
make_workers (PtSession *session) {
  session->n_workers = session->options.jobs > 0 ? session->options.jobs : g_get_num_processors ();
  session->workers = g_new0 (PtWorker, session->n_workers);
  for (guint i = 0; i < session->n_workers; i++)
    pt_arena_local_init (&session->workers[i].arenas, session->arenas);
  session->threads = g_thread_pool_new (run_worker, session, (int)session->n_workers, FALSE, NULL);
}

void
pt_job_start (PtSession *session) {
  PtJob *self = g_new0 (PtJob, 1);
  self->session = session;
  self->works = g_new0 (Work, session->n_units);
  if (session->workers == NULL)
    make_workers (session);
  PtMetricsBlock *block = pt_metrics_worker_block (session->metrics);
  pt_count (block, PT_COUNTER_UNITS_QUEUED, session->n_units);
  if (block != NULL)
    pt_metrics_release_block (block);
  self->status = init_project (session);
  session->job = self; /* where the workers find it */
  push_workers (self);
}
