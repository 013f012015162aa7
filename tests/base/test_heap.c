// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "tests/check.h"

PT_TEST (every_allocation_counts) {
  uint64_t before = pt_heap_allocations ();
  void *a = pt_heap_alloc (10);
  void *b = pt_heap_alloc_zero (3, 5);
  void *c = pt_heap_alloc_aligned (64, 100);
  a = pt_heap_realloc (a, 1000);
  pt_check_int (pt_heap_allocations () - before, 4);
  pt_check (a != NULL && b != NULL && c != NULL);
  pt_check_int ((uintptr_t)c % 64, 0);
  pt_check (((char *)b)[14] == 0);
  pt_heap_free (a);
  pt_heap_free (b);
  pt_heap_free (c);
}

PT_TEST (no_size_is_still_a_pointer) {
  void *a = pt_heap_alloc (0);
  void *b = pt_heap_alloc_zero (0, 8);
  void *c = pt_heap_alloc_zero (8, 0);
  void *d = pt_heap_alloc_aligned (32, 0);
  pt_check (a != NULL && b != NULL && c != NULL && d != NULL);
  pt_heap_free (a);
  pt_heap_free (b);
  pt_heap_free (c);
  pt_heap_free (d);
}

PT_TEST (too_much_is_refused) {
  pt_check (pt_heap_alloc_zero (SIZE_MAX / 2, 3) == NULL);
  pt_check (pt_heap_alloc_aligned (64, SIZE_MAX - 5) == NULL);
}

PT_TEST (the_chosen_allocation_fails_once) {
  pt_heap_fail_after (1);
  void *first = pt_heap_alloc (1);
  void *second = pt_heap_alloc (1);
  void *third = pt_heap_alloc (1);
  pt_check (first != NULL);
  pt_check (second == NULL);
  pt_check (third != NULL);
  pt_heap_free (first);
  pt_heap_free (third);
}

PT_TEST_MAIN
