// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A thousand allocations, each initialised, then all freed: the arena against the heap.

#include "core/memory/arena.h"
#include "tests/bench/bench.h"

#include <stdlib.h>
#include <string.h>

enum { N = 1000 };

static void *blocks[N];
static char buffer[N * 64];
static const char node[48] = {1, 2, 3}; /* what a node is initialised from: vector stores */

/* The two sizes differ in everything the compiler can see, so each has its own functions. */
#define FOR_SIZE(SIZE)                                                                             \
  static void heap_##SIZE (void *data) {                                                           \
    (void)data;                                                                                    \
    for (int i = 0; i < N; i++)                                                                    \
      memcpy (blocks[i] = malloc (SIZE), node, SIZE);                                              \
    pt_bench_keep (blocks);                                                                        \
    for (int i = 0; i < N; i++)                                                                    \
      free (blocks[i]);                                                                            \
  }                                                                                                \
  static void fill_##SIZE (PtArena *arena) {                                                       \
    for (int i = 0; i < N; i++)                                                                    \
      memcpy (blocks[i] = pt_arena_alloc (arena, SIZE, 8), node, SIZE);                            \
    pt_bench_keep (blocks);                                                                        \
  }                                                                                                \
  static void fresh_##SIZE (void *data) {                                                          \
    PtArena arena;                                                                                 \
    pt_arena_init_mode (&arena, 0, *(PtMemoryMode *)data);                                         \
    fill_##SIZE (&arena);                                                                          \
    pt_arena_clear (&arena);                                                                       \
  }                                                                                                \
  static void reused_##SIZE (void *data) {                                                         \
    fill_##SIZE (data);                                                                            \
    pt_arena_reset (data);                                                                         \
  }                                                                                                \
  static void limit_##SIZE (void *data) {                                                          \
    (void)data;                                                                                    \
    for (int i = 0; i < N; i++) {                                                                  \
      memcpy (buffer + i * SIZE, node, SIZE);                                                      \
      pt_bench_keep (buffer);                                                                      \
    }                                                                                              \
  }

FOR_SIZE (8)
FOR_SIZE (48)

int
main (int argc, char **argv) {
  pt_bench_init (&argc, argv);
  PtMemoryMode optimised = PT_MEMORY_OPTIMISED, plain = PT_MEMORY_PLAIN;
  PT_AUTO (PtArena) arena = {0};
  pt_bench_compare ("1000 x 8 bytes", PT_PER_ITEM, N,
                    (PtContestant[]){
                        {"malloc + free", heap_8, NULL},
                        {"arena, plain mode", fresh_8, &plain},
                        {"arena, new and cleared", fresh_8, &optimised},
                        {"arena, reset", reused_8, &arena},
                        {"limit: the stores alone", limit_8, NULL},
                    },
                    5, NULL);
  pt_bench_compare ("1000 x 48 bytes", PT_PER_ITEM, N,
                    (PtContestant[]){
                        {"malloc + free", heap_48, NULL},
                        {"arena, plain mode", fresh_48, &plain},
                        {"arena, new and cleared", fresh_48, &optimised},
                        {"arena, reset", reused_48, &arena},
                        {"limit: the stores alone", limit_48, NULL},
                    },
                    5, NULL);
  return pt_bench_finish ();
}
