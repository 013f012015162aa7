// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/simd.h"

#include <string.h>

void
pt_needles_init (PtNeedles *self, const char *const *words, size_t n) {
  *self = (PtNeedles){.n = (uint32_t)n};
  for (size_t word = 0; word < n; word++) {
    self->words[word] = words[word];
    self->lens[word] = (uint32_t)strlen (words[word]);
    for (int i = 0; i < PT_NEEDLES_HEAD; i++) {
      uint8_t byte = (uint8_t)words[word][i];
      self->low[i][byte % 16] |= (uint8_t)(1 << word);
      self->high[i][byte / 16] |= (uint8_t)(1 << word);
    }
  }
}

bool
pt_needles_match (const PtNeedles *self, const char *data, size_t rest) {
  for (uint32_t word = 0; word < self->n; word++)
    if (self->lens[word] <= rest && memcmp (data, self->words[word], self->lens[word]) == 0)
      return true;
  return false;
}
