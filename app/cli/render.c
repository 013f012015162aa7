// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/render.h"

#include <stdio.h>
#include <string.h>

#include "core/source/diag.h"

enum { BAR_WIDTH = 30, MAX_LINE_SHOWN = 200 /* characters of a source line */ };

static const struct {
  const char *name, *color;
} severities[] = {
    [PT_SEVERITY_ERROR] = {"error", "\033[1;31m"},
    [PT_SEVERITY_WARNING] = {"warning", "\033[1;33m"},
    [PT_SEVERITY_INFO] = {"note", "\033[1;36m"},
};

static const char bold[] = "\033[1m", dim[] = "\033[2m", plain[] = "\033[0m";

/* A path as shown to the user: relative to the current folder where it lies below. */
static const char *
shown_path (const char *full) {
  g_autofree char *here = g_get_current_dir ();
  gsize len = strlen (here);
  return strncmp (full, here, len) == 0 && full[len] == '/' ? full + len + 1 : full;
}

/* The 1-based line of a text, valid UTF-8, at most MAX_LINE_SHOWN characters; NULL if there is
 * none. */
static char *
line_of (const char *text, guint number) {
  for (guint line = 1; text != NULL && line < number; line++) {
    text += strcspn (text, "\r\n");
    if (*text == '\0')
      return NULL;
    text += text[0] == '\r' && text[1] == '\n' ? 2 : 1;
  }
  if (text == NULL)
    return NULL;
  g_autofree char *raw = g_strndup (text, strcspn (text, "\r\n"));
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  if (g_utf8_strlen (valid, -1) > MAX_LINE_SHOWN)
    *g_utf8_offset_to_pointer (valid, MAX_LINE_SHOWN) = '\0';
  return g_steal_pointer (&valid);
}

/* The line with its place underlined. A tab before the place stays a tab, so that both lines agree.
 */
static void
render_line (const PtIssue *issue, const char *line, const char *color, const char *end) {
  fprintf (stderr, "%6u | %s\n       | ", issue->line, line);
  const char *at = line;
  guint column = 1;
  for (; column < issue->column && *at != '\0'; column++, at = g_utf8_next_char (at))
    fputc (*at == '\t' ? '\t' : ' ', stderr);
  guint stop = issue->end_line > issue->line ? G_MAXUINT : issue->end_column;
  fputs (color, stderr);
  fputc ('^', stderr);
  for (column++; column < stop && *at != '\0' && *(at = g_utf8_next_char (at)) != '\0'; column++)
    fputc ('~', stderr);
  fprintf (stderr, "%s\n", end);
}

static void
render_issue (const char *path, const char *text, const PtIssue *issue, gboolean use_color) {
  const char *color = use_color ? severities[issue->severity].color : "";
  const char *end = use_color ? plain : "";
  fprintf (stderr, "%s%s:%u:%u:%s %s%s[%s]:%s %s%s%s\n", use_color ? bold : "", path, issue->line,
           issue->column, end, color, severities[issue->severity].name, issue->code, end,
           use_color ? bold : "", issue->message, end);
  g_autofree char *line = line_of (text, issue->line);
  if (line != NULL)
    render_line (issue, line, color, end);
  if (issue->help != NULL && issue->help[0] != '\0')
    fprintf (stderr, "       %s= help:%s %s\n", use_color ? dim : "", end, issue->help);
}

void
pt_render_result (const char *path, const PtUnitResult *result, gboolean warnings, gboolean color) {
  if (result == NULL || result->issues->len == 0)
    return;
  g_autofree char *text = NULL;
  g_file_get_contents (path, &text, NULL, NULL);
  for (guint i = 0; i < result->issues->len; i++) {
    const PtIssue *issue = g_ptr_array_index (result->issues, i);
    if (warnings || issue->severity == PT_SEVERITY_ERROR)
      render_issue (shown_path (path), text, issue, color);
  }
}

void
pt_render_issues (PtSession *session, gboolean warnings, gboolean color) {
  for (guint unit = 0; unit < pt_session_n_units (session); unit++) {
    g_autoptr (PtUnitResult) result = pt_session_unit_result (session, unit);
    g_autofree char *path =
        g_build_filename (pt_session_root (session), pt_session_unit_path (session, unit), NULL);
    pt_render_result (path, result, warnings, color);
  }
}

void
pt_render_fault (const char *message, gboolean color) {
  g_autofree char *text = g_strchomp (g_strdup (message));
  fprintf (stderr, "%sportalis:%s %s\n", color ? severities[PT_SEVERITY_ERROR].color : "",
           color ? plain : "", text);
}

void
pt_render_progress (guint done, guint total, const char *of_what) {
  guint filled = total == 0 ? 0 : (guint)((guint64)done * BAR_WIDTH / total);
  char bar[BAR_WIDTH + 1];
  for (guint i = 0; i < BAR_WIDTH; i++)
    bar[i] = i < filled ? '=' : ' ';
  bar[BAR_WIDTH] = '\0';
  fprintf (stderr, "\r[%s] %u of %u %s", bar, done, total, of_what);
}

void
pt_render_progress_end (void) {
  fputs ("\r\033[K", stderr);
}
