// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-run-differences.h"

#include <glib/gi18n.h>

#define N_COLUMNS 4

struct _PtRunDifferences {
  GtkWidget parent_instance;

  GtkGrid *grid;
  GtkLabel *cells[PT_N_STATS + 1][N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (PtRunDifferences, pt_run_differences, GTK_TYPE_WIDGET)

char *
pt_run_name (PtJobRecord *record) {
  return g_strdup_printf (_ ("Run %u"), pt_job_record_get_number (record));
}

static void
set_row (PtRunDifferences *self, guint row, const char *first, const char *second,
         const char *third, const char *fourth) {
  const char *texts[N_COLUMNS] = {first, second, third, fourth};
  for (guint column = 0; column < N_COLUMNS; column++)
    gtk_label_set_text (self->cells[row][column], texts[column]);
}

void
pt_run_differences_show (PtRunDifferences *self, PtJobRecord *record, PtRecordSpan span,
                         PtJobRecord *other, PtRecordSpan other_span) {
  g_return_if_fail (PT_IS_RUN_DIFFERENCES (self));

  gtk_widget_set_visible (GTK_WIDGET (self), other != NULL);
  if (other == NULL)
    return;
  g_autofree char *name = pt_run_name (record);
  g_autofree char *other_name = pt_run_name (other);
  set_row (self, 0, _ ("Number"), name, other_name, _ ("Difference"));
  for (guint id = 0; id < PT_N_STATS; id++) {
    g_autofree char *text = pt_memory_stat_text (record, (PtStatId)id, span);
    g_autofree char *other_text = pt_memory_stat_text (other, (PtStatId)id, other_span);
    g_autofree char *difference =
        pt_memory_stat_difference ((PtStatId)id, pt_memory_stat_value (record, (PtStatId)id, span),
                                   pt_memory_stat_value (other, (PtStatId)id, other_span));
    set_row (self, id + 1, pt_memory_stat_title ((PtStatId)id), text, other_text, difference);
  }
}

const char *
pt_run_differences_get_cell (PtRunDifferences *self, guint row, guint column) {
  g_return_val_if_fail (row <= PT_N_STATS && column < N_COLUMNS, NULL);
  return gtk_label_get_text (self->cells[row][column]);
}

static void
pt_run_differences_dispose (GObject *object) {
  PtRunDifferences *self = PT_RUN_DIFFERENCES (object);
  GtkWidget *grid = (GtkWidget *)g_steal_pointer (&self->grid);

  g_clear_pointer (&grid, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_run_differences_parent_class)->dispose (object);
}

static void
pt_run_differences_class_init (PtRunDifferencesClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_run_differences_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pt_run_differences_init (PtRunDifferences *self) {
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "pt-differences");
  for (guint row = 0; row <= PT_N_STATS; row++)
    for (guint column = 0; column < N_COLUMNS; column++) {
      GtkWidget *label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, row == 0 ? "heading" : "numeric");
      gtk_grid_attach (self->grid, label, (int)column, (int)row, 1, 1);
      self->cells[row][column] = GTK_LABEL (label);
    }
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
