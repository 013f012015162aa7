// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/bench.h"
#include "core/bench/json.h"
#include "core/bench/targets.h"
#include "tests/check.h"

#include <locale.h>
#include <math.h>

PT_TEST (ids_are_unique_and_begin_with_their_group) {
  for (guint i = 0; i < pt_n_bench_specs; i++) {
    const char *id = pt_bench_specs[i].id;
    const char *word = pt_bench_group_word (pt_bench_specs[i].group);
    pt_check_int (pt_bench_find (id), i);
    pt_check (g_str_has_prefix (id, word) && id[strlen (word)] == '.');
    pt_check (strlen (pt_bench_specs[i].sentence) > 10);
  }
  for (guint i = 0; i < pt_n_bench_fact_specs; i++)
    pt_check_int (pt_bench_find_fact (pt_bench_fact_specs[i].id), i);
  pt_check_int (pt_bench_find ("arena"), -1);
}

PT_TEST (stable_ids_are_there) {
  static const char *const ids[] = {
      "arena.8B",   "arena.48B",   "intern.stream", "intern.keywords",      "pool.cycle",
      "pool.arena", "batch.alloc", "soa.kind_scan", "simd.count_byte.avx2", "lexer.simd_share",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    pt_check (pt_bench_find (ids[i]) >= 0);
}

static void
add_rows (PtBenchReport *report) {
  g_strlcpy (report->cpu, "A \"fast\" one\\", sizeof report->cpu);
  g_strlcpy (report->date, "2026-01-02T03:04:05Z", sizeof report->date);
  report->cores = 4;
  report->corpus_bytes = 12345678901;
  report->complete = TRUE;
  PtBenchResult result = {.spec = (guint)pt_bench_find ("arena.8B"),
                          .samples = 31,
                          .median = 0.625,
                          .min = 0.5,
                          .baseline_median = 12.5,
                          .baseline_min = 12,
                          .ratio = 20,
                          .ci_low = 19.25,
                          .ci_high = 20.75,
                          .verdict = PT_BENCH_BETTER,
                          .proof = PT_BENCH_IDENTICAL,
                          .note = "a note"};
  g_array_append_val (report->results, result);
  PtBenchSkip skip = {.spec = (guint)pt_bench_find ("arena.8B.jemalloc"), .reason = "not there"};
  g_array_append_val (report->skips, skip);
  PtBenchFact fact = {.spec = (guint)pt_bench_find_fact ("simd.read_limit"), .value = 62.5};
  g_array_append_val (report->facts, fact);
}

static void
check_rows (const PtBenchReport *report) {
  pt_check_str (report->cpu, "A \"fast\" one\\");
  pt_check_str (report->date, "2026-01-02T03:04:05Z");
  pt_check_int (report->cores, 4);
  pt_check (report->corpus_bytes == 12345678901);
  pt_check (report->complete && !report->quick);
  const PtBenchResult *result = pt_bench_report_result (report, (guint)pt_bench_find ("arena.8B"));
  pt_check (result != NULL && result->median == 0.625 && result->ratio == 20);
  pt_check (result != NULL && result->ci_low == 19.25 && result->ci_high == 20.75);
  pt_check (result != NULL && result->verdict == PT_BENCH_BETTER);
  pt_check (result != NULL && result->proof == PT_BENCH_IDENTICAL);
  pt_check_str (result == NULL ? NULL : result->note, "a note");
  const PtBenchSkip *skip =
      pt_bench_report_skip (report, (guint)pt_bench_find ("arena.8B.jemalloc"));
  pt_check_str (skip == NULL ? NULL : skip->reason, "not there");
  const PtBenchFact *fact =
      pt_bench_report_fact (report, (guint)pt_bench_find_fact ("simd.read_limit"));
  pt_check (fact != NULL && fact->value == 62.5);
}

PT_TEST (a_report_comes_back_as_it_was) {
  g_autoptr (PtBenchReport) report = pt_bench_report_new ();
  add_rows (report);
  PT_AUTO (PtBytes) text = {0};
  setlocale (LC_ALL, "de_DE.UTF-8"); /* whose decimal point is a comma */
  pt_bench_report_write (report, &text);
  g_autoptr (GError) error = NULL;
  g_autoptr (PtBenchReport) again = pt_bench_report_read (text.data, text.len, &error);
  setlocale (LC_ALL, "C");
  pt_check_str (error == NULL ? "" : error->message, "");
  pt_check (again != NULL);
  if (again != NULL)
    check_rows (again);
}

PT_TEST (other_documents_are_refused) {
  static const struct {
    const char *text;
    const char *fault;
  } cases[] = {
      {"{}", "this is no document of `portalis bench --json`"},
      {"{\"format\": \"portalis-bench\", \"version\": 2}",
       "a document of version 2; this Portalis reads up to version 1"},
      {"{\"format\": \"portalis-bench\", \"version\": 1, \"results\": [{\"id\": \"arena.8B\"}]}",
       "the result 'arena.8B' is damaged: a number, its verdict or its output is missing"},
      {"{\"format\": ", "line 1, column 12: a value is expected"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PtBenchReport) report =
        pt_bench_report_read (cases[i].text, strlen (cases[i].text), &error);
    pt_check (report == NULL);
    pt_check_str (error == NULL ? NULL : error->message, cases[i].fault);
  }
}

PT_TEST (rows_of_other_versions_are_left_out) {
  static const char text[] = "{\"format\": \"portalis-bench\", \"version\": 1, "
                             "\"results\": [{\"id\": \"gone.long_ago\"}]}";
  g_autoptr (PtBenchReport) report = pt_bench_report_read (text, strlen (text), NULL);
  pt_check (report != NULL && report->results->len == 0);
}

typedef struct {
  GCancellable *cancellable;
  guint calls;
  double part;
} Watch;

static void
cancel_soon (void *data, const PtBenchProgress *progress) {
  Watch *watch = data;
  watch->part = progress->part;
  if (++watch->calls == 8)
    g_cancellable_cancel (watch->cancellable);
}

PT_TEST (targets_read_rows_and_facts_that_exist) {
  for (guint i = 0; i < pt_n_bench_targets; i++) {
    const PtBenchTarget *target = &pt_bench_targets[i];
    pt_check ((pt_bench_find (target->id) >= 0) != (pt_bench_find_fact (target->id) >= 0));
    gboolean any = FALSE;
    for (guint spec = 0; spec < pt_n_bench_specs; spec++)
      any = any || g_str_has_prefix (pt_bench_specs[spec].id, target->rows);
    pt_check (any);
  }
}

PT_TEST (a_target_is_met_at_its_limit) {
  g_autoptr (PtBenchReport) report = pt_bench_report_new ();
  guint checked = 0;
  for (guint i = 0; i < pt_n_bench_targets; i++) {
    const PtBenchTarget *target = &pt_bench_targets[i];
    double value;
    pt_check (pt_bench_target_met (report, i, &value) == PT_BENCH_NOT_MEASURED);
    for (int step = -1; step <= 1; step++) {
      double number = target->limit + step * 0.01;
      gboolean is_fact = pt_bench_find_fact (target->id) >= 0;
      PtBenchFact fact = {(guint)pt_bench_find_fact (target->id), number};
      PtBenchResult row = {.spec = (guint)pt_bench_find (target->id),
                           .ratio = target->at_least ? number : 0,
                           .median = target->at_least ? 0 : number};
      if (is_fact)
        g_array_append_val (report->facts, fact);
      else
        g_array_append_val (report->results, row);
      gboolean met = target->at_least ? step >= 0 : step <= 0;
      pt_check (pt_bench_target_met (report, i, &value) == (met ? PT_BENCH_MET : PT_BENCH_MISSED));
      pt_check (value == number);
      g_array_set_size (report->facts, 0);
      g_array_set_size (report->results, 0);
      checked++;
    }
  }
  pt_check_int (checked, 3 * pt_n_bench_targets);
}

PT_TEST (a_cancelled_run_keeps_what_it_has) {
  static const char *const prefixes[] = {"arena.8B", "batch", NULL};
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = {.cancellable = cancellable};
  PtBenchOptions options = {
      .prefixes = prefixes, .quick = TRUE, .progress = cancel_soon, .data = &watch};
  g_autoptr (PtBenchReport) report = pt_bench_run (&options, cancellable, NULL);
  pt_check (report != NULL && !report->complete);
  pt_check (report != NULL &&
            pt_bench_report_result (report, (guint)pt_bench_find ("arena.8B")) != NULL);
  pt_check (report != NULL &&
            pt_bench_report_result (report, (guint)pt_bench_find ("batch.alloc")) == NULL);
  pt_check_int (watch.calls, 8);
  pt_check (watch.part > 0 && watch.part < 1);
}

PT_TEST (an_unknown_id_and_an_empty_corpus_are_errors) {
  static const char *const prefixes[] = {"arena", "nothing", NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (PtBenchReport) report =
      pt_bench_run (&(PtBenchOptions){.prefixes = prefixes, .quick = TRUE}, NULL, &error);
  pt_check (report == NULL && error != NULL && strstr (error->message, "'nothing'") != NULL);
  g_clear_error (&error);
  static const char *const simd[] = {"simd", NULL};
  PtBenchOptions options = {.prefixes = simd, .quick = TRUE, .corpus = "/proc/self/task"};
  g_autoptr (PtBenchReport) other = pt_bench_run (&options, NULL, &error);
  pt_check (other == NULL && error != NULL && strstr (error->message, "/proc/self/task") != NULL);
}

PT_TEST_MAIN
