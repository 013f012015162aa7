// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/scalar/scalar.h"

#include <stdbool.h>

size_t
pt_scalar_count_byte (const char *data, size_t len, char byte) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++)
    count += data[i] == byte;
  return count;
}

/* Writes every position and keeps those that match: no branch to mispredict. */
size_t
pt_scalar_byte_positions (const char *data, size_t len, char byte, uint32_t *ret) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++) {
    ret[count] = (uint32_t)i;
    count += data[i] == byte;
  }
  return count;
}

static inline bool
ends_line (const char *data, size_t len, size_t i) {
  return data[i] == '\n' || (data[i] == '\r' && (i + 1 == len || data[i + 1] != '\n'));
}

size_t
pt_scalar_count_lines (const char *data, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++)
    count += ends_line (data, len, i);
  return count;
}

size_t
pt_scalar_line_starts (const char *data, size_t len, uint32_t *ret) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++) {
    ret[count] = (uint32_t)(i + 1);
    count += ends_line (data, len, i);
  }
  return count;
}

static inline bool
in_identifier (char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

const char *
pt_scalar_identifier_end (const char *text) {
  while (in_identifier (*text))
    text++;
  return text;
}

const char *
pt_scalar_string_end (const char *text, char quote) {
  while (*text != quote && *text != '\\' && *text != '\n' && *text != '\r' && *text != '\0')
    text++;
  return text;
}

const char *
pt_scalar_triple_end (const char *text, char quote) {
  while (*text != quote && *text != '\\' && *text != '\0')
    text++;
  return text;
}

const char *
pt_scalar_escape_end (const char *text, size_t len) {
  const char *end = text + len;
  while (text < end && *text != '\\' && *text != '\r')
    text++;
  return text;
}

const char *
pt_scalar_comment_end (const char *text) {
  while (*text != '\n' && *text != '\r' && *text != '\0')
    text++;
  return text;
}

const char *
pt_scalar_space_end (const char *text) {
  while (*text == ' ')
    text++;
  return text;
}
