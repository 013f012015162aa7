// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From the HIR to the Rust text of one module, and the map between its lines and the Python's.

#include "core/base/bytes.h"
#include "core/hir/hir.h"
#include "core/project/project.h"
#include "core/rust/line_map.h"
#include "core/source/diag.h"
#include "core/source/source.h"
#include "core/syntax/comments.h"

/** Appends the module's Rust to ret_text; ret_map lies in arena. comments are kept where their
 * statements are printed. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_rust_emit (const PtHir *hir, const PtSource *source,
                                     const PtComments *comments, const PtProject *project,
                                     uint32_t module, PtArena *arena, PtDiags *diags,
                                     PtBytes *ret_text, PtLineMap *ret_map);
