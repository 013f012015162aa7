// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The standard library as a program sees it: which modules the runtime has and what is in them, and
// which of CPython's it has not.

#include "core/base/base.h"

typedef struct {
  const char *name; /* "os.path" */
  const char *rust; /* "os::path": rt::stdlib::os::path::MODULE; NULL: not in the runtime */
  const char *const *members; /* names, ended by NULL; NULL: not in the runtime */
} PtStdModule;

/** The runtime's modules; the table is generated. */
extern const PtStdModule pt_std_modules[];
extern const size_t pt_n_std_modules;

/** The runtime's module of that dotted name. If it has none, but CPython has (or has a package
 * above it: "xml" for "xml.dom"), a row without rust. NULL: not of the standard library. Valid
 * until: for ever. Threads: any. */
const PtStdModule *pt_stdlib_find (PtView dotted);

/** Whether the runtime's module has a member of that name. What it lacks, CPython's may have: to be
 * diagnosed, not taken for an AttributeError. */
bool pt_stdlib_has_member (const PtStdModule *self, PtView name);
