// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/syntax/escape.h"

#include <stdio.h>
#include <string.h>

#include "core/lex/lexer.h"
#include "core/lex/unicode.h"
#include "simd/simd.h"

typedef struct {
  const char *text;
  uint32_t start; /* of the literal */
  uint32_t at;
  uint32_t end;
  bool bytes;
  PtBytes *out;
  PtEscapeError *error;
} Unescape;

static int
hex_value (char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  c |= 32;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Where CPython counts an offset of the literal: it has written each character above ASCII as
 * \UXXXXXXXX before it looks for escapes. */
static uint32_t
cpython_position (const Unescape *self, uint32_t at) {
  uint32_t position = 0, step;
  for (uint32_t i = self->start; i < at; i += step) {
    step = 1;
    bool ascii = (uint8_t)self->text[i] < 0x80;
    if (!ascii)
      pt_utf8_decode (self->text + i, &step);
    position += ascii ? 1 : 10;
  }
  return position;
}

static bool
fail_unicode (Unescape *self, uint32_t from, uint32_t to, const char *reason) {
  uint32_t first = cpython_position (self, from);
  self->error->at = from;
  if (to - from == 1)
    snprintf (self->error->message, sizeof self->error->message,
              "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %u: %s",
              first, reason);
  else
    snprintf (self->error->message, sizeof self->error->message,
              "(unicode error) 'unicodeescape' codec can't decode bytes in position %u-%u: %s",
              first, first + (to - from) - 1, reason);
  return false;
}

static void
append_char (Unescape *self, uint32_t code) {
  char bytes[4];
  if (self->bytes)
    pt_bytes_append_char (self->out, (char)code);
  else
    pt_bytes_append (self->out, bytes, pt_utf8_encode (code, bytes));
}

/* \xXX, \uXXXX, \UXXXXXXXX: self->at is behind the letter. */
static bool
unescape_hex (Unescape *self, uint32_t backslash, uint32_t digits) {
  uint32_t code = 0, count = 0;
  for (; count < digits && self->at < self->end; count++, self->at++) {
    int digit = hex_value (self->text[self->at]);
    if (digit < 0)
      break;
    code = code << 4 | (uint32_t)digit;
  }
  if (count < digits) {
    if (self->bytes) {
      self->error->at = backslash;
      snprintf (self->error->message, sizeof self->error->message,
                "(value error) invalid \\x escape at position %u", backslash - self->start);
      return false;
    }
    return fail_unicode (self, backslash, self->at,
                         digits == 2   ? "truncated \\xXX escape"
                         : digits == 4 ? "truncated \\uXXXX escape"
                                       : "truncated \\UXXXXXXXX escape");
  }
  if (code > 0x10FFFF)
    return fail_unicode (self, backslash, self->at, "illegal Unicode character");
  append_char (self, code);
  return true;
}

/* \N{name}: self->at is behind the N. */
static bool
unescape_name (Unescape *self, uint32_t backslash) {
  const char *close = NULL;
  if (self->at < self->end && self->text[self->at] == '{')
    close = memchr (self->text + self->at, '}', self->end - self->at);
  if (close == NULL || close == self->text + self->at + 1)
    return fail_unicode (self, backslash,
                         self->text[self->at] != '{' ? self->at
                         : close == NULL             ? self->end
                                                     : self->at + 1,
                         "malformed \\N character escape");
  const char *name = self->text + self->at + 1;
  int32_t code = pt_char_of_name ((PtView){name, (size_t)(close - name)});
  self->at = (uint32_t)(close - self->text) + 1;
  if (code < 0)
    return fail_unicode (self, backslash, self->at, "unknown Unicode character name");
  append_char (self, (uint32_t)code);
  return true;
}

static void
unescape_octal (Unescape *self) {
  uint32_t code = 0;
  for (int i = 0; i < 3 && self->at < self->end; i++, self->at++) {
    char c = self->text[self->at];
    if (c < '0' || c > '7')
      break;
    code = code * 8 + (uint32_t)(c - '0');
  }
  append_char (self, self->bytes ? code & 0xFF : code);
}

/* self->at is at a backslash. */
static bool
unescape_one (Unescape *self) {
  uint32_t backslash = self->at;
  char c = self->text[backslash + 1];
  self->at += 2;
  switch (c) {
  case '\r':
    self->at += self->text[self->at] == '\n';
    return true;
  case '\n':
    return true;
  case '\\':
  case '\'':
  case '"':
    pt_bytes_append_char (self->out, c);
    return true;
  case 'a':
    pt_bytes_append_char (self->out, '\a');
    return true;
  case 'b':
    pt_bytes_append_char (self->out, '\b');
    return true;
  case 'f':
    pt_bytes_append_char (self->out, '\f');
    return true;
  case 'n':
    pt_bytes_append_char (self->out, '\n');
    return true;
  case 'r':
    pt_bytes_append_char (self->out, '\r');
    return true;
  case 't':
    pt_bytes_append_char (self->out, '\t');
    return true;
  case 'v':
    pt_bytes_append_char (self->out, '\v');
    return true;
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7':
    self->at--;
    unescape_octal (self);
    return true;
  case 'x':
    return unescape_hex (self, backslash, 2);
  default:
    break;
  }
  if (!self->bytes) {
    if (c == 'u')
      return unescape_hex (self, backslash, 4);
    if (c == 'U')
      return unescape_hex (self, backslash, 8);
    if (c == 'N')
      return unescape_name (self, backslash);
  }
  /* No escape: the backslash stands for itself, and so does what follows. */
  pt_bytes_append_char (self->out, '\\');
  self->at--;
  return true;
}

bool
pt_unescape (const char *text, uint32_t start, uint32_t end, uint32_t flags, bool braces,
             PtBytes *out, PtEscapeError *ret_error) {
  const PtSimd *simd = pt_simd ();
  Unescape self = {text, start, start, end, (flags & PT_STRING_BYTES) != 0, out, ret_error};
  bool raw = (flags & PT_STRING_RAW) != 0;
  uint32_t run = start; /* what is not copied yet */
  uint32_t ascii = end; /* a bytes literal must not go on from there */
  if (self.bytes)
    ascii = start + (uint32_t)simd->ascii_prefix (text + start, end - start);
  while (self.at < end) {
    if (!braces)
      self.at = (uint32_t)(simd->escape_end (text + self.at, end - self.at) - text);
    if (self.at >= ascii && ascii < end) {
      self.at = ascii;
      ret_error->at = self.at;
      snprintf (ret_error->message, sizeof ret_error->message,
                "bytes can only contain ASCII literal characters");
      return false;
    }
    if (self.at >= end)
      break;
    char c = text[self.at];
    if (c == '\\' && !raw) {
      pt_bytes_append (out, text + run, self.at - run);
      if (self.at + 1 >= end) /* a brace of an f-string follows */
        pt_bytes_append_char (out, text[self.at++]);
      else if (!unescape_one (&self))
        return false;
      run = self.at;
    } else if (c == '\r') {
      pt_bytes_append (out, text + run, self.at - run);
      pt_bytes_append_char (out, '\n');
      self.at += self.at + 1 < end && text[self.at + 1] == '\n' ? 2 : 1;
      run = self.at;
    } else if (braces && (c == '{' || c == '}')) {
      pt_bytes_append (out, text + run, self.at + 1 - run);
      self.at += 2;
      run = self.at;
    } else {
      self.at++;
    }
  }
  pt_bytes_append (out, text + run, self.at - run);
  return true;
}
