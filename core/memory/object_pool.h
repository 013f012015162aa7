// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Objects of one size that come and go: a list of free ones in front of slabs. Get and put are a
// few instructions because a pool belongs to one thread; a pool with a lock would be slower than
// malloc.
//
//   PtObjectPool frames;
//   pt_object_pool_init (&frames, sizeof (Frame), mode);
//   Frame *frame = pt_object_pool_get (&frames);   // as it was put, or uninitialised
//   pt_object_pool_put (&frames, frame);
//   pt_object_pool_clear (&frames);

#include "core/base/base.h"
#include "core/memory/mode.h"
#include "core/memory/poison.h"

#include <stdatomic.h>
#include <string.h>

typedef struct PtObjectSlab PtObjectSlab;

/** Owns: its slabs, and with them all objects. Threads: one owner; pt_object_pool_stats from any.
 */
typedef struct {
  void *free;          /* first free object; each begins with a pointer to the next */
  PtObjectSlab *slabs; /* newest first */
  size_t size;         /* of an object, a multiple of 16 bytes */
  uint32_t next_count; /* objects of the next slab */
  PtMemoryMode mode;
  _Atomic uint64_t gets;
  _Atomic uint64_t puts;
  _Atomic uint64_t misses; /* objects made because none was free */
} PtObjectPool;

/** Objects are aligned to 16 bytes. */
void pt_object_pool_init (PtObjectPool *self, size_t object_size, PtMemoryMode mode);
/** All objects must have been put. */
void pt_object_pool_clear (PtObjectPool *self);

void *pt_object_pool_get_slow (PtObjectPool *self);
void pt_object_pool_put_plain (PtObjectPool *self, void *object);

static inline void
pt_object_pool_note (_Atomic uint64_t *counter) {
  atomic_store_explicit (counter, atomic_load_explicit (counter, memory_order_relaxed) + 1,
                         memory_order_relaxed);
}

/** Uninitialised. NULL: no memory. */
PT_MUST_CHECK static inline void *
pt_object_pool_get (PtObjectPool *self) {
  void *object = self->free;
  if (PT_UNLIKELY (object == NULL))
    return pt_object_pool_get_slow (self);
  pt_unpoison (object, self->size);
  memcpy (&self->free, object, sizeof self->free);
  pt_object_pool_note (&self->gets);
  return object;
}

/** Valid until here: the object. It may be NULL. */
static inline void
pt_object_pool_put (PtObjectPool *self, void *object) {
  if (PT_UNLIKELY (self->mode == PT_MEMORY_PLAIN || object == NULL)) {
    pt_object_pool_put_plain (self, object);
    return;
  }
  memcpy (object, &self->free, sizeof self->free);
  self->free = object;
  pt_guard (object, self->size);
  pt_object_pool_note (&self->puts);
}

typedef struct {
  uint64_t hits;        /* gets that found a free object that had been used before */
  uint64_t misses;      /* gets that took new memory */
  uint64_t outstanding; /* got and not put */
} PtObjectPoolStats;

/** Threads: any. */
void pt_object_pool_stats (const PtObjectPool *self, PtObjectPoolStats *ret_stats);
