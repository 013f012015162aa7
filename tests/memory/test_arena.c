// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "core/memory/arena.h"
#include "tests/check.h"

/* Each test of behaviour runs in both modes: --memory-opt=off must not change a result. */
static const PtMemoryMode modes[] = {PT_MEMORY_OPTIMISED, PT_MEMORY_PLAIN};
#define FOR_EACH_MODE(mode)                                                                        \
  for (PtMemoryMode mode, *at = (PtMemoryMode *)modes;                                             \
       at < modes + PT_COUNT_OF (modes) && (mode = *at, true); at++)

PT_TEST (allocations_are_aligned_and_apart) {
  FOR_EACH_MODE (mode) {
    PT_AUTO (PtArena) arena;
    pt_arena_init_mode (&arena, 0, mode);
    unsigned char *blocks[3000];
    size_t sizes[3000];
    bool aligned = true, intact = true;
    for (unsigned i = 0; i < 3000; i++) {
      size_t align = (size_t)1 << (i % 7);
      sizes[i] = i * 7 % 301;
      blocks[i] = pt_arena_alloc (&arena, sizes[i], align);
      aligned &= blocks[i] != NULL && (uintptr_t)blocks[i] % align == 0;
      memset (blocks[i], (int)(i & 255), sizes[i]);
    }
    for (unsigned i = 0; i < 3000; i++)
      for (size_t j = 0; j < sizes[i]; j++)
        intact &= blocks[i][j] == (i & 255);
    pt_check (aligned);
    pt_check (intact);
  }
}

PT_TEST (no_size_gives_distinct_pointers) {
  FOR_EACH_MODE (mode) {
    PT_AUTO (PtArena) arena;
    pt_arena_init_mode (&arena, 0, mode);
    void *a = pt_arena_alloc (&arena, 0, 1);
    void *b = pt_arena_alloc (&arena, 0, 1);
    pt_check (a != NULL && b != NULL && a != b);
  }
}

PT_TEST (an_all_zero_arena_works) {
  PT_AUTO (PtArena) arena = {0};
  pt_check (pt_arena_alloc (&arena, 8, 8) != NULL);
}

PT_TEST (zeroed_allocations_are_zero_after_reuse) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  memset (pt_arena_alloc (&arena, 5000, 1), 0xAB, 5000);
  pt_arena_reset (&arena);
  char *again = pt_arena_alloc_zero (&arena, 5000, 1);
  bool zero = true;
  for (int i = 0; i < 5000; i++)
    zero &= again[i] == 0;
  pt_check (zero);
  pt_check (PT_ARENA_ARRAY (&arena, uint64_t, SIZE_MAX / 4) == NULL);
  pt_check (PT_ARENA_NEW (&arena, PtView)->len == 0);
}

PT_TEST (the_limit_holds) {
  FOR_EACH_MODE (mode) {
    PT_AUTO (PtArena) arena;
    pt_arena_init_mode (&arena, 100 * 1024, mode);
    size_t bytes = 0;
    while (pt_arena_alloc (&arena, 1000, 8) != NULL)
      bytes += 1000;
    pt_check (bytes >= 64 * 1024 && bytes <= 100 * 1024);
    pt_check (pt_arena_reserved (&arena) <= 100 * 1024);
    pt_check (pt_arena_alloc (&arena, SIZE_MAX - 32, 8) == NULL);
    pt_check (pt_arena_alloc (&arena, PTRDIFF_MAX, 8) == NULL);
    pt_arena_reset (&arena);
    pt_check (pt_arena_alloc (&arena, 1000, 8) != NULL);
  }
}

PT_TEST (running_out_of_memory_leaves_it_usable) {
  FOR_EACH_MODE (mode) {
    PT_AUTO (PtArena) arena;
    pt_arena_init_mode (&arena, 0, mode);
    pt_heap_fail_after (0);
    void *first = pt_arena_alloc (&arena, 200 * 1024, 8);
    pt_heap_fail_after (-1);
    pt_check (first == NULL);
    pt_check (pt_arena_alloc (&arena, 200 * 1024, 8) != NULL);
  }
}

PT_TEST (used_and_peak_are_derived) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  for (int i = 0; i < 100; i++)
    pt_check (pt_arena_alloc (&arena, 4096, 64) != NULL);
  pt_check_int (pt_arena_used (&arena), 100 * 4096);
  pt_check (pt_arena_reserved (&arena) >= 100 * 4096);
  pt_arena_reset (&arena);
  pt_check_int (pt_arena_used (&arena), 0);
  pt_check_int (pt_arena_peak (&arena), 100 * 4096);
}

PT_TEST (reset_keeps_the_memory) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  for (int round = 0; round < 3; round++) {
    uint64_t before = pt_heap_allocations ();
    for (int i = 0; i < 1000; i++)
      pt_check (pt_arena_alloc (&arena, 1000 + i, 8) != NULL);
    if (round > 0)
      pt_check_int (pt_heap_allocations () - before, 0);
    pt_arena_reset (&arena);
  }
}

PT_TEST (a_reset_makes_one_chunk_of_many) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 1000; i++)
      memset (pt_arena_alloc (&arena, 1000 + i, 8), round, 1000 + i);
    size_t used = pt_arena_used (&arena), chunks = pt_arena_pieces (&arena, NULL, 0);
    pt_check (round == 0 ? chunks > 1 : chunks == 1);
    pt_arena_reset (&arena);
    pt_check (pt_arena_reserved (&arena) >= used);
    pt_check (pt_arena_reserved (&arena) < used + 64 * 1024);
  }
}

PT_TEST (without_memory_for_one_chunk_a_reset_keeps_none) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  for (int i = 0; i < 300; i++)
    pt_check (pt_arena_alloc (&arena, 1000, 8) != NULL);
  pt_heap_fail_after (0);
  pt_arena_reset (&arena);
  pt_heap_fail_after (-1);
  pt_check_int (pt_arena_reserved (&arena), 0);
  pt_check (pt_arena_alloc (&arena, 1000, 8) != NULL);
}

PT_TEST (spare_chunks_make_way_at_the_limit) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 400 * 1024);
  for (int i = 0; i < 300; i++)
    pt_check (pt_arena_alloc (&arena, 1024, 8) != NULL);
  pt_arena_reset (&arena);
  pt_check (pt_arena_alloc (&arena, 390 * 1024, 8) != NULL);
  pt_check (pt_arena_reserved (&arena) <= 400 * 1024);
}

PT_TEST (rewind_keeps_the_memory) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  pt_check (pt_arena_alloc (&arena, 60 * 1024, 8) != NULL);
  PtArenaMark mark = pt_arena_mark (&arena);
  pt_check (pt_arena_alloc (&arena, 60 * 1024, 8) != NULL);
  uint64_t before = pt_heap_allocations ();
  for (int i = 0; i < 10; i++) {
    pt_arena_rewind (&arena, mark);
    pt_check (pt_arena_alloc (&arena, 60 * 1024, 8) != NULL);
  }
  pt_check_int (pt_heap_allocations () - before, 0);
}

PT_TEST (grow_extends_the_last_allocation) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  char *a = pt_arena_grow (&arena, NULL, 0, 10, 1);
  memcpy (a, "0123456789", 10);
  char *b = pt_arena_grow (&arena, a, 10, 1000, 1);
  pt_check (a == b);
  pt_check (pt_arena_alloc (&arena, 1, 1) != NULL);
  char *c = pt_arena_grow (&arena, b, 1000, 2000, 1);
  pt_check (c != b);
  pt_check (memcmp (c, "0123456789", 10) == 0);
  pt_check (pt_arena_grow (&arena, c, 2000, 5, 1) == c);
}

PT_TEST (grow_moves_what_does_not_fit) {
  FOR_EACH_MODE (mode) {
    PT_AUTO (PtArena) arena;
    pt_arena_init_mode (&arena, 0, mode);
    char *text = pt_arena_strndup (&arena, "kept", 4);
    text = pt_arena_grow (&arena, text, 5, 1 << 20, 1);
    pt_check_str (text, "kept");
    text[(1 << 20) - 1] = 'x';
  }
}

PT_TEST (rewind_returns_to_the_mark) {
  FOR_EACH_MODE (mode) {
    PT_AUTO (PtArena) arena;
    pt_arena_init_mode (&arena, 0, mode);
    char *kept = pt_arena_strndup (&arena, "kept", 4);
    PtArenaMark mark = pt_arena_mark (&arena);
    size_t used = pt_arena_used (&arena);
    for (int i = 0; i < 500; i++)
      pt_check (pt_arena_alloc (&arena, 1000, 8) != NULL);
    pt_arena_rewind (&arena, mark);
    pt_check_int (pt_arena_used (&arena), used);
    pt_check (pt_arena_peak (&arena) >= 500 * 1000);
    pt_check_str (kept, "kept");
    pt_check (pt_arena_strndup (&arena, "next", 4) != NULL);
    pt_check_str (kept, "kept");
  }
}

PT_TEST (rewind_to_the_beginning) {
  FOR_EACH_MODE (mode) {
    PT_AUTO (PtArena) arena;
    pt_arena_init_mode (&arena, 0, mode);
    PtArenaMark mark = pt_arena_mark (&arena);
    pt_check (pt_arena_alloc (&arena, 300 * 1024, 8) != NULL);
    pt_arena_rewind (&arena, mark);
    pt_check_int (pt_arena_used (&arena), 0);
    pt_check (pt_arena_alloc (&arena, 10, 8) != NULL);
  }
}

PT_TEST (plain_mode_frees_everything_at_reset) {
  PT_AUTO (PtArena) arena;
  pt_arena_init_mode (&arena, 0, PT_MEMORY_PLAIN);
  uint64_t before = pt_heap_allocations ();
  for (int i = 0; i < 50; i++)
    pt_check (pt_arena_alloc (&arena, 24, 8) != NULL);
  pt_check_int (pt_heap_allocations () - before, 50);
  pt_check_int (pt_arena_used (&arena), 50 * 24);
  pt_arena_reset (&arena);
  pt_check_int (pt_arena_reserved (&arena), 0);
}

PT_TEST (pieces_are_chunks_and_add_up_to_what_is_used) {
  PT_AUTO (PtArena) arena = {0};
  PtArenaPiece pieces[64];
  pt_arena_init (&arena, 0);

  pt_check_int (pt_arena_pieces (&arena, pieces, 64), 0);
  for (int i = 0; i < 300; i++)
    pt_check (pt_arena_alloc (&arena, 1000, 8) != NULL);
  size_t n = pt_arena_pieces (&arena, pieces, 64), used = 0, size = 0;
  for (size_t i = 0; i < n; i++) {
    pt_check (pieces[i].used <= pieces[i].size);
    used += pieces[i].used;
    size += pieces[i].size;
  }
  pt_check (n >= 2);
  pt_check_int (used, pt_arena_used (&arena));
  pt_check_int (size, pt_arena_reserved (&arena));
  // Without room for them, they are still counted.
  pt_check_int (pt_arena_pieces (&arena, NULL, 0), n);
}

PT_TEST (in_plain_mode_a_piece_is_a_request) {
  PT_AUTO (PtArena) arena = {0};
  PtArenaPiece pieces[4];
  pt_arena_init_mode (&arena, 0, PT_MEMORY_PLAIN);

  pt_check (pt_arena_alloc (&arena, 24, 8) != NULL && pt_arena_alloc (&arena, 100, 8) != NULL);
  pt_check_int (pt_arena_pieces (&arena, pieces, 4), 2);
  pt_check_int (pieces[0].used, 104);
  pt_check_int (pieces[1].used, 24);
}

PT_TEST (what_growing_leaves_behind_is_known) {
  PT_AUTO (PtArena) arena = {0};
  pt_arena_init (&arena, 0);
  char *first = pt_arena_alloc (&arena, 64, 8);

  first = pt_arena_grow (&arena, first, 64, 128, 8);
  pt_check_int (arena.left_behind, 0); // in place
  pt_check (pt_arena_alloc (&arena, 8, 8) != NULL);
  pt_check (pt_arena_grow (&arena, first, 128, 256, 8) != first);
  pt_check_int (arena.left_behind, 128);
}

typedef struct {
  PtArena *arena;
  int done; /* allocations */
} Work;

static PtStatus
allocate_many (void *data) {
  Work *self = data;
  for (; self->done < 100; self->done++)
    *(char *)pt_arena_alloc (self->arena, 1000, 8) = 'x'; /* not looked at */
  return PT_OK;
}

PT_TEST (work_is_left_where_memory_ends) {
  static const PtMemoryMode all[] = {PT_MEMORY_OPTIMISED, PT_MEMORY_PLAIN};
  for (size_t i = 0; i < PT_COUNT_OF (all); i++) {
    PtArena arena;
    pt_arena_init_mode (&arena, 70 * 1024, all[i]);
    Work work = {.arena = &arena};
    pt_check_int (pt_arena_run (&arena, allocate_many, &work), PT_ENOMEM);
    pt_check (work.done > 10 && work.done < 100);
    pt_check (pt_arena_alloc (&arena, 1 << 20, 8) == NULL); /* outside of it as ever */
    pt_arena_clear (&arena);
    pt_arena_init_mode (&arena, 0, all[i]);
    work.done = 0;
    pt_check_int (pt_arena_run (&arena, allocate_many, &work), PT_OK);
    pt_check_int (work.done, 100);
    pt_arena_clear (&arena);
  }
}

PT_TEST_MAIN
