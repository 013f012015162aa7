// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What each name means, once it is known who binds it: CPython's analysis of the symbol table.

#include "core/scope/scope_private.h"
#include "core/spec/names.h"

static bool
binds (const PtSymbol *symbol) {
  return (symbol->flags & (PT_SYMBOL_PARAM | PT_SYMBOL_ASSIGNED | PT_SYMBOL_IMPORTED)) != 0 &&
         (symbol->flags & (PT_SYMBOL_GLOBAL | PT_SYMBOL_NONLOCAL)) == 0;
}

/** Marks the name as free in all scopes between and as a cell where it is bound. */
static void
resolve_free (PtScopeBuilder *self, uint32_t scope, PtStr name) {
  PtScopeArray *scopes = &self->scopes->scopes;
  uint32_t owner = scopes->items[scope].parent;
  for (; owner != PT_NO_SCOPE; owner = scopes->items[owner].parent) {
    uint8_t kind = scopes->items[owner].kind;
    if (kind == PT_SCOPE_MODULE)
      return;
    if (kind == PT_SCOPE_CLASS) {
      if (name == PT_NAME___class__)
        break;
      continue;
    }
    const PtSymbol *symbol = pt_scope_find (self->scopes, owner, name);
    if (symbol == NULL)
      continue;
    if ((symbol->flags & PT_SYMBOL_GLOBAL) != 0)
      return;
    if (binds (symbol))
      break;
  }
  if (owner == PT_NO_SCOPE)
    return;
  pt_scope_symbol (self, owner, name)->kind = PT_SYMBOL_CELL;
  for (uint32_t inner = scope; inner != owner; inner = scopes->items[inner].parent) {
    PtSymbol *symbol = pt_scope_symbol (self, inner, name);
    /* A class between has its own variable of that name, if it binds it, and passes the cell on. */
    if (!binds (symbol))
      symbol->kind = PT_SYMBOL_FREE;
  }
}

void
pt_scope_resolve (PtScopeBuilder *self) {
  PtScopeArray *scopes = &self->scopes->scopes;
  for (uint32_t i = 0; i < scopes->len; i++)
    for (uint32_t j = 0; j < scopes->items[i].symbols.len; j++) {
      PtSymbol *symbol = &scopes->items[i].symbols.items[j];
      if ((symbol->flags & PT_SYMBOL_GLOBAL) != 0)
        symbol->kind = PT_SYMBOL_GLOBAL_EXPLICIT;
      else if (binds (symbol))
        symbol->kind = PT_SYMBOL_LOCAL;
    }
  for (uint32_t i = 0; i < scopes->len; i++)
    /* The list grows while names are passed on; those are resolved already. */
    for (uint32_t j = 0; j < scopes->items[i].symbols.len; j++) {
      PtSymbol symbol = scopes->items[i].symbols.items[j];
      if (symbol.kind == PT_SYMBOL_GLOBAL_IMPLICIT)
        resolve_free (self, i, symbol.name);
    }
}
