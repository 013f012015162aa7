// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "core/memory/arena_pool.h"
#include "tests/check.h"

#include <pthread.h>

static PtArenaPoolStats
stats_of (const PtArenaPool *pool) {
  PtArenaPoolStats stats;
  pt_arena_pool_stats (pool, &stats);
  return stats;
}

PT_TEST (a_released_arena_is_used_again_and_empty) {
  PtArenaPool *pool = pt_arena_pool_new (NULL);
  PtArenaLocal local;
  pt_arena_local_init (&local, pool);
  PtArena *first = pt_arena_pool_acquire (pool, &local);
  pt_check (pt_arena_alloc (first, 100, 8) != NULL);
  pt_arena_pool_release (pool, &local, first);
  uint64_t before = pt_heap_allocations ();
  PtArena *second = pt_arena_pool_acquire (pool, &local);
  pt_check (second == first);
  pt_check_int (pt_arena_used (second), 0);
  pt_check_int (pt_arena_peak (second), 0);
  pt_check (pt_arena_alloc (second, 100, 8) != NULL);
  pt_check_int (pt_heap_allocations () - before, 0);

  PtArenaPoolStats stats = stats_of (pool);
  pt_check_int (stats.hits, 1);
  pt_check_int (stats.misses, 1);
  pt_check_int (stats.outstanding, 1);
  pt_check_int (stats.high_water, 1);
  pt_check_int (stats.idle, 0);
  pt_arena_pool_release (pool, &local, second);
  pt_check_int (stats_of (pool).idle_bytes, pt_arena_reserved (first));
  pt_arena_local_clear (&local);
  pt_arena_pool_free (pool);
}

PT_TEST (lists_are_bounded) {
  PtArenaPoolOptions options = {.max_idle = 3};
  PtArenaPool *pool = pt_arena_pool_new (&options);
  PtArenaLocal local;
  pt_arena_local_init (&local, pool);
  PtArena *arenas[20];
  for (int i = 0; i < 20; i++)
    arenas[i] = pt_arena_pool_acquire (pool, &local);
  for (int i = 0; i < 20; i++)
    pt_arena_pool_release (pool, &local, arenas[i]);
  pt_check_int (stats_of (pool).high_water, 20);
  pt_check_int (stats_of (pool).outstanding, 0);
  pt_check_int (stats_of (pool).idle, PT_ARENA_LOCAL_MAX + 3);
  pt_arena_local_clear (&local);
  pt_check_int (stats_of (pool).idle, 3);
  pt_arena_pool_free (pool);
}

PT_TEST (another_worker_takes_from_the_shared_list) {
  PtArenaPool *pool = pt_arena_pool_new (NULL);
  PtArenaLocal a, b;
  pt_arena_local_init (&a, pool);
  pt_arena_local_init (&b, pool);
  PtArena *arena = pt_arena_pool_acquire (pool, &a);
  pt_arena_pool_release (pool, &b, arena);
  PtArena *other = pt_arena_pool_acquire (pool, &a);
  pt_check (other != arena); /* it waits in the list of b */
  pt_arena_pool_release (pool, NULL, other);
  pt_check (pt_arena_pool_acquire (pool, &a) == other);
  pt_arena_pool_release (pool, &a, other);
  pt_arena_local_clear (&a);
  pt_arena_local_clear (&b);
  pt_arena_pool_free (pool);
}

PT_TEST (an_arena_that_grew_too_large_is_freed) {
  PtArenaPoolOptions options = {.max_kept_bytes = 256 * 1024};
  PtArenaPool *pool = pt_arena_pool_new (&options);
  PtArena *arena = pt_arena_pool_acquire (pool, NULL);
  pt_check (pt_arena_alloc (arena, 1 << 20, 8) != NULL);
  pt_arena_pool_release (pool, NULL, arena);
  pt_check_int (stats_of (pool).idle, 0);
  pt_check_int (stats_of (pool).idle_bytes, 0);
  pt_arena_pool_free (pool);
}

PT_TEST (plain_mode_keeps_nothing) {
  PtArenaPoolOptions options = {.mode = PT_MEMORY_PLAIN};
  PtArenaPool *pool = pt_arena_pool_new (&options);
  for (int i = 0; i < 5; i++) {
    PtArena *arena = pt_arena_pool_acquire (pool, NULL);
    pt_check_int (arena->mode, PT_MEMORY_PLAIN);
    pt_check (pt_arena_alloc (arena, 10, 8) != NULL);
    pt_arena_pool_release (pool, NULL, arena);
  }
  pt_check_int (stats_of (pool).hits, 0);
  pt_check_int (stats_of (pool).misses, 5);
  pt_arena_pool_free (pool);
}

PT_TEST (the_limit_reaches_the_arena) {
  PtArenaPoolOptions options = {.arena_max_bytes = 100 * 1024};
  PtArenaPool *pool = pt_arena_pool_new (&options);
  PtArena *arena = pt_arena_pool_acquire (pool, NULL);
  pt_check (pt_arena_alloc (arena, 200 * 1024, 8) == NULL);
  pt_arena_pool_release (pool, NULL, arena);
  pt_arena_pool_release (pool, NULL, NULL);
  pt_arena_pool_free (pool);
}

PT_TEST (no_memory_is_survived) {
  pt_heap_fail_after (0);
  pt_check (pt_arena_pool_new (NULL) == NULL);
  PtArenaPool *pool = pt_arena_pool_new (NULL);
  pt_heap_fail_after (0);
  pt_check (pt_arena_pool_acquire (pool, NULL) == NULL);
  pt_check_int (stats_of (pool).outstanding, 0);
  pt_arena_pool_free (pool);
  pt_arena_pool_free (NULL);
}

enum { THREADS = 4, ROUNDS = 2000 };

/* Arenas wander between threads through one slot, as units do between stages. */
static PtArena *passed_on;

typedef struct {
  PtArenaPool *pool;
  int number;
  bool wrong;
} Worker;

static void *
work (void *data) {
  Worker *worker = data;
  PtArenaLocal local;
  pt_arena_local_init (&local, worker->pool);
  for (int i = 0; i < ROUNDS; i++) {
    PtArena *arena = pt_arena_pool_acquire (worker->pool, &local);
    unsigned char *bytes = pt_arena_alloc (arena, 256, 16);
    memset (bytes, worker->number, 256);
    for (int j = 0; j < 256; j++)
      worker->wrong |= bytes[j] != worker->number;
    if (i % 3 == 0)
      arena = __atomic_exchange_n (&passed_on, arena, __ATOMIC_ACQ_REL);
    pt_arena_pool_release (worker->pool, i % 7 == 0 ? NULL : &local, arena);
  }
  pt_arena_local_clear (&local);
  return NULL;
}

PT_TEST (threads_share_a_pool) {
  PtArenaPool *pool = pt_arena_pool_new (NULL);
  Worker workers[THREADS];
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++) {
    workers[i] = (Worker){pool, i + 1, false};
    pt_check_int (pthread_create (&threads[i], NULL, work, &workers[i]), 0);
  }
  for (int i = 0; i < THREADS; i++) {
    pthread_join (threads[i], NULL);
    pt_check (!workers[i].wrong);
  }
  pt_arena_pool_release (pool, NULL, passed_on);
  PtArenaPoolStats stats = stats_of (pool);
  pt_check_int (stats.outstanding, 0);
  pt_check_int (stats.hits + stats.misses, THREADS * ROUNDS);
  pt_check (stats.hits * 100 >= (stats.hits + stats.misses) * 99);
  pt_arena_pool_free (pool);
}

static bool
use_and_leave (PtArenaPool *pool, PtArenaLocal *local, bool early) {
  PT_AUTO (PtArenaLease) lease = pt_arena_lease (pool, local);
  if (lease.arena == NULL || early)
    return false;
  return pt_arena_alloc (lease.arena, 100, 8) != NULL;
}

PT_TEST (a_lease_ends_on_every_way_out) {
  PtArenaPool *pool = pt_arena_pool_new (NULL);
  PtArenaLocal local;
  pt_arena_local_init (&local, pool);
  for (int i = 0; i < 10; i++)
    pt_check (use_and_leave (pool, &local, i % 2 == 0) == (i % 2 != 0));
  PtArenaPoolStats stats;
  pt_arena_pool_stats (pool, &stats);
  pt_check_int (stats.outstanding, 0);
  pt_check_int (stats.misses, 1);
  pt_check_int (stats.hits, 9);
  pt_arena_local_clear (&local);
  pt_arena_pool_free (pool);
}

PT_TEST_MAIN
