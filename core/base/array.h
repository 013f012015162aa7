// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Growing arrays of one type on the heap. For arrays that die with a unit see memory/arena_array.h.
//
//   PT_ARRAY (PtEdges, pt_edges, PtEdge)
//   PtEdges edges = { 0 };
//   if (!pt_edges_push (&edges, edge)) return PT_ENOMEM;
//   for (uint32_t i = 0; i < edges.len; i++) use (edges.items[i]);
//   pt_edges_clear (&edges);

#include "core/base/base.h"

/** Makes room for at least need items of item_size bytes. False: no memory; nothing has changed. */
bool pt_array_reserve (void *items_pointer, uint32_t *cap, size_t need,
                       size_t item_size) PT_MUST_CHECK;
void pt_array_free (void *items);

/** Type: a struct { items, len, cap }, all zero is empty; prefix_reserve, _push, _pop, _clear.
 * Owns: items. Pointers into items are valid until the next reserve or push. */
#define PT_ARRAY(Type, prefix, Item)                                                               \
  typedef struct {                                                                                 \
    Item *items;                                                                                   \
    uint32_t len;                                                                                  \
    uint32_t cap;                                                                                  \
  } Type;                                                                                          \
  PT_MUST_CHECK static inline bool prefix##_reserve (Type *self, size_t need) {                    \
    return need <= self->cap || pt_array_reserve (&self->items, &self->cap, need, sizeof (Item));  \
  }                                                                                                \
  PT_MUST_CHECK static inline bool prefix##_push (Type *self, Item item) {                         \
    if (PT_UNLIKELY (self->len == self->cap) && !prefix##_reserve (self, (size_t)self->len + 1))   \
      return false;                                                                                \
    self->items[self->len++] = item;                                                               \
    return true;                                                                                   \
  }                                                                                                \
  __attribute__ ((unused)) static inline Item prefix##_pop (Type *self) {                          \
    pt_assert (self->len > 0);                                                                     \
    return self->items[--self->len];                                                               \
  }                                                                                                \
  __attribute__ ((unused)) static inline void prefix##_clear (Type *self) {                        \
    pt_array_free (self->items);                                                                   \
    *self = (Type){0};                                                                             \
  }                                                                                                \
  __attribute__ ((unused)) static inline void Type##_auto_clear (Type *self) {                     \
    prefix##_clear (self);                                                                         \
  }
