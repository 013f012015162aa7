// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-documents.h"

G_BEGIN_DECLS

#define PT_TYPE_CODE_PAIR (pt_code_pair_get_type ())
G_DECLARE_FINAL_TYPE (PtCodePair, pt_code_pair, PT, CODE_PAIR, GtkWidget)

/**
 * PtCodePair:
 *
 * A Python file, to edit, and its Rust side by side. Pointing at a line or moving the cursor
 * emphasises what belongs to it on the other side; both scroll together. Searches in the side that
 * was used last.
 *
 * Properties: `unit`, the PtUnitItem shown, notified; `stage`, the PtStageView beside the Python,
 * readable and writable, notified; `line`, of the Python, where the cursor is, 1-based, notified.
 * Signal: `problems-wanted`, when a person asks for what is wrong with the file.
 */
GtkWidget *pt_code_pair_new (void);

/** documents: (nullable): where files are opened; none is shown before. */
void pt_code_pair_set_documents (PtCodePair *self, PtDocuments *documents);
/** unit: (nullable): a file. Its Python text is read in a thread, unless it is open. */
void pt_code_pair_set_unit (PtCodePair *self, PtUnitItem *unit);
PtUnitItem *pt_code_pair_get_unit (PtCodePair *self);
/** Shows a place in a text, as soon as it has been read. */
void pt_code_pair_go_to (PtCodePair *self, PtSide side, guint line, guint column);
/** (transfer full) (nullable): what is selected in the side that was used last, of one line */
char *pt_code_pair_get_selection (PtCodePair *self);
/** (transfer none) (nullable) */
PtDocument *pt_code_pair_get_document (PtCodePair *self);
void pt_code_pair_start_search (PtCodePair *self);
/** Whether long lines go on below. */
void pt_code_pair_set_wrap (PtCodePair *self, gboolean wrap);
/** In a narrow window the sides stand one below the other. */
void pt_code_pair_set_narrow (PtCodePair *self, gboolean narrow);
/** The group that is emphasised; -1 = none. */
int pt_code_pair_get_active_group (PtCodePair *self);

G_END_DECLS
