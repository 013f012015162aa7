// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Values of numbers. The lexer has checked how they are written.

#include <locale.h>
#include <stdlib.h>

#include "core/syntax/parser_private.h"

/* Appends the digits without underscores and in lower case to the buffer. Gives them, terminated by
 * zero. Valid until: the next use of the buffer. */
static const char *
plain_digits (PtParser *self, uint32_t start, uint32_t end) {
  size_t base = self->buffer.len;
  for (uint32_t at = start; at < end; at++) {
    char c = self->text[at];
    if (c != '_')
      pt_bytes_append_char (&self->buffer, c >= 'A' && c <= 'Z' ? (char)(c | 32) : c);
  }
  return self->buffer.failed ? "0" : self->buffer.data + base;
}

/* strtod, whatever the locale of the process: correctly rounded, inf when too large. */
static double
to_double (PtParser *self, const char *digits) {
  if (self->c_locale == NULL)
    self->c_locale = newlocale (LC_ALL_MASK, "C", (locale_t)0);
  if (self->c_locale == NULL) {
    self->status = PT_ENOMEM;
    return 0;
  }
  return strtod_l (digits, NULL, (locale_t)self->c_locale);
}

static PtNodeId
new_int (PtParser *self, const char *digits, size_t len, uint32_t start) {
  bool has_prefix = len > 2 && digits[0] == '0' && digits[1] >= 'a';
  if (!has_prefix) {
    while (len > 1 && digits[0] == '0') {
      digits++;
      len--;
    }
    if (len > PT_LIMIT_INT_DIGITS)
      return pt_fail (self, start, self->prev_end,
                      "Exceeds the limit (%d digits) for integer string conversion: value has %zu "
                      "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
                      "hexadecimal for huge integer literals to avoid decimal conversion limits.",
                      PT_LIMIT_INT_DIGITS, len);
  }
  uint32_t at = pt_new_text (self, digits, len);
  PtConstant *node = PT_NEW (self, PtConstant, CONSTANT, start);
  node->head.op = PT_CONST_INT;
  node->at = at;
  node->len = (uint32_t)len;
  return pt_id (self, node);
}

PtNodeId
pt_parse_number (PtParser *self) {
  uint32_t start = pt_start (self), end = self->ends[self->at];
  pt_advance (self);
  const char *text = self->text + start;
  uint32_t len = end - start;
  bool is_radix = len > 1 && text[0] == '0' && (text[1] | 32) >= 'a' && (text[1] | 32) != 'e' &&
                  (text[1] | 32) != 'j';
  bool is_complex = !is_radix && (text[len - 1] | 32) == 'j';
  bool is_float = false, is_plain = !is_radix;
  for (uint32_t i = 0; i < len && !is_radix; i++) {
    is_float |= text[i] == '.' || (text[i] | 32) == 'e';
    is_plain &= text[i] >= '0' && text[i] <= '9';
  }
  if (is_plain)
    return new_int (self, text, len, start);
  size_t base = self->buffer.len;
  const char *digits = plain_digits (self, start, end);
  self->buffer.len = base; /* the bytes stay until the next use */
  if (!is_complex && !is_float)
    return new_int (self, digits, strlen (digits), start);

  double value = to_double (self, digits);
  uint64_t bits;
  memcpy (&bits, &value, sizeof bits);
  PtConstant *node = PT_NEW (self, PtConstant, CONSTANT, start);
  node->head.op = is_complex ? PT_CONST_COMPLEX : PT_CONST_FLOAT;
  node->at = (uint32_t)bits;
  node->len = (uint32_t)(bits >> 32);
  return pt_id (self, node);
}
