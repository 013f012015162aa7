// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/source/decode.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

static bool
is_blank (char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

static bool
is_name_char (char c) {
  return isalnum ((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* The name in "coding[:=]\s*([-\w.]+)" of a comment line; empty if the line has none. */
static PtView
cookie_of_line (const char *line, const char *end) {
  PtView word = PT_VIEW ("coding");
  while (line < end && is_blank (*line))
    line++;
  if (line == end || *line != '#')
    return (PtView){0};
  for (const char *at = line; (size_t)(end - at) > word.len; at++) {
    if (memcmp (at, word.data, word.len) != 0 || (at[word.len] != ':' && at[word.len] != '='))
      continue;
    const char *name = at + word.len + 1;
    while (name < end && (*name == ' ' || *name == '\t'))
      name++;
    const char *stop = name;
    while (stop < end && is_name_char (*stop))
      stop++;
    if (stop > name)
      return (PtView){name, (size_t)(stop - name)};
  }
  return (PtView){0};
}

PtView
pt_decode_find_cookie (PtView raw) {
  const char *line = raw.data, *end = raw.data + raw.len;
  for (int number = 0; number < 2 && line < end; number++) {
    const char *stop = line;
    while (stop < end && *stop != '\n' && *stop != '\r')
      stop++;
    PtView name = cookie_of_line (line, stop);
    if (name.len > 0)
      return name;
    /* The second line counts only if the first is blank or a comment. */
    const char *first = line;
    while (first < stop && is_blank (*first))
      first++;
    if (first < stop && *first != '#')
      break;
    line = stop + (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
  }
  return (PtView){0};
}

/* name is prefix, or prefix followed by "-...". */
static bool
names (const char *name, const char *prefix) {
  size_t len = strlen (prefix);
  return strncmp (name, prefix, len) == 0 && (name[len] == '\0' || name[len] == '-');
}

void
pt_decode_normal_name (PtView name, char *ret_name, size_t size) {
  size_t len = name.len < size - 1 ? name.len : size - 1;
  for (size_t i = 0; i < len; i++)
    ret_name[i] = name.data[i] == '_' ? '-' : (char)tolower ((unsigned char)name.data[i]);
  ret_name[len] = '\0';
  if (names (ret_name, "utf-8"))
    snprintf (ret_name, size, "utf-8");
  else if (names (ret_name, "latin-1") || names (ret_name, "iso-8859-1") ||
           names (ret_name, "iso-latin-1") || strcmp (ret_name, "latin1") == 0)
    snprintf (ret_name, size, "iso-8859-1");
}

static PtDecodeResult
convert_latin1 (PtView raw, PtBytes *out) {
  for (size_t i = 0; i < raw.len; i++) {
    uint8_t byte = (uint8_t)raw.data[i];
    if (byte < 0x80) {
      pt_bytes_append_char (out, (char)byte);
    } else {
      pt_bytes_append_char (out, (char)(0xC0 | byte >> 6));
      pt_bytes_append_char (out, (char)(0x80 | (byte & 0x3F)));
    }
  }
  return out->failed ? PT_DECODE_NOMEM : PT_DECODE_OK;
}

static bool
is_ascii_name (const char *name) {
  return strcmp (name, "ascii") == 0 || strcmp (name, "us-ascii") == 0 || strcmp (name, "646") == 0;
}

/* The C library spells most encodings as Python does. */
static PtDecodeResult
convert_with_iconv (const char *to_name, const char *from_name, PtView raw, PtBytes *out,
                    size_t *ret_done) {
  iconv_t converter = iconv_open (to_name, from_name);
  *ret_done = 0;
  if (converter == (iconv_t)-1)
    return errno == ENOMEM ? PT_DECODE_NOMEM : PT_DECODE_UNKNOWN;
  PtDecodeResult result = PT_DECODE_OK;
  char *from = (char *)raw.data;
  size_t from_len = raw.len;
  bool ended = false; /* what a stateful encoding writes at its end comes last */
  while (!ended && !out->failed) {
    char block[4096], *to = block;
    size_t to_len = sizeof block;
    ended = from_len == 0;
    size_t done = iconv (converter, ended ? NULL : &from, &from_len, &to, &to_len);
    pt_bytes_append (out, block, (size_t)(to - block));
    if (done == (size_t)-1 && errno != E2BIG) {
      result = PT_DECODE_INVALID;
      break;
    }
  }
  iconv_close (converter);
  *ret_done = raw.len - from_len;
  return out->failed ? PT_DECODE_NOMEM : result;
}

PtDecodeResult
pt_decode_convert (const char *name, PtView raw, PtBytes *out) {
  if (strcmp (name, "iso-8859-1") == 0)
    return convert_latin1 (raw, out);
  if (is_ascii_name (name)) {
    for (size_t i = 0; i < raw.len; i++)
      if ((uint8_t)raw.data[i] >= 0x80)
        return PT_DECODE_INVALID;
    pt_bytes_append_view (out, raw);
    return out->failed ? PT_DECODE_NOMEM : PT_DECODE_OK;
  }

  size_t done;
  return convert_with_iconv ("UTF-8", name, raw, out, &done);
}

/* One byte per code point below limit. */
static PtDecodeResult
reverse_bytes (PtView text, unsigned limit, PtBytes *out, size_t *ret_done) {
  const char *at = text.data, *end = text.data + text.len;
  PtDecodeResult result = PT_DECODE_OK;
  while (at < end) {
    unsigned code = (uint8_t)at[0];
    int len = 1;
    if (code >= 0x80) {
      bool below_0x100 = code >= 0xC2 && code <= 0xC3 && end - at >= 2;
      code = below_0x100 ? (code & 3) << 6 | ((uint8_t)at[1] & 0x3F) : 0x100;
      len = 2;
    }
    if (code >= limit) {
      result = PT_DECODE_INVALID;
      break;
    }
    pt_bytes_append_char (out, (char)code);
    at += len;
  }
  *ret_done = (size_t)(at - text.data);
  return out->failed ? PT_DECODE_NOMEM : result;
}

PtDecodeResult
pt_decode_reverse (const char *name, PtView text, PtBytes *out, size_t *ret_done) {
  if (strcmp (name, "iso-8859-1") == 0)
    return reverse_bytes (text, 0x100, out, ret_done);
  if (is_ascii_name (name))
    return reverse_bytes (text, 0x80, out, ret_done);
  return convert_with_iconv (name, "UTF-8", text, out, ret_done);
}
