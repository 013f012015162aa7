// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-sample-project.h"

#include <glib/gi18n.h>

#define RESOURCE "/org/portalis/Portalis/sample"

static gboolean
make_folder (const char *path, GError **error) {
  if (g_mkdir_with_parents (path, 0755) == 0)
    return TRUE;
  int saved = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved),
               _ ("\u201c%s\u201d can't be made: %s"), path, g_strerror (saved));
  return FALSE;
}

/** Names that end in a slash are folders, as in g_resources_enumerate_children (). */
static gboolean
copy_folder (const char *resource, const char *folder, GError **error) {
  g_auto (GStrv) names =
      g_resources_enumerate_children (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL || !make_folder (folder, error))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *from = g_strconcat (resource, "/", names[i], NULL);
    g_autofree char *to = g_build_filename (folder, names[i], NULL);
    if (g_str_has_suffix (names[i], "/")) {
      from[strlen (from) - 1] = '\0';
      if (!copy_folder (from, to, error))
        return FALSE;
    } else if (!g_file_test (to, G_FILE_TEST_EXISTS)) {
      g_autoptr (GBytes) bytes =
          g_resources_lookup_data (from, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (bytes == NULL)
        return FALSE;
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);
      if (!g_file_set_contents (to, data != NULL ? data : "", (gssize)size, error))
        return FALSE;
    }
  }
  return TRUE;
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  g_autofree char *folder =
      g_build_filename (g_get_user_cache_dir (), "portalis", "lanternhaven", NULL);
  GError *error = NULL;

  if (copy_folder (RESOURCE, folder, &error))
    g_task_return_pointer (task, g_steal_pointer (&folder), g_free);
  else
    g_task_return_error (task, error);
}

void
pt_sample_project_copy_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, pt_sample_project_copy_async);
  g_task_run_in_thread (task, copy_in_thread);
}

char *
pt_sample_project_copy_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}
