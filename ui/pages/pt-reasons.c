// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-reasons.h"

#include "ui/code/pt-insight-list.h"
#include "ui/pages/pt-message-row.h"

#include <glib/gi18n.h>

struct _PtReasons {
  GtkWidget parent_instance;

  GtkWidget *bar, *scroller;
  GtkLabel *summary;
  GtkToggleButton *whole_file;
  GtkLabel *nothing; /* stands where the list has nothing */
  GtkListView *list;

  PtInsightList *insight;
  GtkCustomFilter *filter;
  GListModel *shown;
  guint line;
};

G_DEFINE_FINAL_TYPE (PtReasons, pt_reasons, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  GtkWidget *row = pt_message_row_new ();

  pt_message_row_set_icon (PT_MESSAGE_ROW (row), "dialog-question-symbolic", "dim-label",
                           _ ("Dynamic"));
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  PtExplanation *item = gtk_list_item_get_item (list_item);
  /* Translators: what would give a type to a value that stays dynamic */
  g_autofree char *help = g_strdup_printf (_ ("To type it: %s"), pt_explanation_get_help (item));
  g_autofree char *place = g_strdup_printf (_ ("Line %u"), pt_explanation_get_line (item));

  pt_message_row_set_texts (PT_MESSAGE_ROW (gtk_list_item_get_child (list_item)),
                            pt_explanation_get_message (item), help, place);
}

static void
on_activated (PtReasons *self, guint position) {
  g_autoptr (PtExplanation) item = g_list_model_get_item (self->shown, position);
  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, pt_explanation_get_line (item),
                   pt_explanation_get_column (item));
}

static gboolean
is_shown (gpointer item, gpointer data) {
  PtReasons *self = data;
  return gtk_toggle_button_get_active (self->whole_file) ||
         pt_explanation_has_line (item, self->line);
}

static void
update_words (PtReasons *self) {
  gboolean whole = gtk_toggle_button_get_active (self->whole_file);
  guint n = g_list_model_get_n_items (self->shown);
  g_autofree char *line = g_strdup_printf (_ ("Line %u"), self->line);
  g_autofree char *count = g_strdup_printf (ngettext ("%u stays dynamic", "%u stay dynamic", n), n);
  g_autofree char *summary = NULL;

  if (!pt_insight_list_is_ready (self->insight))
    summary = g_strdup (whole ? _ ("Whole File") : line);
  else
    summary = g_strdup_printf ("%s: %s", whole ? _ ("Whole File") : line, count);
  gtk_label_set_text (self->summary, summary);
  if (n == 0 && pt_insight_list_has_failed (self->insight))
    gtk_label_set_text (self->nothing, _ ("The file has errors. See the problems."));
  else if (n == 0 && pt_insight_list_is_ready (self->insight))
    gtk_label_set_text (self->nothing,
                        whole ? _ ("No variable or result of a function stays dynamic.")
                              : _ ("No variable or result of a function stays dynamic here."));
  else
    gtk_label_set_text (self->nothing, NULL);
}

static void
refilter (PtReasons *self) {
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_words (self);
}

void
pt_reasons_set_document (PtReasons *self, PtDocument *document) {
  g_return_if_fail (PT_IS_REASONS (self));
  pt_insight_list_set_document (self->insight, document);
}

void
pt_reasons_set_line (PtReasons *self, guint line) {
  g_return_if_fail (PT_IS_REASONS (self));
  if (self->line == line)
    return;
  self->line = line;
  if (!gtk_toggle_button_get_active (self->whole_file))
    refilter (self);
}

GListModel *
pt_reasons_get_shown (PtReasons *self) {
  return self->shown;
}

/* Object */

static void
pt_reasons_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (pt_reasons_parent_class)->map (widget);
  pt_insight_list_set_active (PT_REASONS (widget)->insight, TRUE);
}

static void
pt_reasons_unmap (GtkWidget *widget) {
  pt_insight_list_set_active (PT_REASONS (widget)->insight, FALSE);
  GTK_WIDGET_CLASS (pt_reasons_parent_class)->unmap (widget);
}

static void
pt_reasons_dispose (GObject *object) {
  PtReasons *self = PT_REASONS (object);

  if (self->insight != NULL) {
    g_signal_handlers_disconnect_by_data (self->insight, self);
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
    gtk_list_view_set_model (self->list, NULL);
    pt_insight_list_set_document (self->insight, NULL);
  }
  g_clear_object (&self->shown);
  g_clear_object (&self->insight);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_reasons_parent_class)->dispose (object);
}

static void
pt_reasons_class_init (PtReasonsClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_reasons_dispose;
  widget_class->map = pt_reasons_map;
  widget_class->unmap = pt_reasons_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
make_bar (PtReasons *self) {
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "pt-search-bar");
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0.0f);
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->summary));
  self->whole_file = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_mnemonic (_ ("_Whole File")));
  g_signal_connect_swapped (self->whole_file, "toggled", G_CALLBACK (refilter), self);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->whole_file));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
make_list (PtReasons *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (self->shown));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why values stay dynamic"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->nothing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_label_set_justify (self->nothing, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_widget_set_can_target (GTK_WIDGET (self->nothing), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->nothing));
  gtk_widget_set_vexpand (overlay, TRUE);
  self->scroller = overlay;
  gtk_widget_set_parent (overlay, GTK_WIDGET (self));
}

static void
pt_reasons_init (PtReasons *self) {
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->line = 1;
  self->insight = pt_insight_list_new (PT_INSIGHT_REASONS);
  make_bar (self);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (
      g_object_ref (pt_insight_list_get_items (self->insight)), GTK_FILTER (self->filter)));
  make_list (self);
  g_signal_connect_swapped (self->insight, "changed", G_CALLBACK (update_words), self);
  update_words (self);
}
