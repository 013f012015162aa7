// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/report.h"

#include <stdio.h>

#include "app/cli/version.h"
#include "core/base/bytes.h"
#include "core/source/diag.h"

#include <string.h>
#include <time.h>

static const char *const status_names[] = {
    [PT_UNIT_QUEUED] = "queued", [PT_UNIT_RUNNING] = "running", [PT_UNIT_TRANSLATED] = "translated",
    [PT_UNIT_REVIEW] = "review", [PT_UNIT_FAILED] = "failed",   [PT_UNIT_CANCELLED] = "cancelled",
};

static const char *const severity_names[] = {
    [PT_SEVERITY_ERROR] = "error",
    [PT_SEVERITY_WARNING] = "warning",
    [PT_SEVERITY_INFO] = "note",
};

static void
write_string (PtBytes *out, const char *text) {
  if (text == NULL)
    pt_bytes_append_str (out, "null");
  else
    pt_bytes_append_json (out, text);
}

static void
write_field (PtBytes *out, const char *name, const char *text) {
  pt_bytes_printf (out, "\"%s\": ", name);
  write_string (out, text);
  pt_bytes_append_str (out, ", ");
}

/* path may be NULL: that of the module around it. */
static void
write_issue (PtBytes *out, const char *path, const PtIssue *issue) {
  pt_bytes_append_str (out, "{");
  if (path != NULL)
    write_field (out, "path", path);
  write_field (out, "code", issue->code);
  write_field (out, "severity", severity_names[issue->severity]);
  write_field (out, "message", issue->message);
  write_field (out, "help", issue->help);
  pt_bytes_printf (out, "\"line\": %u, \"column\": %u, \"end_line\": %u, \"end_column\": %u}",
                   issue->line, issue->column, issue->end_line, issue->end_column);
}

/* Tells whether two translations are the same without their text. */
static void
write_hash (PtBytes *out, const PtUnitResult *result) {
  if (!pt_unit_has_rust (result->status)) {
    write_field (out, "rust_hash", NULL);
    return;
  }
  char hash[20];
  g_snprintf (hash, sizeof hash, "%016" G_GINT64_MODIFIER "x", result->rust_hash);
  write_field (out, "rust_hash", hash);
}

/* Most memory that this process has had at once, bytes; 0: the system doesn't say. */
static guint64
peak_bytes (void) {
  g_autofree char *text = NULL;
  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  const char *line = strstr (text, "VmHWM:");
  return line == NULL ? 0 : g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024;
}

static void
write_module (PtBytes *out, PtSession *session, guint unit) {
  g_autoptr (PtUnitResult) result = pt_session_unit_result (session, unit);
  pt_bytes_append_str (out, "\n    {");
  write_field (out, "path", pt_session_unit_path (session, unit));
  write_field (out, "module", pt_session_unit_module (session, unit));
  write_field (out, "status", status_names[pt_session_unit_status (session, unit)]);
  pt_bytes_printf (out,
                   "\"needed\": %s, \"source_bytes\": %" G_GUINT64_FORMAT
                   ", \"nanoseconds\": %" G_GUINT64_FORMAT ", \"arena_bytes\": %" G_GUINT64_FORMAT
                   ", \"rust_bytes\": %zu, ",
                   pt_session_unit_needed (session, unit) ? "true" : "false",
                   pt_session_unit_size (session, unit), result->nanoseconds, result->arena_bytes,
                   result->rust_len);
  write_hash (out, result);
  pt_bytes_append_str (out, "\"issues\": [");
  for (guint i = 0; i < result->issues->len; i++) {
    pt_bytes_append_str (out, i == 0 ? "" : ", ");
    write_issue (out, NULL, g_ptr_array_index (result->issues, i));
  }
  pt_bytes_append_str (out, "]}");
}

gboolean
pt_report_write (PtSession *session, const PtInvocation *invocation, GError **error) {
  PT_AUTO (PtBytes) out = {0};
  PtProgress progress;
  pt_session_progress (session, &progress);
  PtSnapshot snapshot;
  pt_session_snapshot (session, &snapshot);

  pt_bytes_append_str (&out, "{\n  ");
  write_field (&out, "portalis", PT_VERSION);
  pt_bytes_append_str (&out, "\"format\": 1,\n  ");
  write_field (&out, "project", pt_session_name (session));
  write_field (&out, "root", pt_session_root (session));
  write_field (&out, "entry", pt_session_entry (session));
  pt_bytes_printf (&out,
                   "\n  \"options\": {\"python\": \"3.%d\", \"types\": %s, \"memory_opt\": %s},",
                   invocation->how.python_minor, invocation->how.types ? "true" : "false",
                   invocation->how.memory_opt ? "true" : "false");
  pt_bytes_printf (
      &out,
      "\n  \"progress\": {\"total\": %u, \"translated\": %u, \"review\": %u, \"failed\": "
      "%u, \"source_bytes\": %" G_GUINT64_FORMAT ", \"elapsed_ns\": %" G_GUINT64_FORMAT "},",
      progress.total, progress.translated, progress.review, progress.failed, progress.source_bytes,
      progress.elapsed_ns);
  struct timespec cpu = {0};
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  pt_bytes_printf (&out,
                   "\n  \"process\": {\"peak_bytes\": %" G_GUINT64_FORMAT
                   ", \"cpu_ns\": %" G_GUINT64_FORMAT "},\n  \"modules\": [",
                   peak_bytes (), (guint64)cpu.tv_sec * 1000000000 + (guint64)cpu.tv_nsec);
  for (guint unit = 0; unit < pt_session_n_units (session); unit++) {
    pt_bytes_append_str (&out, unit == 0 ? "" : ",");
    write_module (&out, session, unit);
  }
  pt_bytes_append_str (&out, "\n  ],\n  \"counters\": ");
  pt_snapshot_write_json (&snapshot, &out);
  pt_bytes_append_str (&out, "\n}\n");
  if (out.failed) {
    g_set_error_literal (error, PT_ERROR, PT_ERROR_WRITE, pt_status_text (PT_ENOMEM));
    return FALSE;
  }
  return g_file_set_contents (invocation->report, out.data, (gssize)out.len, error);
}

/* check --json */

static guint64
per_second (guint64 bytes, guint64 ns) {
  return ns == 0 ? 0 : (guint64)((double)bytes * 1e9 / (double)ns);
}

static void
write_number (PtBytes *out, const char *name, guint64 number) {
  pt_bytes_printf (out, "\"%s\": %" G_GUINT64_FORMAT ", ", name, number);
}

static void
write_stage (PtBytes *out, const char *name, guint64 ns, guint64 bytes) {
  g_autofree char *lower = g_ascii_strdown (name, -1);
  pt_bytes_append_str (out, "\n    {");
  write_field (out, "stage", lower);
  write_number (out, "ns", ns);
  pt_bytes_printf (out, "\"bytes_per_second\": %" G_GUINT64_FORMAT "}", per_second (bytes, ns));
}

static void
write_stages (PtBytes *out, const PtCheckStats *stats) {
  write_stage (out, "read", stats->read_ns, stats->source_bytes);
  for (PtStage stage = PT_STAGE_SOURCE; stage <= PT_STAGE_SCOPE; stage++) {
    pt_bytes_append_char (out, ',');
    write_stage (out, pt_stage_name (stage), stats->stage_ns[stage], stats->source_bytes);
  }
}

static void
write_diagnostics (PtBytes *out, PtCheck *check) {
  const char *separator = "\n    ";
  for (guint file = 0; file < pt_check_n_files (check); file++) {
    const PtUnitResult *result = pt_check_result (check, file);
    for (guint i = 0; result != NULL && i < result->issues->len; i++) {
      pt_bytes_append_str (out, separator);
      write_issue (out, pt_check_path (check, file), g_ptr_array_index (result->issues, i));
      separator = ",\n    ";
    }
  }
}

gboolean
pt_report_print_check (PtCheck *check, const PtCheckStats *stats, const PtInvocation *invocation) {
  PT_AUTO (PtBytes) out = {0};
  pt_bytes_append_str (&out, "{\n  ");
  write_field (&out, "portalis", PT_VERSION);
  pt_bytes_append_str (&out, "\"format\": 1, \"command\": \"check\",\n  ");
  pt_bytes_printf (&out, "\"options\": {\"python\": \"3.%d\", \"jobs\": %u},\n  ",
                   invocation->how.python_minor, stats->jobs);
  write_number (&out, "files", stats->files);
  write_number (&out, "failed", stats->failed);
  write_number (&out, "source_bytes", stats->source_bytes);
  write_number (&out, "lines", stats->lines);
  write_number (&out, "tokens", stats->tokens);
  write_number (&out, "nodes", stats->nodes);
  write_number (&out, "tree_bytes", stats->tree_bytes);
  write_number (&out, "arenas", stats->arenas);
  write_number (&out, "arena_peak_bytes", stats->arena_peak);
  write_number (&out, "elapsed_ns", stats->elapsed_ns);
  write_number (&out, "bytes_per_second", per_second (stats->source_bytes, stats->elapsed_ns));
  pt_bytes_append_str (&out, "\n  \"stages\": [");
  write_stages (&out, stats);
  pt_bytes_append_str (&out, "\n  ],\n  \"diagnostics\": [");
  write_diagnostics (&out, check);
  pt_bytes_append_str (&out, "\n  ]\n}\n");
  if (out.failed)
    return FALSE;
  fwrite (out.data, 1, out.len, stdout);
  return TRUE;
}
