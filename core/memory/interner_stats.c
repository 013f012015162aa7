// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/interner_stats.h"
#include "core/base/heap.h"

#include <pthread.h>

_Thread_local PtLookupBlock *pt_lookup_block;

/* Also the fallback when no block can be had: then counts of several threads may be lost, no more.
 */
static PtLookupBlock first_block;
static _Atomic (PtLookupBlock *) blocks = &first_block;
static pthread_key_t at_thread_end;
static pthread_once_t key_once = PTHREAD_ONCE_INIT;

static void
give_back (void *block) {
  atomic_store_explicit (&((PtLookupBlock *)block)->taken, false, memory_order_release);
}

static void
make_key (void) {
  pthread_key_create (&at_thread_end, give_back);
}

static bool
try_take (PtLookupBlock *block) {
  bool taken = false;
  return atomic_compare_exchange_strong_explicit (&block->taken, &taken, true, memory_order_acquire,
                                                  memory_order_relaxed);
}

static PtLookupBlock *
add_block (void) {
  PtLookupBlock *block = pt_heap_alloc_aligned (_Alignof(PtLookupBlock), sizeof *block);
  if (block == NULL)
    return NULL;
  atomic_init (&block->lookups, 0);
  atomic_init (&block->bytes, 0);
  atomic_init (&block->taken, true);
  block->next = atomic_load_explicit (&blocks, memory_order_acquire);
  while (!atomic_compare_exchange_weak_explicit (&blocks, &block->next, block, memory_order_release,
                                                 memory_order_acquire))
    ;
  return block;
}

PtLookupBlock *
pt_lookup_block_take (void) {
  pthread_once (&key_once, make_key);
  PtLookupBlock *block = atomic_load_explicit (&blocks, memory_order_acquire);
  while (block != NULL && !try_take (block))
    block = block->next;
  if (block == NULL)
    block = add_block ();
  if (block != NULL)
    pthread_setspecific (at_thread_end, block);
  else
    block = &first_block;
  return pt_lookup_block = block;
}

void
pt_interner_sum_lookups (uint64_t *ret_lookups, uint64_t *ret_bytes) {
  uint64_t lookups = 0, bytes = 0;
  for (PtLookupBlock *block = atomic_load_explicit (&blocks, memory_order_acquire); block != NULL;
       block = block->next) {
    lookups += atomic_load_explicit (&block->lookups, memory_order_relaxed);
    bytes += atomic_load_explicit (&block->bytes, memory_order_relaxed);
  }
  *ret_lookups = lookups;
  *ret_bytes = bytes;
}
