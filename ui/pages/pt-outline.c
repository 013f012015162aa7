// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-outline.h"

#include "ui/code/pt-insight-list.h"

#include <glib/gi18n.h>

struct _PtOutline {
  GtkWidget parent_instance;

  GtkEditable *entry;
  GtkWidget *overlay;
  GtkLabel *nothing; /* stands where the list has nothing */
  GtkListView *list;

  PtInsightList *insight;
  GtkStringFilter *filter;
  GtkSingleSelection *shown;
  guint line;
};

G_DEFINE_FINAL_TYPE (PtOutline, pt_outline, GTK_TYPE_WIDGET)

enum {
  INDENT = 12, /* pixels for each definition around */
  MAX_INDENT = 8,
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows */

static GtkWidget *
add_label (GtkWidget *box, const char *style_class) {
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "monospace");
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_label (box, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (add_label (box, NULL)), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  // As the language calls them.
  static const char *const words[] = {
      [PT_DEFINITION_CLASS] = "class",
      [PT_DEFINITION_FUNCTION] = "def",
      [PT_DEFINITION_METHOD] = "def",
  };
  PtDefinition *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *word = gtk_widget_get_first_child (box), *name = gtk_widget_get_last_child (box);

  gtk_label_set_text (GTK_LABEL (word), words[pt_definition_get_kind (item)]);
  gtk_label_set_text (GTK_LABEL (name), pt_definition_get_name (item));
  gtk_widget_set_margin_start (word,
                               INDENT * (int)MIN (pt_definition_get_depth (item), MAX_INDENT));
  gtk_widget_set_tooltip_text (box, pt_definition_get_name (item));
}

static char *
name_of (gpointer item, gpointer data) {
  return g_strdup (pt_definition_get_name (item));
}

static void
choose (PtOutline *self, guint position) {
  g_autoptr (PtDefinition) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, pt_definition_get_line (item),
                   pt_definition_get_column (item));
}

/* What is shown */

/** The innermost definition around the cursor: of those, the last that begins before it. */
static void
select_around (PtOutline *self) {
  GListModel *model = G_LIST_MODEL (self->shown);
  guint n = g_list_model_get_n_items (model), found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++) {
    g_autoptr (PtDefinition) item = g_list_model_get_item (model, i);
    if (pt_definition_get_line (item) > self->line)
      break;
    if (pt_definition_get_end_line (item) >= self->line)
      found = i;
  }
  if (found == gtk_single_selection_get_selected (self->shown))
    return;
  gtk_single_selection_set_selected (self->shown, found);
  if (found != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", found);
}

static void
update (PtOutline *self) {
  gboolean searched = *gtk_editable_get_text (self->entry) != '\0';
  const char *words = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0) {
    if (pt_insight_list_has_failed (self->insight))
      words = _ ("The file has errors. See the problems.");
    else if (pt_insight_list_is_ready (self->insight))
      words = searched ? _ ("Nothing found") : _ ("No classes or functions");
  }
  gtk_label_set_text (self->nothing, words);
  select_around (self);
}

static void
on_search_changed (PtOutline *self) {
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (self->entry));
  update (self);
}

static void
on_entry_activated (PtOutline *self) {
  choose (self, 0);
}

static void
on_stopped (PtOutline *self) {
  gtk_editable_set_text (self->entry, "");
}

void
pt_outline_set_document (PtOutline *self, PtDocument *document) {
  g_return_if_fail (PT_IS_OUTLINE (self));
  pt_insight_list_set_document (self->insight, document);
}

void
pt_outline_set_line (PtOutline *self, guint line) {
  g_return_if_fail (PT_IS_OUTLINE (self));
  if (self->line == line)
    return;
  self->line = line;
  select_around (self);
}

void
pt_outline_start (PtOutline *self) {
  g_return_if_fail (PT_IS_OUTLINE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

GtkSingleSelection *
pt_outline_get_shown (PtOutline *self) {
  return self->shown;
}

/* Object */

static void
pt_outline_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (pt_outline_parent_class)->map (widget);
  pt_insight_list_set_active (PT_OUTLINE (widget)->insight, TRUE);
}

static void
pt_outline_unmap (GtkWidget *widget) {
  pt_insight_list_set_active (PT_OUTLINE (widget)->insight, FALSE);
  GTK_WIDGET_CLASS (pt_outline_parent_class)->unmap (widget);
}

static void
pt_outline_dispose (GObject *object) {
  PtOutline *self = PT_OUTLINE (object);
  GtkWidget *child;

  if (self->insight != NULL) {
    g_signal_handlers_disconnect_by_data (self->insight, self);
    gtk_list_view_set_model (self->list, NULL);
    pt_insight_list_set_document (self->insight, NULL);
  }
  g_clear_object (&self->shown);
  g_clear_object (&self->insight);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pt_outline_parent_class)->dispose (object);
}

static void
pt_outline_class_init (PtOutlineClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_outline_dispose;
  widget_class->map = pt_outline_map;
  widget_class->unmap = pt_outline_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
make_entry (PtOutline *self) {
  GtkWidget *entry = gtk_search_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Class or function"), NULL);
  gtk_widget_add_css_class (entry, "pt-sidebar-entry");
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (on_stopped), self);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
}

static void
make_list (PtOutline *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list =
      GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->shown)), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Outline"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (choose), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->nothing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_label_set_justify (self->nothing, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  gtk_widget_set_can_target (GTK_WIDGET (self->nothing), FALSE);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->nothing));
  gtk_widget_set_vexpand (self->overlay, TRUE);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

static void
pt_outline_init (PtOutline *self) {
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkExpression *name =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_of), NULL, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->line = 1;
  self->insight = pt_insight_list_new (PT_INSIGHT_OUTLINE);
  self->filter = gtk_string_filter_new (name);
  GListModel *found = G_LIST_MODEL (gtk_filter_list_model_new (
      g_object_ref (pt_insight_list_get_items (self->insight)), GTK_FILTER (self->filter)));
  self->shown = gtk_single_selection_new (found);
  gtk_single_selection_set_autoselect (self->shown, FALSE);
  gtk_single_selection_set_can_unselect (self->shown, TRUE);
  make_entry (self);
  make_list (self);
  g_signal_connect_swapped (self->insight, "changed", G_CALLBACK (update), self);
}
