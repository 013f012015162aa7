// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The cargo project around the translated modules: which files it consists of and what stands in
// them. Writing them to disk is the engine's task.
//
//   Cargo.toml
//   build.rs              tells the linker how large the stack of a WebAssembly program is
//   src/main.rs           declares the modules, starts the main one
//   src/<module>.rs       one per Python module, dots replaced by __
//   src/<module>.map      its line map: rust line, Python line, last Python line; tab separated
//   runtime/              the runtime crate

#include "core/base/bytes.h"
#include "core/memory/arena.h"
#include "core/project/project.h"

/* Set where modules of the standard library are crates of their own, which main.rs finds by their
 * names. */
#define PT_CRATE_APART "library_apart"

/** The Rust names of a project's modules, which are also their file names. names[m] is NULL for a
 * module that is not needed. Valid until: the arena is reset. */
typedef struct {
  const char **names;
  uint32_t count;
} PtCrateNames;

/** Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_crate_names (const PtProject *project, PtArena *arena,
                                       PtCrateNames *ret_names);

/** Cargo.toml of a program called name, of which only what cargo allows is kept. small:
 * what is sent over a network counts its bytes. Errors: ret->failed. */
void pt_crate_manifest (const char *name, bool small, PtBytes *ret);
/** build.rs: gives a WebAssembly program a stack of so many bytes. Errors: ret->failed. */
void pt_crate_build_script (const char *wasm_stack, PtBytes *ret);
/** src/main.rs. The project has a main module. root: the folder of the Python files, absolute, for
 * what the program does with __file__. Errors: ret->failed. */
void pt_crate_main (const PtProject *project, const PtCrateNames *names, const char *root,
                    int python_minor, PtBytes *ret);
/** The file of a package that has no __init__.py. Errors: ret->failed. */
void pt_crate_namespace (const PtProjectModule *module, PtBytes *ret);
