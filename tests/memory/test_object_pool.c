// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "core/memory/object_pool.h"
#include "tests/check.h"

static PtObjectPoolStats
stats_of (const PtObjectPool *pool) {
  PtObjectPoolStats stats;
  pt_object_pool_stats (pool, &stats);
  return stats;
}

PT_TEST (objects_do_not_overlap_and_are_aligned) {
  for (PtMemoryMode mode = PT_MEMORY_OPTIMISED; mode <= PT_MEMORY_PLAIN; mode++)
    for (size_t size = 0; size <= 72; size += 9) {
      PtObjectPool pool;
      pt_object_pool_init (&pool, size, mode);
      unsigned char *objects[300];
      bool aligned = true, intact = true;
      for (int i = 0; i < 300; i++) {
        objects[i] = pt_object_pool_get (&pool);
        aligned &= (uintptr_t)objects[i] % 16 == 0;
        memset (objects[i], i & 255, size);
      }
      for (int i = 0; i < 300; i++)
        for (size_t j = 0; j < size; j++)
          intact &= objects[i][j] == (i & 255);
      pt_check (aligned);
      pt_check (intact);
      pt_check_int (stats_of (&pool).outstanding, 300);
      for (int i = 0; i < 300; i++)
        pt_object_pool_put (&pool, objects[i]);
      pt_check_int (stats_of (&pool).outstanding, 0);
      pt_object_pool_clear (&pool);
    }
}

PT_TEST (the_last_put_is_the_next_got) {
  PtObjectPool pool;
  pt_object_pool_init (&pool, 424, PT_MEMORY_OPTIMISED);
  void *a = pt_object_pool_get (&pool);
  void *b = pt_object_pool_get (&pool);
  pt_object_pool_put (&pool, a);
  pt_object_pool_put (&pool, b);
  uint64_t before = pt_heap_allocations ();
  pt_check (pt_object_pool_get (&pool) == b);
  pt_check (pt_object_pool_get (&pool) == a);
  pt_check_int (pt_heap_allocations () - before, 0);
  pt_check_int (stats_of (&pool).hits, 2);
  pt_check_int (stats_of (&pool).misses, 2);
  pt_object_pool_put (&pool, a);
  pt_object_pool_put (&pool, b);
  pt_object_pool_put (&pool, NULL);
  pt_check_int (stats_of (&pool).outstanding, 0);
  pt_object_pool_clear (&pool);
}

PT_TEST (plain_mode_allocates_each) {
  PtObjectPool pool;
  pt_object_pool_init (&pool, 64, PT_MEMORY_PLAIN);
  uint64_t before = pt_heap_allocations ();
  for (int i = 0; i < 10; i++)
    pt_object_pool_put (&pool, pt_object_pool_get (&pool));
  pt_check_int (pt_heap_allocations () - before, 10);
  pt_check_int (stats_of (&pool).misses, 10);
  pt_check_int (stats_of (&pool).hits, 0);
  pt_object_pool_clear (&pool);
}

PT_TEST (no_memory_gives_no_object) {
  for (PtMemoryMode mode = PT_MEMORY_OPTIMISED; mode <= PT_MEMORY_PLAIN; mode++) {
    PtObjectPool pool;
    pt_object_pool_init (&pool, 64, mode);
    pt_heap_fail_after (0);
    pt_check (pt_object_pool_get (&pool) == NULL);
    pt_check_int (stats_of (&pool).outstanding, 0);
    void *object = pt_object_pool_get (&pool);
    pt_check (object != NULL);
    pt_object_pool_put (&pool, object);
    pt_object_pool_clear (&pool);
  }
}

PT_TEST_MAIN
