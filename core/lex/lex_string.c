// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Strings and f-strings. An f-string is a START token, then text (MIDDLE) and replacement fields
// (ordinary tokens between { and }), then an END token, as PEP 701 describes; so for all versions.

#include <string.h>

#include "core/lex/lexer_private.h"

uint32_t
pt_lex_string_end (const PtLexer *self, uint32_t at, char quote, bool triple) {
  const PtSimd *simd = self->simd;
  const char *text = self->text;
  for (;; at++) {
    const char *from = text + at;
    at = (uint32_t)((triple ? simd->triple_end (from, quote) : simd->string_end (from, quote)) -
                    text);
    char c = text[at];
    if (c == quote) {
      if (!triple || (text[at + 1] == quote && text[at + 2] == quote))
        return at;
    } else if (c == '\\') {
      if (at + 1 >= self->len)
        return self->len;
      at += text[at + 1] == '\r' && text[at + 2] == '\n' ? 2 : 1;
    } else {
      return self->len; /* the line or the text ends */
    }
  }
}

/* The string that begins at start never ends. Lexing goes on behind its line, or ends with it. */
static void
unterminated (PtLexer *self, uint32_t start, uint32_t from, bool triple, const char *what) {
  uint32_t at = triple ? self->len : from;
  while (at < self->len && self->text[at] != '\n' && self->text[at] != '\r')
    at += self->text[at] == '\\' && at + 1 < self->len ? 2 : 1;
  if (at > self->len)
    at = self->len;
  self->at = at;
  uint32_t line = pt_lex_line (self, at);
  bool ends_line = at > 0 && (self->text[at - 1] == '\n' || self->text[at - 1] == '\r');
  if (ends_line && line > 1)
    line--; /* the empty rest behind the last line end is no line */
  pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1,
                "unterminated %s%s literal (detected at line %u)", triple ? "triple-quoted " : "",
                what, line);
}

static void
begin_fstring (PtLexer *self, uint32_t start, uint8_t flags, char quote, uint32_t text_start) {
  bool triple = (flags & PT_STRING_TRIPLE) != 0;
  if (self->minor < 12) {
    uint32_t end = pt_lex_string_end (self, text_start, quote, triple);
    if (end == self->len) {
      unterminated (self, start, text_start, triple, "string");
      return;
    }
    if (pt_lex_check_old_fstring (self, text_start, end, (flags & PT_STRING_RAW) != 0)) {
      self->at = end + (triple ? 3 : 1);
      return;
    }
  }
  self->at = text_start;
  if (self->n_fstrings >= PT_LIMIT_FSTRINGS) {
    pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1, "too many nested f-strings");
    self->at = self->len;
    self->n_brackets = self->n_fstrings = 0;
    return;
  }
  pt_lex_push (self, PT_TOKEN_FSTRING_START, start, flags);
  self->fstrings[self->n_fstrings++] = (PtFString){
      .start = start,
      .n_brackets = self->n_brackets,
      .flags = flags,
      .quote = quote,
      .state = PT_FSTRING_TEXT,
  };
}

void
pt_lex_string (PtLexer *self, uint32_t start, uint8_t flags) {
  const char *text = self->text;
  char quote = text[self->at];
  uint32_t text_start = self->at + 1;
  if (text[text_start] == quote && text[text_start + 1] == quote) {
    flags |= PT_STRING_TRIPLE;
    text_start += 2;
  }
  bool triple = (flags & PT_STRING_TRIPLE) != 0;
  if ((flags & PT_STRING_FORMAT) != 0) {
    begin_fstring (self, start, flags, quote, text_start);
    return;
  }
  uint32_t end = pt_lex_string_end (self, text_start, quote, triple);
  if (end == self->len) {
    unterminated (self, start, text_start, triple, "string");
    return;
  }
  self->at = end + (triple ? 3 : 1);
  pt_lex_push (self, PT_TOKEN_STRING, start, flags);
}

/* The f-string ends in an error: forget it and what is open in it. */
static void
drop_fstring (PtLexer *self) {
  PtFString *fstring = &self->fstrings[--self->n_fstrings];
  self->n_brackets = fstring->n_brackets;
}

static void
unterminated_fstring (PtLexer *self) {
  PtFString *fstring = &self->fstrings[self->n_fstrings - 1];
  uint32_t start = fstring->start, from = self->at;
  bool triple = (fstring->flags & PT_STRING_TRIPLE) != 0;
  drop_fstring (self);
  unterminated (self, start, from, triple, "f-string");
}

/* The offset behind \N{...} at `at`, or `at` if there is none. */
static uint32_t
skip_named_escape (const char *text, uint32_t at) {
  if (text[at] != '\\' || text[at + 1] != 'N' || text[at + 2] != '{')
    return at;
  uint32_t end = at + 3;
  while (text[end] != '}' && text[end] != '\n' && text[end] != '\0' && text[end] != '{')
    end++;
  return text[end] == '}' ? end + 1 : at;
}

static void
push_text (PtLexer *self, uint32_t start, uint32_t value) {
  if (self->at > start)
    pt_lex_push (self, PT_TOKEN_FSTRING_MIDDLE, start, value);
}

void
pt_lex_fstring_text (PtLexer *self) {
  PtFString *fstring = &self->fstrings[self->n_fstrings - 1];
  const char *text = self->text;
  bool triple = (fstring->flags & PT_STRING_TRIPLE) != 0;
  bool raw = (fstring->flags & PT_STRING_RAW) != 0;
  bool in_spec = fstring->state == PT_FSTRING_IN_SPEC;
  uint32_t start = self->at, value = fstring->flags | (in_spec ? (uint32_t)PT_STRING_SPEC : 0);
  for (;;) {
    char c = text[self->at];
    if (c == fstring->quote && (!triple || (text[self->at + 1] == c && text[self->at + 2] == c))) {
      push_text (self, start, value);
      if (in_spec) {
        pt_lex_error (self, PT_DIAG_SYNTAX, self->at, self->at + 1,
                      self->minor < 12 ? "expecting '}'" : "f-string: expecting '}'");
        self->at += triple ? 3 : 1;
        drop_fstring (self);
        return;
      }
      uint32_t quote = self->at;
      self->at += triple ? 3 : 1;
      self->n_fstrings--;
      pt_lex_push (self, PT_TOKEN_FSTRING_END, quote, fstring->flags);
      return;
    }
    switch (c) {
    case '\0':
      unterminated_fstring (self);
      return;
    case '\n':
    case '\r':
      if (!triple) {
        unterminated_fstring (self);
        return;
      }
      self->at++;
      break;
    case '\\': {
      uint32_t named = raw ? self->at : skip_named_escape (text, self->at);
      char next = text[self->at + 1];
      if (named > self->at)
        self->at = named;
      else if (next == '{' || next == '}' || next == '\0')
        self->at++; /* the backslash stands for itself, the brace keeps its meaning */
      else
        self->at += next == '\r' && text[self->at + 2] == '\n' ? 3 : 2;
      break;
    }
    case '{':
      if (text[self->at + 1] == '{' && !in_spec) {
        self->at += 2;
        break;
      }
      push_text (self, start, value);
      fstring->state = PT_FSTRING_EXPR;
      if (pt_lex_open_bracket (self, '{', true, in_spec)) {
        self->at++;
        pt_lex_push (self, PT_TOKEN_LBRACE, self->at - 1, 0);
      }
      return;
    case '}':
      if (in_spec) {
        push_text (self, start, value);
        PtBracket *bracket = &self->brackets[--self->n_brackets];
        fstring->state = bracket->in_spec ? PT_FSTRING_IN_SPEC : PT_FSTRING_TEXT;
        self->at++;
        pt_lex_push (self, PT_TOKEN_RBRACE, self->at - 1, 0);
        return;
      }
      if (text[self->at + 1] == '}') {
        self->at += 2;
        break;
      }
      push_text (self, start, value);
      self->at++;
      pt_lex_error (self, PT_DIAG_SYNTAX, self->at - 1, self->at,
                    self->minor < 12 ? "single '}' is not allowed"
                                     : "f-string: single '}' is not allowed");
      return;
    default:
      self->at++;
    }
  }
}
