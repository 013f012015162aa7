// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The whole lexer on real sources, file by file, at each level of this machine. What a kernel gains
// alone is not what the lexer gains: this is the number to state.

#include "core/lex/lexer.h"
#include "core/memory/arena.h"
#include "core/source/source.h"
#include "simd/simd.h"
#include "tests/bench/bench.h"
#include "tests/bench/corpus.h"

#include <stdio.h>
#include <stdlib.h>

static PtCorpus corpus;
static PtSource *sources;
static PtArena work;
static size_t n_tokens;

static void
lex_all (void *data) {
  pt_simd_init (*(PtSimdLevel *)data);
  n_tokens = 0;
  for (size_t i = 0; i < corpus.files.len; i++) {
    PtTokens tokens;
    if (pt_lex (&sources[i], 13, &work, &tokens) != PT_OK)
      abort ();
    n_tokens += tokens.count;
    pt_arena_reset (&work);
  }
}

static void
index_all (void *data) {
  pt_simd_init (*(PtSimdLevel *)data);
  for (size_t i = 0; i < corpus.files.len; i++) {
    PtSource source = sources[i];
    if (pt_source_index_lines (&source, &work) != PT_OK)
      abort ();
    pt_arena_reset (&work);
  }
}

static bool
load_sources (PtArena *arena) {
  sources = calloc (corpus.files.len, sizeof *sources);
  PtDiags diags;
  pt_diags_init (&diags, arena);
  for (size_t i = 0; i < corpus.files.len; i++) {
    PtSpanOf file = corpus.files.items[i];
    if (pt_source_init (&sources[i], arena, "corpus.py", corpus.text + file.start, file.len,
                        &diags) != PT_OK)
      return false;
  }
  return true;
}

int
main (int argc, char **argv) {
  pt_bench_init (&argc, argv);
  PT_AUTO (PtArena) arena = {0};
  if (argc < 2 || !pt_corpus_load (&corpus, argv[1]) || !load_sources (&arena))
    return 1;

  static PtSimdLevel levels[PT_SIMD_LEVELS];
  PtContestant lexers[PT_SIMD_LEVELS], indexers[PT_SIMD_LEVELS];
  size_t n = 0;
  for (PtSimdLevel level = PT_SIMD_SCALAR; level < PT_SIMD_LEVELS; level++)
    if (pt_simd_of (level) != NULL) {
      levels[n] = level;
      lexers[n] = (PtContestant){pt_simd_level_name (level), lex_all, &levels[n]};
      indexers[n] = (PtContestant){pt_simd_level_name (level), index_all, &levels[n]};
      n++;
    }

  double ns[PT_SIMD_LEVELS];
  pt_bench_compare ("lexer with interned names", PT_PER_BYTE, (double)corpus.len, lexers, n, ns);
  pt_bench_note ("tokens", (double)n_tokens, "");
  pt_bench_note ("ns per token, best level", ns[n - 1] / (double)n_tokens, "ns");
  pt_bench_compare ("line index", PT_PER_BYTE, (double)corpus.len, indexers, n, NULL);
  pt_arena_clear (&work);
  free (sources);
  return pt_bench_finish ();
}
