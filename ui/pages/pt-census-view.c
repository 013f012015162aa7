// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-census-view.h"

#include "ui/charts/pt-bars.h"
#include "ui/charts/pt-block-map.h"
#include "ui/charts/pt-chart-card.h"
#include "ui/charts/pt-figure.h"

#include "ui/pages/pt-columns.h"

#include <glib/gi18n.h>

struct _PtCensusView {
  GtkWidget parent_instance;

  GtkWidget *box;
  PtFigure *figures[PT_N_CENSUS_LISTS];
  PtFigure *map;
  GtkDropDown *files;

  PtMemoryCensus *census; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PtCensusView, pt_census_view, GTK_TYPE_WIDGET)

/** How a list of the census becomes a chart. */
static const struct {
  const char *title, *definition;
  const char *label_title, *value_title;
  gboolean by_count; /* bars show counts, and bytes stand behind; or the other way */
  guint colour;
} list_rows[PT_N_CENSUS_LISTS] = {
    [PT_CENSUS_BY_STAGE] = {N_ ("Memory by Stage"),
                            N_ ("Bytes that each stage asks of the arenas, over all files."),
                            N_ ("Stage"), N_ ("Bytes"), FALSE, 0},
    [PT_CENSUS_BY_SIZE] = {N_ ("Sizes of Requests"),
                           N_ ("How many requests are of about that size. An arena serves each by "
                               "moving a pointer."),
                           N_ ("Size"), N_ ("Requests"), TRUE, 0},
    [PT_CENSUS_BY_NODE] = {N_ ("Top Node Types"),
                           N_ ("Nodes of the syntax tree by the memory that all of a kind take."),
                           N_ ("Node"), N_ ("Bytes"), FALSE, 1},
    [PT_CENSUS_BY_NAME] = {N_ ("Names That Save Most"),
                           N_ ("Each name is stored once: length times the uses after the first."),
                           N_ ("Name"), N_ ("Saved"), FALSE, 3},
    [PT_CENSUS_BY_FILE] = {N_ ("Memory by File"),
                           N_ ("Bytes that the translation of a file asks for, and its requests."),
                           N_ ("File"), N_ ("Bytes"), FALSE, 5},
};

static char *
note_for (PtCensusList list, const PtCensusRow *row) {
  if (list == PT_CENSUS_BY_SIZE)
    return pt_axis_format (PT_CHART_BYTES, (double)row->bytes, 0.0);
  g_autofree char *count = pt_axis_format (PT_CHART_WHOLE, (double)row->count, 0.0);
  if (list == PT_CENSUS_BY_NAME)
    return g_strdup_printf (_ ("%s uses"), count);
  if (list == PT_CENSUS_BY_NODE)
    return g_strdup_printf (_ ("%s nodes"), count);
  return g_strdup_printf (_ ("%s requests"), count);
}

static void
show_list (PtCensusView *self, PtCensusList list) {
  PtBars *bars = pt_bars_new (list_rows[list].by_count ? PT_CHART_WHOLE : PT_CHART_BYTES,
                              _ (list_rows[list].label_title), _ (list_rows[list].value_title),
                              _ ("Counted after a translation"));
  const GArray *rows = self->census != NULL ? pt_memory_census_get_rows (self->census, list) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const PtCensusRow *row = &g_array_index (rows, PtCensusRow, i);
    g_autofree char *note = note_for (list, row);
    PtBar bar = {
        .label = row->label,
        .value = (double)(list_rows[list].by_count ? row->count : row->bytes),
        .note = note,
        .colour = list == PT_CENSUS_BY_STAGE ? i : list_rows[list].colour,
    };
    pt_bars_add (bars, &bar);
  }
  pt_figure_set (self->figures[list], _ (list_rows[list].title), &pt_bars_painter, bars,
                 (GDestroyNotify)pt_bars_free);
}

/* Map */

static void
show_map (PtCensusView *self) {
  PtBlockMap *map = pt_block_map_new (_ ("Counted after a translation"));
  guint file = gtk_drop_down_get_selected (self->files);
  const GArray *runs = self->census != NULL && file != GTK_INVALID_LIST_POSITION
                           ? pt_memory_census_get_map (self->census, file)
                           : NULL;

  for (guint i = 0; runs != NULL && i < runs->len; i++) {
    static const PtBlockMapKind kinds[] = {[PT_MAP_LIVE] = PT_BLOCK_MAP_LIVE,
                                           [PT_MAP_FREE] = PT_BLOCK_MAP_FREE,
                                           [PT_MAP_WASTE] = PT_BLOCK_MAP_WASTE};
    const PtMapRun *run = &g_array_index (runs, PtMapRun, i);
    g_autofree char *from = pt_axis_format (PT_CHART_BYTES, (double)run->offset, 0.0);
    const char *what = run->kind == PT_MAP_LIVE ? pt_record_stage_word (run->stage) : _ ("nothing");
    /* Translators: what a block holds, the number of its chunk, the offset within that */
    g_autofree char *label = g_strdup_printf (_ ("%s, chunk %u at %s"), what, run->chunk + 1, from);
    PtBlockMapItem item = {
        .size = run->size,
        .kind = kinds[run->kind],
        .colour = run->kind == PT_MAP_LIVE ? run->stage : 0,
        .new_region = run->offset == 0,
        .label = label,
    };
    pt_block_map_add (map, &item);
  }
  pt_figure_set (self->map, _ ("Arena Map"), &pt_block_map_painter, map,
                 (GDestroyNotify)pt_block_map_free);
}

void
pt_census_view_set_census (PtCensusView *self, PtMemoryCensus *census) {
  static const char *const nothing[] = {NULL};

  g_return_if_fail (PT_IS_CENSUS_VIEW (self));
  g_set_object (&self->census, census);
  for (guint list = 0; list < PT_N_CENSUS_LISTS; list++)
    show_list (self, (PtCensusList)list);
  const char *const *files = census != NULL ? pt_memory_census_get_mapped_files (census) : nothing;
  g_autoptr (GtkStringList) names = gtk_string_list_new (files);
  gtk_drop_down_set_model (self->files, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->files), files[0] != NULL);
  show_map (self);
}

/* Object */

static void
pt_census_view_dispose (GObject *object) {
  PtCensusView *self = PT_CENSUS_VIEW (object);

  if (self->files != NULL)
    g_signal_handlers_disconnect_by_data (self->files, self);
  self->files = NULL;
  g_clear_object (&self->census);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_census_view_parent_class)->dispose (object);
}

static void
pt_census_view_class_init (PtCensusViewClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_census_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pt_census_view_init (PtCensusView *self) {
  static const PtCensusList order[] = {PT_CENSUS_BY_STAGE, PT_CENSUS_BY_SIZE, PT_CENSUS_BY_NODE,
                                       PT_CENSUS_BY_NAME, PT_CENSUS_BY_FILE};
  PtColumns *columns = PT_COLUMNS (pt_columns_new (320, 2));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->map = PT_FIGURE (pt_figure_new ());
  self->files = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->files), _ ("File Whose Arena Is Shown"));
  GtkWidget *card = pt_chart_card_new (
      _ ("Arena Map"),
      _ ("A file's arena when its translation ends, byte after byte: what each stage holds, in the "
         "colours above; free bytes are plain, wasted ones hatched."),
      PT_PLOT (self->map));
  g_object_set (card, "extra", self->files, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    PtCensusList list = order[i];
    self->figures[list] = PT_FIGURE (pt_figure_new ());
    pt_columns_append (columns,
                       pt_chart_card_new (_ (list_rows[list].title), _ (list_rows[list].definition),
                                          PT_PLOT (self->figures[list])));
  }
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (columns));
  gtk_box_append (GTK_BOX (self->box), card);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->files, "notify::selected", G_CALLBACK (show_map), self);
  pt_census_view_set_census (self, NULL);
}
