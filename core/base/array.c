// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/array.h"
#include "core/base/heap.h"

#include <string.h>

enum { FIRST_CAPACITY = 8 };

bool
pt_array_reserve (void *items_pointer, uint32_t *cap, size_t need, size_t item_size) {
  if (need <= *cap)
    return true;
  size_t grown = *cap < FIRST_CAPACITY ? FIRST_CAPACITY : (size_t)*cap + *cap / 2;
  if (grown < need)
    grown = need;
  size_t bytes;
  if (grown > UINT32_MAX || __builtin_mul_overflow (grown, item_size, &bytes))
    return false;

  /* The caller's pointer has a type we don't know; memcpy reads it without breaking aliasing. */
  void *items;
  memcpy (&items, items_pointer, sizeof items);
  items = pt_heap_realloc (items, bytes);
  if (items == NULL)
    return false;
  memcpy (items_pointer, &items, sizeof items);
  *cap = (uint32_t)grown;
  return true;
}

void
pt_array_free (void *items) {
  pt_heap_free (items);
}
