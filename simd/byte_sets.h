// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sets of bytes as 16-byte tables for the byte-shuffle instructions.
//
// A small ASCII set whose members differ in their low four bits is one table: entry n holds the
// member that ends in n. A byte is in the set if the entry of its low four bits is that byte. The
// filler 0x80 equals no ASCII byte, and entry 0 is always a member, so no other byte matches
// either.
//
// The identifier bytes are no such set. There the low and the high four bits each choose a mask of
// classes, and a byte belongs if the two masks share a class:
//   1 digits   2 letters of columns 4 and 6   4 column 5 with '_'   8 column 7   16 not ASCII

#include <stdint.h>

enum { PT_NONE = 0x80 };

typedef uint8_t PtByteSet[16];

static const PtByteSet pt_string_stops[2] = {
    /* zero, LF, backslash, CR and the quote at 2 (") or 7 (') */
    {0, PT_NONE, '"', PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, '\n', PT_NONE,
     '\\', '\r', PT_NONE, PT_NONE},
    {0, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, '\'', PT_NONE, PT_NONE, '\n', PT_NONE,
     '\\', '\r', PT_NONE, PT_NONE},
};

static const PtByteSet pt_triple_stops[2] = {
    {0, PT_NONE, '"', PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE,
     PT_NONE, '\\', PT_NONE, PT_NONE, PT_NONE},
    {0, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, '\'', PT_NONE, PT_NONE, PT_NONE,
     PT_NONE, '\\', PT_NONE, PT_NONE, PT_NONE},
};

static const PtByteSet pt_comment_stops = {
    0,       PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE,
    PT_NONE, PT_NONE, '\n',    PT_NONE, PT_NONE, '\r',    PT_NONE, PT_NONE,
};

static const PtByteSet pt_blanks = {
    ' ',     PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE, PT_NONE,
    PT_NONE, '\t',    PT_NONE, PT_NONE, '\f',    PT_NONE, PT_NONE, PT_NONE,
};

static const PtByteSet pt_identifier_low = {
    29, 31, 31, 31, 31, 31, 31, 31, 31, 31, 30, 18, 18, 18, 18, 22,
};

static const PtByteSet pt_identifier_high = {
    0, 0, 0, 1, 2, 4, 2, 8, 16, 16, 16, 16, 16, 16, 16, 16,
};
