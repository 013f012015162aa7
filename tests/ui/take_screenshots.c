// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Writes a picture of every page, light and dark, wide and narrow, into the folder of its first
// argument, for people to look at. Shows the sample project after its translation; or, with a
// second argument, that path.

#include "tests/ui/stage.h"
#include "ui/pages/pt-outline.h"
#include "ui/pages/pt-problems.h"
#include "ui/pages/pt-speed-page.h"

#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>

static const struct {
  const char *name;
  int width, height;
} sizes[] = {{"1280x800", 1280, 800}, {"360x720", 360, 720}};

typedef struct {
  GtkWidget *window;
  const char *path;
  gboolean done;
} Shot;

/** Between layout and drawing every widget has its place; after drawing, some have asked for
 * another. */
static void
on_paint (GdkFrameClock *clock, Shot *shot) {
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (shot->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (shot->window), height = gtk_widget_get_height (shot->window);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (shot->window));
  g_autoptr (GdkTexture) texture =
      gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_save_to_png (texture, shot->path);
  shot->done = TRUE;
}

static gboolean
is_done (gpointer shot) {
  gtk_widget_queue_draw (((Shot *)shot)->window);
  return ((Shot *)shot)->done;
}

static void
take (GtkWidget *window, const char *path) {
  Shot shot = {window, path, FALSE};
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect (clock, "paint", G_CALLBACK (on_paint), &shot);

  stage_wait (is_done, &shot, 10.0);
  g_signal_handler_disconnect (clock, handler);
}

/* What a page looks like at work */

static GtkTextBuffer *
python_buffer (Stage *stage) {
  GtkWidget *view = stage_find (GTK_WIDGET (stage->window), GTK_SOURCE_TYPE_VIEW);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static void
type_error (Stage *stage) {
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_line (python_buffer (stage), &iter, 17);
  gtk_text_buffer_place_cursor (python_buffer (stage), &iter);
  gtk_text_buffer_insert_interactive_at_cursor (python_buffer (stage), "    total = (1, 2\n", -1,
                                                TRUE);
}

static void
take_back (Stage *stage) {
  gtk_text_buffer_undo (python_buffer (stage));
}

static void
show_tree (Stage *stage) {
  GtkTextIter iter;
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-stage", "u", 2);
  gtk_text_buffer_get_iter_at_line (python_buffer (stage), &iter, 16);
  gtk_text_buffer_place_cursor (python_buffer (stage), &iter);
}

static void
show_interleaved (Stage *stage) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-stage", "u", 6);
}

/** What an edit changes. */
static void
show_changes (Stage *stage) {
  GtkTextIter iter;
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-stage", "u", 5);
  gtk_text_buffer_get_iter_at_line (python_buffer (stage), &iter, 17);
  gtk_text_buffer_place_cursor (python_buffer (stage), &iter);
  gtk_text_buffer_insert_interactive_at_cursor (python_buffer (stage), "    total = (1, 2)\n", -1,
                                                TRUE);
}

static void
show_rust (Stage *stage) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-stage", "u", 0);
}

static void
search (Stage *stage) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.search-project", NULL);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stage->window));
  if (focus != NULL && GTK_IS_EDITABLE (focus))
    gtk_editable_set_text (GTK_EDITABLE (focus), "network");
}

static void
close_panel (Stage *stage) {
  GtkWidget *panel = stage_find (GTK_WIDGET (stage->window), PT_TYPE_PROBLEMS);
  GtkWidget *stack = gtk_widget_get_ancestor (panel, GTK_TYPE_STACK);
  GtkWidget *button = gtk_widget_get_last_child (gtk_widget_get_prev_sibling (stack));
  g_signal_emit_by_name (button, "clicked");
}

static void
explain (Stage *stage) {
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_line (python_buffer (stage), &iter, 16);
  gtk_text_buffer_place_cursor (python_buffer (stage), &iter);
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.explain", NULL);
}

static void
show_outline (Stage *stage) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.outline", NULL);
}

static void
show_files (Stage *stage) {
  GtkWidget *outline = stage_find (GTK_WIDGET (stage->window), PT_TYPE_OUTLINE);
  GtkWidget *stack = gtk_widget_get_ancestor (outline, GTK_TYPE_STACK);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "files");
  if (gtk_widget_get_width (GTK_WIDGET (stage->window)) < 600)
    gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-sidebar", NULL);
}

static void
take_back_changes (Stage *stage) {
  take_back (stage);
  show_rust (stage);
}

static const struct {
  const char *name;
  void (*begin) (Stage *stage);
  void (*end) (Stage *stage);
} scenes[] = {
    {"error", type_error, take_back},      {"tree", show_tree, show_rust},
    {"interleaved", show_interleaved, show_rust},
    {"changes", show_changes, take_back_changes},
    {"search", search, close_panel},       {"reasons", explain, close_panel},
    {"outline", show_outline, show_files},
};

static void
take_scenes (Stage *stage, const char *folder, const char *size, const char *theme) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.show-page", "s", "translate");
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++) {
    g_autofree char *file = g_strdup_printf ("translate-%s-%s-%s.png", scenes[i].name, size, theme);
    g_autofree char *path = g_build_filename (folder, file, NULL);
    scenes[i].begin (stage);
    stage_rest (1.2);
    take (GTK_WIDGET (stage->window), path);
    scenes[i].end (stage);
    stage_rest (0.5);
    g_print ("%s\n", path);
  }
}

static void
take_pages (Stage *stage, const char *folder, const char *size, const char *theme) {
  AdwViewStack *pages =
      ADW_VIEW_STACK (stage_find (GTK_WIDGET (stage->window), ADW_TYPE_VIEW_STACK));
  g_autoptr (GListModel) list = G_LIST_MODEL (adw_view_stack_get_pages (pages));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (AdwViewStackPage) page = g_list_model_get_item (list, i);
    const char *name = adw_view_stack_page_get_name (page);
    g_autofree char *file = g_strdup_printf ("%s-%s-%s.png", name, size, theme);
    g_autofree char *path = g_build_filename (folder, file, NULL);
    adw_view_stack_set_visible_child_name (pages, name);
    stage_rest (1.2); // what runs in the background for the page comes to its end
    take (GTK_WIDGET (stage->window), path);
    g_print ("%s\n", path);
  }
}

static void
take_size (Stage *stage, const char *folder, const char *name, int width, int height) {
  gtk_window_set_default_size (GTK_WINDOW (stage->window), width, height);
  for (int dark = 0; dark < 2; dark++) {
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                             : ADW_COLOR_SCHEME_FORCE_LIGHT);
    stage_rest (0.5);
    take_pages (stage, folder, name, dark ? "dark" : "light");
    take_scenes (stage, folder, name, dark ? "dark" : "light");
  }
}

static gboolean
is_measured (gpointer page) {
  return pt_speed_page_get_job (page) == NULL;
}

/** Something for the Speed page to show. */
static void
measure (Stage *stage) {
  GtkWidget *page = stage_find (GTK_WIDGET (stage->window), PT_TYPE_SPEED_PAGE);
  gtk_widget_activate_action (page, "speed.run-quick", NULL);
  stage_wait (is_measured, page, 120.0);
}

int
main (int argc, char **argv) {
  Stage stage;

  if (argc < 2) {
    g_printerr ("usage: take-screenshots FOLDER [PROJECT [WIDTHxHEIGHT]]\n");
    return 2;
  }
  gtk_init ();
  g_mkdir_with_parents (argv[1], 0755);
  stage_init (&stage);
  if (argc > 2 && *argv[2] != '\0') {
    stage_open (&stage, argv[2]);
  } else {
    gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.try-sample", NULL);
    stage_wait_for_job (&stage);
  }
  measure (&stage);
  int width, height;
  if (argc > 3 && sscanf (argv[3], "%dx%d", &width, &height) == 2)
    take_size (&stage, argv[1], argv[3], width, height);
  for (gsize i = 0; argc <= 3 && i < G_N_ELEMENTS (sizes); i++)
    take_size (&stage, argv[1], sizes[i].name, sizes[i].width, sizes[i].height);
  return stage_clear (&stage) ? 0 : 1;
}
