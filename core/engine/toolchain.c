// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/toolchain.h"

#include "core/crate/runtime.h"
#include "core/engine/compile_private.h"

#include <string.h>

char *
pt_toolchain_find_rustc (void) {
  const char *chosen = g_getenv ("PORTALIS_RUSTC");
  if (chosen != NULL && *chosen != '\0')
    return g_find_program_in_path (chosen);
  char *found = g_find_program_in_path ("rustc");
  if (found != NULL)
    return found;
  /* A desktop session often lacks the PATH that rustup adds to shells. */
  g_autofree char *own = g_build_filename (g_get_home_dir (), ".cargo", "bin", "rustc", NULL);
  return g_file_test (own, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&own) : NULL;
}

gboolean
pt_toolchain_run (const char *const *argv, int code, char **ret_output, GCancellable *cancellable,
                  GError **error) {
  g_autoptr (GError) local = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &local);
  if (process == NULL) {
    g_set_error (error, PT_ERROR, PT_ERROR_TOOLCHAIN, "%s: %s", argv[0], local->message);
    return FALSE;
  }
  g_autofree char *output = NULL;
  if (!g_subprocess_communicate_utf8 (process, NULL, cancellable, &output, NULL, &local)) {
    g_subprocess_force_exit (process);
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!g_subprocess_get_successful (process)) {
    g_set_error (error, PT_ERROR, code, "%s", output != NULL ? output : "");
    return FALSE;
  }
  if (ret_output != NULL)
    *ret_output = g_steal_pointer (&output);
  return TRUE;
}

const char *
pt_toolchain_wasm_target (const char *rustc) {
  const char *const argv[] = {rustc, "--print", "sysroot", NULL};
  g_autofree char *sysroot = NULL;
  if (!pt_toolchain_run (argv, PT_ERROR_TOOLCHAIN, &sysroot, NULL, NULL))
    return NULL;
  g_strchomp (sysroot);
  /* Its name since Rust 1.78, and before. */
  static const char *const targets[] = {"wasm32-wasip1", "wasm32-wasi"};
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_autofree char *path = g_build_filename (sysroot, "lib", "rustlib", targets[i], "lib", NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      return targets[i];
  }
  return NULL;
}

/* The first rustc on PATH that has the library of WebAssembly, which need not be the first one. */
static char *
find_wasm_rustc (const char *first, const char **ret_target) {
  if ((*ret_target = pt_toolchain_wasm_target (first)) != NULL)
    return g_strdup (first);
  const char *chosen = g_getenv ("PORTALIS_RUSTC");
  const char *path = chosen != NULL && *chosen != '\0' ? NULL : g_getenv ("PATH");
  g_auto (GStrv) folders = g_strsplit (path != NULL ? path : "", ":", -1);
  for (char **folder = folders; *folder != NULL; folder++) {
    g_autofree char *rustc = g_build_filename (*folder, "rustc", NULL);
    if (g_file_test (rustc, G_FILE_TEST_IS_EXECUTABLE) && strcmp (rustc, first) != 0 &&
        (*ret_target = pt_toolchain_wasm_target (rustc)) != NULL)
      return g_steal_pointer (&rustc);
  }
  return NULL;
}

gboolean
pt_toolchain_init (PtToolchain *self, PtTarget target, GCancellable *cancellable, GError **error) {
  g_autofree char *rustc = pt_toolchain_find_rustc ();
  const char *target_name = NULL;
  if (rustc != NULL && target == PT_TARGET_WASM) {
    g_autofree char *first = g_steal_pointer (&rustc);
    rustc = find_wasm_rustc (first, &target_name);
    if (rustc == NULL) {
      g_set_error (error, PT_ERROR, PT_ERROR_TOOLCHAIN,
                   "%s has no library for WebAssembly; install it (apt install "
                   "libstd-rust-dev-wasm32 lld, or rustup target add wasm32-wasip1)",
                   first);
      return FALSE;
    }
  }
  if (rustc == NULL) {
    g_set_error_literal (error, PT_ERROR, PT_ERROR_TOOLCHAIN,
                         "rustc was not found; install Rust (apt install rustc, or rustup.rs), or "
                         "name it in PORTALIS_RUSTC");
    return FALSE;
  }
  g_autofree char *about = NULL;
  const char *const argv[] = {rustc, "-vV", NULL};
  if (!pt_toolchain_run (argv, PT_ERROR_TOOLCHAIN, &about, cancellable, error))
    return FALSE;
  /* Who works on the runtime compiles it often, and wants that quick. */
  const char *level = g_getenv ("PORTALIS_RUNTIME_LEVEL");
  const char *usual = target == PT_TARGET_WASM ? "s" : "3"; /* what is small is sent sooner */
  self->runtime_level = g_strdup (level != NULL && *level != '\0' ? level : usual);
  self->runtime_work = g_strdup (g_getenv ("PORTALIS_RUNTIME_WORK"));
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, (const guchar *)about, -1);
  g_checksum_update (sum, (const guchar *)pt_runtime_digest, -1);
  g_checksum_update (sum, (const guchar *)PT_COMPILE_FLAGS, -1);
  g_checksum_update (sum, (const guchar *)self->runtime_level, -1);
  if (target_name != NULL) {
    g_checksum_update (sum, (const guchar *)target_name, -1);
    g_checksum_update (sum, (const guchar *)PT_WASM_STACK, -1);
  }
  self->target = g_strdup (target_name);
  self->key = g_strndup (g_checksum_get_string (sum), 24);
  self->version = g_strndup (about, strcspn (about, "\n("));
  g_strchomp (self->version);
  self->rustc = g_steal_pointer (&rustc);
  return TRUE;
}

void
pt_toolchain_clear (PtToolchain *self) {
  g_clear_pointer (&self->rustc, g_free);
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->runtime_level, g_free);
  g_clear_pointer (&self->runtime_work, g_free);
  g_clear_pointer (&self->key, g_free);
}

char *
pt_toolchain_cache_folder (void) {
  return g_build_filename (g_get_user_cache_dir (), "portalis", NULL);
}
