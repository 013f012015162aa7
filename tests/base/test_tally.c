// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/tally.h"
#include "tests/check.h"

#include <pthread.h>

enum { THREADS = 4, COUNTS = 20000 };

static void *
count (void *data) {
  for (int i = 0; i < COUNTS; i++) {
    pt_tally_add (PT_TALLY_INTERN_LOOKUPS, 1);
    pt_tally_add (PT_TALLY_INTERN_BYTES, 3);
  }
  return data;
}

PT_TEST (threads_lose_no_count) {
  uint64_t lookups = pt_tally_sum (PT_TALLY_INTERN_LOOKUPS);
  uint64_t bytes = pt_tally_sum (PT_TALLY_INTERN_BYTES);
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++)
    pt_check_int (pthread_create (&threads[i], NULL, count, NULL), 0);
  count (NULL);
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
  pt_check_int (pt_tally_sum (PT_TALLY_INTERN_LOOKUPS) - lookups, (THREADS + 1) * COUNTS);
  pt_check_int (pt_tally_sum (PT_TALLY_INTERN_BYTES) - bytes, (THREADS + 1) * COUNTS * 3);
}

static void *
block_of_thread (void *data) {
  pt_tally_add (PT_TALLY_INTERN_LOOKUPS, 1);
  *(PtTallyBlock **)data = pt_tally_block;
  return NULL;
}

PT_TEST (a_block_outlives_its_thread_and_is_taken_again) {
  uint64_t before = pt_tally_sum (PT_TALLY_INTERN_LOOKUPS);
  PtTallyBlock *first = NULL;
  for (int i = 0; i < 20; i++) {
    PtTallyBlock *block = NULL;
    pthread_t thread;
    pt_check_int (pthread_create (&thread, NULL, block_of_thread, &block), 0);
    pthread_join (thread, NULL);
    first = first == NULL ? block : first;
    pt_check (block != NULL && block == first);
  }
  pt_check_int (pt_tally_sum (PT_TALLY_INTERN_LOOKUPS) - before, 20);
}

PT_TEST_MAIN
