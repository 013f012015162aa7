// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/trace_private.h"

#include "core/engine/session_private.h"
#include "core/engine/trace.h"

enum {
  SHORTEST_US = 1000, /* between two samples, at first */
  MAX_SAMPLES = 4096, /* then every other one goes, and the time between them doubles */
};

struct _PtTrace {
  PtChromeTrace *chrome; /* NULL: none */
  PtCapture *captures[2];
  GThreadPool *writer; /* of one thread, so that jobs keep their order */
  GError *error;       /* the writer's first */
};

struct _PtTraceJob {
  PtTrace *trace;
  PtSession *session;
  PtTraceData *data;
  GThread *sampler;
  GMutex lock;
  GCond stop;
  gboolean stopped; /* under the lock */
};

static void
data_free (PtTraceData *self) {
  g_free (self->name);
  g_ptr_array_unref (self->paths);
  g_array_unref (self->spans);
  g_array_unref (self->samples);
  g_free (self);
}

char *
pt_trace_word (const char *name) {
  return g_ascii_strdown (name, -1);
}

gboolean
pt_trace_changed (const PtTraceData *data, guint sample, guint counter) {
  const PtSnapshot *samples = (const PtSnapshot *)(gconstpointer)data->samples->data;
  return sample == 0 || samples[sample].values[counter] != samples[sample - 1].values[counter];
}

/* Writing */

static void
write_job (gpointer job, gpointer trace) {
  PtTraceData *data = job;
  PtTrace *self = trace;

  for (guint i = 0; i < G_N_ELEMENTS (self->captures); i++)
    if (self->captures[i] != NULL && self->error == NULL)
      pt_capture_write (self->captures[i], data, &self->error);
  if (self->chrome != NULL && self->error == NULL)
    pt_chrome_trace_write (self->chrome, data, &self->error);
  data_free (data);
}

static void
trace_free (PtTrace *self) {
  if (self->writer != NULL)
    g_thread_pool_free (self->writer, FALSE, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->captures); i++)
    g_clear_pointer (&self->captures[i], pt_capture_close);
  g_clear_pointer (&self->chrome, pt_chrome_trace_close);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
open_all (PtTrace *self, const char *capture, const char *chrome, GError **error) {
  GError *fault = NULL;

  self->captures[0] = pt_capture_open (NULL, &fault);
  if (fault == NULL && capture != NULL)
    self->captures[1] = pt_capture_open (capture, &fault);
  if (fault == NULL && chrome != NULL)
    self->chrome = pt_chrome_trace_open (chrome, &fault);
  if (fault != NULL)
    g_propagate_error (error, fault);
  return fault == NULL;
}

gboolean
pt_trace_open (const char *capture, const char *chrome, PtTrace **ret, GError **error) {
  PtTrace *self = g_new0 (PtTrace, 1);

  *ret = NULL;
  gboolean opened = open_all (self, capture, chrome, error);
  if (!opened || (self->captures[0] == NULL && self->captures[1] == NULL && self->chrome == NULL)) {
    trace_free (self);
    return opened;
  }
  self->writer = g_thread_pool_new (write_job, self, 1, FALSE, NULL);
  *ret = self;
  return TRUE;
}

gboolean
pt_trace_close (PtTrace *self, GError **error) {
  if (self == NULL)
    return TRUE;
  g_thread_pool_free (g_steal_pointer (&self->writer), FALSE, TRUE); // all is written now
  gboolean fine = self->error == NULL;
  if (!fine)
    g_propagate_error (error, g_steal_pointer (&self->error));
  trace_free (self);
  return fine;
}

/* A job */

static void
add_sample (PtTraceJob *self) {
  PtSnapshot now;
  pt_session_snapshot (self->session, &now);
  g_array_append_val (self->data->samples, now);
}

/** The first sample, of the start, stays. */
static void
thin_out (GArray *samples) {
  PtSnapshot *items = (PtSnapshot *)(gpointer)samples->data;
  guint n = 0;
  for (guint i = 0; i < samples->len; i += 2)
    items[n++] = items[i];
  g_array_set_size (samples, n);
}

static gpointer
sample (gpointer job) {
  PtTraceJob *self = job;
  gint64 period = SHORTEST_US, next = g_get_monotonic_time () + period;

  g_mutex_lock (&self->lock);
  while (!self->stopped) {
    if (g_cond_wait_until (&self->stop, &self->lock, next))
      continue;
    add_sample (self);
    if (self->data->samples->len == MAX_SAMPLES) {
      thin_out (self->data->samples);
      period *= 2;
    }
    next = g_get_monotonic_time () + period;
  }
  g_mutex_unlock (&self->lock);
  return NULL;
}

PtTraceJob *
pt_trace_begin (PtTrace *self, PtSession *session) {
  if (self == NULL)
    return NULL;
  PtTraceJob *job = g_new0 (PtTraceJob, 1);
  PtTraceData *data = g_new0 (PtTraceData, 1);

  data->name = g_strdup (pt_session_name (session));
  data->paths = g_ptr_array_new_with_free_func (g_free);
  data->spans = g_array_new (FALSE, FALSE, sizeof (PtStageRun));
  data->samples = g_array_new (FALSE, FALSE, sizeof (PtSnapshot));
  *job = (PtTraceJob){.trace = self, .session = session, .data = data};
  g_mutex_init (&job->lock);
  g_cond_init (&job->stop);
  pt_metrics_keep_spans (session->metrics);
  add_sample (job);
  job->sampler = g_thread_new ("portalis-trace", sample, job);
  return job;
}

/** Of this job only: a session keeps those of its earlier ones. */
static void
take_span (const PtStageRun *span, void *data) {
  PtTraceData *self = data;
  if (span->start_ns >= g_array_index (self->samples, PtSnapshot, 0).time_ns)
    g_array_append_val (self->spans, *span);
}

void
pt_trace_end (PtTraceJob *self) {
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  g_cond_signal (&self->stop);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->sampler);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->stop);

  PtTraceData *data = self->data;
  add_sample (self);
  pt_metrics_each_span (self->session->metrics, take_span, data);
  for (guint unit = 0; unit < pt_session_n_units (self->session); unit++)
    g_ptr_array_add (data->paths, g_strdup (pt_session_unit_path (self->session, unit)));
  g_thread_pool_push (self->trace->writer, data, NULL);
  g_free (self);
}
