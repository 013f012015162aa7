// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-problems.h"

#include <glib/gi18n.h>

struct _PtProblems {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list;
  GtkSingleSelection *selection; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PtProblems, pt_problems, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/** The widgets of a row, for the list item that holds them. */
typedef struct {
  GtkImage *icon;
  GtkLabel *message;
  GtkLabel *help;
  GtkLabel *place;
} Row;

static GtkLabel *
add_label (GtkWidget *box, const char *style_class) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row->icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->icon));
  gtk_widget_set_hexpand (texts, TRUE);
  row->message = add_label (texts, NULL);
  row->help = add_label (texts, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->help), "dim-label");
  gtk_box_append (GTK_BOX (box), texts);
  row->place = add_label (box, "caption");
  gtk_label_set_ellipsize (row->place, PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (row->place), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (row->place), "dim-label");
  gtk_widget_add_css_class (box, "pt-problem");
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  PtIssueItem *issue = gtk_list_item_get_item (list_item);
  gboolean error = pt_issue_item_get_level (issue) == PT_ISSUE_ERROR;
  PtItemStatus status = error ? PT_ITEM_FAILED : PT_ITEM_REVIEW;
  const char *classes[] = {pt_item_status_class (status), NULL};
  g_autofree char *place =
      g_strdup_printf ("%s:%u  %s", pt_unit_item_get_path (pt_issue_item_get_unit (issue)),
                       pt_issue_item_get_line (issue), pt_issue_item_get_code (issue));

  gtk_image_set_from_icon_name (row->icon, pt_item_status_icon (status));
  gtk_widget_set_css_classes (GTK_WIDGET (row->icon), classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  error ? _ ("Error") : _ ("Warning"), -1);
  gtk_label_set_text (row->message, pt_issue_item_get_message (issue));
  gtk_label_set_text (row->help, pt_issue_item_get_help (issue));
  gtk_label_set_text (row->place, place);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (list_item),
                               pt_issue_item_get_message (issue));
}

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

void
pt_problems_set_project (PtProblems *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_PROBLEMS (self));

  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  if (project == NULL)
    return;
  self->selection = gtk_single_selection_new (g_object_ref (pt_project_model_get_issues (project)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/* Object */

static void
pt_problems_dispose (GObject *object) {
  PtProblems *self = PT_PROBLEMS (object);

  if (self->scroller != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (pt_problems_parent_class)->dispose (object);
}

static void
pt_problems_class_init (PtProblemsClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_problems_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, PT_TYPE_ISSUE_ITEM);
}

static void
pt_problems_init (PtProblems *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Problems"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (choose), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
