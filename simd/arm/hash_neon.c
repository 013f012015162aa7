// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/arm/arm.h"
#include "simd/hash_parts.h"

#include <arm_neon.h>
#include <string.h>

enum { VECTORS = 4 }; /* of two lanes */

static inline uint64x2_t
secret (int i) {
  return vld1q_u64 (pt_hash_secret + 2 * i);
}

static inline void
take_stripe (uint64x2_t *lanes, const char *data, uint64_t offset) {
  uint64x2_t step = vdupq_n_u64 (offset);
  for (int i = 0; i < VECTORS; i++) {
    uint64x2_t word = vreinterpretq_u64_u8 (vld1q_u8 ((const uint8_t *)data + 16 * i));
    uint64x2_t key = veorq_u64 (word, vaddq_u64 (secret (i), step));
    lanes[i] = vmlal_u32 (lanes[i], vmovn_u64 (key), vshrn_n_u64 (key, 32));
    lanes[i] = vaddq_u64 (lanes[i], vextq_u64 (word, word, 1));
  }
}

static inline void
scramble (uint64x2_t *lanes) {
  uint32x2_t prime = vdup_n_u32 ((uint32_t)PT_HASH_PRIME);
  for (int i = 0; i < VECTORS; i++) {
    uint64x2_t mixed = veorq_u64 (lanes[i], vshrq_n_u64 (lanes[i], 47));
    mixed = veorq_u64 (mixed, secret (i));
    uint64x2_t high = vmull_u32 (vshrn_n_u64 (mixed, 32), prime);
    lanes[i] = vmlal_u32 (vshlq_n_u64 (high, 32), vmovn_u64 (mixed), prime);
  }
}

uint64_t
pt_neon_hash64 (const char *data, size_t len, uint64_t seed) {
  uint64x2_t lanes[VECTORS];
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
