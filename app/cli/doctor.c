// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <stdio.h>
#include <string.h>

#include "app/cli/cli.h"
#include "app/cli/version.h"
#include "core/engine/toolchain.h"
#include "simd/simd.h"

typedef enum { FOUND, MISSING, OPTIONAL } Verdict;

static void
say (const PtInvocation *self, Verdict verdict, const char *what, const char *found,
     const char *advice) {
  static const char *const words[] = {"ok", "missing", "absent"};
  static const char *const colors[] = {"\033[32m", "\033[1;31m", "\033[33m"};
  printf ("%s%-8s%s %-14s %s\n", self->color ? colors[verdict] : "", words[verdict],
          self->color ? "\033[0m" : "", what, found);
  if (verdict != FOUND)
    printf ("%-8s %-14s %s\n", "", "", advice);
}

/* First line of what a program says of itself; NULL if it can't be run. */
static char *
first_line (const char *program, const char *argument) {
  g_autofree char *path = g_find_program_in_path (program);
  if (path == NULL)
    return NULL;
  const char *const argv[] = {path, argument, NULL};
  g_autofree char *text = NULL;
  if (!pt_toolchain_run (argv, PT_ERROR_TOOLCHAIN, &text, NULL, NULL))
    return NULL;
  text[strcspn (text, "\n")] = '\0';
  return g_strdup_printf ("%s (%s)", text, path);
}

int
pt_cli_doctor (const PtInvocation *self) {
  printf ("portalis %s\n\n", PT_VERSION);
  g_autoptr (GError) error = NULL;
  g_auto (PtToolchain) tools = {0};
  gboolean rust = pt_toolchain_init (&tools, PT_TARGET_NATIVE, NULL, &error);
  g_autofree char *about =
      rust ? g_strdup_printf ("%s (%s)", tools.version, tools.rustc) : g_strdup ("");
  say (self, rust ? FOUND : MISSING, "rustc", about, rust ? "" : error->message);

  g_autofree char *cargo = first_line ("cargo", "--version");
  say (self, cargo != NULL ? FOUND : OPTIONAL, "cargo", cargo != NULL ? cargo : "",
       "Builds translated projects by themselves; `portalis run` does without: apt install cargo");
  g_autofree char *python = first_line ("python3", "--version");
  say (self, python != NULL ? FOUND : OPTIONAL, "python3", python != NULL ? python : "",
       "Compares a program with its translation; translating does without: apt install python3");
  g_auto (PtToolchain) wasm_tools = {0};
  gboolean wasm = rust && pt_toolchain_init (&wasm_tools, PT_TARGET_WASM, NULL, NULL);
  g_autofree char *wasm_about = wasm ? g_strdup_printf ("%s of %s (%s)", wasm_tools.target,
                                                        wasm_tools.version, wasm_tools.rustc)
                                     : g_strdup ("");
  say (self, wasm ? FOUND : OPTIONAL, "wasm32", wasm_about,
       "For WebAssembly: apt install libstd-rust-dev-wasm32 lld, or rustup target add "
       "wasm32-wasip1");
  g_autofree char *node = first_line ("node", "--version");
  say (self, node != NULL ? FOUND : OPTIONAL, "node", node != NULL ? node : "",
       "Runs WebAssembly for `portalis run --target=wasm`: apt install nodejs");
  g_autofree char *cache = pt_toolchain_cache_folder ();
  say (self, FOUND, "cache", cache, "");
  pt_simd_init (PT_SIMD_AUTO);
  say (self, FOUND, "instructions", pt_simd_level_name (pt_simd ()->level), "");
  return rust ? PT_EXIT_OK : PT_EXIT_ENVIRONMENT;
}
