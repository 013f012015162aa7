// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/arm/arm.h"
#include "simd/scalar/scalar.h"

#include <arm_neon.h>

static inline uint8x16_t
load (const char *data) {
  return vld1q_u8 ((const uint8_t *)data);
}

/* Four bits for each byte of a comparison. */
static inline uint64_t
quads_of (uint8x16_t hit) {
  uint8x8_t narrow = vshrn_n_u16 (vreinterpretq_u16_u8 (hit), 4);
  return vget_lane_u64 (vreinterpret_u64_u8 (narrow), 0);
}

/* One bit of the quad of byte n: a needle may begin there. */
static inline uint64_t
head_quads (const char *text, const uint8x16_t *low, const uint8x16_t *high) {
  uint8x16_t may = vdupq_n_u8 (255);
  for (int i = 0; i < PT_NEEDLES_HEAD; i++) {
    uint8x16_t bytes = load (text + i);
    uint8x16_t below = vqtbl1q_u8 (low[i], vandq_u8 (bytes, vdupq_n_u8 (15)));
    may = vandq_u8 (may, vandq_u8 (below, vqtbl1q_u8 (high[i], vshrq_n_u8 (bytes, 4))));
  }
  return quads_of (vtstq_u8 (may, may)) & UINT64_C (0x1111111111111111);
}

size_t
pt_neon_find_any (const char *data, size_t len, const PtNeedles *needles) {
  uint8x16_t low[PT_NEEDLES_HEAD], high[PT_NEEDLES_HEAD];
  for (int i = 0; i < PT_NEEDLES_HEAD; i++) {
    low[i] = vld1q_u8 (needles->low[i]);
    high[i] = vld1q_u8 (needles->high[i]);
  }
  size_t i = 0;
  for (; i + 16 + PT_NEEDLES_HEAD - 1 <= len; i += 16)
    for (uint64_t quads = head_quads (data + i, low, high); quads != 0; quads &= quads - 1) {
      size_t at = i + (size_t)__builtin_ctzll (quads) / 4;
      if (pt_needles_match (needles, data + at, len - at))
        return at;
    }
  return i + pt_scalar_find_any (data + i, len - i, needles);
}

size_t
pt_neon_plain_prefix (const char *data, size_t len) {
  size_t i = 0;
  for (; i + 16 <= len; i += 16) {
    uint8x16_t bytes = load (data + i);
    uint8x16_t special = vcltq_s8 (vreinterpretq_s8_u8 (bytes), vdupq_n_s8 (' '));
    special = vorrq_u8 (special, vceqq_u8 (bytes, vdupq_n_u8 (0x7F)));
    special = vorrq_u8 (special, vceqq_u8 (bytes, vdupq_n_u8 ('"')));
    special = vorrq_u8 (special, vceqq_u8 (bytes, vdupq_n_u8 ('\\')));
    uint64_t quads = quads_of (special);
    if (quads != 0)
      return i + (size_t)__builtin_ctzll (quads) / 4;
  }
  return i + pt_scalar_plain_prefix (data + i, len - i);
}
