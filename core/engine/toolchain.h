// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finds rustc and the folder of what it has compiled for us.

#include "core/engine/session.h"

typedef struct {
  char *rustc;         /* path */
  char *target;        /* rustc's name of what it compiles for; NULL: this machine */
  char *version;       /* "rustc 1.63.0", first line of rustc -vV */
  char *runtime_level; /* rustc's level for the runtime: $PORTALIS_RUNTIME_LEVEL, or that of the
                        * target */
  char *runtime_work;  /* where it is compiled incrementally: $PORTALIS_RUNTIME_WORK, or NULL */
  char *key; /* names a compiler, its host and target, our runtime and our flags; hexadecimal */
} PtToolchain;

/** $PORTALIS_RUSTC, then PATH, then ~/.cargo/bin. NULL: none. (transfer full) */
char *pt_toolchain_find_rustc (void);
/** The name of WebAssembly with WASI as this rustc has it; NULL: its library is not installed.
 * Blocking. */
const char *pt_toolchain_wasm_target (const char *rustc);
/** Asks rustc who it is. For WebAssembly, the first rustc on PATH that has its library, unless
 * $PORTALIS_RUSTC names one. Blocking. Errors: PT_ERROR_TOOLCHAIN. */
gboolean pt_toolchain_init (PtToolchain *self, PtTarget target, GCancellable *cancellable,
                            GError **error);
void pt_toolchain_clear (PtToolchain *self);

/** $XDG_CACHE_HOME/portalis, (transfer full). */
char *pt_toolchain_cache_folder (void);

/** Runs a command with its output captured; FALSE with the output's text in the error if it fails.
 */
gboolean pt_toolchain_run (const char *const *argv, int code, char **ret_output,
                           GCancellable *cancellable, GError **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PtToolchain, pt_toolchain_clear)
