// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-code-view.h"

#include "ui/code/pt-link-gutter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define CHUNK_BYTES (32 * 1024) /* of a long text, per turn of the main loop */

struct _PtCodeView {
  GtkWidget parent_instance;

  PtSide side;
  GtkWidget *scroller;
  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  PtLinkGutter *gutter;
  PtLinkMap *links; /* (nullable) */
  int active;       /* group, or -1 */
  gboolean moved_by_code;
  gboolean pointer_inside;

  GBytes *text; /* (nullable): being filled in */
  gsize filled; /* bytes of it */
  guint fill;   /* source id */
  guint go_to_line, go_to_column;
};

G_DEFINE_FINAL_TYPE (PtCodeView, pt_code_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_SIDE,
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

static gboolean
fill_piece (gpointer user_data) {
  PtCodeView *self = user_data;
  gsize size;
  const char *data = g_bytes_get_data (self->text, &size);
  gsize end = piece_end (data, size, self->filled);
  GtkTextIter iter;

  gtk_text_buffer_get_end_iter (text_buffer (self), &iter);
  gtk_text_buffer_insert (text_buffer (self), &iter, data + self->filled,
                          (int)(end - self->filled));
  self->filled = end;
  if (end < size)
    return G_SOURCE_CONTINUE;
  self->fill = 0;
  g_clear_pointer (&self->text, g_bytes_unref);
  if (self->go_to_line > 0)
    pt_code_view_go_to (self, self->go_to_line, self->go_to_column);
  return G_SOURCE_REMOVE;
}

void
pt_code_view_set_text (PtCodeView *self, GBytes *text) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  gsize size = text != NULL ? g_bytes_get_size (text) : 0;
  GtkTextIter start;

  g_clear_handle_id (&self->fill, g_source_remove);
  g_clear_pointer (&self->text, g_bytes_unref);
  self->moved_by_code = TRUE;
  self->go_to_line = 0;
  gtk_text_buffer_set_text (text_buffer (self), "", 0);
  if (size > 0) {
    self->text = g_bytes_ref (text);
    self->filled = 0;
    if (fill_piece (self) == G_SOURCE_CONTINUE)
      self->fill = g_idle_add (fill_piece, self);
  }
  gtk_text_buffer_get_start_iter (text_buffer (self), &start);
  gtk_text_buffer_place_cursor (text_buffer (self), &start);
  gtk_adjustment_set_value (adjustment (self), 0.0);
  self->moved_by_code = FALSE;
}

void
pt_code_view_go_to (PtCodeView *self, guint line, guint column) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  if (self->fill != 0) {
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
tag_line (PtCodeView *self, const char *tag, guint line, gboolean apply) {
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_iter_at_line (text_buffer (self), &start, (int)line - 1))
    return;
  end = start;
  gtk_text_iter_forward_line (&end);
  if (apply)
    gtk_text_buffer_apply_tag_by_name (text_buffer (self), tag, &start, &end);
  else
    gtk_text_buffer_remove_tag_by_name (text_buffer (self), tag, &start, &end);
}

static void
tag_group (PtCodeView *self, int group, gboolean apply) {
  guint first, last;

  if (group < 0 || self->links == NULL || (guint)group >= pt_link_map_n_groups (self->links))
    return;
  pt_link_map_group_lines (self->links, self->side, (guint)group, &first, &last);
  for (guint line = first; line <= last; line++)
    if (pt_link_map_group_at (self->links, self->side, line) == group)
      tag_line (self, "link", line, apply);
}

void
pt_code_view_set_active_group (PtCodeView *self, int group) {
  g_return_if_fail (PT_IS_CODE_VIEW (self));
  if (self->active == group)
    return;
  tag_group (self, self->active, FALSE);
  self->active = group;
  tag_group (self, group, TRUE);
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
  GdkRectangle visible;
  guint first, last;
  int y, height;

  if (group < 0 || self->links == NULL)
    return;
  pt_link_map_group_lines (self->links, self->side, (guint)group, &first, &last);
  gtk_text_buffer_get_iter_at_line (text_buffer (self), &iter, (int)first - 1);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), &iter, &y, &height);
  if (y < visible.y || y + height > visible.y + visible.height)
    gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &iter, 0.0, TRUE, 0.0, 0.3);
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
on_cursor_moved (PtCodeView *self) {
  if (self->fill == 0 && !self->moved_by_code)
    point_at_line (self, pt_code_view_get_cursor_line (self), SIGNAL_GROUP_CHOSEN);
}

/* Issues */

void
pt_code_view_add_issue (PtCodeView *self, gboolean error, guint line, guint column, guint end_line,
                        guint end_column) {
  GtkTextIter start, end;
  GtkTextBuffer *buffer = text_buffer (self);

  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, (int)MAX (line, 1) - 1,
                                           (int)MAX (column, 1) - 1);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, (int)MAX (end_line, 1) - 1,
                                           (int)MAX (end_column, 1) - 1);
  if (gtk_text_iter_compare (&end, &start) <= 0) {
    end = start;
    if (!gtk_text_iter_forward_char (&end))
      return;
  }
  gtk_text_buffer_apply_tag_by_name (buffer, error ? "issue-error" : "issue-warning", &start, &end);
}

void
pt_code_view_clear_issues (PtCodeView *self) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (text_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag_by_name (text_buffer (self), "issue-error", &start, &end);
  gtk_text_buffer_remove_tag_by_name (text_buffer (self), "issue-warning", &start, &end);
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
      {"link", "paragraph-background-rgba", "pt_link_active"},
      {"issue-error", "underline-rgba", "error_color"},
      {"issue-warning", "underline-rgba", "warning_color"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    GdkRGBA rgba;
    if (gtk_style_context_lookup_color (context, rows[i].colour, &rgba))
      g_object_set (gtk_text_tag_table_lookup (tags, rows[i].tag), rows[i].property, &rgba, NULL);
  }
}

static void
update_scheme (PtCodeView *self) {
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  gtk_source_buffer_set_style_scheme (
      self->buffer,
      gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark" : "Adwaita"));
}

static void
pt_code_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change) {
  GTK_WIDGET_CLASS (pt_code_view_parent_class)->css_changed (widget, change);
  update_look (PT_CODE_VIEW (widget));
}

/* Object */

static void
pt_code_view_constructed (GObject *object) {
  PtCodeView *self = PT_CODE_VIEW (object);
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  gboolean python = self->side == PT_SIDE_PYTHON;

  G_OBJECT_CLASS (pt_code_view_parent_class)->constructed (object);
  gtk_source_buffer_set_language (self->buffer, gtk_source_language_manager_get_language (
                                                    languages, python ? "python3" : "rust"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  python ? _ ("Python code") : _ ("Rust code"), -1);
  self->gutter = PT_LINK_GUTTER (pt_link_gutter_new (self->side));
  gtk_source_gutter_insert (gtk_source_view_get_gutter (self->view, GTK_TEXT_WINDOW_LEFT),
                            GTK_SOURCE_GUTTER_RENDERER (self->gutter), 10);
  update_scheme (self);
}

static void
pt_code_view_dispose (GObject *object) {
  PtCodeView *self = PT_CODE_VIEW (object);

  g_clear_handle_id (&self->fill, g_source_remove);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->links, pt_link_map_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (pt_code_view_parent_class)->dispose (object);
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
  object_class->set_property = pt_code_view_set_property;
  widget_class->css_changed = pt_code_view_css_changed;
  properties[PROP_SIDE] =
      g_param_spec_uint ("side", NULL, NULL, PT_SIDE_PYTHON, PT_SIDE_RUST, PT_SIDE_PYTHON,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
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
  self->buffer = gtk_source_buffer_new (NULL);
  gtk_text_buffer_set_enable_undo (text_buffer (self), FALSE);
  gtk_text_buffer_create_tag (text_buffer (self), "link", NULL);
  gtk_text_buffer_create_tag (text_buffer (self), "issue-error", "underline", PANGO_UNDERLINE_ERROR,
                              NULL);
  gtk_text_buffer_create_tag (text_buffer (self), "issue-warning", "underline",
                              PANGO_UNDERLINE_ERROR, NULL);

  self->view = GTK_SOURCE_VIEW (gtk_source_view_new_with_buffer (self->buffer));
  gtk_source_view_set_show_line_numbers (self->view, TRUE);
  gtk_source_view_set_tab_width (self->view, 4);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 24);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
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
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_scheme), self, G_CONNECT_SWAPPED);
}
