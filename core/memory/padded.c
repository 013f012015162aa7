// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/padded.h"

#include <string.h>

char *
pt_padded_alloc (PtArena *arena, size_t len) {
  if (len > PTRDIFF_MAX - PT_PADDING)
    return NULL;
  char *data = pt_arena_alloc (arena, len + PT_PADDING, PT_PADDED_ALIGN);
  if (data != NULL)
    memset (data + len, 0, PT_PADDING);
  return data;
}

char *
pt_padded_copy (PtArena *arena, const char *data, size_t len) {
  char *copy = pt_padded_alloc (arena, len);
  if (copy != NULL && len > 0)
    memcpy (copy, data, len);
  return copy;
}
