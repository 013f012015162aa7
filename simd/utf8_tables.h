// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// UTF-8 validation by table lookup, after J. Keiser and D. Lemire, "Validating UTF-8 In Less Than
// One Instruction Per Byte" (2021). Three lookups, by the high and low half of the byte before and
// the high half of this byte, each give the errors that are still possible; an error that all three
// allow is one. What is left is that third and fourth bytes must be continuations: those set
// PT_TWO_CONTINUATIONS and must be where a lead byte two or three places before asks for them.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "simd/scalar/scalar.h"

enum {
  PT_TOO_SHORT = 1 << 0,   /* a lead byte, and no continuation after it */
  PT_TOO_LONG = 1 << 1,    /* ASCII, and a continuation after it */
  PT_OVERLONG_3 = 1 << 2,  /* E0, then below A0 */
  PT_TOO_LARGE = 1 << 3,   /* F4, then above 8F, or a lead above F4 */
  PT_SURROGATE = 1 << 4,   /* ED, then above 9F */
  PT_OVERLONG_2 = 1 << 5,  /* C0 or C1 */
  PT_TOO_LARGE_2 = 1 << 6, /* a lead above F4, then 8x */
  PT_OVERLONG_4 = 1 << 6,  /* F0, then below 90: told apart from the one above by the low half */
  PT_TWO_CONTINUATIONS = 1 << 7,
  PT_ANY_LOW = PT_TOO_SHORT | PT_TOO_LONG | PT_TWO_CONTINUATIONS, /* don't depend on the low half */
};

static const uint8_t pt_utf8_before_high[16] = {
    /* 0 to 7: ASCII */
    PT_TOO_LONG,
    PT_TOO_LONG,
    PT_TOO_LONG,
    PT_TOO_LONG,
    PT_TOO_LONG,
    PT_TOO_LONG,
    PT_TOO_LONG,
    PT_TOO_LONG,
    /* 8 to B: continuations */
    PT_TWO_CONTINUATIONS,
    PT_TWO_CONTINUATIONS,
    PT_TWO_CONTINUATIONS,
    PT_TWO_CONTINUATIONS,
    /* C, D, E, F: leads */
    PT_TOO_SHORT | PT_OVERLONG_2,
    PT_TOO_SHORT,
    PT_TOO_SHORT | PT_OVERLONG_3 | PT_SURROGATE,
    PT_TOO_SHORT | PT_TOO_LARGE | PT_TOO_LARGE_2 | PT_OVERLONG_4,
};

static const uint8_t pt_utf8_before_low[16] = {
    PT_ANY_LOW | PT_OVERLONG_3 | PT_OVERLONG_2 | PT_OVERLONG_4,
    PT_ANY_LOW | PT_OVERLONG_2,
    PT_ANY_LOW,
    PT_ANY_LOW,
    PT_ANY_LOW | PT_TOO_LARGE,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2 | PT_SURROGATE,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
    PT_ANY_LOW | PT_TOO_LARGE | PT_TOO_LARGE_2,
};

static const uint8_t pt_utf8_this_high[16] = {
    /* 0 to 7: ASCII */
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    /* 8, 9, A, B: continuations */
    PT_TOO_LONG | PT_OVERLONG_2 | PT_TWO_CONTINUATIONS | PT_OVERLONG_3 | PT_TOO_LARGE_2 |
        PT_OVERLONG_4,
    PT_TOO_LONG | PT_OVERLONG_2 | PT_TWO_CONTINUATIONS | PT_OVERLONG_3 | PT_TOO_LARGE,
    PT_TOO_LONG | PT_OVERLONG_2 | PT_TWO_CONTINUATIONS | PT_SURROGATE | PT_TOO_LARGE,
    PT_TOO_LONG | PT_OVERLONG_2 | PT_TWO_CONTINUATIONS | PT_SURROGATE | PT_TOO_LARGE,
    /* C to F: leads */
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    PT_TOO_SHORT,
    PT_TOO_SHORT,
};

/** The answer when the blocks before at are well-formed, but what follows may not be: the scalar
 * version goes on from the last sequence that begins before at, because only the block after it
 * would have shown that it is cut short. */
static inline size_t
pt_utf8_prefix_from (const char *data, size_t len, size_t at) {
  size_t start = at;
  for (int back = 0; start > 0 && back < 4; back++) {
    start--;
    if ((data[start] & 0xC0) != 0x80)
      break;
  }
  return start + pt_scalar_utf8_prefix (data + start, len - start);
}
