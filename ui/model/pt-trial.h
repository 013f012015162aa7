// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Texts that are being edited, tried in a thread before they are saved. None of this keeps the
// project alive: a window that closes waits for nobody.

#include "ui/model/pt-project-model.h"
#include "ui/model/pt-text-format.h"

G_BEGIN_DECLS

typedef enum {
  PT_TRIAL_READ,      /* tokens, tree and scopes: errors of the text alone, in milliseconds */
  PT_TRIAL_TRANSLATE, /* all the way to Rust */
} PtTrialDepth;

void pt_trial_async (PtProjectModel *project, PtUnitItem *unit, PtTrialDepth depth, GBytes *text,
                     PtTextFormat format, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer data);
/** FALSE when the text can't be encoded. apply: the unit shows what was found; FALSE when its text
 * is another by now. */
gboolean pt_trial_finish (PtUnitItem *unit, GAsyncResult *result, gboolean apply, GError **error);

/** From the next job on this text stands in for the unit's file; NULL: the file counts again.
 * FALSE when it can't be encoded. */
gboolean pt_trial_set_text (PtProjectModel *project, PtUnitItem *unit, GBytes *text,
                            PtTextFormat format, GError **error);

/** What stands beside the Python. */
typedef enum {
  PT_VIEW_RUST,
  PT_VIEW_TOKENS,
  PT_VIEW_TREE,
  PT_VIEW_SCOPES,
  PT_VIEW_HIR,
  PT_VIEW_CHANGES,     /* the Rust against the Rust of before */
  PT_VIEW_INTERLEAVED, /* the Rust between the lines of the Python */
  PT_N_VIEWS,
} PtStageView;

/** What a stage makes of a text, a node a line; or the unit's Rust, read otherwise. Not of
 * PT_VIEW_RUST. */
void pt_trial_view_async (PtProjectModel *project, PtUnitItem *unit, PtStageView view, GBytes *text,
                          PtTextFormat format, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data);
/** NULL, with no error, where there is nothing to show: the text has errors, or there is no Rust.
 * ret_links: which line belongs to which, the stage's text as the Rust side. (transfer full) */
GBytes *pt_trial_view_finish (GAsyncResult *result, PtLinkMap **ret_links, GError **error);

G_END_DECLS
