// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-speed-page.h"

#include "ui/charts/pt-chart-card.h"
#include "ui/charts/pt-figure.h"
#include "ui/pages/pt-columns.h"
#include "ui/pages/pt-speed-charts.h"
#include "ui/pages/pt-stat.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PtSpeedPage {
  GtkWidget parent_instance;

  GtkStack *stack, *run_stack;
  GtkDropDown *runs, *others;
  GtkWidget *compare_button;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress;
  GtkLabel *progress_label, *stamp, *warning;
  PtColumns *stats, *cards;
  PtStat *stat[PT_N_SPEED_STATS];
  PtFigure *figures[PT_N_SPEED_CHARTS];

  PtProjectModel *project; /* (nullable) */
  PtBenchHistory *history;
  PtBenchJob *job;       /* (nullable): runs */
  PtBenchReport *shown;  /* (nullable) */
  PtBenchReport *before; /* (nullable): what it is compared with */
  char *fault;           /* (nullable): of the last run */
  gboolean filling;      /* the lists are being filled: nobody has chosen */
  gboolean looked;       /* somebody has looked, and the history is read */
};

G_DEFINE_FINAL_TYPE (PtSpeedPage, pt_speed_page, GTK_TYPE_WIDGET)

/* What is shown */

static void
update_stamp (PtSpeedPage *self) {
  const PtBenchReport *report = self->shown;
  g_autoptr (GString) text = g_string_new (NULL);

  if (report->cpu[0] != '\0')
    /* Translators: processor, cores, instruction set, compiler, its flags */
    g_string_append_printf (
        text, ngettext ("%s, %u core, %s; %s, %s", "%s, %u cores, %s; %s, %s", report->cores),
        report->cpu, report->cores, report->simd, report->compiler, report->flags);
  if (report->corpus_files > 0) {
    g_autofree char *size = g_format_size (report->corpus_bytes);
    g_string_append_c (text, '\n');
    /* Translators: where Python sources are from, how many, how much */
    g_string_append_printf (
        text,
        ngettext ("Sources: %s, %u file, %s", "Sources: %s, %u files, %s", report->corpus_files),
        report->corpus, report->corpus_files, size);
  }
  gtk_label_set_text (self->stamp, text->str);
}

static void
add_line (GString *text, const char *line) {
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
update_warning (PtSpeedPage *self) {
  g_autoptr (GString) text = g_string_new (NULL);
  const char *faults = pt_bench_history_get_faults (self->history);

  if (self->shown->checked)
    add_line (text, _ ("A debug build, which checks and poisons memory: no numbers to quote."));
  if (self->shown->quick)
    add_line (text, _ ("A quick run, with small inputs and few turns: no numbers to quote."));
  if (self->before != NULL && (g_strcmp0 (self->before->cpu, self->shown->cpu) != 0 ||
                               g_strcmp0 (self->before->flags, self->shown->flags) != 0))
    add_line (text, _ ("The two runs are of different machines or builds."));
  if (self->fault != NULL)
    add_line (text, self->fault);
  if (faults != NULL) {
    g_autofree char *line = g_strdup_printf (_ ("Kept runs that can't be read: %s"), faults);
    add_line (text, line);
  }
  gtk_label_set_text (self->warning, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), text->len > 0);
}

static void
update (PtSpeedPage *self) {
  if (self->shown == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "empty");
    return;
  }
  update_stamp (self);
  update_warning (self);
  for (guint i = 0; i < PT_N_SPEED_STATS; i++) {
    g_autofree char *text = pt_speed_stat_text ((PtSpeedStat)i, self->shown);
    pt_stat_set_value (self->stat[i], text != NULL ? text : "\u2013");
    gtk_widget_set_visible (GTK_WIDGET (self->stat[i]), text != NULL);
  }
  for (guint i = 0; i < PT_N_SPEED_CHARTS; i++)
    pt_figure_set (self->figures[i], pt_speed_chart_title ((PtSpeedChart)i), &pt_bars_painter,
                   pt_speed_chart_bars ((PtSpeedChart)i, self->shown, self->before),
                   (GDestroyNotify)pt_bars_free);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
show_report (PtSpeedPage *self, PtBenchReport *report) {
  PtBenchReport *old = self->shown;

  self->shown = report != NULL ? pt_bench_report_ref (report) : NULL;
  pt_bench_report_unref (old);
  update (self);
}

/* Kept runs */

static PtBenchReport *
kept_run (PtSpeedPage *self, guint index) {
  return index < pt_bench_history_get_length (self->history)
             ? pt_bench_history_get (self->history, index)
             : NULL;
}

static void
compare_with (PtSpeedPage *self, guint index) {
  PtBenchReport *other = index == GTK_INVALID_LIST_POSITION ? NULL : kept_run (self, index);

  g_clear_pointer (&self->before, pt_bench_report_unref);
  if (other != NULL)
    self->before = pt_bench_report_ref (other);
}

static void
on_run_selected (PtSpeedPage *self) {
  if (!self->filling && self->job == NULL)
    show_report (self, kept_run (self, gtk_drop_down_get_selected (self->runs)));
}

/** The first row is "Nothing". */
static void
on_other_selected (PtSpeedPage *self) {
  guint row = gtk_drop_down_get_selected (self->others);

  if (self->filling)
    return;
  compare_with (self,
                row == 0 || row == GTK_INVALID_LIST_POSITION ? GTK_INVALID_LIST_POSITION : row - 1);
  update (self);
}

static void
fill_lists (PtSpeedPage *self) {
  g_autoptr (GtkStringList) runs = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) others = gtk_string_list_new (NULL);
  guint other = 0;

  gtk_string_list_append (others, _ ("Nothing"));
  for (guint i = 0; i < pt_bench_history_get_length (self->history); i++) {
    PtBenchReport *report = pt_bench_history_get (self->history, i);
    g_autofree char *text = pt_bench_history_describe (report);
    gtk_string_list_append (runs, text);
    gtk_string_list_append (others, text);
    if (report == self->before)
      other = i + 1;
  }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->runs, G_LIST_MODEL (runs));
  gtk_drop_down_set_model (self->others, G_LIST_MODEL (others));
  gtk_drop_down_set_selected (self->others, other);
  self->filling = FALSE;
}

static void
update_buttons (PtSpeedPage *self) {
  gboolean running = self->job != NULL;
  guint kept = pt_bench_history_get_length (self->history);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speed.run", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speed.run-quick", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speed.run-project",
                                 !running && self->project != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speed.stop", running);
  gtk_stack_set_visible_child_name (self->run_stack, running ? "stop" : "run");
  gtk_revealer_set_reveal_child (self->progress_revealer, running);
  gtk_widget_set_visible (GTK_WIDGET (self->runs), !running && kept > 0);
  gtk_widget_set_visible (self->compare_button, kept > 1 || (running && kept > 0));
}

static void
on_history_changed (PtSpeedPage *self) {
  fill_lists (self);
  update_buttons (self);
  if (self->job == NULL)
    show_report (self, kept_run (self, 0));
}

/* Running */

static void
on_job_ended (PtSpeedPage *self) {
  g_autoptr (PtBenchJob) job = g_steal_pointer (&self->job);
  PtBenchReport *report = pt_bench_job_get_report (job);
  const GError *failed = pt_bench_job_get_error (job);
  g_autoptr (GError) error = NULL;

  g_signal_handlers_disconnect_by_data (job, self);
  if (failed != NULL)
    self->fault = g_strdup (failed->message);
  // What was cancelled is shown until something else is, and not kept.
  if (report != NULL && report->complete && report->results->len > 0) {
    if (!pt_bench_history_add (self->history, report, &error))
      self->fault = g_strdup_printf (_ ("The run could not be kept: %s"), error->message);
    update (self);
  } else if (report != NULL && report->results->len > 0) {
    show_report (self, report);
  } else {
    show_report (self, kept_run (self, 0));
  }
  update_buttons (self);
}

static void
on_job_changed (PtSpeedPage *self) {
  PtBenchReport *report = pt_bench_job_get_report (self->job);
  const char *id = pt_bench_job_get_id (self->job);

  if (!pt_bench_job_is_running (self->job)) {
    on_job_ended (self);
    return;
  }
  gtk_progress_bar_set_fraction (self->progress, pt_bench_job_get_part (self->job));
  gtk_label_set_text (self->progress_label, id != NULL ? id : "");
  if (report != NULL && report != self->shown)
    show_report (self, report);
}

static void
start (PtSpeedPage *self, gboolean quick, const char *corpus, const char *const *prefixes) {
  if (self->job != NULL)
    return;
  g_clear_pointer (&self->fault, g_free);
  self->job = pt_bench_job_start (quick, corpus, prefixes);
  g_signal_connect_object (self->job, "changed", G_CALLBACK (on_job_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  gtk_label_set_text (self->progress_label, _ ("Reading the sources\u2026"));
  gtk_stack_set_visible_child_name (self->stack, "report");
  update_buttons (self);
}

static void
action_run (GtkWidget *widget, const char *action, GVariant *parameter) {
  start (PT_SPEED_PAGE (widget), FALSE, NULL, NULL);
}

static void
action_run_quick (GtkWidget *widget, const char *action, GVariant *parameter) {
  start (PT_SPEED_PAGE (widget), TRUE, NULL, NULL);
}

static void
action_run_project (GtkWidget *widget, const char *action, GVariant *parameter) {
  static const char *const prefixes[] = {"combined.corpus", NULL};
  PtSpeedPage *self = PT_SPEED_PAGE (widget);

  if (self->project != NULL)
    start (self, FALSE, pt_project_model_get_path (self->project), prefixes);
}

static void
action_stop (GtkWidget *widget, const char *action, GVariant *parameter) {
  PtSpeedPage *self = PT_SPEED_PAGE (widget);
  if (self->job != NULL)
    pt_bench_job_cancel (self->job);
}

void
pt_speed_page_set_project (PtSpeedPage *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_SPEED_PAGE (self));
  g_set_object (&self->project, project);
  update_buttons (self);
}

PtBenchJob *
pt_speed_page_get_job (PtSpeedPage *self) {
  g_return_val_if_fail (PT_IS_SPEED_PAGE (self), NULL);
  return self->job;
}

/* Object */

static void
pt_speed_page_map (GtkWidget *widget) {
  PtSpeedPage *self = PT_SPEED_PAGE (widget);

  GTK_WIDGET_CLASS (pt_speed_page_parent_class)->map (widget);
  if (!self->looked)
    pt_bench_history_load (self->history);
  self->looked = TRUE;
}

static void
pt_speed_page_dispose (GObject *object) {
  PtSpeedPage *self = PT_SPEED_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (self->job != NULL) {
    g_signal_handlers_disconnect_by_data (self->job, self);
    pt_bench_job_cancel (self->job);
  }
  self->filling = TRUE;
  g_clear_object (&self->job);
  g_clear_object (&self->project);
  g_clear_object (&self->history);
  g_clear_pointer (&self->shown, pt_bench_report_unref);
  g_clear_pointer (&self->before, pt_bench_report_unref);
  g_clear_pointer (&self->fault, g_free);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_speed_page_parent_class)->dispose (object);
}

static void
pt_speed_page_class_init (PtSpeedPageClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_speed_page_dispose;
  widget_class->map = pt_speed_page_map;
  g_type_ensure (PT_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-speed-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, run_stack);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, runs);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, others);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, stamp);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, warning);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, stats);
  gtk_widget_class_bind_template_child (widget_class, PtSpeedPage, cards);
  gtk_widget_class_bind_template_callback (widget_class, on_run_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_other_selected);
  gtk_widget_class_set_css_name (widget_class, "speedpage");
  gtk_widget_class_install_action (widget_class, "speed.run", NULL, action_run);
  gtk_widget_class_install_action (widget_class, "speed.run-quick", NULL, action_run_quick);
  gtk_widget_class_install_action (widget_class, "speed.run-project", NULL, action_run_project);
  gtk_widget_class_install_action (widget_class, "speed.stop", NULL, action_stop);
}

static void
pt_speed_page_init (PtSpeedPage *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->history = pt_bench_history_new ();
  g_signal_connect_object (self->history, "changed", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < PT_N_SPEED_STATS; i++) {
    PtSpeedStat id = (PtSpeedStat)i;
    self->stat[i] = PT_STAT (pt_stat_new (pt_speed_stat_title (id), pt_speed_stat_definition (id)));
    pt_columns_append (self->stats, GTK_WIDGET (self->stat[i]));
  }
  for (guint i = 0; i < PT_N_SPEED_CHARTS; i++) {
    PtSpeedChart id = (PtSpeedChart)i;
    self->figures[i] = PT_FIGURE (pt_figure_new ());
    pt_columns_append (self->cards,
                       pt_chart_card_new (pt_speed_chart_title (id), pt_speed_chart_definition (id),
                                          PT_PLOT (self->figures[i])));
  }
  update (self);
  update_buttons (self);
}
