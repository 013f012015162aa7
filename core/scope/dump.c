// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/scope/dump.h"

static const char *const scope_kinds[] = {
    [PT_SCOPE_MODULE] = "module", [PT_SCOPE_FUNCTION] = "function",
    [PT_SCOPE_LAMBDA] = "lambda", [PT_SCOPE_COMPREHENSION] = "comprehension",
    [PT_SCOPE_CLASS] = "class",   [PT_SCOPE_TYPE_PARAMS] = "type parameters",
};

static const char *const symbol_kinds[] = {
    [PT_SYMBOL_LOCAL] = "local",
    [PT_SYMBOL_CELL] = "cell",
    [PT_SYMBOL_FREE] = "free",
    [PT_SYMBOL_GLOBAL_EXPLICIT] = "global, declared",
    [PT_SYMBOL_GLOBAL_IMPLICIT] = "global",
};

static const struct {
  uint8_t flag;
  const char *text;
} symbol_flags[] = {
    {PT_SYMBOL_PARAM, "parameter"},     {PT_SYMBOL_ASSIGNED, "assigned"},
    {PT_SYMBOL_IMPORTED, "imported"},   {PT_SYMBOL_REFERENCED, "read"},
    {PT_SYMBOL_ANNOTATED, "annotated"}, {PT_SYMBOL_NONLOCAL, "nonlocal"},
    {PT_SYMBOL_DELETED, "deleted"},
};

static uint32_t
depth_of (const PtScopes *scopes, uint32_t scope) {
  uint32_t depth = 0;
  for (; scopes->scopes.items[scope].parent != PT_NO_SCOPE; depth++)
    scope = scopes->scopes.items[scope].parent;
  return depth;
}

/* Of a def or class; 0 for the others. */
static PtStr
name_of (const PtAst *ast, PtNodeId node) {
  switch (pt_ast_kind (ast, node)) {
  case PT_NODE_FUNCTION_DEF:
    return pt_ast_function_def (ast, node)->name;
  case PT_NODE_ASYNC_FUNCTION_DEF:
    return pt_ast_async_function_def (ast, node)->name;
  case PT_NODE_CLASS_DEF:
    return pt_ast_class_def (ast, node)->name;
  default:
    return 0;
  }
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
  for (uint32_t i = 0; i < scopes->scopes.len; i++) {
    const PtScope *scope = &scopes->scopes.items[i];
    uint32_t depth = depth_of (scopes, i);
    PtStr name = name_of (ast, scope->node);
    pt_bytes_printf (out, "%*s%s%s%s%s%s\n", (int)(2 * depth), "", scope_kinds[scope->kind],
                     name == 0 ? "" : " ", name == 0 ? "" : pt_str (name),
                     scope->is_generator ? ", generator" : "",
                     scope->is_coroutine ? ", coroutine" : "");
    for (uint32_t k = 0; k < scope->symbols.len; k++)
      write_symbol (&scope->symbols.items[k], depth, out);
  }
}
