// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which scope each name of a unit belongs to: CPython's symbol tables. Built from the tree, read by
// the HIR.

#include "core/memory/arena.h"
#include "core/memory/arena_array.h"
#include "core/memory/interner.h"
#include "core/source/diag.h"
#include "core/spec/nodes.h"

typedef enum {
  PT_SCOPE_MODULE,
  PT_SCOPE_FUNCTION, /* def */
  PT_SCOPE_LAMBDA,
  PT_SCOPE_COMPREHENSION, /* all four kinds, generator expressions too */
  PT_SCOPE_CLASS,
  PT_SCOPE_TYPE_PARAMS, /* around a def or class with type parameters */
} PtScopeKind;

typedef enum {
  PT_SYMBOL_LOCAL,           /* bound here, and only seen here */
  PT_SYMBOL_CELL,            /* bound here, and seen by an inner function */
  PT_SYMBOL_FREE,            /* bound in an enclosing function */
  PT_SYMBOL_GLOBAL_EXPLICIT, /* declared global */
  PT_SYMBOL_GLOBAL_IMPLICIT, /* bound nowhere around: a global or a builtin */
} PtSymbolKind;

enum {
  PT_SYMBOL_PARAM = 1,
  PT_SYMBOL_ASSIGNED =
      2, /* bound by a statement other than import: =, for, with, def, class, del ... */
  PT_SYMBOL_IMPORTED = 4,
  PT_SYMBOL_REFERENCED = 8,
  PT_SYMBOL_ANNOTATED = 16,
  PT_SYMBOL_NONLOCAL = 32, /* declared nonlocal */
  PT_SYMBOL_GLOBAL = 64,   /* declared global */
  PT_SYMBOL_DELETED = 128,
};

typedef struct {
  PtStr name; /* mangled: _C__x for __x in class C */
  uint8_t kind;
  uint8_t flags;
  uint32_t stores; /* places that bind it in this scope */
} PtSymbol;

PT_ARENA_LIST (PtSymbols, pt_symbols, PtSymbol)

enum { PT_SCOPE_ROOT = 0, PT_NO_SCOPE = UINT32_MAX };

typedef struct {
  uint8_t kind;      /* PtScopeKind */
  bool is_generator; /* a yield of its own */
  bool is_coroutine; /* async def */
  PtNodeId node;     /* whose scope it is */
  uint32_t parent;   /* PT_NO_SCOPE for the module */
  PtStr class_name;  /* of the innermost class around or at it, for private names; 0 = none */
  PtSymbols symbols;
} PtScope;

PT_ARENA_LIST (PtScopeArray, pt_scope_array, PtScope)

/** Owns nothing: all in the arena. Scopes are in source order, the module first. Valid until: the
 * arena is reset. */
typedef struct {
  PtScopeArray scopes;
  uint32_t *table; /* open addressing by node: index + 1 of a scope, 0 = free */
  uint32_t table_mask;
} PtScopes;

/** What CPython rejects becomes diagnostics. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_scopes_build (const PtAst *ast, PtArena *arena, PtDiags *diags,
                                        PtScopes *ret_scopes);

/** The scope that a def, class, lambda or comprehension opens; PT_NO_SCOPE for other nodes. */
uint32_t pt_scopes_of_node (const PtScopes *self, PtNodeId node);
/** NULL if the scope never mentions the (mangled) name. */
const PtSymbol *pt_scope_find (const PtScopes *self, uint32_t scope, PtStr name);
/** __x inside class _C means _C__x; every other name means itself. 0 without memory. */
PtStr pt_scope_mangle (PtStr class_name, PtStr name);

static inline const PtScope *
pt_scope_get (const PtScopes *self, uint32_t scope) {
  pt_assert (scope < self->scopes.len);
  return &self->scopes.items[scope];
}
