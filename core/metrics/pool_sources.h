// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sources for pt_metrics_add_source: data is the pool. Several pools of one kind add up.
//
//   pt_metrics_add_source (metrics, pt_arena_pool_source, pool)

#include "core/metrics/metrics.h"

/** data: a PtArenaPool. */
void pt_arena_pool_source (const void *data, PtSnapshot *snapshot);
/** data: a PtObjectPool. */
void pt_object_pool_source (const void *data, PtSnapshot *snapshot);
