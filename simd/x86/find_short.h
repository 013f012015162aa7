// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The last bytes of plain_prefix, for both levels: most strings of a program are short, so this is
// where the time goes.

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Bit n: byte n is not printable ASCII, or is " or \. */
static inline uint32_t
pt_special_bits (__m128i bytes) {
  __m128i special =
      _mm_cmpgt_epi8 (_mm_set1_epi8 (' '), bytes); /* as signed: also what is not ASCII */
  special = _mm_or_si128 (special, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 (0x7F)));
  special = _mm_or_si128 (special, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('"')));
  special = _mm_or_si128 (special, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('\\')));
  return (uint32_t)_mm_movemask_epi8 (special);
}

/* len < 16. Two loads that overlap cover every length from 4. */
static inline size_t
pt_plain_prefix_short (const char *data, size_t len) {
  uint64_t first = 0, last = 0;
  size_t half = len >= 8 ? 8 : 4;
  if (len >= 8) {
    memcpy (&first, data, 8);
    memcpy (&last, data + len - 8, 8);
  } else if (len >= 4) {
    memcpy (&first, data, 4);
    memcpy (&last, data + len - 4, 4);
  } else {
    for (size_t i = 0; i < len; i++)
      first |= (uint64_t)(uint8_t)data[i] << (8 * i);
    half = len;
  }
  uint32_t bits = pt_special_bits (_mm_set_epi64x ((long long)last, (long long)first));
  uint32_t low = bits & ((1u << half) - 1), high = bits >> 8 & ((1u << half) - 1);
  if (low != 0)
    return (size_t)__builtin_ctz (low);
  return high != 0 && len >= 4 ? len - half + (size_t)__builtin_ctz (high) : len;
}
