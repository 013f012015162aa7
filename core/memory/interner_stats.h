// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Counts lookups of the interner without a shared cache line: each thread adds to a block of its
// own. For interner.c only. A thread that ends leaves its block, with its counts, to the next new
// thread.

#include "core/base/base.h"

#include <stdatomic.h>

/* One writer; pt_interner_sum_lookups reads. */
typedef struct PtLookupBlock {
  _Alignas(64) _Atomic uint64_t lookups;
  _Atomic uint64_t bytes;
  _Atomic bool taken;         /* a living thread writes it */
  struct PtLookupBlock *next; /* fixed once the block is in the list */
} PtLookupBlock;

extern _Thread_local PtLookupBlock *pt_lookup_block;

/** The block of this thread. Falls back to one that all share when memory is exhausted. */
PtLookupBlock *pt_lookup_block_take (void);
void pt_interner_sum_lookups (uint64_t *ret_lookups, uint64_t *ret_bytes);

static inline void
pt_interner_count_lookup (size_t len) {
  PtLookupBlock *block = pt_lookup_block;
  if (PT_UNLIKELY (block == NULL))
    block = pt_lookup_block_take ();
  uint64_t lookups = atomic_load_explicit (&block->lookups, memory_order_relaxed);
  uint64_t bytes = atomic_load_explicit (&block->bytes, memory_order_relaxed);
  atomic_store_explicit (&block->lookups, lookups + 1, memory_order_relaxed);
  atomic_store_explicit (&block->bytes, bytes + len, memory_order_relaxed);
}
