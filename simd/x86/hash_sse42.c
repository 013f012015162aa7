// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/hash_parts.h"
#include "simd/x86/x86.h"

#include <immintrin.h>
#include <string.h>

enum { VECTORS = 4 }; /* of two lanes */

static inline __m128i
secret (int i) {
  return _mm_loadu_si128 ((const void *)(pt_hash_secret + 2 * i));
}

static inline void
take_stripe (__m128i *lanes, const char *data, uint64_t offset) {
  __m128i step = _mm_set1_epi64x ((long long)offset);
  for (int i = 0; i < VECTORS; i++) {
    __m128i word = _mm_loadu_si128 ((const void *)(data + 16 * i));
    __m128i key = _mm_xor_si128 (word, _mm_add_epi64 (secret (i), step));
    __m128i product = _mm_mul_epu32 (key, _mm_srli_epi64 (key, 32));
    __m128i swapped = _mm_shuffle_epi32 (word, _MM_SHUFFLE (1, 0, 3, 2));
    lanes[i] = _mm_add_epi64 (lanes[i], _mm_add_epi64 (product, swapped));
  }
}

static inline void
scramble (__m128i *lanes) {
  __m128i prime = _mm_set1_epi64x ((long long)PT_HASH_PRIME);
  for (int i = 0; i < VECTORS; i++) {
    __m128i mixed = _mm_xor_si128 (lanes[i], _mm_srli_epi64 (lanes[i], 47));
    mixed = _mm_xor_si128 (mixed, secret (i));
    __m128i low = _mm_mul_epu32 (mixed, prime);
    __m128i high = _mm_mul_epu32 (_mm_srli_epi64 (mixed, 32), prime);
    lanes[i] = _mm_add_epi64 (low, _mm_slli_epi64 (high, 32));
  }
}

uint64_t
pt_sse42_hash64 (const char *data, size_t len, uint64_t seed) {
  __m128i lanes[VECTORS];
  for (int i = 0; i < VECTORS; i++)
    lanes[i] = secret (i);
  size_t stripes = len / PT_HASH_STRIPE;
  uint64_t offset = 0;
  for (size_t i = 0; i < stripes; i++, offset += PT_HASH_STEP) {
    take_stripe (lanes, data + i * PT_HASH_STRIPE, offset);
    if (i % PT_HASH_ROUND == PT_HASH_ROUND - 1)
      scramble (lanes);
  }
  size_t rest = len % PT_HASH_STRIPE;
  if (rest > 0) {
    char last[PT_HASH_STRIPE] = {0};
    memcpy (last, data + len - rest, rest);
    take_stripe (lanes, last, offset);
  }
  uint64_t folded[PT_HASH_LANES];
  memcpy (folded, lanes, sizeof folded);
  return pt_hash_fold (folded, len, seed);
}
