// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Writes a picture of every page, light and dark, wide and narrow, into the folder of its first
// argument, for people to look at. Shows the sample project after its translation; or, with a
// second argument, that path.

#include "tests/ui/stage.h"

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

/** Between layout and drawing every widget has its place; after drawing, some have asked for another. */
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
  }
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
  int width, height;
  if (argc > 3 && sscanf (argv[3], "%dx%d", &width, &height) == 2)
    take_size (&stage, argv[1], argv[3], width, height);
  for (gsize i = 0; argc <= 3 && i < G_N_ELEMENTS (sizes); i++)
    take_size (&stage, argv[1], sizes[i].name, sizes[i].width, sizes[i].height);
  return stage_clear (&stage) ? 0 : 1;
}
