// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/padded.h"
#include "tests/check.h"

PT_TEST (aligned_copied_and_zero_behind) {
  PT_AUTO (PtArena) arena = {0};
  char text[200];
  memset (text, 'x', sizeof text);
  for (size_t len = 0; len <= sizeof text; len += 25) {
    pt_check (pt_arena_alloc (&arena, 3, 1) != NULL);
    char *copy = pt_padded_copy (&arena, len == 0 ? NULL : text, len);
    pt_check_int ((uintptr_t)copy % PT_PADDED_ALIGN, 0);
    bool zero = true;
    for (size_t i = len; i < len + PT_PADDING; i++)
      zero &= copy[i] == 0;
    pt_check (zero);
    pt_check (memcmp (copy, text, len) == 0);
  }
}

PT_TEST (the_arena_limit_holds) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 64 * 1024);
  pt_check (pt_padded_alloc (&arena, 64 * 1024) == NULL);
  pt_check (pt_padded_alloc (&arena, SIZE_MAX - 3) == NULL);
  pt_check (pt_padded_alloc (&arena, 64 * 1024 - PT_PADDING) != NULL);
}

PT_TEST_MAIN
