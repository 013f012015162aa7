// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-speed-charts.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define COLOUR_BEFORE 8    /* grey: what isn't of this run */
#define COLOUR_DIFFERENT 6 /* red */

static const struct {
  const char *title, *definition;
} chart_rows[PT_N_SPEED_CHARTS] = {
    [PT_SPEED_KERNELS] = {N_ ("SIMD Kernels"),
                          N_ ("How many times faster each instruction set runs a kernel over real "
                              "sources than plain C does. Whiskers: 95 % intervals. Outputs were "
                              "compared before measuring.")},
    [PT_SPEED_BANDWIDTH] = {N_ ("Bytes per Second"),
                            N_ ("The same kernels at their best, beside reading as many bytes and "
                                "doing nothing else.")},
    [PT_SPEED_COMBINED] = {N_ ("Whole Translation"),
                           N_ ("Projects from Python to Rust, each time by a new process, against "
                               "all options off. What the original system published stands "
                               "beside, measured elsewhere.")},
    [PT_SPEED_FOOTPRINT] = {N_ ("Memory of a Translation"),
                            N_ ("How many times less the options need: peak memory of the process, "
                                "heap requests and copies.")},
    [PT_SPEED_ARENA] = {N_ ("Arena"),
                        N_ ("Blocks allocated, written and freed by the thousand: how many times "
                            "faster the arena is than others. The stores alone are what none can "
                            "outrun.")},
    [PT_SPEED_POOL] = {N_ ("Pools"), N_ ("Objects and arenas that are taken and given back.")},
    [PT_SPEED_NAMES] = {N_ ("Interned Names"),
                        N_ ("Looking up the names of real sources, and two threads that do so at "
                            "once beside two that share nothing.")},
    [PT_SPEED_COLUMNS] = {N_ ("Tokens as Columns"),
                          N_ ("Looking through the tokens of real sources as columns, against an "
                              "array of structs.")},
    [PT_SPEED_LEXER] = {N_ ("Lexer"),
                        N_ ("What SIMD gives the whole lexer: far less than a kernel alone.")},
};

const char *
pt_speed_chart_title (PtSpeedChart chart) {
  return _ (chart_rows[chart].title);
}

const char *
pt_speed_chart_definition (PtSpeedChart chart) {
  return _ (chart_rows[chart].definition);
}

/* Bars */

/** What a chart is being made of. */
typedef struct {
  PtBars *bars;
  const PtBenchReport *report;
  const PtBenchReport *before; /* (nullable) */
} Maker;

static const PtBenchResult *
result_of (const PtBenchReport *report, const char *id) {
  int spec = pt_bench_find (id);
  return spec < 0 ? NULL : pt_bench_report_result (report, (guint)spec);
}

static char *
verdict_text (const PtBenchResult *result) {
  const PtBenchSpec *spec = &pt_bench_specs[result->spec];
  GString *text = g_string_new (NULL);

  if (result->proof == PT_BENCH_DIFFERENT)
    g_string_append (text, _ ("the outputs differ"));
  else
    g_string_append (text, _ (pt_bench_verdict_word (result->verdict, spec->unit)));
  if (result->proof == PT_BENCH_IDENTICAL && spec->group == PT_BENCH_GROUP_SIMD)
    g_string_append_printf (text, ", %s", _ ("identical output"));
  if (result->note[0] != '\0')
    g_string_append_printf (text, ", %s", _ (result->note));
  return g_string_free (text, FALSE);
}

/** The ratio of a row, and below it that of the run before. */
static void
add_ratio (Maker *self, const char *group, const char *label, guint spec, guint colour) {
  const PtBenchResult *result = pt_bench_report_result (self->report, spec);
  const PtBenchResult *before =
      self->before != NULL ? pt_bench_report_result (self->before, spec) : NULL;

  if (result == NULL)
    return;
  g_autofree char *note = verdict_text (result);
  PtBar bar = {
      .group = (char *)group,
      .label = (char *)label,
      .value = result->ratio,
      .low = result->ci_low,
      .high = result->ci_high,
      .note = note,
      .colour = result->proof == PT_BENCH_DIFFERENT ? COLOUR_DIFFERENT : colour,
  };
  pt_bars_add (self->bars, &bar);
  if (before == NULL)
    return;
  /* Translators: what a bar is about, in an earlier run */
  g_autofree char *then = g_strdup_printf (_ ("%s, before"), label);
  PtBar earlier = {
      .group = (char *)group,
      .label = then,
      .value = before->ratio,
      .low = before->ci_low,
      .high = before->ci_high,
      .colour = COLOUR_BEFORE,
  };
  pt_bars_add (self->bars, &earlier);
}

static void
add_absent (Maker *self, const char *group, const char *label, const char *reason) {
  PtBar bar = {
      .group = (char *)group, .label = (char *)label, .value = NAN, .note = (char *)reason};
  pt_bars_add (self->bars, &bar);
}

/** Contests of the groups of this word: a heading each, and a bar for each opponent. */
static void
add_group (Maker *self, PtBenchGroup group, guint colour) {
  for (guint i = 0; i < pt_n_bench_specs; i++) {
    const PtBenchSpec *spec = &pt_bench_specs[i];
    if (spec->group != group)
      continue;
    guint first = i;
    while (first > 0 && pt_bench_specs[first - 1].contest == spec->contest)
      first--;
    gboolean usual = strcmp (spec->contestant, pt_bench_specs[first].contestant) == 0;
    g_autofree char *label =
        usual ? g_strdup_printf (_ ("against %s"), _ (spec->baseline))
              /* Translators: two things that are compared */
              : g_strdup_printf (_ ("%s, against %s"), _ (spec->contestant), _ (spec->baseline));
    add_ratio (self, _ (pt_bench_specs[first].sentence), label, i, colour);
  }
}

/* Kernels */

static const struct {
  const char *word, *name; /* in ids, for people */
  guint colour;
} levels[] = {{"sse42", "SSE4.2", 5}, {"avx2", "AVX2", 0}, {"neon", "NEON", 1}};

/** The kernel of "simd.count_byte.avx2"; NULL: it is of another instruction set or none. */
static char *
kernel_of (const PtBenchSpec *spec, const char *level) {
  g_autofree char *suffix = g_strconcat (".", level, NULL);

  if (spec->group != PT_BENCH_GROUP_SIMD || !g_str_has_suffix (spec->id, suffix))
    return NULL;
  const char *name = spec->id + strlen ("simd.");
  return g_strndup (name, strlen (name) - strlen (suffix));
}

static void
add_kernels (Maker *self) {
  const char *reasons[G_N_ELEMENTS (levels)] = {NULL};

  for (guint i = 0; i < pt_n_bench_specs; i++)
    for (guint level = 0; level < G_N_ELEMENTS (levels); level++) {
      g_autofree char *kernel = kernel_of (&pt_bench_specs[i], levels[level].word);
      const PtBenchSkip *skip = pt_bench_report_skip (self->report, i);
      if (kernel == NULL)
        continue;
      add_ratio (self, kernel, levels[level].name, i, levels[level].colour);
      if (skip != NULL)
        reasons[level] = skip->reason;
    }
  for (guint level = 0; level < G_N_ELEMENTS (levels); level++)
    if (reasons[level] != NULL)
      add_absent (self, _ ("Not measured"), levels[level].name, _ (reasons[level]));
  if (self->bars->bars->len > 0)
    pt_bars_set_reference (self->bars, 1.0, _ ("plain C"));
}

static void
add_bandwidth (Maker *self) {
  for (guint i = 0; i < pt_n_bench_specs; i++) {
    const PtBenchResult *best = NULL;
    g_autofree char *kernel = kernel_of (&pt_bench_specs[i], levels[0].word);
    for (guint level = 0; kernel != NULL && level < G_N_ELEMENTS (levels); level++) {
      g_autofree char *id = g_strdup_printf ("simd.%s.%s", kernel, levels[level].word);
      const PtBenchResult *result = result_of (self->report, id);
      if (result != NULL && (best == NULL || result->median < best->median))
        best = result;
    }
    if (best == NULL)
      continue;
    PtBar bar = {.label = kernel, .value = 1e12 / best->median};
    pt_bars_add (self->bars, &bar);
  }
  int spec = pt_bench_find_fact ("simd.read_limit");
  const PtBenchFact *limit = pt_bench_report_fact (self->report, (guint)spec);
  if (limit != NULL && self->bars->bars->len > 0)
    pt_bars_set_reference (self->bars, limit->value * 1e9, _ ("reading alone"));
}

/* Whole translations */

static const struct {
  const char *word, *title;
  gboolean always; /* stands in the chart, measured or not */
} sizes[] = {{"corpus", N_ ("The open project"), FALSE},
             {"10", N_ ("10 files"), TRUE},
             {"100", N_ ("100 files"), TRUE},
             {"1000", N_ ("1,000 files"), TRUE},
             {"10000", N_ ("10,000 files"), FALSE}};

/** A heading's text when nothing of it was measured. */
static const char *
reason_of (const PtBenchReport *report, const char *id) {
  int spec = pt_bench_find (id);
  const PtBenchSkip *skip = spec < 0 ? NULL : pt_bench_report_skip (report, (guint)spec);
  return skip == NULL ? NULL : skip->reason;
}

typedef struct {
  const char *word, *label;
  guint colour;
} Row;

static void
add_sizes (Maker *self, const Row *rows, guint n, gboolean published) {
  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++) {
    const char *group = _ (sizes[size].title);
    for (guint row = 0; row < n; row++) {
      g_autofree char *id = g_strdup_printf ("combined.%s.%s", sizes[size].word, rows[row].word);
      int spec = pt_bench_find (id);
      const char *reason = reason_of (self->report, id);
      if (spec < 0)
        continue;
      add_ratio (self, group, _ (rows[row].label), (guint)spec, rows[row].colour);
      if (reason != NULL && row == 0 && sizes[size].always)
        add_absent (self, group, _ ("Not measured"), _ (reason));
      double theirs = pt_bench_specs[spec].published;
      if (!published || row + 1 < n || theirs <= 0.0 || result_of (self->report, id) == NULL)
        continue;
      PtBar bar = {.group = (char *)group,
                   .label = _ ("The original system"),
                   .value = theirs,
                   .note = _ ("as published"),
                   .colour = COLOUR_BEFORE};
      pt_bars_add (self->bars, &bar);
    }
  }
  if (self->bars->bars->len > 0)
    pt_bars_set_reference (self->bars, 1.0, _ ("all off"));
}

static void
add_combined (Maker *self) {
  static const Row rows[] = {{"memory", N_ ("Memory options"), 1},
                             {"simd", N_ ("SIMD"), 0},
                             {"all", N_ ("Both"), 3},
                             {"cpu", N_ ("Both, by CPU time"), 3},
                             {"threads", N_ ("Both, all cores each"), 3},
                             {"parallel", N_ ("All cores, not one"), 2},
                             {"total", N_ ("Everything"), 4}};
  add_sizes (self, rows, G_N_ELEMENTS (rows), TRUE);
}

static void
add_footprint (Maker *self) {
  static const Row rows[] = {{"peak", N_ ("Peak memory"), 1},
                             {"mallocs", N_ ("Heap requests"), 3},
                             {"copies", N_ ("Copies"), 5}};
  add_sizes (self, rows, G_N_ELEMENTS (rows), FALSE);
}

PtBars *
pt_speed_chart_bars (PtSpeedChart chart, const PtBenchReport *report, const PtBenchReport *before) {
  gboolean rate = chart == PT_SPEED_BANDWIDTH;
  PtBars *bars = pt_bars_new (rate ? PT_CHART_RATE : PT_CHART_RATIO, _ ("Benchmark"),
                              rate ? _ ("Speed") : _ ("Ratio (95 % interval)"),
                              _ ("Not measured in this run"));
  Maker maker = {bars, report, before};

  if (report == NULL)
    return bars;
  switch (chart) {
  case PT_SPEED_KERNELS:
    add_kernels (&maker);
    break;
  case PT_SPEED_BANDWIDTH:
    add_bandwidth (&maker);
    break;
  case PT_SPEED_COMBINED:
    add_combined (&maker);
    break;
  case PT_SPEED_FOOTPRINT:
    add_footprint (&maker);
    break;
  case PT_SPEED_ARENA:
    add_group (&maker, PT_BENCH_GROUP_ARENA, 0);
    add_group (&maker, PT_BENCH_GROUP_BATCH, 0);
    break;
  case PT_SPEED_POOL:
    add_group (&maker, PT_BENCH_GROUP_POOL, 1);
    break;
  case PT_SPEED_NAMES:
    add_group (&maker, PT_BENCH_GROUP_INTERN, 3);
    break;
  case PT_SPEED_COLUMNS:
    add_group (&maker, PT_BENCH_GROUP_SOA, 5);
    break;
  case PT_SPEED_LEXER:
    add_group (&maker, PT_BENCH_GROUP_LEXER, 2);
    break;
  case PT_N_SPEED_CHARTS:
    break;
  }
  if (bars->reference <= 0.0 && bars->bars->len > 0)
    pt_bars_set_reference (bars, 1.0, _ ("the same"));
  return bars;
}

/* Numbers */

static const struct {
  const char *title, *definition;
  const char *id; /* of a result or a fact; NULL: computed */
  gboolean fact;
  PtChartUnit unit;
} stat_rows[PT_N_SPEED_STATS] = {
    [PT_SPEED_AVX2] = {N_ ("AVX2"), N_ ("Median over all kernels, against plain C."),
                       "simd.median.avx2", TRUE, PT_CHART_RATIO},
    [PT_SPEED_SSE42] = {N_ ("SSE4.2"), N_ ("Median over all kernels, against plain C."),
                        "simd.median.sse42", TRUE, PT_CHART_RATIO},
    [PT_SPEED_NEON] = {N_ ("NEON"), N_ ("Median over all kernels, against plain C."),
                       "simd.median.neon", TRUE, PT_CHART_RATIO},
    [PT_SPEED_SHARE] = {N_ ("Lexer with SIMD"), N_ ("The whole lexer, against plain C."),
                        "lexer.simd_share", FALSE, PT_CHART_RATIO},
    [PT_SPEED_BLOCK] = {N_ ("Arena, 48 Bytes"), N_ ("An allocation, against malloc."), "arena.48B",
                        FALSE, PT_CHART_RATIO},
    [PT_SPEED_CYCLE] = {N_ ("Object Pool"), N_ ("An object taken and given back, against malloc."),
                        "pool.cycle", FALSE, PT_CHART_RATIO},
    [PT_SPEED_LOOKUP] = {N_ ("Name Lookup"), N_ ("A name of real sources, against GLib's."),
                         "intern.stream", FALSE, PT_CHART_RATIO},
    [PT_SPEED_SAVED] = {N_ ("Names Saved"), N_ ("Memory that interning saves."), "intern.saved",
                        TRUE, PT_CHART_PERCENT},
    [PT_SPEED_PROOF] = {N_ ("Identical Outputs"),
                        N_ ("Pairs whose results were compared before they were timed."), NULL,
                        FALSE, PT_CHART_COUNT},
};

const char *
pt_speed_stat_title (PtSpeedStat stat) {
  return _ (stat_rows[stat].title);
}

const char *
pt_speed_stat_definition (PtSpeedStat stat) {
  return _ (stat_rows[stat].definition);
}

static char *
proof_text (const PtBenchReport *report) {
  guint identical = 0, compared = 0;

  for (guint i = 0; i < report->results->len; i++) {
    PtBenchProof proof = g_array_index (report->results, PtBenchResult, i).proof;
    identical += proof == PT_BENCH_IDENTICAL;
    compared += proof != PT_BENCH_NO_OUTPUT;
  }
  /* Translators: how many of how many */
  return compared == 0 ? NULL : g_strdup_printf (_ ("%u of %u"), identical, compared);
}

char *
pt_speed_stat_text (PtSpeedStat stat, const PtBenchReport *report) {
  if (report == NULL)
    return NULL;
  if (stat_rows[stat].id == NULL)
    return proof_text (report);
  double value = NAN;
  if (stat_rows[stat].fact) {
    guint spec = (guint)pt_bench_find_fact (stat_rows[stat].id);
    const PtBenchFact *fact = pt_bench_report_fact (report, spec);
    value = fact != NULL ? fact->value : NAN;
  } else {
    const PtBenchResult *result = result_of (report, stat_rows[stat].id);
    value = result != NULL ? result->ratio : NAN;
  }
  return isnan (value) ? NULL : pt_axis_format (stat_rows[stat].unit, value, 0.0);
}
