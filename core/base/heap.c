// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "core/base/tally.h"

#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { UNSEEN_MAX = 64 * 1024 };

static _Atomic int64_t seen_bytes; /* of all threads, without what each has unseen */
static _Atomic int64_t peak_bytes;

static atomic_int_fast64_t fail_after = -1;

static bool
count_and_allow (void) {
  pt_tally_add (PT_TALLY_HEAP_ALLOCATIONS, 1);
  if (PT_LIKELY (atomic_load_explicit (&fail_after, memory_order_relaxed) < 0))
    return true;
  return atomic_fetch_sub_explicit (&fail_after, 1, memory_order_relaxed) != 0;
}

static void
show (PtTallyBlock *block) {
  int64_t now =
      atomic_fetch_add_explicit (&seen_bytes, block->unseen, memory_order_relaxed) + block->unseen;
  block->unseen = 0;
  int64_t peak = atomic_load_explicit (&peak_bytes, memory_order_relaxed);
  while (peak < now && !atomic_compare_exchange_weak_explicit (
                           &peak_bytes, &peak, now, memory_order_relaxed, memory_order_relaxed))
    ;
}

/* Threads share what they have taken in large steps only. */
static void *
note (void *pointer, int64_t sign) {
  PtTallyBlock *block = pt_tally_mine ();
  int64_t bytes = sign * (int64_t)malloc_usable_size (pointer);
  pt_tally_add_to (block, PT_TALLY_HEAP_BYTES, (uint64_t)bytes);
  block->unseen += bytes;
  if (PT_UNLIKELY (block->unseen > UNSEEN_MAX || block->unseen < -UNSEEN_MAX))
    show (block);
  return pointer;
}

void *
pt_heap_alloc (size_t size) {
  return count_and_allow () ? note (malloc (size == 0 ? 1 : size), 1) : NULL;
}

void *
pt_heap_alloc_zero (size_t count, size_t size) {
  size_t
      bytes; /* the sanitizers' calloc ends the process on overflow, so don't leave it to calloc */
  if (__builtin_mul_overflow (count, size, &bytes) || !count_and_allow ())
    return NULL;
  return note (calloc (1, bytes == 0 ? 1 : bytes), 1);
}

void *
pt_heap_alloc_aligned (size_t align, size_t size) {
  size_t rounded;
  if (__builtin_add_overflow (size, align - 1, &rounded) || !count_and_allow ())
    return NULL;
  rounded &= ~(align - 1);
  return note (aligned_alloc (align, rounded == 0 ? align : rounded), 1);
}

void *
pt_heap_realloc (void *old, size_t size) {
  if (!count_and_allow ())
    return NULL;
  note (old, -1);
  void *pointer = realloc (old, size == 0 ? 1 : size);
  note (pointer == NULL ? old : pointer, 1);
  return pointer;
}

void
pt_heap_free (void *pointer) {
  note (pointer, -1);
  free (pointer);
}

void
pt_heap_disown (void *pointer) {
  note (pointer, -1);
}

uint64_t
pt_heap_allocations (void) {
  return pt_tally_sum (PT_TALLY_HEAP_ALLOCATIONS);
}

uint64_t
pt_heap_bytes (void) {
  uint64_t bytes = pt_tally_sum (PT_TALLY_HEAP_BYTES);
  return bytes > INT64_MAX ? 0 : bytes; /* seen to be freed before it was seen to be taken */
}

uint64_t
pt_heap_peak (void) {
  uint64_t peak = (uint64_t)atomic_load_explicit (&peak_bytes, memory_order_relaxed);
  uint64_t now = pt_heap_bytes ();
  return now > peak ? now : peak;
}

void
pt_heap_fail_after (int64_t n) {
  atomic_store_explicit (&fail_after, n, memory_order_relaxed);
}
