// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/arena.h"
#include "core/base/heap.h"

#include <setjmp.h>
#include <string.h>

/* Chunks double with what is reserved: few heap calls for a large file, little waste for a small
 * one. A reset makes one of them that is as large as all that was used: there the next unit has no
 * ends of chunks that nothing fits into, and touches no more pages than it fills. */
enum {
  CHUNK_MIN = 64 * 1024,
  CHUNK_MAX = 8 * 1024 * 1024,
};

/* Stands directly before its data. */
struct PtArenaChunk {
  PtArenaChunk *older;
  void *base;  /* what the heap gave */
  size_t size; /* bytes of data, a multiple of its alignment */
  size_t used; /* bytes handed out; known once another chunk has taken its place */
};

_Static_assert(sizeof (PtArenaChunk) % 16 == 0, "data after a chunk is aligned as malloc aligns");

static char *
data_of (PtArenaChunk *chunk) {
  return (char *)(chunk + 1);
}

/* Aligned here instead of by aligned_alloc, whose leftovers slow the heap down. */
static PtArenaChunk *
chunk_new (PtArena *self, size_t size, size_t align) {
  size_t slack = align <= 16 ? 0 : align - 16; /* malloc aligns to 16 */
  size_t rounded = (size + align - 1) & ~(align - 1);
  if (rounded < size || rounded > PTRDIFF_MAX - sizeof (PtArenaChunk) - slack)
    return NULL;
  if (self->max_bytes != 0 &&
      (rounded > self->max_bytes || self->reserved > self->max_bytes - rounded))
    return NULL;
  void *base = pt_heap_alloc (sizeof (PtArenaChunk) + slack + rounded);
  if (base == NULL)
    return NULL;
  uintptr_t data =
      ((uintptr_t)base + sizeof (PtArenaChunk) + (align - 1)) & ~(uintptr_t)(align - 1);
  PtArenaChunk *chunk = (PtArenaChunk *)data - 1;
  *chunk = (PtArenaChunk){.older = self->chunks, .base = base, .size = rounded};
  self->chunks = chunk;
  self->reserved += rounded;
  return chunk;
}

static void
chunk_free (PtArena *self, PtArenaChunk *chunk) {
  self->reserved -= chunk->size;
  pt_unpoison (data_of (chunk), chunk->size);
  pt_heap_free (chunk->base);
}

static void
free_list (PtArena *self, PtArenaChunk **list) {
  while (*list != NULL) {
    PtArenaChunk *chunk = *list;
    *list = chunk->older;
    chunk_free (self, chunk);
  }
}

/* Moves the newest chunk to the spare ones; what was used of it is poisoned. */
static void
retire_newest (PtArena *self, size_t used) {
  PtArenaChunk *chunk = self->chunks;
  pt_poison (data_of (chunk), used);
  self->chunks = chunk->older;
  chunk->older = self->spare;
  self->spare = chunk;
}

/* A spare chunk with room for size bytes becomes the newest. NULL: there is none. */
static PtArenaChunk *
reuse_spare (PtArena *self, size_t size) {
  for (PtArenaChunk **at = &self->spare; *at != NULL; at = &(*at)->older) {
    PtArenaChunk *chunk = *at;
    if (chunk->size < size)
      continue;
    *at = chunk->older;
    chunk->older = self->chunks;
    return self->chunks = chunk;
  }
  return NULL;
}

/* Bytes of the current chunk that are handed out. In plain mode there is no current chunk. */
static size_t
current_used (const PtArena *self) {
  return self->cursor == NULL ? 0 : (size_t)(self->cursor - data_of (self->chunks));
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
  free_list (self, &self->chunks);
  free_list (self, &self->spare);
  self->cursor = self->limit = NULL;
  self->full_used = 0;
  self->left_behind = 0;
  pt_arena_clear (self->second);
  pt_heap_free (self->second);
  self->second = NULL;
}

/* Retires the chunks newer than oldest, which may be NULL for all of them. */
static void
retire_until (PtArena *self, PtArenaChunk *oldest) {
  size_t used = current_used (self);
  while (self->chunks != oldest) {
    pt_assert (self->chunks != NULL); /* the mark is older than a reset */
    retire_newest (self, used);
    used = self->chunks == NULL ? 0 : self->chunks->size;
  }
}

/* What didn't fit into one chunk will the next time. Without memory for it there is none. */
static void
merge_spare (PtArena *self) {
  free_list (self, &self->spare);
  size_t size = (self->peak + CHUNK_MIN - 1) & ~(size_t)(CHUNK_MIN - 1);
  if (self->max_bytes != 0 && size > self->max_bytes)
    size = self->max_bytes & ~(size_t)(PT_ARENA_ALIGN_MAX - 1);
  if (chunk_new (self, size, PT_ARENA_ALIGN_MAX) != NULL)
    retire_newest (self, size);
}

void
pt_arena_reset (PtArena *self) {
  if (self->mode == PT_MEMORY_PLAIN) {
    pt_arena_clear (self);
    return;
  }
  note_peak (self);
  retire_until (self, NULL);
  self->cursor = self->limit = NULL;
  self->full_used = 0;
  self->left_behind = 0;
  if (self->spare != NULL && self->spare->older != NULL)
    merge_spare (self);
}

/* There is no memory. */
static void *
nothing (const PtArena *self) {
  if (self->way_out != NULL)
    longjmp (*(jmp_buf *)self->way_out, 1);
  return NULL;
}

/* The second arena leaves by the same way, and its scopes, which nobody ends then, end here. */
static void
end_run (PtArena *self, PtArenaMark second) {
  self->way_out = NULL;
  if (self->second == NULL)
    return;
  self->second->way_out = NULL;
  pt_arena_rewind (self->second, second);
}

PtStatus
pt_arena_run (PtArena *self, PtStatus (*work) (void *data), void *data) {
  jmp_buf way_out;
  PtArenaMark second = self->second == NULL ? (PtArenaMark){0} : pt_arena_mark (self->second);
  pt_assert (self->way_out == NULL);
  if (setjmp (way_out) == 0) {
    self->way_out = &way_out;
    if (self->second != NULL)
      self->second->way_out = &way_out;
    PtStatus status = work (data);
    self->way_out = NULL;
    if (self->second != NULL)
      self->second->way_out = NULL;
    return status;
  }
  end_run (self, second);
  return PT_ENOMEM;
}

static void *
alloc_plain (PtArena *self, size_t size, size_t align) {
  size_t rounded = pt_arena_round (size);
  PtArenaChunk *chunk = rounded < size ? NULL : chunk_new (self, rounded, align < 16 ? 8 : align);
  if (chunk == NULL)
    return nothing (self);
  chunk->used = rounded;
  self->full_used += rounded;
  pt_guard (data_of (chunk) + size, chunk->size - size);
  return data_of (chunk);
}

/* Another current chunk with room for size bytes. */
static bool
next_chunk (PtArena *self, size_t size) {
  size_t want = self->reserved < CHUNK_MIN ? CHUNK_MIN : self->reserved;
  if (want > CHUNK_MAX)
    want = CHUNK_MAX;
  if (want < size)
    want = size;
  PtArenaChunk *full = self->cursor == NULL ? NULL : self->chunks;
  size_t used = current_used (self);
  PtArenaChunk *chunk = reuse_spare (self, size);
  if (chunk == NULL)
    chunk = chunk_new (self, want, PT_ARENA_ALIGN_MAX);
  if (chunk == NULL && (want > size || self->spare != NULL)) {
    /* near the limit: give back what doesn't fit, take exactly what is asked for */
    free_list (self, &self->spare);
    chunk = chunk_new (self, size, PT_ARENA_ALIGN_MAX);
  }
  if (chunk == NULL)
    return false;
  if (full != NULL)
    full->used = used;
  self->full_used += used;
  self->cursor = data_of (chunk);
  self->limit = data_of (chunk) + chunk->size;
  pt_guard (data_of (chunk), chunk->size);
  return true;
}

void *
pt_arena_alloc_slow (PtArena *self, size_t size, size_t align) {
  pt_assert (align > 0 && align <= PT_ARENA_ALIGN_MAX && (align & (align - 1)) == 0);
  if (size == 0)
    size = 1; /* distinct addresses, and a pointer that is not NULL */
  if (self->mode == PT_MEMORY_PLAIN)
    return alloc_plain (self, size, align);

  uintptr_t at = ((uintptr_t)self->cursor + (align - 1)) & ~(uintptr_t)(align - 1);
  if (size > (uintptr_t)self->limit - at) {
    if (!next_chunk (self, size))
      return nothing (self);
    at = (uintptr_t)self->cursor; /* aligned for everything */
  }
  self->cursor = (char *)(at + pt_arena_round (size));
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
  return __builtin_mul_overflow (count, size, &bytes) ? nothing (self)
                                                      : pt_arena_alloc_zero (self, bytes, align);
}

void *
pt_arena_grow (PtArena *self, void *old, size_t old_size, size_t new_size, size_t align) {
  if (old != NULL && new_size <= old_size)
    return old;
  char *end = old == NULL ? NULL : (char *)old + pt_arena_round (old_size);
  bool is_last = end != NULL && end == self->cursor; /* never in plain mode: it has no cursor */
  if (is_last && new_size <= (size_t)(self->limit - (char *)old)) {
    pt_unpoison (old, new_size);
    self->cursor = (char *)old + pt_arena_round (new_size);
    return old;
  }
  void *data = pt_arena_alloc (self, new_size, align);
  if (data != NULL && old != NULL && old_size > 0) {
    memcpy (data, old, old_size);
    self->left_behind += pt_arena_round (old_size);
  }
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
  return self->reserved + (self->second == NULL ? 0 : self->second->reserved);
}

size_t
pt_arena_pieces (const PtArena *self, PtArenaPiece *pieces, size_t capacity) {
  size_t count = 0;
  for (const PtArenaChunk *chunk = self->chunks; chunk != NULL; chunk = chunk->older, count++) {
    bool current = self->cursor != NULL && chunk == self->chunks;
    if (count < capacity)
      pieces[count] = (PtArenaPiece){chunk->size, current ? current_used (self) : chunk->used};
  }
  return count;
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
  if (self->mode == PT_MEMORY_PLAIN) {
    while (self->chunks != mark.chunk) {
      pt_assert (self->chunks != NULL);
      PtArenaChunk *newest = self->chunks;
      self->chunks = newest->older;
      chunk_free (self, newest);
    }
  } else {
    bool same_chunk = self->chunks == mark.chunk;
    char *used_end = same_chunk ? self->cursor : data_of (mark.chunk) + mark.chunk->size;
    retire_until (self, mark.chunk);
    self->cursor = mark.cursor;
    self->limit = data_of (mark.chunk) + mark.chunk->size;
    pt_poison (self->cursor, (size_t)(used_end - self->cursor));
  }
  self->full_used = mark.full_used;
}
