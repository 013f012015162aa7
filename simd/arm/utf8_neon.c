// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/arm/arm.h"
#include "simd/bits.h"
#include "simd/utf8_tables.h"

#include <arm_neon.h>

static inline uint8x16_t
load (const char *data) {
  return vld1q_u8 ((const uint8_t *)data);
}

static inline bool
block_is_ascii (const char *block) {
  uint8x16_t a = vorrq_u8 (load (block), load (block + 16));
  uint8x16_t b = vorrq_u8 (load (block + 32), load (block + 48));
  return vmaxvq_u8 (vorrq_u8 (a, b)) < 0x80;
}

size_t
pt_neon_ascii_prefix (const char *data, size_t len) {
  size_t i = 0;
  while (i + PT_BLOCK <= len && block_is_ascii (data + i))
    i += PT_BLOCK;
  return i + pt_scalar_ascii_prefix (data + i, len - i);
}

/* Non-zero where bytes can't stand, given the vector before. */
static inline uint8x16_t
errors_of (uint8x16_t bytes, uint8x16_t before) {
  uint8x16_t one_before = vextq_u8 (before, bytes, 15);
  uint8x16_t two_before = vextq_u8 (before, bytes, 14);
  uint8x16_t three_before = vextq_u8 (before, bytes, 13);
  uint8x16_t possible = vqtbl1q_u8 (vld1q_u8 (pt_utf8_before_high), vshrq_n_u8 (one_before, 4));
  possible = vandq_u8 (
      possible, vqtbl1q_u8 (vld1q_u8 (pt_utf8_before_low), vandq_u8 (one_before, vdupq_n_u8 (15))));
  possible = vandq_u8 (possible, vqtbl1q_u8 (vld1q_u8 (pt_utf8_this_high), vshrq_n_u8 (bytes, 4)));
  /* The top bit stays where a lead of three or four bytes stands two or three places before. */
  uint8x16_t third = vqsubq_u8 (two_before, vdupq_n_u8 (0xE0 - 0x80));
  uint8x16_t fourth = vqsubq_u8 (three_before, vdupq_n_u8 (0xF0 - 0x80));
  uint8x16_t due = vandq_u8 (vorrq_u8 (third, fourth), vdupq_n_u8 (0x80));
  return veorq_u8 (due, possible);
}

/* Whether the vector ends inside a sequence. */
static inline bool
is_incomplete (uint8x16_t bytes) {
  static const uint8_t most[16] = {255, 255, 255, 255, 255, 255,      255,      255,
                                   255, 255, 255, 255, 255, 0xF0 - 1, 0xE0 - 1, 0xC0 - 1};
  return vmaxvq_u8 (vqsubq_u8 (bytes, vld1q_u8 (most))) != 0;
}

static inline bool
block_is_valid (const char *block, uint8x16_t *last) {
  uint8x16_t errors = vdupq_n_u8 (0);
  for (int i = 0; i < 4; i++) {
    uint8x16_t bytes = load (block + 16 * i);
    errors = vorrq_u8 (errors, errors_of (bytes, *last));
    *last = bytes;
  }
  return vmaxvq_u8 (errors) == 0;
}

size_t
pt_neon_utf8_prefix (const char *data, size_t len) {
  uint8x16_t last = vdupq_n_u8 (0);
  size_t i = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK) {
    if (block_is_ascii (data + i)) {
      if (is_incomplete (last))
        return pt_utf8_prefix_from (data, len, i);
      last = vdupq_n_u8 (0);
    } else if (!block_is_valid (data + i, &last)) {
      return pt_utf8_prefix_from (data, len, i);
    }
  }
  return i == len && !is_incomplete (last) ? len : pt_utf8_prefix_from (data, len, i);
}

/* A continuation is below -64 as a signed byte. */
size_t
pt_neon_utf8_count (const char *data, size_t len) {
  int8x16_t limit = vdupq_n_s8 (-65);
  size_t i = 0, count = 0;
  while (i + 16 <= len) {
    size_t steps = (len - i) / 16;
    uint8x16_t lanes = vdupq_n_u8 (0);
    for (steps = steps > 255 ? 255 : steps; steps > 0; steps--, i += 16)
      lanes = vsubq_u8 (lanes, vcgtq_s8 (vreinterpretq_s8_u8 (load (data + i)), limit));
    count += vaddlvq_u8 (lanes);
  }
  return count + pt_scalar_utf8_count (data + i, len - i);
}
