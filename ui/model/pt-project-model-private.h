// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The session behind a model, for the other files of ui/model.

#include <gio/gio.h>

#include "core/engine/session.h"
#include "ui/model/pt-project-model.h"

G_BEGIN_DECLS

PtSession *pt_project_model_get_session (PtProjectModel *self);
/** While held no job may start: a thread compiles or writes what the last one has made. */
void pt_project_model_hold (PtProjectModel *self);
void pt_project_model_release (PtProjectModel *self);

G_END_DECLS
