// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-code-pair.h"

#include "ui/code/pt-code-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PtCodePair {
  GtkWidget parent_instance;

  GtkPaned *panes;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkLabel *search_count;
  GtkLabel *python_title, *python_note;
  GtkLabel *rust_title, *rust_note;
  GtkStack *rust_stack;
  AdwStatusPage *rust_status;
  PtCodeView *python, *rust;

  PtUnitItem *unit; /* (nullable) */
  gulong status_handler;
  PtLinkMap *links;    /* (nullable) */
  GBytes *python_text; /* (nullable): what is shown */
  GCancellable *loading;
  guint go_to_line, go_to_column;
  int active;

  PtCodeView *last_used;
  GtkSourceSearchSettings *search_settings;
  GtkSourceSearchContext *search; /* (nullable): of the side that is searched */
};

G_DEFINE_FINAL_TYPE (PtCodePair, pt_code_pair, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_UNIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Links */

static PtCodeView *
other_view (PtCodePair *self, PtCodeView *view) {
  return view == self->python ? self->rust : self->python;
}

static void
on_group_pointed (PtCodePair *self, int group, PtCodeView *view) {
  self->active = group;
  pt_code_view_set_active_group (self->python, group);
  pt_code_view_set_active_group (self->rust, group);
}

static void
on_group_chosen (PtCodePair *self, int group, PtCodeView *view) {
  on_group_pointed (self, group, view);
  pt_code_view_reveal_group (other_view (self, view), group);
}

static void
on_scrolled (PtCodePair *self, PtCodeView *view) {
  double share;

  // Only the view that is used leads: the other's own corrections must not come back to it.
  if (self->links == NULL ||
      (!pt_code_view_is_in_use (view) && pt_code_view_is_in_use (other_view (self, view))))
    return;
  PtSide side = view == self->python ? PT_SIDE_PYTHON : PT_SIDE_RUST;
  double position = pt_code_view_get_position (view, &share);
  pt_code_view_set_position (other_view (self, view),
                             pt_link_map_other_position (self->links, side, position), share);
}

int
pt_code_pair_get_active_group (PtCodePair *self) {
  g_return_val_if_fail (PT_IS_CODE_PAIR (self), -1);
  return self->active;
}

/* Content */

static void
show_issues (PtCodePair *self) {
  GListModel *issues = pt_unit_item_get_issues (self->unit);

  pt_code_view_clear_issues (self->python);
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++) {
    g_autoptr (PtIssueItem) issue = g_list_model_get_item (issues, i);
    pt_code_view_add_issue (self->python, pt_issue_item_get_level (issue) == PT_ISSUE_ERROR,
                            pt_issue_item_get_line (issue), pt_issue_item_get_column (issue),
                            pt_issue_item_get_end_line (issue),
                            pt_issue_item_get_end_column (issue));
  }
}

static char *
rust_name (const char *python_path) {
  gsize length = strlen (python_path) - (g_str_has_suffix (python_path, ".py") ? 3 : 0);
  return g_strdup_printf ("%.*s.rs", (int)length, python_path);
}

static void
show_rust_note (PtCodePair *self, gsize bytes) {
  g_autofree char *size = g_format_size (bytes);
  double milliseconds = (double)pt_unit_item_get_nanoseconds (self->unit) / 1e6;
  /* Translators: size of the Rust text, and how long it took to write it */
  g_autofree char *note = g_strdup_printf (_ ("%s in %.1f ms"), size, milliseconds);
  gtk_label_set_text (self->rust_note, note);
}

static void
show_no_rust (PtCodePair *self) {
  static const struct {
    const char *title, *description;
  } texts[] = {
      [PT_ITEM_NEW] = {N_ ("Not Translated Yet"),
                       N_ ("Translate the project to see its Rust here.")},
      [PT_ITEM_QUEUED] = {N_ ("Queued"), N_ ("This file waits for its turn.")},
      [PT_ITEM_RUNNING] = {N_ ("Translating\u2026"), NULL},
      [PT_ITEM_OK] = {N_ ("Nothing to Show"), NULL},
      [PT_ITEM_REVIEW] = {N_ ("Nothing to Show"), NULL},
      [PT_ITEM_FAILED] = {N_ ("No Rust for This File"),
                          N_ ("What stands in the way is listed under Problems.")},
      [PT_ITEM_STOPPED] = {N_ ("Stopped"), N_ ("The job was stopped before this file was done.")},
  };
  PtItemStatus status = pt_unit_item_get_status (self->unit);

  gtk_label_set_text (self->rust_note, NULL);
  adw_status_page_set_icon_name (self->rust_status, pt_item_status_icon (status));
  adw_status_page_set_title (self->rust_status, _ (texts[status].title));
  adw_status_page_set_description (
      self->rust_status, texts[status].description ? _ (texts[status].description) : NULL);
  gtk_stack_set_visible_child_name (self->rust_stack, "empty");
}

/** What the translator has made of the unit; the Python text stays as it is. */
static void
show_result (PtCodePair *self) {
  GBytes *rust = pt_unit_item_get_rust (self->unit);
  PtLinkMap *links = pt_unit_item_get_links (self->unit);

  if (links != NULL)
    pt_link_map_ref (links);
  g_clear_pointer (&self->links, pt_link_map_unref);
  self->links = links;
  pt_code_view_set_text (self->rust, rust);
  pt_code_view_set_links (self->python, links);
  pt_code_view_set_links (self->rust, links);
  self->active = -1;
  if (rust != NULL) {
    show_rust_note (self, g_bytes_get_size (rust));
    gtk_stack_set_visible_child_name (self->rust_stack, "code");
  } else {
    show_no_rust (self);
  }
  show_issues (self);
}

static void
on_python_loaded (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = pt_unit_item_load_finish (PT_UNIT_ITEM (source), result, &error);
  PtCodePair *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; // self may be gone
  if (text == NULL) {
    g_autofree char *message = g_strdup_printf ("# %s", error->message);
    text = g_bytes_new (message, strlen (message));
  }
  g_clear_object (&self->loading);
  // Read again after a job, the text is most often the same: cursor and place stay.
  if (self->python_text == NULL || !g_bytes_equal (text, self->python_text)) {
    g_clear_pointer (&self->python_text, g_bytes_unref);
    self->python_text = g_bytes_ref (text);
    pt_code_view_set_text (self->python, text);
    show_issues (self);
  }
  if (self->go_to_line > 0)
    pt_code_view_go_to (self->python, self->go_to_line, self->go_to_column);
  self->go_to_line = 0;
}

static void
load_python (PtCodePair *self) {
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  pt_unit_item_load_async (self->unit, self->loading, on_python_loaded, self);
}

static void
on_status_changed (PtCodePair *self) {
  switch (pt_unit_item_get_status (self->unit)) {
  case PT_ITEM_QUEUED:
  case PT_ITEM_RUNNING:
    // The last translation is better to look at than a page that says "wait".
    if (self->links == NULL)
      show_no_rust (self);
    break;
  default:
    show_result (self);
    // The file may have been edited elsewhere since it was read.
    load_python (self);
  }
}

static void
drop_unit (PtCodePair *self) {
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->unit != NULL)
    g_clear_signal_handler (&self->status_handler, self->unit);
  g_clear_pointer (&self->python_text, g_bytes_unref);
  g_clear_object (&self->unit);
}

void
pt_code_pair_set_unit (PtCodePair *self, PtUnitItem *unit) {
  g_return_if_fail (PT_IS_CODE_PAIR (self));

  if (self->unit == unit)
    return;
  drop_unit (self);
  self->go_to_line = 0;
  pt_code_view_set_text (self->python, NULL);
  pt_code_view_set_text (self->rust, NULL);
  if (unit != NULL) {
    g_autofree char *size = g_format_size (pt_unit_item_get_size (unit));
    g_autofree char *rust_title = rust_name (pt_unit_item_get_path (unit));
    self->unit = g_object_ref (unit);
    gtk_label_set_text (self->python_title, pt_unit_item_get_path (unit));
    gtk_label_set_text (self->python_note, size);
    gtk_label_set_text (self->rust_title, rust_title);
    self->status_handler =
        g_signal_connect_swapped (unit, "notify::status", G_CALLBACK (on_status_changed), self);
    load_python (self);
    show_result (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT]);
}

PtUnitItem *
pt_code_pair_get_unit (PtCodePair *self) {
  return self->unit;
}

void
pt_code_pair_go_to (PtCodePair *self, guint line, guint column) {
  g_return_if_fail (PT_IS_CODE_PAIR (self));
  if (self->loading != NULL) {
    self->go_to_line = line;
    self->go_to_column = column;
  } else {
    pt_code_view_go_to (self->python, line, column);
  }
  gtk_widget_grab_focus (GTK_WIDGET (pt_code_view_get_source_view (self->python)));
}

/* Search */

static void
update_search_count (PtCodePair *self) {
  int n =
      self->search != NULL ? gtk_source_search_context_get_occurrences_count (self->search) : -1;
  const char *text = gtk_editable_get_text (self->search_entry);
  g_autofree char *label = NULL;

  if (n == 0)
    label = g_strdup (_ ("No matches"));
  else if (n > 0)
    label = g_strdup_printf (ngettext ("%d match", "%d matches", (gulong)n), n);
  gtk_label_set_text (self->search_count, *text != '\0' ? label : NULL);
}

static void
search_in (PtCodePair *self, PtCodeView *view) {
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (pt_code_view_get_source_view (view)));

  if (self->search != NULL &&
      gtk_source_search_context_get_buffer (self->search) == GTK_SOURCE_BUFFER (buffer))
    return;
  if (self->search != NULL)
    gtk_source_search_context_set_highlight (self->search, FALSE);
  g_clear_object (&self->search);
  self->search = gtk_source_search_context_new (GTK_SOURCE_BUFFER (buffer), self->search_settings);
  g_signal_connect_object (self->search, "notify::occurrences-count",
                           G_CALLBACK (update_search_count), self, G_CONNECT_SWAPPED);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data) {
  GtkSourceSearchContext *search = GTK_SOURCE_SEARCH_CONTEXT (source);
  g_autoptr (PtCodePair) self = data;
  GtkTextIter start, end;
  gboolean forward = GPOINTER_TO_INT (g_object_get_data (source, "forward"));
  gboolean found =
      forward
          ? gtk_source_search_context_forward_finish (search, result, &start, &end, NULL, NULL)
          : gtk_source_search_context_backward_finish (search, result, &start, &end, NULL, NULL);

  if (!found || self->search != search)
    return;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (gtk_source_search_context_get_buffer (search));
  gtk_text_buffer_select_range (buffer, &start, &end);
  GtkTextView *view = GTK_TEXT_VIEW (pt_code_view_get_source_view (self->last_used));
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0.0, 0.0);
}

static void
find (PtCodePair *self, gboolean forward) {
  GtkTextIter start, end;

  search_in (self, self->last_used);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (gtk_source_search_context_get_buffer (self->search));
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  g_object_set_data (G_OBJECT (self->search), "forward", GINT_TO_POINTER (forward));
  if (forward)
    gtk_source_search_context_forward_async (self->search, &end, NULL, on_found,
                                             g_object_ref (self));
  else
    gtk_source_search_context_backward_async (self->search, &start, NULL, on_found,
                                              g_object_ref (self));
}

static void
on_search_next (PtCodePair *self) {
  find (self, TRUE);
}

static void
on_search_previous (PtCodePair *self) {
  find (self, FALSE);
}

static void
on_search_changed (PtCodePair *self) {
  gtk_source_search_settings_set_search_text (self->search_settings,
                                              gtk_editable_get_text (self->search_entry));
  update_search_count (self);
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    find (self, TRUE);
}

static void
on_search_stopped (PtCodePair *self) {
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (pt_code_view_get_source_view (self->last_used)));
}

static void
on_search_mode_changed (PtCodePair *self) {
  gboolean searching = gtk_search_bar_get_search_mode (self->search_bar);
  if (self->search != NULL)
    gtk_source_search_context_set_highlight (self->search, searching);
}

void
pt_code_pair_start_search (PtCodePair *self) {
  g_return_if_fail (PT_IS_CODE_PAIR (self));
  search_in (self, self->last_used);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_view_focused (PtCodePair *self, GtkEventController *controller) {
  GtkWidget *view = gtk_event_controller_get_widget (controller);
  self->last_used = PT_CODE_VIEW (view);
}

void
pt_code_pair_set_narrow (PtCodePair *self, gboolean narrow) {
  g_return_if_fail (PT_IS_CODE_PAIR (self));
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->panes)) == orientation)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), orientation);
  // What was put for the other direction means nothing in this one.
  g_object_set (self->panes, "position-set", FALSE, NULL);
}

/* Object */

static void
pt_code_pair_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_UNIT:
    g_value_set_object (value, PT_CODE_PAIR (object)->unit);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_code_pair_dispose (GObject *object) {
  PtCodePair *self = PT_CODE_PAIR (object);
  GtkWidget *child;

  drop_unit (self);
  g_clear_object (&self->search);
  g_clear_object (&self->search_settings);
  g_clear_pointer (&self->links, pt_link_map_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pt_code_pair_parent_class)->dispose (object);
}

static void
pt_code_pair_class_init (PtCodePairClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pt_code_pair_dispose;
  object_class->get_property = pt_code_pair_get_property;
  properties[PROP_UNIT] =
      g_param_spec_object ("unit", NULL, NULL, PT_TYPE_UNIT_ITEM,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PT_TYPE_CODE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-code-pair.ui");
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, panes);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, search_count);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, python_title);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, python_note);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust_title);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust_note);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust_stack);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust_status);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, python);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_next);
  gtk_widget_class_bind_template_callback (widget_class, on_search_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_set_css_name (widget_class, "codepair");
}

static void
pt_code_pair_init (PtCodePair *self) {
  PtCodeView *views[2];

  gtk_widget_init_template (GTK_WIDGET (self));
  self->active = -1;
  self->last_used = self->python;
  self->search_settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (self->search_settings, TRUE);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled",
                            G_CALLBACK (on_search_mode_changed), self);

  views[PT_SIDE_PYTHON] = self->python;
  views[PT_SIDE_RUST] = self->rust;
  for (guint side = 0; side < 2; side++) {
    GtkEventController *focus = gtk_event_controller_focus_new ();
    g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_view_focused), self);
    gtk_widget_add_controller (GTK_WIDGET (views[side]), focus);
    g_signal_connect_swapped (views[side], "group-pointed", G_CALLBACK (on_group_pointed), self);
    g_signal_connect_swapped (views[side], "group-chosen", G_CALLBACK (on_group_chosen), self);
    g_signal_connect_swapped (views[side], "scrolled", G_CALLBACK (on_scrolled), self);
  }
}

GtkWidget *
pt_code_pair_new (void) {
  return g_object_new (PT_TYPE_CODE_PAIR, NULL);
}
