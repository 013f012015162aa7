// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The scopes of a unit as text: a line for each scope, indented by its depth, and one for each of
// its names.

#include "core/base/bytes.h"
#include "core/scope/scope.h"

/** Appends to out. Errors: out->failed. */
void pt_scopes_dump (const PtScopes *scopes, const PtAst *ast, PtBytes *out);
