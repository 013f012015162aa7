// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// "Trace Event Format": an object with a list of events, times in microseconds. A worker is a
// thread, a stage an event on it ("X"), a counter a track of its own ("C").

#include "core/engine/trace_private.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "core/base/bytes.h"

static const char head[] = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n";
static const char foot[] = "\n]}\n";

struct _PtChromeTrace {
  FILE *file;
  char *path;
  long end;        /* of the events so far: the foot is written anew after each job */
  gboolean begun;  /* there is an event: the next needs a comma */
  guint n_workers; /* that have a name */
};

static gboolean
fault (const PtChromeTrace *self, GError **error) {
  g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "the trace %s can't be written: %s", self->path,
               g_strerror (errno));
  return FALSE;
}

PtChromeTrace *
pt_chrome_trace_open (const char *path, GError **error) {
  PtChromeTrace *self = g_new0 (PtChromeTrace, 1);

  self->path = g_strdup (path);
  self->file = fopen (path, "we");
  if (self->file == NULL || fputs (head, self->file) < 0 || fputs (foot, self->file) < 0 ||
      fflush (self->file) != 0) {
    fault (self, error);
    pt_chrome_trace_close (self);
    return NULL;
  }
  self->end = sizeof head - 1;
  return self;
}

void
pt_chrome_trace_close (PtChromeTrace *self) {
  if (self->file != NULL)
    fclose (self->file);
  g_free (self->path);
  g_free (self);
}

/** Begins an event: {"ph":"X","name":...,"pid":1,"ts":... */
static void
begin (PtChromeTrace *self, PtBytes *out, char phase, const char *name, guint64 ns) {
  pt_bytes_append_str (out, self->begun ? ",\n" : "");
  self->begun = TRUE;
  pt_bytes_printf (out, "{\"ph\":\"%c\",\"name\":", phase);
  pt_bytes_append_json (out, name);
  pt_bytes_printf (out, ",\"pid\":%d,\"ts\":%" G_GUINT64_FORMAT ".%03u", (int)getpid (), ns / 1000,
                   (guint)(ns % 1000));
}

static void
add_name (PtChromeTrace *self, PtBytes *out, const char *what, guint thread, const char *name) {
  begin (self, out, 'M', what, 0);
  pt_bytes_printf (out, ",\"tid\":%u,\"args\":{\"name\":", thread);
  pt_bytes_append_json (out, name);
  pt_bytes_append_str (out, "}}");
}

static void
name_worker (PtChromeTrace *self, PtBytes *out, guint worker) {
  for (; self->n_workers <= worker; self->n_workers++) {
    g_autofree char *name = g_strdup_printf ("Worker %u", self->n_workers + 1);
    add_name (self, out, "thread_name", self->n_workers + 1, name);
  }
}

static void
add_duration (PtBytes *out, guint64 ns, guint thread) {
  pt_bytes_printf (out, ",\"dur\":%" G_GUINT64_FORMAT ".%03u,\"tid\":%u", ns / 1000,
                   (guint)(ns % 1000), thread);
}

static void
add_span (PtChromeTrace *self, PtBytes *out, const PtTraceData *data, const PtStageRun *span) {
  name_worker (self, out, span->worker);
  g_autofree char *stage = pt_trace_word (pt_stage_name (span->stage));
  begin (self, out, 'X', stage, span->start_ns);
  add_duration (out, span->ns, span->worker + 1);
  pt_bytes_append_str (out, ",\"cat\":\"stage\",\"args\":{\"file\":");
  pt_bytes_append_json (out, g_ptr_array_index (data->paths, span->unit));
  pt_bytes_append_str (out, "}}");
}

static void
add_counter (PtChromeTrace *self, PtBytes *out, const PtTraceData *data, guint sample,
             const PtCounterInfo *info) {
  const PtSnapshot *now = &g_array_index (data->samples, PtSnapshot, sample);
  gboolean changed = FALSE;

  for (guint i = info->first; i < info->first + info->count; i++)
    changed |= pt_trace_changed (data, sample, i);
  if (!changed)
    return;
  g_autofree char *name = pt_trace_word (info->name);
  begin (self, out, 'C', name, now->time_ns);
  pt_bytes_append_str (out, ",\"cat\":\"counter\",\"args\":{");
  for (guint i = 0; i < info->count; i++) {
    g_autofree char *key = pt_trace_word (info->count == 1 ? "value" : pt_stage_name ((PtStage)i));
    pt_bytes_printf (out, "%s\"%s\":%" G_GUINT64_FORMAT, i == 0 ? "" : ",", key,
                     now->values[info->first + i]);
  }
  pt_bytes_append_str (out, "}}");
}

static void
add_job (PtChromeTrace *self, PtBytes *out, const PtTraceData *data) {
  guint64 start = g_array_index (data->samples, PtSnapshot, 0).time_ns;
  guint64 end = g_array_index (data->samples, PtSnapshot, data->samples->len - 1).time_ns;

  if (!self->begun) {
    add_name (self, out, "process_name", 0, "Portalis");
    add_name (self, out, "thread_name", 0, "Jobs");
  }
  begin (self, out, 'X', data->name, start);
  add_duration (out, end - start, 0);
  pt_bytes_printf (out, ",\"cat\":\"job\",\"args\":{\"files\":%u}}", data->paths->len);
}

gboolean
pt_chrome_trace_write (PtChromeTrace *self, const PtTraceData *data, GError **error) {
  PT_AUTO (PtBytes) out = {0};

  add_job (self, &out, data);
  for (guint i = 0; i < data->spans->len; i++)
    add_span (self, &out, data, &g_array_index (data->spans, PtStageRun, i));
  for (guint sample = 0; sample < data->samples->len; sample++)
    for (guint i = 0; i < pt_n_counter_infos; i++)
      add_counter (self, &out, data, sample, &pt_counter_infos[i]);
  if (out.failed)
    errno = ENOMEM;
  if (out.failed || fseek (self->file, self->end, SEEK_SET) != 0 ||
      fwrite (out.data, 1, out.len, self->file) != out.len || fputs (foot, self->file) < 0 ||
      fflush (self->file) != 0)
    return fault (self, error);
  self->end += (long)out.len;
  return TRUE;
}
