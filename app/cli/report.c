// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/report.h"

#include "app/cli/version.h"
#include "core/base/bytes.h"
#include "core/source/diag.h"

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
  if (text == NULL) {
    pt_bytes_append_str (out, "null");
    return;
  }
  pt_bytes_append_char (out, '"');
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"' || *c == '\\')
      pt_bytes_printf (out, "\\%c", *c);
    else if ((unsigned char)*c < 0x20)
      pt_bytes_printf (out, "\\u%04x", (unsigned char)*c);
    else
      pt_bytes_append_char (out, *c);
  }
  pt_bytes_append_char (out, '"');
}

static void
write_field (PtBytes *out, const char *name, const char *text) {
  pt_bytes_printf (out, "\"%s\": ", name);
  write_string (out, text);
  pt_bytes_append_str (out, ", ");
}

static void
write_issue (PtBytes *out, const PtIssue *issue) {
  pt_bytes_append_str (out, "{");
  write_field (out, "code", issue->code);
  write_field (out, "severity", severity_names[issue->severity]);
  write_field (out, "message", issue->message);
  write_field (out, "help", issue->help);
  pt_bytes_printf (out, "\"line\": %u, \"column\": %u, \"end_line\": %u, \"end_column\": %u}",
                   issue->line, issue->column, issue->end_line, issue->end_column);
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
                   ", \"rust_bytes\": %zu, \"issues\": [",
                   pt_session_unit_needed (session, unit) ? "true" : "false",
                   pt_session_unit_size (session, unit), result->nanoseconds, result->arena_bytes,
                   result->rust == NULL ? 0 : g_bytes_get_size (result->rust));
  for (guint i = 0; i < result->issues->len; i++) {
    pt_bytes_append_str (out, i == 0 ? "" : ", ");
    write_issue (out, g_ptr_array_index (result->issues, i));
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
      "%u, \"source_bytes\": %" G_GUINT64_FORMAT ", \"elapsed_ns\": %" G_GUINT64_FORMAT
      "},\n  \"modules\": [",
      progress.total, progress.translated, progress.review, progress.failed, progress.source_bytes,
      progress.elapsed_ns);
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
