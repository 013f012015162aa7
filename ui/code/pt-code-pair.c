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
  GtkRevealer *notice;
  GtkLabel *notice_text;
  GtkButton *notice_first, *notice_second;
  GtkLabel *python_title, *python_note;
  GtkButton *problems;
  GtkLabel *rust_title, *rust_note;
  GtkStack *rust_stack;
  AdwStatusPage *rust_status;
  PtCodeView *python, *rust;

  PtUnitItem *unit;       /* (nullable) */
  PtDocuments *documents; /* (nullable) */
  PtDocument *document;   /* (nullable): of the unit */
  PtLinkMap *links;       /* (nullable) */

  GtkDropDown *stage_choice;
  PtStageView stage;
  PtCodeBuffer *rust_buffer, *stage_buffer;
  GCancellable *viewing; /* (nullable): a thread makes what a stage shows */
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
  PROP_STAGE,
  PROP_LINE,
  N_PROPS,
};

enum {
  SIGNAL_PROBLEMS_WANTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

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

static void
on_line_changed (PtCodePair *self) {
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE]);
}

/* Content */

static void
show_issues (PtCodePair *self) {
  GListModel *issues = pt_unit_item_get_issues (self->unit);
  guint n = g_list_model_get_n_items (issues);
  g_autofree char *words = g_strdup_printf (ngettext ("%u problem", "%u problems", n), n);

  if (pt_document_is_loaded (self->document))
    pt_code_buffer_set_issues (pt_document_get_buffer (self->document), issues);
  gtk_button_set_label (self->problems, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), n > 0);
}

static void
show_title (PtCodePair *self) {
  gboolean edited = pt_document_is_edited (self->document);
  const char *path = pt_unit_item_get_path (self->unit);
  g_autofree char *size = g_format_size (pt_unit_item_get_size (self->unit));
  g_autofree char *title = edited ? g_strdup_printf ("\u2022 %s", path) : g_strdup (path);

  gtk_label_set_text (self->python_title, title);
  gtk_label_set_text (self->python_note, edited ? _ ("Edited") : size);
}

static void
show_notice (PtCodePair *self) {
  static const struct {
    const char *first, *second; /* what can be done; NULL: nothing */
  } rows[] = {
      [PT_NOTICE_NONE] = {NULL, NULL},
      [PT_NOTICE_READ_ONLY] = {NULL, NULL},
      [PT_NOTICE_LOST] = {N_ ("Restore"), N_ ("Discard")},
      [PT_NOTICE_CONFLICT] = {N_ ("Reload"), N_ ("Keep Mine")},
      [PT_NOTICE_UNREAD] = {N_ ("Try Again"), NULL},
  };
  PtNotice notice = pt_document_get_notice (self->document);

  if (notice != PT_NOTICE_NONE) {
    gtk_label_set_text (self->notice_text, pt_document_get_notice_text (self->document));
    if (rows[notice].first != NULL)
      gtk_button_set_label (self->notice_first, _ (rows[notice].first));
    if (rows[notice].second != NULL)
      gtk_button_set_label (self->notice_second, _ (rows[notice].second));
    gtk_widget_set_visible (GTK_WIDGET (self->notice_first), rows[notice].first != NULL);
    gtk_widget_set_visible (GTK_WIDGET (self->notice_second), rows[notice].second != NULL);
  }
  gtk_revealer_set_reveal_child (self->notice, notice != PT_NOTICE_NONE);
}

static void
on_notice_first (PtCodePair *self) {
  switch (pt_document_get_notice (self->document)) {
  case PT_NOTICE_LOST:
    pt_document_restore (self->document);
    break;
  case PT_NOTICE_CONFLICT:
  case PT_NOTICE_UNREAD:
    pt_document_reload (self->document);
    break;
  case PT_NOTICE_NONE:
  case PT_NOTICE_READ_ONLY:
    break;
  }
}

static void
on_notice_second (PtCodePair *self) {
  if (pt_document_get_notice (self->document) == PT_NOTICE_LOST)
    pt_document_discard (self->document);
  else
    pt_document_keep (self->document);
}

static void
on_problems_clicked (PtCodePair *self) {
  g_signal_emit (self, signals[SIGNAL_PROBLEMS_WANTED], 0);
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
  gtk_label_set_text (self->rust_note,
                      pt_unit_item_is_rust_old (self->unit) ? _ ("Before the last errors") : note);
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

static void
set_links (PtCodePair *self, PtLinkMap *links) {
  int active = self->active;

  if (links != NULL)
    pt_link_map_ref (links);
  g_clear_pointer (&self->links, pt_link_map_unref);
  self->links = links;
  pt_code_view_set_links (self->python, links);
  pt_code_view_set_links (self->rust, links);
  self->active = -1;
  if (links != NULL && active >= 0 && (guint)active < pt_link_map_n_groups (links))
    on_group_pointed (self, active, self->python);
}

static void
show_links (PtCodePair *self) {
  // A stage's links come with its next text, a moment later.
  if (self->stage == PT_VIEW_RUST)
    set_links (self, pt_unit_item_get_links (self->unit));
}

static void
point_at_cursor (PtCodePair *self) {
  guint line = pt_code_view_get_cursor_line (self->python);
  on_group_pointed (
      self, self->links != NULL ? pt_link_map_group_at (self->links, PT_SIDE_PYTHON, line) : -1,
      self->python);
}

/* Stages */

static gboolean
is_made_of_rust (PtStageView view) {
  return view == PT_VIEW_CHANGES || view == PT_VIEW_INTERLEAVED;
}

/** There is no Rust, none of before, or no difference between them. */
static void
show_no_view (PtCodePair *self) {
  if (pt_unit_item_get_rust (self->unit) == NULL) {
    show_no_rust (self);
    return;
  }
  gboolean same = pt_unit_item_get_earlier_rust (self->unit) != NULL;

  gtk_label_set_text (self->rust_note, NULL);
  adw_status_page_set_icon_name (self->rust_status, NULL);
  adw_status_page_set_title (self->rust_status, same ? _ ("No Changes") : _ ("No Earlier Rust"));
  adw_status_page_set_description (
      self->rust_status,
      same ? _ ("The Rust is as it was before.")
           : _ ("Edit the Python, or translate again, to see what changes in the Rust."));
  gtk_stack_set_visible_child_name (self->rust_stack, "empty");
}

static void
on_viewed (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PtLinkMap) links = NULL;
  g_autoptr (GBytes) text = pt_trial_view_finish (result, &links, &error);
  PtCodePair *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; // self may be gone
  g_clear_object (&self->viewing);
  if (text == NULL && is_made_of_rust (self->stage)) {
    show_no_view (self);
    return;
  }
  if (text == NULL) {
    gtk_label_set_text (self->rust_note, _ ("Before the last errors"));
    return;
  }
  gtk_label_set_text (self->rust_note, NULL);
  if (self->stage == PT_VIEW_CHANGES && g_bytes_get_size (text) == 0) {
    show_no_view (self);
    return;
  }
  gtk_stack_set_visible_child_name (self->rust_stack, "code");
  pt_code_buffer_fill (self->stage_buffer, text);
  set_links (self, links);
  point_at_cursor (self);
  pt_code_view_reveal_group (self->rust, self->active);
}

static void
stop_viewing (PtCodePair *self) {
  if (self->viewing != NULL)
    g_cancellable_cancel (self->viewing);
  g_clear_object (&self->viewing);
}

static void
show_stage (PtCodePair *self) {
  stop_viewing (self);
  if (!pt_document_is_loaded (self->document))
    return;
  self->viewing = g_cancellable_new ();
  if (!is_made_of_rust (self->stage))
    gtk_stack_set_visible_child_name (self->rust_stack, "code");
  pt_document_view_async (self->document, self->stage, self->viewing, on_viewed, self);
}

/** What the translator has made of the unit. */
static void
show_result (PtCodePair *self) {
  GBytes *rust = pt_unit_item_get_rust (self->unit);

  pt_code_buffer_fill (self->rust_buffer, rust);
  if (self->stage != PT_VIEW_RUST) {
    show_issues (self);
    show_stage (self);
    return;
  }
  show_links (self);
  if (rust != NULL) {
    show_rust_note (self, g_bytes_get_size (rust));
    gtk_stack_set_visible_child_name (self->rust_stack, "code");
  } else {
    show_no_rust (self);
  }
  show_issues (self);
}

static void
on_tried (PtCodePair *self, int depth) {
  if (depth == PT_TRIAL_READ) {
    show_issues (self);
    if (self->stage != PT_VIEW_RUST && !is_made_of_rust (self->stage))
      show_stage (self);
    return;
  }
  show_result (self);
  // The lines that belong together may be others by now: the cursor says what is meant.
  if (self->stage == PT_VIEW_RUST)
    point_at_cursor (self);
}

static void
on_loaded (PtCodePair *self) {
  pt_code_view_set_editable (self->python, pt_document_is_editable (self->document));
  show_issues (self);
  if (self->stage != PT_VIEW_RUST)
    show_stage (self);
  if (self->go_to_line > 0)
    pt_code_view_go_to (self->python, self->go_to_line, self->go_to_column);
  self->go_to_line = 0;
}

static void
on_status_changed (PtCodePair *self) {
  switch (pt_unit_item_get_status (self->unit)) {
  case PT_ITEM_QUEUED:
  case PT_ITEM_RUNNING:
    // The last translation is better to look at than a page that says "wait".
    if (self->links == NULL && self->stage == PT_VIEW_RUST)
      show_no_rust (self);
    break;
  default:
    if (pt_document_is_edited (self->document)) {
      // The rest comes with the trial; what is compared with is another now.
      if (self->stage == PT_VIEW_CHANGES)
        show_stage (self);
      return;
    }
    show_result (self);
    pt_document_check_file (self->document);
  }
}

static void
on_stage_chosen (PtCodePair *self) {
  PtStageView stage = (PtStageView)gtk_drop_down_get_selected (self->stage_choice);

  if (stage == self->stage || stage >= PT_N_VIEWS)
    return;
  self->stage = stage;
  stop_viewing (self);
  pt_code_buffer_fill (self->stage_buffer, NULL);
  pt_code_buffer_set_language (self->stage_buffer, stage == PT_VIEW_CHANGES       ? "diff"
                                                   : stage == PT_VIEW_INTERLEAVED ? "rust"
                                                                                  : NULL);
  pt_code_view_set_buffer (self->rust,
                           stage == PT_VIEW_RUST ? self->rust_buffer : self->stage_buffer);
  if (self->unit != NULL)
    show_result (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

static void
drop_unit (PtCodePair *self) {
  stop_viewing (self);
  if (self->unit != NULL)
    g_signal_handlers_disconnect_by_data (self->unit, self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->unit);
}

static void
open_document (PtCodePair *self) {
  struct {
    const char *signal;
    GCallback callback;
  } rows[] = {
      {"loaded", G_CALLBACK (on_loaded)},           {"tried", G_CALLBACK (on_tried)},
      {"links-changed", G_CALLBACK (show_links)},   {"notify::edited", G_CALLBACK (show_title)},
      {"notify::notice", G_CALLBACK (show_notice)},
  };

  self->document = g_object_ref (pt_documents_open (self->documents, self->unit));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (self->document, rows[i].signal, rows[i].callback, self,
                             G_CONNECT_SWAPPED);
  pt_code_view_set_buffer (self->python, pt_document_get_buffer (self->document));
  pt_code_view_set_editable (self->python, pt_document_is_editable (self->document));
}

void
pt_code_pair_set_documents (PtCodePair *self, PtDocuments *documents) {
  g_return_if_fail (PT_IS_CODE_PAIR (self));
  pt_code_pair_set_unit (self, NULL);
  g_set_object (&self->documents, documents);
}

PtDocument *
pt_code_pair_get_document (PtCodePair *self) {
  g_return_val_if_fail (PT_IS_CODE_PAIR (self), NULL);
  return self->document;
}

void
pt_code_pair_set_unit (PtCodePair *self, PtUnitItem *unit) {
  g_return_if_fail (PT_IS_CODE_PAIR (self));

  if (self->unit == unit)
    return;
  drop_unit (self);
  self->go_to_line = 0;
  pt_code_buffer_fill (self->rust_buffer, NULL);
  pt_code_buffer_fill (self->stage_buffer, NULL);
  if (unit == NULL) {
    g_autoptr (PtCodeBuffer) nothing = pt_code_buffer_new (PT_SIDE_PYTHON);
    pt_code_view_set_buffer (self->python, nothing);
  } else {
    g_autofree char *rust_title = rust_name (pt_unit_item_get_path (unit));
    self->unit = g_object_ref (unit);
    gtk_label_set_text (self->rust_title, rust_title);
    g_signal_connect_object (unit, "notify::status", G_CALLBACK (on_status_changed), self,
                             G_CONNECT_SWAPPED);
    open_document (self);
    show_title (self);
    show_notice (self);
    show_result (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT]);
}

PtUnitItem *
pt_code_pair_get_unit (PtCodePair *self) {
  return self->unit;
}

void
pt_code_pair_go_to (PtCodePair *self, PtSide side, guint line, guint column) {
  g_return_if_fail (PT_IS_CODE_PAIR (self));
  PtCodeView *view = side == PT_SIDE_PYTHON ? self->python : self->rust;

  if (side == PT_SIDE_PYTHON && self->document != NULL && !pt_document_is_loaded (self->document)) {
    self->go_to_line = line;
    self->go_to_column = column;
  } else {
    pt_code_view_go_to (view, line, column);
  }
  gtk_widget_grab_focus (GTK_WIDGET (pt_code_view_get_source_view (view)));
}

char *
pt_code_pair_get_selection (PtCodePair *self) {
  g_return_val_if_fail (PT_IS_CODE_PAIR (self), NULL);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (pt_code_view_get_buffer (self->last_used));
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    return NULL;
  return gtk_text_iter_get_text (&start, &end);
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
pt_code_pair_set_wrap (PtCodePair *self, gboolean wrap) {
  g_return_if_fail (PT_IS_CODE_PAIR (self));
  pt_code_view_set_wrap (self->python, wrap);
  pt_code_view_set_wrap (self->rust, wrap);
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
  case PROP_STAGE:
    g_value_set_uint (value, PT_CODE_PAIR (object)->stage);
    break;
  case PROP_LINE:
    g_value_set_uint (value, pt_code_view_get_cursor_line (PT_CODE_PAIR (object)->python));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_code_pair_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_STAGE:
    gtk_drop_down_set_selected (PT_CODE_PAIR (object)->stage_choice, g_value_get_uint (value));
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
  g_clear_object (&self->documents);
  g_clear_object (&self->rust_buffer);
  g_clear_object (&self->stage_buffer);
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
  object_class->set_property = pt_code_pair_set_property;
  properties[PROP_UNIT] =
      g_param_spec_object ("unit", NULL, NULL, PT_TYPE_UNIT_ITEM,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_STAGE] =
      g_param_spec_uint ("stage", NULL, NULL, PT_VIEW_RUST, PT_N_VIEWS - 1, PT_VIEW_RUST,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LINE] =
      g_param_spec_uint ("line", NULL, NULL, 1, G_MAXUINT, 1,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_PROBLEMS_WANTED] =
      g_signal_new ("problems-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  g_type_ensure (PT_TYPE_CODE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-code-pair.ui");
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, panes);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, search_count);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, notice);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, notice_text);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, notice_first);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, notice_second);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, problems);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, python_title);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, python_note);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, stage_choice);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust_title);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust_note);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust_stack);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust_status);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, python);
  gtk_widget_class_bind_template_child (widget_class, PtCodePair, rust);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_first);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_second);
  gtk_widget_class_bind_template_callback (widget_class, on_problems_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_stage_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_next);
  gtk_widget_class_bind_template_callback (widget_class, on_search_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_set_css_name (widget_class, "codepair");
}

/** Of what is asked about a place in the Python. */
static void
add_menu (PtCodePair *self) {
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Why Is This _Dynamic?"), "win.explain");
  g_menu_append (menu, _ ("_Outline"), "win.outline");
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (pt_code_view_get_source_view (self->python)),
                                G_MENU_MODEL (menu));
}

static void
pt_code_pair_init (PtCodePair *self) {
  PtCodeView *views[2];

  gtk_widget_init_template (GTK_WIDGET (self));
  self->active = -1;
  self->last_used = self->python;
  self->rust_buffer = g_object_ref (pt_code_view_get_buffer (self->rust));
  self->stage_buffer = pt_code_buffer_new_plain ();
  self->search_settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (self->search_settings, TRUE);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled",
                            G_CALLBACK (on_search_mode_changed), self);

  add_menu (self);
  g_signal_connect_swapped (self->python, "notify::cursor-line", G_CALLBACK (on_line_changed),
                            self);
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
