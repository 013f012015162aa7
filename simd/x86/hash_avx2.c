// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/hash_parts.h"
#include "simd/x86/x86.h"

#include <immintrin.h>
#include <string.h>

enum { VECTORS = 2 }; /* of four lanes */

static inline __m256i
secret (int i) {
  return _mm256_loadu_si256 ((const void *)(pt_hash_secret + 4 * i));
}

static inline void
take_stripe (__m256i *lanes, const char *data, uint64_t offset) {
  __m256i step = _mm256_set1_epi64x ((long long)offset);
  for (int i = 0; i < VECTORS; i++) {
    __m256i word = _mm256_loadu_si256 ((const void *)(data + 32 * i));
    __m256i key = _mm256_xor_si256 (word, _mm256_add_epi64 (secret (i), step));
    __m256i product = _mm256_mul_epu32 (key, _mm256_srli_epi64 (key, 32));
    __m256i swapped = _mm256_shuffle_epi32 (word, _MM_SHUFFLE (1, 0, 3, 2));
    lanes[i] = _mm256_add_epi64 (lanes[i], _mm256_add_epi64 (product, swapped));
  }
}

static inline void
scramble (__m256i *lanes) {
  __m256i prime = _mm256_set1_epi64x ((long long)PT_HASH_PRIME);
  for (int i = 0; i < VECTORS; i++) {
    __m256i mixed = _mm256_xor_si256 (lanes[i], _mm256_srli_epi64 (lanes[i], 47));
    mixed = _mm256_xor_si256 (mixed, secret (i));
    __m256i low = _mm256_mul_epu32 (mixed, prime);
    __m256i high = _mm256_mul_epu32 (_mm256_srli_epi64 (mixed, 32), prime);
    lanes[i] = _mm256_add_epi64 (low, _mm256_slli_epi64 (high, 32));
  }
}

uint64_t
pt_avx2_hash64 (const char *data, size_t len, uint64_t seed) {
  __m256i lanes[VECTORS];
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
