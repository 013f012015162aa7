// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The standard library as a program sees it: which modules the runtime has, and which of CPython's
// it has not.

#include "core/base/base.h"

typedef struct {
  const char *name; /* "os.path" */
  const char *rust; /* "os_path": rt::stdlib::os_path::MODULE; NULL: the runtime hasn't got it */
} PtStdModule;

/** The row of a dotted name, or of the nearest package above it that the runtime has not got ("xml"
 * for "xml.dom.minidom"). NULL: not a module of the standard library. Valid until: for ever.
 * Threads: any. */
const PtStdModule *pt_stdlib_find (PtView dotted);

/** All rows, available ones first. */
const PtStdModule *pt_stdlib_modules (size_t *ret_count);
