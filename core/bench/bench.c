// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/bench_private.h"
#include "simd/simd.h"

#include <math.h>
#include <string.h>

G_STATIC_ASSERT (PT_CONTEST_COUNT < 256);

/* benches.def as tables */

static const struct {
  const char *word;
  const char *title;
} groups[PT_BENCH_GROUP_COUNT] = {
#define PT_BENCH_GROUP(id, word, title) {word, title},
#include "core/bench/benches.def"
};

static void (*const group_runs[PT_BENCH_GROUP_COUNT]) (PtBenchRun *self) = {
    [PT_BENCH_GROUP_ARENA] = pt_bench_arena, [PT_BENCH_GROUP_INTERN] = pt_bench_intern,
    [PT_BENCH_GROUP_POOL] = pt_bench_pool,   [PT_BENCH_GROUP_BATCH] = pt_bench_batch,
    [PT_BENCH_GROUP_SOA] = pt_bench_soa,     [PT_BENCH_GROUP_SIMD] = pt_bench_simd,
    [PT_BENCH_GROUP_LEXER] = pt_bench_lexer, [PT_BENCH_GROUP_COMBINED] = pt_bench_combined,
};

static const struct {
  PtBenchGroup group;
  PtBenchClock clock;
} contests[PT_CONTEST_COUNT] = {
#define PT_CONTEST(id, group, clock) {PT_BENCH_GROUP_##group, PT_CLOCK_##clock},
#include "core/bench/benches.def"
};

#define PT_CONTEST(id, group, clock) enum { GROUP_OF_##id = PT_BENCH_GROUP_##group };
#include "core/bench/benches.def"

const PtBenchSpec pt_bench_specs[] = {
#define PT_BENCH(id, contest, contestant, baseline, unit, published, sentence)                     \
  {id,                                                                                             \
   (PtBenchGroup)GROUP_OF_##contest,                                                               \
   PT_CONTEST_##contest,                                                                           \
   contestant,                                                                                     \
   baseline,                                                                                       \
   PT_BENCH_##unit,                                                                                \
   published,                                                                                      \
   sentence},
#include "core/bench/benches.def"
};
const guint pt_n_bench_specs = G_N_ELEMENTS (pt_bench_specs);

const PtBenchFactSpec pt_bench_fact_specs[] = {
#define PT_FACT(id, group, unit, published, sentence)                                              \
  {id, PT_BENCH_GROUP_##group, unit, published, sentence},
#include "core/bench/benches.def"
};
const guint pt_n_bench_fact_specs = G_N_ELEMENTS (pt_bench_fact_specs);

const char *
pt_bench_group_word (PtBenchGroup group) {
  return groups[group].word;
}

const char *
pt_bench_group_title (PtBenchGroup group) {
  return groups[group].title;
}

const char *
pt_bench_unit_word (PtBenchUnit unit) {
  static const char *const words[] = {"ns", "ns/kB", "ms", "bytes", "count"};
  return words[unit];
}

const char *
pt_bench_verdict_word (PtBenchVerdict verdict, PtBenchUnit unit) {
  gboolean amount = unit == PT_BENCH_BYTES || unit == PT_BENCH_COUNT;
  switch (verdict) {
  case PT_BENCH_BETTER:
    return amount ? "less" : "faster";
  case PT_BENCH_WORSE:
    return amount ? "more" : "slower";
  case PT_BENCH_UNCLEAR:
    break;
  }
  return "no clear difference";
}

int
pt_bench_find (const char *id) {
  for (guint i = 0; i < pt_n_bench_specs; i++)
    if (strcmp (pt_bench_specs[i].id, id) == 0)
      return (int)i;
  return -1;
}

int
pt_bench_find_fact (const char *id) {
  for (guint i = 0; i < pt_n_bench_fact_specs; i++)
    if (strcmp (pt_bench_fact_specs[i].id, id) == 0)
      return (int)i;
  return -1;
}

/* A run */

gboolean
pt_bench_wants (const PtBenchRun *self, PtContestId contest) {
  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  for (guint i = 0; i < pt_n_bench_specs; i++)
    if (pt_bench_specs[i].contest == contest && self->wanted[i])
      return TRUE;
  return FALSE;
}

void
pt_bench_tell (PtBenchRun *self, PtContestId contest, double part) {
  if (self->options->progress == NULL)
    return;
  PtBenchProgress progress = {.contest = self->done + 1, .contests = self->contests};
  progress.now = self->report;
  progress.part = (self->done + part) / self->contests;
  for (guint i = 0; i < pt_n_bench_specs && progress.id == NULL; i++)
    if (pt_bench_specs[i].contest == contest && self->wanted[i])
      progress.id = pt_bench_specs[i].id;
  self->options->progress (self->options->data, &progress);
}

static void
end_contest (PtBenchRun *self, PtContestId contest) {
  pt_bench_tell (self, contest, 1);
  self->done++;
}

static void
add_skip (PtBenchRun *self, guint spec, const char *reason) {
  PtBenchSkip skip = {.spec = spec};
  g_strlcpy (skip.reason, reason, sizeof skip.reason);
  g_array_append_val (self->report->skips, skip);
}

void
pt_bench_skip (PtBenchRun *self, PtContestId contest, const char *reason) {
  if (!pt_bench_wants (self, contest))
    return;
  for (guint i = 0; i < pt_n_bench_specs; i++)
    if (pt_bench_specs[i].contest == contest && self->wanted[i])
      add_skip (self, i, reason);
  end_contest (self, contest);
}

void
pt_bench_add_fact (PtBenchRun *self, const char *id, double value) {
  int spec = pt_bench_find_fact (id);
  pt_assert (spec >= 0);
  PtBenchFact fact = {.spec = (guint)spec, .value = value};
  g_array_append_val (self->report->facts, fact);
}

guint64
pt_bench_digest (guint64 before, const void *data, gsize len) {
  return pt_simd_of (PT_SIMD_SCALAR)->hash64 (data, len, before);
}

static guint
index_of (const PtContestant *contestants, guint n, const char *name) {
  for (guint i = 0; i < n; i++)
    if (strcmp (contestants[i].name, name) == 0)
      return i;
  pt_assert (!"benches.def names no such contestant");
  return 0;
}

static void
add_row (PtBenchRun *self, guint spec, const PtContestant *contestants, guint n,
         double (*samples)[PT_BENCH_MAX_SAMPLES], guint rounds, const guint64 *digests) {
  const PtBenchSpec *row = &pt_bench_specs[spec];
  guint a = index_of (contestants, n, row->contestant);
  guint b = index_of (contestants, n, row->baseline);
  const char *absent =
      contestants[a].absent != NULL ? contestants[a].absent : contestants[b].absent;
  if (absent != NULL) {
    add_skip (self, spec, absent);
    return;
  }
  PtBenchResult result = {.spec = spec, .samples = rounds};
  result.median = pt_bench_median (samples[a], rounds);
  result.min = pt_bench_min (samples[a], rounds);
  result.baseline_median = pt_bench_median (samples[b], rounds);
  result.baseline_min = pt_bench_min (samples[b], rounds);
  PtBenchInterval interval = pt_bench_ratio_interval (samples[a], samples[b], rounds);
  result.ratio = result.baseline_median / result.median;
  result.ci_low = interval.low;
  result.ci_high = interval.high;
  result.verdict = pt_bench_verdict (interval);
  if (digests != NULL && !contestants[a].no_output && !contestants[b].no_output)
    result.proof = digests[a] == digests[b] ? PT_BENCH_IDENTICAL : PT_BENCH_DIFFERENT;
  if (contestants[a].note != NULL)
    g_strlcpy (result.note, contestants[a].note, sizeof result.note);
  g_array_append_val (self->report->results, result);
}

void
pt_bench_conclude (PtBenchRun *self, PtContestId contest, const PtContestant *contestants, guint n,
                   double (*samples)[PT_BENCH_MAX_SAMPLES], guint rounds, const guint64 *digests) {
  for (guint i = 0; i < pt_n_bench_specs; i++)
    if (pt_bench_specs[i].contest == contest && self->wanted[i])
      add_row (self, i, contestants, n, samples, rounds, digests);
  end_contest (self, contest);
}

/* Those that a wanted row names, the others marked as absent; FALSE: a row needs none of them. */
static void
leave_out_unneeded (const PtBenchRun *self, PtContestId contest, PtContestant *contestants,
                    guint n) {
  gboolean needed[PT_BENCH_MAX_CONTESTANTS] = {FALSE};
  for (guint i = 0; i < pt_n_bench_specs; i++) {
    const PtBenchSpec *row = &pt_bench_specs[i];
    if (row->contest != contest || !self->wanted[i])
      continue;
    guint a = index_of (contestants, n, row->contestant);
    guint b = index_of (contestants, n, row->baseline);
    if (contestants[a].absent == NULL && contestants[b].absent == NULL)
      needed[a] = needed[b] = TRUE;
  }
  for (guint i = 0; i < n; i++)
    if (!needed[i] && contestants[i].absent == NULL)
      contestants[i].absent = "not asked for";
}

void
pt_bench_compare (PtBenchRun *self, PtContestId contest, double items,
                  const PtContestant *contestants, guint n) {
  pt_assert (n > 0 && n <= PT_BENCH_MAX_CONTESTANTS);
  if (!pt_bench_wants (self, contest))
    return;
  PtContestant taking[PT_BENCH_MAX_CONTESTANTS];
  memcpy (taking, contestants, n * sizeof *taking);
  leave_out_unneeded (self, contest, taking, n);
  guint64 digests[PT_BENCH_MAX_CONTESTANTS] = {0};
  for (guint i = 0; i < n; i++)
    if (taking[i].absent == NULL)
      digests[i] = taking[i].run (taking[i].data, TRUE);
  double samples[PT_BENCH_MAX_CONTESTANTS][PT_BENCH_MAX_SAMPLES];
  if (!pt_bench_sample (self, contest, contests[contest].clock, taking, n, samples))
    return;
  guint rounds = pt_bench_rounds (self);
  gboolean ms = FALSE;
  for (guint i = 0; i < pt_n_bench_specs; i++)
    ms = ms || (pt_bench_specs[i].contest == contest && pt_bench_specs[i].unit == PT_BENCH_MS);
  for (guint i = 0; i < n; i++)
    for (guint round = 0; taking[i].absent == NULL && round < rounds; round++)
      samples[i][round] /= ms ? items * 1e6 : items;
  pt_bench_conclude (self, contest, taking, n, samples, rounds, digests);
}

static gboolean
is_wanted (const PtBenchOptions *options, const char *id) {
  if (options->prefixes == NULL || options->prefixes[0] == NULL)
    return TRUE;
  for (const char *const *prefix = options->prefixes; *prefix != NULL; prefix++)
    if (g_str_has_prefix (id, *prefix))
      return TRUE;
  return FALSE;
}

static gboolean
choose_rows (PtBenchRun *self, GError **error) {
  const char *const *prefixes = self->options->prefixes;
  for (; prefixes != NULL && *prefixes != NULL; prefixes++) {
    gboolean found = FALSE;
    for (guint i = 0; i < pt_n_bench_specs && !found; i++)
      found = g_str_has_prefix (pt_bench_specs[i].id, *prefixes);
    if (!found) {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "no benchmark's id begins with '%s'; `portalis bench --list` lists them",
                   *prefixes);
      return FALSE;
    }
  }
  gboolean has_row[PT_CONTEST_COUNT] = {FALSE};
  for (guint i = 0; i < pt_n_bench_specs; i++) {
    self->wanted[i] = is_wanted (self->options, pt_bench_specs[i].id);
    if (self->wanted[i] && !has_row[pt_bench_specs[i].contest]) {
      has_row[pt_bench_specs[i].contest] = TRUE;
      self->contests++;
    }
  }
  return TRUE;
}

static gboolean
wants_corpus (const PtBenchRun *self) {
  for (guint i = 0; i < pt_n_bench_specs; i++) {
    PtBenchGroup group = pt_bench_specs[i].group;
    if (self->wanted[i] && (group == PT_BENCH_GROUP_INTERN || group == PT_BENCH_GROUP_SOA ||
                            group == PT_BENCH_GROUP_SIMD || group == PT_BENCH_GROUP_LEXER))
      return TRUE;
  }
  return FALSE;
}

static PtBenchReport *
run_rows (const PtBenchOptions *options, GCancellable *cancellable, GError **error) {
  g_autofree gboolean *wanted = g_new0 (gboolean, pt_n_bench_specs);
  PtBenchRun self = {.options = options, .cancellable = cancellable, .wanted = wanted};
  if (!choose_rows (&self, error))
    return NULL;
  g_autoptr (PtBenchReport) report = self.report = pt_bench_report_new ();
  pt_bench_stamp (report);
  report->quick = options->quick;
  if (options->corpus != NULL)
    g_strlcpy (report->corpus, options->corpus, sizeof report->corpus);
  if (wants_corpus (&self)) {
    if (!pt_bench_corpus_load (&self.corpus, options->corpus, options->quick, error))
      return NULL;
    g_strlcpy (report->corpus, self.corpus.origin, sizeof report->corpus);
    report->corpus_files = self.corpus.n_files;
    report->corpus_bytes = self.corpus.len;
  }
  PtSimdLevel level = pt_simd ()->level;
  for (guint group = 0; group < PT_BENCH_GROUP_COUNT; group++)
    group_runs[group](&self);
  pt_simd_init (level);
  pt_bench_corpus_clear (&self.corpus);
  report->complete = self.done == self.contests;
  return g_steal_pointer (&report);
}

PtBenchReport *
pt_bench_run (const PtBenchOptions *options, GCancellable *cancellable, GError **error) {
  static GMutex one_at_a_time;
  g_mutex_lock (&one_at_a_time);
  PtBenchReport *report = run_rows (options, cancellable, error);
  g_mutex_unlock (&one_at_a_time);
  return report;
}
