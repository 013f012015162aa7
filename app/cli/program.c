// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/program.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "app/cli/render.h"
#include "core/engine/wasm.h"

int
pt_program_fault (const PtInvocation *self, const GError *error) {
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

/** The compiled program in the cache. (transfer full) */
static char *
compile (PtSession *session, GError **error) {
  g_autofree char *folder = g_dir_make_tmp ("portalis-XXXXXX", error);
  g_autofree char *binary = NULL;
  gboolean ok = folder != NULL && pt_session_write_crate (session, folder, error) &&
                pt_session_compile (session, folder, &binary, NULL, error);
  if (folder != NULL)
    remove_folder (folder);
  return ok ? g_steal_pointer (&binary) : NULL;
}

/* sys.argv[0] is the script, as it was named. */
static char *
script_of (const PtInvocation *self, PtSession *session) {
  return g_file_test (self->path, G_FILE_TEST_IS_DIR)
             ? g_build_filename (self->path, pt_session_entry (session), NULL)
             : g_strdup (self->path);
}

static char **
command_of (const PtInvocation *self, PtSession *session, const char *binary, GError **error) {
  g_autofree char *script = script_of (self, session);
  if (self->how.target == PT_TARGET_WASM)
    return pt_wasm_command (binary, script, (const char *const *)self->arguments, error);
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_strv_builder_add (argv, script);
  g_strv_builder_addv (argv, (const char **)self->arguments);
  return g_strv_builder_end (argv);
}

/* The program takes this process: its streams, its signals and its exit status are its own. */
int
pt_program_run (const PtInvocation *self, PtSession *session) {
  g_autoptr (GError) error = NULL;
  g_autofree char *binary = compile (session, &error);
  g_auto (GStrv) argv = binary == NULL ? NULL : command_of (self, session, binary, &error);
  if (argv == NULL)
    return pt_program_fault (self, error);
  const char *program = self->how.target == PT_TARGET_WASM ? argv[0] : binary;
  fflush (NULL);
  execv (program, argv);
  g_autofree char *message = g_strdup_printf ("cannot start %s: %s", program, g_strerror (errno));
  pt_render_fault (message, self->color);
  return PT_EXIT_ENVIRONMENT;
}

/* --output, or the project's name in this folder; a folder of that name holds the program. */
static char *
output_of (const PtInvocation *self, PtSession *session) {
  g_autofree char *name = g_strconcat (pt_session_name (session),
                                       self->how.target == PT_TARGET_WASM ? ".wasm" : "", NULL);
  if (self->output == NULL && !g_file_test (name, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&name);
  const char *output = self->output != NULL ? self->output : name;
  return g_file_test (output, G_FILE_TEST_IS_DIR) ? g_build_filename (output, name, NULL)
                                                  : g_strdup (output);
}

int
pt_program_build (const PtInvocation *self, PtSession *session) {
  g_autoptr (GError) error = NULL;
  g_autofree char *binary = compile (session, &error);
  if (binary == NULL)
    return pt_program_fault (self, error);
  g_autofree char *output = output_of (self, session);
  g_autofree char *text = NULL;
  gsize len;
  int mode = self->how.target == PT_TARGET_WASM ? 0666 : 0777;
  if (!g_file_get_contents (binary, &text, &len, &error) ||
      !g_file_set_contents_full (output, text, (gssize)len, G_FILE_SET_CONTENTS_CONSISTENT, mode,
                                 &error)) {
    pt_render_fault (error->message, self->color);
    return PT_EXIT_ENVIRONMENT;
  }
  if (!self->quiet)
    printf ("%s: %.1f kB, stripped, %s\n", output, (double)len / 1000,
            self->how.target == PT_TARGET_WASM ? "WebAssembly with WASI" : "for this machine");
  return PT_EXIT_OK;
}
