// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The bytes of a unit, where the stages can use them without a copy.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/engine/session_private.h"
#include "core/memory/padded.h"

enum { PATH_SIZE = 4096 };

/* Reads a regular file of at most size bytes. FALSE: it is larger, or can't be read. */
static gboolean
read_all (int fd, char *data, gsize size, gsize *ret_len) {
  gsize len = 0;
  for (;;) {
    char beyond;
    gssize got = len < size ? read (fd, data + len, size - len) : read (fd, &beyond, 1);
    if (got < 0 && errno == EINTR)
      continue;
    if (got == 0)
      break;
    if (got < 0 || len == size)
      return FALSE;
    len += (gsize)got;
  }
  memset (data + len, 0, size - len);
  *ret_len = len;
  return TRUE;
}

/* The usual case: a file on disk that nobody writes now, read to where it stays. Not mapped: a file
 * that shrinks under a mapping kills the process. */
static gboolean
read_in_place (PtRaw *self, const char *path, PtArena *arena) {
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  struct stat info;
  gsize size = 0;
  char *data = NULL;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= pt_limits.source_bytes) {
    size = (gsize)info.st_size;
    data = pt_padded_alloc (arena, size);
  }
  gboolean done = data != NULL && read_all (fd, data, size, &self->len);
  close (fd);
  self->data = data;
  self->is_padded = done;
  return done;
}

gboolean
pt_raw_read_file (PtRaw *self, const char *path, PtArena *arena, GError **error) {
  if (read_in_place (self, path, arena))
    return TRUE;
  char *content;
  if (!g_file_get_contents (path, &content, &self->len, error))
    return FALSE;
  self->bytes = g_bytes_new_take (content, self->len);
  self->data = content;
  return TRUE;
}

PtStatus
pt_raw_read (PtRaw *self, PtSession *session, guint index, PtArena *arena, PtDiags *diags) {
  g_mutex_lock (&session->lock);
  gboolean is_file = session->options.memory_opt && session->units[index].text == NULL;
  g_mutex_unlock (&session->lock);
  char path[PATH_SIZE];
  int len = g_snprintf (path, sizeof path, "%s/%s", session->root, session->units[index].path);
  if (is_file && len < PATH_SIZE && read_in_place (self, path, arena))
    return PT_OK;
  g_autoptr (GError) error = NULL;
  self->bytes = pt_session_unit_bytes (session, index, &error);
  if (self->bytes == NULL)
    pt_diags_add (diags, PT_DIAG_READ, (PtSpan){0}, "%s", error->message);
  else
    self->data = g_bytes_get_data (self->bytes, &self->len);
  return PT_OK;
}
