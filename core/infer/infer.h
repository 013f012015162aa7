// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What can be known before the program runs: which functions may be called as Rust functions. An
// optimisation of the dynamic code, which is complete without it (--types=off).

#include "core/hir/hir.h"
#include "core/source/diag.h"

/** types false: leaves the HIR as it is. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_infer_run (PtHir *hir, bool types, PtArena *arena, PtDiags *diags);
