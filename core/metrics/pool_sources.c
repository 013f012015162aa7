// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/metrics/pool_sources.h"
#include "core/memory/arena_pool.h"
#include "core/memory/object_pool.h"

void
pt_arena_pool_source (const void *data, PtSnapshot *snapshot) {
  PtArenaPoolStats stats;
  pt_arena_pool_stats (data, &stats);
  snapshot->values[PT_COUNTER_ARENA_POOL_HITS] += stats.hits;
  snapshot->values[PT_COUNTER_ARENA_POOL_MISSES] += stats.misses;
  snapshot->values[PT_COUNTER_ARENA_POOL_OUTSTANDING] += stats.outstanding;
  snapshot->values[PT_COUNTER_ARENA_POOL_HELD_BYTES] += stats.idle_bytes;
  if (stats.high_water > snapshot->values[PT_COUNTER_ARENA_POOL_HIGH_WATER])
    snapshot->values[PT_COUNTER_ARENA_POOL_HIGH_WATER] = stats.high_water;
}

void
pt_object_pool_source (const void *data, PtSnapshot *snapshot) {
  PtObjectPoolStats stats;
  pt_object_pool_stats (data, &stats);
  snapshot->values[PT_COUNTER_OBJECT_POOL_HITS] += stats.hits;
  snapshot->values[PT_COUNTER_OBJECT_POOL_MISSES] += stats.misses;
  snapshot->values[PT_COUNTER_OBJECT_POOL_OUTSTANDING] += stats.outstanding;
}
