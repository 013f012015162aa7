// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-file-text.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

void
pt_file_text_free (PtFileText *self) {
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self->read_only);
  g_free (self->checksum);
  pt_lost_edits_free (self->lost);
  g_free (self);
}

static GBytes *
read_file (const char *path, GError **error) {
  char *content;
  gsize size;
  if (!g_file_get_contents (path, &content, &size, error))
    return NULL;
  return g_bytes_new_take (content, size);
}

/** What was kept and is in the file already needs nobody's attention. */
static PtLostEdits *
find_lost (const char *path, GBytes *text) {
  g_autoptr (PtLostEdits) lost = pt_lost_edits_find (path);

  if (lost != NULL && g_bytes_equal (lost->text, text)) {
    g_unlink (lost->file);
    return NULL;
  }
  return g_steal_pointer (&lost);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable) {
  GError *error = NULL;
  g_autoptr (GBytes) raw = read_file (path, &error);

  if (raw == NULL) {
    g_task_return_error (task, error);
    return;
  }
  PtFileText *self = g_new0 (PtFileText, 1);
  self->checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, raw);
  self->text = pt_text_decode (raw, &self->format, &error);
  if (self->text == NULL) {
    self->text = pt_text_for_the_eye (raw);
    self->read_only = g_strdup (error->message);
    g_clear_error (&error);
  } else {
    self->lost = find_lost (path, self->text);
  }
  g_task_return_pointer (task, self, (GDestroyNotify)pt_file_text_free);
}

void
pt_file_text_load_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer data) {
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, pt_file_text_load_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

PtFileText *
pt_file_text_load_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Saving */

typedef struct {
  char *path;
  GBytes *text;
  PtTextFormat format;
  char *base; /* (nullable) */
} Saving;

static void
saving_free (gpointer data) {
  Saving *saving = data;
  g_free (saving->path);
  g_bytes_unref (saving->text);
  g_free (saving->base);
  g_free (saving);
}

static gboolean
is_unchanged (Saving *saving, GError **error) {
  g_autoptr (GBytes) raw = NULL;

  if (saving->base == NULL || !g_file_test (saving->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if ((raw = read_file (saving->path, error)) == NULL)
    return FALSE;
  g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, raw);
  if (g_str_equal (checksum, saving->base))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                       _ ("The file has been changed by another program."));
  return FALSE;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Saving *saving = data;
  GError *error = NULL;
  g_autoptr (GBytes) raw = pt_text_encode (saving->text, saving->format, &error);

  if (raw != NULL && is_unchanged (saving, &error) &&
      pt_text_write_file (saving->path, raw, &error))
    g_task_return_pointer (task, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, raw), g_free);
  else
    g_task_return_error (task, error);
}

void
pt_file_text_save_async (const char *path, GBytes *text, PtTextFormat format, const char *base,
                         GAsyncReadyCallback callback, gpointer data) {
  Saving *saving = g_new0 (Saving, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  *saving = (Saving){g_strdup (path), g_bytes_ref (text), format, g_strdup (base)};
  g_task_set_source_tag (task, pt_file_text_save_async);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_in_thread);
}

char *
pt_file_text_save_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}
