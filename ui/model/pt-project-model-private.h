// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The session behind a model, for the other files of ui/model.

#include <gio/gio.h>

#include "core/engine/session.h"
#include "ui/model/pt-project-model.h"

G_BEGIN_DECLS

PtSession *pt_project_model_get_session (PtProjectModel *self);
/** (transfer full): a session that outlives the model, for a thread */
PtSession **pt_project_model_share_session (PtProjectModel *self);
void pt_shared_session_release (PtSession **session);
PtItemStatus pt_item_status_of (PtUnitStatus status);
/** While held no job may start: a thread compiles or writes what the last one has made. */
void pt_project_model_hold (PtProjectModel *self);
void pt_project_model_release (PtProjectModel *self);

G_END_DECLS
