// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Numbers: where they end and whether they are well formed. Their value is the parser's.

#include <string.h>

#include "core/lex/lexer_private.h"

static bool
is_digit (char c, int base) {
  if (base == 16)
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
  return c >= '0' && c < '0' + base;
}

/* An ERROR token instead of the number: CPython points before the character at `at`. What follows
 * it is lexed as usual. */
static void
fail (PtLexer *self, uint32_t at, const char *what) {
  /* Step over the rest of the word, so that one slip gives one message. */
  while ((pt_lex_class (self->text[self->at]) & PT_CHAR_NAME) != 0)
    self->at++;
  pt_lex_error (self, PT_DIAG_SYNTAX, at - 1, at, "invalid %s literal", what);
}

/* Steps over digits with single underscores between them. False, and an error given, if an
 * underscore is not followed by a digit. */
static bool
skip_digits (PtLexer *self, int base, const char *what) {
  for (;;) {
    while (is_digit (self->text[self->at], base))
      self->at++;
    if (self->text[self->at] != '_')
      return true;
    self->at++;
    if (!is_digit (self->text[self->at], base)) {
      fail (self, self->at, what);
      return false;
    }
  }
}

/* True if the letters at self->at are a keyword that may follow a number without a space: 1if x. */
static bool
keyword_follows (const PtLexer *self) {
  static const char *const words[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
  for (size_t i = 0; i < PT_COUNT_OF (words); i++)
    if (strncmp (self->text + self->at, words[i], strlen (words[i])) == 0)
      return true;
  return false;
}

static void
finish (PtLexer *self, uint32_t start, const char *what) {
  char c = self->text[self->at];
  /* A character above ASCII begins a name, but for 3.10. */
  bool letter = (pt_lex_class (c) & PT_CHAR_NAME) != 0 && (self->minor == 10 || (uint8_t)c < 0x80);
  if (letter && !keyword_follows (self)) {
    fail (self, self->at, what);
    return;
  }
  pt_lex_push (self, PT_TOKEN_NUMBER, start, 0);
}

/* 0x, 0o and 0b: self->at is at the letter. */
static void
lex_radix (PtLexer *self, uint32_t start, int base, const char *what) {
  self->at++;
  do {
    if (self->text[self->at] == '_')
      self->at++;
    char c = self->text[self->at];
    if (!is_digit (c, base)) {
      if (base != 16 && is_digit (c, 10)) {
        pt_lex_error (self, PT_DIAG_SYNTAX, self->at, self->at + 1,
                      "invalid digit '%c' in %s literal", c, what);
        while ((pt_lex_class (self->text[self->at]) & PT_CHAR_NAME) != 0)
          self->at++;
      } else {
        fail (self, self->at, what);
      }
      return;
    }
    while (is_digit (self->text[self->at], base))
      self->at++;
  } while (self->text[self->at] == '_');
  char c = self->text[self->at];
  if (is_digit (c, 10)) {
    pt_lex_error (self, PT_DIAG_SYNTAX, self->at, self->at + 1, "invalid digit '%c' in %s literal",
                  c, what);
    while ((pt_lex_class (self->text[self->at]) & PT_CHAR_NAME) != 0)
      self->at++;
    return;
  }
  finish (self, start, what);
}

/* Steps over an exponent at self->at. False, and an error given, if it has a sign and no digits. */
static bool
skip_exponent (PtLexer *self) {
  const char *e = self->text + self->at;
  bool sign = e[1] == '+' || e[1] == '-';
  if (is_digit (e[sign ? 2 : 1], 10)) {
    self->at += sign ? 2 : 1;
    return skip_digits (self, 10, "decimal");
  }
  if (!sign)
    return true; /* not an exponent: finish() says whether the word may follow */
  self->at += 2;
  fail (self, self->at, "decimal");
  return false;
}

void
pt_lex_number (PtLexer *self) {
  uint32_t start = self->at;
  const char *text = self->text;
  bool leading_zero = false;
  if (text[start] == '0') {
    self->at++;
    switch (text[self->at]) {
    case 'x':
    case 'X':
      lex_radix (self, start, 16, "hexadecimal");
      return;
    case 'o':
    case 'O':
      lex_radix (self, start, 8, "octal");
      return;
    case 'b':
    case 'B':
      lex_radix (self, start, 2, "binary");
      return;
    default:
      self->at = start;
    }
  }
  if (text[start] != '.') {
    if (!skip_digits (self, 10, "decimal"))
      return;
    if (text[start] == '0')
      for (uint32_t at = start; at < self->at; at++)
        leading_zero |= text[at] != '0' && text[at] != '_';
  }
  bool is_float = false;
  if (text[self->at] == '.') {
    is_float = true;
    self->at++;
    if (is_digit (text[self->at], 10) && !skip_digits (self, 10, "decimal"))
      return;
  }
  if ((text[self->at] | 32) == 'e') {
    uint32_t before = self->at;
    if (!skip_exponent (self))
      return;
    is_float |= self->at > before;
  }
  if ((text[self->at] | 32) == 'j') {
    self->at++;
    finish (self, start, "imaginary");
    return;
  }
  if (leading_zero && !is_float) {
    uint32_t zeros = start;
    while (text[zeros] == '0' || text[zeros] == '_')
      zeros++;
    pt_lex_error (self, PT_DIAG_SYNTAX, start, zeros,
                  "leading zeros in decimal integer literals are not permitted; use an 0o prefix "
                  "for octal integers");
    return;
  }
  finish (self, start, "decimal");
}
