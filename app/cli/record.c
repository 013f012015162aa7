// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A run into a file, and what is in such a file.

#include <stdio.h>

#include "app/cli/cli.h"
#include "app/cli/render.h"
#include "core/engine/recording.h"
#include "core/engine/trace.h"

enum {
  SHORTEST_US = 500,   /* between two samples, at first */
  MAX_SAMPLES = 16384, /* then every other one goes, and the time between them doubles */
};

static int
fault (const PtInvocation *self, const GError *error) {
  pt_render_fault (error->message, self->color);
  return PT_EXIT_ENVIRONMENT;
}

static void
add_sample (GArray *samples, PtSession *session, gint64 start_us) {
  PtRecordedSample sample = {.seconds =
                                 (double)(g_get_monotonic_time () - start_us) / G_USEC_PER_SEC};
  pt_session_snapshot (session, &sample.counters);
  g_array_append_val (samples, sample);
}

/** The first sample, of the start, stays. */
static void
thin_out (GArray *samples) {
  PtRecordedSample *items = (PtRecordedSample *)(gpointer)samples->data;
  guint n = 0;
  for (guint i = 0; i < samples->len; i += 2)
    items[n++] = items[i];
  g_array_set_size (samples, n);
}

/** (transfer full): of PtRecordedSample */
static GArray *
run_job (PtSession *session) {
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (PtRecordedSample));
  gint64 start = g_get_monotonic_time (), period = SHORTEST_US;

  add_sample (samples, session, start);
  pt_session_start (session);
  while (!pt_session_wait (session, period)) {
    add_sample (samples, session, start);
    if (samples->len == MAX_SAMPLES) {
      thin_out (samples);
      period *= 2;
    }
  }
  add_sample (samples, session, start);
  return samples;
}

static void
print_summary (PtSession *session, const char *what) {
  PtProgress progress;
  pt_session_progress (session, &progress);
  fprintf (stderr, "%s %u modules, %.1f kB, in %.0f ms", what, progress.total,
           (double)progress.source_bytes / 1000, (double)progress.elapsed_ns / 1e6);
  if (progress.review > 0)
    fprintf (stderr, "; %u to look at", progress.review);
  if (progress.failed > 0)
    fprintf (stderr, "; %u can't be translated", progress.failed);
  fputs (".\n", stderr);
}

static int
exit_status (PtSession *session) {
  PtProgress progress;
  pt_session_progress (session, &progress);
  return progress.failed > 0 ? PT_EXIT_REFUSED : PT_EXIT_OK;
}

int
pt_cli_record (const PtInvocation *self) {
  if (self->path == NULL || self->output == NULL) {
    pt_print_command_help (stderr, self->command);
    return PT_EXIT_USAGE;
  }
  g_autoptr (GError) error = NULL;
  g_autoptr (PtSession) session = pt_session_open (self->path, &self->how, &error);
  if (session == NULL)
    return fault (self, error);
  PtTrace *trace;
  if (!pt_trace_open (self->capture, self->trace, &trace, &error))
    return fault (self, error);
  PtTraceJob *job = pt_trace_begin (trace, session);
  g_autoptr (GArray) samples = run_job (session);
  pt_trace_end (job);
  if (!pt_trace_close (trace, &error))
    return fault (self, error);
  g_autoptr (PtRecording) recording = pt_recording_take (session, self->path, samples, &error);
  if (recording == NULL || !pt_recording_save (recording, self->output, &error))
    return fault (self, error);
  pt_render_issues (session, !self->quiet, self->color);
  if (!self->quiet)
    print_summary (session, "Recorded");
  return exit_status (session);
}

int
pt_cli_open (const PtInvocation *self) {
  if (self->path == NULL) {
    pt_print_command_help (stderr, self->command);
    return PT_EXIT_USAGE;
  }
  g_autoptr (GError) error = NULL;
  g_autoptr (PtRecording) recording = pt_recording_load (self->path, &error);
  if (recording == NULL)
    return fault (self, error);
  g_autofree char *above =
      g_build_filename (g_get_user_cache_dir (), "portalis", "recordings", NULL);
  g_autoptr (PtSession) session = pt_recording_open_below (recording, above, &self->how, &error);
  if (session == NULL)
    return fault (self, error);
  pt_render_issues (session, !self->quiet, self->color);
  if (!self->quiet) {
    g_autoptr (GDateTime) created =
        g_date_time_new_from_unix_local (pt_recording_created (recording));
    g_autofree char *when =
        created != NULL ? g_date_time_format (created, "%Y-%m-%d %H:%M") : g_strdup ("once");
    g_autofree char *what =
        g_strdup_printf ("%s, recorded %s:", pt_recording_name (recording), when);
    print_summary (session, what);
    fprintf (stderr, "Its Python is in %s\n", pt_session_root (session));
  }
  return exit_status (session);
}
