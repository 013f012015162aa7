// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Starts a WebAssembly program under node, which has WASI.

#include "core/engine/session.h"

/** The command that runs the program: its sys.argv[0] is script, followed by args. It sees the whole
 * file system and the environment, and begins in the current folder. Raises the limit of this process's
 * stack, which the command inherits. (transfer full), NULL: there is
 * no node. Errors: PT_ERROR_RUN. */
char **pt_wasm_command (const char *wasm, const char *script, const char *const *args,
                        GError **error);
