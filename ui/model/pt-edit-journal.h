// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What has been typed into a file and not been saved, on disk: nothing is lost when the program is
// killed. Each edit is handed to the system as it is made, which costs microseconds; what is needed
// after a loss of power is forced onto the disk within a second.
//
// A journal is one file in <XDG state>/portalis/edits: a header (path, checksum of the file's bytes
// and the text that editing began with), then a record for each insertion and deletion. A record
// that was cut off is not there. While its writer lives, the file is locked.

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PtEditJournal PtEditJournal;

/** Begins a journal. path: of the Python file; base: checksum of its bytes; text: what is edited.
 * Blocking, for a copy of the text. NULL on error. (transfer full) */
PtEditJournal *pt_edit_journal_new (const char *path, const char *base, GBytes *text,
                                    GError **error);
/** Offsets in code points, as the text was before the edit. FALSE once an edit could not be
 * written. */
gboolean pt_edit_journal_insert (PtEditJournal *self, guint offset, const char *text, gsize size);
gboolean pt_edit_journal_delete (PtEditJournal *self, guint start, guint end);
/** Bytes of the file beyond its header: past a few megabytes a new journal is shorter. */
guint64 pt_edit_journal_get_size (PtEditJournal *self);
/** Ends the journal; remove: its edits are saved, or not wanted. */
void pt_edit_journal_close (PtEditJournal *self, gboolean remove);

/** What a journal that nobody writes holds. */
typedef struct {
  char *file; /* the journal's own */
  char *path; /* of the Python file */
  char *base;
  GBytes *text; /* with all edits */
  guint n_edits;
} PtLostEdits;

void pt_lost_edits_free (PtLostEdits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtLostEdits, pt_lost_edits_free)

/** Reads a journal. Refuses what is none. Blocking. (transfer full) */
PtLostEdits *pt_lost_edits_read (const char *file, GError **error);
/** The newest journal of a file that no living program writes. Blocking. (transfer full)
 * (nullable) */
PtLostEdits *pt_lost_edits_find (const char *path);
/** Paths of all files below a folder that have such a journal. Blocking. (transfer full): of
 * strings */
GPtrArray *pt_lost_edits_list (const char *folder);

G_END_DECLS
