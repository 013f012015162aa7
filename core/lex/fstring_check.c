// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The rules of f-strings up to 3.11. There the string was cut out first and its fields were parsed
// later, which forbids backslashes, comments and the string's own quotes in them. What passes here
// has the same meaning under PEP 701.

#include <string.h>

#include "core/lex/lexer_private.h"

typedef struct {
  PtLexer *lexer;
  const char *text;
  uint32_t at;
  uint32_t end; /* of the text between the quotes */
  bool raw;
} OldFString;

/* Always true, so that a check may end with it. */
static bool
fail (OldFString *self, const char *message) {
  self->lexer->at = self->at;
  pt_lex_error (self->lexer, PT_DIAG_SYNTAX, self->at, self->at + 1, "f-string%s%s",
                strncmp (message, "expression", 10) == 0 && message[10] == ' ' ? " " : ": ",
                message);
  return true;
}

static bool
fail_bracket (OldFString *self, char c, char open) {
  self->lexer->at = self->at;
  if (open == '\0')
    pt_lex_error (self->lexer, PT_DIAG_SYNTAX, self->at, self->at + 1, "f-string: unmatched '%c'",
                  c);
  else
    pt_lex_error (self->lexer, PT_DIAG_SYNTAX, self->at, self->at + 1,
                  "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                  open);
  return true;
}

/* Steps over the string literal that begins at self->at, as far as it goes. */
static bool
check_string_in_field (OldFString *self, bool *ret_unterminated) {
  char quote = self->text[self->at];
  uint32_t size = self->end - self->at >= 3 && self->text[self->at + 1] == quote &&
                          self->text[self->at + 2] == quote
                      ? 3
                      : 1;
  self->at += size;
  for (; self->at < self->end; self->at++) {
    if (self->text[self->at] == '\\')
      return fail (self, "expression part cannot include a backslash");
    if (self->text[self->at] != quote)
      continue;
    if (size == 1 || (self->end - self->at >= 3 && self->text[self->at + 1] == quote &&
                      self->text[self->at + 2] == quote)) {
      self->at += size;
      return false;
    }
  }
  *ret_unterminated = true;
  return false;
}

/* Steps over the expression of a field: to the first ! : = } outside of brackets and strings. */
static bool
check_expression (OldFString *self) {
  char open[PT_LIMIT_BRACKETS];
  uint32_t depth = 0, start = self->at;
  bool unterminated = false;
  while (self->at < self->end) {
    char c = self->text[self->at], next = self->text[self->at + 1];
    if (c == '\\')
      return fail (self, "expression part cannot include a backslash");
    if (c == '\'' || c == '"') {
      if (check_string_in_field (self, &unterminated))
        return true;
      continue;
    }
    if (c == '[' || c == '{' || c == '(') {
      if (depth >= PT_LIMIT_BRACKETS)
        return fail (self, "too many nested parenthesis");
      open[depth++] = c;
      self->at++;
      continue;
    }
    if (c == '#')
      return fail (self, "expression part cannot include '#'");
    if (depth == 0 && strchr ("!:}=<>", c) != NULL) {
      if (next == '=' && strchr ("!=<>", c) != NULL) {
        self->at += 2;
        continue;
      }
      if (c == '<' || c == '>') {
        self->at++;
        continue;
      }
      break;
    }
    if (c == ']' || c == '}' || c == ')') {
      if (depth == 0)
        return fail_bracket (self, c, '\0');
      char match = open[depth - 1] == '(' ? ')' : open[depth - 1] == '[' ? ']' : '}';
      if (c != match)
        return fail_bracket (self, c, open[depth - 1]);
      depth--;
    }
    self->at++;
  }
  if (unterminated)
    return fail (self, "unterminated string");
  if (depth > 0)
    return fail_bracket (self, open[depth - 1], '\0');
  if (self->at >= self->end)
    return fail (self, "expecting '}'");
  for (uint32_t at = start; at < self->at; at++)
    if (strchr (" \t\n\f\r", self->text[at]) == NULL)
      return false;
  return fail (self, "empty expression not allowed");
}

static bool
check_conversion (OldFString *self) {
  self->at++;
  if (self->at >= self->end)
    return fail (self, "expecting '}'");
  if (strchr ("sra", self->text[self->at]) != NULL) {
    self->at++;
    return false;
  }
  return fail (self, "invalid conversion character: expected 's', 'r', or 'a'");
}

static bool check_text (OldFString *self, int nesting);

/* One field; self->at is behind its brace. */
static bool
check_field (OldFString *self, int nesting) {
  if (nesting >= PT_LIMIT_OLD_FSTRINGS)
    return fail (self, "expressions nested too deeply");
  if (check_expression (self))
    return true;
  if (self->text[self->at] == '=') {
    self->at++;
    while (self->at < self->end && strchr (" \t\n\f\r", self->text[self->at]) != NULL)
      self->at++;
  }
  if (self->at < self->end && self->text[self->at] == '!' && check_conversion (self))
    return true;
  if (self->at >= self->end)
    return fail (self, "expecting '}'");
  if (self->text[self->at] == ':') {
    self->at++;
    if (check_text (self, nesting + 1))
      return true;
  }
  if (self->at >= self->end || self->text[self->at] != '}')
    return fail (self, "expecting '}'");
  self->at++;
  return false;
}

/* Text and fields up to the end, or to the brace that ends a format spec (nesting > 0). */
static bool
check_text (OldFString *self, int nesting) {
  while (self->at < self->end) {
    char c = self->text[self->at],
         next = self->at + 1 < self->end ? self->text[self->at + 1] : '\0';
    if (c == '\\' && !self->raw) {
      if (next == 'N' && self->text[self->at + 2] == '{') {
        uint32_t at = self->at + 3;
        while (at < self->end && self->text[at] != '}')
          at++;
        self->at = at < self->end ? at + 1 : at;
      } else {
        self->at += next == '{' || next == '}' ? 1 : 2;
      }
    } else if (c == '{') {
      if (nesting == 0 && next == '{') {
        self->at += 2;
        continue;
      }
      self->at++;
      if (check_field (self, nesting))
        return true;
    } else if (c == '}') {
      if (nesting > 0)
        return false;
      if (next != '}')
        return fail (self, "single '}' is not allowed");
      self->at += 2;
    } else {
      self->at++;
    }
  }
  return false;
}

bool
pt_lex_check_old_fstring (PtLexer *lexer, uint32_t start, uint32_t end, bool raw) {
  OldFString self = {lexer, lexer->text, start, end, raw};
  return check_text (&self, 0);
}
