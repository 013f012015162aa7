// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/arena.h"
#include "core/base/heap.h"

#include <string.h>

/* Chunks double with what is reserved: few heap calls for a large file, little waste for a small
 * one. */
enum {
  CHUNK_MIN = 64 * 1024,
  CHUNK_MAX = 8 * 1024 * 1024,
};

struct PtArenaChunk {
  PtArenaChunk *older;
  size_t size; /* bytes of data, a multiple of PT_ARENA_ALIGN_MAX */
  _Alignas(PT_ARENA_ALIGN_MAX) char data[];
};

static PtArenaChunk *
chunk_new (PtArena *self, size_t size) {
  size_t rounded = (size + PT_ARENA_ALIGN_MAX - 1) & ~(size_t)(PT_ARENA_ALIGN_MAX - 1);
  if (rounded < size || rounded > PTRDIFF_MAX - sizeof (PtArenaChunk))
    return NULL;
  if (self->max_bytes != 0 &&
      (rounded > self->max_bytes || self->reserved > self->max_bytes - rounded))
    return NULL;
  PtArenaChunk *chunk = pt_heap_alloc_aligned (PT_ARENA_ALIGN_MAX, sizeof *chunk + rounded);
  if (chunk == NULL)
    return NULL;
  chunk->size = rounded;
  chunk->older = self->chunks;
  self->chunks = chunk;
  self->reserved += rounded;
  return chunk;
}

static void
chunk_free (PtArena *self, PtArenaChunk *chunk) {
  self->reserved -= chunk->size;
  pt_unpoison (chunk->data, chunk->size);
  pt_heap_free (chunk);
}

/* Bytes of the current chunk that are handed out. In plain mode there is no current chunk. */
static size_t
current_used (const PtArena *self) {
  return self->cursor == NULL ? 0 : (size_t)(self->cursor - self->chunks->data);
}

static void
note_peak (PtArena *self) {
  self->peak = pt_arena_peak (self);
}

void
pt_arena_init (PtArena *self, size_t max_bytes) {
  pt_arena_init_mode (self, max_bytes, PT_MEMORY_OPTIMISED);
}

void
pt_arena_init_mode (PtArena *self, size_t max_bytes, PtMemoryMode mode) {
  *self = (PtArena){.max_bytes = max_bytes, .mode = mode};
}

void
pt_arena_clear (PtArena *self) {
  if (self == NULL)
    return;
  note_peak (self);
  while (self->chunks != NULL) {
    PtArenaChunk *older = self->chunks->older;
    chunk_free (self, self->chunks);
    self->chunks = older;
  }
  self->cursor = self->limit = NULL;
  self->full_used = 0;
}

void
pt_arena_reset (PtArena *self) {
  if (self->mode == PT_MEMORY_PLAIN) {
    pt_arena_clear (self);
    return;
  }
  note_peak (self);
  PtArenaChunk *current = self->chunks;
  size_t used = current_used (self);
  PtArenaChunk *largest = current;
  for (PtArenaChunk *chunk = self->chunks; chunk != NULL; chunk = chunk->older)
    if (chunk->size > largest->size)
      largest = chunk;
  for (PtArenaChunk *chunk = self->chunks, *older; chunk != NULL; chunk = older) {
    older = chunk->older;
    if (chunk != largest)
      chunk_free (self, chunk);
  }
  self->chunks = largest;
  self->full_used = 0;
  if (largest != NULL) {
    largest->older = NULL;
    self->cursor = largest->data;
    self->limit = largest->data + largest->size;
    pt_poison (largest->data, largest == current ? used : largest->size);
  }
}

static void *
alloc_plain (PtArena *self, size_t size) {
  PtArenaChunk *chunk = chunk_new (self, size);
  if (chunk == NULL)
    return NULL;
  self->full_used += size;
  pt_guard (chunk->data + size, chunk->size - size);
  return chunk->data;
}

void *
pt_arena_alloc_slow (PtArena *self, size_t size, size_t align) {
  pt_assert (align > 0 && align <= PT_ARENA_ALIGN_MAX && (align & (align - 1)) == 0);
  if (size == 0)
    size = 1; /* distinct addresses, and a pointer that is not NULL */
  if (self->mode == PT_MEMORY_PLAIN)
    return alloc_plain (self, size);

  uintptr_t at = ((uintptr_t)self->cursor + (align - 1)) & ~(uintptr_t)(align - 1);
  if (size > (uintptr_t)self->limit - at) {
    size_t want = self->reserved < CHUNK_MIN ? CHUNK_MIN : self->reserved;
    if (want > CHUNK_MAX)
      want = CHUNK_MAX;
    if (want < size)
      want = size;
    size_t used = current_used (self);
    PtArenaChunk *chunk = chunk_new (self, want);
    if (chunk == NULL && want > size)
      chunk = chunk_new (self, size); /* near the limit: take exactly what is asked for */
    if (chunk == NULL)
      return NULL;
    self->full_used += used;
    self->limit = chunk->data + chunk->size;
    pt_guard (chunk->data, chunk->size);
    at = (uintptr_t)chunk->data;
  }
  self->cursor = (char *)(at + size);
  pt_unpoison ((void *)at, size);
  return (void *)at;
}

void *
pt_arena_alloc_zero (PtArena *self, size_t size, size_t align) {
  void *data = pt_arena_alloc (self, size, align);
  return data == NULL ? NULL : memset (data, 0, size);
}

void *
pt_arena_alloc_array (PtArena *self, size_t count, size_t size, size_t align) {
  size_t bytes;
  return __builtin_mul_overflow (count, size, &bytes) ? NULL
                                                      : pt_arena_alloc_zero (self, bytes, align);
}

void *
pt_arena_grow (PtArena *self, void *old, size_t old_size, size_t new_size, size_t align) {
  if (old != NULL && new_size <= old_size)
    return old;
  bool is_last = old != NULL && self->cursor != NULL && (char *)old + old_size == self->cursor;
  if (is_last && new_size - old_size <= (size_t)(self->limit - self->cursor)) {
    pt_unpoison (self->cursor, new_size - old_size);
    self->cursor += new_size - old_size;
    return old;
  }
  void *data = pt_arena_alloc (self, new_size, align);
  if (data != NULL && old != NULL && old_size > 0)
    memcpy (data, old, old_size);
  return data;
}

char *
pt_arena_strndup (PtArena *self, const char *data, size_t len) {
  char *copy = len == SIZE_MAX ? NULL : pt_arena_alloc (self, len + 1, 1);
  if (copy == NULL)
    return NULL;
  if (len > 0)
    memcpy (copy, data, len);
  copy[len] = '\0';
  return copy;
}

size_t
pt_arena_used (const PtArena *self) {
  return self->full_used + current_used (self);
}

size_t
pt_arena_peak (const PtArena *self) {
  size_t used = pt_arena_used (self);
  return used > self->peak ? used : self->peak;
}

size_t
pt_arena_reserved (const PtArena *self) {
  return self->reserved;
}

PtArenaMark
pt_arena_mark (const PtArena *self) {
  return (PtArenaMark){self->chunks, self->cursor, self->full_used};
}

void
pt_arena_rewind (PtArena *self, PtArenaMark mark) {
  if (mark.chunk == NULL) {
    pt_arena_reset (self);
    return;
  }
  note_peak (self);
  PtArenaChunk *newest = self->chunks;
  char *last = self->cursor;
  while (self->chunks != mark.chunk) {
    pt_assert (self->chunks != NULL); /* the mark is older than a reset */
    PtArenaChunk *older = self->chunks->older;
    chunk_free (self, self->chunks);
    self->chunks = older;
  }
  self->full_used = mark.full_used;
  self->cursor = mark.cursor;
  if (self->mode == PT_MEMORY_OPTIMISED) {
    char *end = mark.chunk == newest ? last : mark.chunk->data + mark.chunk->size;
    self->limit = mark.chunk->data + mark.chunk->size;
    pt_poison (self->cursor, (size_t)(end - self->cursor));
  }
}
