// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Objects and arenas that come and go: pools against heaps, and against a pool with a lock.

#include "core/bench/bench_private.h"
#include "core/memory/arena_pool.h"
#include "core/memory/object_pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
  N = 1000,
  SIZE = 424, /* a vector of a hundred ints with its head */
};

typedef struct {
  const PtBenchHeap *heap;
  PtObjectPool pool;
  pthread_mutex_t lock;
  void *live[N];
} Objects;

static guint64
touch (void *object, int value) {
  *(int *)object = value;
  pt_bench_keep (object);
  return (guint64) * (int *)object;
}

#define RUN_CYCLE(NAME, BEFORE, GET, PUT)                                                          \
  static guint64 NAME##_cycle (void *data, gboolean digest) {                                      \
    Objects *self = data;                                                                          \
    guint64 sum = 0;                                                                               \
    (void)digest;                                                                                  \
    BEFORE;                                                                                        \
    for (int i = 0; i < N; i++) {                                                                  \
      void *object = (GET);                                                                        \
      sum += touch (object, i);                                                                    \
      PUT;                                                                                         \
    }                                                                                              \
    return sum;                                                                                    \
  }

static void *
locked_get (Objects *self) {
  pthread_mutex_lock (&self->lock);
  void *object = pt_object_pool_get (&self->pool);
  pthread_mutex_unlock (&self->lock);
  return object;
}

static void
locked_put (Objects *self, void *object) {
  pthread_mutex_lock (&self->lock);
  pt_object_pool_put (&self->pool, object);
  pthread_mutex_unlock (&self->lock);
}

RUN_CYCLE (heap, const PtBenchHeap heap = *self->heap, heap.alloc (SIZE), heap.release (object))
RUN_CYCLE (slice, (void)self, g_slice_alloc (SIZE), g_slice_free1 (SIZE, object))
RUN_CYCLE (pool, (void)0, pt_object_pool_get (&self->pool),
           pt_object_pool_put (&self->pool, object))
RUN_CYCLE (locked, (void)0, locked_get (self), locked_put (self, object))

#define RUN_LIVE(NAME, BEFORE, GET, PUT)                                                           \
  static guint64 NAME##_live (void *data, gboolean digest) {                                       \
    Objects *self = data;                                                                          \
    guint64 sum = 0;                                                                               \
    (void)digest;                                                                                  \
    BEFORE;                                                                                        \
    for (int i = 0; i < N; i++)                                                                    \
      sum += touch (self->live[i] = (GET), i);                                                     \
    for (int i = 0; i < N; i++)                                                                    \
      PUT;                                                                                         \
    return sum;                                                                                    \
  }

RUN_LIVE (heap, const PtBenchHeap heap = *self->heap, heap.alloc (SIZE),
          heap.release (self->live[i]))
RUN_LIVE (pool, (void)0, pt_object_pool_get (&self->pool),
          pt_object_pool_put (&self->pool, self->live[i]))

/* A unit in its arena. */
typedef struct {
  gsize bytes;
  PtArenaLocal local;
} Unit;

static guint64
fill (PtArena *arena, gsize bytes, gboolean digest) {
  guint64 result = 0;
  for (gsize i = 0; i < bytes / 1024; i++) {
    void *block = pt_arena_alloc (arena, 1024, 8);
    memset (block, (int)i, 1024);
    result = digest ? pt_bench_digest (result, block, 1024) : 0;
  }
  return result;
}

static guint64
new_arena (void *data, gboolean digest) {
  const Unit *unit = data;
  PtArena arena = {0};
  guint64 result = fill (&arena, unit->bytes, digest);
  pt_arena_clear (&arena);
  return result;
}

static guint64
pooled_arena (void *data, gboolean digest) {
  Unit *unit = data;
  PtArena *arena = pt_arena_pool_acquire (unit->local.pool, &unit->local);
  guint64 result = fill (arena, unit->bytes, digest);
  pt_arena_pool_release (unit->local.pool, &unit->local, arena);
  return result;
}

static void
compare_arenas (PtBenchRun *self, PtContestId contest, gsize bytes) {
  PtArenaPool *arenas = pt_arena_pool_new (NULL);
  pt_assert (arenas != NULL);
  Unit unit = {.bytes = bytes};
  pt_arena_local_init (&unit.local, arenas);
  pt_bench_compare (
      self, contest, (double)bytes / 1000,
      (PtContestant[]){{"new arena", new_arena, &unit}, {"pooled arena", pooled_arena, &unit}}, 2);
  pt_arena_local_clear (&unit.local);
  pt_arena_pool_free (arenas);
}

static Objects *
objects_new (const PtBenchHeap *heap) {
  Objects *self = g_new0 (Objects, 1);
  self->heap = heap;
  pthread_mutex_init (&self->lock, NULL);
  pt_object_pool_init (&self->pool, SIZE, PT_MEMORY_OPTIMISED);
  return self;
}

static void
objects_free (Objects *self) {
  pt_object_pool_clear (&self->pool);
  pthread_mutex_destroy (&self->lock);
  g_free (self);
}

void
pt_bench_pool (PtBenchRun *self) {
  Objects *system = objects_new (pt_bench_heap_system ());
  Objects *other = objects_new (pt_bench_heap_jemalloc ());
  Objects *third = objects_new (pt_bench_heap_mimalloc ());
  pt_bench_compare (self, PT_CONTEST_POOL_CYCLE, N,
                    (PtContestant[]){
                        {"malloc", heap_cycle, system},
                        {"object pool", pool_cycle, system},
                        {"GLib slices", slice_cycle, system},
                        {"locked pool", locked_cycle, system},
                        {"jemalloc", heap_cycle, other, pt_bench_heap_absent (other->heap)},
                        {"mimalloc", heap_cycle, third, pt_bench_heap_absent (third->heap)},
                    },
                    6);
  pt_bench_compare (
      self, PT_CONTEST_POOL_LIVE, N,
      (PtContestant[]){{"malloc", heap_live, system}, {"object pool", pool_live, system}}, 2);
  objects_free (system);
  objects_free (other);
  objects_free (third);
  compare_arenas (self, PT_CONTEST_POOL_ARENA, 100 * 1024);
  compare_arenas (self, PT_CONTEST_POOL_ARENA_LARGE, 4 * 1024 * 1024);
}
