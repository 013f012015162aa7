// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From the tree to the HIR: the entry. See lower_private.h for how the files share the work.

#include "core/hir/hir.h"
#include "core/project/project.h"
#include "core/scope/scope.h"
#include "core/source/diag.h"
#include "core/source/source.h"

/** Lowers one module. What can't be translated yet becomes diagnostics in diags, and the HIR is
 * then not fit for the next stages. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_hir_build (const PtAst *ast, const PtScopes *scopes,
                                     const PtSource *source, const PtProject *project,
                                     uint32_t module, PtArena *arena, PtDiags *diags,
                                     PtHir *ret_hir);
