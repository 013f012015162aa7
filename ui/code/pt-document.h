// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-code-buffer.h"
#include "ui/model/pt-insight.h"
#include "ui/model/pt-trial.h"

G_BEGIN_DECLS

#define PT_TYPE_DOCUMENT (pt_document_get_type ())
G_DECLARE_FINAL_TYPE (PtDocument, pt_document, PT, DOCUMENT, GObject)

/** What a person has to be told of a document, or asked. */
typedef enum {
  PT_NOTICE_NONE,
  PT_NOTICE_READ_ONLY, /* its bytes can't be edited as text */
  PT_NOTICE_LOST,      /* edits that were never saved have been found: restore or discard */
  PT_NOTICE_CONFLICT,  /* edited here, and changed by another program: reload or keep */
  PT_NOTICE_UNREAD,    /* the file can't be read */
} PtNotice;

/**
 * PtDocument:
 *
 * A Python file while it is open: its text with all edits, which are written into a journal as they
 * are made, read for errors at once and translated 250 ms after the last. Only saving changes the
 * file.
 *
 * Properties: `edited` and `notice`, notified. Signals: `loaded`; `links-changed`, when lines have
 * come or gone; `tried (PtTrialDepth, gint64 microseconds)`, when the unit shows what was found in
 * the present text, with the time since its last edit.
 */
PtDocument *pt_document_new (PtProjectModel *project, PtUnitItem *unit);

/** (transfer none) */
PtUnitItem *pt_document_get_unit (PtDocument *self);
PtCodeBuffer *pt_document_get_buffer (PtDocument *self);
gboolean pt_document_is_loaded (PtDocument *self);
gboolean pt_document_is_editable (PtDocument *self);
gboolean pt_document_is_edited (PtDocument *self);
PtNotice pt_document_get_notice (PtDocument *self);
/** (transfer none) (nullable): the notice in words */
const char *pt_document_get_notice_text (PtDocument *self);

/** Looks whether the file has been changed elsewhere. Without edits it is read again. */
void pt_document_check_file (PtDocument *self);
/** What a notice offers. LOST: takes the edits, or removes them. CONFLICT: the file's text, or the
 * one here, which the next saving then writes. */
void pt_document_restore (PtDocument *self);
void pt_document_discard (PtDocument *self);
void pt_document_reload (PtDocument *self);
void pt_document_keep (PtDocument *self);

void pt_document_save_async (PtDocument *self, GAsyncReadyCallback callback, gpointer data);
/** FALSE, with the notice CONFLICT, when another program has changed the file. */
gboolean pt_document_save_finish (PtDocument *self, GAsyncResult *result, GError **error);

/** pt_trial_view_async for the present text; pt_trial_view_finish takes the result. */
void pt_document_view_async (PtDocument *self, PtStageView view, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data);

/** pt_insight_async for the present text; pt_insight_finish takes the result. */
void pt_document_look_async (PtDocument *self, PtInsight what, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data);

/** The next job translates the text as it is here. */
void pt_document_hand_over (PtDocument *self);
/** The edits are not wanted: nothing is kept of them. */
void pt_document_abandon (PtDocument *self);

G_END_DECLS
