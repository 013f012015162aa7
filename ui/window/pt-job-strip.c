// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/pt-job-strip.h"

#include "ui/charts/pt-chart-axis.h"
#include "ui/charts/pt-chart.h"

#include <glib/gi18n.h>

struct _PtJobStrip {
  GtkWidget parent_instance;

  GtkProgressBar *progress;
  GtkLabel *summary, *rates;
  GtkLabel *pool;
  GtkLabel *arena, *arena_caption;
  PtChart *chart;
  GtkStack *buttons;

  PtProjectModel *project; /* (nullable) */
  gboolean program_runs;
};

G_DEFINE_FINAL_TYPE (PtJobStrip, pt_job_strip, GTK_TYPE_WIDGET)

/* Words */

static char *
seconds_text (double seconds) {
  return pt_axis_format (PT_CHART_SECONDS, seconds, 0.0);
}

/** "62 files became Rust in 0.8 s, 3 need review, 1 failed" */
static char *
done_text (const PtProjectNumbers *numbers) {
  guint n_rust = numbers->n_ok + numbers->n_review;
  g_autofree char *time = seconds_text (numbers->seconds);
  GString *text = g_string_new (NULL);

  if (numbers->n_failed > 0)
    g_string_append_printf (text,
                            ngettext ("%u of %u file became Rust in %s",
                                      "%u of %u files became Rust in %s", numbers->n_total),
                            n_rust, numbers->n_total, time);
  else
    g_string_append_printf (
        text, ngettext ("%u file became Rust in %s", "%u files became Rust in %s", n_rust), n_rust,
        time);
  if (numbers->n_review > 0)
    g_string_append_printf (text,
                            ngettext (", %u needs review", ", %u need review", numbers->n_review),
                            numbers->n_review);
  if (numbers->n_failed > 0)
    g_string_append_printf (text, ngettext (", %u failed", ", %u failed", numbers->n_failed),
                            numbers->n_failed);
  return g_string_free (text, FALSE);
}

static char *
summary_text (PtProjectState state, const PtProjectNumbers *numbers) {
  guint n_done = numbers->n_ok + numbers->n_review + numbers->n_failed;

  switch (state) {
  case PT_PROJECT_IDLE:
    return g_strdup_printf (ngettext ("%u file", "%u files", numbers->n_total), numbers->n_total);
  case PT_PROJECT_RUNNING:
    return g_strdup_printf (_ ("%u of %u files"), n_done, numbers->n_total);
  case PT_PROJECT_STOPPED:
    return g_strdup_printf (_ ("Stopped after %u of %u files"), n_done, numbers->n_total);
  case PT_PROJECT_DONE:
    return done_text (numbers);
  }
  g_return_val_if_reached (NULL);
}

static char *
rates_text (PtProjectState state, const PtProjectNumbers *numbers) {
  if (state == PT_PROJECT_IDLE || numbers->seconds <= 0.0)
    return g_strdup (_ ("Ctrl+Return translates"));
  g_autofree char *bytes = pt_axis_format (PT_CHART_BYTES, numbers->bytes_per_second, 0.0);
  return g_strdup_printf (_ ("%.0f files/s \u00b7 %s/s"), numbers->files_per_second, bytes);
}

/* State */

static double
last_value (PtJobStrip *self, PtSeriesId id) {
  const PtSeries *series =
      pt_job_record_get_series (pt_project_model_get_record (self->project), id);
  guint length = pt_series_length (series);
  return length > 0 ? pt_series_value (series, length - 1) : 0.0;
}

static void
update_numbers (PtJobStrip *self) {
  PtProjectState state = pt_project_model_get_state (self->project);
  PtProjectNumbers numbers;

  pt_project_model_get_numbers (self->project, &numbers);
  guint n_done = numbers.n_ok + numbers.n_review + numbers.n_failed;
  g_autofree char *summary = summary_text (state, &numbers);
  g_autofree char *rates = rates_text (state, &numbers);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->rates, rates);
  gtk_progress_bar_set_fraction (self->progress,
                                 numbers.n_total > 0 ? (double)n_done / numbers.n_total : 0.0);

  if (numbers.pool_hit_rate >= 0.0) {
    g_autofree char *pool = g_strdup_printf (_ ("%.0f %%"), numbers.pool_hit_rate);
    gtk_label_set_text (self->pool, pool);
  } else {
    gtk_label_set_text (self->pool, "\u2013");
  }
  // While it runs what is in use matters; afterwards, how much was needed.
  gboolean running = state == PT_PROJECT_RUNNING;
  double bytes = last_value (self, running ? PT_SERIES_ARENA_USED : PT_SERIES_ARENA_PEAK);
  g_autofree char *arena =
      state == PT_PROJECT_IDLE ? g_strdup ("\u2013") : pt_axis_format (PT_CHART_BYTES, bytes, 0.0);
  gtk_label_set_text (self->arena, arena);
  gtk_label_set_text (self->arena_caption, running ? _ ("in arenas") : _ ("arena peak"));
}

static void
update_button (PtJobStrip *self) {
  gboolean stop =
      self->program_runs || pt_project_model_get_state (self->project) == PT_PROJECT_RUNNING;
  const char *ready = pt_project_model_is_complete (self->project) ? "run" : "translate";
  gtk_stack_set_visible_child_name (self->buttons, stop ? "stop" : ready);
}

static void
on_state_changed (PtJobStrip *self) {
  PtProjectState state = pt_project_model_get_state (self->project);
  gboolean running = state == PT_PROJECT_RUNNING;

  pt_chart_set_live (self->chart, running);
  pt_chart_refresh (self->chart);
  // Kept in place when nothing runs: the strip must not jump.
  gtk_widget_set_opacity (GTK_WIDGET (self->progress), running ? 1.0 : 0.0);
  update_button (self);
  update_numbers (self);
}

static void
set_chart (PtJobStrip *self) {
  PtJobRecord *record = pt_project_model_get_record (self->project);
  PtChartModel model = {
      .lines =
          {
              {pt_job_record_get_series (record, PT_SERIES_ARENA_RESERVED), _ ("Reserved"),
               PT_CHART_LINE, 1},
              {pt_job_record_get_series (record, PT_SERIES_ARENA_PEAK), _ ("Peak"), PT_CHART_DASHED,
               2},
              {pt_job_record_get_series (record, PT_SERIES_ARENA_USED), _ ("Used"), PT_CHART_AREA,
               0},
          },
      .n_lines = 3,
      .unit = PT_CHART_BYTES,
      .empty_text = _ ("Memory appears here"),
  };
  pt_chart_set_model (self->chart, _ ("Arena memory"), &model, G_OBJECT (record));
}

static void
drop_project (PtJobStrip *self) {
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
}

void
pt_job_strip_set_project (PtJobStrip *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_JOB_STRIP (self));

  drop_project (self);
  if (project == NULL) {
    pt_chart_set_live (self->chart, FALSE);
    pt_chart_set_model (self->chart, NULL, NULL, NULL);
    return;
  }
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "progress", G_CALLBACK (update_numbers), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::record", G_CALLBACK (set_chart), self,
                           G_CONNECT_SWAPPED);
  set_chart (self);
  on_state_changed (self);
}

void
pt_job_strip_set_program_runs (PtJobStrip *self, gboolean runs) {
  g_return_if_fail (PT_IS_JOB_STRIP (self));
  self->program_runs = runs;
  if (self->project != NULL)
    update_button (self);
}

const char *
pt_job_strip_get_summary (PtJobStrip *self) {
  return gtk_label_get_text (self->summary);
}

/* Object */

static void
pt_job_strip_dispose (GObject *object) {
  PtJobStrip *self = PT_JOB_STRIP (object);
  GtkWidget *child;

  drop_project (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pt_job_strip_parent_class)->dispose (object);
}

static void
pt_job_strip_class_init (PtJobStripClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_job_strip_dispose;
  g_type_ensure (PT_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-job-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, PtJobStrip, progress);
  gtk_widget_class_bind_template_child (widget_class, PtJobStrip, summary);
  gtk_widget_class_bind_template_child (widget_class, PtJobStrip, rates);
  gtk_widget_class_bind_template_child (widget_class, PtJobStrip, pool);
  gtk_widget_class_bind_template_child (widget_class, PtJobStrip, arena);
  gtk_widget_class_bind_template_child (widget_class, PtJobStrip, arena_caption);
  gtk_widget_class_bind_template_child (widget_class, PtJobStrip, chart);
  gtk_widget_class_bind_template_child (widget_class, PtJobStrip, buttons);
  gtk_widget_class_set_css_name (widget_class, "jobstrip");
}

static void
pt_job_strip_init (PtJobStrip *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}
