// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/program.h"
#include "app/cli/render.h"
#include "app/cli/report.h"
#include "core/engine/trace.h"

enum { PROGRESS_EVERY_US = 50 * 1000, PROGRESS_AFTER_US = 300 * 1000 };

/* Waits for the job; shows how far it is where somebody looks. */
static void
wait_for_job (PtSession *session, gboolean show) {
  gboolean shown = FALSE;
  if (pt_session_wait (session, show ? PROGRESS_AFTER_US : -1))
    return;
  do {
    PtProgress progress;
    pt_session_progress (session, &progress);
    pt_render_progress (progress.translated + progress.review + progress.failed, progress.total,
                        "modules");
    shown = TRUE;
  } while (!pt_session_wait (session, PROGRESS_EVERY_US));
  if (shown)
    pt_render_progress_end ();
}

static gboolean
run_job (const PtInvocation *self, PtSession *session, GError **error) {
  PtTrace *trace;
  if (!pt_trace_open (self->capture, self->trace, &trace, error))
    return FALSE;
  PtTraceJob *job = pt_trace_begin (trace, session);
  pt_session_start (session);
  wait_for_job (session, !self->quiet && isatty (STDERR_FILENO));
  pt_trace_end (job);
  return pt_trace_close (trace, error);
}

/* Failed units that the program needs; all failed units when nothing starts. */
static guint
count_failed (PtSession *session, gboolean needed) {
  guint failed = 0;
  for (guint unit = 0; unit < pt_session_n_units (session); unit++)
    failed += pt_session_unit_status (session, unit) == PT_UNIT_FAILED &&
              (!needed || pt_session_unit_needed (session, unit));
  return failed;
}

static guint
count_left_out (PtSession *session) {
  guint left_out = 0;
  for (guint unit = 0; unit < pt_session_n_units (session); unit++)
    left_out += !pt_session_unit_needed (session, unit);
  return left_out;
}

static void
print_summary (const PtInvocation *self, PtSession *session) {
  PtProgress progress;
  pt_session_progress (session, &progress);
  const char *verb = self->command == PT_COMMAND_CHECK ? "Checked" : "Translated";
  fprintf (stderr, "%s %u modules, %.1f kB, in %.0f ms", verb, progress.total,
           (double)progress.source_bytes / 1000, (double)progress.elapsed_ns / 1e6);
  if (progress.review > 0)
    fprintf (stderr, "; %u to look at", progress.review);
  if (progress.failed > 0)
    fprintf (stderr, "; %u can't be translated", progress.failed);
  fputs (".\n", stderr);
  guint left_out = count_left_out (session);
  if (self->command == PT_COMMAND_TRANSLATE && left_out > 0)
    fprintf (stderr, "%s doesn't import %u of them; they are left out.\n",
             pt_session_entry (session), left_out);
  if (self->command == PT_COMMAND_TRANSLATE)
    fprintf (stderr,
             "Starts with %s. Build it: cargo build --release %s--manifest-path %s/Cargo.toml\n",
             pt_session_entry (session),
             self->how.target == PT_TARGET_WASM ? "--target wasm32-wasip1 " : "", self->output);
}

static int
finish (const PtInvocation *self, PtSession *session) {
  g_autoptr (GError) error = NULL;
  if (self->report != NULL && !pt_report_write (session, self, &error))
    return pt_program_fault (self, error);
  gboolean check = self->command == PT_COMMAND_CHECK;
  guint failed = count_failed (session, !check);
  gboolean warnings = !self->quiet && (self->command != PT_COMMAND_RUN || failed > 0);
  if (failed > 0 || warnings)
    pt_render_issues (session, warnings, self->color);
  if (failed > 0 || check) {
    if (!self->quiet)
      print_summary (self, session);
    return failed > 0 ? PT_EXIT_REFUSED : PT_EXIT_OK;
  }
  if (self->command == PT_COMMAND_RUN)
    return pt_program_run (self, session);
  if (self->command == PT_COMMAND_BUILD)
    return pt_program_build (self, session);
  if (!pt_session_write_crate (session, self->output, &error))
    return pt_program_fault (self, error);
  if (!self->quiet)
    print_summary (self, session);
  return PT_EXIT_OK;
}

int
pt_cli_translate (const PtInvocation *self) {
  if (self->path == NULL || (self->command == PT_COMMAND_TRANSLATE && self->output == NULL)) {
    pt_print_command_help (stderr, self->command);
    return PT_EXIT_USAGE;
  }
  g_autoptr (GError) error = NULL;
  PtOptions how = self->how;
  how.discard_rust = self->command == PT_COMMAND_CHECK; /* nobody will see it */
  g_autoptr (PtSession) session = pt_session_open (self->path, &how, &error);
  if (session == NULL)
    return pt_program_fault (self, error);
  if (!run_job (self, session, &error))
    return pt_program_fault (self, error);
  return finish (self, session);
}
