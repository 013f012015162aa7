// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Second pass: decides for each name of each scope where it is bound, outer scopes first.

#include "core/scope/scope_private.h"

enum {
  BINDS = PT_SYMBOL_PARAM | PT_SYMBOL_ASSIGNED | PT_SYMBOL_IMPORTED | PT_SYMBOL_TYPE_PARAM,
};

/* The function around a scope that binds a name; 0: none, it is global. */
static PtScopeId
find_binding (PtScopeBuilder *self, PtScopeId scope, PtStr name) {
  for (PtScopeId id = self->scopes.items[scope].parent; id != 0;
       id = self->scopes.items[id].parent) {
    const PtScope *outer = &self->scopes.items[id];
    if (outer->kind == PT_SCOPE_MODULE)
      return 0;
    if (outer->kind == PT_SCOPE_CLASS) {
      if (name == PT_NAME___class__)
        return id;
      continue;
    }
    const PtSymbolRecord *record = pt_scope_record (self, id, name);
    if (record == NULL)
      continue;
    switch ((PtSymbolKind)record->symbol.kind) {
    case PT_SYMBOL_LOCAL:
    case PT_SYMBOL_CELL:
      return id;
    case PT_SYMBOL_GLOBAL_EXPLICIT:
    case PT_SYMBOL_GLOBAL_IMPLICIT:
      return 0;
    case PT_SYMBOL_FREE:
      break; /* bound further out */
    }
  }
  return 0;
}

/* Makes the name a cell where it is bound and a free name in all scopes between. */
static void
capture (PtScopeBuilder *self, PtScopeId scope, PtScopeId binding, PtStr name, uint32_t at) {
  if (self->scopes.items[binding].kind == PT_SCOPE_CLASS) {
    self->scopes.items[binding].flags |= PT_SCOPE_CLASS_CELL;
  } else {
    PtSymbolRecord *record = pt_scope_record (self, binding, name);
    record->symbol.kind = PT_SYMBOL_CELL;
  }
  self->scopes.items[scope].flags |= PT_SCOPE_HAS_FREE;
  for (PtScopeId id = self->scopes.items[scope].parent; id != binding;
       id = self->scopes.items[id].parent) {
    PtScope *between = &self->scopes.items[id];
    PtSymbolRecord *record = pt_scope_record (self, id, name);
    if (record != NULL && between->kind == PT_SCOPE_CLASS &&
        (record->symbol.flags & (BINDS | PT_SYMBOL_GLOBAL)) != 0) {
      /* The class has a name of its own; the functions in it see past it. */
      record->symbol.flags |= PT_SYMBOL_FREE_CLASS;
      between->flags |= PT_SCOPE_HAS_FREE;
      continue;
    }
    if (record == NULL)
      record = pt_scope_add_record (self, id, name, at);
    if (record == NULL)
      return;
    record->symbol.kind = PT_SYMBOL_FREE;
    between->flags |= PT_SCOPE_HAS_FREE;
  }
}

static void
resolve_nonlocal (PtScopeBuilder *self, PtScopeId scope, uint32_t index) {
  PtSymbol *symbol = &self->records.items[index].symbol;
  PtStr name = symbol->name;
  uint32_t at = symbol->first_use;
  const PtScope *head = &self->scopes.items[scope];
  PtSpan span = {at, self->records.items[index].declared_end};
  symbol->kind = PT_SYMBOL_FREE;
  if (head->kind == PT_SCOPE_MODULE) {
    pt_scope_error (self->diags, span.start, span.end,
                    "nonlocal declaration not allowed at module level");
    symbol->kind = PT_SYMBOL_LOCAL;
    return;
  }
  PtScopeId binding = find_binding (self, scope, name);
  if (binding == 0) {
    pt_scope_error (self->diags, span.start, span.end, "no binding for nonlocal '%s' found",
                    pt_str (name));
    symbol->kind = PT_SYMBOL_GLOBAL_IMPLICIT;
    return;
  }
  capture (self, scope, binding, name, at);
}

/* What a function does to a global is done to the module's variable. */
static void
bind_in_module (PtScopeBuilder *self, const PtSymbol *symbol) {
  PtSymbolRecord *global = pt_scope_record (self, PT_SCOPE_ROOT, symbol->name);
  pt_assert (global != NULL); /* the global statement has made it */
  global->symbol.flags |=
      symbol->flags & (PT_SYMBOL_ASSIGNED | PT_SYMBOL_IMPORTED | PT_SYMBOL_DELETED);
  global->symbol.stores += symbol->stores;
}

static void
resolve (PtScopeBuilder *self, PtScopeId scope, uint32_t index) {
  PtSymbol *symbol = &self->records.items[index].symbol;
  bool in_module = self->scopes.items[scope].kind == PT_SCOPE_MODULE;
  if ((symbol->flags & PT_SYMBOL_GLOBAL) != 0) {
    if ((symbol->flags & PT_SYMBOL_NONLOCAL) != 0)
      pt_scope_error (self->diags, symbol->first_use, self->records.items[index].declared_end,
                      "name '%s' is nonlocal and global", pt_str (symbol->name));
    symbol->kind = PT_SYMBOL_GLOBAL_EXPLICIT;
    if (!in_module)
      bind_in_module (self, symbol);
  } else if ((symbol->flags & PT_SYMBOL_NONLOCAL) != 0) {
    resolve_nonlocal (self, scope, index);
  } else if ((symbol->flags & BINDS) != 0) {
    symbol->kind = PT_SYMBOL_LOCAL;
  } else if (symbol->kind != PT_SYMBOL_FREE) {
    PtScopeId binding = in_module ? 0 : find_binding (self, scope, symbol->name);
    if (binding == 0) {
      symbol->kind = PT_SYMBOL_GLOBAL_IMPLICIT;
    } else {
      symbol->kind = PT_SYMBOL_FREE;
      capture (self, scope, binding, symbol->name, symbol->first_use);
    }
  }
}

void
pt_scope_resolve (PtScopeBuilder *self) {
  for (PtScopeId scope = PT_SCOPE_ROOT; scope < self->scopes.len && self->status == PT_OK;
       scope++) {
    uint32_t next = self->states.items[scope].first_symbol;
    while (next != 0 && self->status == PT_OK) {
      resolve (self, scope, next - 1);
      next = self->records.items[next - 1].next;
    }
  }
}
