// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Objects and arenas that come and go: pools against the heap, and against a pool with a lock.

#include "core/memory/arena_pool.h"
#include "core/memory/object_pool.h"
#include "tests/bench/bench.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
  N = 1000,
  SIZE = 424, /* a vector of a hundred ints with its head */
};

static void *live[N];

static void
touch (void *object) {
  *(int *)object = 42;
  pt_bench_keep (object);
}

static void
heap_cycle (void *data) {
  (void)data;
  for (int i = 0; i < N; i++) {
    void *object = malloc (SIZE);
    touch (object);
    free (object);
  }
}

static void
pool_cycle (void *data) {
  for (int i = 0; i < N; i++) {
    void *object = pt_object_pool_get (data);
    touch (object);
    pt_object_pool_put (data, object);
  }
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void
locked_cycle (void *data) {
  for (int i = 0; i < N; i++) {
    pthread_mutex_lock (&lock);
    void *object = pt_object_pool_get (data);
    pthread_mutex_unlock (&lock);
    touch (object);
    pthread_mutex_lock (&lock);
    pt_object_pool_put (data, object);
    pthread_mutex_unlock (&lock);
  }
}

static void
heap_live (void *data) {
  (void)data;
  for (int i = 0; i < N; i++)
    touch (live[i] = malloc (SIZE));
  for (int i = 0; i < N; i++)
    free (live[i]);
}

static void
pool_live (void *data) {
  for (int i = 0; i < N; i++) {
    live[i] = pt_object_pool_get (data);
    touch (live[i]);
  }
  for (int i = 0; i < N; i++)
    pt_object_pool_put (data, live[i]);
}

/* A unit of 100 KiB in its arena. */
enum { UNIT_BYTES = 100 * 1024 };

static void
use (PtArena *arena) {
  for (int i = 0; i < UNIT_BYTES / 1024; i++)
    memset (pt_arena_alloc (arena, 1024, 8), i, 1024);
}

static void
new_arena (void *data) {
  (void)data;
  PtArena arena = {0};
  use (&arena);
  pt_arena_clear (&arena);
}

static void
pooled_arena (void *data) {
  PtArenaLocal *local = data;
  PtArena *arena = pt_arena_pool_acquire (local->pool, local);
  use (arena);
  pt_arena_pool_release (local->pool, local, arena);
}

int
main (int argc, char **argv) {
  pt_bench_init (&argc, argv);
  PtObjectPool pool;
  pt_object_pool_init (&pool, SIZE, PT_MEMORY_OPTIMISED);
  pt_bench_compare ("get, touch, put: 424 bytes", PT_PER_ITEM, N,
                    (PtContestant[]){
                        {"malloc + free", heap_cycle, NULL},
                        {"object pool", pool_cycle, &pool},
                        {"object pool behind a mutex", locked_cycle, &pool},
                    },
                    3, NULL);
  pt_bench_compare ("1000 objects alive at once", PT_PER_ITEM, N,
                    (PtContestant[]){
                        {"malloc + free", heap_live, NULL},
                        {"object pool", pool_live, &pool},
                    },
                    2, NULL);
  PtObjectPoolStats stats;
  pt_object_pool_stats (&pool, &stats);
  pt_bench_note ("hit rate", 100.0 * (double)stats.hits / (double)(stats.hits + stats.misses), "%");
  pt_object_pool_clear (&pool);

  PtArenaPool *arenas = pt_arena_pool_new (NULL);
  PtArenaLocal local;
  pt_arena_local_init (&local, arenas);
  pt_bench_compare ("one unit of 100 KiB", PT_PER_ITEM, 1,
                    (PtContestant[]){
                        {"new arena", new_arena, NULL},
                        {"arena from the pool", pooled_arena, &local},
                    },
                    2, NULL);
  pt_arena_local_clear (&local);
  pt_arena_pool_free (arenas);
  return pt_bench_finish ();
}
