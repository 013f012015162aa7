// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Each kernel of each level of this machine on real sources. The ratios are to the scalar kernel;
// the medians at the end are over all kernels, so no kernel can be chosen to look well.

#include "simd/simd.h"
#include "tests/bench/bench.h"
#include "tests/bench/corpus.h"

#include <stdio.h>
#include <stdlib.h>

static PtCorpus corpus;
static uint32_t *positions;

/* Each run takes a PtSimd; the result is kept so that it must be computed. */
#define RUN(name, expression)                                                                      \
  static void run_##name (void *data) {                                                            \
    const PtSimd *simd = data;                                                                     \
    pt_bench_keep (expression);                                                                    \
  }

RUN (count_byte, simd->count_byte (corpus.text, corpus.len, '\n'))
RUN (byte_positions, simd->byte_positions (corpus.text, corpus.len, '(', positions))
RUN (count_lines, simd->count_lines (corpus.text, corpus.len))
RUN (line_starts, simd->line_starts (corpus.text, corpus.len, positions))
RUN (ascii_prefix, simd->ascii_prefix (corpus.text, corpus.len))
RUN (utf8_prefix, simd->utf8_prefix (corpus.text, corpus.len))
RUN (utf8_count, simd->utf8_count (corpus.text, corpus.len))
RUN (hash64, simd->hash64 (corpus.text, corpus.len, 0))

/* From the start of each span to the first stop, as a lexer calls it. */
#define RUN_SPANS(name, spans, call)                                                               \
  static void run_##name (void *data) {                                                            \
    const PtSimd *simd = data;                                                                     \
    size_t sum = 0;                                                                                \
    for (size_t i = 0; i < corpus.spans.len; i++) {                                                \
      const char *text = corpus.text + corpus.spans.items[i].start;                                \
      sum += (size_t)(call - text);                                                                \
    }                                                                                              \
    pt_bench_keep (sum);                                                                           \
  }

RUN_SPANS (identifier_end, names, simd->identifier_end (text))
RUN_SPANS (string_end, strings, simd->string_end (text, text[-1]))
RUN_SPANS (triple_end, strings, simd->triple_end (text, text[-1]))
RUN_SPANS (comment_end, comments, simd->comment_end (text))
RUN_SPANS (space_end, lines, simd->space_end (text))

static void (*const runs[]) (void *) = {
#define PT_KERNEL(name, result, parameters, tail) run_##name,
#include "simd/kernels.def"
#undef PT_KERNEL
};

static const char *const kernel_names[] = {
#define PT_KERNEL(name, result, parameters, tail) #name,
#include "simd/kernels.def"
#undef PT_KERNEL
};

enum { N_KERNELS = sizeof runs / sizeof *runs };

/* The bytes that a run passes over: what the scalar kernels step through. */
static size_t
bytes_of (size_t kernel) {
  const PtSimd *simd = pt_simd_of (PT_SIMD_SCALAR);
  void (*run) (void *) = runs[kernel];
  size_t bytes = 0;
  if (run == run_identifier_end)
    return corpus.names.bytes;
  if (run == run_comment_end)
    return corpus.comments.bytes;
  if (run == run_ascii_prefix)
    return simd->ascii_prefix (corpus.text, corpus.len);
  if (run == run_string_end || run == run_triple_end) {
    for (size_t i = 0; i < corpus.strings.len; i++) {
      const char *text = corpus.text + corpus.strings.items[i].start;
      const char *end = run == run_string_end ? simd->string_end (text, text[-1])
                                              : simd->triple_end (text, text[-1]);
      bytes += (size_t)(end - text);
    }
    return bytes;
  }
  if (run == run_space_end) {
    for (size_t i = 0; i < corpus.lines.len; i++) {
      const char *text = corpus.text + corpus.lines.items[i].start;
      bytes += (size_t)(simd->space_end (text) - text);
    }
    return bytes;
  }
  return corpus.len;
}

static int
by_value (const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int
main (int argc, char **argv) {
  pt_bench_init (&argc, argv);
  if (argc < 2 || !pt_corpus_load (&corpus, argv[1]))
    return 1;
  positions = malloc ((corpus.len + PT_SIMD_SLACK) * sizeof *positions);

  PtContestant contestants[PT_SIMD_LEVELS];
  size_t n_levels = 0;
  for (PtSimdLevel level = PT_SIMD_SCALAR; level < PT_SIMD_LEVELS; level++)
    if (pt_simd_of (level) != NULL)
      contestants[n_levels++] =
          (PtContestant){pt_simd_level_name (level), NULL, (void *)pt_simd_of (level)};

  double ratios[PT_SIMD_LEVELS][N_KERNELS];
  for (size_t kernel = 0; kernel < N_KERNELS; kernel++) {
    double ns[PT_SIMD_LEVELS];
    for (size_t i = 0; i < n_levels; i++)
      contestants[i].run = runs[kernel];
    pt_bench_compare (kernel_names[kernel], PT_PER_BYTE, (double)bytes_of (kernel), contestants,
                      n_levels, ns);
    for (size_t i = 0; i < n_levels; i++)
      ratios[i][kernel] = ns[0] / ns[i];
  }

  printf ("over all kernels, to scalar\n");
  for (size_t i = 1; i < n_levels; i++) {
    char name[64];
    qsort (ratios[i], N_KERNELS, sizeof (double), by_value);
    snprintf (name, sizeof name, "%s, lowest", contestants[i].name);
    pt_bench_note (name, ratios[i][0], "x");
    snprintf (name, sizeof name, "%s, median", contestants[i].name);
    pt_bench_note (name, ratios[i][N_KERNELS / 2], "x");
  }
  free (positions);
  return pt_bench_finish ();
}
