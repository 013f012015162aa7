// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/tally.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

_Thread_local PtTallyBlock *pt_tally_block;

/* Also the fallback when no block can be had: then counts of several threads may be lost, no more.
 */
static PtTallyBlock first_block;
static _Atomic (PtTallyBlock *) blocks = &first_block;
static pthread_key_t at_thread_end;
static pthread_once_t key_once = PTHREAD_ONCE_INIT;

static void
give_back (void *block) {
  pt_tally_block = NULL; /* other destructors of this thread may still count */
  atomic_store_explicit (&((PtTallyBlock *)block)->taken, false, memory_order_release);
}

static void
make_key (void) {
  pthread_key_create (&at_thread_end, give_back);
}

static bool
try_take (PtTallyBlock *block) {
  bool taken = false;
  return atomic_compare_exchange_strong_explicit (&block->taken, &taken, true, memory_order_acquire,
                                                  memory_order_relaxed);
}

/* Not through heap.h, which counts here. */
static PtTallyBlock *
add_block (void) {
  PtTallyBlock *block = aligned_alloc (_Alignof(PtTallyBlock), sizeof *block);
  if (block == NULL)
    return NULL;
  memset (block, 0, sizeof *block);
  atomic_init (&block->taken, true);
  block->next = atomic_load_explicit (&blocks, memory_order_acquire);
  while (!atomic_compare_exchange_weak_explicit (&blocks, &block->next, block, memory_order_release,
                                                 memory_order_acquire))
    ;
  return block;
}

PtTallyBlock *
pt_tally_take_block (void) {
  pthread_once (&key_once, make_key);
  PtTallyBlock *block = atomic_load_explicit (&blocks, memory_order_acquire);
  while (block != NULL && !try_take (block))
    block = block->next;
  if (block == NULL)
    block = add_block ();
  if (block != NULL)
    pthread_setspecific (at_thread_end, block);
  else
    block = &first_block;
  return pt_tally_block = block;
}

uint64_t
pt_tally_sum (PtTally tally) {
  uint64_t sum = 0;
  for (PtTallyBlock *block = atomic_load_explicit (&blocks, memory_order_acquire); block != NULL;
       block = block->next)
    sum += atomic_load_explicit (&block->counts[tally], memory_order_relaxed);
  return sum;
}
