// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/scratch.h"

#include "core/base/heap.h"

PtScratch
pt_scratch_begin (PtArena *arena) {
  if (arena->second == NULL) {
    arena->second = pt_heap_alloc (sizeof *arena->second);
    if (arena->second != NULL)
      pt_arena_init_mode (arena->second, arena->max_bytes, arena->mode);
  }
  if (arena->second == NULL)
    return (PtScratch){.arena = arena};
  arena->second->way_out = arena->way_out;
  return (PtScratch){arena->second, pt_arena_mark (arena->second), true};
}

void
pt_scratch_end (PtScratch *self) {
  if (self->is_second)
    pt_arena_rewind (self->arena, self->mark);
  *self = (PtScratch){0};
}

static void *
grow (void *owner, void *old, size_t old_size, size_t new_size) {
  return pt_arena_grow (owner, old, old_size, new_size, 1);
}

PtBytes
pt_arena_bytes (PtArena *arena) {
  return (PtBytes){.grow = grow, .owner = arena};
}
