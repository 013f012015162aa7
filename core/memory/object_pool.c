// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/object_pool.h"
#include "core/base/heap.h"

/* Slabs double, so a pool of a few objects stays small. */
enum {
  FIRST_SLAB_OBJECTS = 8,
  MAX_SLAB_OBJECTS = 1024,
};

struct PtObjectSlab {
  PtObjectSlab *older;
  char *cursor; /* objects from here to the end were never handed out */
  char *end;
  _Alignas(16) char data[];
};

void
pt_object_pool_init (PtObjectPool *self, size_t object_size, PtMemoryMode mode) {
  pt_assert (object_size <= PTRDIFF_MAX / MAX_SLAB_OBJECTS / 2);
  size_t size = object_size < sizeof (void *) ? sizeof (void *) : object_size;
  *self = (PtObjectPool){
      .size = (size + 15) & ~(size_t)15,
      .next_count = FIRST_SLAB_OBJECTS,
      .mode = mode,
  };
}

static uint64_t
outstanding (const PtObjectPool *self) {
  uint64_t puts = atomic_load_explicit (&self->puts, memory_order_relaxed);
  uint64_t gets = atomic_load_explicit (&self->gets, memory_order_relaxed);
  return gets > puts ? gets - puts : 0;
}

void
pt_object_pool_clear (PtObjectPool *self) {
  pt_assert (outstanding (self) == 0);
  for (PtObjectSlab *slab = self->slabs, *older; slab != NULL; slab = older) {
    older = slab->older;
    pt_unpoison (slab->data, (size_t)(slab->end - slab->data));
    pt_heap_free (slab);
  }
  self->slabs = NULL;
  self->free = NULL;
  self->next_count = FIRST_SLAB_OBJECTS;
}

/* A new slab in front. NULL: no memory. */
static PtObjectSlab *
slab_new (PtObjectPool *self) {
  size_t bytes = self->next_count * self->size;
  PtObjectSlab *slab = pt_heap_alloc (sizeof *slab + bytes);
  if (slab == NULL)
    return NULL;
  slab->older = self->slabs;
  slab->cursor = slab->data;
  slab->end = slab->data + bytes;
  pt_guard (slab->data, bytes);
  self->slabs = slab;
  if (self->next_count < MAX_SLAB_OBJECTS)
    self->next_count *= 2;
  return slab;
}

static void *
object_new (PtObjectPool *self) {
  if (self->mode == PT_MEMORY_PLAIN)
    return pt_heap_alloc (self->size);
  PtObjectSlab *slab = self->slabs;
  if (slab == NULL || slab->cursor == slab->end)
    slab = slab_new (self);
  if (slab == NULL)
    return NULL;
  void *object = slab->cursor;
  slab->cursor += self->size;
  pt_unpoison (object, self->size);
  return object;
}

void *
pt_object_pool_get_slow (PtObjectPool *self) {
  void *object = object_new (self);
  if (object == NULL)
    return NULL;
  pt_object_pool_note (&self->gets);
  pt_object_pool_note (&self->misses);
  return object;
}

void
pt_object_pool_put_plain (PtObjectPool *self, void *object) {
  if (object == NULL)
    return;
  pt_heap_free (object);
  pt_object_pool_note (&self->puts);
}

void
pt_object_pool_stats (const PtObjectPool *self, PtObjectPoolStats *ret_stats) {
  uint64_t misses = atomic_load_explicit (&self->misses, memory_order_relaxed);
  uint64_t gets = atomic_load_explicit (&self->gets, memory_order_relaxed);
  *ret_stats = (PtObjectPoolStats){
      .hits = gets > misses ? gets - misses : 0,
      .misses = misses,
      .outstanding = outstanding (self),
  };
}
