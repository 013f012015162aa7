// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/bits.h"
#include "simd/utf8_tables.h"
#include "simd/x86/x86.h"

#include <immintrin.h>

static inline __m256i
load (const void *data) {
  return _mm256_loadu_si256 (data);
}

static inline __m256i
load_table (const uint8_t *table) {
  return _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const void *)table));
}

static inline bool
block_is_ascii (const char *block) {
  return _mm256_movemask_epi8 (_mm256_or_si256 (load (block), load (block + 32))) == 0;
}

/* Whole blocks of 256 bytes first: one test for eight vectors. */
size_t
pt_avx2_ascii_prefix (const char *data, size_t len) {
  size_t i = 0;
  for (; i + 256 <= len; i += 256) {
    __m256i any = load (data + i);
    for (int j = 1; j < 8; j++)
      any = _mm256_or_si256 (any, load (data + i + 32 * j));
    if (_mm256_movemask_epi8 (any) != 0)
      break;
  }
  while (i + PT_BLOCK <= len && block_is_ascii (data + i))
    i += PT_BLOCK;
  return i + pt_scalar_ascii_prefix (data + i, len - i);
}

/* Non-zero where bytes can't stand, given the vector before. */
static inline __m256i
errors_of (__m256i bytes, __m256i before) {
  __m256i nibble = _mm256_set1_epi8 (15);
  /* The shift by bytes works in halves, so give it the half that lies between the two vectors. */
  __m256i middle = _mm256_permute2x128_si256 (before, bytes, 0x21);
  __m256i one_before = _mm256_alignr_epi8 (bytes, middle, 15);
  __m256i two_before = _mm256_alignr_epi8 (bytes, middle, 14);
  __m256i three_before = _mm256_alignr_epi8 (bytes, middle, 13);
  __m256i before_high = _mm256_and_si256 (_mm256_srli_epi16 (one_before, 4), nibble);
  __m256i before_low = _mm256_and_si256 (one_before, nibble);
  __m256i this_high = _mm256_and_si256 (_mm256_srli_epi16 (bytes, 4), nibble);
  __m256i possible = _mm256_shuffle_epi8 (load_table (pt_utf8_before_high), before_high);
  possible = _mm256_and_si256 (possible,
                               _mm256_shuffle_epi8 (load_table (pt_utf8_before_low), before_low));
  possible =
      _mm256_and_si256 (possible, _mm256_shuffle_epi8 (load_table (pt_utf8_this_high), this_high));
  /* The top bit stays where a lead of three or four bytes stands two or three places before. */
  __m256i third = _mm256_subs_epu8 (two_before, _mm256_set1_epi8 (0xE0 - 0x80));
  __m256i fourth = _mm256_subs_epu8 (three_before, _mm256_set1_epi8 (0xF0 - 0x80));
  __m256i due = _mm256_and_si256 (_mm256_or_si256 (third, fourth), _mm256_set1_epi8 ((char)0x80));
  return _mm256_xor_si256 (due, possible);
}

/* Non-zero if the vector ends inside a sequence. */
static inline __m256i
incomplete (__m256i bytes) {
  __m128i last = _mm_setr_epi8 (-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                (char)(0xF0 - 1), (char)(0xE0 - 1), (char)(0xC0 - 1));
  return _mm256_subs_epu8 (bytes, _mm256_set_m128i (last, _mm_set1_epi8 (-1)));
}

static inline bool
is_zero (__m256i bytes) {
  return _mm256_testz_si256 (bytes, bytes);
}

static inline bool
block_is_valid (const char *block, __m256i *last) {
  __m256i first = load (block), second = load (block + 32);
  __m256i errors = _mm256_or_si256 (errors_of (first, *last), errors_of (second, first));
  *last = second;
  return is_zero (errors);
}

size_t
pt_avx2_utf8_prefix (const char *data, size_t len) {
  __m256i last = _mm256_setzero_si256 ();
  size_t i = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK) {
    if (block_is_ascii (data + i)) {
      if (!is_zero (incomplete (last)))
        return pt_utf8_prefix_from (data, len, i);
      last = _mm256_setzero_si256 ();
    } else if (!block_is_valid (data + i, &last)) {
      return pt_utf8_prefix_from (data, len, i);
    }
  }
  return i == len && is_zero (incomplete (last)) ? len : pt_utf8_prefix_from (data, len, i);
}

/* A continuation is below -64 as a signed byte. Four chains, as in count_byte. */
size_t
pt_avx2_utf8_count (const char *data, size_t len) {
  __m256i limit = _mm256_set1_epi8 (-65), zero = _mm256_setzero_si256 (), sums = zero;
  size_t i = 0;
  while (i + 128 <= len) {
    size_t steps = (len - i) / 128;
    __m256i lanes[4] = {zero, zero, zero, zero};
    for (steps = steps > 255 ? 255 : steps; steps > 0; steps--, i += 128)
      for (int j = 0; j < 4; j++)
        lanes[j] = _mm256_sub_epi8 (lanes[j], _mm256_cmpgt_epi8 (load (data + i + 32 * j), limit));
    for (int j = 0; j < 4; j++)
      sums = _mm256_add_epi64 (sums, _mm256_sad_epu8 (lanes[j], zero));
  }
  /* Lines are shorter than the steps above: what is left is counted vector by vector, too. */
  __m256i lanes = zero;
  for (; i + 32 <= len; i += 32)
    lanes = _mm256_sub_epi8 (lanes, _mm256_cmpgt_epi8 (load (data + i), limit));
  sums = _mm256_add_epi64 (sums, _mm256_sad_epu8 (lanes, zero));
  __m128i half = _mm_add_epi64 (_mm256_castsi256_si128 (sums), _mm256_extracti128_si256 (sums, 1));
  size_t count = (size_t)_mm_cvtsi128_si64 (half) + (size_t)_mm_extract_epi64 (half, 1);
  return count + pt_scalar_utf8_count (data + i, len - i);
}
