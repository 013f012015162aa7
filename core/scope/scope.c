// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/scope/scope_private.h"

#include "core/base/bytes.h"

#include <string.h>

static PtStatus
index_nodes (PtScopeBuilder *self) {
  PtScopes *scopes = self->scopes;
  uint32_t size = 16;
  while (size < 2 * scopes->scopes.len)
    size *= 2;
  scopes->table = PT_ARENA_ARRAY (self->arena, uint32_t, size);
  if (scopes->table == NULL)
    return PT_ENOMEM;
  scopes->table_mask = size - 1;
  for (uint32_t i = 0; i < scopes->scopes.len; i++) {
    uint32_t at = scopes->scopes.items[i].node * 2654435761u & scopes->table_mask;
    while (scopes->table[at] != 0)
      at = (at + 1) & scopes->table_mask;
    scopes->table[at] = i + 1;
  }
  return PT_OK;
}

PtStatus
pt_scopes_build (const PtAst *ast, PtArena *arena, PtDiags *diags, PtScopes *ret_scopes) {
  PtScopes scopes = {.scopes.arena = arena};
  PtScopeBuilder self = {.ast = ast, .arena = arena, .diags = diags, .scopes = &scopes};
  pt_scope_collect (&self);
  if (!self.failed)
    pt_scope_resolve (&self);
  if (self.failed)
    return PT_ENOMEM;
  PtStatus status = index_nodes (&self);
  if (status == PT_OK)
    *ret_scopes = scopes;
  return status;
}

uint32_t
pt_scopes_of_node (const PtScopes *self, PtNodeId node) {
  for (uint32_t at = node * 2654435761u & self->table_mask; self->table[at] != 0;
       at = (at + 1) & self->table_mask)
    if (self->scopes.items[self->table[at] - 1].node == node)
      return self->table[at] - 1;
  return PT_NO_SCOPE;
}

const PtSymbol *
pt_scope_find (const PtScopes *self, uint32_t scope, PtStr name) {
  const PtSymbols *symbols = &pt_scope_get (self, scope)->symbols;
  for (uint32_t i = 0; i < symbols->len; i++)
    if (symbols->items[i].name == name)
      return &symbols->items[i];
  return NULL;
}

PtStr
pt_scope_mangle (PtStr class_name, PtStr name) {
  if (class_name == 0)
    return name;
  PtView text = pt_str_view (name);
  if (text.len < 3 || text.data[0] != '_' || text.data[1] != '_' ||
      (text.data[text.len - 1] == '_' && text.data[text.len - 2] == '_') ||
      memchr (text.data, '.', text.len) != NULL)
    return name;
  PtView class = pt_str_view (class_name);
  while (class.len > 0 && class.data[0] == '_')
    class = (PtView){class.data + 1, class.len - 1};
  if (class.len == 0)
    return name;
  PT_AUTO (PtBytes) mangled = {0};
  pt_bytes_append_char (&mangled, '_');
  pt_bytes_append_view (&mangled, class);
  pt_bytes_append_view (&mangled, text);
  return mangled.failed ? 0 : pt_intern (mangled.data, mangled.len);
}
