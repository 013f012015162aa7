// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// check: the front end over files and folders, its diagnostics and its speed.

#include <stdio.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/render.h"
#include "app/cli/report.h"
#include "core/engine/front.h"

enum { PROGRESS_EVERY_US = 50 * 1000, PROGRESS_AFTER_US = 300 * 1000 };

static void
wait_for_check (PtCheck *check, gboolean show) {
  if (pt_check_wait (check, show ? PROGRESS_AFTER_US : -1))
    return;
  do
    pt_render_progress (pt_check_n_done (check), pt_check_n_files (check), "files");
  while (!pt_check_wait (check, PROGRESS_EVERY_US));
  pt_render_progress_end ();
}

/* With thousands in threes: "1,234,567". */
static const char *
grouped (guint64 number, char text[static 32]) {
  char digits[24];
  int len = snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, number);
  char *out = text;
  for (int i = 0; i < len; i++) {
    if (i > 0 && (len - i) % 3 == 0)
      *out++ = ',';
    *out++ = digits[i];
  }
  *out = '\0';
  return text;
}

static void
print_count (const char *what, guint64 count, const char *format, double detail) {
  char text[32];
  printf ("%-18s %15s", what, grouped (count, text));
  if (format != NULL) {
    printf ("   ");
    printf (format, detail);
  }
  putchar ('\n');
}

static double
per (guint64 part, guint64 whole) {
  return whole == 0 ? 0 : (double)part / (double)whole;
}

/* Bytes per microsecond are megabytes per second. */
static void
print_time (const char *what, guint64 ns, const PtCheckStats *stats) {
  printf ("%-18s %11.2f %10.2f %10.1f %9.1f\n", what, (double)ns / 1e6,
          per (ns, stats->source_bytes), per (ns, stats->tokens),
          per (stats->source_bytes, ns) * 1e3);
}

static void
print_stats (const PtCheckStats *stats) {
  print_count ("files", stats->files, "%.0f with errors", stats->failed);
  print_count ("bytes", stats->source_bytes, "%.0f in a file",
               per (stats->source_bytes, stats->files));
  print_count ("lines", stats->lines, "%.1f bytes each", per (stats->source_bytes, stats->lines));
  print_count ("tokens", stats->tokens, "%.1f bytes each",
               per (stats->source_bytes, stats->tokens));
  print_count ("nodes", stats->nodes, "%.2f of a token", per (stats->nodes, stats->tokens));
  print_count ("tree bytes", stats->tree_bytes, "%.2f of a byte of source",
               per (stats->tree_bytes, stats->source_bytes));
  print_count ("most memory", stats->arena_peak, "bytes, of one file; %.0f files at once",
               (double)stats->arenas);
  printf ("\n%-18s %11s %10s %10s %9s\n", "", "ms", "ns/byte", "ns/token", "MB/s");
  guint64 sum = 0;
  print_time ("Read files", stats->read_ns, stats);
  for (PtStage stage = PT_STAGE_SOURCE; stage <= PT_STAGE_SCOPE; stage++) {
    print_time (pt_stage_title (stage), stats->stage_ns[stage], stats);
    sum += stats->stage_ns[stage];
  }
  print_time ("All stages", sum, stats);
  char elapsed[32];
  snprintf (elapsed, sizeof elapsed, "Elapsed, %u job%s", stats->jobs, stats->jobs == 1 ? "" : "s");
  print_time (elapsed, stats->elapsed_ns, stats);
}

static void
print_issues (const PtInvocation *self, PtCheck *check) {
  for (guint i = 0; i < pt_check_n_files (check); i++)
    pt_render_result (pt_check_path (check, i), pt_check_result (check, i), !self->quiet,
                      self->color);
}

static void
print_summary (const PtCheckStats *stats) {
  fprintf (stderr, "Checked %u file%s, %.1f kB, in %.0f ms", stats->files,
           stats->files == 1 ? "" : "s", (double)stats->source_bytes / 1000,
           (double)stats->elapsed_ns / 1e6);
  if (stats->failed > 0)
    fprintf (stderr, "; %u with errors", stats->failed);
  fputs (".\n", stderr);
}

int
pt_cli_check (const PtInvocation *self) {
  if (self->path == NULL) {
    pt_print_command_help (stderr, self->command);
    return PT_EXIT_USAGE;
  }
  g_autoptr (GError) error = NULL;
  g_autoptr (PtCheck) check =
      pt_check_open ((const char *const *)self->arguments, &self->how, &error);
  if (check == NULL) {
    pt_render_fault (error->message, self->color);
    return PT_EXIT_ENVIRONMENT;
  }
  pt_check_start (check);
  wait_for_check (check, !self->quiet && isatty (STDERR_FILENO));
  PtCheckStats stats;
  pt_check_stats (check, &stats);
  if (self->json) {
    if (!pt_report_print_check (check, &stats, self)) {
      pt_render_fault (pt_status_text (PT_ENOMEM), self->color);
      return PT_EXIT_ENVIRONMENT;
    }
  } else {
    print_issues (self, check);
    if (!self->quiet)
      print_summary (&stats);
    if (self->stats)
      print_stats (&stats);
  }
  return stats.failed > 0 ? PT_EXIT_REFUSED : PT_EXIT_OK;
}
