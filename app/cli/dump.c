// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/render.h"
#include "core/engine/front.h"

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
make_in_project (const PtInvocation *self, PtStage stage, GError **error) {
  g_autoptr (PtSession) session = pt_session_open (self->path, &self->how, error);
  if (session == NULL)
    return NULL;
  if (stage == PT_STAGE_HIR)
    return pt_session_dump_hir (session, 0);
  pt_session_start (session);
  pt_session_wait (session, -1);
  return pt_session_unit_result (session, 0);
}

static int
print_stage (const PtInvocation *self, PtStage stage) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PtUnitResult) result = NULL;
  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    g_set_error (&error, PT_ERROR, PT_ERROR_OPEN, "%s is a folder; %s shows one file", self->path,
                 pt_command_infos[self->command].name);
  else if (stage <= PT_STAGE_SCOPE)
    result = pt_front_dump (self->path, stage, &self->how, &error);
  else
    result = make_in_project (self, stage, &error);
  if (result == NULL) {
    pt_render_fault (error->message, self->color);
    return PT_EXIT_ENVIRONMENT;
  }
  g_autofree char *full = g_canonicalize_filename (self->path, NULL);
  pt_render_result (full, result, FALSE, self->color);
  if (result->rust == NULL)
    return PT_EXIT_REFUSED;
  gsize len;
  const char *text = g_bytes_get_data (result->rust, &len);
  fwrite (text, 1, len, stdout);
  return PT_EXIT_OK;
}

int
pt_cli_dump (const PtInvocation *self) {
  if (self->path == NULL || self->stage == NULL) {
    pt_print_command_help (stderr, self->command);
    return PT_EXIT_USAGE;
  }
  return print_stage (self, stage_of (self->stage));
}

int
pt_cli_ast (const PtInvocation *self) {
  if (self->path == NULL) {
    pt_print_command_help (stderr, self->command);
    return PT_EXIT_USAGE;
  }
  int status = print_stage (self, PT_STAGE_SYNTAX);
  if (status == PT_EXIT_OK)
    putchar ('\n'); /* as print (ast.dump (...)) */
  return status;
}
