// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/scalar/scalar.h"

#include <stdbool.h>
#include <string.h>

size_t
pt_scalar_ascii_prefix (const char *data, size_t len) {
  size_t i = 0;
  for (; i + 8 <= len; i += 8) {
    uint64_t word;
    memcpy (&word, data + i, sizeof word);
    if ((word & 0x8080808080808080u) != 0)
      break;
  }
  while (i < len && (data[i] & 0x80) == 0)
    i++;
  return i;
}

/* Length of the well-formed sequence at data, which holds len > 0 bytes; 0 if there is none. The
 * table is that of the Unicode standard, "Well-Formed UTF-8 Byte Sequences". */
static size_t
sequence (const unsigned char *data, size_t len) {
  unsigned char first = data[0];
  if (first < 0x80)
    return 1;
  if (first < 0xC2 || first > 0xF4)
    return 0;
  size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (len < size)
    return 0;
  unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (data[1] < low || data[1] > high)
    return 0;
  for (size_t i = 2; i < size; i++)
    if (data[i] < 0x80 || data[i] > 0xBF)
      return 0;
  return size;
}

size_t
pt_scalar_utf8_prefix (const char *data, size_t len) {
  size_t i = 0;
  while (i < len) {
    i += pt_scalar_ascii_prefix (data + i, len - i);
    /* Stay here through a run of longer sequences: text in another script has many. */
    while (i < len && (data[i] & 0x80) != 0) {
      size_t size = sequence ((const unsigned char *)data + i, len - i);
      if (size == 0)
        return i;
      i += size;
    }
  }
  return i;
}

size_t
pt_scalar_utf8_count (const char *data, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++)
    count += (data[i] & 0xC0) != 0x80;
  return count;
}
