// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The standard library as a program sees it: which modules the runtime has, or data/stdlib in
// Python, what is in them, and which of CPython's there are besides.

#include "core/base/base.h"

typedef struct {
  const char *name; /* "os.path" */
  const char *rust; /* "os::path": rt::stdlib::os::path::MODULE; NULL: not in the runtime */
  const char *const *members;  /* names, ended by NULL; NULL: neither in Rust nor in Python */
  const char *text, *text_end; /* its Python: it is translated with the program; NULL: none */
  const char *const *imports;  /* names of such modules that the text imports, ended by NULL */
  bool package;                /* the text is of an __init__.py */
} PtStdModule;

/** The modules there are; the table is generated. */
extern const PtStdModule pt_std_modules[];
extern const size_t pt_n_std_modules;

/** The module of that dotted name. If there is none, but CPython has it (or has a package above it:
 * "xml" for "xml.dom"), a row without rust and text. NULL: not of the standard library. Valid
 * until: for ever. Threads: any. */
const PtStdModule *pt_stdlib_find (PtView dotted);

/** Dotted names of the modules that are translated from the user's Python installation. */
extern const char *const pt_translated_modules[];
extern const size_t pt_n_translated_modules;

/** Whether only the program's own imports bring such a module in, not those of other modules of the
 * library: it is too large for that. */
bool pt_stdlib_is_on_demand (PtView dotted);

/** Whether CPython on Linux lacks the module, or does well without it: modules of its library,
 * which are prepared for that, get a ModuleNotFoundError. */
bool pt_stdlib_is_left_out (PtView dotted);

/** Whether our module has a member of that name. What it lacks, CPython's may have: to be
 * diagnosed, not taken for an AttributeError. */
bool pt_stdlib_has_member (const PtStdModule *self, PtView name);
