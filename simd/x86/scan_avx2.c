// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/bits.h"
#include "simd/byte_sets.h"
#include "simd/x86/x86.h"

#include <immintrin.h>

static inline __m256i
load (const void *data) {
  return _mm256_loadu_si256 (data);
}

static inline uint64_t
equal_bits (const char *block, __m256i byte) {
  __m256i first = _mm256_cmpeq_epi8 (load (block), byte);
  __m256i second = _mm256_cmpeq_epi8 (load (block + 32), byte);
  return (uint64_t)(uint32_t)_mm256_movemask_epi8 (first) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8 (second) << 32;
}

static inline uint64_t
line_end_bits (const char *block, const char *data, size_t len, size_t at) {
  uint64_t lf = equal_bits (block, _mm256_set1_epi8 ('\n'));
  uint64_t cr = equal_bits (block, _mm256_set1_epi8 ('\r'));
  return pt_line_end_bits (lf, cr, data, len, at);
}

/* Four at a time without asking, as a block of source has about two: the loop runs on true excess
 * only. Writes up to three entries behind the result. */
static inline size_t
store_bits (uint32_t *ret, size_t count, uint32_t base, uint64_t bits) {
  if (bits == 0)
    return count;
  size_t found = (size_t)__builtin_popcountll (bits);
  uint32_t *next = ret + count;
  for (int i = 0; i < 4; i++, bits = _blsr_u64 (bits))
    *next++ = base + (uint32_t)_tzcnt_u64 (bits);
  for (; bits != 0; bits = _blsr_u64 (bits))
    *next++ = base + (uint32_t)_tzcnt_u64 (bits);
  return count + found;
}

static inline size_t
sum (__m256i quads) {
  __m128i half =
      _mm_add_epi64 (_mm256_castsi256_si128 (quads), _mm256_extracti128_si256 (quads, 1));
  return (size_t)_mm_cvtsi128_si64 (half) + (size_t)_mm_extract_epi64 (half, 1);
}

/* Bytes of a lane count up to 255 before they are added up; four chains hide the latency. */
size_t
pt_avx2_count_byte (const char *data, size_t len, char byte) {
  __m256i wanted = _mm256_set1_epi8 (byte), zero = _mm256_setzero_si256 (), sums = zero;
  size_t i = 0;
  while (i + 128 <= len) {
    size_t steps = (len - i) / 128;
    __m256i lanes[4] = {zero, zero, zero, zero};
    for (steps = steps > 255 ? 255 : steps; steps > 0; steps--, i += 128)
      for (int j = 0; j < 4; j++)
        lanes[j] = _mm256_sub_epi8 (lanes[j], _mm256_cmpeq_epi8 (load (data + i + 32 * j), wanted));
    for (int j = 0; j < 4; j++)
      sums = _mm256_add_epi64 (sums, _mm256_sad_epu8 (lanes[j], zero));
  }
  __m256i lanes = zero;
  for (; i + 32 <= len; i += 32)
    lanes = _mm256_sub_epi8 (lanes, _mm256_cmpeq_epi8 (load (data + i), wanted));
  size_t count = sum (_mm256_add_epi64 (sums, _mm256_sad_epu8 (lanes, zero)));
  if (i < len && len >= 32) {
    /* The last vector, without what of it is counted: a shift of 1 to 31. */
    uint32_t bits =
        (uint32_t)_mm256_movemask_epi8 (_mm256_cmpeq_epi8 (load (data + len - 32), wanted));
    return count + (size_t)_mm_popcnt_u32 (bits >> (32 - (len - i)));
  }
  for (; i < len; i++)
    count += data[i] == byte;
  return count;
}

size_t
pt_avx2_byte_positions (const char *data, size_t len, char byte, uint32_t *ret) {
  __m256i wanted = _mm256_set1_epi8 (byte);
  size_t i = 0, count = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK)
    count = store_bits (ret, count, (uint32_t)i, equal_bits (data + i, wanted));
  if (i < len) {
    char tail[PT_BLOCK];
    uint64_t bits = equal_bits (pt_block_tail (data, len, i, tail), wanted);
    count = store_bits (ret, count, (uint32_t)i, bits & pt_tail_bits (len - i));
  }
  return count;
}

size_t
pt_avx2_count_lines (const char *data, size_t len) {
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
pt_avx2_line_starts (const char *data, size_t len, uint32_t *ret) {
  size_t i = 0, count = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK)
    count = store_bits (ret, count, (uint32_t)i + 1, line_end_bits (data + i, data, len, i));
  if (i < len) {
    char tail[PT_BLOCK];
    pt_block_tail (data, len, i, tail);
    count = store_bits (ret, count, (uint32_t)i + 1, line_end_bits (tail, data, len, i));
  }
  return count;
}

static inline __m256i
load_table (const uint8_t *table) {
  return _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const void *)table));
}

/* Bit n: byte n is in the set. See byte_sets.h. */
static inline uint32_t
set_bits (const char *text, __m256i set) {
  __m256i bytes = load (text);
  __m256i hit = _mm256_cmpeq_epi8 (_mm256_shuffle_epi8 (set, bytes), bytes);
  return (uint32_t)_mm256_movemask_epi8 (hit);
}

/* 64 bytes at a time: most strings and comments end in the first step, so no branch is hard to
 * foresee. */
static inline const char *
find_in_set (const char *text, const uint8_t *set_table) {
  __m256i set = load_table (set_table);
  for (;; text += PT_BLOCK) {
    uint64_t bits = set_bits (text, set) | (uint64_t)set_bits (text + 32, set) << 32;
    if (bits != 0)
      return text + _tzcnt_u64 (bits);
  }
}

const char *
pt_avx2_string_end (const char *text, char quote) {
  return find_in_set (text, pt_string_stops[quote == '\'']);
}

const char *
pt_avx2_triple_end (const char *text, char quote) {
  return find_in_set (text, pt_triple_stops[quote == '\'']);
}

const char *
pt_avx2_escape_end (const char *text, size_t len) {
  __m256i set = load_table (pt_escape_stops);
  for (size_t i = 0; i < len; i += 32) {
    uint32_t bits = set_bits (text + i, set);
    if (bits != 0) {
      size_t at = i + _tzcnt_u32 (bits);
      return text + (at < len ? at : len);
    }
  }
  return text + len;
}

const char *
pt_avx2_comment_end (const char *text) {
  return find_in_set (text, pt_comment_stops);
}

const char *
pt_avx2_space_end (const char *text) {
  __m256i space = _mm256_set1_epi8 (' ');
  for (;; text += 32) {
    uint32_t bits = ~(uint32_t)_mm256_movemask_epi8 (_mm256_cmpeq_epi8 (load (text), space));
    if (bits != 0)
      return text + _tzcnt_u32 (bits);
  }
}

const char *
pt_avx2_identifier_end (const char *text) {
  __m256i low_classes = load_table (pt_identifier_low);
  __m256i high_classes = load_table (pt_identifier_high);
  __m256i nibble = _mm256_set1_epi8 (15);
  for (;; text += 32) {
    __m256i bytes = load (text);
    __m256i low = _mm256_shuffle_epi8 (low_classes, _mm256_and_si256 (bytes, nibble));
    __m256i high_nibbles = _mm256_and_si256 (_mm256_srli_epi16 (bytes, 4), nibble);
    __m256i high = _mm256_shuffle_epi8 (high_classes, high_nibbles);
    __m256i outside = _mm256_cmpeq_epi8 (_mm256_and_si256 (low, high), _mm256_setzero_si256 ());
    uint32_t bits = (uint32_t)_mm256_movemask_epi8 (outside);
    if (bits != 0)
      return text + _tzcnt_u32 (bits);
  }
}
