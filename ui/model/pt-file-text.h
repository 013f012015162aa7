// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A Python file read and written in a thread, for editing.

#include "ui/model/pt-edit-journal.h"
#include "ui/model/pt-text-format.h"

G_BEGIN_DECLS

typedef struct {
  GBytes *text; /* UTF-8 without NUL */
  PtTextFormat format;
  char *read_only;   /* (nullable): why it can't be edited, for people */
  char *checksum;    /* of the file's bytes */
  PtLostEdits *lost; /* (nullable): what was typed and never saved, when it differs from text */
} PtFileText;

void pt_file_text_free (PtFileText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtFileText, pt_file_text_free)

void pt_file_text_load_async (const char *path, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
/** (transfer full) */
PtFileText *pt_file_text_load_finish (GAsyncResult *result, GError **error);

/** base: checksum of what the file must still be, or else G_IO_ERROR_WRONG_ETAG; NULL: whatever it
 * is. A file that is gone is written again. Not cancellable: it is done or it is not. */
void pt_file_text_save_async (const char *path, GBytes *text, PtTextFormat format, const char *base,
                              GAsyncReadyCallback callback, gpointer data);
/** (transfer full): checksum of the file as it is now */
char *pt_file_text_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
