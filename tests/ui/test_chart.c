// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/charts/pt-chart-table.h"
#include "ui/charts/pt-chart.h"

// The widget around the painter: it paints when something has changed and somebody can see it.

typedef struct {
  GtkWidget *window;
  PtChart *chart;
  PtSeries *series;
} Show;

static void
show_init (Show *self) {
  self->series = pt_series_new (1024);
  self->window = gtk_window_new ();
  self->chart = PT_CHART (pt_chart_new ());
  PtChartModel model = {
      .lines = {{self->series, "Used", PT_CHART_AREA, 0}},
      .n_lines = 1,
      .unit = PT_CHART_BYTES,
      .empty_text = "Nothing yet",
  };
  pt_chart_set_model (self->chart, "Arena", &model, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 200);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->chart));
}

static gboolean
never (gpointer data) {
  return FALSE;
}

static void
run_for (double seconds) {
  stage_wait (never, NULL, seconds);
}

static gboolean
show_clear (Show *self) {
  gpointer chart = self->chart;
  g_object_add_weak_pointer (chart, &chart);
  gtk_window_destroy (GTK_WINDOW (self->window));
  run_for (0.05);
  pt_series_free (self->series);
  return chart == NULL;
}

PT_TEST (a_chart_that_is_not_live_paints_once) {
  Show show;
  show_init (&show);
  gtk_window_present (GTK_WINDOW (show.window));
  run_for (0.5);
  guint painted = pt_chart_get_paint_count (show.chart);

  pt_check (painted >= 1 && painted <= 3);
  pt_series_append (show.series, 0.0, 1.0);
  pt_series_append (show.series, 1.0, 2.0);
  run_for (0.2);
  pt_check_int (pt_chart_get_paint_count (show.chart), painted);
  pt_chart_refresh (show.chart);
  run_for (0.2);
  pt_check_int (pt_chart_get_paint_count (show.chart), painted + 1);
  pt_check (show_clear (&show));
}

PT_TEST (a_live_chart_paints_only_when_there_is_something_new) {
  Show show;
  show_init (&show);
  gtk_window_present (GTK_WINDOW (show.window));
  pt_chart_set_live (show.chart, TRUE);
  run_for (0.5);
  guint painted = pt_chart_get_paint_count (show.chart);

  run_for (0.3);
  pt_check_int (pt_chart_get_paint_count (show.chart), painted);
  for (int i = 0; i < 5; i++) {
    pt_series_append (show.series, i, i * 1000.0);
    run_for (0.1);
  }
  pt_check (pt_chart_get_paint_count (show.chart) > painted);
  pt_check (pt_chart_get_paint_count (show.chart) <= painted + 5);
  pt_check (show_clear (&show));
}

PT_TEST (a_chart_that_nobody_sees_does_nothing) {
  Show show;
  show_init (&show);
  pt_chart_set_live (show.chart, TRUE);
  pt_series_append (show.series, 0.0, 1.0);
  run_for (0.2);

  pt_check_int (pt_chart_get_paint_count (show.chart), 0);
  pt_check (show_clear (&show));
}

PT_TEST (pointing_repaints_no_data) {
  Show show;
  show_init (&show);
  for (int i = 0; i < 100; i++)
    pt_series_append (show.series, i, i * 1000.0);
  gtk_window_present (GTK_WINDOW (show.window));
  run_for (0.5);
  guint painted = pt_chart_get_paint_count (show.chart);

  GListModel *controllers = gtk_widget_observe_controllers (GTK_WIDGET (show.chart));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
      g_signal_emit_by_name (controller, "motion", 200.0, 50.0);
  }
  g_object_unref (controllers);
  run_for (0.2);
  pt_check_int (pt_chart_get_paint_count (show.chart), painted);
  pt_check (show_clear (&show));
}

PT_TEST (the_table_says_what_the_chart_shows) {
  Show show;
  show_init (&show);
  for (int i = 0; i <= 1000; i++)
    pt_series_append (show.series, i, i == 777 ? 5.0 * 1048576.0 : 1024.0);
  gtk_window_present (GTK_WINDOW (show.window));
  run_for (0.3);

  PtChartLine line = {show.series, "Used", PT_CHART_AREA, 0};
  pt_check (pt_chart_table_value (&line, 0.0, 1000.0, 15, 20) == 5.0 * 1048576.0);
  pt_check (pt_chart_table_value (&line, 0.0, 1000.0, 14, 20) == 1024.0);
  gtk_widget_activate_action (GTK_WIDGET (show.chart), "chart.show-table", NULL);
  run_for (0.2);
  pt_check (stage_find_label (GTK_WIDGET (show.chart), "Used") != NULL);
  pt_check (stage_find_label (GTK_WIDGET (show.chart), "5.00 MiB") != NULL);
  pt_check (stage_find_label (GTK_WIDGET (show.chart), "750 s") != NULL);
  gtk_popover_popdown (GTK_POPOVER (stage_find (GTK_WIDGET (show.chart), GTK_TYPE_POPOVER)));
  run_for (0.5);
  pt_check (stage_find (GTK_WIDGET (show.chart), GTK_TYPE_POPOVER) == NULL);
  pt_check (show_clear (&show));
}

int
main (int argc, char **argv) {
  gtk_init ();
  adw_init ();
  return pt_run_tests (argc, argv);
}
