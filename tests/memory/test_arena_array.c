// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/arena_array.h"
#include "tests/check.h"

PT_ARENA_LIST (Numbers, numbers, uint64_t)

PT_TEST (two_lists_grow_side_by_side) {
  for (PtMemoryMode mode = PT_MEMORY_OPTIMISED; mode <= PT_MEMORY_PLAIN; mode++) {
    PT_AUTO (PtArena) arena;
    pt_arena_init_mode (&arena, 0, mode);
    Numbers a = {.arena = &arena}, b = {.arena = &arena};
    bool pushed = true, intact = true;
    for (uint64_t i = 0; i < 10000; i++)
      pushed &= numbers_push (&a, i) && numbers_push (&b, ~i);
    for (uint64_t i = 0; i < 10000; i++)
      intact &= a.items[i] == i && b.items[i] == ~i;
    pt_check (pushed);
    pt_check (intact);
    pt_check (numbers_pop (&b) == ~(uint64_t)9999);
  }
}

PT_TEST (one_list_grows_in_place) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  Numbers list = {.arena = &arena};
  pt_check (numbers_push (&list, 1));
  uint64_t *items = list.items;
  for (uint64_t i = 1; i < 4096; i++)
    if (!numbers_push (&list, i))
      pt_check (false);
  pt_check (list.items == items);
  pt_check_int (pt_arena_used (&arena), 4096 * sizeof (uint64_t));
}

PT_TEST (the_limit_of_the_arena_stops_it) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 64 * 1024);
  Numbers list = {.arena = &arena};
  uint32_t pushed = 0;
  while (numbers_push (&list, pushed))
    pushed++;
  pt_check (pushed > 0 && pushed <= 8192);
  pt_check_int (list.len, pushed);
  pt_check_int (list.items[pushed - 1], pushed - 1);
  pt_check (!numbers_reserve (&list, SIZE_MAX));
}

PT_TEST_MAIN
