// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What all versions of hash64 share. Eight lanes of 64 bits take a stripe of 64 bytes at a time:
//
//   key      = word ^ (secret[lane] + stripe * PT_HASH_STEP)
//   lane     += low half of key * high half of key
//   lane ^ 1 += word
//
// The step makes the order of stripes count. Every PT_HASH_ROUND stripes each lane is scrambled:
//
//   lane = (lane ^ lane >> 47 ^ secret[lane]) * PT_HASH_PRIME
//
// The last stripe is filled up with zeros, unless it would be empty. Then the lanes are folded.

#include <stddef.h>
#include <stdint.h>

enum {
  PT_HASH_LANES = 8,
  PT_HASH_STRIPE = 64, /* bytes */
  PT_HASH_ROUND = 16,  /* stripes */
};

#define PT_HASH_STEP UINT64_C (0x9E3779B97F4A7C15)
#define PT_HASH_PRIME                                                                              \
  UINT64_C (0x9E3779B1) /* 32 bits, so that vectors multiply by it in two halves */

static const uint64_t pt_hash_secret[PT_HASH_LANES] = {
    /* the fraction of pi */
    UINT64_C (0x243F6A8885A308D3), UINT64_C (0x13198A2E03707344), UINT64_C (0xA4093822299F31D0),
    UINT64_C (0x082EFA98EC4E6C89), UINT64_C (0x452821E638D01377), UINT64_C (0xBE5466CF34E90C6C),
    UINT64_C (0xC0AC29B7C97C50DD), UINT64_C (0x3F84D5B5B5470917),
};

static inline uint64_t
pt_hash_fold (const uint64_t *lanes, size_t len, uint64_t seed) {
  uint64_t hash = (seed ^ len) * PT_HASH_STEP;
  for (int i = 0; i < PT_HASH_LANES; i++) {
    hash = (hash ^ lanes[i]) * PT_HASH_STEP;
    hash ^= hash >> 32;
  }
  return hash;
}
