// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "tests/check.h"

#include <pthread.h>
#include <stdlib.h>

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

PT_TEST (bytes_in_use_rise_and_fall) {
  uint64_t before = pt_heap_bytes ();
  void *small = pt_heap_alloc (100);
  pt_check (pt_heap_bytes () >= before + 100);
  small = pt_heap_realloc (small, 1000);
  pt_check (pt_heap_bytes () >= before + 1000 && pt_heap_bytes () < before + 1100);
  void *large = pt_heap_alloc_zero (10, 1 << 20);
  uint64_t top = pt_heap_bytes ();
  pt_check (top >= before + 1000 + (10 << 20));
  pt_heap_free (large);
  pt_heap_free (small);
  pt_heap_free (NULL);
  pt_check_int (pt_heap_bytes (), before);
  pt_check (pt_heap_peak () >= top);
  void *given = pt_heap_alloc (64);
  pt_heap_disown (given);
  pt_check_int (pt_heap_bytes (), before);
  free (given);
}

static void *
take_and_give (void *data) {
  void **shared = data;
  for (int i = 0; i < 1000; i++)
    pt_heap_free (pt_heap_alloc ((size_t)i * 10));
  *shared = pt_heap_alloc (5000);
  return NULL;
}

PT_TEST (bytes_are_exact_over_threads) {
  enum { THREADS = 4 };
  uint64_t before = pt_heap_bytes ();
  pthread_t threads[THREADS];
  void *left[THREADS];
  for (int i = 0; i < THREADS; i++)
    pthread_create (&threads[i], NULL, take_and_give, &left[i]);
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
  pt_check (pt_heap_bytes () >= before + THREADS * 5000);
  for (int i = 0; i < THREADS; i++)
    pt_heap_free (left[i]); /* by another thread than took it */
  pt_check_int (pt_heap_bytes (), before);
}

PT_TEST_MAIN
