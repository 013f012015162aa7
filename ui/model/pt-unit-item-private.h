// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the project model writes into its items. Only for ui/model.

#include "core/engine/session.h"
#include "ui/model/pt-unit-item.h"

G_BEGIN_DECLS

/** In its session; only of files. */
guint pt_unit_item_get_index (PtUnitItem *self);
void pt_unit_item_set_index (PtUnitItem *self, guint index);
/** (transfer full) */
PtLinkMap *pt_unit_result_links (const PtUnitResult *result);
void pt_unit_item_add_child (PtUnitItem *folder, PtUnitItem *child);
/** Counts of the folder and of those above it follow. */
void pt_unit_item_set_status (PtUnitItem *self, PtItemStatus status);
/** What a job has made of it. NULL: forgets the last one. Keeps a reference. */
void pt_unit_item_set_result (PtUnitItem *self, PtUnitResult *result);
/** What has been found in a text that is being edited. With errors the Rust of before stays. */
void pt_unit_item_set_trial (PtUnitItem *self, PtUnitResult *result);
/** What reading alone has found in it. Without errors only those of the last reading go: what
 * else there is to say comes with the next trial. */
void pt_unit_item_set_reading (PtUnitItem *self, PtUnitResult *result);

G_END_DECLS
