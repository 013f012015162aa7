// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
//
// Jobs written down for tools that show time: each stage of each unit, and the counters, as marks
// and counters of Sysprof, as events of Chrome's trace viewer and Perfetto, or both.
//
//   pt_trace_open (capture, chrome, &trace, &error)
//   job = pt_trace_begin (trace, session)
//   pt_session_start (session) ... the job is over
//   pt_trace_end (job)
//   pt_trace_close (trace, &error)
//
// Threads: one at a time. Files are written in a thread of the trace's own.
#pragma once

#include "core/engine/session.h"

typedef struct _PtTrace PtTrace;
typedef struct _PtTraceJob PtTraceJob;

/** capture: a file for Sysprof; chrome: one in Chrome's JSON; both may be NULL. Where the variable
 * SYSPROF_TRACE_FD names a descriptor, that is written to besides: it is how Sysprof records what
 * it starts. *ret: (transfer full) (nullable): NULL when nothing is asked for. Errors:
 * PT_ERROR_WRITE, also for a build without libsysprof-capture. */
gboolean pt_trace_open (const char *capture, const char *chrome, PtTrace **ret, GError **error);
/** Waits until all is written. self may be NULL. FALSE: the first error of any writing. */
gboolean pt_trace_close (PtTrace *self, GError **error);

/** Before the session's job starts, and before its first if that is to be seen in full. self may be
 * NULL, which gives NULL. (transfer full) (nullable) */
PtTraceJob *pt_trace_begin (PtTrace *self, PtSession *session);
/** What has happened so far is written; the job itself may go on. self may be NULL. */
void pt_trace_end (PtTraceJob *self);
