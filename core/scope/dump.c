// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/scope/dump.h"

static const char *const scope_kinds[] = {
    [PT_SCOPE_MODULE] = "module",         [PT_SCOPE_FUNCTION] = "function",
    [PT_SCOPE_LAMBDA] = "lambda",         [PT_SCOPE_COMPREHENSION] = "comprehension",
    [PT_SCOPE_CLASS] = "class",           [PT_SCOPE_TYPE_PARAMS] = "type parameters",
    [PT_SCOPE_TYPE_ALIAS] = "type alias", [PT_SCOPE_TYPE_VAR] = "type variable",
};

static const char *const symbol_kinds[] = {
    [PT_SYMBOL_LOCAL] = "local",
    [PT_SYMBOL_CELL] = "cell",
    [PT_SYMBOL_FREE] = "free",
    [PT_SYMBOL_GLOBAL_EXPLICIT] = "global, declared",
    [PT_SYMBOL_GLOBAL_IMPLICIT] = "global",
};

static const struct {
  uint16_t flag;
  const char *text;
} symbol_flags[] = {
    {PT_SYMBOL_PARAM, "parameter"},     {PT_SYMBOL_ASSIGNED, "assigned"},
    {PT_SYMBOL_IMPORTED, "imported"},   {PT_SYMBOL_REFERENCED, "read"},
    {PT_SYMBOL_ANNOTATED, "annotated"}, {PT_SYMBOL_NONLOCAL, "nonlocal"},
    {PT_SYMBOL_DELETED, "deleted"},
};

static uint32_t
depth_of (const PtScopes *scopes, PtScopeId scope) {
  uint32_t depth = 0;
  while ((scope = pt_scope_get (scopes, scope)->parent) != 0)
    depth++;
  return depth;
}

static void
write_symbol (const PtSymbol *symbol, uint32_t depth, PtBytes *out) {
  pt_bytes_printf (out, "%*s%s: %s", (int)(2 * depth + 2), "", pt_str (symbol->name),
                   symbol_kinds[symbol->kind]);
  for (size_t i = 0; i < PT_COUNT_OF (symbol_flags); i++)
    if (symbol->flags & symbol_flags[i].flag)
      pt_bytes_printf (out, ", %s", symbol_flags[i].text);
  pt_bytes_printf (out, ", %u stores\n", symbol->stores);
}

void
pt_scopes_dump (const PtScopes *scopes, const PtAst *ast, PtBytes *out) {
  (void)ast;
  for (PtScopeId id = PT_SCOPE_ROOT; id < scopes->count; id++) {
    const PtScope *scope = pt_scope_get (scopes, id);
    uint32_t depth = depth_of (scopes, id);
    pt_bytes_printf (out, "%*s%s%s%s%s%s\n", (int)(2 * depth), "", scope_kinds[scope->kind],
                     scope->name == 0 ? "" : " ", pt_str (scope->name),
                     (scope->flags & PT_SCOPE_GENERATOR) != 0 ? ", generator" : "",
                     (scope->flags & PT_SCOPE_COROUTINE) != 0 ? ", coroutine" : "");
    for (uint32_t i = 0; i < scope->n_symbols; i++)
      write_symbol (&scope->symbols[i], depth, out);
  }
}
