// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/arena_pool.h"
#include "core/memory/object_pool.h"
#include "core/metrics/pool_sources.h"
#include "tests/check.h"

PT_TEST (pools_appear_in_the_snapshot) {
  PtMetrics *metrics = pt_metrics_new ();
  PtArenaPool *arenas = pt_arena_pool_new (NULL);
  PtObjectPool objects, more;
  pt_object_pool_init (&objects, 32, PT_MEMORY_OPTIMISED);
  pt_object_pool_init (&more, 32, PT_MEMORY_OPTIMISED);
  pt_check (pt_metrics_add_source (metrics, pt_arena_pool_source, arenas));
  pt_check (pt_metrics_add_source (metrics, pt_object_pool_source, &objects));
  pt_check (pt_metrics_add_source (metrics, pt_object_pool_source, &more));

  PtArena *a = pt_arena_pool_acquire (arenas, NULL);
  PtArena *b = pt_arena_pool_acquire (arenas, NULL);
  pt_check (pt_arena_alloc (b, 1, 1) != NULL);
  pt_arena_pool_release (arenas, NULL, b);
  void *x = pt_object_pool_get (&objects);
  void *y = pt_object_pool_get (&more);

  PtSnapshot snapshot;
  pt_metrics_snapshot (metrics, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_ARENA_POOL_MISSES], 2);
  pt_check_int (snapshot.values[PT_COUNTER_ARENA_POOL_OUTSTANDING], 1);
  pt_check_int (snapshot.values[PT_COUNTER_ARENA_POOL_HIGH_WATER], 2);
  pt_check (snapshot.values[PT_COUNTER_ARENA_POOL_HELD_BYTES] > 0);
  pt_check_int (snapshot.values[PT_COUNTER_OBJECT_POOL_MISSES], 2);
  pt_check_int (snapshot.values[PT_COUNTER_OBJECT_POOL_OUTSTANDING], 2);

  pt_object_pool_put (&objects, x);
  pt_object_pool_put (&more, y);
  pt_object_pool_clear (&objects);
  pt_object_pool_clear (&more);
  pt_arena_pool_release (arenas, NULL, a);
  pt_arena_pool_free (arenas);
  pt_metrics_free (metrics);
}

PT_TEST_MAIN
