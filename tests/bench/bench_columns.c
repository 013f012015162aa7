// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The tokens of real sources as columns, which is how the lexer writes them, against an array of
// structs of 24 bytes: how many are names, and which ones. Once for the whole corpus, where memory
// counts, and once for the first 2000 tokens, which fit into the first cache.

#include "core/lex/lexer.h"
#include "core/memory/arena.h"
#include "core/source/source.h"
#include "simd/simd.h"
#include "tests/bench/bench.h"
#include "tests/bench/corpus.h"

#include <stdlib.h>

typedef struct {
  uint8_t kind;
  uint32_t start;
  uint32_t end;
  uint32_t value;
  void *link; /* what such structs usually carry as well */
} Row;

typedef struct {
  const Row *rows;
  const char *kinds;
  size_t n;
  const PtSimd *simd;
  uint32_t *found;
} Table;

static void
count_rows (void *data) {
  const Table *table = data;
  size_t count = 0;
  for (size_t i = 0; i < table->n; i++)
    count += table->rows[i].kind == PT_TOKEN_NAME;
  pt_bench_keep (count);
}

static void
count_column (void *data) {
  const Table *table = data;
  pt_bench_keep (table->simd->count_byte (table->kinds, table->n, PT_TOKEN_NAME));
}

static void
find_rows (void *data) {
  const Table *table = data;
  size_t count = 0;
  for (size_t i = 0; i < table->n; i++) {
    table->found[count] = (uint32_t)i;
    count += table->rows[i].kind == PT_TOKEN_NAME;
  }
  pt_bench_keep (count);
}

static void
find_column (void *data) {
  const Table *table = data;
  pt_bench_keep (table->simd->byte_positions (table->kinds, table->n, PT_TOKEN_NAME, table->found));
}

static void
compare (const char *count_title, const char *find_title, Table table) {
  Table scalar = table, best = table;
  scalar.simd = pt_simd_of (PT_SIMD_SCALAR);
  best.simd = pt_simd_of (PT_SIMD_AUTO);
  pt_bench_compare (count_title, PT_PER_ITEM, (double)table.n,
                    (PtContestant[]){
                        {"structs", count_rows, &table},
                        {"column, scalar", count_column, &scalar},
                        {"column, best level", count_column, &best},
                    },
                    3, NULL);
  pt_bench_compare (find_title, PT_PER_ITEM, (double)table.n,
                    (PtContestant[]){
                        {"structs", find_rows, &table},
                        {"column, scalar", find_column, &scalar},
                        {"column, best level", find_column, &best},
                    },
                    3, NULL);
}

int
main (int argc, char **argv) {
  pt_bench_init (&argc, argv);
  PtCorpus corpus;
  PT_AUTO (PtArena) arena = {0};
  if (argc < 2 || !pt_corpus_load (&corpus, argv[1]))
    return 1;

  PtSource source = {.path = "corpus.py", .text = corpus.text, .len = (uint32_t)corpus.len};
  PtTokens tokens;
  if (pt_lex (&source, 13, &arena, &tokens) != PT_OK)
    return 1;
  Row *rows = calloc (tokens.count, sizeof *rows);
  for (uint32_t i = 0; i < tokens.count; i++)
    rows[i] = (Row){.kind = tokens.kinds[i],
                    .start = tokens.starts[i],
                    .end = tokens.ends[i],
                    .value = tokens.values[i]};
  uint32_t *found = calloc (tokens.count + PT_SIMD_SLACK, sizeof *found);
  Table table = {
      .rows = rows, .kinds = (const char *)tokens.kinds, .n = tokens.count, .found = found};

  compare ("count names, all tokens", "find names, all tokens", table);
  table.n = table.n < 2000 ? table.n : 2000;
  compare ("count names, 2000 tokens", "find names, 2000 tokens", table);
  free (rows);
  free (found);
  return pt_bench_finish ();
}
