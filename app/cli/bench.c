// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "app/cli/render.h"
#include "core/bench/targets.h"

static void
list (void) {
  for (guint group = 0; group < PT_BENCH_GROUP_COUNT; group++) {
    printf ("%s\n", pt_bench_group_title ((PtBenchGroup)group));
    for (guint i = 0; i < pt_n_bench_specs; i++) {
      const PtBenchSpec *spec = &pt_bench_specs[i];
      if (spec->group != group)
        continue;
      g_autofree char *pair = g_strdup_printf ("%s : %s", spec->contestant, spec->baseline);
      printf ("  %-26s %-32s %s\n", spec->id, pair, spec->sentence);
    }
  }
}

static void
tell (void *data, const PtBenchProgress *progress) {
  (void)data;
  fprintf (stderr, "\r\033[K%3.0f %%  %s", progress->part * 100, progress->id);
  fflush (stderr);
}

/* Three digits that count, without an exponent. */
static char *
digits (double value) {
  if (value == 0 || value >= 100)
    return g_strdup_printf ("%.0f", value);
  int decimals = 2 - (int)floor (log10 (value));
  return g_strdup_printf ("%.*f", CLAMP (decimals, 0, 4), value);
}

static char *
amount (double value, PtBenchUnit unit) {
  double shown = value;
  const char *word = pt_bench_unit_word (unit);
  if (unit == PT_BENCH_NS_PER_KB) {
    shown = 1000 / value;
    word = "GB/s";
  } else if (unit == PT_BENCH_BYTES && value >= 1e6) {
    shown = value / 1e6;
    word = "MB";
  } else if (unit == PT_BENCH_COUNT) {
    word = "";
  }
  g_autofree char *number = digits (shown);
  return g_strdup_printf ("%s %s", number, word);
}

static void
print_result (const PtBenchResult *result, gboolean color) {
  static const char *const colors[] = {
      [PT_BENCH_UNCLEAR] = "", [PT_BENCH_BETTER] = "\033[32m", [PT_BENCH_WORSE] = "\033[33m"};
  const PtBenchSpec *spec = &pt_bench_specs[result->spec];
  g_autofree char *median = amount (result->median, spec->unit);
  g_autofree char *ratio = digits (result->ratio);
  g_autofree char *low = digits (result->ci_low);
  g_autofree char *high = digits (result->ci_high);
  g_autofree char *interval = g_strdup_printf ("%s-%s", low, high);
  g_autofree char *published =
      spec->published > 0 ? g_strdup_printf ("%.1fx", spec->published) : g_strdup ("");
  gboolean different = result->proof == PT_BENCH_DIFFERENT;
  const char *word = different ? "OUTPUT DIFFERS"
                     : result->verdict == PT_BENCH_UNCLEAR
                         ? "unclear"
                         : pt_bench_verdict_word (result->verdict, spec->unit);
  printf ("  %-26s %-16s %10s %6sx %11s %6s  %s%s%s%s%s\n", spec->id, spec->baseline, median, ratio,
          interval, published, color ? different ? "\033[1;31m" : colors[result->verdict] : "",
          word, color ? "\033[0m" : "", result->note[0] != '\0' ? ": " : "", result->note);
}

static gboolean
has_rows (const PtBenchReport *report, PtBenchGroup group) {
  for (guint i = 0; i < pt_n_bench_specs; i++)
    if (pt_bench_specs[i].group == group &&
        (pt_bench_report_result (report, i) != NULL || pt_bench_report_skip (report, i) != NULL))
      return TRUE;
  return FALSE;
}

/* Ids that can't be measured for one reason, together. */
static void
print_skips (const PtBenchReport *report, PtBenchGroup group) {
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < report->skips->len; i++) {
    const PtBenchSkip *first = &g_array_index (report->skips, PtBenchSkip, i);
    if (pt_bench_specs[first->spec].group != group ||
        !g_hash_table_add (told, (gpointer)first->reason))
      continue;
    printf ("  not here: %s\n   ", first->reason);
    gsize column = 3;
    for (guint k = i; k < report->skips->len; k++) {
      const PtBenchSkip *skip = &g_array_index (report->skips, PtBenchSkip, k);
      const PtBenchSpec *spec = &pt_bench_specs[skip->spec];
      if (spec->group != group || strcmp (first->reason, skip->reason) != 0)
        continue;
      gboolean full = column + strlen (spec->id) > 98;
      printf ("%s %s", full ? "\n   " : "", spec->id);
      column = (full ? 3 : column) + strlen (spec->id) + 1;
    }
    printf ("\n");
  }
}

static void
print_group (const PtBenchReport *report, PtBenchGroup group, gboolean color) {
  printf ("%s%s%s\n", color ? "\033[1m" : "", pt_bench_group_title (group), color ? "\033[0m" : "");
  for (guint i = 0; i < pt_n_bench_specs; i++) {
    const PtBenchResult *result = pt_bench_report_result (report, i);
    if (result != NULL && pt_bench_specs[i].group == group)
      print_result (result, color);
  }
  for (guint i = 0; i < pt_n_bench_fact_specs; i++) {
    const PtBenchFact *fact = pt_bench_report_fact (report, i);
    const PtBenchFactSpec *spec = &pt_bench_fact_specs[i];
    if (fact == NULL || spec->group != group)
      continue;
    g_autofree char *value = digits (fact->value);
    g_autofree char *published =
        spec->published > 0 ? g_strdup_printf (" (original: %g)", spec->published) : g_strdup ("");
    printf ("  %-26s %s %s: %s%s\n", spec->id, value, spec->unit, spec->sentence, published);
  }
  print_skips (report, group);
  printf ("\n");
}

static guint
count_proofs (const PtBenchReport *report, PtBenchProof proof) {
  guint count = 0;
  for (guint i = 0; i < report->results->len; i++)
    count += g_array_index (report->results, PtBenchResult, i).proof == proof;
  return count;
}

static void
print_table (const PtBenchReport *report, gboolean color) {
  printf ("Portalis %s, %s%s\n%s, %u cores, %s; %s\n%s, %s\n", report->portalis, report->date,
          report->quick ? ", a quick run: no numbers to quote" : "", report->cpu, report->cores,
          report->simd, report->system, report->compiler, report->flags);
  if (report->checked)
    printf ("This is a debug build, which checks and poisons memory: no numbers to quote.\n");
  if (report->corpus_files > 0)
    printf ("Sources: %s, %u files, %.1f MB\n", report->corpus, report->corpus_files,
            (double)report->corpus_bytes / 1e6);
  printf ("\n  %-26s %-16s %10s %7s %11s %6s\n\n", "", "against", "median", "ratio", "95 %",
          "theirs");
  for (guint group = 0; group < PT_BENCH_GROUP_COUNT; group++)
    if (has_rows (report, (PtBenchGroup)group))
      print_group (report, (PtBenchGroup)group, color);
  printf ("Ratio: how many times better than what it is compared with, with its 95 %% interval;\n"
          "theirs: what the original system reports; unclear: no clear difference.\n"
          "Outputs compared: %u pairs identical, %u different.\n",
          count_proofs (report, PT_BENCH_IDENTICAL), count_proofs (report, PT_BENCH_DIFFERENT));
}

/* Which rows the targets need, each named once. */
static GPtrArray *
target_rows (void) {
  GPtrArray *rows = g_ptr_array_new ();
  for (guint i = 0; i < pt_n_bench_targets; i++)
    if (!g_ptr_array_find_with_equal_func (rows, pt_bench_targets[i].rows, g_str_equal, NULL))
      g_ptr_array_add (rows, (gpointer)pt_bench_targets[i].rows);
  g_ptr_array_add (rows, NULL);
  return rows;
}

static void
print_targets (const PtBenchReport *report, gboolean color) {
  static const char *const words[] = {"not measured", "met", "missed"};
  static const char *const colors[] = {"", "\033[32m", "\033[33m"};
  guint counts[G_N_ELEMENTS (words)] = {0};
  if (report->checked || report->quick)
    printf ("%s: no numbers to quote.\n\n", report->quick ? "A quick run" : "A debug build");
  printf ("  %-26s %8s %9s\n\n", "", "target", "measured");
  for (guint i = 0; i < pt_n_bench_targets; i++) {
    const PtBenchTarget *target = &pt_bench_targets[i];
    double value;
    PtBenchMet met = pt_bench_target_met (report, i, &value);
    g_autofree char *number = met == PT_BENCH_NOT_MEASURED ? g_strdup ("") : digits (value);
    g_autofree char *limit = g_strdup_printf ("%s %g", target->at_least ? ">=" : "<=", target->limit);
    printf ("  %-26s %8s %9s  %s%s%s: %s\n", target->id, limit, number, color ? colors[met] : "",
            words[met], color ? "\033[0m" : "", target->sentence);
    counts[met]++;
  }
  printf ("\n%u of %u targets met, %u missed, %u not measured.\n", counts[PT_BENCH_MET],
          pt_n_bench_targets, counts[PT_BENCH_MISSED], counts[PT_BENCH_NOT_MEASURED]);
}

int
pt_cli_bench (const PtInvocation *self) {
  if (self->list) {
    list ();
    return PT_EXIT_OK;
  }
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  gboolean show = isatty (STDERR_FILENO);
  gboolean chosen = self->arguments != NULL && self->arguments[0] != NULL;
  g_autoptr (GPtrArray) rows = target_rows ();
  PtBenchOptions options = {
      .prefixes = self->targets && !chosen ? (const char *const *)rows->pdata
                                           : (const char *const *)self->arguments,
      .quick = self->quick,
      .large = self->large,
      .corpus = self->corpus,
      .program = program,
      .progress = show ? tell : NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PtBenchReport) report = pt_bench_run (&options, NULL, &error);
  if (show)
    fputs ("\r\033[K", stderr);
  if (report == NULL) {
    pt_render_fault (error->message, self->color);
    return error->domain == G_OPTION_ERROR ? PT_EXIT_USAGE : PT_EXIT_ENVIRONMENT;
  }
  if (self->json) {
    PT_AUTO (PtBytes) document = {0};
    pt_bench_report_write (report, &document);
    if (document.failed) {
      pt_render_fault (pt_status_text (PT_ENOMEM), self->color);
      return PT_EXIT_ENVIRONMENT;
    }
    fwrite (document.data, 1, document.len, stdout);
  } else if (self->targets) {
    print_targets (report, self->color && isatty (STDOUT_FILENO));
  } else {
    print_table (report, self->color && isatty (STDOUT_FILENO));
  }
  return count_proofs (report, PT_BENCH_DIFFERENT) > 0 ? PT_EXIT_INTERNAL : PT_EXIT_OK;
}
