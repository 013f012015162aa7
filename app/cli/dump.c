// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/render.h"

static const struct {
  const char *name;
  PtStage stage;
} stages[] = {
    {"tokens", PT_STAGE_LEX}, {"ast", PT_STAGE_SYNTAX}, {"scopes", PT_STAGE_SCOPE},
    {"hir", PT_STAGE_HIR},    {"rust", PT_STAGE_RUST},
};

static PtStage
stage_of (const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (strcmp (stages[i].name, name) == 0)
      return stages[i].stage;
  g_assert_not_reached (); /* the table of options allows no other */
}

/* The file is unit 0: it was opened by its own path. */
static PtUnitResult *
make (PtSession *session, PtStage stage) {
  if (stage != PT_STAGE_RUST)
    return pt_session_dump (session, 0, stage);
  pt_session_start (session);
  pt_session_wait (session, -1);
  return pt_session_unit_result (session, 0);
}

int
pt_cli_dump (const PtInvocation *self) {
  if (self->path == NULL || self->stage == NULL) {
    pt_print_command_help (stderr, PT_COMMAND_DUMP);
    return PT_EXIT_USAGE;
  }
  g_autoptr (GError) error = NULL;
  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    g_set_error (&error, PT_ERROR, PT_ERROR_OPEN, "%s is a folder; dump shows one file",
                 self->path);
  g_autoptr (PtSession) session =
      error == NULL ? pt_session_open (self->path, &self->how, &error) : NULL;
  if (session == NULL) {
    pt_render_fault (error->message, self->color);
    return PT_EXIT_ENVIRONMENT;
  }
  g_autoptr (PtUnitResult) result = make (session, stage_of (self->stage));
  pt_render_result (session, 0, result, FALSE, self->color);
  if (result->rust == NULL)
    return PT_EXIT_REFUSED;
  gsize len;
  const char *text = g_bytes_get_data (result->rust, &len);
  fwrite (text, 1, len, stdout);
  return PT_EXIT_OK;
}
