// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/bits.h"
#include "simd/byte_sets.h"
#include "simd/x86/x86.h"

#include <immintrin.h>

static inline __m128i
load (const void *data) {
  return _mm_loadu_si128 (data);
}

static inline uint64_t
equal_bits (const char *block, __m128i byte) {
  uint64_t bits = 0;
  for (int i = 0; i < 4; i++) {
    __m128i hit = _mm_cmpeq_epi8 (load (block + 16 * i), byte);
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8 (hit) << (16 * i);
  }
  return bits;
}

static inline uint64_t
line_end_bits (const char *block, const char *data, size_t len, size_t at) {
  uint64_t lf = equal_bits (block, _mm_set1_epi8 ('\n'));
  uint64_t cr = equal_bits (block, _mm_set1_epi8 ('\r'));
  return pt_line_end_bits (lf, cr, data, len, at);
}

/* Bytes of a lane count up to 255 before they are added up to 64-bit sums. */
size_t
pt_sse42_count_byte (const char *data, size_t len, char byte) {
  __m128i wanted = _mm_set1_epi8 (byte), zero = _mm_setzero_si128 (), sums = zero;
  size_t i = 0;
  while (i + 16 <= len) {
    size_t steps = (len - i) / 16;
    __m128i lanes = zero;
    for (steps = steps > 255 ? 255 : steps; steps > 0; steps--, i += 16)
      lanes = _mm_sub_epi8 (lanes, _mm_cmpeq_epi8 (load (data + i), wanted));
    sums = _mm_add_epi64 (sums, _mm_sad_epu8 (lanes, zero));
  }
  size_t count = (size_t)_mm_cvtsi128_si64 (sums) + (size_t)_mm_extract_epi64 (sums, 1);
  for (; i < len; i++)
    count += data[i] == byte;
  return count;
}

size_t
pt_sse42_byte_positions (const char *data, size_t len, char byte, uint32_t *ret) {
  __m128i wanted = _mm_set1_epi8 (byte);
  size_t i = 0, count = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK)
    count = pt_store_bits (ret, count, (uint32_t)i, equal_bits (data + i, wanted));
  if (i < len) {
    char tail[PT_BLOCK];
    uint64_t bits = equal_bits (pt_block_tail (data, len, i, tail), wanted);
    count = pt_store_bits (ret, count, (uint32_t)i, bits & pt_tail_bits (len - i));
  }
  return count;
}

size_t
pt_sse42_count_lines (const char *data, size_t len) {
  size_t i = 0, count = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK)
    count += (size_t)__builtin_popcountll (line_end_bits (data + i, data, len, i));
  if (i < len) {
    char tail[PT_BLOCK];
    pt_block_tail (data, len, i, tail);
    count += (size_t)__builtin_popcountll (line_end_bits (tail, data, len, i));
  }
  return count;
}

size_t
pt_sse42_line_starts (const char *data, size_t len, uint32_t *ret) {
  size_t i = 0, count = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK)
    count = pt_store_bits (ret, count, (uint32_t)i + 1, line_end_bits (data + i, data, len, i));
  if (i < len) {
    char tail[PT_BLOCK];
    pt_block_tail (data, len, i, tail);
    count = pt_store_bits (ret, count, (uint32_t)i + 1, line_end_bits (tail, data, len, i));
  }
  return count;
}

/* Bit n: byte n is in the set. See byte_sets.h. */
static inline uint32_t
set_bits (const char *text, __m128i set) {
  __m128i bytes = load (text);
  return (uint32_t)_mm_movemask_epi8 (_mm_cmpeq_epi8 (_mm_shuffle_epi8 (set, bytes), bytes));
}

/* 32 bytes at a time: most strings end in the first step, so no branch is hard to foresee. */
static inline const char *
find_in_set (const char *text, const uint8_t *set_table) {
  __m128i set = load (set_table);
  for (;; text += 32) {
    uint32_t bits = set_bits (text, set) | set_bits (text + 16, set) << 16;
    if (bits != 0)
      return text + __builtin_ctz (bits);
  }
}

const char *
pt_sse42_string_end (const char *text, char quote) {
  return find_in_set (text, pt_string_stops[quote == '\'']);
}

const char *
pt_sse42_triple_end (const char *text, char quote) {
  return find_in_set (text, pt_triple_stops[quote == '\'']);
}

const char *
pt_sse42_escape_end (const char *text, size_t len) {
  __m128i set = load (pt_escape_stops);
  for (size_t i = 0; i < len; i += 16) {
    uint32_t bits = set_bits (text + i, set);
    if (bits != 0) {
      size_t at = i + (size_t)__builtin_ctz (bits);
      return text + (at < len ? at : len);
    }
  }
  return text + len;
}

const char *
pt_sse42_comment_end (const char *text) {
  return find_in_set (text, pt_comment_stops);
}

const char *
pt_sse42_space_end (const char *text) {
  __m128i space = _mm_set1_epi8 (' ');
  for (;; text += 16) {
    uint32_t bits = (uint32_t)_mm_movemask_epi8 (_mm_cmpeq_epi8 (load (text), space)) ^ 0xFFFF;
    if (bits != 0)
      return text + __builtin_ctz (bits);
  }
}

const char *
pt_sse42_identifier_end (const char *text) {
  __m128i low_classes = load (pt_identifier_low), high_classes = load (pt_identifier_high);
  __m128i nibble = _mm_set1_epi8 (15);
  for (;; text += 16) {
    __m128i bytes = load (text);
    __m128i low = _mm_shuffle_epi8 (low_classes, _mm_and_si128 (bytes, nibble));
    __m128i high =
        _mm_shuffle_epi8 (high_classes, _mm_and_si128 (_mm_srli_epi16 (bytes, 4), nibble));
    __m128i outside = _mm_cmpeq_epi8 (_mm_and_si128 (low, high), _mm_setzero_si128 ());
    uint32_t bits = (uint32_t)_mm_movemask_epi8 (outside);
    if (bits != 0)
      return text + __builtin_ctz (bits);
  }
}
