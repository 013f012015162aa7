// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "core/memory/interner.h"
#include "core/metrics/metrics.h"
#include "tests/check.h"

#include <pthread.h>

PT_TEST (kinds_add_up_as_they_should) {
  PtMetrics *metrics = pt_metrics_new ();
  PtMetricsBlock *a = pt_metrics_worker_block (metrics);
  PtMetricsBlock *b = pt_metrics_worker_block (metrics);
  pt_check (a != NULL && b != NULL && a != b);
  pt_check_int ((uintptr_t)a % 64, 0);

  pt_count (a, PT_COUNTER_TOKENS, 10);
  pt_count (b, PT_COUNTER_TOKENS, 5);
  pt_gauge_set (a, PT_COUNTER_ARENA_USED, 100);
  pt_gauge_set (b, PT_COUNTER_ARENA_USED, 50);
  pt_gauge_set (b, PT_COUNTER_ARENA_USED, 20);
  pt_peak (a, PT_COUNTER_ARENA_PEAK, 100);
  pt_peak (b, PT_COUNTER_ARENA_PEAK, 300);
  pt_peak (b, PT_COUNTER_ARENA_PEAK, 200);

  PtSnapshot snapshot;
  pt_metrics_snapshot (metrics, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_TOKENS], 15);
  pt_check_int (snapshot.values[PT_COUNTER_ARENA_USED], 120);
  pt_check_int (snapshot.values[PT_COUNTER_ARENA_PEAK], 300);
  pt_check_int (snapshot.workers, 2);
  pt_metrics_free (metrics);
}

PT_TEST (one_worker_takes_back_what_another_added) {
  PtMetrics *metrics = pt_metrics_new ();
  PtMetricsBlock *owner = pt_metrics_worker_block (metrics);
  PtMetricsBlock *worker = pt_metrics_worker_block (metrics);
  pt_count (owner, PT_COUNTER_UNITS_QUEUED, 3);
  pt_count (worker, PT_COUNTER_UNITS_QUEUED, -2);
  PtSnapshot snapshot;
  pt_metrics_snapshot (metrics, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_UNITS_QUEUED], 1);
  pt_count (worker, PT_COUNTER_UNITS_QUEUED, -2);
  pt_metrics_snapshot (metrics, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_UNITS_QUEUED], 0);
  pt_metrics_free (metrics);
}

PT_TEST (a_released_block_keeps_its_counts) {
  PtMetrics *metrics = pt_metrics_new ();
  PtMetricsBlock *block = pt_metrics_worker_block (metrics);
  pt_count (block, PT_COUNTER_NODES, 7);
  pt_metrics_release_block (block);
  pt_check (pt_metrics_worker_block (metrics) == block);
  pt_count (block, PT_COUNTER_NODES, 1);
  PtSnapshot snapshot;
  pt_metrics_snapshot (metrics, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_NODES], 8);
  pt_metrics_free (metrics);
}

PT_TEST (no_block_counts_nothing) {
  pt_count (NULL, PT_COUNTER_TOKENS, 1);
  pt_gauge_set (NULL, PT_COUNTER_TOKENS, 1);
  pt_peak (NULL, PT_COUNTER_ARENA_PEAK, 1);
  pt_metrics_release_block (NULL);
  pt_check_int (pt_metrics_get (NULL, PT_COUNTER_TOKENS), 0);
}

PT_TEST (process_counters_start_at_new) {
  pt_intern ("before", 6);
  PtMetrics *metrics = pt_metrics_new ();
  for (int i = 0; i < 3; i++)
    pt_intern ("before", 6);
  pt_heap_free (pt_heap_alloc (1));
  PtSnapshot snapshot;
  pt_metrics_snapshot (metrics, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_INTERNER_LOOKUPS], 3);
  pt_check_int (snapshot.values[PT_COUNTER_INTERNER_BYTES_SAVED], 18);
  pt_check_int (snapshot.values[PT_COUNTER_HEAP_ALLOCATIONS], 1);
  pt_check (snapshot.values[PT_COUNTER_INTERNER_STRINGS] >= PT_STR_RESERVED);
  pt_metrics_free (metrics);
}

static void
write_seven (const void *data, PtSnapshot *snapshot) {
  snapshot->values[PT_COUNTER_ARENA_POOL_HITS] += *(const uint64_t *)data;
}

PT_TEST (sources_are_asked_at_each_snapshot) {
  PtMetrics *metrics = pt_metrics_new ();
  uint64_t seven = 7, one = 1;
  pt_check (pt_metrics_add_source (metrics, write_seven, &seven));
  pt_check (pt_metrics_add_source (metrics, write_seven, &one));
  PtSnapshot snapshot;
  pt_metrics_snapshot (metrics, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_ARENA_POOL_HITS], 8);
  pt_metrics_free (metrics);
}

PT_TEST (no_memory_is_survived) {
  pt_heap_fail_after (0);
  pt_check (pt_metrics_new () == NULL);
  PtMetrics *metrics = pt_metrics_new ();
  pt_heap_fail_after (0);
  pt_check (pt_metrics_worker_block (metrics) == NULL);
  pt_heap_fail_after (0);
  pt_check (!pt_metrics_add_source (metrics, write_seven, NULL));
  pt_metrics_free (metrics);
  pt_metrics_free (NULL);
}

enum { THREADS = 4, ROUNDS = 200, COUNTS = 500 };

static void *
count_in_rounds (void *data) {
  PtMetrics *metrics = data;
  for (int round = 0; round < ROUNDS; round++) {
    PtMetricsBlock *block = pt_metrics_worker_block (metrics);
    for (int i = 0; i < COUNTS; i++)
      pt_count (block, PT_COUNTER_TOKENS, 1);
    pt_metrics_release_block (block);
  }
  return NULL;
}

PT_TEST (threads_lose_no_count_and_snapshots_never_go_back) {
  PtMetrics *metrics = pt_metrics_new ();
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++)
    pt_check_int (pthread_create (&threads[i], NULL, count_in_rounds, metrics), 0);
  uint64_t last = 0;
  bool forward = true;
  PtSnapshot snapshot;
  for (int i = 0; i < 1000; i++) {
    pt_metrics_snapshot (metrics, &snapshot);
    forward &= snapshot.values[PT_COUNTER_TOKENS] >= last && snapshot.workers <= THREADS;
    last = snapshot.values[PT_COUNTER_TOKENS];
  }
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
  pt_check (forward);
  pt_metrics_snapshot (metrics, &snapshot);
  pt_check_int (snapshot.values[PT_COUNTER_TOKENS], THREADS * ROUNDS * COUNTS);
  pt_check_int (snapshot.workers, 0);
  pt_metrics_free (metrics);
}

PT_TEST_MAIN
