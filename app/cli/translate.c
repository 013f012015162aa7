// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/render.h"
#include "app/cli/report.h"
#include "core/engine/toolchain.h"

enum { PROGRESS_EVERY_US = 50 * 1000, PROGRESS_AFTER_US = 300 * 1000 };

static int
fault (const PtInvocation *self, const GError *error) {
  if (error->domain == PT_ERROR && error->code == PT_ERROR_COMPILE) {
    pt_render_fault (error->message, FALSE);
    pt_render_fault ("rustc refuses what Portalis wrote, which is a fault of Portalis; `portalis "
                     "translate` shows it",
                     self->color);
    return PT_EXIT_INTERNAL;
  }
  pt_render_fault (error->message, self->color);
  return error->domain == PT_ERROR && error->code == PT_ERROR_FAILED ? PT_EXIT_REFUSED
                                                                     : PT_EXIT_ENVIRONMENT;
}

/* Waits for the job; shows how far it is where somebody looks. */
static void
wait_for_job (PtSession *session, gboolean show) {
  gboolean shown = FALSE;
  if (pt_session_wait (session, show ? PROGRESS_AFTER_US : -1))
    return;
  do {
    PtProgress progress;
    pt_session_progress (session, &progress);
    pt_render_progress (&progress);
    shown = TRUE;
  } while (!pt_session_wait (session, PROGRESS_EVERY_US));
  if (shown)
    pt_render_progress_end ();
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
             "Starts with %s. Build it: cargo build --release --manifest-path %s/Cargo.toml\n",
             pt_session_entry (session), self->output);
}

/* The program takes this process: its streams, its signals and its exit status are its own. */
static int
exec_program (const PtInvocation *self, PtSession *session, const char *binary) {
  /* sys.argv[0] is the script, as it was named. */
  const char *entry = pt_session_entry (session);
  g_autofree char *script = g_file_test (self->path, G_FILE_TEST_IS_DIR)
                                ? g_build_filename (self->path, entry, NULL)
                                : g_strdup (self->path);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_ptr_array_add (argv, script);
  for (char **argument = self->arguments; *argument != NULL; argument++)
    g_ptr_array_add (argv, *argument);
  g_ptr_array_add (argv, NULL);
  fflush (NULL);
  execv (binary, (char **)argv->pdata);
  g_autofree char *message = g_strdup_printf ("cannot start %s: %s", binary, g_strerror (errno));
  pt_render_fault (message, self->color);
  return PT_EXIT_ENVIRONMENT;
}

static void
remove_folder (const char *folder) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static int
run_program (const PtInvocation *self, PtSession *session) {
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("portalis-XXXXXX", &error);
  g_autofree char *binary = NULL;
  gboolean ok = folder != NULL && pt_session_write_crate (session, folder, &error) &&
                pt_session_compile (session, folder, &binary, NULL, &error);
  if (folder != NULL)
    remove_folder (folder);
  return ok ? exec_program (self, session, binary) : fault (self, error);
}

static int
finish (const PtInvocation *self, PtSession *session) {
  g_autoptr (GError) error = NULL;
  if (self->report != NULL && !pt_report_write (session, self, &error))
    return fault (self, error);
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
    return run_program (self, session);
  if (!pt_session_write_crate (session, self->output, &error))
    return fault (self, error);
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
  g_autoptr (PtSession) session = pt_session_open (self->path, &self->how, &error);
  if (session == NULL)
    return fault (self, error);
  pt_session_start (session);
  wait_for_job (session, !self->quiet && isatty (STDERR_FILENO));
  return finish (self, session);
}
