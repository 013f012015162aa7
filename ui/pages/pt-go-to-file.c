// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-go-to-file.h"

#include <glib/gi18n.h>

struct _PtGoToFile {
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkListView *list;
  GtkStack *stack;
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  GtkSingleSelection *selection;
  char *letters;
};

G_DEFINE_FINAL_TYPE (PtGoToFile, pt_go_to_file, ADW_TYPE_WINDOW)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rank */

static gboolean
begins_word (const char *path, const char *at) {
  return at == path || !g_ascii_isalnum (at[-1]) ||
         (g_ascii_isupper (*at) && g_ascii_islower (at[-1]));
}

/** From one place on, greedily. */
static guint
rank_from (const char *path, const char *start, const char *letters) {
  const char *at = start, *before = NULL;
  guint rank = 1;

  for (; *letters != '\0'; letters++) {
    while (*at != '\0' && g_ascii_tolower (*at) != g_ascii_tolower (*letters))
      at++;
    if (*at == '\0')
      return 0;
    rank += 4 * (before != NULL && before + 1 == at) + 3 * begins_word (path, at);
    before = at++;
  }
  return rank;
}

guint
pt_go_to_file_rank (const char *path, const char *letters) {
  const char *slash = strrchr (path, '/');
  const char *name = slash != NULL ? slash + 1 : path;
  guint best = rank_from (path, path, letters);

  if (best == 0 || *letters == '\0')
    return best;
  for (const char *at = name; *at != '\0'; at++)
    if (g_ascii_tolower (*at) == g_ascii_tolower (*letters))
      best = MAX (best, rank_from (path, at, letters) * 2 + (at == name ? 8 : 0));
  return best;
}

static gboolean
fits (gpointer item, gpointer data) {
  return pt_go_to_file_rank (pt_unit_item_get_path (item), ((PtGoToFile *)data)->letters) > 0;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data) {
  const char *one = pt_unit_item_get_path ((PtUnitItem *)a);
  const char *other = pt_unit_item_get_path ((PtUnitItem *)b);
  guint one_rank = pt_go_to_file_rank (one, ((PtGoToFile *)data)->letters);
  guint other_rank = pt_go_to_file_rank (other, ((PtGoToFile *)data)->letters);

  if (one_rank != other_rank)
    return one_rank > other_rank ? -1 : 1;
  gsize one_length = strlen (one), other_length = strlen (other);
  if (one_length != other_length)
    return one_length < other_length ? -1 : 1;
  return strcmp (one, other);
}

/* Rows */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL), *folder = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (folder), 1.0f);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (folder), PANGO_ELLIPSIZE_START);
  gtk_widget_set_hexpand (folder, TRUE);
  gtk_widget_add_css_class (folder, "dim-label");
  gtk_widget_add_css_class (folder, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), folder);
  gtk_widget_add_css_class (box, "pt-hit");
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data) {
  PtUnitItem *unit = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  const char *path = pt_unit_item_get_path (unit), *name = pt_unit_item_get_name (unit);
  g_autofree char *folder = g_strndup (path, (gsize)(MAX (name - path, 1) - 1));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), folder);
}

static void
choose (PtGoToFile *self, guint position) {
  g_autoptr (PtUnitItem) unit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (unit == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, unit);
  gtk_window_close (GTK_WINDOW (self));
}

/* Keys */

static void
on_changed (PtGoToFile *self) {
  g_free (self->letters);
  self->letters = g_strdup (gtk_editable_get_text (self->entry));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
on_items_changed (PtGoToFile *self) {
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
on_activate (PtGoToFile *self) {
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
on_key (PtGoToFile *self, guint key) {
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  at = key == GDK_KEY_Down ? MIN (at + 1, n - 1) : MAX (at, 1) - 1;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
  return TRUE;
}

/* Object */

static void
pt_go_to_file_finalize (GObject *object) {
  PtGoToFile *self = PT_GO_TO_FILE (object);

  g_clear_object (&self->selection);
  g_free (self->letters);
  G_OBJECT_CLASS (pt_go_to_file_parent_class)->finalize (object);
}

static void
pt_go_to_file_dispose (GObject *object) {
  PtGoToFile *self = PT_GO_TO_FILE (object);

  // The filter and the sorter look into this window.
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  G_OBJECT_CLASS (pt_go_to_file_parent_class)->dispose (object);
}

static void
pt_go_to_file_class_init (PtGoToFileClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_go_to_file_dispose;
  G_OBJECT_CLASS (klass)->finalize = pt_go_to_file_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, PT_TYPE_UNIT_ITEM);
}

static GtkWidget *
make_list (PtGoToFile *self) {
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Files"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (choose), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
pt_go_to_file_init (PtGoToFile *self) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *nothing = gtk_label_new (_ ("No such file"));

  self->letters = g_strdup ("");
  self->entry = GTK_EDITABLE (entry);
  self->stack = GTK_STACK (gtk_stack_new ());
  g_object_set (entry, "placeholder-text", _ ("Go to file"), NULL);
  gtk_widget_add_css_class (box, "pt-go-to-file");
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, nothing, "empty");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (entry, keys);
}

PtGoToFile *
pt_go_to_file_new (GtkWindow *parent, PtProjectModel *project) {
  PtGoToFile *self =
      g_object_new (PT_TYPE_GO_TO_FILE, "transient-for", parent, "modal", TRUE, "title",
                    _ ("Go to File"), "default-width", 460, "default-height", 380, NULL);
  GListModel *files = g_object_ref (pt_project_model_get_files (project));

  self->filter = gtk_custom_filter_new (fits, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare, self, NULL);
  GtkFilterListModel *filtered = gtk_filter_list_model_new (files, GTK_FILTER (self->filter));
  GtkSortListModel *sorted =
      gtk_sort_list_model_new (G_LIST_MODEL (filtered), GTK_SORTER (self->sorter));
  // Ten thousand files are looked through between frames.
  gtk_filter_list_model_set_incremental (filtered, TRUE);
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
