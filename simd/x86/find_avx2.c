// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/scalar/scalar.h"
#include "simd/x86/find_short.h"
#include "simd/x86/x86.h"

static inline __m256i
load (const void *data) {
  return _mm256_loadu_si256 (data);
}

static inline __m256i
load_table (const uint8_t *table) {
  return _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const void *)table));
}

/* Bit n: a needle may begin at byte n. Reads PT_NEEDLES_HEAD - 1 bytes behind the vector. */
static inline uint32_t
head_bits (const char *text, const __m256i *low, const __m256i *high) {
  __m256i may = _mm256_set1_epi8 (-1);
  for (int i = 0; i < PT_NEEDLES_HEAD; i++) {
    __m256i bytes = load (text + i);
    __m256i above = _mm256_and_si256 (_mm256_srli_epi16 (bytes, 4), _mm256_set1_epi8 (15));
    /* A byte that is not ASCII finds 0 in the low table. */
    may = _mm256_and_si256 (may, _mm256_and_si256 (_mm256_shuffle_epi8 (low[i], bytes),
                                                   _mm256_shuffle_epi8 (high[i], above)));
  }
  return ~(uint32_t)_mm256_movemask_epi8 (_mm256_cmpeq_epi8 (may, _mm256_setzero_si256 ()));
}

size_t
pt_avx2_find_any (const char *data, size_t len, const PtNeedles *needles) {
  __m256i low[PT_NEEDLES_HEAD], high[PT_NEEDLES_HEAD];
  for (int i = 0; i < PT_NEEDLES_HEAD; i++) {
    low[i] = load_table (needles->low[i]);
    high[i] = load_table (needles->high[i]);
  }
  size_t i = 0;
  for (; i + 32 + PT_NEEDLES_HEAD - 1 <= len; i += 32)
    for (uint32_t bits = head_bits (data + i, low, high); bits != 0; bits &= bits - 1) {
      size_t at = i + (size_t)__builtin_ctz (bits);
      if (pt_needles_match (needles, data + at, len - at))
        return at;
    }
  return i + pt_scalar_find_any (data + i, len - i, needles);
}

static inline uint32_t
special_bits (__m256i bytes) {
  __m256i special = _mm256_cmpgt_epi8 (_mm256_set1_epi8 (' '), bytes);
  special = _mm256_or_si256 (special, _mm256_cmpeq_epi8 (bytes, _mm256_set1_epi8 (0x7F)));
  special = _mm256_or_si256 (special, _mm256_cmpeq_epi8 (bytes, _mm256_set1_epi8 ('"')));
  special = _mm256_or_si256 (special, _mm256_cmpeq_epi8 (bytes, _mm256_set1_epi8 ('\\')));
  return (uint32_t)_mm256_movemask_epi8 (special);
}

size_t
pt_avx2_plain_prefix (const char *data, size_t len) {
  if (len < 16)
    return pt_plain_prefix_short (data, len);
  if (len < 32) {
    /* Two vectors that overlap. */
    __m128i first = _mm_loadu_si128 ((const void *)data);
    __m128i last = _mm_loadu_si128 ((const void *)(data + len - 16));
    uint32_t bits = pt_special_bits (first) | pt_special_bits (last) << (len - 16);
    return bits != 0 ? _tzcnt_u32 (bits) : len;
  }
  /* The last vector overlaps the one before: nothing of it was found there. */
  for (size_t i = 0;; i = i + 64 <= len ? i + 32 : len - 32) {
    uint32_t bits = special_bits (load (data + i));
    if (bits != 0)
      return i + _tzcnt_u32 (bits);
    if (i + 32 == len)
      return len;
  }
}
