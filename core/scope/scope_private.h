// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shared by collect.c (who mentions what, one walk) and resolve.c (what each name then means).

#include "core/scope/scope.h"

typedef struct {
  const PtAst *ast;
  PtArena *arena;
  PtDiags *diags;
  PtScopes *scopes;
  uint32_t current;
  bool failed; /* memory ran out */
} PtScopeBuilder;

PtSymbol *pt_scope_symbol (PtScopeBuilder *self, uint32_t scope, PtStr name);
void pt_scope_collect (PtScopeBuilder *self);
void pt_scope_resolve (PtScopeBuilder *self);
