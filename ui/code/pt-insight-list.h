// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-document.h"

G_BEGIN_DECLS

#define PT_TYPE_INSIGHT_LIST (pt_insight_list_get_type ())
G_DECLARE_FINAL_TYPE (PtInsightList, pt_insight_list, PT, INSIGHT_LIST, GObject)

/**
 * PtInsightList:
 *
 * What there is to know of the text that is shown, kept up to date while somebody looks: asked for
 * when the text is loaded, and each time it has been edited and translated.
 *
 * Signal: `changed`, when the items or `failed` are others.
 */
PtInsightList *pt_insight_list_new (PtInsight what);

/** document: (nullable) */
void pt_insight_list_set_document (PtInsightList *self, PtDocument *document);
/** Whether somebody looks; FALSE at first: then nothing is asked for. */
void pt_insight_list_set_active (PtInsightList *self, gboolean active);
/** (transfer none): a list that stays the same, with what was found last */
GListModel *pt_insight_list_get_items (PtInsightList *self);
/** Whether the text has errors: the items are of before. */
gboolean pt_insight_list_has_failed (PtInsightList *self);
/** Whether the items are of the document's present text. */
gboolean pt_insight_list_is_ready (PtInsightList *self);

G_END_DECLS
