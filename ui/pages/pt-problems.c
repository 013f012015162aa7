// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-problems.h"

#include "ui/pages/pt-message-row.h"

#include <glib/gi18n.h>

struct _PtProblems {
  GtkWidget parent_instance;

  GtkWidget *bar, *overlay;
  GtkEditable *entry;
  GtkDropDown *level;
  GtkListView *list;
  GtkLabel *nothing; /* stands where the list has nothing */
  GtkFilter *filter;
  GListModel *issues;            /* (nullable): all of them */
  GtkSingleSelection *selection; /* (nullable): those that are shown */
};

G_DEFINE_FINAL_TYPE (PtProblems, pt_problems, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/** Rows of the drop-down. */
typedef enum {
  SHOW_ALL,
  SHOW_ERRORS,
  SHOW_WARNINGS,
} Level;

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  gtk_list_item_set_child (list_item, pt_message_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  PtMessageRow *row = PT_MESSAGE_ROW (gtk_list_item_get_child (list_item));
  PtIssueItem *issue = gtk_list_item_get_item (list_item);
  gboolean error = pt_issue_item_get_level (issue) == PT_ISSUE_ERROR;
  PtItemStatus status = error ? PT_ITEM_FAILED : PT_ITEM_REVIEW;
  g_autofree char *place =
      g_strdup_printf ("%s:%u  %s", pt_unit_item_get_path (pt_issue_item_get_unit (issue)),
                       pt_issue_item_get_line (issue), pt_issue_item_get_code (issue));

  pt_message_row_set_icon (row, pt_item_status_icon (status), pt_item_status_class (status),
                           error ? _ ("Error") : _ ("Warning"));
  pt_message_row_set_texts (row, pt_issue_item_get_message (issue), pt_issue_item_get_help (issue),
                            place);
}

/* Filter */

static gboolean
has_text (const char *where, const char *folded) {
  if (where == NULL)
    return FALSE;
  g_autofree char *text = g_utf8_casefold (where, -1);
  return strstr (text, folded) != NULL;
}

static gboolean
is_shown (gpointer item, gpointer data) {
  PtProblems *self = data;
  guint level = gtk_drop_down_get_selected (self->level);
  gboolean error = pt_issue_item_get_level (item) == PT_ISSUE_ERROR;
  const char *text = gtk_editable_get_text (self->entry);

  if ((level == SHOW_ERRORS && !error) || (level == SHOW_WARNINGS && error))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  g_autofree char *folded = g_utf8_casefold (text, -1);
  return has_text (pt_issue_item_get_message (item), folded) ||
         has_text (pt_issue_item_get_code (item), folded) ||
         has_text (pt_unit_item_get_path (pt_issue_item_get_unit (item)), folded);
}

static void
on_items_changed (PtProblems *self) {
  gboolean any = g_list_model_get_n_items (self->issues) > 0;
  gboolean shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_widget_set_visible (self->bar, any);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !shown);
  gtk_label_set_text (self->nothing,
                      any ? _ ("No problem is like that.") : _ ("Nothing stands in the way."));
}

static void
refilter (PtProblems *self) {
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->selection != NULL)
    on_items_changed (self);
}

static void
on_stopped (PtProblems *self) {
  gtk_editable_set_text (self->entry, "");
}

GListModel *
pt_problems_get_shown (PtProblems *self) {
  return G_LIST_MODEL (self->selection);
}

/* Choosing */

static void
choose (PtProblems *self, guint position) {
  g_autoptr (PtIssueItem) issue = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (issue != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, issue);
}

void
pt_problems_step (PtProblems *self, int direction) {
  g_return_if_fail (PT_IS_PROBLEMS (self));
  guint n = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  if (n == 0)
    return;
  guint at = gtk_single_selection_get_selected (self->selection);
  if (at == GTK_INVALID_LIST_POSITION)
    at = direction > 0 ? 0 : n - 1;
  else
    at = (at + n + (guint)direction) % n;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
  choose (self, at);
}

static void
drop_project (PtProblems *self) {
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->issues);
}

void
pt_problems_set_project (PtProblems *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_PROBLEMS (self));

  drop_project (self);
  gtk_editable_set_text (self->entry, "");
  gtk_drop_down_set_selected (self->level, SHOW_ALL);
  if (project == NULL)
    return;
  self->issues = g_object_ref (pt_project_model_get_issues (project));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (self->issues), g_object_ref (self->filter))));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
}

/* Object */

static void
pt_problems_dispose (GObject *object) {
  PtProblems *self = PT_PROBLEMS (object);

  drop_project (self);
  self->list = NULL;
  // A model that outlives us for a moment asks nothing of us.
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_problems_parent_class)->dispose (object);
}

static void
pt_problems_class_init (PtProblemsClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_problems_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, PT_TYPE_ISSUE_ITEM);
}

static void
make_bar (PtProblems *self) {
  const char *levels[] = {
      [SHOW_ALL] = _ ("All Problems"),
      [SHOW_ERRORS] = _ ("Errors"),
      [SHOW_WARNINGS] = _ ("Warnings"),
      NULL,
  };
  GtkWidget *entry = gtk_search_entry_new ();

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "pt-search-bar");
  self->entry = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Message, code or file"), NULL);
  gtk_editable_set_width_chars (self->entry, 8);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (refilter), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (on_stopped), self);
  gtk_box_append (GTK_BOX (self->bar), entry);
  self->level = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (levels));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->level), _ ("Which Problems Are Shown"));
  g_signal_connect_swapped (self->level, "notify::selected", G_CALLBACK (refilter), self);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->level));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
make_list (PtProblems *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Problems"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (choose), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->nothing = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_widget_set_can_target (GTK_WIDGET (self->nothing), FALSE);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->nothing));
  gtk_widget_set_vexpand (self->overlay, TRUE);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

static void
pt_problems_init (PtProblems *self) {
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  make_bar (self);
  make_list (self);
}
