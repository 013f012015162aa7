// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/trace.h"
#include "ui/model/pt-tracing.h"

/** Before the session's job starts. (nullable): unless somebody wants traces */
PtTraceJob *pt_tracing_begin (PtSession *session);
/** job may be NULL, and may have been ended by pt_tracing_stop. */
void pt_tracing_end (PtTraceJob *job);
