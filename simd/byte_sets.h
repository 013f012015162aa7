// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sets of bytes as 16-byte tables for the byte-shuffle instructions.
//
// A small ASCII set whose members differ in their low four bits is one table: entry n holds the
// member that ends in n, and a byte is in the set if the entry of its low four bits is that byte.
// The entries without a member are 0, which only the byte 0 could equal, and that one looks at
// entry 0.
//
// The identifier bytes are no such set. There the low and the high four bits each choose a mask of
// classes, and a byte belongs if the two masks share a class:
//   1 digits   2 letters of columns 4 and 6   4 column 5 with '_'   8 column 7

#include <stdint.h>

typedef uint8_t PtByteSet[16];

/* By quote: " and ' in this order. */
static const PtByteSet pt_string_stops[2] = {
    {[0x0] = '\0', [0xA] = '\n', [0xD] = '\r', [0xC] = '\\', [0x2] = '"'},
    {[0x0] = '\0', [0xA] = '\n', [0xD] = '\r', [0xC] = '\\', [0x7] = '\''},
};

static const PtByteSet pt_triple_stops[2] = {
    {[0x0] = '\0', [0xC] = '\\', [0x2] = '"'},
    {[0x0] = '\0', [0xC] = '\\', [0x7] = '\''},
};

/* Entry 0 is one that the byte 0 is not equal to. */
static const PtByteSet pt_escape_stops = {[0x0] = 1, [0xC] = '\\', [0xD] = '\r'};

static const PtByteSet pt_comment_stops = {[0x0] = '\0', [0xA] = '\n', [0xD] = '\r'};

static const PtByteSet pt_identifier_low = {
    13, 15, 15, 15, 15, 15, 15, 15, 15, 15, 14, 2, 2, 2, 2, 6,
};

static const PtByteSet pt_identifier_high = {
    0, 0, 0, 1, 2, 4, 2, 8, 0, 0, 0, 0, 0, 0, 0, 0,
};
