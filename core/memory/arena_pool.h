// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Arenas that have been used before: their pages are mapped and warm, so a unit starts without the
// page faults that cost more than the allocations themselves.
//
// Each worker has a short list of its own (PtArenaLocal), which needs no lock. What does not fit
// there goes to the pool's shared list, under a lock, up to a bound; what does not fit there is
// freed. An arena may be released by another worker than the one that acquired it.

#include "core/memory/arena.h"

typedef struct PtArenaPool PtArenaPool;

typedef struct {
  PtMemoryMode mode;      /* PT_MEMORY_PLAIN: keep nothing */
  size_t arena_max_bytes; /* limit of each arena; 0 = none */
  uint32_t max_idle;      /* arenas in the shared list; 0 = 16 */
  size_t max_kept_bytes;  /* an arena that holds more is freed at release; 0 = 32 MiB */
} PtArenaPoolOptions;

/** NULL: no memory. options may be NULL: all zero. */
PtArenaPool *pt_arena_pool_new (const PtArenaPoolOptions *options) PT_MUST_CHECK;
/** After all arenas are released and all locals cleared. self may be NULL. */
void pt_arena_pool_free (PtArenaPool *self);

enum { PT_ARENA_LOCAL_MAX = 4 };

/** A worker's own idle arenas. Threads: one owner. */
typedef struct {
  PtArenaPool *pool;
  uint32_t count;
  PtArena *idle[PT_ARENA_LOCAL_MAX];
} PtArenaLocal;

void pt_arena_local_init (PtArenaLocal *self, PtArenaPool *pool);
/** Hands the idle arenas to the pool. */
void pt_arena_local_clear (PtArenaLocal *self);

/** An empty arena; NULL without memory. local may be NULL: only the shared list is asked. */
PtArena *pt_arena_pool_acquire (PtArenaPool *self, PtArenaLocal *local) PT_MUST_CHECK;
/** Resets the arena and keeps it for the next. Valid until here: all that was allocated in it. */
void pt_arena_pool_release (PtArenaPool *self, PtArenaLocal *local, PtArena *arena);

/** An arena for one scope, given back on every way out of it:
 *
 *   PT_AUTO (PtArenaLease) lease = pt_arena_lease (pool, &local);
 *   if (lease.arena == NULL) return PT_ENOMEM; */
typedef struct {
  PtArenaPool *pool;
  PtArenaLocal *local;
  PtArena *arena; /* NULL: no memory */
} PtArenaLease;

static inline PtArenaLease
pt_arena_lease (PtArenaPool *pool, PtArenaLocal *local) {
  return (PtArenaLease){pool, local, pt_arena_pool_acquire (pool, local)};
}

static inline void
PtArenaLease_auto_clear (PtArenaLease *self) {
  pt_arena_pool_release (self->pool, self->local, self->arena);
  self->arena = NULL;
}

typedef struct {
  uint64_t hits;        /* acquired from a list */
  uint64_t misses;      /* newly made */
  uint64_t outstanding; /* acquired and not released */
  uint64_t high_water;  /* most outstanding at once */
  uint64_t idle;        /* arenas in all lists */
  uint64_t idle_bytes;  /* reserved by them */
} PtArenaPoolStats;

/** Threads: any. The numbers are of about the same moment. */
void pt_arena_pool_stats (const PtArenaPool *self, PtArenaPoolStats *ret_stats);
