// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Growing arrays of one type inside an arena: the twin of base/array.h without a free. While an
// array is the arena's last allocation it grows in place; otherwise growing leaves the old items
// behind.
//
//   PT_ARENA_LIST (PtTokens, pt_tokens, PtToken)
//   PtTokens tokens = { .arena = arena };
//   if (!pt_tokens_push (&tokens, token)) return PT_ENOMEM;

#include "core/memory/arena.h"

/** Makes room for need items. False: no memory or the arena's limit; nothing has changed. */
PT_MUST_CHECK bool pt_arena_array_reserve (PtArena *arena, void *items_pointer, uint32_t *cap,
                                           size_t need, size_t item_size, size_t align);

/** Type: a struct { arena, items, len, cap }; prefix_reserve, _push, _pop.
 * Valid until: the arena is reset; a pointer into items until the next reserve or push. */
#define PT_ARENA_LIST(Type, prefix, Item)                                                          \
  typedef struct {                                                                                 \
    PtArena *arena;                                                                                \
    Item *items;                                                                                   \
    uint32_t len;                                                                                  \
    uint32_t cap;                                                                                  \
  } Type;                                                                                          \
  PT_MUST_CHECK static inline bool prefix##_reserve (Type *self, size_t need) {                    \
    return need <= self->cap || pt_arena_array_reserve (self->arena, &self->items, &self->cap,     \
                                                        need, sizeof (Item), _Alignof(Item));      \
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
  }
