// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <stdio.h>

#include "core/memory/arena_pool.h"
#include "core/memory/interner.h"
#include "simd/simd.h"

typedef struct {
  PtStr name; /* equal strings have equal ids */
  uint32_t line;
} Node;

enum { KIND_NAME = 1, KIND_NUMBER = 2, TOKENS = 1000 };

int
main (void) {
  pt_simd_init (PT_SIMD_AUTO); /* the best that this machine has; scalar before */
  PtArenaPool *pool = pt_arena_pool_new (NULL);
  PtArena *arena = pool == NULL ? NULL : pt_arena_pool_acquire (pool, NULL);
  if (arena == NULL)
    return 1;

  /* A node is a moved cursor, and nobody frees it. */
  Node *node = PT_ARENA_NEW (arena, Node);
  if (node == NULL)
    return 1;
  node->name = pt_intern ("while", 5); /* a keyword: its id is a constant */

  /* A batch is a column for each field, so that a scan reads nothing but what it asks for. */
  uint8_t *kinds = PT_ARENA_ARRAY (arena, uint8_t, TOKENS);
  uint32_t *starts = PT_ARENA_ARRAY (arena, uint32_t, TOKENS);
  if (kinds == NULL || starts == NULL)
    return 1;
  for (uint32_t i = 0; i < TOKENS; i++) {
    kinds[i] = i % 3 == 0 ? KIND_NAME : KIND_NUMBER;
    starts[i] = 4 * i;
  }
  size_t names = pt_simd ()->count_byte ((const char *)kinds, TOKENS, KIND_NAME);

  printf ("%s is a keyword: %d\n", pt_str (node->name), pt_str_is_keyword (node->name));
  printf ("%zu of %d tokens are names, the last starts at %u\n", names, TOKENS, starts[TOKENS - 1]);
  printf ("%zu bytes used, %zu reserved\n", pt_arena_used (arena), pt_arena_reserved (arena));

  pt_arena_pool_release (pool, NULL, arena); /* forgets all of it at once, keeps the memory */
  arena = pt_arena_pool_acquire (pool, NULL);
  PtArenaPoolStats stats;
  pt_arena_pool_stats (pool, &stats);
  printf ("%d hit, %d miss\n", (int)stats.hits, (int)stats.misses);
  pt_arena_pool_release (pool, NULL, arena);
  pt_arena_pool_free (pool);
  return 0;
}
