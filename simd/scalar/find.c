// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/scalar/scalar.h"

size_t
pt_scalar_find_any (const char *data, size_t len, const PtNeedles *needles) {
  const uint8_t *bytes = (const uint8_t *)data;
  for (size_t i = 0; i + PT_NEEDLES_HEAD <= len; i++) {
    if ((needles->low[0][bytes[i] % 16] & needles->high[0][bytes[i] / 16]) != 0 &&
        pt_needles_match (needles, data + i, len - i))
      return i;
  }
  return len;
}

size_t
pt_scalar_plain_prefix (const char *data, size_t len) {
  size_t i = 0;
  while (i < len && data[i] >= ' ' && data[i] < 0x7F && data[i] != '"' && data[i] != '\\')
    i++;
  return i;
}
