// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-documents.h"
#include "ui/model/pt-project-search.h"

G_BEGIN_DECLS

#define PT_TYPE_SEARCH_PANEL (pt_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (PtSearchPanel, pt_search_panel, PT, SEARCH_PANEL, GtkWidget)

/**
 * PtSearchPanel:
 *
 * A text to look for in the whole project, and where it is. Signal: `chosen (PtSearchHit)`.
 */

/** project, documents: (nullable): both or none */
void pt_search_panel_set_project (PtSearchPanel *self, PtProjectModel *project,
                                  PtDocuments *documents);
/** Puts the cursor into the entry. text: (nullable): to look for */
void pt_search_panel_start (PtSearchPanel *self, const char *text);
/** (transfer none) (nullable) */
PtProjectSearch *pt_search_panel_get_search (PtSearchPanel *self);

G_END_DECLS
