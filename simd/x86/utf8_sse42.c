// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/bits.h"
#include "simd/utf8_tables.h"
#include "simd/x86/x86.h"

#include <immintrin.h>

static inline __m128i
load (const void *data) {
  return _mm_loadu_si128 (data);
}

/* The block's bytes or-ed together; the top bit says whether one is not ASCII. */
static inline bool
block_is_ascii (const char *block) {
  __m128i a = _mm_or_si128 (load (block), load (block + 16));
  __m128i b = _mm_or_si128 (load (block + 32), load (block + 48));
  return _mm_movemask_epi8 (_mm_or_si128 (a, b)) == 0;
}

size_t
pt_sse42_ascii_prefix (const char *data, size_t len) {
  size_t i = 0;
  while (i + PT_BLOCK <= len && block_is_ascii (data + i))
    i += PT_BLOCK;
  return i + pt_scalar_ascii_prefix (data + i, len - i);
}

/* Non-zero where bytes can't stand, given the vector before. */
static inline __m128i
errors_of (__m128i bytes, __m128i before) {
  __m128i nibble = _mm_set1_epi8 (15);
  __m128i one_before = _mm_alignr_epi8 (bytes, before, 15);
  __m128i two_before = _mm_alignr_epi8 (bytes, before, 14);
  __m128i three_before = _mm_alignr_epi8 (bytes, before, 13);
  __m128i before_high = _mm_and_si128 (_mm_srli_epi16 (one_before, 4), nibble);
  __m128i before_low = _mm_and_si128 (one_before, nibble);
  __m128i this_high = _mm_and_si128 (_mm_srli_epi16 (bytes, 4), nibble);
  __m128i possible = _mm_and_si128 (_mm_shuffle_epi8 (load (pt_utf8_before_high), before_high),
                                    _mm_shuffle_epi8 (load (pt_utf8_before_low), before_low));
  possible = _mm_and_si128 (possible, _mm_shuffle_epi8 (load (pt_utf8_this_high), this_high));
  /* The top bit stays where a lead of three or four bytes stands two or three places before. */
  __m128i third = _mm_subs_epu8 (two_before, _mm_set1_epi8 (0xE0 - 0x80));
  __m128i fourth = _mm_subs_epu8 (three_before, _mm_set1_epi8 (0xF0 - 0x80));
  __m128i due = _mm_and_si128 (_mm_or_si128 (third, fourth), _mm_set1_epi8 ((char)0x80));
  return _mm_xor_si128 (due, possible);
}

/* Non-zero if the vector ends inside a sequence. */
static inline __m128i
incomplete (__m128i bytes) {
  __m128i most = _mm_setr_epi8 (-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                (char)(0xF0 - 1), (char)(0xE0 - 1), (char)(0xC0 - 1));
  return _mm_subs_epu8 (bytes, most);
}

static inline bool
block_is_valid (const char *block, __m128i *last) {
  __m128i errors = _mm_setzero_si128 ();
  for (int i = 0; i < 4; i++) {
    __m128i bytes = load (block + 16 * i);
    errors = _mm_or_si128 (errors, errors_of (bytes, *last));
    *last = bytes;
  }
  return _mm_testz_si128 (errors, errors);
}

static inline bool
is_zero (__m128i bytes) {
  return _mm_testz_si128 (bytes, bytes);
}

size_t
pt_sse42_utf8_prefix (const char *data, size_t len) {
  __m128i last = _mm_setzero_si128 ();
  size_t i = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK) {
    if (block_is_ascii (data + i)) {
      if (!is_zero (incomplete (last)))
        return pt_utf8_prefix_from (data, len, i);
      last = _mm_setzero_si128 ();
    } else if (!block_is_valid (data + i, &last)) {
      return pt_utf8_prefix_from (data, len, i);
    }
  }
  return i == len && is_zero (incomplete (last)) ? len : pt_utf8_prefix_from (data, len, i);
}

/* A continuation is below -64 as a signed byte. */
size_t
pt_sse42_utf8_count (const char *data, size_t len) {
  __m128i limit = _mm_set1_epi8 (-65), zero = _mm_setzero_si128 (), sums = zero;
  size_t i = 0;
  while (i + 16 <= len) {
    size_t steps = (len - i) / 16;
    __m128i lanes = zero;
    for (steps = steps > 255 ? 255 : steps; steps > 0; steps--, i += 16)
      lanes = _mm_sub_epi8 (lanes, _mm_cmpgt_epi8 (load (data + i), limit));
    sums = _mm_add_epi64 (sums, _mm_sad_epu8 (lanes, zero));
  }
  size_t count = (size_t)_mm_cvtsi128_si64 (sums) + (size_t)_mm_extract_epi64 (sums, 1);
  return count + pt_scalar_utf8_count (data + i, len - i);
}
