// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-code-buffer.h"

#include "ui/code/pt-text-insert.h"

#include <adwaita.h>

#define CHUNK_BYTES (32 * 1024) /* of a long text, per turn of the main loop */

struct _PtCodeBuffer {
  GtkSourceBuffer parent_instance;

  GPtrArray *issues; /* of PtCodeIssue */

  GBytes *text;      /* (nullable): being filled in */
  gsize filled, end; /* bytes of it: what is left to fill in */
  guint surplus;     /* code points of old text that stand behind */
  GtkTextMark *hole; /* where it goes on */
  guint fill;        /* source id */
};

G_DEFINE_FINAL_TYPE (PtCodeBuffer, pt_code_buffer, GTK_SOURCE_TYPE_BUFFER)

enum {
  SIGNAL_FILLING,
  SIGNAL_FILLED,
  SIGNAL_ISSUES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
text_buffer (PtCodeBuffer *self) {
  return GTK_TEXT_BUFFER (self);
}

/* Filling */

/** Where the next piece ends: behind a newline, or at least not within a character. */
static gsize
piece_end (const char *data, gsize size, gsize start) {
  if (size - start <= CHUNK_BYTES)
    return size;
  gsize end = start + CHUNK_BYTES;
  while (end > start && data[end - 1] != '\n')
    end--;
  if (end > start)
    return end;
  end = start + CHUNK_BYTES;
  while (end > start && ((guchar)data[end] & 0xC0) == 0x80)
    end--;
  return end;
}

/** Takes away what is left of the old text, as much as a turn of the main loop allows. */
static void
remove_surplus (PtCodeBuffer *self, GtkTextIter *at) {
  GtkTextIter end = *at;
  guint n = MIN (self->surplus, CHUNK_BYTES);

  gtk_text_iter_forward_chars (&end, (int)n);
  gtk_text_buffer_delete (text_buffer (self), at, &end);
  self->surplus -= n;
}

static void
end_filling (PtCodeBuffer *self) {
  g_clear_handle_id (&self->fill, g_source_remove);
  g_clear_pointer (&self->text, g_bytes_unref);
  gtk_text_buffer_set_modified (text_buffer (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FILLED], 0);
}

static gboolean
fill_piece (PtCodeBuffer *self) {
  const char *data = g_bytes_get_data (self->text, NULL);
  gsize end = piece_end (data, self->end, self->filled);
  GtkTextIter iter;

  gtk_text_buffer_begin_irreversible_action (text_buffer (self));
  gtk_text_buffer_get_iter_at_mark (text_buffer (self), &iter, self->hole);
  remove_surplus (self, &iter);
  pt_text_insert (text_buffer (self), &iter, data + self->filled, end - self->filled);
  gtk_text_buffer_end_irreversible_action (text_buffer (self));
  self->filled = end;
  return end == self->end && self->surplus == 0;
}

static gboolean
on_fill (gpointer data) {
  PtCodeBuffer *self = data;

  if (!fill_piece (self))
    return G_SOURCE_CONTINUE;
  self->fill = 0;
  end_filling (self);
  return G_SOURCE_REMOVE;
}

static gboolean
begins_character (const char *data, gsize size, gsize at) {
  return at >= size || ((guchar)data[at] & 0xC0) != 0x80;
}

/** Finds what differs: the new text's bytes [filled, end), the old text's code points. Gives the
 * code points before them. */
static guint
find_difference (PtCodeBuffer *self) {
  g_autoptr (GBytes) old_bytes = pt_code_buffer_get_bytes (self);
  gsize old_size, size, start = 0, behind = 0;
  const char *old = g_bytes_get_data (old_bytes, &old_size);
  const char *data = g_bytes_get_data (self->text, &size);
  gsize shorter = MIN (old_size, size);

  while (start < shorter && old[start] == data[start])
    start++;
  while (!begins_character (old, old_size, start) || !begins_character (data, size, start))
    start--;
  while (behind < shorter - start && old[old_size - behind - 1] == data[size - behind - 1])
    behind++;
  while (!begins_character (data, size, size - behind) ||
         !begins_character (old, old_size, old_size - behind))
    behind--;
  self->filled = start;
  self->end = size - behind;
  self->surplus = (guint)g_utf8_strlen (old + start, (gssize)(old_size - behind - start));
  return (guint)g_utf8_strlen (old, (gssize)start);
}

void
pt_code_buffer_fill (PtCodeBuffer *self, GBytes *text) {
  g_return_if_fail (PT_IS_CODE_BUFFER (self));
  gboolean fresh = gtk_text_buffer_get_char_count (text_buffer (self)) == 0;
  GtkTextIter iter;

  g_clear_handle_id (&self->fill, g_source_remove);
  g_clear_pointer (&self->text, g_bytes_unref);
  self->text = text != NULL ? g_bytes_ref (text) : g_bytes_new_static ("", 0);
  gtk_text_buffer_get_iter_at_offset (text_buffer (self), &iter, (int)find_difference (self));
  gtk_text_buffer_move_mark (text_buffer (self), self->hole, &iter);
  gboolean done = fill_piece (self);
  if (fresh) {
    gtk_text_buffer_get_start_iter (text_buffer (self), &iter);
    gtk_text_buffer_place_cursor (text_buffer (self), &iter);
  }
  if (done) {
    end_filling (self);
    return;
  }
  self->fill = g_idle_add (on_fill, self);
  g_signal_emit (self, signals[SIGNAL_FILLING], 0);
}

gboolean
pt_code_buffer_is_filling (PtCodeBuffer *self) {
  return self->text != NULL;
}

GBytes *
pt_code_buffer_get_bytes (PtCodeBuffer *self) {
  g_return_val_if_fail (PT_IS_CODE_BUFFER (self), NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (text_buffer (self), &start, &end);
  char *text = gtk_text_buffer_get_text (text_buffer (self), &start, &end, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

/* Issues */

static const struct {
  const char *tag;
  const char *category; /* of the mark in the gutter */
} levels[] = {
    [PT_ISSUE_ERROR] = {"issue-error", "pt-error"},
    [PT_ISSUE_WARNING] = {"issue-warning", "pt-warning"},
    [PT_ISSUE_NOTE] = {"issue-warning", "pt-warning"},
};

static void
issue_free (gpointer data) {
  PtCodeIssue *issue = data;
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (issue->start);

  if (buffer != NULL) {
    gtk_text_buffer_delete_mark (buffer, issue->start);
    gtk_text_buffer_delete_mark (buffer, issue->end);
  }
  g_object_unref (issue->start);
  g_object_unref (issue->end);
  g_free (issue->message);
  g_free (issue->help);
  g_free (issue);
}

static void
place_issue (PtCodeBuffer *self, PtIssueItem *item, GtkTextIter *ret_start, GtkTextIter *ret_end) {
  GtkTextBuffer *buffer = text_buffer (self);

  gtk_text_buffer_get_iter_at_line_offset (buffer, ret_start,
                                           (int)MAX (pt_issue_item_get_line (item), 1) - 1,
                                           (int)MAX (pt_issue_item_get_column (item), 1) - 1);
  gtk_text_buffer_get_iter_at_line_offset (buffer, ret_end,
                                           (int)MAX (pt_issue_item_get_end_line (item), 1) - 1,
                                           (int)MAX (pt_issue_item_get_end_column (item), 1) - 1);
  if (gtk_text_iter_compare (ret_end, ret_start) > 0)
    return;
  // A place between characters: the one behind it is underlined, or, where none is, the one before.
  *ret_end = *ret_start;
  if (gtk_text_iter_ends_line (ret_end) && !gtk_text_iter_starts_line (ret_start))
    gtk_text_iter_backward_char (ret_start);
  else
    gtk_text_iter_forward_char (ret_end);
}

static void
add_issue (PtCodeBuffer *self, PtIssueItem *item) {
  PtCodeIssue *issue = g_new0 (PtCodeIssue, 1);
  GtkTextIter start, end;

  place_issue (self, item, &start, &end);
  issue->level = pt_issue_item_get_level (item);
  issue->message = g_strdup (pt_issue_item_get_message (item));
  issue->help = g_strdup (pt_issue_item_get_help (item));
  issue->start = GTK_TEXT_MARK (gtk_source_buffer_create_source_mark (
      GTK_SOURCE_BUFFER (self), NULL, levels[issue->level].category, &start));
  issue->end = gtk_text_buffer_create_mark (text_buffer (self), NULL, &end, FALSE);
  g_object_ref (issue->start);
  g_object_ref (issue->end);
  gtk_text_buffer_apply_tag_by_name (text_buffer (self), levels[issue->level].tag, &start, &end);
  g_ptr_array_add (self->issues, issue);
}

static void
clear_issues (PtCodeBuffer *self) {
  GtkTextIter start, end;

  if (self->issues->len == 0)
    return;
  g_ptr_array_set_size (self->issues, 0);
  gtk_text_buffer_get_bounds (text_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag_by_name (text_buffer (self), "issue-error", &start, &end);
  gtk_text_buffer_remove_tag_by_name (text_buffer (self), "issue-warning", &start, &end);
}

void
pt_code_buffer_set_issues (PtCodeBuffer *self, GListModel *list) {
  g_return_if_fail (PT_IS_CODE_BUFFER (self));
  guint n = g_list_model_get_n_items (list);

  if (n == 0 && self->issues->len == 0)
    return;
  clear_issues (self);
  for (guint i = 0; i < n; i++) {
    g_autoptr (PtIssueItem) item = g_list_model_get_item (list, i);
    add_issue (self, item);
  }
  g_signal_emit (self, signals[SIGNAL_ISSUES_CHANGED], 0);
}

const GPtrArray *
pt_code_buffer_get_issues (PtCodeBuffer *self) {
  return self->issues;
}

/* Object */

static void
update_scheme (PtCodeBuffer *self) {
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  gtk_source_buffer_set_style_scheme (
      GTK_SOURCE_BUFFER (self),
      gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark" : "Adwaita"));
}

static void
pt_code_buffer_constructed (GObject *object) {
  PtCodeBuffer *self = PT_CODE_BUFFER (object);
  GtkTextIter start;

  G_OBJECT_CLASS (pt_code_buffer_parent_class)->constructed (object);
  gtk_text_buffer_create_tag (text_buffer (self), PT_CODE_LINK_TAG, NULL);
  gtk_text_buffer_create_tag (text_buffer (self), "issue-error", "underline", PANGO_UNDERLINE_ERROR,
                              NULL);
  gtk_text_buffer_create_tag (text_buffer (self), "issue-warning", "underline",
                              PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_buffer_get_start_iter (text_buffer (self), &start);
  self->hole = gtk_text_buffer_create_mark (text_buffer (self), NULL, &start, FALSE);
}

static void
pt_code_buffer_dispose (GObject *object) {
  PtCodeBuffer *self = PT_CODE_BUFFER (object);

  g_clear_handle_id (&self->fill, g_source_remove);
  g_clear_pointer (&self->text, g_bytes_unref);
  if (self->issues != NULL)
    g_ptr_array_set_size (self->issues, 0);
  G_OBJECT_CLASS (pt_code_buffer_parent_class)->dispose (object);
}

static void
pt_code_buffer_finalize (GObject *object) {
  PtCodeBuffer *self = PT_CODE_BUFFER (object);

  g_clear_pointer (&self->issues, g_ptr_array_unref);
  G_OBJECT_CLASS (pt_code_buffer_parent_class)->finalize (object);
}

static void
pt_code_buffer_class_init (PtCodeBufferClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pt_code_buffer_constructed;
  object_class->dispose = pt_code_buffer_dispose;
  object_class->finalize = pt_code_buffer_finalize;
  signals[SIGNAL_FILLING] = g_signal_new ("filling", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ISSUES_CHANGED] =
      g_signal_new ("issues-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
}

static void
pt_code_buffer_init (PtCodeBuffer *self) {
  self->issues = g_ptr_array_new_with_free_func (issue_free);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_scheme), self, G_CONNECT_SWAPPED);
}

PtCodeBuffer *
pt_code_buffer_new_plain (void) {
  PtCodeBuffer *self = g_object_new (PT_TYPE_CODE_BUFFER, NULL);

  gtk_text_buffer_set_enable_undo (text_buffer (self), FALSE);
  update_scheme (self);
  return self;
}

void
pt_code_buffer_set_language (PtCodeBuffer *self, const char *id) {
  g_return_if_fail (PT_IS_CODE_BUFFER (self));
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  gtk_source_buffer_set_language (
      GTK_SOURCE_BUFFER (self),
      id != NULL ? gtk_source_language_manager_get_language (languages, id) : NULL);
}

PtCodeBuffer *
pt_code_buffer_new (PtSide side) {
  PtCodeBuffer *self = pt_code_buffer_new_plain ();

  gtk_text_buffer_set_enable_undo (text_buffer (self), side == PT_SIDE_PYTHON);
  pt_code_buffer_set_language (self, side == PT_SIDE_PYTHON ? "python3" : "rust");
  return self;
}
