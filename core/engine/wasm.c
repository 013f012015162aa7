// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/wasm.h"

#include <sys/resource.h>

/* Its streams are those of the process, without node between. */
static const char runner[] =
    "const { WASI } = require('wasi');\n"
    "const [, file, ...args] = process.argv;\n"
    "const wasi = new WASI({ version: 'preview1', args, returnOnExit: true,\n"
    "  env: { ...process.env, PWD: process.cwd() }, preopens: { '/': '/' } });\n"
    "const module = new WebAssembly.Module(require('fs').readFileSync(file));\n"
    "const imports = { wasi_snapshot_preview1: wasi.wasiImport };\n"
    "process.exitCode = wasi.start(new WebAssembly.Instance(module, imports));\n";

enum { STACK_KB = 256 * 1024, SPARE_KB = 4 * 1024 };

/* Python's calls may be nested deeper than node expects of programs. Gives the stack that what this
 * process starts, or becomes, has; in units of node. */
static guint
make_room (void) {
  struct rlimit limit;
  if (getrlimit (RLIMIT_STACK, &limit) != 0)
    return 0;
  const rlim_t wanted = (rlim_t)STACK_KB * 1024;
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = MIN (wanted, limit.rlim_max);
    if (setrlimit (RLIMIT_STACK, &limit) != 0)
      return 0;
  }
  guint kb = (guint)(MIN (limit.rlim_cur, wanted) / 1024);
  return kb > 2 * SPARE_KB ? kb - SPARE_KB : 0;
}

char **
pt_wasm_command (const char *wasm, const char *script, const char *const *args, GError **error) {
  g_autofree char *node = g_find_program_in_path ("node");
  if (node == NULL)
    node = g_find_program_in_path ("nodejs");
  if (node == NULL) {
    g_set_error (error, PT_ERROR, PT_ERROR_RUN,
                 "node was not found, which runs WebAssembly; install it (apt install nodejs), or "
                 "build the program and run it elsewhere: portalis build --target=wasm");
    return NULL;
  }
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  /* node says of its WASI that it may change. node 20 reaches WASI by calls in which V8 must not
   * collect garbage, and collects there when WASI asks for memory: it crashes in one run of three. */
  g_strv_builder_add_many (argv, node, "--no-warnings", "--experimental-wasi-unstable-preview1",
                           "--no-turbo-fast-api-calls", NULL);
  guint stack = make_room ();
  g_autofree char *size = g_strdup_printf ("--stack-size=%u", stack);
  if (stack > 0)
    g_strv_builder_add (argv, size);
  g_strv_builder_add_many (argv, "-e", runner, "--", wasm, script, NULL);
  g_strv_builder_addv (argv, (const char **)args);
  return g_strv_builder_end (argv);
}
