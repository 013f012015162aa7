// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/charts/pt-bars.h"
#include "ui/charts/pt-chart.h"
#include "ui/charts/pt-figure.h"
#include "ui/charts/pt-plot.h"
#include "ui/pages/pt-census-view.h"
#include "ui/pages/pt-memory-page.h"
#include "ui/pages/pt-run-differences.h"
#include "ui/pages/pt-stat.h"

#include <math.h>

static PtMemoryPage *
show_memory (Stage *stage) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-page", "s", "memory");
  return PT_MEMORY_PAGE (stage_find (GTK_WIDGET (stage->window), PT_TYPE_MEMORY_PAGE));
}

static void
open_sample (Stage *stage) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.try-sample", NULL);
  pt_check (stage_wait_for_job (stage));
}

static guint
n_bars (PtMemoryPage *page) {
  GtkWidget *view = stage_find (GTK_WIDGET (page), PT_TYPE_CENSUS_VIEW);
  PtFigure *figure = PT_FIGURE (stage_find (view, PT_TYPE_FIGURE));
  const PtBars *bars = pt_figure_get_model (figure);
  return bars->bars->len;
}

static gboolean
has_census (gpointer page) {
  return n_bars (page) > 0;
}

PT_TEST (before_a_job_it_says_what_to_do) {
  Stage stage;
  stage_init (&stage);
  PtMemoryPage *page = show_memory (&stage);

  pt_check (stage_find_label (GTK_WIDGET (page), "Translate a project to see its memory.") != NULL);
  pt_check (stage_clear (&stage));
}

PT_TEST (a_job_leaves_charts_numbers_and_a_census) {
  Stage stage;
  stage_init (&stage);
  open_sample (&stage);
  PtMemoryPage *page = show_memory (&stage);
  PtJobRecord *record = pt_project_model_get_record (pt_window_get_project (stage.window));

  pt_check (pt_job_record_get_end (record) > 0.0);
  pt_check (stage_find_label (GTK_WIDGET (page), "Whole job") != NULL);
  pt_check (stage_wait (has_census, page, 30.0));
  pt_check_int (n_bars (page), 7); // the stages but the crate
  PtStat *used = PT_STAT (stage_find (GTK_WIDGET (page), PT_TYPE_STAT));
  pt_check (strchr (pt_stat_get_value (used), 'B') != NULL);
  pt_check (strcmp (pt_stat_get_value (used), "0 B") != 0);
  pt_check (stage_clear (&stage));
}

PT_TEST (the_bands_stand_on_one_another) {
  Stage stage;
  stage_init (&stage);
  /* Large enough that the job is seen at work several times. */
  g_autofree char *large = stage_write_project (&stage, "large", 1000, 50);
  pt_check (stage_open (&stage, large));
  PtJobRecord *record = pt_project_model_get_record (pt_window_get_project (stage.window));
  const PtSeries *used = pt_job_record_get_series (record, PT_SERIES_ARENA_USED);
  PtSeriesId top = PT_SERIES_STACK + PT_RECORD_STAGES - 1;

  pt_check (pt_series_length (used) > 2);
  for (guint i = 0; i < pt_series_length (used); i++) {
    double below = 0.0;
    for (PtSeriesId id = PT_SERIES_STACK; id <= top; id++) {
      double level = pt_series_value (pt_job_record_get_series (record, id), i);
      pt_check (level >= below);
      below = level;
    }
    pt_check (below == pt_series_value (used, i));
  }
  pt_check (stage_clear (&stage));
}

PT_TEST (one_cursor_links_charts_and_numbers) {
  Stage stage;
  stage_init (&stage);
  open_sample (&stage);
  PtMemoryPage *page = show_memory (&stage);
  PtTimeline *timeline = pt_memory_page_get_timeline (page);
  PtJobRecord *record = pt_project_model_get_record (pt_window_get_project (stage.window));
  double end = pt_timeline_get_end (timeline);
  double start, stop;

  pt_check (fabs (end - pt_job_record_get_end (record)) < 1e-9);
  pt_timeline_set_cursor (timeline, 0.0);
  pt_check (stage_find_label (GTK_WIDGET (page), "At 0 s") != NULL);
  PtStat *used = PT_STAT (stage_find (GTK_WIDGET (page), PT_TYPE_STAT));
  pt_check_str (pt_stat_get_value (used), "0 B");
  pt_timeline_select (timeline, end, 0.0);
  // A job that is over between two samples leaves none of its use.
  const PtSeries *series = pt_job_record_get_series (record, PT_SERIES_ARENA_USED);
  double most = 0.0;
  for (guint i = 0; i < pt_series_length (series); i++)
    most = MAX (most, pt_series_value (series, i));
  pt_check ((strcmp (pt_stat_get_value (used), "0 B") != 0) == (most > 0.0));
  pt_check (pt_timeline_get_selection (timeline, &start, &stop) && start == 0.0 && stop == end);
  pt_timeline_zoom (timeline, 4.0, end);
  pt_timeline_get_view (timeline, &start, &stop);
  pt_check (fabs (stop - end) < 1e-9 && fabs (stop - start - end / 4.0) < 1e-9);
  pt_timeline_pan (timeline, -end);
  pt_timeline_get_view (timeline, &start, &stop);
  pt_check (start == 0.0);
  pt_check (stage_clear (&stage));
}

PT_TEST (every_chart_becomes_files) {
  Stage stage;
  stage_init (&stage);
  open_sample (&stage);
  PtMemoryPage *page = show_memory (&stage);
  pt_check (stage_wait (has_census, page, 30.0));
  GType types[] = {PT_TYPE_CHART, PT_TYPE_FIGURE};
  static const char *const begins[] = {[PT_PLOT_PNG] = "\x89PNG",
                                       [PT_PLOT_SVG] = "<?xml",
                                       [PT_PLOT_PDF] = "%PDF-",
                                       [PT_PLOT_CSV] = ""};

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    PtPlot *plot = PT_PLOT (stage_find (GTK_WIDGET (page), types[i]));
    for (guint format = PT_PLOT_PNG; format <= PT_PLOT_CSV; format++) {
      gsize size;
      g_autoptr (GBytes) bytes = pt_plot_render (plot, (PtPlotFormat)format, 400, 200);
      const char *data = g_bytes_get_data (bytes, &size);
      pt_check (size > 50 && memcmp (data, begins[format], strlen (begins[format])) == 0);
    }
  }
  g_autoptr (GBytes) csv =
      pt_plot_render (PT_PLOT (stage_find (GTK_WIDGET (page), PT_TYPE_CHART)), PT_PLOT_CSV, 1, 1);
  pt_check (g_str_has_prefix (g_bytes_get_data (csv, NULL), "From,Reserved,Rust,"));
  pt_check (stage_clear (&stage));
}

PT_TEST (two_runs_are_compared) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "grow.py", "x = 1\nprint(x)\n");
  pt_check (stage_open (&stage, file));
  PtMemoryPage *page = show_memory (&stage);
  GtkDropDown *choice = GTK_DROP_DOWN (stage_find (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN));
  PtRunDifferences *differences =
      PT_RUN_DIFFERENCES (stage_find (GTK_WIDGET (page), PT_TYPE_RUN_DIFFERENCES));

  // One run has nothing to stand against.
  pt_check (!gtk_widget_get_visible (GTK_WIDGET (choice)));
  g_autoptr (GString) longer = g_string_new ("x = 1\n");
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (longer, "name_%u = x + %u\n", i, i);
  g_free (stage_write (&stage, "grow.py", longer->str));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL);
  pt_check (stage_wait_for_job (&stage));
  show_memory (&stage);
  stage_rest (0.3);
  pt_check (gtk_widget_get_visible (GTK_WIDGET (choice)));
  pt_check (!gtk_widget_get_visible (GTK_WIDGET (differences)));
  gtk_drop_down_set_selected (choice, 1);
  stage_rest (0.3);
  pt_check (gtk_widget_get_visible (GTK_WIDGET (differences)));
  pt_check_str (pt_run_differences_get_cell (differences, 0, 1), "Run 2");
  pt_check_str (pt_run_differences_get_cell (differences, 0, 2), "Run 1");
  pt_check_str (pt_run_differences_get_cell (differences, 1 + PT_STAT_PEAK, 0), "Peak");
  // Three thousand lines take more than two.
  pt_check (g_str_has_prefix (pt_run_differences_get_cell (differences, 1 + PT_STAT_PEAK, 3), "+"));
  g_autoptr (GBytes) csv =
      pt_plot_render (PT_PLOT (stage_find (GTK_WIDGET (page), PT_TYPE_CHART)), PT_PLOT_CSV, 1, 1);
  pt_check (g_strstr_len (g_bytes_get_data (csv, NULL), (gssize)g_bytes_get_size (csv), ",Run 1") !=
            NULL);
  gtk_drop_down_set_selected (choice, 0);
  stage_rest (0.1);
  pt_check (!gtk_widget_get_visible (GTK_WIDGET (differences)));
  pt_check (stage_clear (&stage));
}

PT_TEST (a_difference_is_said_with_its_share) {
  g_autofree char *more = pt_memory_stat_difference (PT_STAT_PEAK, 3072.0, 2048.0);
  g_autofree char *less = pt_memory_stat_difference (PT_STAT_POOL, 40.0, 50.0);
  g_autofree char *same = pt_memory_stat_difference (PT_STAT_PEAK, 5.0, 5.0);
  g_autofree char *none = pt_memory_stat_difference (PT_STAT_PEAK, NAN, 5.0);

  pt_check (g_str_has_prefix (more, "+1") && g_str_has_suffix (more, "(+50 %)"));
  pt_check (g_str_has_prefix (less, "\u221210") && strchr (less, '(') == NULL);
  pt_check_str (same, "=");
  pt_check_str (none, "\u2013");
}

PT_TEST (closing_while_counting_leaves_nothing_behind) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "big", 300, 50);
  pt_check (stage_open (&stage, folder));
  show_memory (&stage);
  stage_rest (0.1);
  pt_check (stage_clear (&stage));
}

int
main (int argc, char **argv) {
  gtk_init ();
  return pt_run_tests (argc, argv);
}
