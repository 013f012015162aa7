// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/rust/literal.h"
#include "simd/simd.h"

bool
emit_is_utf8 (PtView wtf8) {
  /* The only difference is surrogates. */
  return pt_simd ()->utf8_prefix (wtf8.data, wtf8.len) == wtf8.len;
}

/** Bidirectional controls and the like are refused by rustc in plain sight. */
static bool
needs_unicode_escape (uint32_t c) {
  return c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0xad ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

static void
append_escaped (PtBytes *out, PtView text, bool quoted) {
  const PtSimd *simd = pt_simd ();
  for (size_t i = 0;;) {
    size_t plain = simd->plain_prefix (text.data + i, text.len - i);
    pt_bytes_append (out, text.data + i, plain);
    i += plain;
    if (i == text.len)
      break;
    unsigned char c = (unsigned char)text.data[i];
    size_t len = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    uint32_t point = c < 0x80 ? c : c & (0xffu >> (len + 1));
    for (size_t j = 1; j < len && i + j < text.len; j++)
      point = point << 6 | ((unsigned char)text.data[i + j] & 0x3f);
    if (quoted && (c == '"' || c == '\\'))
      pt_bytes_printf (out, "\\%c", c);
    else if (quoted && c == '\n')
      pt_bytes_append_str (out, "\\n");
    else if (quoted && c == '\t')
      pt_bytes_append_str (out, "\\t");
    else if (c != '\t' && needs_unicode_escape (point))
      pt_bytes_printf (out, "\\u{%x}", point);
    else
      pt_bytes_append (out, text.data + i, len);
    i += len;
  }
}

void
emit_str_literal (PtBytes *out, PtView text) {
  pt_bytes_append_char (out, '"');
  append_escaped (out, text, true);
  pt_bytes_append_char (out, '"');
}

void
emit_comment_text (PtBytes *out, PtView line) {
  append_escaped (out, line, false);
}

void
emit_bytes_literal (PtBytes *out, PtView bytes) {
  const PtSimd *simd = pt_simd ();
  pt_bytes_append_str (out, "b\"");
  for (size_t i = 0;; i++) {
    size_t plain = simd->plain_prefix (bytes.data + i, bytes.len - i);
    pt_bytes_append (out, bytes.data + i, plain);
    i += plain;
    if (i == bytes.len)
      break;
    unsigned char c = (unsigned char)bytes.data[i];
    pt_bytes_printf (out, c == '"' || c == '\\' ? "\\%c" : "\\x%02x", c);
  }
  pt_bytes_append_char (out, '"');
}
