// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the project model writes into its items. Only for ui/model.

#include "core/engine/session.h"
#include "ui/model/pt-unit-item.h"

G_BEGIN_DECLS

void pt_unit_item_add_child (PtUnitItem *folder, PtUnitItem *child);
/** Counts of the folder and of those above it follow. */
void pt_unit_item_set_status (PtUnitItem *self, PtItemStatus status);
/** NULL: forgets the last one. Keeps a reference. */
void pt_unit_item_set_result (PtUnitItem *self, PtUnitResult *result);

G_END_DECLS
