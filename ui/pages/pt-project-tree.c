// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-project-tree.h"

#include <glib/gi18n.h>

#define EXPANDED_FILES 100 /* a project of more opens with its folders closed */
#define ROWS_PER_TURN                                                                              \
  12 /* of the main loop, when a project is shown; a list keeps 200 of them alive */

#define COUNT_MS 250 /* between counts, while a job runs */

/** The statuses that a person looks for. */
static const PtItemStatus filters[] = {
    PT_ITEM_QUEUED, PT_ITEM_RUNNING, PT_ITEM_OK, PT_ITEM_REVIEW, PT_ITEM_FAILED,
};

struct _PtProjectTree {
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkToggleButton *buttons[G_N_ELEMENTS (filters)];
  GtkLabel *counts[G_N_ELEMENTS (filters)];
  PtProjectModel *project; /* (nullable) */
  guint statuses;          /* bits that are shown; 0 = all, as a tree */
  GtkCustomFilter *filter; /* (nullable): of the list */
  guint count;             /* source id */

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
  gboolean full;    /* in a list, a path says what the tree would */
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
  g_autofree char *name = g_strdup_printf (pt_unit_item_is_edited (row->item) ? "\u2022 %s" : "%s",
                                           row->full ? pt_unit_item_get_path (row->item)
                                                     : pt_unit_item_get_name (row->item));
  gtk_label_set_text (row->name, name);
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
  row->full = ((PtProjectTree *)data)->statuses != 0;
  gtk_label_set_ellipsize (row->name, row->full ? PANGO_ELLIPSIZE_START : PANGO_ELLIPSIZE_END);
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
drop_rows (PtProjectTree *self) {
  gtk_list_view_set_model (self->list, NULL);
  g_clear_handle_id (&self->grow, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->rows);
  self->filter = NULL;
}

static gboolean
is_shown (gpointer item, gpointer data) {
  return (((PtProjectTree *)data)->statuses >> pt_unit_item_get_status (item) & 1) != 0;
}

/** (transfer full): the tree, or the list of what is let through */
static GListModel *
make_roots (PtProjectTree *self) {
  GListModel *files = pt_project_model_get_files (self->project);

  if (self->statuses == 0)
    return g_object_ref (pt_project_model_get_tree (self->project));
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  GtkFilterListModel *list =
      gtk_filter_list_model_new (g_object_ref (files), GTK_FILTER (self->filter));
  gtk_filter_list_model_set_incremental (list, TRUE);
  return G_LIST_MODEL (list);
}

static void
make_rows (PtProjectTree *self) {
  guint n_files = g_list_model_get_n_items (pt_project_model_get_files (self->project));

  drop_rows (self);
  self->rows = G_LIST_MODEL (gtk_tree_list_model_new (
      make_roots (self), FALSE, n_files <= EXPANDED_FILES, create_children, NULL, NULL));
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

/* Filters */

static void
update_counts (PtProjectTree *self) {
  GListModel *files = pt_project_model_get_files (self->project);
  guint n_files = g_list_model_get_n_items (files);
  guint counts[PT_ITEM_STOPPED + 1] = {0};

  for (guint i = 0; i < n_files; i++) {
    g_autoptr (PtUnitItem) file = g_list_model_get_item (files, i);
    counts[pt_unit_item_get_status (file)]++;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++) {
    guint n = counts[filters[i]];
    g_autofree char *text = g_strdup_printf ("%u", n);
    g_autofree char *words = g_strdup_printf ("%s: %u", pt_item_status_word (filters[i]), n);
    gtk_label_set_text (self->counts[i], text);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->buttons[i]), words);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]),
                            n > 0 || gtk_toggle_button_get_active (self->buttons[i]));
  }
  if (self->filter != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static gboolean
on_count (gpointer data) {
  PtProjectTree *self = data;
  self->count = 0;
  update_counts (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_count (PtProjectTree *self) {
  if (self->count == 0)
    self->count = g_timeout_add (COUNT_MS, on_count, self);
}

static void
on_toggled (PtProjectTree *self) {
  guint statuses = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      statuses |= 1u << filters[i];
  if (statuses == self->statuses)
    return;
  self->statuses = statuses;
  if (self->project != NULL)
    make_rows (self);
}

void
pt_project_tree_set_filter (PtProjectTree *self, guint statuses) {
  g_return_if_fail (PT_IS_PROJECT_TREE (self));
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_toggle_button_set_active (self->buttons[i], (statuses >> filters[i] & 1) != 0);
}

guint
pt_project_tree_count_files (PtProjectTree *self) {
  g_return_val_if_fail (PT_IS_PROJECT_TREE (self), 0);
  if (self->project == NULL)
    return 0;
  return g_list_model_get_n_items (
      self->statuses != 0 ? self->rows : pt_project_model_get_files (self->project));
}

static void
drop_project (PtProjectTree *self) {
  drop_rows (self);
  g_clear_object (&self->wanted);
  g_clear_handle_id (&self->count, g_source_remove);
  if (self->project != NULL) {
    g_signal_handlers_disconnect_by_data (self->project, self);
    g_signal_handlers_disconnect_by_data (pt_project_model_get_issues (self->project), self);
  }
  g_clear_object (&self->project);
}

void
pt_project_tree_set_project (PtProjectTree *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_PROJECT_TREE (self));

  drop_project (self);
  pt_project_tree_set_filter (self, 0);
  if (project == NULL)
    return;
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "progress", G_CALLBACK (schedule_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::state", G_CALLBACK (schedule_count), self,
                           G_CONNECT_SWAPPED);
  // A text that is edited gets another status when it gets other issues.
  g_signal_connect_object (pt_project_model_get_issues (project), "items-changed",
                           G_CALLBACK (schedule_count), self, G_CONNECT_SWAPPED);
  make_rows (self);
  update_counts (self);
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
    drop_project (self);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_project_tree_parent_class)->dispose (object);
}

static void
pt_project_tree_class_init (PtProjectTreeClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_project_tree_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_FILE_SELECTED] =
      g_signal_new ("file-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, PT_TYPE_UNIT_ITEM);
}

static void
make_bar (PtProjectTree *self) {
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->bar, "pt-filters");
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++) {
    GtkWidget *button = gtk_toggle_button_new ();
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
    GtkWidget *icon = gtk_image_new_from_icon_name (pt_item_status_icon (filters[i]));
    GtkWidget *count = gtk_label_new (NULL);
    gtk_widget_add_css_class (icon, pt_item_status_class (filters[i]));
    gtk_widget_add_css_class (count, "numeric");
    gtk_widget_add_css_class (count, "caption");
    gtk_widget_add_css_class (button, "flat");
    gtk_box_append (GTK_BOX (box), icon);
    gtk_box_append (GTK_BOX (box), count);
    gtk_button_set_child (GTK_BUTTON (button), box);
    gtk_box_append (GTK_BOX (self->bar), button);
    gtk_widget_set_visible (button, FALSE);
    self->buttons[i] = GTK_TOGGLE_BUTTON (button);
    self->counts[i] = GTK_LABEL (count);
    g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  }
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
pt_project_tree_init (PtProjectTree *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  make_bar (self);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
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
