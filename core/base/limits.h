// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How much of anything we take, in one place. What is beyond a limit is refused, in CPython's words
// where it has the same limit; nothing is cut off in silence. Bounds that the size of an array or
// the depth of a recursion follows are constants; those that only cap memory are a PtLimits, so
// that a test can lower them.

#include "core/base/base.h"

enum {
  /* CPython's own, the same in 3.8 to 3.13 */
  PT_LIMIT_BRACKETS = 200,     /* open at once: "too many nested parentheses" */
  PT_LIMIT_INDENTS = 100,      /* "too many levels of indentation" */
  PT_LIMIT_FSTRINGS = 150,     /* inside each other, since 3.12: "too many nested f-strings" */
  PT_LIMIT_OLD_FSTRINGS = 2,   /* before 3.12: "f-string: expressions nested too deeply" */
  PT_LIMIT_BLOCKS = 20,        /* for, while, with, try: "too many statically nested blocks" */
  PT_LIMIT_STAR_TARGETS = 256, /* before *a: "too many expressions in star-unpacking assignment" */
  PT_LIMIT_INT_DIGITS = 4300,  /* decimal, of one literal: sys.int_info.default_max_str_digits */

  /* Ours */
  PT_LIMIT_DEPTH = 2000, /* nesting of the tree, chains of operators included: CPython's limit is
                          * its stack, at 1000 to 6000. So later stages may recurse */
  PT_LIMIT_RUST_DEPTH = 120,   /* nesting of one expression: what rustc and its stack take */
  PT_LIMIT_DIAGS = 200,        /* per file; further ones are counted */
  PT_LIMIT_MODULE_PATH = 4096, /* bytes of a module's path or dotted name */
  PT_LIMIT_FOLDER_DEPTH = 64,  /* folders inside each other that are searched for modules */
  PT_LIMIT_FILES = 200000,     /* Python files in one folder */
};

/** Bounds of one file. */
typedef struct {
  uint32_t source_bytes; /* beyond: a diagnostic. Offsets have 32 bits */
  uint32_t tokens;       /* beyond: PT_ELIMIT */
  uint32_t tree_words;   /* of 4 bytes, all nodes, lists and constants; beyond: PT_ELIMIT */
} PtLimits;

/** What every stage keeps to. */
extern const PtLimits pt_limits;
