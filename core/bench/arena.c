// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Small blocks, each written, then all freed: the arena against heaps. Also the batch: one request
// for all of them.

#include "core/bench/bench_private.h"
#include "core/memory/arena.h"

#include <obstack.h>
#include <stdlib.h>
#include <string.h>

#define obstack_chunk_alloc malloc
#define obstack_chunk_free free

enum { MAX_BLOCKS = 10000 };

typedef struct {
  guint n;
  const PtBenchHeap *heap;
  PtArena arena;
  struct obstack obstack;
  void *obstack_start;
  void *blocks[MAX_BLOCKS];
  char buffer[MAX_BLOCKS * 48];
} Blocks;

/* What a block is initialised from: the compiler makes vector stores of it. */
static const char node[48] = {1, 2, 3};

static guint64
digest_of (void *const *blocks, guint n, gsize size) {
  guint64 digest = 0;
  for (guint i = 0; i < n; i++)
    digest = pt_bench_digest (digest, blocks[i], size);
  return digest;
}

/* The two sizes differ in everything that the compiler can see, so each has its own functions.
 * ALLOCATE and FREE of a contestant; the writing and the digest are the same for all. */
#define RUN(NAME, SIZE, BEFORE, ALLOCATE, AFTER)                                                   \
  static guint64 NAME##_##SIZE (void *data, gboolean digest) {                                     \
    Blocks *self = data;                                                                           \
    void **blocks = self->blocks;                                                                  \
    guint n = self->n;                                                                             \
    BEFORE;                                                                                        \
    for (guint i = 0; i < n; i++)                                                                  \
      memcpy (blocks[i] = (ALLOCATE), node, SIZE);                                                 \
    pt_bench_keep (blocks);                                                                        \
    guint64 result = digest ? digest_of (blocks, n, SIZE) : 0;                                     \
    AFTER;                                                                                         \
    return result;                                                                                 \
  }

#define FREE_EACH(call)                                                                            \
  for (guint i = 0; i < n; i++)                                                                    \
  call

#define FOR_SIZE(SIZE)                                                                             \
  RUN (heap, SIZE, const PtBenchHeap heap = *self->heap, heap.alloc (SIZE),                        \
       FREE_EACH (heap.release (blocks[i])))                                                       \
  RUN (slice, SIZE, (void)0, g_slice_alloc (SIZE), FREE_EACH (g_slice_free1 (SIZE, blocks[i])))    \
  RUN (reused, SIZE, (void)0, pt_arena_alloc (&self->arena, SIZE, 8),                              \
       pt_arena_reset (&self->arena))                                                              \
  RUN (fresh, SIZE, PtArena arena = {0}, pt_arena_alloc (&arena, SIZE, 8),                         \
       pt_arena_clear (&arena))                                                                    \
  RUN (obstack, SIZE, (void)0, obstack_alloc (&self->obstack, SIZE), obstack_restart (self))       \
  static guint64 stores_##SIZE (void *data, gboolean digest) {                                     \
    Blocks *self = data;                                                                           \
    for (guint i = 0; i < self->n; i++) {                                                          \
      memcpy (self->buffer + i * SIZE, node, SIZE);                                                \
      pt_bench_keep (self->buffer);                                                                \
    }                                                                                              \
    for (guint i = 0; digest && i < self->n; i++)                                                  \
      self->blocks[i] = self->buffer + i * SIZE;                                                   \
    return digest ? digest_of (self->blocks, self->n, SIZE) : 0;                                   \
  }

static void
obstack_restart (Blocks *self) {
  obstack_free (&self->obstack, self->obstack_start);
  self->obstack_start = obstack_alloc (&self->obstack, 1);
}

FOR_SIZE (8)
FOR_SIZE (48)

/* One request for all blocks. */
static guint64
batch_48 (void *data, gboolean digest) {
  Blocks *self = data;
  char *all = pt_arena_alloc (&self->arena, (gsize)self->n * 48, 8);
  for (guint i = 0; i < self->n; i++)
    memcpy (self->blocks[i] = all + i * 48, node, 48);
  pt_bench_keep (self->blocks);
  guint64 result = digest ? digest_of (self->blocks, self->n, 48) : 0;
  pt_arena_reset (&self->arena);
  return result;
}

static Blocks *
blocks_new (guint n, const PtBenchHeap *heap) {
  Blocks *self = g_new0 (Blocks, 1);
  self->n = n;
  self->heap = heap;
  obstack_init (&self->obstack);
  self->obstack_start = obstack_alloc (&self->obstack, 1);
  return self;
}

static void
blocks_free (Blocks *self) {
  obstack_free (&self->obstack, NULL);
  pt_arena_clear (&self->arena);
  g_free (self);
}

#define COMPARE(contest, SIZE)                                                                     \
  pt_bench_compare (self, contest, 1000,                                                           \
                    (PtContestant[]){                                                              \
                        {"malloc", heap_##SIZE, system},                                           \
                        {"arena", reused_##SIZE, system},                                          \
                        {"new arena", fresh_##SIZE, system},                                       \
                        {"GLib slices", slice_##SIZE, system},                                     \
                        {"obstack", obstack_##SIZE, system},                                       \
                        {"jemalloc", heap_##SIZE, other, pt_bench_heap_absent (other->heap)},      \
                        {"mimalloc", heap_##SIZE, third, pt_bench_heap_absent (third->heap)},      \
                        {"stores alone", stores_##SIZE, system},                                   \
                    },                                                                             \
                    8)

static void
compare_scale (PtBenchRun *self, PtContestId contest, guint n) {
  Blocks *blocks = blocks_new (n, pt_bench_heap_system ());
  pt_bench_compare (self, contest, n,
                    (PtContestant[]){{"malloc", heap_48, blocks}, {"arena", reused_48, blocks}}, 2);
  blocks_free (blocks);
}

void
pt_bench_arena (PtBenchRun *self) {
  Blocks *system = blocks_new (1000, pt_bench_heap_system ());
  Blocks *other = blocks_new (1000, pt_bench_heap_jemalloc ());
  Blocks *third = blocks_new (1000, pt_bench_heap_mimalloc ());
  COMPARE (PT_CONTEST_ARENA_8, 8);
  COMPARE (PT_CONTEST_ARENA_48, 48);
  blocks_free (system);
  blocks_free (other);
  blocks_free (third);
  compare_scale (self, PT_CONTEST_ARENA_SCALE_100, 100);
  compare_scale (self, PT_CONTEST_ARENA_SCALE_1000, 1000);
  compare_scale (self, PT_CONTEST_ARENA_SCALE_10000, 10000);
}

void
pt_bench_batch (PtBenchRun *self) {
  Blocks *blocks = blocks_new (1000, pt_bench_heap_system ());
  pt_bench_compare (self, PT_CONTEST_BATCH, 1000,
                    (PtContestant[]){
                        {"malloc", heap_48, blocks},
                        {"arena", reused_48, blocks},
                        {"one request", batch_48, blocks},
                    },
                    3);
  blocks_free (blocks);
}
