// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/render.h"

/** Takes :LINE off the end of a path that is not a file as it stands; 0 = there is none. */
static guint
split_line (char *path) {
  char *colon = strrchr (path, ':');
  if (colon == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    return 0;
  guint64 line;
  if (!g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT, &line, NULL))
    return 0;
  *colon = '\0';
  return (guint)line;
}

int
pt_cli_explain (const PtInvocation *self) {
  if (self->path == NULL) {
    pt_print_command_help (stderr, PT_COMMAND_EXPLAIN);
    return PT_EXIT_USAGE;
  }
  g_autofree char *path = g_strdup (self->path);
  guint line = split_line (path);
  g_autoptr (GError) error = NULL;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (&error, PT_ERROR, PT_ERROR_OPEN, "%s is a folder; explain looks at one file",
                 path);
  g_autoptr (PtSession) session = error == NULL ? pt_session_open (path, &self->how, &error) : NULL;
  if (session == NULL) {
    pt_render_fault (error->message, self->color);
    return PT_EXIT_ENVIRONMENT;
  }
  g_autoptr (PtUnitResult) result = pt_session_explain (session, 0, line);
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  pt_render_result (full, result, FALSE, self->color);
  if (result->rust == NULL)
    return PT_EXIT_REFUSED;
  gsize len;
  const char *text = g_bytes_get_data (result->rust, &len);
  fwrite (text, 1, len, stdout);
  if (len == 0 && line > 0)
    printf ("%s:%u: nothing is decided here.\n", path, line);
  else if (len == 0)
    printf ("%s: nothing stays dynamic.\n", path);
  return PT_EXIT_OK;
}
