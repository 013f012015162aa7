// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// usage: dump_ast [--python=3.N] [--no-positions] [--stats] FILE
// The tree as ast.dump prints it, or the errors, one a line: LINE:COLUMN: MESSAGE. Exit status 1
// then.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/syntax/dump.h"
#include "core/syntax/parser.h"

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

static double
seconds (void) {
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static int
print_diags (const PtSource *source, const PtDiags *diags) {
  for (uint32_t i = 0; i < diags->count; i++) {
    uint32_t line, column;
    pt_source_position (source, diags->items[i].span.start, &line, &column);
    printf ("%u:%u: %s\n", line, column, diags->items[i].message);
  }
  return diags->count > 0;
}

int
main (int argc, char **argv) {
  int minor = 11;
  unsigned flags = PT_DUMP_POSITIONS;
  const char *path = NULL;
  bool stats = false;
  for (int i = 1; i < argc; i++) {
    if (strncmp (argv[i], "--python=3.", 11) == 0)
      minor = atoi (argv[i] + 11);
    else if (strcmp (argv[i], "--no-positions") == 0)
      flags = 0;
    else if (strcmp (argv[i], "--stats") == 0)
      stats = true;
    else
      path = argv[i];
  }
  size_t len = 0;
  char *raw = path != NULL ? read_file (path, &len) : NULL;
  if (raw == NULL) {
    fprintf (stderr, "usage: dump_ast [--python=3.N] [--no-positions] [--stats] FILE\n");
    return 2;
  }
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  PtDiags diags;
  pt_diags_init (&diags, &arena);
  PtSource source;
  PtTokens tokens;
  PtAst ast;
  double times[4] = {seconds ()};
  if (pt_source_init (&source, &arena, path, raw, len, &diags) != PT_OK)
    return 2;
  times[1] = seconds ();
  if (pt_lex (&source, minor, &arena, &tokens) != PT_OK)
    return 2;
  times[2] = seconds ();
  if (pt_parse (&source, &tokens, minor, &arena, &diags, &ast) != PT_OK)
    return 2;
  times[3] = seconds ();
  free (raw);
  if (stats) {
    double size = (double)source.len;
    printf ("%u bytes, %u tokens, %u nodes, %.2f bytes of tree per byte\n", source.len,
            tokens.count, ast.n_nodes, 4.0 * ast.n_words / size);
    printf ("source %.0f MB/s, lexer %.0f MB/s, parser %.0f MB/s, lexer + parser %.0f MB/s\n",
            size / (times[1] - times[0]) * 1e-6, size / (times[2] - times[1]) * 1e-6,
            size / (times[3] - times[2]) * 1e-6, size / (times[3] - times[1]) * 1e-6);
    return 0;
  }
  if (pt_source_index_lines (&source, &arena) != PT_OK)
    return 2;
  if (print_diags (&source, &diags))
    return 1;
  PT_AUTO (PtBytes) out = {0};
  pt_ast_dump (&ast, &source, flags, &out);
  if (out.failed)
    return 2;
  fwrite (out.data, 1, out.len, stdout);
  putchar ('\n');
  return 0;
}
