// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/scratch.h"
#include "core/base/heap.h"
#include "tests/check.h"

/* What a stage does: keeps one thing, takes many on the way. */
static char *
work (PtArena *arena, size_t *ret_taken) {
  PT_AUTO (PtScratch) scratch = pt_scratch_begin (arena);
  PtBytes text = pt_arena_bytes (scratch.arena);
  for (int i = 0; i < 10000; i++)
    pt_bytes_append_str (&text, "portalis");
  pt_check (!text.failed);
  pt_check_int (text.len, 80000);
  *ret_taken = pt_arena_used (scratch.arena);
  return pt_arena_strndup (arena, text.data + 79992, 8);
}

static void
check_mode (PtMemoryMode mode) {
  PT_AUTO (PtArena) arena;
  pt_arena_init_mode (&arena, 0, mode);
  size_t taken;
  char *kept = work (&arena, &taken);
  pt_check_str (kept, "portalis");
  pt_check (taken >= 80000);
  pt_check_int (pt_arena_used (&arena), 16);
  pt_check_int (pt_arena_used (arena.second), 0);

  uint64_t before = pt_heap_allocations ();
  size_t again;
  work (&arena, &again);
  /* In one chunk instead of several, the text moves less often. */
  pt_check (mode == PT_MEMORY_OPTIMISED ? again <= taken : again == taken);
  if (mode == PT_MEMORY_OPTIMISED)
    pt_check_int (pt_heap_allocations () - before, 0); /* the room is used again */
  else
    pt_check_int (arena.second->reserved, 0); /* given back at once */
  pt_check_str (kept, "portalis");
  pt_arena_reset (&arena);
  pt_check_int (pt_arena_used (&arena), 0);
}

PT_TEST (what_dies_with_a_stage_lies_apart) {
  check_mode (PT_MEMORY_OPTIMISED);
  check_mode (PT_MEMORY_PLAIN);
}

PT_TEST (scopes_nest) {
  PT_AUTO (PtArena) arena = {0};
  PT_AUTO (PtScratch) outer = pt_scratch_begin (&arena);
  int *kept = pt_arena_alloc (outer.arena, sizeof *kept, _Alignof(int));
  *kept = 7;
  size_t used = pt_arena_used (outer.arena);
  for (int i = 0; i < 3; i++) {
    PT_AUTO (PtScratch) inner = pt_scratch_begin (&arena);
    pt_check (inner.arena == outer.arena);
    pt_check (pt_arena_alloc (inner.arena, 200000, 64) != NULL);
  }
  pt_check_int (pt_arena_used (outer.arena), used);
  pt_check_int (*kept, 7);
}

PT_TEST (reserved_bytes_are_those_of_both) {
  PT_AUTO (PtArena) arena = {0};
  PT_AUTO (PtScratch) scratch = pt_scratch_begin (&arena);
  pt_check (pt_arena_alloc (scratch.arena, 1, 1) != NULL);
  pt_check_int (pt_arena_reserved (&arena), scratch.arena->reserved);
  pt_check (pt_arena_alloc (&arena, 1, 1) != NULL);
  pt_check_int (pt_arena_reserved (&arena), arena.reserved + scratch.arena->reserved);
}

PT_TEST (without_memory_for_a_second_arena_the_first_serves) {
  PT_AUTO (PtArena) arena = {0};
  pt_check (pt_arena_alloc (&arena, 8, 8) != NULL);
  pt_heap_fail_after (0);
  PT_AUTO (PtScratch) scratch = pt_scratch_begin (&arena);
  pt_heap_fail_after (-1);
  pt_check (scratch.arena == &arena && !scratch.is_second);
  pt_check (pt_arena_alloc (scratch.arena, 8, 8) != NULL);
}

PT_TEST (a_limit_holds_for_texts_too) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 4096);
  PT_AUTO (PtScratch) scratch = pt_scratch_begin (&arena);
  PtBytes text = pt_arena_bytes (scratch.arena);
  for (int i = 0; i < 10000; i++)
    pt_bytes_append_str (&text, "portalis");
  pt_check (text.failed);
  pt_bytes_clear (&text);
  pt_check (text.data == NULL);
}

PT_TEST_MAIN
