// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/hash_parts.h"
#include "simd/scalar/scalar.h"

#include <string.h>

static void
take_stripe (uint64_t *lanes, const char *data, uint64_t offset) {
  for (int i = 0; i < PT_HASH_LANES; i++) {
    uint64_t word;
    memcpy (&word, data + 8 * i, sizeof word);
    uint64_t key = word ^ (pt_hash_secret[i] + offset);
    lanes[i] += (key & UINT32_MAX) * (key >> 32);
    lanes[i ^ 1] += word;
  }
}

static void
scramble (uint64_t *lanes) {
  for (int i = 0; i < PT_HASH_LANES; i++)
    lanes[i] = (lanes[i] ^ lanes[i] >> 47 ^ pt_hash_secret[i]) * PT_HASH_PRIME;
}

uint64_t
pt_scalar_hash64 (const char *data, size_t len, uint64_t seed) {
  uint64_t lanes[PT_HASH_LANES];
  memcpy (lanes, pt_hash_secret, sizeof lanes);
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
  return pt_hash_fold (lanes, len, seed);
}
