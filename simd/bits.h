// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the vector versions share once a block of 64 bytes has become a mask of 64 bits, bit n for
// byte n.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { PT_BLOCK = 64 };

/** The bytes behind the last whole block, zero-filled to a block. */
static inline const char *
pt_block_tail (const char *data, size_t len, size_t done, char *ret_block) {
  memset (ret_block, 0, PT_BLOCK);
  memcpy (ret_block, data + done, len - done);
  return ret_block;
}

/** Bits of the tail that stand for bytes; 0 < rest < 64. */
static inline uint64_t
pt_tail_bits (size_t rest) {
  return ((uint64_t)1 << rest) - 1;
}

/** Line ends of the block at data + at: each LF, and each CR that no LF follows. The byte after the
 * block decides over a CR in its last place. */
static inline uint64_t
pt_line_end_bits (uint64_t lf, uint64_t cr, const char *data, size_t len, size_t at) {
  if (cr == 0)
    return lf;
  uint64_t lf_follows = lf >> 1;
  if (cr >> 63 != 0 && at + PT_BLOCK < len && data[at + PT_BLOCK] == '\n')
    lf_follows |= (uint64_t)1 << 63;
  return lf | (cr & ~lf_follows);
}

/** Appends base + n for each set bit n. */
static inline size_t
pt_store_bits (uint32_t *ret, size_t count, uint32_t base, uint64_t bits) {
  for (; bits != 0; bits &= bits - 1)
    ret[count++] = base + (uint32_t)__builtin_ctzll (bits);
  return count;
}
