// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/arena_array.h"

#include <string.h>

enum { FIRST_CAPACITY = 8 };

bool
pt_arena_array_reserve (PtArena *arena, void *items_pointer, uint32_t *cap, size_t need,
                        size_t item_size, size_t align) {
  if (need <= *cap)
    return true;
  size_t grown = *cap < FIRST_CAPACITY ? FIRST_CAPACITY : (size_t)*cap * 2;
  if (grown < need)
    grown = need;
  size_t bytes;
  if (grown > UINT32_MAX || __builtin_mul_overflow (grown, item_size, &bytes))
    return false;

  /* The caller's pointer has a type we don't know; memcpy reads it without breaking aliasing. */
  void *items;
  memcpy (&items, items_pointer, sizeof items);
  items = pt_arena_grow (arena, items, *cap * item_size, bytes, align);
  if (items == NULL)
    return false;
  memcpy (items_pointer, &items, sizeof items);
  *cap = (uint32_t)grown;
  return true;
}
