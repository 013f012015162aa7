// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// usage: dump_scopes [--python=3.N] FILE
// The scopes of a file, one line a scope and a symbol, or the errors, one a line: LINE:COLUMN:
// MESSAGE. Exit status 1 then. A scope is "scope DEPTH KIND NAME", a symbol "symbol NAME KIND
// FLAGS".

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/scope/scope.h"
#include "core/syntax/parser.h"

static void
print_scopes (const PtScopes *scopes) {
  static const char *const kinds[] = {"module",        "function",    "class",      "lambda",
                                      "comprehension", "type-params", "type-alias", "type-var"};
  static const char *const symbols[] = {"local", "cell", "free", "global", "implicit"};
  for (PtScopeId id = PT_SCOPE_ROOT; id < scopes->count; id++) {
    const PtScope *scope = pt_scope_get (scopes, id);
    uint32_t depth = 0;
    for (PtScopeId outer = scope->parent; outer != 0; outer = pt_scope_get (scopes, outer)->parent)
      depth++;
    printf ("scope %u %s %s %u\n", depth, kinds[scope->kind],
            scope->name == 0 ? "-" : pt_str (scope->name), scope->flags);
    for (uint32_t i = 0; i < scope->n_symbols; i++) {
      const PtSymbol *symbol = &scope->symbols[i];
      printf ("symbol %s %s %u\n", pt_str (symbol->name), symbols[symbol->kind], symbol->flags);
    }
  }
}

int
main (int argc, char **argv) {
  int minor = 11;
  const char *path = NULL;
  for (int i = 1; i < argc; i++) {
    if (strncmp (argv[i], "--python=3.", 11) == 0)
      minor = atoi (argv[i] + 11);
    else
      path = argv[i];
  }
  FILE *file = path != NULL ? fopen (path, "rb") : NULL;
  if (file == NULL) {
    fprintf (stderr, "usage: dump_scopes [--python=3.N] FILE\n");
    return 2;
  }
  fseek (file, 0, SEEK_END);
  size_t len = (size_t)ftell (file);
  rewind (file);
  char *raw = malloc (len + 1);
  if (raw == NULL || fread (raw, 1, len, file) != len)
    return 2;
  fclose (file);

  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  PtDiags diags;
  pt_diags_init (&diags, &arena);
  PtSource source;
  PtTokens tokens;
  PtAst ast;
  PtScopes scopes;
  if (pt_source_init (&source, &arena, path, raw, len, &diags) != PT_OK ||
      pt_source_index_lines (&source, &arena) != PT_OK ||
      pt_lex (&source, minor, &arena, &tokens) != PT_OK ||
      pt_parse (&source, &tokens, minor, &arena, &diags, &ast) != PT_OK ||
      pt_scopes_build (&ast, &arena, &diags, &scopes) != PT_OK)
    return 2;
  free (raw);
  for (uint32_t i = 0; i < diags.count; i++) {
    uint32_t line, column;
    pt_source_position (&source, diags.items[i].span.start, &line, &column);
    printf ("%u:%u: %s\n", line, column, diags.items[i].message);
  }
  if (diags.count > 0)
    return 1;
  print_scopes (&scopes);
  return 0;
}
