// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/pt-show-in-files.h"

typedef struct {
  GtkWindow *parent;
  char *path;
} Showing;

static void
on_shown (GObject *source, GAsyncResult *result, gpointer data) {
  Showing *showing = data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply == NULL) {
    g_autofree char *folder = g_path_get_dirname (showing->path);
    g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
    gtk_show_uri (showing->parent, uri, GDK_CURRENT_TIME);
  }
  g_object_unref (showing->parent);
  g_free (showing->path);
  g_free (showing);
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer data) {
  Showing *showing = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autofree char *uri = g_filename_to_uri (showing->path, NULL, NULL);
  const char *uris[] = {uri, NULL};

  if (bus == NULL) {
    g_object_unref (showing->parent);
    g_free (showing->path);
    g_free (showing);
    return; // no desktop
  }
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, on_shown, showing);
}

void
pt_show_in_files (GtkWindow *parent, const char *path) {
  Showing *showing = g_new0 (Showing, 1);

  *showing = (Showing){g_object_ref (parent), g_strdup (path)};
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, showing);
}
