// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-code-view.h"

#include "ui/code/pt-link-gutter.h"
#include "ui/code/pt-source-view.h"

#include <glib/gi18n.h>

struct _PtCodeView {
  GtkWidget parent_instance;

  PtSide side;
  GtkWidget *scroller;
  GtkSourceView *view;
  PtCodeBuffer *buffer;
  gboolean editable; /* once the buffer is filled */
  PtLinkGutter *gutter;
  PtLinkMap *links; /* (nullable) */
  int active;       /* group, or -1 */
  guint cursor_line;
  gboolean moved_by_code;
  gboolean pointer_inside;

  guint go_to_line, go_to_column;
};

G_DEFINE_FINAL_TYPE (PtCodeView, pt_code_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_SIDE,
  PROP_CURSOR_LINE,
  N_PROPS,
};

enum {
  SIGNAL_GROUP_POINTED,
  SIGNAL_GROUP_CHOSEN,
  SIGNAL_SCROLLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkTextBuffer *
text_buffer (PtCodeView *self) {
  return GTK_TEXT_BUFFER (self->buffer);
}

static GtkAdjustment *
adjustment (PtCodeView *self) {
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* Text */

static void
set_cursor (PtCodeView *self, guint line, guint column) {
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_line_offset (text_buffer (self), &iter, (int)MAX (line, 1) - 1,
                                           (int)MAX (column, 1) - 1);
  gtk_text_buffer_place_cursor (text_buffer (self), &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (text_buffer (self)), 0.0, TRUE, 0.0,
                                0.3);
}

static gboolean
is_filling (PtCodeView *self) {
  return pt_code_buffer_is_filling (self->buffer);
}

static void
update_editable (PtCodeView *self) {
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), self->editable && !is_filling (self));
}

static void
on_filled (PtCodeView *self) {
  update_editable (self);
  if (self->go_to_line > 0)
    pt_code_view_go_to (self, self->go_to_line, self->go_to_column);
}

void
pt_code_view_go_to (PtCodeView *self, guint line, guint column) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  if (is_filling (self)) {
    self->go_to_line = line;
    self->go_to_column = column;
    return;
  }
  self->go_to_line = 0;
  set_cursor (self, line, column);
}

guint
pt_code_view_get_cursor_line (PtCodeView *self) {
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_mark (text_buffer (self), &iter,
                                    gtk_text_buffer_get_insert (text_buffer (self)));
  return (guint)gtk_text_iter_get_line (&iter) + 1;
}

/* Links */

static void
tag_line (PtCodeView *self, guint line) {
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_iter_at_line (text_buffer (self), &start, (int)line - 1))
    return;
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag_by_name (text_buffer (self), PT_CODE_LINK_TAG, &start, &end);
}

static void
tag_group (PtCodeView *self, int group) {
  guint first, last;

  if (group < 0 || self->links == NULL || (guint)group >= pt_link_map_n_groups (self->links))
    return;
  pt_link_map_group_lines (self->links, self->side, (guint)group, &first, &last);
  for (guint line = first; line <= last; line++)
    if (pt_link_map_group_at (self->links, self->side, line) == group)
      tag_line (self, line);
}

/** Wherever it is: the lines may have been moved by an edit. */
static void
remove_tag (PtCodeView *self) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (text_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag_by_name (text_buffer (self), PT_CODE_LINK_TAG, &start, &end);
}

void
pt_code_view_set_active_group (PtCodeView *self, int group) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  if (self->active == group)
    return;
  if (self->active >= 0)
    remove_tag (self);
  self->active = group;
  tag_group (self, group);
  pt_link_gutter_set_active_group (self->gutter, group);
}

void
pt_code_view_set_links (PtCodeView *self, PtLinkMap *links) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  pt_code_view_set_active_group (self, -1);
  if (links != NULL)
    pt_link_map_ref (links);
  g_clear_pointer (&self->links, pt_link_map_unref);
  self->links = links;
  pt_link_gutter_set_links (self->gutter, links);
}

void
pt_code_view_reveal_group (PtCodeView *self, int group) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  GtkTextIter iter;
  guint first, last;

  if (group < 0 || self->links == NULL)
    return;
  pt_link_map_group_lines (self->links, self->side, (guint)group, &first, &last);
  gtk_text_buffer_get_iter_at_line (text_buffer (self), &iter, (int)first - 1);
  // To a mark, as a text that has just been filled in has no heights yet.
  GtkTextMark *mark = gtk_text_buffer_get_mark (text_buffer (self), "reveal");
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (text_buffer (self), "reveal", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (text_buffer (self), mark, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), mark, 0.1, FALSE, 0.0, 0.0);
}

static void
point_at_line (PtCodeView *self, guint line, guint signal) {
  int group = self->links != NULL ? pt_link_map_group_at (self->links, self->side, line) : -1;
  g_signal_emit (self, signals[signal], 0, group);
}

static void
on_motion (PtCodeView *self, double x, double y) {
  GtkTextIter iter;
  int buffer_x, buffer_y;

  self->pointer_inside = TRUE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, (int)x,
                                         (int)y, &buffer_x, &buffer_y);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self->view), &iter, buffer_y, NULL);
  point_at_line (self, (guint)gtk_text_iter_get_line (&iter) + 1, SIGNAL_GROUP_POINTED);
}

static void
on_pointer_left (PtCodeView *self) {
  self->pointer_inside = FALSE;
  // Without the pointer the cursor says what is meant.
  point_at_line (self, pt_code_view_get_cursor_line (self), SIGNAL_GROUP_POINTED);
}

static void
update_cursor_line (PtCodeView *self) {
  guint line = pt_code_view_get_cursor_line (self);

  if (line == self->cursor_line)
    return;
  self->cursor_line = line;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR_LINE]);
}

static void
on_cursor_moved (PtCodeView *self) {
  update_cursor_line (self);
  if (!is_filling (self) && !self->moved_by_code)
    point_at_line (self, pt_code_view_get_cursor_line (self), SIGNAL_GROUP_CHOSEN);
}

/* Position */

double
pt_code_view_get_position (PtCodeView *self, double *ret_share) {
  GtkAdjustment *vertical = adjustment (self);
  double page = gtk_adjustment_get_page_size (vertical);
  double room = gtk_adjustment_get_upper (vertical) - gtk_adjustment_get_lower (vertical) - page;
  double value = gtk_adjustment_get_value (vertical) - gtk_adjustment_get_lower (vertical);
  GtkTextIter iter;
  int top, height;

  // The reference line moves from the view's top to its bottom, as the text goes from start to end:
  // both views then reach their ends together.
  double share = room > 0.0 ? CLAMP (value / room, 0.0, 1.0) : 0.0;
  int y = (int)(value + share * page);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self->view), &iter, y, NULL);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), &iter, &top, &height);
  *ret_share = share;
  return gtk_text_iter_get_line (&iter) + 1 +
         (height > 0 ? CLAMP ((y - top) / (double)height, 0.0, 1.0) : 0.0);
}

void
pt_code_view_set_position (PtCodeView *self, double position, double share) {
  GtkAdjustment *vertical = adjustment (self);
  GtkTextIter iter;
  int top, height;
  int line = (int)MAX (position, 1.0);

  gtk_text_buffer_get_iter_at_line (text_buffer (self), &iter, line - 1);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), &iter, &top, &height);
  double y = top + (position - line) * height;
  self->moved_by_code = TRUE;
  gtk_adjustment_set_value (vertical, y - share * gtk_adjustment_get_page_size (vertical));
  self->moved_by_code = FALSE;
}

static void
on_value_changed (PtCodeView *self) {
  if (!self->moved_by_code)
    g_signal_emit (self, signals[SIGNAL_SCROLLED], 0);
}

gboolean
pt_code_view_is_in_use (PtCodeView *self) {
  return self->pointer_inside || gtk_widget_has_focus (GTK_WIDGET (self->view));
}

GtkSourceView *
pt_code_view_get_source_view (PtCodeView *self) {
  return self->view;
}

/* Look */

static void
update_look (PtCodeView *self) {
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (text_buffer (self));
  static const struct {
    const char *tag, *property, *colour;
  } rows[] = {
      {PT_CODE_LINK_TAG, "paragraph-background-rgba", "pt_link_active"},
      {"issue-error", "underline-rgba", "error_color"},
      {"issue-warning", "underline-rgba", "warning_color"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    GdkRGBA rgba;
    if (gtk_style_context_lookup_color (context, rows[i].colour, &rgba))
      g_object_set (gtk_text_tag_table_lookup (tags, rows[i].tag), rows[i].property, &rgba, NULL);
  }
}

/** Ends an animation where it is. GTK ends those of a scrolled window that goes from the screen by a jump to where they
 * lead; the text is laid out then, may scroll once more by that, and GTK is not ready for it. */
static void
stop_moving (GtkAdjustment *way) {
  gtk_adjustment_set_value (way, gtk_adjustment_get_value (way));
}

static void
pt_code_view_unmap (GtkWidget *widget) {
  PtCodeView *self = PT_CODE_VIEW (widget);

  self->moved_by_code = TRUE;
  stop_moving (adjustment (self));
  stop_moving (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  self->moved_by_code = FALSE;
  GTK_WIDGET_CLASS (pt_code_view_parent_class)->unmap (widget);
}

static void
pt_code_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change) {
  GTK_WIDGET_CLASS (pt_code_view_parent_class)->css_changed (widget, change);
  if (PT_CODE_VIEW (widget)->buffer != NULL)
    update_look (PT_CODE_VIEW (widget));
}

/* Buffer */

static void
on_issues_changed (PtCodeView *self) {
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  gtk_widget_queue_draw (GTK_WIDGET (self->gutter));
}

static void
connect_buffer (PtCodeView *self) {
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "filling", G_CALLBACK (update_editable), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "filled", G_CALLBACK (on_filled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "issues-changed", G_CALLBACK (on_issues_changed), self,
                           G_CONNECT_SWAPPED);
}

void
pt_code_view_set_buffer (PtCodeView *self, PtCodeBuffer *buffer) {
  g_return_if_fail (PT_IS_CODE_VIEW (self) && PT_IS_CODE_BUFFER (buffer));

  if (self->buffer == buffer)
    return;
  pt_code_view_set_links (self, NULL);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_set_object (&self->buffer, buffer);
  connect_buffer (self);
  self->go_to_line = 0;
  self->moved_by_code = TRUE;
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (buffer));
  // Where one was in the text is where its cursor is.
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (text_buffer (self)), 0.0, TRUE, 0.0,
                                0.3);
  self->moved_by_code = FALSE;
  update_look (self);
  update_editable (self);
  update_cursor_line (self);
}

PtCodeBuffer *
pt_code_view_get_buffer (PtCodeView *self) {
  return self->buffer;
}

void
pt_code_view_set_editable (PtCodeView *self, gboolean editable) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  self->editable = editable;
  update_editable (self);
}

void
pt_code_view_set_wrap (PtCodeView *self, gboolean wrap) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view),
                               wrap ? GTK_WRAP_WORD_CHAR : GTK_WRAP_NONE);
}

/* Object */

static void
pt_code_view_constructed (GObject *object) {
  PtCodeView *self = PT_CODE_VIEW (object);
  gboolean python = self->side == PT_SIDE_PYTHON;

  G_OBJECT_CLASS (pt_code_view_parent_class)->constructed (object);
  self->buffer = pt_code_buffer_new (self->side);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), text_buffer (self));
  connect_buffer (self);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), python);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  python ? _ ("Python code") : _ ("Rust code"), -1);
  self->gutter = PT_LINK_GUTTER (pt_link_gutter_new (self->side));
  gtk_source_gutter_insert (gtk_source_view_get_gutter (self->view, GTK_TEXT_WINDOW_LEFT),
                            GTK_SOURCE_GUTTER_RENDERER (self->gutter), 10);
}

static void
pt_code_view_dispose (GObject *object) {
  PtCodeView *self = PT_CODE_VIEW (object);

  g_clear_pointer (&self->links, pt_link_map_unref);
  if (self->scroller != NULL) {
    // GtkSourceView 5.6 outlives its parents, with what it does when idle: nothing of ours may.
    g_signal_handlers_disconnect_by_data (adjustment (self), self);
    gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), NULL);
  }
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (pt_code_view_parent_class)->dispose (object);
}

static void
pt_code_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_CURSOR_LINE:
    g_value_set_uint (value, PT_CODE_VIEW (object)->cursor_line);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_code_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_SIDE:
    PT_CODE_VIEW (object)->side = (PtSide)g_value_get_uint (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_code_view_class_init (PtCodeViewClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pt_code_view_constructed;
  object_class->dispose = pt_code_view_dispose;
  object_class->get_property = pt_code_view_get_property;
  object_class->set_property = pt_code_view_set_property;
  widget_class->unmap = pt_code_view_unmap;
  widget_class->css_changed = pt_code_view_css_changed;
  properties[PROP_SIDE] =
      g_param_spec_uint ("side", NULL, NULL, PT_SIDE_PYTHON, PT_SIDE_RUST, PT_SIDE_PYTHON,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURSOR_LINE] =
      g_param_spec_uint ("cursor-line", NULL, NULL, 1, G_MAXUINT, 1,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_GROUP_POINTED] =
      g_signal_new ("group-pointed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_GROUP_CHOSEN] =
      g_signal_new ("group-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_SCROLLED] = g_signal_new ("scrolled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codeview");
}

static void
pt_code_view_init (PtCodeView *self) {
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->active = -1;
  self->cursor_line = 1;
  self->view = GTK_SOURCE_VIEW (pt_source_view_new (NULL));
  gtk_source_view_set_show_line_numbers (self->view, TRUE);
  gtk_source_view_set_tab_width (self->view, 4);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 24);
  gtk_source_view_set_auto_indent (self->view, TRUE);
  gtk_source_view_set_indent_width (self->view, 4);
  gtk_source_view_set_insert_spaces_instead_of_tabs (self->view, TRUE);
  gtk_source_view_set_smart_backspace (self->view, TRUE);
  // Code runs from left to right in every language.
  gtk_widget_set_direction (GTK_WIDGET (self->view), GTK_TEXT_DIR_LTR);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  // Overlaid bars that come and go with the text's size would ask for a new layout from within one:
  // after a change of theme while another page is shown, the window then stays empty.
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_ALWAYS,
                                  GTK_POLICY_ALWAYS);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_pointer_left), self);
  g_signal_connect_swapped (adjustment (self), "value-changed", G_CALLBACK (on_value_changed),
                            self);
}
