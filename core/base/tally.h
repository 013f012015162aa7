// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Counts of the whole process that go up too often for one shared counter: each thread adds to a
// block of its own, and whoever wants the sum reads all blocks. A thread that ends leaves its
// block, with its counts, to the next new thread. For counts of a job see metrics/metrics.h.

#include "core/base/base.h"

#include <stdatomic.h>

typedef enum {
  PT_TALLY_HEAP_ALLOCATIONS,
  PT_TALLY_HEAP_BYTES, /* in use: goes down too, and below zero where others' blocks are freed */
  PT_TALLY_INTERN_LOOKUPS,
  PT_TALLY_INTERN_BYTES,   /* passed to them */
  PT_TALLY_INTERN_CHUNKS,  /* bytes that the heap would take for a copy of each */
  PT_TALLY_COPIES_MADE,    /* texts and buffers duplicated on the way from file to Rust */
  PT_TALLY_COPIES_AVOIDED, /* and those used where they were */
  PT_TALLY_COUNT
} PtTally;

/* One writer; pt_tally_sum reads. */
typedef struct PtTallyBlock {
  _Alignas(64) _Atomic uint64_t counts[PT_TALLY_COUNT];
  int64_t unseen;            /* HEAP_BYTES that the peak has not seen; the writer's own */
  _Atomic bool taken;        /* a living thread writes it */
  struct PtTallyBlock *next; /* fixed once the block is in the list */
} PtTallyBlock;

extern _Thread_local PtTallyBlock *pt_tally_block;

/** Gives this thread a block, or one that all share when memory is exhausted. */
PtTallyBlock *pt_tally_take_block (void);

/** The block of this thread, for code that adds to several counts. */
static inline PtTallyBlock *
pt_tally_mine (void) {
  return PT_LIKELY (pt_tally_block != NULL) ? pt_tally_block : pt_tally_take_block ();
}

static inline void
pt_tally_add_to (PtTallyBlock *block, PtTally tally, uint64_t n) {
  uint64_t count = atomic_load_explicit (&block->counts[tally], memory_order_relaxed);
  atomic_store_explicit (&block->counts[tally], count + n, memory_order_relaxed);
}

static inline void
pt_tally_add (PtTally tally, uint64_t n) {
  pt_tally_add_to (pt_tally_mine (), tally, n);
}

/** Threads: any. Exact for what happened before, in the order of the caller. */
uint64_t pt_tally_sum (PtTally tally);
