// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The tokens of real sources as columns, which is how the lexer writes them, against an array of
// structs of 24 bytes: how many are names, and which ones.

#include "core/bench/bench_private.h"
#include "core/lex/lexer.h"
#include "simd/simd.h"

enum { CACHED_TOKENS = 2000 };

typedef struct {
  guint8 kind;
  guint32 start;
  guint32 end;
  guint32 value;
  void *link; /* what such structs usually carry as well */
} Row;

typedef struct {
  const Row *rows;
  const char *kinds;
  gsize n;
  const PtSimd *simd;
  guint32 *found;
} Table;

static guint64
count_rows (void *data, gboolean digest) {
  (void)digest;
  const Table *table = data;
  gsize count = 0;
  for (gsize i = 0; i < table->n; i++)
    count += table->rows[i].kind == PT_TOKEN_NAME;
  return count;
}

static guint64
count_column (void *data, gboolean digest) {
  (void)digest;
  const Table *table = data;
  return table->simd->count_byte (table->kinds, table->n, PT_TOKEN_NAME);
}

static guint64
found_digest (const Table *table, gsize count, gboolean digest) {
  return digest ? pt_bench_digest (0, table->found, count * sizeof *table->found) : count;
}

static guint64
find_rows (void *data, gboolean digest) {
  const Table *table = data;
  gsize count = 0;
  for (gsize i = 0; i < table->n; i++) {
    table->found[count] = (guint32)i;
    count += table->rows[i].kind == PT_TOKEN_NAME;
  }
  return found_digest (table, count, digest);
}

static guint64
find_column (void *data, gboolean digest) {
  const Table *table = data;
  gsize count = table->simd->byte_positions (table->kinds, table->n, PT_TOKEN_NAME, table->found);
  return found_digest (table, count, digest);
}

static void
compare (PtBenchRun *self, PtContestId contest, Table table,
         guint64 (*rows) (void *data, gboolean digest),
         guint64 (*column) (void *data, gboolean digest)) {
  Table scalar = table, best = table;
  scalar.simd = pt_simd_of (PT_SIMD_SCALAR);
  best.simd = pt_simd_of (PT_SIMD_AUTO);
  pt_bench_compare (self, contest, (double)table.n,
                    (PtContestant[]){{"structs", rows, &table},
                                     {"column, scalar", column, &scalar},
                                     {"column", column, &best}},
                    3);
}

void
pt_bench_soa (PtBenchRun *self) {
  if (!pt_bench_wants (self, PT_CONTEST_SOA_COUNT) && !pt_bench_wants (self, PT_CONTEST_SOA_FIND) &&
      !pt_bench_wants (self, PT_CONTEST_SOA_CACHED))
    return;
  PT_AUTO (PtArena) arena = {0};
  PtSource source = {.path = "corpus.py",
                     .limits = &pt_limits,
                     .text = self->corpus.text,
                     .len = (guint32)self->corpus.len};
  PtTokens tokens;
  if (pt_lex (&source, 13, &arena, &tokens) != PT_OK) {
    pt_bench_skip (self, PT_CONTEST_SOA_COUNT, pt_status_text (PT_ENOMEM));
    pt_bench_skip (self, PT_CONTEST_SOA_FIND, pt_status_text (PT_ENOMEM));
    pt_bench_skip (self, PT_CONTEST_SOA_CACHED, pt_status_text (PT_ENOMEM));
    return;
  }
  g_autofree Row *rows = g_new0 (Row, tokens.count);
  for (guint32 i = 0; i < tokens.count; i++)
    rows[i] = (Row){.kind = tokens.kinds[i],
                    .start = tokens.starts[i],
                    .end = tokens.ends[i],
                    .value = tokens.values[i]};
  g_autofree guint32 *found = g_new (guint32, tokens.count + PT_SIMD_SLACK);
  Table table = {
      .rows = rows, .kinds = (const char *)tokens.kinds, .n = tokens.count, .found = found};
  compare (self, PT_CONTEST_SOA_COUNT, table, count_rows, count_column);
  compare (self, PT_CONTEST_SOA_FIND, table, find_rows, find_column);
  table.n = MIN (table.n, CACHED_TOKENS);
  compare (self, PT_CONTEST_SOA_CACHED, table, count_rows, count_column);
}
