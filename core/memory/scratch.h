// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Memory for what dies with a stage: stacks, tables and texts on the way to a result. Each arena
// has a second one for it, so that what is kept and what is not never mix, and the room is used
// again by the next stage and the next unit.
//
//   PT_AUTO (PtScratch) scratch = pt_scratch_begin (arena);
//   PtIds stack = {.arena = scratch.arena};
//   PT_AUTO (PtBytes) text = pt_arena_bytes (scratch.arena);
//
// Scopes nest, but while an inner one is open, nothing of an outer one may grow: it would lie above
// the mark to which the inner one rewinds. So a stage opens one, and its parts use that.

#include "core/base/bytes.h"
#include "core/memory/arena.h"

/** Valid until: its end, which PT_AUTO brings on every way out. Threads: the arena's owner. */
typedef struct {
  PtArena *arena; /* never NULL */
  PtArenaMark mark;
  bool is_second; /* false without memory for a second arena: what is taken stays until the reset */
} PtScratch;

PtScratch pt_scratch_begin (PtArena *arena);
void pt_scratch_end (PtScratch *self);

static inline void
PtScratch_auto_clear (PtScratch *self) {
  pt_scratch_end (self);
}

/** An empty buffer that grows in the arena. Not to be stolen. Valid until: the arena is reset or
 * rewound. */
PtBytes pt_arena_bytes (PtArena *arena);
