// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-project-tree.h"

#include <glib/gi18n.h>

#define EXPANDED_FILES 100 /* a project of more opens with its folders closed */
#define ROWS_PER_TURN                                                                              \
  12 /* of the main loop, when a project is shown; a list keeps 200 of them alive */

struct _PtProjectTree {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list;
  GListModel *rows;              /* (nullable): the GtkTreeListModel */
  GtkSliceListModel *shown;      /* (nullable): the first of them, more with every turn */
  GtkSingleSelection *selection; /* (nullable): over shown */
  guint grow;                    /* source id while not all rows are shown */
  PtUnitItem *wanted;            /* (nullable): to be selected once its row is shown */
};

G_DEFINE_FINAL_TYPE (PtProjectTree, pt_project_tree, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FILE_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows */

/** The widgets of a row, for the list item that holds them. */
typedef struct {
  GtkTreeExpander *expander;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *word;
  PtUnitItem *item; /* while bound */
} Row;

static void
update_row (Row *row) {
  PtItemStatus status = pt_unit_item_get_status (row->item);
  gboolean folder = pt_unit_item_is_folder (row->item);
  const char *word = folder ? pt_unit_item_get_detail (row->item) : pt_item_status_word (status);
  const char *classes[] = {folder ? "dim-label" : pt_item_status_class (status), NULL};

  gtk_image_set_from_icon_name (row->icon,
                                folder ? "folder-symbolic" : pt_item_status_icon (status));
  gtk_widget_set_css_classes (GTK_WIDGET (row->icon), classes);
  // A file never touched has nothing to say.
  gtk_label_set_text (row->word, !folder && status == PT_ITEM_NEW ? NULL : word);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->expander = GTK_TREE_EXPANDER (gtk_tree_expander_new ());
  row->icon = GTK_IMAGE (gtk_image_new ());
  row->name = GTK_LABEL (gtk_label_new (NULL));
  row->word = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (row->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (row->name, 0.0f);
  gtk_label_set_width_chars (row->name, 8);
  gtk_label_set_ellipsize (row->word, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (row->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->word), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->word), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->word), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->word));
  gtk_tree_expander_set_child (row->expander, box);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row->expander));
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);

  gtk_tree_expander_set_list_row (row->expander, tree_row);
  row->item = gtk_tree_list_row_get_item (tree_row);
  gtk_label_set_text (row->name, pt_unit_item_get_name (row->item));
  g_signal_connect_swapped (row->item, "notify", G_CALLBACK (update_row), row);
  update_row (row);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");

  g_signal_handlers_disconnect_by_func (row->item, update_row, row);
  gtk_tree_expander_set_list_row (row->expander, NULL);
  g_clear_object (&row->item);
}

/* Model */

static GListModel *
create_children (gpointer item, gpointer data) {
  GListModel *children = pt_unit_item_get_children (item);
  return children != NULL ? g_object_ref (children) : NULL;
}

static void
on_selected (PtProjectTree *self) {
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row == NULL)
    return;
  g_autoptr (PtUnitItem) item = gtk_tree_list_row_get_item (row);
  if (!pt_unit_item_is_folder (item))
    g_signal_emit (self, signals[SIGNAL_FILE_SELECTED], 0, item);
}

static void
on_activated (PtProjectTree *self, guint position) {
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

static gboolean
show_more_rows (gpointer data) {
  PtProjectTree *self = data;
  guint n_shown = gtk_slice_list_model_get_size (self->shown);

  if (n_shown < g_list_model_get_n_items (self->rows)) {
    gtk_slice_list_model_set_size (self->shown, n_shown + ROWS_PER_TURN);
  } else {
    gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
    self->grow = 0;
  }
  if (self->wanted != NULL) {
    g_autoptr (PtUnitItem) wanted = g_object_ref (self->wanted);
    pt_project_tree_select (self, wanted);
  }
  return self->grow != 0;
}

static void
drop_project (PtProjectTree *self) {
  g_clear_handle_id (&self->grow, g_source_remove);
  g_clear_object (&self->wanted);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->rows);
}

void
pt_project_tree_set_project (PtProjectTree *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_PROJECT_TREE (self));

  gtk_list_view_set_model (self->list, NULL);
  drop_project (self);
  if (project == NULL)
    return;
  GListModel *tree = g_object_ref (pt_project_model_get_tree (project));
  guint n_files = g_list_model_get_n_items (pt_project_model_get_files (project));
  self->rows = G_LIST_MODEL (gtk_tree_list_model_new (tree, FALSE, n_files <= EXPANDED_FILES,
                                                      create_children, NULL, NULL));
  self->shown = gtk_slice_list_model_new (g_object_ref (self->rows), 0, ROWS_PER_TURN);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  self->grow = g_idle_add (show_more_rows, self);
}

static gboolean
is_above (PtUnitItem *folder, PtUnitItem *file) {
  const char *path = pt_unit_item_get_path (folder);
  gsize length = strlen (path);
  const char *below = pt_unit_item_get_path (file);

  return pt_unit_item_is_folder (folder) && strncmp (below, path, length) == 0 &&
         below[length] == '/';
}

void
pt_project_tree_select (PtProjectTree *self, PtUnitItem *file) {
  g_return_if_fail (PT_IS_PROJECT_TREE (self));
  GListModel *rows = self->rows;

  g_set_object (&self->wanted, file);
  // Opening a folder puts its rows right behind it, where the loop comes by next.
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++) {
    g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
    g_autoptr (PtUnitItem) item = gtk_tree_list_row_get_item (row);
    if (is_above (item, file))
      gtk_tree_list_row_set_expanded (row, TRUE);
    if (item != file)
      continue;
    if (i >= gtk_slice_list_model_get_size (self->shown))
      return;
    g_clear_object (&self->wanted);
    gtk_single_selection_set_selected (self->selection, i);
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
    return;
  }
}

/* Object */

static void
pt_project_tree_dispose (GObject *object) {
  PtProjectTree *self = PT_PROJECT_TREE (object);

  if (self->scroller != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  drop_project (self);
  G_OBJECT_CLASS (pt_project_tree_parent_class)->dispose (object);
}

static void
pt_project_tree_class_init (PtProjectTreeClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_project_tree_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_FILE_SELECTED] =
      g_signal_new ("file-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, PT_TYPE_UNIT_ITEM);
}

static void
pt_project_tree_init (PtProjectTree *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Project files"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activated), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
