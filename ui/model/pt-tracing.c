// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-tracing-private.h"

static PtTrace *trace;  /* (nullable) */
static GPtrArray *jobs; /* (nullable): of PtTraceJob, that haven't ended */

gboolean
pt_tracing_start (const char *capture, const char *chrome, GError **error) {
  g_return_val_if_fail (trace == NULL, FALSE);
  return pt_trace_open (capture, chrome, &trace, error);
}

gboolean
pt_tracing_stop (GError **error) {
  while (jobs != NULL && jobs->len > 0)
    pt_tracing_end (g_ptr_array_index (jobs, 0));
  g_clear_pointer (&jobs, g_ptr_array_unref);
  return pt_trace_close (g_steal_pointer (&trace), error);
}

PtTraceJob *
pt_tracing_begin (PtSession *session) {
  PtTraceJob *job = pt_trace_begin (trace, session);

  if (job == NULL)
    return NULL;
  if (jobs == NULL)
    jobs = g_ptr_array_new ();
  g_ptr_array_add (jobs, job);
  return job;
}

void
pt_tracing_end (PtTraceJob *job) {
  if (job != NULL && jobs != NULL && g_ptr_array_remove (jobs, job))
    pt_trace_end (job);
}
