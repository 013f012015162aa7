// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/charts/pt-bars.h"
#include "ui/charts/pt-chart-card.h"
#include "ui/charts/pt-figure.h"
#include "ui/charts/pt-plot.h"
#include "ui/model/pt-bench-history.h"
#include "ui/pages/pt-speed-charts.h"
#include "ui/pages/pt-speed-page.h"

#include <glib/gstdio.h>
#include <math.h>

static PtSpeedPage *
show_speed (Stage *stage) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-page", "s", "speed");
  PtSpeedPage *page = PT_SPEED_PAGE (stage_find (GTK_WIDGET (stage->window), PT_TYPE_SPEED_PAGE));
  stage_rest (0.3); // the kept runs are read
  return page;
}

static gboolean
is_over (gpointer page) {
  return pt_speed_page_get_job (page) == NULL;
}

static gboolean
has_rows (gpointer page) {
  PtBenchJob *job = pt_speed_page_get_job (page);
  PtBenchReport *report = job != NULL ? pt_bench_job_get_report (job) : NULL;
  return report != NULL && report->results->len > 0;
}

static gboolean
shows (PtSpeedPage *page, const char *text) {
  GtkWidget *label = stage_find_label (GTK_WIDGET (page), text);
  return label != NULL && gtk_widget_get_mapped (label);
}

static guint
n_kept (void) {
  g_autofree char *folder =
      g_build_filename (g_get_user_data_dir (), "portalis", "benchmarks", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

PT_TEST (before_a_run_it_says_what_to_do) {
  Stage stage;
  stage_init (&stage);
  PtSpeedPage *page = show_speed (&stage);
  pt_check (shows (page, "Nothing Measured Yet"));
  pt_check (pt_speed_page_get_job (page) == NULL);
  pt_check (stage_clear (&stage));
}

PT_TEST (a_cancelled_run_is_shown_and_not_kept) {
  Stage stage;
  stage_init (&stage);
  PtSpeedPage *page = show_speed (&stage);
  gtk_widget_activate_action (GTK_WIDGET (page), "speed.run-quick", NULL);
  pt_check (pt_speed_page_get_job (page) != NULL);
  pt_check (stage_wait (has_rows, page, 60.0));
  gtk_widget_activate_action (GTK_WIDGET (page), "speed.stop", NULL);
  pt_check (stage_wait (is_over, page, 60.0));
  pt_check (!shows (page, "Nothing Measured Yet"));
  pt_check_int (n_kept (), 0);
  pt_check (stage_clear (&stage));
}

PT_TEST (closing_while_it_runs_leaves_nothing_behind) {
  Stage stage;
  stage_init (&stage);
  PtSpeedPage *page = show_speed (&stage);
  gtk_widget_activate_action (GTK_WIDGET (page), "speed.run-quick", NULL);
  g_autoptr (PtBenchJob) job = g_object_ref (pt_speed_page_get_job (page));
  pt_check (stage_wait (has_rows, page, 60.0));
  pt_check (stage_clear (&stage));
  for (int i = 0; i < 600 && pt_bench_job_is_running (job); i++)
    stage_rest (0.1);
  pt_check (!pt_bench_job_is_running (job));
}

PT_TEST (a_run_fills_the_charts_and_is_kept) {
  Stage stage;
  stage_init (&stage);
  PtSpeedPage *page = show_speed (&stage);
  gtk_widget_activate_action (GTK_WIDGET (page), "speed.run-quick", NULL);
  pt_check (stage_wait (is_over, page, 120.0));
  stage_rest (0.2);
  pt_check (shows (page, "A quick run, with small inputs and few turns: no numbers to quote."));
  pt_check_int (n_kept (), 1);
  PtFigure *figure = PT_FIGURE (stage_find (GTK_WIDGET (page), PT_TYPE_FIGURE));
  const PtBars *bars = pt_figure_get_model (figure);
  pt_check (bars->bars->len > 20);
  g_autoptr (GBytes) csv = pt_plot_render (PT_PLOT (figure), PT_PLOT_CSV, 1, 1);
  g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  pt_check (strstr (text, "count_byte") != NULL && strstr (text, "identical output") != NULL);
  pt_check (stage_clear (&stage));
}

PT_TEST (the_open_project_is_measured_in_each_mode) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "mine", 3, 10);
  PtSpeedPage *page = show_speed (&stage);
  gtk_widget_activate_action (GTK_WIDGET (page), "speed.run-project", NULL);
  pt_check (pt_speed_page_get_job (page) == NULL); // nothing is open
  pt_check (stage_open (&stage, folder));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.show-page", "s", "speed");
  gtk_widget_activate_action (GTK_WIDGET (page), "speed.run-project", NULL);
  g_autoptr (PtBenchJob) job = pt_speed_page_get_job (page);
  pt_check (job != NULL);
  if (job != NULL) {
    g_object_ref (job);
    pt_check (stage_wait (is_over, page, 120.0));
    PtBenchReport *report = pt_bench_job_get_report (job);
    const PtBenchResult *all =
        pt_bench_report_result (report, (guint)pt_bench_find ("combined.corpus.all"));
    pt_check (all != NULL && all->proof == PT_BENCH_IDENTICAL);
    pt_check_str (report->corpus, folder);
    pt_check_int (report->corpus_files, 5); // three, main and the package
  }
  pt_check (stage_clear (&stage));
}

PT_TEST (kept_runs_come_back_and_damaged_ones_are_named) {
  g_autofree char *path =
      g_build_filename (g_get_user_data_dir (), "portalis", "benchmarks", "damaged.json", NULL);
  pt_check (g_file_set_contents (path, "{\"format\": ", -1, NULL));
  Stage stage;
  stage_init (&stage);
  PtSpeedPage *page = show_speed (&stage);
  pt_check (!shows (page, "Nothing Measured Yet"));
  GtkWidget *warning = stage_find_label (GTK_WIDGET (page), "Kept runs that can't be read: "
                                                            "damaged.json: line 1, column 12: a "
                                                            "value is expected");
  pt_check (warning != NULL);
  g_unlink (path);
  pt_check (stage_clear (&stage));
}

static void
add_row (PtBenchReport *report, const char *id, double ratio) {
  PtBenchResult result = {.spec = (guint)pt_bench_find (id),
                          .samples = 31,
                          .median = 10,
                          .min = 9,
                          .baseline_median = 10 * ratio,
                          .baseline_min = 9 * ratio,
                          .ratio = ratio,
                          .ci_low = ratio * 0.9,
                          .ci_high = ratio * 1.1,
                          .verdict = ratio > 1.2 ? PT_BENCH_BETTER : PT_BENCH_UNCLEAR,
                          .proof = PT_BENCH_IDENTICAL};
  g_array_append_val (report->results, result);
}

static const PtBar *
bar_of (const PtBars *bars, guint index) {
  return &g_array_index (bars->bars, PtBar, index);
}

PT_TEST (bars_have_intervals_verdicts_and_the_run_before) {
  g_autoptr (PtBenchReport) now = pt_bench_report_new ();
  g_autoptr (PtBenchReport) before = pt_bench_report_new ();
  add_row (now, "simd.count_byte.avx2", 20);
  add_row (before, "simd.count_byte.avx2", 10);
  PtBenchSkip skip = {.spec = (guint)pt_bench_find ("simd.count_byte.neon"), .reason = "not here"};
  g_array_append_val (now->skips, skip);
  g_autoptr (PtBars) bars = pt_speed_chart_bars (PT_SPEED_KERNELS, now, before);
  pt_check_int (bars->bars->len, 3);
  pt_check_str (bar_of (bars, 0)->group, "count_byte");
  pt_check_str (bar_of (bars, 0)->label, "AVX2");
  pt_check (bar_of (bars, 0)->value == 20 && bar_of (bars, 0)->low == 18);
  pt_check_str (bar_of (bars, 0)->note, "faster, identical output");
  pt_check_str (bar_of (bars, 1)->label, "AVX2, before");
  pt_check (bar_of (bars, 1)->value == 10);
  pt_check (isnan (bar_of (bars, 2)->value));
  pt_check_str (bar_of (bars, 2)->note, "not here");
  pt_check (bars->reference == 1.0);
}

PT_TEST (what_was_published_stands_beside_the_whole) {
  g_autoptr (PtBenchReport) now = pt_bench_report_new ();
  add_row (now, "combined.100.all", 1.1);
  add_row (now, "combined.100.total", 2.1);
  g_autoptr (PtBars) bars = pt_speed_chart_bars (PT_SPEED_COMBINED, now, NULL);
  pt_check_int (bars->bars->len, 3);
  pt_check_str (bar_of (bars, 0)->note, "no clear difference");
  pt_check (bar_of (bars, 2)->value == 4.0);
  pt_check_str (bar_of (bars, 2)->label, "The original system");
  g_autoptr (PtBars) empty = pt_speed_chart_bars (PT_SPEED_ARENA, now, NULL);
  pt_check_int (empty->bars->len, 0);
}

PT_TEST_MAIN
