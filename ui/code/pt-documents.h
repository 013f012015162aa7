// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-document.h"

G_BEGIN_DECLS

#define PT_TYPE_DOCUMENTS (pt_documents_get_type ())
G_DECLARE_FINAL_TYPE (PtDocuments, pt_documents, PT, DOCUMENTS, GObject)

/**
 * PtDocuments:
 *
 * The open files of a project: those with something to save, and those shown last, whose edits can
 * still be undone.
 *
 * Property: `n-edited`, notified.
 */
PtDocuments *pt_documents_new (PtProjectModel *project);

/** (transfer none): opened if it isn't */
PtDocument *pt_documents_open (PtDocuments *self, PtUnitItem *unit);
guint pt_documents_get_n_edited (PtDocuments *self);
/** (transfer full): of PtDocument, edited */
GPtrArray *pt_documents_list_edited (PtDocuments *self);
/** The next job translates all texts as they are here. */
void pt_documents_hand_over (PtDocuments *self);
/** No edit is wanted. */
void pt_documents_abandon (PtDocuments *self);

/** Saves all; stops at the first that can't be. */
void pt_documents_save_async (PtDocuments *self, GAsyncReadyCallback callback, gpointer data);
/** ret_failed: (nullable) (transfer none): which one couldn't */
gboolean pt_documents_save_finish (PtDocuments *self, GAsyncResult *result, PtDocument **ret_failed,
                                   GError **error);

G_END_DECLS
