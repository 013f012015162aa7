// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-memory-page.h"

#include "ui/charts/pt-chart-axis.h"
#include "ui/charts/pt-chart-card.h"
#include "ui/charts/pt-chart.h"
#include "ui/model/pt-memory-census.h"
#include "ui/pages/pt-census-view.h"
#include "ui/pages/pt-columns.h"
#include "ui/pages/pt-memory-stats.h"
#include "ui/pages/pt-run-differences.h"
#include "ui/pages/pt-stat.h"

#include <glib/gi18n.h>
#include <math.h>

#define RUNS_KEPT 8

struct _PtMemoryPage {
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *moment;
  GtkWidget *deselect_button;
  GtkToggleButton *pause_button;
  PtChart *arena, *pool, *names;
  PtColumns *stats;
  GtkWidget *counting;
  PtCensusView *census_view;
  PtStat *stat[PT_N_STATS];
  GtkDropDown *compare_choice;
  PtRunDifferences *differences;

  PtTimeline *timeline;
  PtProjectModel *project; /* (nullable) */
  PtJobRecord *record;     /* (nullable): what is shown */
  GPtrArray *runs;         /* of PtJobRecord, the last one at the end */
  PtJobRecord *other;      /* (nullable): what it is compared with; one of the runs */
  char *other_name;        /* (nullable) */
  GCancellable *census;    /* (nullable): being taken */
  gboolean counted;        /* the census of this record has been taken, or begun */
};

G_DEFINE_FINAL_TYPE (PtMemoryPage, pt_memory_page, GTK_TYPE_WIDGET)

/* Numbers */

static gboolean
is_running (PtMemoryPage *self) {
  return self->project != NULL &&
         pt_project_model_get_state (self->project) == PT_PROJECT_RUNNING &&
         pt_project_model_get_record (self->project) == self->record;
}

static PtRecordSpan
current_span (PtMemoryPage *self) {
  PtRecordSpan span = {NAN, pt_timeline_get_cursor (self->timeline)};

  if (!pt_timeline_get_selection (self->timeline, &span.start, &span.end) && isnan (span.end)) {
    span.end = pt_job_record_get_end (self->record);
    // At its end a job holds nothing any more: what is worth a look is the whole of it.
    span.start = is_running (self) ? NAN : 0.0;
  }
  return span;
}

static void
update_moment (PtMemoryPage *self, PtRecordSpan span) {
  g_autofree char *end = pt_axis_format (PT_CHART_SECONDS, span.end, 0.0);
  g_autofree char *text = NULL;

  double from, to;
  gboolean selected = pt_timeline_get_selection (self->timeline, &from, &to);
  if (selected) {
    g_autofree char *start = pt_axis_format (PT_CHART_SECONDS, span.start, 0.0);
    g_autofree char *width = pt_axis_format (PT_CHART_SECONDS, span.end - span.start, 0.0);
    /* Translators: start, end and length of an interval */
    text = g_strdup_printf (_ ("%s to %s (%s)"), start, end, width);
  } else if (!isnan (pt_timeline_get_cursor (self->timeline))) {
    text = g_strdup_printf (_ ("At %s"), end);
  } else if (is_running (self)) {
    text = g_strdup_printf (_ ("Now, at %s"), end);
  } else {
    text = g_strdup_printf (_ ("Whole job, %s"), end);
  }
  gtk_label_set_text (self->moment, text);
  gtk_widget_set_visible (self->deselect_button,
                          selected || !isnan (pt_timeline_get_cursor (self->timeline)));
}

static void
update_numbers (PtMemoryPage *self) {
  if (self->record == NULL)
    return;
  PtRecordSpan span = current_span (self), other_span = span;
  for (guint id = 0; id < PT_N_STATS; id++) {
    g_autofree char *text = pt_memory_stat_text (self->record, (PtStatId)id, span);
    pt_stat_set_value (self->stat[id], text);
  }
  double end = pt_job_record_get_end (self->record);
  // What has not been counted is not shown as nothing.
  gboolean copies = pt_job_record_value_at (self->record, PT_SERIES_COPIES_MADE, end) +
                        pt_job_record_value_at (self->record, PT_SERIES_COPIES_AVOIDED, end) >
                    0.0;
  gtk_widget_set_visible (GTK_WIDGET (self->stat[PT_STAT_COPIES]), copies);
  // The whole of one job against the whole of the other, however long each took.
  if (self->other != NULL && span.end == end && !(span.start > 0.0))
    other_span.end = pt_job_record_get_end (self->other);
  pt_run_differences_show (self->differences, self->record, span, self->other, other_span);
  update_moment (self, span);
}

/* Census */

static void
on_census_taken (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PtMemoryCensus) census =
      pt_memory_census_take_finish (PT_PROJECT_MODEL (source), result, &error);
  PtMemoryPage *self = data;

  if (census == NULL)
    return; // cancelled: self may be gone, or counts something else
  g_clear_object (&self->census);
  gtk_widget_set_visible (self->counting, FALSE);
  pt_census_view_set_census (self->census_view, census);
}

static void
drop_census (PtMemoryPage *self) {
  if (self->census != NULL)
    g_cancellable_cancel (self->census);
  g_clear_object (&self->census);
  self->counted = FALSE;
  if (self->counting != NULL)
    gtk_widget_set_visible (self->counting, FALSE);
}

/** Only once the job is over and somebody looks. */
static void
take_census (PtMemoryPage *self) {
  if (self->counted || self->record == NULL || is_running (self) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->counted = TRUE;
  self->census = g_cancellable_new ();
  gtk_widget_set_visible (self->counting, TRUE);
  pt_memory_census_take_async (self->project, self->census, on_census_taken, self);
}

/* Charts */

static PtChartLine
line_of (PtMemoryPage *self, PtSeriesId id, const char *name, PtChartMark mark, guint colour) {
  return (PtChartLine){pt_job_record_get_series (self->record, id), name, mark, colour, NULL};
}

/** The run that is compared with, as a line over this one's. */
static void
add_other (PtMemoryPage *self, PtChartModel *model, PtSeriesId id) {
  if (self->other == NULL)
    return;
  model->lines[model->n_lines++] = (PtChartLine){pt_job_record_get_series (self->other, id),
                                                 self->other_name, PT_CHART_DASHED, 6, NULL};
}

static void
show_arena (PtMemoryPage *self) {
  PtChartModel model = {.unit = PT_CHART_BYTES, .empty_text = _ ("Memory appears here")};

  model.lines[model.n_lines++] =
      line_of (self, PT_SERIES_ARENA_RESERVED, _ ("Reserved"), PT_CHART_LINE, 8);
  // The highest band first; the crate is put together outside of the arenas.
  for (int stage = PT_RECORD_STAGES - 2; stage >= 0; stage--) {
    PtChartLine band =
        line_of (self, PT_SERIES_STACK + stage, pt_record_stage_word (stage), PT_CHART_BAND, stage);
    if (stage > 0)
      band.below = pt_job_record_get_series (self->record, PT_SERIES_STACK + stage - 1);
    model.lines[model.n_lines++] = band;
  }
  model.lines[model.n_lines++] =
      line_of (self, PT_SERIES_ARENA_PEAK, _ ("Peak"), PT_CHART_DASHED, 9);
  add_other (self, &model, PT_SERIES_ARENA_USED);
  pt_chart_set_model (self->arena, _ ("Arena Use"), &model, G_OBJECT (self->record));
}

static void
show_line (PtMemoryPage *self, PtChart *chart, const char *title, PtSeriesId id, const char *name,
           PtChartUnit unit, guint colour) {
  PtChartModel model = {
      .lines = {line_of (self, id, name, PT_CHART_AREA, colour)},
      .n_lines = 1,
      .unit = unit,
      .empty_text = _ ("Memory appears here"),
  };
  add_other (self, &model, id);
  pt_chart_set_model (chart, title, &model, G_OBJECT (self->record));
}

static void
update_live (PtMemoryPage *self) {
  gboolean paused = gtk_toggle_button_get_active (self->pause_button);
  gboolean live = is_running (self) && !paused;

  pt_chart_set_live (self->arena, live);
  pt_chart_set_live (self->pool, live);
  pt_chart_set_live (self->names, live);
  gtk_widget_set_visible (GTK_WIDGET (self->pause_button), is_running (self) || paused);
}

/** Follows the job, unless it is paused. */
static void
on_progress (PtMemoryPage *self) {
  if (self->record == NULL || gtk_toggle_button_get_active (self->pause_button))
    return;
  pt_timeline_set_end (self->timeline, pt_job_record_get_end (self->record));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_numbers (self);
}

static void
on_state_changed (PtMemoryPage *self) {
  update_live (self);
  on_progress (self);
  if (!is_running (self)) {
    pt_chart_refresh (self->arena);
    pt_chart_refresh (self->pool);
    pt_chart_refresh (self->names);
    take_census (self);
  }
}

static void
show_charts (PtMemoryPage *self) {
  show_arena (self);
  show_line (self, self->pool, _ ("Pool Hit Rate"), PT_SERIES_POOL_HIT_RATE, _ ("Hit rate"),
             PT_CHART_PERCENT, 1);
  show_line (self, self->names, _ ("Names Not Stored Again"), PT_SERIES_NAMES_SAVED, _ ("Saved"),
             PT_CHART_BYTES, 3);
}

/* Runs */

static void
on_compare_chosen (PtMemoryPage *self) {
  guint chosen = gtk_drop_down_get_selected (self->compare_choice);

  // The first row is none; then the runs before this one, the latest first.
  PtJobRecord *other = chosen > 0 && chosen < self->runs->len
                           ? g_ptr_array_index (self->runs, self->runs->len - 1 - chosen)
                           : NULL;
  if (other == self->other || self->record == NULL)
    return;
  self->other = other;
  g_free (self->other_name);
  self->other_name = other != NULL ? pt_run_name (other) : NULL; // the charts borrow it
  show_charts (self);
  update_numbers (self);
}

/** A new run is compared with nothing until somebody chooses. */
static void
keep_run (PtMemoryPage *self, PtJobRecord *record) {
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->other = NULL;
  g_ptr_array_add (self->runs, g_object_ref (record));
  if (self->runs->len > RUNS_KEPT)
    g_ptr_array_remove_index (self->runs, 0);
  gtk_string_list_append (names, _ ("Compare with\u2026"));
  for (guint i = self->runs->len - 1; i-- > 0;) {
    PtJobRecord *run = g_ptr_array_index (self->runs, i);
    g_autofree char *name = pt_run_name (run);
    g_autofree char *time = pt_axis_format (PT_CHART_SECONDS, pt_job_record_get_end (run), 0.0);
    /* Translators: a run and how long it took */
    gtk_string_list_take (names, g_strdup_printf (_ ("%s, %s"), name, time));
  }
  gtk_drop_down_set_model (self->compare_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->compare_choice, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->compare_choice), self->runs->len > 1);
}

static void
on_record_changed (PtMemoryPage *self) {
  PtJobRecord *record = pt_project_model_get_record (self->project);

  if (record == NULL || pt_job_record_get_number (record) == 0)
    return;
  drop_census (self);
  pt_census_view_set_census (self->census_view, NULL);
  g_set_object (&self->record, record);
  gtk_toggle_button_set_active (self->pause_button, FALSE);
  pt_timeline_reset (self->timeline);
  keep_run (self, record);
  show_charts (self);
  gtk_stack_set_visible_child_name (self->stack, "record");
  on_state_changed (self);
}

/* Project */

void
pt_memory_page_set_project (PtMemoryPage *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_MEMORY_PAGE (self));

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  drop_census (self);
  g_clear_object (&self->record);
  self->other = NULL;
  g_set_object (&self->project, project);
  pt_chart_set_model (self->arena, NULL, NULL, NULL);
  pt_chart_set_model (self->pool, NULL, NULL, NULL);
  pt_chart_set_model (self->names, NULL, NULL, NULL);
  g_ptr_array_set_size (self->runs, 0);
  pt_census_view_set_census (self->census_view, NULL);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  if (project == NULL)
    return;
  g_signal_connect_object (project, "notify::record", G_CALLBACK (on_record_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  on_record_changed (self);
}

PtTimeline *
pt_memory_page_get_timeline (PtMemoryPage *self) {
  g_return_val_if_fail (PT_IS_MEMORY_PAGE (self), NULL);
  return self->timeline;
}

/* Bar */

static void
on_deselect (PtMemoryPage *self) {
  pt_timeline_set_cursor (self->timeline, NAN);
  pt_timeline_select_none (self->timeline);
}

static void
on_pause_toggled (PtMemoryPage *self) {
  if (self->record == NULL)
    return;
  update_live (self);
  on_progress (self);
}

static void
on_zoom_in (PtMemoryPage *self) {
  double start, end;

  if (pt_timeline_get_selection (self->timeline, &start, &end) && end > start)
    pt_timeline_show (self->timeline, start, end);
  else
    pt_timeline_zoom (self->timeline, 2.0, pt_timeline_get_cursor (self->timeline));
}

static void
on_zoom_out (PtMemoryPage *self) {
  pt_timeline_zoom (self->timeline, 0.5, pt_timeline_get_cursor (self->timeline));
}

static void
on_zoom_all (PtMemoryPage *self) {
  pt_timeline_show_all (self->timeline);
}

static void
action_pause (GtkWidget *widget, const char *action, GVariant *parameter) {
  PtMemoryPage *self = PT_MEMORY_PAGE (widget);
  if (gtk_widget_get_visible (GTK_WIDGET (self->pause_button)))
    gtk_toggle_button_set_active (self->pause_button,
                                  !gtk_toggle_button_get_active (self->pause_button));
}

/* Object */

static void
pt_memory_page_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (pt_memory_page_parent_class)->map (widget);
  update_numbers (PT_MEMORY_PAGE (widget));
  take_census (PT_MEMORY_PAGE (widget));
}

static void
pt_memory_page_dispose (GObject *object) {
  PtMemoryPage *self = PT_MEMORY_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  self->counting = NULL;
  drop_census (self);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  g_clear_object (&self->record);
  g_clear_object (&self->timeline);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_memory_page_parent_class)->dispose (object);
}

static void
pt_memory_page_finalize (GObject *object) {
  g_ptr_array_unref (PT_MEMORY_PAGE (object)->runs);
  g_free (PT_MEMORY_PAGE (object)->other_name);
  G_OBJECT_CLASS (pt_memory_page_parent_class)->finalize (object);
}

static void
pt_memory_page_class_init (PtMemoryPageClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_memory_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pt_memory_page_finalize;
  widget_class->map = pt_memory_page_map;
  g_type_ensure (PT_TYPE_CHART);
  g_type_ensure (PT_TYPE_CHART_CARD);
  g_type_ensure (PT_TYPE_CENSUS_VIEW);
  g_type_ensure (PT_TYPE_COLUMNS);
  g_type_ensure (PT_TYPE_RUN_DIFFERENCES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-memory-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, moment);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, deselect_button);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, pause_button);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, arena);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, pool);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, names);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, stats);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, compare_choice);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, differences);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, counting);
  gtk_widget_class_bind_template_child (widget_class, PtMemoryPage, census_view);
  gtk_widget_class_bind_template_callback (widget_class, on_compare_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_deselect);
  gtk_widget_class_bind_template_callback (widget_class, on_pause_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_all);
  gtk_widget_class_set_css_name (widget_class, "memorypage");
  gtk_widget_class_install_action (widget_class, "memory.pause", NULL, action_pause);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "memory.pause", NULL);
}

static void
pt_memory_page_init (PtMemoryPage *self) {
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->timeline = pt_timeline_new ();
  pt_chart_set_timeline (self->arena, self->timeline);
  pt_chart_set_timeline (self->pool, self->timeline);
  pt_chart_set_timeline (self->names, self->timeline);
  g_signal_connect_object (self->timeline, "changed", G_CALLBACK (update_numbers), self,
                           G_CONNECT_SWAPPED);
  for (guint id = 0; id < PT_N_STATS; id++) {
    self->stat[id] = PT_STAT (pt_stat_new (pt_memory_stat_title ((PtStatId)id),
                                           pt_memory_stat_definition ((PtStatId)id)));
    pt_columns_append (self->stats, GTK_WIDGET (self->stat[id]));
  }
}
