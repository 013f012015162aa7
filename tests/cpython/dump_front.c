// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// usage: dump_front [--python=3.N] ast|scopes|errors [FILE...]
// What the front end makes of files, in a form that scripts can compare with CPython:
//   ast     the text of ast.dump
//   scopes  a line for each scope, "scope DEPTH KIND NAME FLAGS", and for each of its symbols,
//           "symbol NAME KIND FLAGS"
//   errors  all diagnostics; of a file without any nothing
// A file with errors gives them instead: "LINE:COLUMN-LINE:COLUMN CODE MESSAGE", columns in bytes
// from 0; its status is 1. Without files, their paths are read from standard input, and each answer
// is "STATUS LENGTH", a line end and LENGTH bytes: one process for many files.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/scope/scope.h"
#include "core/syntax/dump.h"
#include "core/syntax/parser.h"

typedef enum { AST, SCOPES, ERRORS } What;

static int minor = 11;
static What what;

static char *
read_file (const char *path, size_t *ret_len) {
  FILE *file = fopen (path, "rb");
  size_t cap = 1 << 16, len = 0, got;
  char *data = malloc (cap);
  if (file == NULL || data == NULL)
    return NULL;
  while ((got = fread (data + len, 1, cap - len, file)) > 0) {
    len += got;
    if (len == cap && (data = realloc (data, cap *= 2)) == NULL)
      return NULL;
  }
  fclose (file);
  *ret_len = len;
  return data;
}

static void
write_diags (const PtSource *source, const PtDiags *diags, PtBytes *out) {
  for (uint32_t i = 0; i < diags->count; i++) {
    const PtDiag *diag = &diags->items[i];
    uint32_t line, column, end_line, end_column;
    pt_source_position (source, diag->span.start, &line, &column);
    pt_source_position (source, diag->span.end, &end_line, &end_column);
    pt_bytes_printf (out, "%u:%u-%u:%u %s %s\n", line, column, end_line, end_column,
                     pt_diag_code (diag->id), diag->message);
  }
}

static void
write_scopes (const PtScopes *scopes, PtBytes *out) {
  static const char *const kinds[] = {"module",        "function",    "class",      "lambda",
                                      "comprehension", "type-params", "type-alias", "type-var"};
  static const char *const symbols[] = {"local", "cell", "free", "global", "implicit"};
  for (PtScopeId id = PT_SCOPE_ROOT; id < scopes->count; id++) {
    const PtScope *scope = pt_scope_get (scopes, id);
    uint32_t depth = 0;
    for (PtScopeId outer = scope->parent; outer != 0; outer = pt_scope_get (scopes, outer)->parent)
      depth++;
    pt_bytes_printf (out, "scope %u %s %s %u\n", depth, kinds[scope->kind],
                     scope->name == 0 ? "-" : pt_str (scope->name), scope->flags);
    for (uint32_t i = 0; i < scope->n_symbols; i++) {
      const PtSymbol *symbol = &scope->symbols[i];
      pt_bytes_printf (out, "symbol %s %s %u\n", pt_str (symbol->name), symbols[symbol->kind],
                       symbol->flags);
    }
  }
}

static PtStatus
read_unit (PtArena *arena, const char *path, const char *raw, size_t len, PtSource *source,
           PtDiags *diags, PtAst *ast, PtScopes *scopes) {
  PtTokens tokens;
  PtStatus status = pt_source_init (source, arena, path, raw, len, diags);
  if (status == PT_OK)
    status = pt_lex (source, minor, arena, &tokens);
  if (status == PT_OK)
    status = pt_parse (source, &tokens, minor, arena, diags, ast);
  if (status == PT_OK && what != AST)
    status = pt_scopes_build (ast, arena, diags, scopes);
  return status;
}

/* Appends what the file gives to out; 0 without errors, 1 with, 2 when there is no answer. */
static int
dump_file (PtArena *arena, const char *path, PtBytes *out) {
  size_t len = 0;
  char *raw = read_file (path, &len);
  if (raw == NULL)
    return 2;
  PtDiags diags;
  pt_diags_init (&diags, arena);
  PtSource source;
  PtAst ast;
  PtScopes scopes;
  PtStatus status = read_unit (arena, path, raw, len, &source, &diags, &ast, &scopes);
  free (raw);
  if (status != PT_OK)
    return 2;
  if (diags.errors > 0 || what == ERRORS)
    write_diags (&source, &diags, out);
  else if (what == AST)
    pt_ast_dump (&ast, &source, PT_DUMP_POSITIONS, out);
  else
    write_scopes (&scopes, out);
  return out->failed ? 2 : diags.errors > 0;
}

static int
answer_all (PtArena *arena) {
  char path[4096];
  while (fgets (path, sizeof path, stdin) != NULL) {
    path[strcspn (path, "\n")] = '\0';
    PT_AUTO (PtBytes) out = {0};
    int status = dump_file (arena, path, &out);
    printf ("%d %zu\n", status, out.len);
    fwrite (out.data, 1, out.len, stdout);
    fflush (stdout);
    pt_arena_reset (arena);
  }
  return 0;
}

int
main (int argc, char **argv) {
  static const char *const words[] = {"ast", "scopes", "errors"};
  int at = 1;
  if (at < argc && strncmp (argv[at], "--python=3.", 11) == 0)
    minor = atoi (argv[at++] + 11);
  bool known = false;
  for (size_t i = 0; at < argc && i < PT_COUNT_OF (words) && !known; i++) {
    known = strcmp (argv[at], words[i]) == 0;
    what = (What)i;
  }
  if (!known) {
    fprintf (stderr, "usage: dump_front [--python=3.N] ast|scopes|errors [FILE...]\n");
    return 2;
  }
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  if (++at == argc)
    return answer_all (&arena);
  int worst = 0;
  for (; at < argc; at++) {
    PT_AUTO (PtBytes) out = {0};
    int status = dump_file (&arena, argv[at], &out);
    fwrite (out.data, 1, out.len, stdout);
    if (status == 0 && what == AST)
      putchar ('\n');
    worst = status > worst ? status : worst;
  }
  return worst;
}
