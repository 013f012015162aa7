// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/arena_pool.h"
#include "core/base/heap.h"

#include <pthread.h>
#include <stdatomic.h>

enum {
  DEFAULT_MAX_IDLE = 16,
  DEFAULT_MAX_KEPT = 32 * 1024 * 1024,
};

/* The counters are shared: an arena is acquired once a file, not once a node. */
struct PtArenaPool {
  PtArenaPoolOptions options;
  _Atomic uint64_t hits;
  _Atomic uint64_t misses;
  _Atomic uint64_t outstanding;
  _Atomic uint64_t high_water;
  _Atomic uint64_t idle;
  _Atomic uint64_t idle_bytes;
  pthread_mutex_t lock; /* of what follows */
  uint32_t count;
  PtArena *shared[]; /* options.max_idle of them */
};

PtArenaPool *
pt_arena_pool_new (const PtArenaPoolOptions *options) {
  PtArenaPoolOptions chosen = options == NULL ? (PtArenaPoolOptions){0} : *options;
  if (chosen.max_idle == 0)
    chosen.max_idle = DEFAULT_MAX_IDLE;
  if (chosen.max_kept_bytes == 0)
    chosen.max_kept_bytes = DEFAULT_MAX_KEPT;
  PtArenaPool *self = pt_heap_alloc_zero (1, sizeof *self + chosen.max_idle * sizeof (PtArena *));
  if (self == NULL)
    return NULL;
  self->options = chosen;
  pthread_mutex_init (&self->lock, NULL);
  return self;
}

static void
arena_free (PtArena *arena) {
  pt_arena_clear (arena);
  pt_heap_free (arena);
}

void
pt_arena_pool_free (PtArenaPool *self) {
  if (self == NULL)
    return;
  pt_assert (atomic_load (&self->outstanding) == 0);
  for (uint32_t i = 0; i < self->count; i++)
    arena_free (self->shared[i]);
  pthread_mutex_destroy (&self->lock);
  pt_heap_free (self);
}

static void
note_idle (PtArenaPool *self, const PtArena *arena) {
  atomic_fetch_add_explicit (&self->idle, 1, memory_order_relaxed);
  atomic_fetch_add_explicit (&self->idle_bytes, pt_arena_reserved (arena), memory_order_relaxed);
}

static void
note_not_idle (PtArenaPool *self, const PtArena *arena) {
  atomic_fetch_sub_explicit (&self->idle, 1, memory_order_relaxed);
  atomic_fetch_sub_explicit (&self->idle_bytes, pt_arena_reserved (arena), memory_order_relaxed);
}

/* False: the list is full. */
static bool
share (PtArenaPool *self, PtArena *arena) {
  pthread_mutex_lock (&self->lock);
  bool room = self->count < self->options.max_idle;
  if (room)
    self->shared[self->count++] = arena;
  pthread_mutex_unlock (&self->lock);
  return room;
}

void
pt_arena_local_init (PtArenaLocal *self, PtArenaPool *pool) {
  *self = (PtArenaLocal){.pool = pool};
}

void
pt_arena_local_clear (PtArenaLocal *self) {
  while (self->count > 0) {
    PtArena *arena = self->idle[--self->count];
    if (!share (self->pool, arena)) {
      note_not_idle (self->pool, arena);
      arena_free (arena);
    }
  }
}

static PtArena *
take_idle (PtArenaPool *self, PtArenaLocal *local) {
  PtArena *arena = NULL;
  if (local != NULL && local->count > 0)
    return local->idle[--local->count]; /* the last released: its cache lines are the warmest */
  pthread_mutex_lock (&self->lock);
  if (self->count > 0)
    arena = self->shared[--self->count];
  pthread_mutex_unlock (&self->lock);
  return arena;
}

static void
note_acquired (PtArenaPool *self) {
  uint64_t now = atomic_fetch_add_explicit (&self->outstanding, 1, memory_order_relaxed) + 1;
  uint64_t high = atomic_load_explicit (&self->high_water, memory_order_relaxed);
  while (high < now &&
         !atomic_compare_exchange_weak_explicit (&self->high_water, &high, now,
                                                 memory_order_relaxed, memory_order_relaxed))
    ;
}

PtArena *
pt_arena_pool_acquire (PtArenaPool *self, PtArenaLocal *local) {
  PtArena *arena = take_idle (self, local);
  if (arena != NULL) {
    note_not_idle (self, arena);
    atomic_fetch_add_explicit (&self->hits, 1, memory_order_relaxed);
  } else {
    arena = pt_heap_alloc (sizeof *arena);
    if (arena == NULL)
      return NULL;
    pt_arena_init_mode (arena, self->options.arena_max_bytes, self->options.mode);
    atomic_fetch_add_explicit (&self->misses, 1, memory_order_relaxed);
  }
  note_acquired (self);
  return arena;
}

void
pt_arena_pool_release (PtArenaPool *self, PtArenaLocal *local, PtArena *arena) {
  if (arena == NULL)
    return;
  atomic_fetch_sub_explicit (&self->outstanding, 1, memory_order_relaxed);
  pt_arena_reset (arena);
  arena->peak = 0; /* of the next unit, not of all units so far */
  if (self->options.mode == PT_MEMORY_PLAIN ||
      pt_arena_reserved (arena) > self->options.max_kept_bytes) {
    arena_free (arena);
    return;
  }
  note_idle (self, arena);
  if (local != NULL && local->count < PT_ARENA_LOCAL_MAX) {
    local->idle[local->count++] = arena;
  } else if (!share (self, arena)) {
    note_not_idle (self, arena);
    arena_free (arena);
  }
}

void
pt_arena_pool_stats (const PtArenaPool *self, PtArenaPoolStats *ret_stats) {
  *ret_stats = (PtArenaPoolStats){
      .hits = atomic_load_explicit (&self->hits, memory_order_relaxed),
      .misses = atomic_load_explicit (&self->misses, memory_order_relaxed),
      .outstanding = atomic_load_explicit (&self->outstanding, memory_order_relaxed),
      .high_water = atomic_load_explicit (&self->high_water, memory_order_relaxed),
      .idle = atomic_load_explicit (&self->idle, memory_order_relaxed),
      .idle_bytes = atomic_load_explicit (&self->idle_bytes, memory_order_relaxed),
  };
}
