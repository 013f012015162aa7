// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Each kernel at each level on real sources, against its scalar definition, beside the speed at
// which the same bytes can be read at all. A kernel of kernels.def without a RUN here doesn't
// compile.

#include "core/bench/bench_private.h"
#include "simd/simd.h"

#include <string.h>

typedef struct {
  const PtBenchCorpus *corpus;
  const PtSimd *simd;
  guint32 *positions;
  const PtNeedles *needles;
} Input;

/* A run of a kernel: its result, and with BYTES the bytes that it passes over instead, which is
 * what the scalar version steps through. */
typedef guint64 (*Run) (const Input *self, gboolean digest, gsize *ret_bytes);

#define RUN(name, bytes, expression)                                                               \
  static guint64 run_##name (const Input *self, gboolean digest, gsize *ret_bytes) {               \
    const PtBenchCorpus *corpus = self->corpus;                                                    \
    const PtSimd *simd = self->simd;                                                               \
    guint64 result = (guint64)(expression);                                                        \
    (void)digest;                                                                                  \
    if (ret_bytes != NULL)                                                                         \
      *ret_bytes = (bytes);                                                                        \
    return result;                                                                                 \
  }

/* The result is a number of positions. */
#define RUN_POSITIONS(name, expression)                                                            \
  static guint64 run_##name (const Input *self, gboolean digest, gsize *ret_bytes) {               \
    const PtBenchCorpus *corpus = self->corpus;                                                    \
    const PtSimd *simd = self->simd;                                                               \
    gsize count = (expression);                                                                    \
    if (ret_bytes != NULL)                                                                         \
      *ret_bytes = corpus->len;                                                                    \
    return digest ? pt_bench_digest (0, self->positions, count * sizeof *self->positions) : count; \
  }

/* From the start of each span to the first stop, as a lexer calls it. */
#define RUN_SPANS(name, spans, call)                                                               \
  static guint64 run_##name (const Input *self, gboolean digest, gsize *ret_bytes) {               \
    const PtBenchCorpus *corpus = self->corpus;                                                    \
    const PtSimd *simd = self->simd;                                                               \
    gsize sum = 0;                                                                                 \
    guint64 ends = 0;                                                                              \
    for (gsize i = 0; i < corpus->spans.len; i++) {                                                \
      const char *text = corpus->text + corpus->spans.items[i].start;                              \
      gsize len = (gsize)((call)-text);                                                            \
      sum += len;                                                                                  \
      if (digest)                                                                                  \
        ends = pt_bench_digest (ends, &len, sizeof len);                                           \
    }                                                                                              \
    if (ret_bytes != NULL)                                                                         \
      *ret_bytes = sum;                                                                            \
    return digest ? ends : sum;                                                                    \
  }

RUN (count_byte, corpus->len, simd->count_byte (corpus->text, corpus->len, '\n'))
RUN_POSITIONS (byte_positions,
               simd->byte_positions (corpus->text, corpus->len, '(', self->positions))
RUN (count_lines, corpus->len, simd->count_lines (corpus->text, corpus->len))
RUN_POSITIONS (line_starts, simd->line_starts (corpus->text, corpus->len, self->positions))
RUN (ascii_prefix, result, simd->ascii_prefix (corpus->text, corpus->len))
RUN (utf8_prefix, corpus->len, simd->utf8_prefix (corpus->text, corpus->len))
RUN (utf8_count, corpus->len, simd->utf8_count (corpus->text, corpus->len))
RUN (find_any, corpus->len, simd->find_any (corpus->text, corpus->len, self->needles))
RUN (hash64, corpus->len, simd->hash64 (corpus->text, corpus->len, 0))
RUN_SPANS (identifier_end, names, simd->identifier_end (text))
RUN_SPANS (string_end, strings, simd->string_end (text, text[-1]))
RUN_SPANS (triple_end, strings, simd->triple_end (text, text[-1]))
RUN_SPANS (escape_end, strings, simd->escape_end (text, corpus->strings.items[i].len))
RUN_SPANS (plain_prefix, strings, text + simd->plain_prefix (text, corpus->strings.items[i].len))
RUN_SPANS (comment_end, comments, simd->comment_end (text))
RUN_SPANS (space_end, lines, simd->space_end (text))

typedef struct {
  Run run;
  Input input;
} Kernel;

static guint64
run_kernel (void *data, gboolean digest) {
  const Kernel *kernel = data;
  return kernel->run (&kernel->input, digest, NULL);
}

static const struct {
  PtContestId contest;
  Run run;
  gsize offset; /* of the kernel in PtSimd */
} kernels[] = {
#define PT_KERNEL(name, result, parameters, tail)                                                  \
  {PT_CONTEST_KERNEL_##name, run_##name, offsetof (PtSimd, name)},
#include "simd/kernels.def"
#undef PT_KERNEL
};

static gboolean
same_kernel (const PtSimd *a, const PtSimd *b, gsize offset) {
  return memcmp ((const char *)a + offset, (const char *)b + offset, sizeof (void (*) (void))) == 0;
}

/* The lowest level whose kernel a level uses, if that isn't its own. */
static const char *
borrowed_from (PtSimdLevel level, gsize offset) {
  for (PtSimdLevel lower = PT_SIMD_SCALAR; lower < level; lower++)
    if (pt_simd_of (lower) != NULL && same_kernel (pt_simd_of (lower), pt_simd_of (level), offset))
      return lower == PT_SIMD_SCALAR ? "as scalar" : "as sse4.2";
  return NULL;
}

static void
compare_kernel (PtBenchRun *self, guint index, Input input) {
  Kernel of_level[PT_SIMD_LEVELS];
  PtContestant contestants[PT_SIMD_LEVELS];
  char reason[80];
  g_snprintf (reason, sizeof reason, "this processor or this build doesn't have it (%s)",
              pt_simd_level_name (pt_simd_of (PT_SIMD_AUTO)->level));
  guint n = 0;
  for (PtSimdLevel level = PT_SIMD_SCALAR; level < PT_SIMD_LEVELS; level++, n++) {
    input.simd = pt_simd_of (level);
    of_level[n] = (Kernel){kernels[index].run, input};
    contestants[n] = (PtContestant){.name = pt_simd_level_name (level),
                                    .run = run_kernel,
                                    .data = &of_level[n],
                                    .absent = input.simd == NULL ? reason : NULL};
    if (input.simd != NULL)
      contestants[n].note = borrowed_from (level, kernels[index].offset);
  }
  gsize bytes;
  kernels[index].run (&of_level[0].input, FALSE, &bytes);
  pt_bench_compare (self, kernels[index].contest, (double)MAX (bytes, 1) / 1000, contestants, n);
}

/* Limits */

typedef guint64 Lane __attribute__ ((vector_size (16), aligned (16)));

/* Sums side by side: none waits for the one before. */
static guint64
read_plainly (const char *text, gsize len) {
  Lane a = {0}, b = {0}, c = {0}, d = {0};
  const Lane *lanes = (const Lane *)(const void *)text;
  const Lane *end = lanes + len / sizeof (Lane) / 8 * 8;
  for (; lanes < end; lanes += 8) {
    a ^= lanes[0] ^ lanes[4];
    b ^= lanes[1] ^ lanes[5];
    c ^= lanes[2] ^ lanes[6];
    d ^= lanes[3] ^ lanes[7];
  }
  Lane all = a ^ b ^ c ^ d;
  return all[0] ^ all[1];
}

/* The widest vectors of the machine, looking for what isn't there. */
static guint64
read_widely (const char *text, gsize len) {
  return pt_simd_of (PT_SIMD_AUTO)->ascii_prefix (text, len);
}

/* GB/s of the best of some turns: a limit is what can be reached. */
static double
read_speed (PtBenchRun *self, const char *text, gsize len,
            guint64 (*read) (const char *text, gsize len)) {
  gsize bytes = self->options->quick ? 2u << 20 : 32u << 20; /* of a turn */
  guint repeats = (guint)(1 + bytes / (len + 1));
  double best = 0;
  for (guint round = 0; round < pt_bench_rounds (self); round++) {
    double start = pt_bench_now (PT_CLOCK_CPU);
    for (guint i = 0; i < repeats; i++)
      pt_bench_keep (read (text, len));
    double speed = (double)len * repeats / MAX (pt_bench_now (PT_CLOCK_CPU) - start, 1);
    best = MAX (best, speed);
  }
  return best;
}

/* As many bytes as the sources have, all of them ASCII. */
static void
add_limits (PtBenchRun *self) {
  gsize len = self->corpus.len;
  g_autofree char *memory = g_malloc (len + 64);
  char *text = memory + (64 - (guintptr)memory % 64); /* aligned as the sources are */
  memset (text, 'a', len);
  gsize cached = MIN (len, 16384);
  pt_bench_add_fact (
      self, "simd.read_limit",
      MAX (read_speed (self, text, len, read_plainly), read_speed (self, text, len, read_widely)));
  pt_bench_add_fact (self, "simd.cache_limit",
                     MAX (read_speed (self, text, cached, read_plainly),
                          read_speed (self, text, cached, read_widely)));
}

/* Facts */

static void
add_median (PtBenchRun *self, const char *word) {
  double ratios[PT_BENCH_MAX_SAMPLES];
  guint n = 0;
  for (guint i = 0; i < self->report->results->len; i++) {
    const PtBenchResult *result = &g_array_index (self->report->results, PtBenchResult, i);
    const char *id = pt_bench_specs[result->spec].id;
    if (g_str_has_prefix (id, "simd.") && g_str_has_suffix (id, word) && n < G_N_ELEMENTS (ratios))
      ratios[n++] = result->ratio;
  }
  if (n < G_N_ELEMENTS (kernels))
    return; /* of all kernels or of none, so that none can be chosen to look well */
  g_autofree char *median = g_strconcat ("simd.median", word, NULL);
  g_autofree char *lowest = g_strconcat ("simd.lowest", word, NULL);
  pt_bench_add_fact (self, median, pt_bench_median (ratios, n));
  pt_bench_add_fact (self, lowest, pt_bench_min (ratios, n));
}

static guint64
check_utf8 (void *data, gboolean digest) {
  (void)digest;
  const Input *self = data;
  return self->simd->utf8_prefix (self->corpus->text, self->corpus->len);
}

static guint64
check_utf8_glib (void *data, gboolean digest) {
  (void)digest;
  const Input *self = data;
  const char *end = NULL;
  g_utf8_validate_len (self->corpus->text, self->corpus->len, &end);
  return (guint64)(end - self->corpus->text);
}

void
pt_bench_simd (PtBenchRun *self) {
  gboolean wants = pt_bench_wants (self, PT_CONTEST_UTF8_GLIB);
  for (guint i = 0; i < G_N_ELEMENTS (kernels); i++)
    wants = wants || pt_bench_wants (self, kernels[i].contest);
  if (!wants)
    return;
  const PtBenchCorpus *corpus = &self->corpus;
  g_autofree guint32 *positions = g_new (guint32, corpus->len + PT_SIMD_SLACK);
  /* Their heads are in Python, they are not: the whole text is searched. */
  static const char *const words[] = {"globals\r\r", "locals\r\r", "vars\r\r"};
  PtNeedles needles;
  pt_needles_init (&needles, words, G_N_ELEMENTS (words));
  Input input = {.corpus = corpus, .positions = positions, .needles = &needles};
  add_limits (self);
  for (guint i = 0; i < G_N_ELEMENTS (kernels); i++)
    if (pt_bench_wants (self, kernels[i].contest))
      compare_kernel (self, i, input);
  input.simd = pt_simd_of (PT_SIMD_AUTO);
  pt_bench_compare (self, PT_CONTEST_UTF8_GLIB, (double)corpus->len / 1000,
                    (PtContestant[]){{"g_utf8_validate", check_utf8_glib, &input},
                                     {"best level", check_utf8, &input}},
                    2);
  add_median (self, ".sse42");
  add_median (self, ".avx2");
  add_median (self, ".neon");
}
