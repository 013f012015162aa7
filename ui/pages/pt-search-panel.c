// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-search-panel.h"

#include <glib/gi18n.h>

struct _PtSearchPanel {
  GtkWidget parent_instance;

  GtkWidget *bar, *scroller;
  GtkEditable *entry;
  GtkSpinner *spinner;
  GtkLabel *count;
  GtkListView *list;

  PtProjectSearch *search; /* (nullable) */
  PtDocuments *documents;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PtSearchPanel, pt_search_panel, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows */

typedef struct {
  GtkLabel *text;
  GtkLabel *place;
} Row;

static GtkLabel *
add_label (GtkWidget *box, const char *style_class) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  row->text = add_label (box, "monospace");
  gtk_widget_set_hexpand (GTK_WIDGET (row->text), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (row->text), GTK_TEXT_DIR_LTR);
  row->place = add_label (box, "caption");
  gtk_label_set_ellipsize (row->place, PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (GTK_WIDGET (row->place), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->place), "numeric");
  gtk_widget_add_css_class (box, "pt-hit");
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

/** "cart.py:12", or "cart.rs:40" for the Rust. */
static char *
place_text (PtSearchHit *hit) {
  const char *path = pt_unit_item_get_path (pt_search_hit_get_unit (hit));
  gsize length = strlen (path) - (g_str_has_suffix (path, ".py") ? 3 : 0);
  gboolean rust = pt_search_hit_get_side (hit) == PT_SIDE_RUST;

  return g_strdup_printf ("%.*s%s:%u", (int)length, path, rust ? ".rs" : path + length,
                          pt_search_hit_get_line (hit));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  PtSearchHit *hit = gtk_list_item_get_item (list_item);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_autofree char *place = place_text (hit);

  pt_search_hit_get_span (hit, &bold->start_index, &bold->end_index);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_text (row->text, pt_search_hit_get_text (hit));
  gtk_label_set_attributes (row->text, attributes);
  gtk_label_set_text (row->place, place);
}

static void
on_activated (PtSearchPanel *self, guint position) {
  g_autoptr (PtSearchHit) hit =
      g_list_model_get_item (pt_project_search_get_hits (self->search), position);
  if (hit != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, hit);
}

/* Search */

static void
update_count (PtSearchPanel *self) {
  guint n = g_list_model_get_n_items (pt_project_search_get_hits (self->search));
  gboolean running = pt_project_search_is_running (self->search);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    text = g_strdup ("");
  else if (pt_project_search_is_cut (self->search))
    text = g_strdup_printf (_ ("The first %u lines"), n);
  else if (n == 0 && !running)
    text = g_strdup (_ ("Nothing found"));
  else
    text = g_strdup_printf (ngettext ("%u line", "%u lines", n), n);
  gtk_label_set_text (self->count, text);
  gtk_spinner_set_spinning (self->spinner, running);
}

/** What is edited is searched as it is here. (transfer full) */
static GHashTable *
edited_texts (PtSearchPanel *self) {
  g_autoptr (GPtrArray) edited = pt_documents_list_edited (self->documents);
  GHashTable *texts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_bytes_unref);

  for (guint i = 0; i < edited->len; i++) {
    PtDocument *document = g_ptr_array_index (edited, i);
    g_hash_table_insert (texts, pt_document_get_unit (document),
                         pt_code_buffer_get_bytes (pt_document_get_buffer (document)));
  }
  return texts;
}

static void
on_search_changed (PtSearchPanel *self) {
  if (self->search == NULL)
    return;
  g_autoptr (GHashTable) edited = edited_texts (self);
  pt_project_search_start (self->search, gtk_editable_get_text (self->entry), edited);
  update_count (self);
}

static void
on_stopped (PtSearchPanel *self) {
  if (self->search != NULL)
    pt_project_search_cancel (self->search);
}

static void
on_entry_activated (PtSearchPanel *self) {
  on_activated (self, 0);
}

static void
drop_project (PtSearchPanel *self) {
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->search != NULL) {
    g_signal_handlers_disconnect_by_data (pt_project_search_get_hits (self->search), self);
    g_signal_handlers_disconnect_by_data (self->search, self);
    pt_project_search_cancel (self->search);
  }
  g_clear_object (&self->search);
  g_clear_object (&self->documents);
}

void
pt_search_panel_set_project (PtSearchPanel *self, PtProjectModel *project, PtDocuments *documents) {
  g_return_if_fail (PT_IS_SEARCH_PANEL (self));

  drop_project (self);
  gtk_editable_set_text (self->entry, "");
  if (project == NULL)
    return;
  self->search = pt_project_search_new (project);
  self->documents = g_object_ref (documents);
  GListModel *hits = pt_project_search_get_hits (self->search);
  GtkSelectionModel *selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (hits)));
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (selection);
  g_signal_connect_object (hits, "items-changed", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "notify::running", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
}

void
pt_search_panel_start (PtSearchPanel *self, const char *text) {
  g_return_if_fail (PT_IS_SEARCH_PANEL (self));
  if (text != NULL && *text != '\0')
    gtk_editable_set_text (self->entry, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

PtProjectSearch *
pt_search_panel_get_search (PtSearchPanel *self) {
  return self->search;
}

/* Object */

static void
pt_search_panel_dispose (GObject *object) {
  PtSearchPanel *self = PT_SEARCH_PANEL (object);

  drop_project (self);
  self->list = NULL;
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_search_panel_parent_class)->dispose (object);
}

static void
pt_search_panel_class_init (PtSearchPanelClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_search_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, PT_TYPE_SEARCH_HIT);
}

static void
make_bar (PtSearchPanel *self) {
  GtkWidget *entry = gtk_search_entry_new ();

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "pt-search-bar");
  self->entry = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Search in Python and Rust"), NULL);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (on_stopped), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entry_activated), self);
  gtk_box_append (GTK_BOX (self->bar), entry);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->spinner));
  self->count = add_label (self->bar, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
pt_search_panel_init (PtSearchPanel *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  make_bar (self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lines found"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activated), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
