// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What trace.c collects, and who writes it.

#include "core/engine/session.h"
#include "core/metrics/spans.h"

/** One job, as plain data. */
typedef struct {
  char *name;       /* of the project */
  GPtrArray *paths; /* of units */
  GArray *spans;    /* of PtStageRun */
  GArray *samples;  /* of PtSnapshot; the first is of the start, the last of the end */
} PtTraceData;

/** A row of the counters as the user of a trace sees it: lower case. (transfer full) */
char *pt_trace_word (const char *name);
/** Whether a counter's value differs from that of the sample before; the first always does. */
gboolean pt_trace_changed (const PtTraceData *data, guint sample, guint counter);

/* trace_chrome.c */

typedef struct _PtChromeTrace PtChromeTrace;

PtChromeTrace *pt_chrome_trace_open (const char *path, GError **error);
/** The file is whole after each. */
gboolean pt_chrome_trace_write (PtChromeTrace *self, const PtTraceData *data, GError **error);
void pt_chrome_trace_close (PtChromeTrace *self);

/* trace_sysprof.c, or trace_no_sysprof.c */

typedef struct _PtCapture PtCapture;

/** path: NULL = what SYSPROF_TRACE_FD names; then NULL without error is none. */
PtCapture *pt_capture_open (const char *path, GError **error);
gboolean pt_capture_write (PtCapture *self, const PtTraceData *data, GError **error);
void pt_capture_close (PtCapture *self);
