// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-edit-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MAGIC "portalis-edits 1\n"
#define SYNC_MS 800

struct _PtEditJournal {
  char *file;
  int fd;
  guint64 size;
  guint sync; /* source id while something is not forced onto the disk */
};

static char *
edits_folder (void) {
  return g_build_filename (g_get_user_state_dir (), "portalis", "edits", NULL);
}

/** Journals of one path share the beginning of their names. */
static char *
name_prefix (const char *path) {
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  return g_strdup_printf ("%.32s-", digest);
}

/* Writing */

static gboolean
write_all (int fd, const char *data, gsize size) {
  while (size > 0) {
    gssize n = write (fd, data, size);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    data += n;
    size -= (gsize)n;
  }
  return TRUE;
}

static void
set_errno (GError **error, const char *file, int saved) {
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", file,
               g_strerror (saved));
}

/** Under its final name only once the header is whole. */
static gboolean
create (PtEditJournal *self, const char *header, gsize size, GError **error) {
  g_autofree char *draft = g_strconcat (self->file, ".new", NULL);

  self->fd = g_open (draft, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd >= 0 && flock (self->fd, LOCK_EX | LOCK_NB) == 0 &&
      write_all (self->fd, header, size) && g_rename (draft, self->file) == 0)
    return TRUE;
  set_errno (error, draft, errno);
  g_unlink (draft);
  return FALSE;
}

PtEditJournal *
pt_edit_journal_new (const char *path, const char *base, GBytes *text, GError **error) {
  static guint n_made;
  g_autofree char *folder = edits_folder ();
  g_autofree char *prefix = name_prefix (path);
  g_autofree char *name = g_strdup_printf ("%s%ld-%u.edits", prefix, (long)getpid (), ++n_made);
  gsize size;
  const char *data = g_bytes_get_data (text, &size);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    set_errno (error, folder, errno);
    return NULL;
  }
  PtEditJournal *self = g_new0 (PtEditJournal, 1);
  self->file = g_build_filename (folder, name, NULL);
  g_autoptr (GString) header = g_string_new (MAGIC);
  g_string_append_printf (header,
                          "path %" G_GSIZE_FORMAT "\n%s\nbase %s\ntext %" G_GSIZE_FORMAT "\n",
                          strlen (path), path, base, size);
  g_string_append_len (header, data, (gssize)size);
  g_string_append_c (header, '\n');
  if (create (self, header->str, header->len, error))
    return self;
  pt_edit_journal_close (self, FALSE);
  return NULL;
}

static void
sync_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  int fd = GPOINTER_TO_INT (data);
  fdatasync (fd);
  close (fd);
}

static void
force_onto_disk (PtEditJournal *self) {
  int fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 3);
  if (fd < 0)
    return;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, force_onto_disk);
  g_task_set_task_data (task, GINT_TO_POINTER (fd), NULL);
  g_task_run_in_thread (task, sync_in_thread);
}

static gboolean
on_sync (gpointer data) {
  PtEditJournal *self = data;
  self->sync = 0;
  force_onto_disk (self);
  return G_SOURCE_REMOVE;
}

static gboolean
append (PtEditJournal *self, GString *record) {
  gboolean done = write_all (self->fd, record->str, record->len);

  self->size += record->len;
  if (self->sync == 0)
    self->sync = g_timeout_add (SYNC_MS, on_sync, self);
  return done;
}

gboolean
pt_edit_journal_insert (PtEditJournal *self, guint offset, const char *text, gsize size) {
  g_autoptr (GString) record = g_string_sized_new (size + 32);
  g_string_append_printf (record, "+%u %" G_GSIZE_FORMAT "\n", offset, size);
  g_string_append_len (record, text, (gssize)size);
  g_string_append_c (record, '\n');
  return append (self, record);
}

gboolean
pt_edit_journal_delete (PtEditJournal *self, guint start, guint end) {
  g_autoptr (GString) record = g_string_sized_new (32);
  g_string_append_printf (record, "-%u %u\n", start, end);
  return append (self, record);
}

guint64
pt_edit_journal_get_size (PtEditJournal *self) {
  return self->size;
}

void
pt_edit_journal_close (PtEditJournal *self, gboolean remove) {
  if (self == NULL)
    return;
  g_clear_handle_id (&self->sync, g_source_remove);
  if (remove)
    g_unlink (self->file);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->file);
  g_free (self);
}

/* Reading */

typedef struct {
  const char *at, *end;
} Reader;

static gboolean
skip_word (Reader *self, const char *word) {
  gsize length = strlen (word);
  if ((gsize)(self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

static gboolean
read_number (Reader *self, char stop, guint64 *ret_number) {
  guint64 number = 0;
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at) && self->at - start < 15)
    number = number * 10 + (guint64)(*self->at++ - '0');
  if (self->at == start || self->at == self->end || *self->at != stop)
    return FALSE;
  self->at++;
  *ret_number = number;
  return TRUE;
}

/** That many bytes and a newline. */
static const char *
read_block (Reader *self, guint64 size) {
  const char *block = self->at;
  if ((guint64)(self->end - self->at) <= size || self->at[size] != '\n')
    return NULL;
  self->at += size + 1;
  return block;
}

/** The text while it is put together. People edit near the last edit: its place is remembered. */
typedef struct {
  GString *text;
  gsize byte;
  guint64 offset; /* in code points, of byte */
} Draft;

static gboolean
go_to (Draft *self, guint64 offset) {
  const char *data = self->text->str;

  while (self->offset > offset) {
    do
      self->byte--;
    while (((guchar)data[self->byte] & 0xC0) == 0x80);
    self->offset--;
  }
  while (self->offset < offset) {
    if (self->byte >= self->text->len)
      return FALSE;
    do
      self->byte++;
    while (self->byte < self->text->len && ((guchar)data[self->byte] & 0xC0) == 0x80);
    self->offset++;
  }
  return TRUE;
}

static gboolean
replay_insertion (Draft *draft, Reader *reader) {
  guint64 offset, size;
  const char *block;

  if (!read_number (reader, ' ', &offset) || !read_number (reader, '\n', &size) ||
      (block = read_block (reader, size)) == NULL || !g_utf8_validate (block, (gssize)size, NULL) ||
      !go_to (draft, offset))
    return FALSE;
  g_string_insert_len (draft->text, (gssize)draft->byte, block, (gssize)size);
  return TRUE;
}

static gboolean
replay_deletion (Draft *draft, Reader *reader) {
  guint64 start, end;

  if (!read_number (reader, ' ', &start) || !read_number (reader, '\n', &end) || end < start ||
      !go_to (draft, end))
    return FALSE;
  gsize end_byte = draft->byte;
  if (!go_to (draft, start))
    return FALSE;
  g_string_erase (draft->text, (gssize)draft->byte, (gssize)(end_byte - draft->byte));
  return TRUE;
}

/** Up to the first record that is not whole. */
static guint
replay (Draft *draft, Reader *reader) {
  guint n_edits = 0;

  while (reader->at < reader->end) {
    char kind = *reader->at++;
    if ((kind != '+' || !replay_insertion (draft, reader)) &&
        (kind != '-' || !replay_deletion (draft, reader)))
      break;
    n_edits++;
  }
  return n_edits;
}

static gboolean
read_header (Reader *reader, PtLostEdits *edits, const char **ret_text, guint64 *ret_size) {
  guint64 size;
  const char *path, *base, *text;

  if (!skip_word (reader, MAGIC "path ") || !read_number (reader, '\n', &size) ||
      (path = read_block (reader, size)) == NULL)
    return FALSE;
  edits->path = g_strndup (path, size);
  if (!skip_word (reader, "base ") || (base = read_block (reader, 64)) == NULL)
    return FALSE;
  edits->base = g_strndup (base, 64);
  if (!skip_word (reader, "text ") || !read_number (reader, '\n', &size) ||
      (text = read_block (reader, size)) == NULL || !g_utf8_validate (text, (gssize)size, NULL))
    return FALSE;
  *ret_text = text;
  *ret_size = size;
  return TRUE;
}

void
pt_lost_edits_free (PtLostEdits *self) {
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->path);
  g_free (self->base);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self);
}

PtLostEdits *
pt_lost_edits_read (const char *file, GError **error) {
  g_autofree char *content = NULL;
  gsize size;
  const char *text;
  guint64 text_size;

  if (!g_file_get_contents (file, &content, &size, error))
    return NULL;
  g_autoptr (PtLostEdits) self = g_new0 (PtLostEdits, 1);
  Reader reader = {content, content + size};
  if (!read_header (&reader, self, &text, &text_size)) {
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: not a record of edits", file);
    return NULL;
  }
  Draft draft = {.text = g_string_new_len (text, (gssize)text_size)};
  self->file = g_strdup (file);
  self->n_edits = replay (&draft, &reader);
  self->text = g_string_free_to_bytes (draft.text);
  return g_steal_pointer (&self);
}

/* Finding */

/** Whether its writer is gone. */
static gboolean
is_lost (const char *file) {
  int fd = g_open (file, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return FALSE;
  gboolean lost = flock (fd, LOCK_EX | LOCK_NB) == 0;
  close (fd);
  return lost;
}

typedef void (*Visit) (const char *file, gpointer data);

static void
visit_lost (const char *prefix, Visit visit, gpointer data) {
  g_autofree char *folder = edits_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".edits") && is_lost (file))
      visit (file, data);
  }
}

typedef struct {
  char *file;
  gint64 time;
} Newest;

static void
take_newest (const char *file, gpointer data) {
  Newest *newest = data;
  GStatBuf info;

  if (g_stat (file, &info) != 0)
    return;
  gint64 time = (gint64)info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
  if (newest->file != NULL && time <= newest->time)
    return;
  g_free (newest->file);
  newest->file = g_strdup (file);
  newest->time = time;
}

PtLostEdits *
pt_lost_edits_find (const char *path) {
  g_autofree char *prefix = name_prefix (path);
  Newest newest = {0};

  visit_lost (prefix, take_newest, &newest);
  g_autofree char *file = newest.file;
  g_autoptr (PtLostEdits) edits = file != NULL ? pt_lost_edits_read (file, NULL) : NULL;
  return edits != NULL && g_strcmp0 (edits->path, path) == 0 ? g_steal_pointer (&edits) : NULL;
}

typedef struct {
  const char *folder;
  GPtrArray *paths;
} Listing;

static void
list_path (const char *file, gpointer data) {
  Listing *listing = data;
  g_autoptr (PtLostEdits) edits = pt_lost_edits_read (file, NULL);
  gsize length = strlen (listing->folder);

  if (edits != NULL && strncmp (edits->path, listing->folder, length) == 0 &&
      edits->path[length] == '/' &&
      !g_ptr_array_find_with_equal_func (listing->paths, edits->path, g_str_equal, NULL))
    g_ptr_array_add (listing->paths, g_steal_pointer (&edits->path));
}

GPtrArray *
pt_lost_edits_list (const char *folder) {
  Listing listing = {folder, g_ptr_array_new_with_free_func (g_free)};
  visit_lost ("", list_path, &listing);
  return listing.paths;
}
