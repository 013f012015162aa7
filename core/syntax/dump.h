// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tree as text, letter by letter as ast.dump(tree, include_attributes=True) prints it.

#include "core/base/bytes.h"
#include "core/source/source.h"
#include "core/spec/nodes.h"

enum { PT_DUMP_POSITIONS = 1 }; /* lineno, col_offset, end_lineno, end_col_offset */

/** Appends the tree to out, as the Python of its version prints it, 3.9 to 3.13. */
void pt_ast_dump (const PtAst *ast, const PtSource *source, unsigned flags, PtBytes *out);
