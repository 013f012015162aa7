// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bump allocation for one unit's tokens, tree, scopes and HIR: allocate one by one, free all at
// once. Not for objects that outlive the unit, and not thread-safe: one owner at a time.

#include "core/base/base.h"
#include "core/memory/mode.h"
#include "core/memory/poison.h"

enum {
  PT_ARENA_ALIGN_MIN = 8, /* sizes are rounded up to it, so that most requests need no aligning */
  PT_ARENA_ALIGN_MAX = 64,
};

static inline size_t
pt_arena_round (size_t size) {
  return (size + PT_ARENA_ALIGN_MIN - 1) & ~(size_t)(PT_ARENA_ALIGN_MIN - 1);
}

typedef struct PtArenaChunk PtArenaChunk;

/** Owns: its chunks and its second arena. Statistics are derived from offsets; the hot path counts
 * nothing. Invariant: cursor <= limit, the cursor is a multiple of PT_ARENA_ALIGN_MIN and the limit
 * of PT_ARENA_ALIGN_MAX, so that neither aligning nor rounding can pass the limit. All zero is an
 * empty arena without a limit. */
typedef struct PtArena {
  char *cursor;           /* next free byte of the current chunk */
  char *limit;            /* end of the current chunk */
  PtArenaChunk *chunks;   /* newest first; NULL while nothing was allocated */
  PtArenaChunk *spare;    /* emptied by a reset or rewind, for the next chunk that is needed */
  size_t max_bytes;       /* reserve no more than this; 0 = no limit */
  size_t reserved;        /* bytes of all chunks, spare ones included */
  size_t full_used;       /* bytes used in all chunks but the current one */
  size_t peak;            /* highest pt_arena_used() seen at a reset or rewind, bytes */
  struct PtArena *second; /* for what dies with a stage; see scratch.h. Lives and dies with self */
  size_t left_behind; /* bytes of old copies that pt_arena_grow has moved away from, since the last
                         reset */
  PtMemoryMode mode;  /* fixed by init */
  void *way_out;      /* of pt_arena_run; NULL: an allocation that fails gives NULL */
} PtArena;

void pt_arena_init (PtArena *self, size_t max_bytes);
void pt_arena_init_mode (PtArena *self, size_t max_bytes, PtMemoryMode mode);
/** Frees everything; the arena may be used again. self may be NULL. */
void pt_arena_clear (PtArena *self);
/** Forgets all allocations and keeps as much memory, in one chunk if it was in several. Debug builds
 * poison it. */
void pt_arena_reset (PtArena *self);

/** Slow path of pt_arena_alloc: next chunk, plain mode, size 0. NULL when the system or the limit
 * says no. */
void *pt_arena_alloc_slow (PtArena *self, size_t size, size_t align);

/** size bytes aligned to align (a power of two up to 64), uninitialised. NULL: no memory or limit.
 */
static inline void *
pt_arena_alloc (PtArena *self, size_t size, size_t align) {
  uintptr_t at = (uintptr_t)self->cursor;
  if (align > PT_ARENA_ALIGN_MIN)
    at = (at + (align - 1)) & ~(uintptr_t)(align - 1);
  /* A size of 0 wraps round and takes the slow path, as does an arena that has no chunk. */
  if (PT_LIKELY (size - 1 < (uintptr_t)self->limit - at)) {
    self->cursor = (char *)(at + pt_arena_round (size));
    pt_unpoison ((void *)at, size);
    return (void *)at;
  }
  return pt_arena_alloc_slow (self, size, align);
}

void *pt_arena_alloc_zero (PtArena *self, size_t size, size_t align);
/** As alloc_zero for count * size bytes; NULL also when the product overflows. */
void *pt_arena_alloc_array (PtArena *self, size_t count, size_t size, size_t align);
/** Extends the last allocation in place where it can, else moves it. old may be NULL. */
void *pt_arena_grow (PtArena *self, void *old, size_t old_size, size_t new_size, size_t align);
/** Zero-terminated copy. */
char *pt_arena_strndup (PtArena *self, const char *data, size_t len);

/** Runs work, in which no allocation from this arena fails: where one would, the work is left for
 * good and PT_ENOMEM returned. For stages that build up much and look back at it, where a check of
 * each allocation would be half of the code and the way through all of them never tested. What the
 * work holds elsewhere must be reached from data, for the caller to free. Calls don't nest. */
PT_MUST_CHECK PtStatus pt_arena_run (PtArena *self, PtStatus (*work) (void *data), void *data);

#define PT_ARENA_NEW(arena, Type)                                                                  \
  ((Type *)pt_arena_alloc_zero ((arena), sizeof (Type), _Alignof(Type)))
#define PT_ARENA_ARRAY(arena, Type, n)                                                             \
  ((Type *)pt_arena_alloc_array ((arena), (size_t)(n), sizeof (Type), _Alignof(Type)))

/** Bytes handed out now, each size rounded up to PT_ARENA_ALIGN_MIN; bytes reserved now, with those
 * of the second arena; highest use since init. */
size_t pt_arena_used (const PtArena *self);
size_t pt_arena_peak (const PtArena *self);
size_t pt_arena_reserved (const PtArena *self);

/** A chunk that something was allocated in; in plain mode, one request. Bytes. */
typedef struct {
  size_t size;
  size_t used;
} PtArenaPiece;

/** Writes up to capacity pieces, the newest first; returns how many there are. */
size_t pt_arena_pieces (const PtArena *self, PtArenaPiece *pieces, size_t capacity);

/** A moment in the arena's life. Valid until: a reset, or a rewind to an older mark. */
typedef struct {
  PtArenaChunk *chunk;
  char *cursor;
  size_t full_used;
} PtArenaMark;

PtArenaMark pt_arena_mark (const PtArena *self);
/** Forgets everything allocated since the mark and keeps the memory. */
void pt_arena_rewind (PtArena *self, PtArenaMark mark);

static inline void
PtArena_auto_clear (PtArena *self) {
  pt_arena_clear (self);
}
