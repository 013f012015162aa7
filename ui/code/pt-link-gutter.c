// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-link-gutter.h"

#define N_COLOURS 4
#define STRIPE 3.0f /* pixels */
#define WIDTH 32    /* pixels: an issue's dot, a letter and the stripe */
#define DOT 8.0f    /* pixels */

struct _PtLinkGutter {
  GtkSourceGutterRendererText parent_instance;

  PtSide side;
  PtLinkMap *links; /* (nullable) */
  int active;       /* group, or -1 */
  GdkRGBA colours[N_COLOURS];
  GdkRGBA background; /* of the active group */
  GdkRGBA error, warning;
};

G_DEFINE_FINAL_TYPE (PtLinkGutter, pt_link_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER_TEXT)

static int
group_at (PtLinkGutter *self, guint line) {
  return self->links != NULL ? pt_link_map_group_at (self->links, self->side, line + 1) : -1;
}

static void
pt_link_gutter_query_data (GtkSourceGutterRenderer *renderer, GtkSourceGutterLines *lines,
                           guint line) {
  PtLinkGutter *self = PT_LINK_GUTTER (renderer);
  int group = group_at (self, line);
  gboolean begins = group >= 0 && (line == 0 || group_at (self, line - 1) != group);
  char letter[] = {begins ? pt_link_map_group_letter ((guint)group) : ' ', '\0'};

  gtk_source_gutter_renderer_text_set_text (GTK_SOURCE_GUTTER_RENDERER_TEXT (self), letter, 1);
}

/** A dot for an error, a ring for a warning. */
static void
snapshot_issue (PtLinkGutter *self, GtkSnapshot *snapshot, GtkSourceGutterLines *lines,
                guint line) {
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_source_gutter_lines_get_buffer (lines));
  GSList *errors = gtk_source_buffer_get_source_marks_at_line (buffer, (int)line, "pt-error");
  GSList *warnings = gtk_source_buffer_get_source_marks_at_line (buffer, (int)line, "pt-warning");
  GskRoundedRect dot;
  int y, height;

  if (errors != NULL || warnings != NULL) {
    gtk_source_gutter_lines_get_line_yrange (
        lines, line, GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_FIRST, &y, &height);
    gsk_rounded_rect_init_from_rect (
        &dot, &GRAPHENE_RECT_INIT (1, (float)y + ((float)height - DOT) / 2, DOT, DOT), DOT / 2);
    if (errors != NULL) {
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, &self->error, &dot.bounds);
      gtk_snapshot_pop (snapshot);
    } else {
      gtk_snapshot_append_border (
          snapshot, &dot, (float[]){2, 2, 2, 2},
          (GdkRGBA[]){self->warning, self->warning, self->warning, self->warning});
    }
  }
  g_slist_free (errors);
  g_slist_free (warnings);
}

static void
snapshot_link (PtLinkGutter *self, GtkSnapshot *snapshot, GtkSourceGutterLines *lines, guint line) {
  int group = group_at (self, line);
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  int y, height;

  if (group < 0)
    return;
  gtk_source_gutter_lines_get_line_yrange (
      lines, line, GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_CELL, &y, &height);
  gboolean active = group == self->active;
  if (active)
    gtk_snapshot_append_color (snapshot, &self->background,
                               &GRAPHENE_RECT_INIT (1, (float)y, width, (float)height));
  float stripe = active ? STRIPE * 1.5f : STRIPE;
  gtk_snapshot_append_color (snapshot, &self->colours[group % N_COLOURS],
                             &GRAPHENE_RECT_INIT (width - stripe, (float)y, stripe, (float)height));
  GTK_SOURCE_GUTTER_RENDERER_CLASS (pt_link_gutter_parent_class)
      ->snapshot_line (GTK_SOURCE_GUTTER_RENDERER (self), snapshot, lines, line);
}

static void
pt_link_gutter_snapshot_line (GtkSourceGutterRenderer *renderer, GtkSnapshot *snapshot,
                              GtkSourceGutterLines *lines, guint line) {
  snapshot_link (PT_LINK_GUTTER (renderer), snapshot, lines, line);
  snapshot_issue (PT_LINK_GUTTER (renderer), snapshot, lines, line);
}

static void
pt_link_gutter_css_changed (GtkWidget *widget, GtkCssStyleChange *change) {
  PtLinkGutter *self = PT_LINK_GUTTER (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  GTK_WIDGET_CLASS (pt_link_gutter_parent_class)->css_changed (widget, change);
  for (guint i = 0; i < N_COLOURS; i++) {
    g_autofree char *name = g_strdup_printf ("pt_link_%u", i + 1);
    gtk_style_context_lookup_color (context, name, &self->colours[i]);
  }
  gtk_style_context_lookup_color (context, "pt_link_active", &self->background);
  gtk_style_context_lookup_color (context, "error_color", &self->error);
  gtk_style_context_lookup_color (context, "warning_color", &self->warning);
}

static void
pt_link_gutter_dispose (GObject *object) {
  g_clear_pointer (&PT_LINK_GUTTER (object)->links, pt_link_map_unref);
  G_OBJECT_CLASS (pt_link_gutter_parent_class)->dispose (object);
}

static void
pt_link_gutter_class_init (PtLinkGutterClass *klass) {
  GtkSourceGutterRendererClass *renderer_class = GTK_SOURCE_GUTTER_RENDERER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_link_gutter_dispose;
  GTK_WIDGET_CLASS (klass)->css_changed = pt_link_gutter_css_changed;
  renderer_class->query_data = pt_link_gutter_query_data;
  renderer_class->snapshot_line = pt_link_gutter_snapshot_line;
}

static void
pt_link_gutter_init (PtLinkGutter *self) {
  self->active = -1;
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pt-link-gutter");
  gtk_source_gutter_renderer_set_xalign (GTK_SOURCE_GUTTER_RENDERER (self), 0.65f);
  gtk_source_gutter_renderer_set_yalign (GTK_SOURCE_GUTTER_RENDERER (self), 0.5f);
}

GtkSourceGutterRenderer *
pt_link_gutter_new (PtSide side) {
  PtLinkGutter *self = g_object_new (PT_TYPE_LINK_GUTTER, NULL);
  self->side = side;
  return GTK_SOURCE_GUTTER_RENDERER (self);
}

void
pt_link_gutter_set_links (PtLinkGutter *self, PtLinkMap *links) {
  if (links != NULL)
    pt_link_map_ref (links);
  g_clear_pointer (&self->links, pt_link_map_unref);
  self->links = links;
  self->active = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pt_link_gutter_set_active_group (PtLinkGutter *self, int group) {
  if (self->active == group)
    return;
  self->active = group;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
