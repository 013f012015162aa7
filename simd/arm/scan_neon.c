// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/arm/arm.h"
#include "simd/bits.h"
#include "simd/byte_sets.h"

#include <arm_neon.h>
#include <stdbool.h>

static inline uint8x16_t
load (const char *data) {
  return vld1q_u8 ((const uint8_t *)data);
}

/* NEON has no instruction for it: keep one bit of each byte, by its place among eight, and add
 * pairs until eight bytes have become one. */
static inline uint64_t
equal_bits (const char *block, uint8x16_t byte) {
  static const uint8_t places[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t place = vld1q_u8 (places);
  uint8x16_t a = vandq_u8 (vceqq_u8 (load (block), byte), place);
  uint8x16_t b = vandq_u8 (vceqq_u8 (load (block + 16), byte), place);
  uint8x16_t c = vandq_u8 (vceqq_u8 (load (block + 32), byte), place);
  uint8x16_t d = vandq_u8 (vceqq_u8 (load (block + 48), byte), place);
  uint8x16_t sums = vpaddq_u8 (vpaddq_u8 (a, b), vpaddq_u8 (c, d));
  return vgetq_lane_u64 (vreinterpretq_u64_u8 (vpaddq_u8 (sums, sums)), 0);
}

static inline uint64_t
line_end_bits (const char *block, const char *data, size_t len, size_t at) {
  uint64_t lf = equal_bits (block, vdupq_n_u8 ('\n'));
  uint64_t cr = equal_bits (block, vdupq_n_u8 ('\r'));
  return pt_line_end_bits (lf, cr, data, len, at);
}

/* Bytes of a lane count up to 255 before they are added up. */
size_t
pt_neon_count_byte (const char *data, size_t len, char byte) {
  uint8x16_t wanted = vdupq_n_u8 ((uint8_t)byte);
  size_t i = 0, count = 0;
  while (i + 16 <= len) {
    size_t steps = (len - i) / 16;
    uint8x16_t lanes = vdupq_n_u8 (0);
    for (steps = steps > 255 ? 255 : steps; steps > 0; steps--, i += 16)
      lanes = vsubq_u8 (lanes, vceqq_u8 (load (data + i), wanted));
    count += vaddlvq_u8 (lanes);
  }
  for (; i < len; i++)
    count += data[i] == byte;
  return count;
}

size_t
pt_neon_byte_positions (const char *data, size_t len, char byte, uint32_t *ret) {
  uint8x16_t wanted = vdupq_n_u8 ((uint8_t)byte);
  size_t i = 0, count = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK)
    count = pt_store_bits (ret, count, (uint32_t)i, equal_bits (data + i, wanted));
  if (i < len) {
    char tail[PT_BLOCK];
    uint64_t bits = equal_bits (pt_block_tail (data, len, i, tail), wanted);
    count = pt_store_bits (ret, count, (uint32_t)i, bits & pt_tail_bits (len - i));
  }
  return count;
}

size_t
pt_neon_count_lines (const char *data, size_t len) {
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
pt_neon_line_starts (const char *data, size_t len, uint32_t *ret) {
  size_t i = 0, count = 0;
  for (; i + PT_BLOCK <= len; i += PT_BLOCK)
    count = pt_store_bits (ret, count, (uint32_t)i + 1, line_end_bits (data + i, data, len, i));
  if (i < len) {
    char tail[PT_BLOCK];
    pt_block_tail (data, len, i, tail);
    count = pt_store_bits (ret, count, (uint32_t)i + 1, line_end_bits (tail, data, len, i));
  }
  return count;
}

/* Four bits for each byte of a comparison: the shortest way to find the first. */
static inline uint64_t
quads_of (uint8x16_t hit) {
  uint8x8_t narrow = vshrn_n_u16 (vreinterpretq_u16_u8 (hit), 4);
  return vget_lane_u64 (vreinterpret_u64_u8 (narrow), 0);
}

static inline uint64_t
set_quads (const char *text, uint8x16_t set) {
  uint8x16_t bytes = load (text);
  uint8x16_t member = vqtbl1q_u8 (set, vandq_u8 (bytes, vdupq_n_u8 (15)));
  return quads_of (vceqq_u8 (member, bytes));
}

static inline const char *
find_in_set (const char *text, const uint8_t *set_table) {
  uint8x16_t set = vld1q_u8 (set_table);
  uint64_t quads;
  while ((quads = set_quads (text, set)) == 0)
    text += 16;
  return text + __builtin_ctzll (quads) / 4;
}

const char *
pt_neon_string_end (const char *text, char quote) {
  return find_in_set (text, pt_string_stops[quote == '\'']);
}

const char *
pt_neon_triple_end (const char *text, char quote) {
  return find_in_set (text, pt_triple_stops[quote == '\'']);
}

const char *
pt_neon_escape_end (const char *text, size_t len) {
  uint8x16_t set = vld1q_u8 (pt_escape_stops);
  for (size_t i = 0; i < len; i += 16) {
    uint64_t quads = set_quads (text + i, set);
    if (quads != 0) {
      size_t at = i + (size_t)__builtin_ctzll (quads) / 4;
      return text + (at < len ? at : len);
    }
  }
  return text + len;
}

const char *
pt_neon_comment_end (const char *text) {
  return find_in_set (text, pt_comment_stops);
}

const char *
pt_neon_space_end (const char *text) {
  for (;; text += 16) {
    uint64_t quads = ~quads_of (vceqq_u8 (load (text), vdupq_n_u8 (' ')));
    if (quads != 0)
      return text + __builtin_ctzll (quads) / 4;
  }
}

const char *
pt_neon_identifier_end (const char *text) {
  uint8x16_t low_classes = vld1q_u8 (pt_identifier_low),
             high_classes = vld1q_u8 (pt_identifier_high);
  for (;; text += 16) {
    uint8x16_t bytes = load (text);
    uint8x16_t low = vqtbl1q_u8 (low_classes, vandq_u8 (bytes, vdupq_n_u8 (15)));
    uint8x16_t high = vqtbl1q_u8 (high_classes, vshrq_n_u8 (bytes, 4));
    uint64_t quads = quads_of (vceqzq_u8 (vandq_u8 (low, high)));
    if (quads != 0)
      return text + __builtin_ctzll (quads) / 4;
  }
}
