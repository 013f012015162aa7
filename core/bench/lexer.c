// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The whole lexer on real sources, file by file, scalar and at the best level. What a kernel gains
// alone is not what the lexer gains: this is the number to state.

#include "core/bench/bench_private.h"
#include "core/lex/lexer.h"
#include "simd/simd.h"

typedef struct {
  const PtSource *sources;
  gsize n;
  PtArena work;
  PtSimdLevel level;
  gsize tokens;
} Files;

static guint64
lex_all (void *data, gboolean digest) {
  Files *self = data;
  guint64 result = 0;
  pt_simd_init (self->level);
  self->tokens = 0;
  for (gsize i = 0; i < self->n; i++) {
    PtTokens tokens;
    pt_assert (pt_lex (&self->sources[i], 13, &self->work, &tokens) == PT_OK);
    self->tokens += tokens.count;
    if (digest) {
      result = pt_bench_digest (result, tokens.kinds, tokens.count * sizeof *tokens.kinds);
      result = pt_bench_digest (result, tokens.starts, tokens.count * sizeof *tokens.starts);
      result = pt_bench_digest (result, tokens.ends, tokens.count * sizeof *tokens.ends);
    }
    pt_arena_reset (&self->work);
  }
  return digest ? result : self->tokens;
}

/* Checks the bytes, copies them into padded memory and finds the lines. */
static guint64
load_all (void *data, gboolean digest) {
  Files *self = data;
  guint64 result = 0;
  pt_simd_init (self->level);
  for (gsize i = 0; i < self->n; i++) {
    PtSource source;
    PtDiags diags;
    pt_diags_init (&diags, &self->work);
    pt_assert (pt_source_init (&source, &self->work, "corpus.py", self->sources[i].text,
                               self->sources[i].len, &diags) == PT_OK);
    gsize bytes = source.n_lines * sizeof *source.line_starts;
    result = digest ? pt_bench_digest (result, source.line_starts, bytes) : result + bytes;
    pt_arena_reset (&self->work);
  }
  return result;
}

static void
add_token_time (PtBenchRun *self, gsize tokens) {
  const PtBenchResult *result =
      pt_bench_report_result (self->report, (guint)pt_bench_find ("lexer.simd_share"));
  if (result != NULL && tokens > 0)
    pt_bench_add_fact (self, "lexer.token",
                       result->median * (double)self->corpus.len / 1000 / (double)tokens);
}

void
pt_bench_lexer (PtBenchRun *self) {
  if (!pt_bench_wants (self, PT_CONTEST_LEXER) && !pt_bench_wants (self, PT_CONTEST_LOAD))
    return;
  const PtBenchCorpus *corpus = &self->corpus;
  PT_AUTO (PtArena) arena = {0};
  g_autofree PtSource *sources = g_new0 (PtSource, corpus->files.len);
  PtDiags diags;
  pt_diags_init (&diags, &arena);
  for (gsize i = 0; i < corpus->files.len; i++) {
    PtBenchSpan file = corpus->files.items[i];
    pt_assert (pt_source_init (&sources[i], &arena, "corpus.py", corpus->text + file.start,
                               file.len, &diags) == PT_OK);
  }
  Files scalar = {.sources = sources, .n = corpus->files.len, .level = PT_SIMD_SCALAR};
  Files best = {.sources = sources, .n = corpus->files.len, .level = PT_SIMD_AUTO};
  double kb = (double)corpus->len / 1000;
  pt_bench_compare (self, PT_CONTEST_LEXER, kb,
                    (PtContestant[]){{"scalar", lex_all, &scalar}, {"best level", lex_all, &best}},
                    2);
  add_token_time (self, best.tokens);
  pt_bench_compare (
      self, PT_CONTEST_LOAD, kb,
      (PtContestant[]){{"scalar", load_all, &scalar}, {"best level", load_all, &best}}, 2);
  pt_arena_clear (&scalar.work);
  pt_arena_clear (&best.work);
}
