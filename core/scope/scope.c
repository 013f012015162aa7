// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/scope/scope.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/heap.h"
#include "core/scope/scope_private.h"

enum { INDEX_FROM = 8 }; /* symbols from which on a scope gets a hash index */

void
pt_scope_error (PtDiags *diags, uint32_t start, uint32_t end, const char *format, ...) {
  if (diags == NULL)
    return;
  char text[512];
  va_list args;
  va_start (args, format);
  vsnprintf (text, sizeof text, format, args);
  va_end (args);
  pt_diags_add (diags, PT_DIAG_SCOPE, (PtSpan){start, end}, "%s", text);
}

/* Names */

PtStr
pt_scope_mangle (PtStr class_name, PtStr name) {
  PtView text = pt_str_view (name);
  if (class_name == 0 || text.len < 3 || text.data[0] != '_' || text.data[1] != '_')
    return name;
  bool dunder = text.data[text.len - 1] == '_' && text.data[text.len - 2] == '_';
  if (dunder || memchr (text.data, '.', text.len) != NULL)
    return name;
  PtView prefix = pt_str_view (class_name);
  while (prefix.len > 0 && prefix.data[0] == '_') {
    prefix.data++;
    prefix.len--;
  }
  if (prefix.len == 0)
    return name;
  size_t len = 1 + prefix.len + text.len;
  char small[256];
  char *mangled = len <= sizeof small ? small : pt_heap_alloc (len);
  if (mangled == NULL)
    return 0;
  mangled[0] = '_';
  memcpy (mangled + 1, prefix.data, prefix.len);
  memcpy (mangled + 1 + prefix.len, text.data, text.len);
  PtStr id = pt_intern (mangled, len);
  if (mangled != small)
    pt_heap_free (mangled);
  return id;
}

/* Looking up */

PtScopeId
pt_scopes_of_node (const PtScopes *scopes, PtNodeId node) {
  uint32_t low = 0, high = scopes->n_nodes;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (scopes->nodes[middle] < node)
      low = middle + 1;
    else
      high = middle;
  }
  return low < scopes->n_nodes && scopes->nodes[low] == node ? scopes->owned[low] : 0;
}

static uint32_t
hash_name (PtStr name) {
  return name * 0x9E3779B1u >> 7;
}

static const PtSymbol *
find (const PtScope *scope, PtStr name) {
  if (scope->index == NULL) {
    for (uint32_t i = 0; i < scope->n_symbols; i++)
      if (scope->symbols[i].name == name)
        return &scope->symbols[i];
    return NULL;
  }
  for (uint32_t at = hash_name (name);; at++) {
    uint32_t entry = scope->index[at & scope->index_mask];
    if (entry == 0)
      return NULL;
    if (scope->symbols[entry - 1].name == name)
      return &scope->symbols[entry - 1];
  }
}

const PtSymbol *
pt_scope_find (const PtScopes *scopes, PtScopeId scope, PtStr name) {
  return find (pt_scope_get (scopes, scope), name);
}

PtScopeId
pt_scope_of_binding (const PtScopes *scopes, PtScopeId scope, PtStr name) {
  const PtSymbol *symbol = pt_scope_find (scopes, scope, name);
  if (symbol == NULL)
    return 0;
  if (symbol->kind == PT_SYMBOL_GLOBAL_EXPLICIT || symbol->kind == PT_SYMBOL_GLOBAL_IMPLICIT)
    return PT_SCOPE_ROOT;
  if (symbol->kind != PT_SYMBOL_FREE)
    return scope;
  for (PtScopeId at = scopes->items[scope].parent; at != 0; at = scopes->items[at].parent) {
    const PtScope *outer = &scopes->items[at];
    if (outer->kind == PT_SCOPE_CLASS) {
      if (name == PT_NAME___class__ && (outer->flags & PT_SCOPE_CLASS_CELL) != 0)
        return at;
      continue;
    }
    symbol = find (outer, name);
    if (symbol != NULL && symbol->kind == PT_SYMBOL_CELL)
      return at;
  }
  return 0;
}

/* Building */

static PtStatus
finish_symbols (PtScopeBuilder *self, PtScope *scope, uint32_t first) {
  uint32_t count = 0;
  for (uint32_t i = first; i != 0; i = self->records.items[i - 1].next)
    count++;
  PtSymbol *symbols = PT_ARENA_ARRAY (self->arena, PtSymbol, count);
  if (symbols == NULL)
    return PT_ENOMEM;
  scope->symbols = symbols;
  for (uint32_t i = first; i != 0; i = self->records.items[i - 1].next)
    symbols[scope->n_symbols++] = self->records.items[i - 1].symbol;
  if (count < INDEX_FROM)
    return PT_OK;
  uint32_t size = 16;
  while (size < count * 2)
    size *= 2;
  uint32_t *index = PT_ARENA_ARRAY (self->arena, uint32_t, size);
  if (index == NULL)
    return PT_ENOMEM;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = hash_name (symbols[i].name);
    while (index[at & (size - 1)] != 0)
      at++;
    index[at & (size - 1)] = i + 1;
  }
  scope->index = index;
  scope->index_mask = size - 1;
  return PT_OK;
}

typedef struct {
  PtNodeId node;
  PtScopeId scope;
} Owner;

static int
compare_owners (const void *a, const void *b) {
  PtNodeId left = ((const Owner *)a)->node, right = ((const Owner *)b)->node;
  return (left > right) - (left < right);
}

/* The table of pt_scopes_of_node. */
static PtStatus
finish_owners (PtScopes *scopes, PtArena *arena, PtArena *scratch) {
  uint32_t n = 0;
  PtNodeId *nodes = PT_ARENA_ARRAY (arena, PtNodeId, scopes->count);
  PtScopeId *owned = PT_ARENA_ARRAY (arena, PtScopeId, scopes->count);
  Owner *owners = PT_ARENA_ARRAY (scratch, Owner, scopes->count);
  if (nodes == NULL || owned == NULL || owners == NULL)
    return PT_ENOMEM;
  for (PtScopeId id = PT_SCOPE_ROOT; id < scopes->count; id++)
    if (scopes->items[id].kind != PT_SCOPE_TYPE_PARAMS) /* the scope inside of it owns the node */
      owners[n++] = (Owner){scopes->items[id].node, id};
  qsort (owners, n, sizeof *owners, compare_owners);
  for (uint32_t i = 0; i < n; i++) {
    nodes[i] = owners[i].node;
    owned[i] = owners[i].scope;
  }
  scopes->nodes = nodes;
  scopes->owned = owned;
  scopes->n_nodes = n;
  return PT_OK;
}

static PtStatus
finish (PtScopeBuilder *self, PtScopes *ret_scopes) {
  PtScopes scopes = {
      .ast = self->ast,
      .count = self->scopes.len,
      .futures = self->futures,
      .items = PT_ARENA_ARRAY (self->arena, PtScope, self->scopes.len),
  };
  if (scopes.items == NULL)
    return PT_ENOMEM;
  memcpy (scopes.items, self->scopes.items, scopes.count * sizeof *scopes.items);
  for (PtScopeId id = PT_SCOPE_ROOT; id < scopes.count; id++) {
    PtStatus status = finish_symbols (self, &scopes.items[id], self->states.items[id].first_symbol);
    if (status != PT_OK)
      return status;
  }
  PtStatus status = finish_owners (&scopes, self->arena, self->scratch);
  if (status == PT_OK)
    *ret_scopes = scopes;
  return status;
}

PtStatus
pt_scopes_build (const PtAst *ast, PtArena *arena, PtDiags *diags, PtScopes *ret_scopes) {
  /* After syntax errors statements are missing: what they would bind can't be judged. */
  PT_AUTO (PtScratch) scratch = pt_scratch_begin (arena);
  PtScopeBuilder self = {
      .ast = ast,
      .arena = arena,
      .scratch = scratch.arena,
      .scopes.arena = scratch.arena,
      .states.arena = scratch.arena,
      .records.arena = scratch.arena,
      .diags = diags->errors == 0 ? diags : NULL,
  };
  self.futures = pt_scope_futures (ast, self.diags);
  pt_scope_collect (&self);
  if (self.status == PT_OK)
    pt_scope_resolve (&self);
  if (self.status == PT_OK)
    self.status = finish (&self, ret_scopes);
  if (self.status == PT_OK && self.diags != NULL)
    pt_scope_check (ret_scopes, diags);
  return self.status;
}
