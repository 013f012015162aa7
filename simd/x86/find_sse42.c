// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/scalar/scalar.h"
#include "simd/x86/find_short.h"
#include "simd/x86/x86.h"

static inline __m128i
load (const void *data) {
  return _mm_loadu_si128 (data);
}

static inline __m128i
load_table (const uint8_t *table) {
  return load (table);
}

/* Bit n: a needle may begin at byte n. Reads PT_NEEDLES_HEAD - 1 bytes behind the vector. */
static inline uint32_t
head_bits (const char *text, const __m128i *low, const __m128i *high) {
  __m128i may = _mm_set1_epi8 (-1);
  for (int i = 0; i < PT_NEEDLES_HEAD; i++) {
    __m128i bytes = load (text + i);
    __m128i above = _mm_and_si128 (_mm_srli_epi16 (bytes, 4), _mm_set1_epi8 (15));
    /* A byte that is not ASCII finds 0 in the low table. */
    may = _mm_and_si128 (
        may, _mm_and_si128 (_mm_shuffle_epi8 (low[i], bytes), _mm_shuffle_epi8 (high[i], above)));
  }
  return ~(uint32_t)_mm_movemask_epi8 (_mm_cmpeq_epi8 (may, _mm_setzero_si128 ())) & 0xFFFF;
}

size_t
pt_sse42_find_any (const char *data, size_t len, const PtNeedles *needles) {
  __m128i low[PT_NEEDLES_HEAD], high[PT_NEEDLES_HEAD];
  for (int i = 0; i < PT_NEEDLES_HEAD; i++) {
    low[i] = load_table (needles->low[i]);
    high[i] = load_table (needles->high[i]);
  }
  size_t i = 0;
  for (; i + 16 + PT_NEEDLES_HEAD - 1 <= len; i += 16)
    for (uint32_t bits = head_bits (data + i, low, high); bits != 0; bits &= bits - 1) {
      size_t at = i + (size_t)__builtin_ctz (bits);
      if (pt_needles_match (needles, data + at, len - at))
        return at;
    }
  return i + pt_scalar_find_any (data + i, len - i, needles);
}

size_t
pt_sse42_plain_prefix (const char *data, size_t len) {
  if (len < 16)
    return pt_plain_prefix_short (data, len);
  /* The last vector overlaps the one before: nothing of it was found there. */
  for (size_t i = 0;; i = i + 32 <= len ? i + 16 : len - 16) {
    uint32_t bits = pt_special_bits (load (data + i));
    if (bits != 0)
      return i + (size_t)__builtin_ctz (bits);
    if (i + 16 == len)
      return len;
  }
}
