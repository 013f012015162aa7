// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-source-view.h"

#include <glib/gi18n.h>

#define REMARK_GAP 24  /* pixels between a line's end and what is said of it */
#define REMARK_ROOM 90 /* with less room the underline, the gutter and the tooltip must do */
#define REMARK_PADDING 6

struct _PtSourceView {
  GtkSourceView parent_instance;
};

G_DEFINE_FINAL_TYPE (PtSourceView, pt_source_view, GTK_SOURCE_TYPE_VIEW)

static PtCodeBuffer *
buffer_of (PtSourceView *self) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  return PT_IS_CODE_BUFFER (buffer) ? PT_CODE_BUFFER (buffer) : NULL;
}

static guint
line_of (GtkTextMark *mark) {
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_mark (gtk_text_mark_get_buffer (mark), &iter, mark);
  return (guint)gtk_text_iter_get_line (&iter);
}

/* Behind a line's end */

static guint
cursor_line (PtCodeBuffer *buffer) {
  return line_of (gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
}

/** The first of the line's issues that is shown; and how many others there are. */
static const PtCodeIssue *
find_remark (PtCodeBuffer *buffer, guint line, guint *ret_others) {
  const GPtrArray *issues = pt_code_buffer_get_issues (buffer);
  const PtCodeIssue *first = NULL;

  *ret_others = 0;
  for (guint i = 0; i < issues->len; i++) {
    const PtCodeIssue *issue = g_ptr_array_index (issues, i);
    if (line_of (issue->start) != line)
      continue;
    if (issue->level != PT_ISSUE_ERROR && cursor_line (buffer) != line)
      continue;
    if (first != NULL && (first->level == PT_ISSUE_ERROR || issue->level != PT_ISSUE_ERROR)) {
      ++*ret_others;
      continue;
    }
    *ret_others += first != NULL;
    first = issue;
  }
  return first;
}

static char *
remark_text (const PtCodeIssue *issue, guint n_others) {
  if (n_others == 0)
    return g_strdup (issue->message);
  /* Translators: a message, and how many others there are for the same line */
  return g_strdup_printf (_ ("%s (+%u)"), issue->message, n_others);
}

char *
pt_source_view_get_remark (PtSourceView *self, guint line) {
  g_return_val_if_fail (PT_IS_SOURCE_VIEW (self), NULL);
  PtCodeBuffer *buffer = buffer_of (self);
  guint n_others;
  const PtCodeIssue *issue = buffer != NULL ? find_remark (buffer, line, &n_others) : NULL;
  return issue != NULL ? remark_text (issue, n_others) : NULL;
}

static void
snapshot_remark (PtSourceView *self, GtkSnapshot *snapshot, const GdkRectangle *visible,
                 const PtCodeIssue *issue, guint n_others) {
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean error = issue->level == PT_ISSUE_ERROR;
  g_autofree char *text = remark_text (issue, n_others);
  GdkRGBA ink, ground;
  GtkTextIter iter;
  GdkRectangle end;
  int width, height;

  gtk_text_buffer_get_iter_at_mark (gtk_text_mark_get_buffer (issue->start), &iter, issue->start);
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &end);
  int x = end.x + REMARK_GAP;
  int room = visible->x + visible->width - x - 2 * REMARK_PADDING;
  if (room < REMARK_ROOM || end.y + end.height < visible->y ||
      end.y > visible->y + visible->height ||
      !gtk_style_context_lookup_color (context, error ? "error_color" : "warning_color", &ink))
    return;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);

  ground = ink;
  ground.alpha = 0.1f;
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT ((float)(x - REMARK_PADDING), (float)end.y,
                                                  (float)(width + 2 * REMARK_PADDING),
                                                  (float)end.height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)x, (float)end.y + (float)(end.height - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
pt_source_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot) {
  PtSourceView *self = PT_SOURCE_VIEW (view);
  PtCodeBuffer *buffer = buffer_of (self);
  GdkRectangle visible;
  GtkTextIter top, bottom;
  guint n_others, before = G_MAXUINT;

  GTK_TEXT_VIEW_CLASS (pt_source_view_parent_class)->snapshot_layer (view, layer, snapshot);
  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT || buffer == NULL)
    return;
  const GPtrArray *issues = pt_code_buffer_get_issues (buffer);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &top, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &bottom, visible.y + visible.height, NULL);
  for (guint i = 0; i < issues->len; i++) {
    const PtCodeIssue *issue = g_ptr_array_index (issues, i);
    guint line = line_of (issue->start);
    if (line == before || line < (guint)gtk_text_iter_get_line (&top) ||
        line > (guint)gtk_text_iter_get_line (&bottom))
      continue;
    before = line;
    const PtCodeIssue *remark = find_remark (buffer, line, &n_others);
    if (remark != NULL)
      snapshot_remark (self, snapshot, &visible, remark, n_others);
  }
}

/* Tooltips */

static void
append_issue (GString *text, const PtCodeIssue *issue) {
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, issue->message);
  if (issue->help != NULL && *issue->help != '\0')
    g_string_append_printf (text, "\n%s", issue->help);
}

/** Over the gutter, all that is said of the line. */
static void
append_line (GString *text, PtCodeBuffer *buffer, guint line) {
  const GPtrArray *issues = pt_code_buffer_get_issues (buffer);

  for (guint i = 0; i < issues->len; i++) {
    const PtCodeIssue *issue = g_ptr_array_index (issues, i);
    if (line_of (issue->start) == line)
      append_issue (text, issue);
  }
}

static gboolean
on_query_tooltip (PtSourceView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip) {
  GtkTextView *view = GTK_TEXT_VIEW (self);
  PtCodeBuffer *buffer = buffer_of (self);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter iter, start, end;
  int buffer_x, buffer_y;

  if (buffer == NULL)
    return FALSE;
  if (keyboard) {
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &iter,
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  } else {
    gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x,
                                           &buffer_y);
    if (buffer_x < 0) {
      gtk_text_view_get_line_at_y (view, &iter, buffer_y, NULL);
      append_line (text, buffer, (guint)gtk_text_iter_get_line (&iter));
      gtk_tooltip_set_text (tooltip, text->str);
      return text->len > 0;
    }
    if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
      return FALSE;
  }
  const GPtrArray *issues = pt_code_buffer_get_issues (buffer);
  for (guint i = 0; i < issues->len; i++) {
    const PtCodeIssue *issue = g_ptr_array_index (issues, i);
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &start, issue->start);
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &end, issue->end);
    if (gtk_text_iter_compare (&iter, &start) >= 0 && gtk_text_iter_compare (&iter, &end) <= 0)
      append_issue (text, issue);
  }
  gtk_tooltip_set_text (tooltip, text->str);
  return text->len > 0;
}

/* Object */

static void
pt_source_view_class_init (PtSourceViewClass *klass) {
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = pt_source_view_snapshot_layer;
}

static void
pt_source_view_init (PtSourceView *self) {
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

GtkWidget *
pt_source_view_new (PtCodeBuffer *buffer) {
  return g_object_new (PT_TYPE_SOURCE_VIEW, "buffer", buffer, NULL);
}
