// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Every name of real sources, in their order: the interner against a copy per name and against the
// usual hash table. Then two threads at once, beside a control that shares nothing.

#include "core/memory/interner.h"
#include "tests/bench/bench.h"
#include "tests/bench/corpus.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static PtCorpus corpus;

/* What one would write first: chains of heap nodes, FNV-1a, a byte at a time. */
typedef struct Node {
  struct Node *next;
  uint32_t id;
  uint32_t len;
  char text[];
} Node;

enum { BUCKETS = 1 << 16 };
static Node *buckets[BUCKETS];
static uint32_t next_id;

static uint32_t
chained (const char *data, uint32_t len) {
  uint32_t hash = 2166136261u;
  for (uint32_t i = 0; i < len; i++)
    hash = (hash ^ (uint8_t)data[i]) * 16777619u;
  Node **at = &buckets[hash % BUCKETS];
  for (; *at != NULL; at = &(*at)->next)
    if ((*at)->len == len && memcmp ((*at)->text, data, len) == 0)
      return (*at)->id;
  Node *node = *at = malloc (sizeof *node + len + 1);
  *node = (Node){.id = next_id++, .len = len};
  memcpy (node->text, data, len);
  node->text[len] = '\0';
  return node->id;
}

static char **copies;

static void
run_copies (void *data) {
  (void)data;
  for (size_t i = 0; i < corpus.names.len; i++)
    copies[i] = strndup (corpus.text + corpus.names.items[i].start, corpus.names.items[i].len);
  pt_bench_keep (copies);
  for (size_t i = 0; i < corpus.names.len; i++)
    free (copies[i]);
}

#define RUN_LOOKUPS(name, lookup)                                                                  \
  static void run_##name (void *data) {                                                            \
    (void)data;                                                                                    \
    uint32_t sum = 0;                                                                              \
    for (size_t i = 0; i < corpus.names.len; i++) {                                                \
      PtSpanOf span = corpus.names.items[i];                                                       \
      sum += lookup (corpus.text + span.start, span.len);                                          \
    }                                                                                              \
    pt_bench_keep (sum);                                                                           \
  }

RUN_LOOKUPS (chained, chained)
RUN_LOOKUPS (intern, pt_intern)
RUN_LOOKUPS (intern_padded, pt_intern_padded)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static uint32_t
locked (const char *data, uint32_t len) {
  pthread_mutex_lock (&lock);
  uint32_t id = chained (data, len);
  pthread_mutex_unlock (&lock);
  return id;
}

RUN_LOOKUPS (locked, locked)

/* The control: the same reads of the text, nothing shared. */
static uint32_t
sum_bytes (const char *data, uint32_t len) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < len; i++)
    sum = sum * 31 + (uint8_t)data[i];
  return sum;
}

RUN_LOOKUPS (control, sum_bytes)

enum { THREAD_RUNS = 5 };

static void *
run_often (void *data) {
  void (*run) (void *) = *(void (**) (void *))data;
  for (int i = 0; i < THREAD_RUNS; i++)
    run (NULL);
  return NULL;
}

/* Wall time, because that is what two threads are to save. */
static double
wall_ns (void (*run) (void *), int threads) {
  pthread_t ids[2];
  struct timespec start, end;
  clock_gettime (CLOCK_MONOTONIC, &start);
  for (int i = 0; i < threads; i++)
    pthread_create (&ids[i], NULL, run_often, &run);
  for (int i = 0; i < threads; i++)
    pthread_join (ids[i], NULL);
  clock_gettime (CLOCK_MONOTONIC, &end);
  return (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
}

static void
note_scaling (const char *name, void (*run) (void *)) {
  double best_one = 1e300, best_two = 1e300;
  for (int round = 0; round < 5; round++) {
    double one = wall_ns (run, 1), two = wall_ns (run, 2);
    best_one = one < best_one ? one : best_one;
    best_two = two < best_two ? two : best_two;
  }
  pt_bench_note (name, 2 * best_one / best_two, "x throughput of one thread");
}

static void
note_memory (void) {
  PtInternerStats stats;
  pt_interner_stats (&stats);
  /* A heap string costs its bytes and a terminator in chunks of 16 with 8 of head, and a pointer.
   */
  double heap = 0;
  for (size_t i = 0; i < corpus.names.len; i++) {
    size_t chunk = (corpus.names.items[i].len + 1 + 8 + 15) / 16 * 16;
    heap += (double)(chunk < 32 ? 32 : chunk) + 8;
  }
  double interned = (double)stats.table_bytes + 4.0 * (double)corpus.names.len;
  printf ("memory of all names\n");
  pt_bench_note ("occurrences", (double)corpus.names.len, "");
  pt_bench_note ("distinct", (double)stats.strings, "");
  pt_bench_note ("a heap string each", heap / 1e6, "MB");
  pt_bench_note ("interned", interned / 1e6, "MB");
  pt_bench_note ("saved", 100 * (1 - interned / heap), "%");
}

int
main (int argc, char **argv) {
  pt_bench_init (&argc, argv);
  if (argc < 2 || !pt_corpus_load (&corpus, argv[1]))
    return 1;
  copies = malloc (corpus.names.len * sizeof *copies);
  pt_bench_compare ("one name, table warm", PT_PER_ITEM, (double)corpus.names.len,
                    (PtContestant[]){
                        {"strndup + free", run_copies, NULL},
                        {"chained table, FNV-1a", run_chained, NULL},
                        {"the same behind a mutex", run_locked, NULL},
                        {"pt_intern", run_intern, NULL},
                        {"pt_intern_padded", run_intern_padded, NULL},
                        {"control: reads the bytes", run_control, NULL},
                    },
                    6, NULL);
  note_memory ();
  printf ("two threads, wall time (2.0 at best; below 1.0 they hinder each other)\n");
  note_scaling ("control: shares nothing", run_control);
  note_scaling ("pt_intern_padded", run_intern_padded);
  note_scaling ("chained table behind a mutex", run_locked);
  free (copies);
  return pt_bench_finish ();
}
