// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A capture of Sysprof: a mark for each stage of each unit and for the job, counters where they
// change. Times are of CLOCK_MONOTONIC, as Sysprof's own.

#include "core/engine/trace_private.h"

#include <errno.h>
#include <string.h>
#include <sysprof-capture.h>
#include <unistd.h>

struct _PtCapture {
  SysprofCaptureWriter *writer;
  char *path;  /* for people */
  guint first; /* id of the first counter; 0: none is defined */
};

static void
set_fault (const char *path, GError **error) {
  g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "the capture %s can't be written: %s", path,
               g_strerror (errno));
}

PtCapture *
pt_capture_open (const char *path, GError **error) {
  SysprofCaptureWriter *writer =
      path == NULL ? sysprof_capture_writer_new_from_env (0) : sysprof_capture_writer_new (path, 0);
  if (writer == NULL) {
    if (path != NULL)
      set_fault (path, error);
    return NULL;
  }
  PtCapture *self = g_new0 (PtCapture, 1);
  self->writer = writer;
  self->path = g_strdup (path == NULL ? "of SYSPROF_TRACE_FD" : path);
  return self;
}

void
pt_capture_close (PtCapture *self) {
  sysprof_capture_writer_unref (self->writer);
  g_free (self->path);
  g_free (self);
}

/** A stage counter is a group of its own, with a counter for each stage. */
static void
describe (SysprofCaptureCounter *counter, const PtCounterInfo *info, guint i) {
  gboolean single = info->count == 1;
  g_autofree char *name = pt_trace_word (single ? info->name : pt_stage_name ((PtStage)i));
  g_autofree char *of_stages = g_strdup_printf ("Portalis: %s", info->title);
  const char *title = single ? info->title : pt_stage_title ((PtStage)i);

  counter->type = SYSPROF_CAPTURE_COUNTER_INT64;
  g_strlcpy (counter->category, single ? "Portalis" : of_stages, sizeof counter->category);
  g_strlcpy (counter->name, name, sizeof counter->name);
  g_strlcpy (counter->description, title, sizeof counter->description);
}

static gboolean
define_counters (PtCapture *self, gint64 time) {
  g_autofree SysprofCaptureCounter *counters = g_new0 (SysprofCaptureCounter, PT_COUNTER_COUNT);

  self->first = sysprof_capture_writer_request_counter (self->writer, PT_COUNTER_COUNT);
  for (guint row = 0; row < pt_n_counter_infos; row++)
    for (guint i = 0; i < pt_counter_infos[row].count; i++) {
      guint counter = pt_counter_infos[row].first + i;
      counters[counter].id = self->first + counter;
      describe (&counters[counter], &pt_counter_infos[row], i);
    }
  return sysprof_capture_writer_add_process (self->writer, time, -1, getpid (), "portalis") &&
         sysprof_capture_writer_define_counters (self->writer, time, -1, getpid (), counters,
                                                 PT_COUNTER_COUNT);
}

static gboolean
set_counters (PtCapture *self, const PtTraceData *data, guint sample) {
  const PtSnapshot *now = &g_array_index (data->samples, PtSnapshot, sample);
  guint ids[PT_COUNTER_COUNT], n = 0;
  SysprofCaptureCounterValue values[PT_COUNTER_COUNT];

  for (guint counter = 0; counter < PT_COUNTER_COUNT; counter++)
    if (pt_trace_changed (data, sample, counter)) {
      ids[n] = self->first + counter;
      values[n++].v64 = (gint64)now->values[counter];
    }
  return n == 0 || sysprof_capture_writer_set_counters (self->writer, (gint64)now->time_ns, -1,
                                                        getpid (), ids, values, n);
}

static gboolean
add_mark (PtCapture *self, guint64 start_ns, guint64 ns, const char *group, const char *name,
          const char *message) {
  return sysprof_capture_writer_add_mark (self->writer, (gint64)start_ns, -1, getpid (), ns, group,
                                          name, message);
}

static gboolean
add_span (PtCapture *self, const PtTraceData *data, const PtStageRun *span) {
  g_autofree char *stage = pt_trace_word (pt_stage_name (span->stage));
  g_autofree char *group = g_strdup_printf ("Portalis %u", span->worker + 1);
  return add_mark (self, span->start_ns, span->ns, group, stage,
                   g_ptr_array_index (data->paths, span->unit));
}

gboolean
pt_capture_write (PtCapture *self, const PtTraceData *data, GError **error) {
  guint64 start = g_array_index (data->samples, PtSnapshot, 0).time_ns;
  guint64 end = g_array_index (data->samples, PtSnapshot, data->samples->len - 1).time_ns;
  gboolean fine = self->first != 0 || define_counters (self, (gint64)start);

  fine = fine && add_mark (self, start, end - start, "Portalis", "job", data->name);
  for (guint i = 0; fine && i < data->spans->len; i++)
    fine = add_span (self, data, &g_array_index (data->spans, PtStageRun, i));
  for (guint sample = 0; fine && sample < data->samples->len; sample++)
    fine = set_counters (self, data, sample);
  fine = fine && sysprof_capture_writer_flush (self->writer);
  if (!fine)
    set_fault (self->path, error);
  return fine;
}
