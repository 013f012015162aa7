// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-unit-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_CODE_PAIR (pt_code_pair_get_type ())
G_DECLARE_FINAL_TYPE (PtCodePair, pt_code_pair, PT, CODE_PAIR, GtkWidget)

/**
 * PtCodePair:
 *
 * A Python file and its Rust side by side. Pointing at a line or moving the cursor emphasises what
 * belongs to it on the other side; both scroll together. Searches in the side that was used last.
 *
 * Property: `unit`, the PtUnitItem shown, notified.
 */
GtkWidget *pt_code_pair_new (void);

/** unit: (nullable): a file. Its Python text is read in a thread. */
void pt_code_pair_set_unit (PtCodePair *self, PtUnitItem *unit);
PtUnitItem *pt_code_pair_get_unit (PtCodePair *self);
/** Shows a place in the Python text, as soon as it has been read. */
void pt_code_pair_go_to (PtCodePair *self, guint line, guint column);
void pt_code_pair_start_search (PtCodePair *self);
/** In a narrow window the sides stand one below the other. */
void pt_code_pair_set_narrow (PtCodePair *self, gboolean narrow);
/** The group that is emphasised; -1 = none. */
int pt_code_pair_get_active_group (PtCodePair *self);

G_END_DECLS
