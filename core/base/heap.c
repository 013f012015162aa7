// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "core/base/tally.h"

#include <stdatomic.h>
#include <stdlib.h>

static atomic_int_fast64_t fail_after = -1;

static bool
count_and_allow (void) {
  pt_tally_add (PT_TALLY_HEAP_ALLOCATIONS, 1);
  if (PT_LIKELY (atomic_load_explicit (&fail_after, memory_order_relaxed) < 0))
    return true;
  return atomic_fetch_sub_explicit (&fail_after, 1, memory_order_relaxed) != 0;
}

void *
pt_heap_alloc (size_t size) {
  return count_and_allow () ? malloc (size == 0 ? 1 : size) : NULL;
}

void *
pt_heap_alloc_zero (size_t count, size_t size) {
  size_t
      bytes; /* the sanitizers' calloc ends the process on overflow, so don't leave it to calloc */
  if (__builtin_mul_overflow (count, size, &bytes) || !count_and_allow ())
    return NULL;
  return calloc (1, bytes == 0 ? 1 : bytes);
}

void *
pt_heap_alloc_aligned (size_t align, size_t size) {
  size_t rounded;
  if (__builtin_add_overflow (size, align - 1, &rounded) || !count_and_allow ())
    return NULL;
  rounded &= ~(align - 1);
  return aligned_alloc (align, rounded == 0 ? align : rounded);
}

void *
pt_heap_realloc (void *old, size_t size) {
  return count_and_allow () ? realloc (old, size == 0 ? 1 : size) : NULL;
}

void
pt_heap_free (void *pointer) {
  free (pointer);
}

uint64_t
pt_heap_allocations (void) {
  return pt_tally_sum (PT_TALLY_HEAP_ALLOCATIONS);
}

void
pt_heap_fail_after (int64_t n) {
  atomic_store_explicit (&fail_after, n, memory_order_relaxed);
}
