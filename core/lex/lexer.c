// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/lex/lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/lex/lexer_private.h"
#include "core/lex/unicode.h"

#define PT_KEYWORD(word)                                                                           \
  _Static_assert((int)PT_TOKEN_KW_##word - (int)PT_TOKEN_KW_False ==                               \
                     (int)PT_NAME_##word - (int)PT_NAME_FIRST_KEYWORD,                             \
                 "keywords of tokens.def and names.def differ");
#define PT_TOKEN(ident, text)
#include "core/spec/tokens.def"

#define START (PT_CHAR_START | PT_CHAR_NAME)
#define DIGIT (PT_CHAR_DIGIT | PT_CHAR_NAME)
/* clang-format off */
const uint8_t pt_char_class[256] = {
  [' '] = PT_CHAR_BLANK, ['\t'] = PT_CHAR_BLANK, ['\f'] = PT_CHAR_BLANK,
  ['0'] = DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
  ['A'] = START, START, START, START, START, START, START, START, START, START, START, START, START,
  START, START, START, START, START, START, START, START, START, START, START, START, START,
  ['_'] = START,
  ['a'] = START, START, START, START, START, START, START, START, START, START, START, START, START,
  START, START, START, START, START, START, START, START, START, START, START, START, START,
  [0x80 ... 0xFF] = START,
};
/* clang-format on */

const char *
pt_token_text (PtTokenKind kind) {
  static const char *const texts[PT_TOKEN_COUNT] = {
#define PT_TOKEN(ident, text) text,
#include "core/spec/tokens.def"
  };
  pt_assert (kind < PT_TOKEN_COUNT);
  return texts[kind];
}

uint32_t
pt_lex_line (const PtLexer *self, uint32_t at) {
  uint32_t line, column;
  pt_source_position (self->source, at, &line, &column);
  return line;
}

/* Makes room for more tokens. The four arrays lie in one block, so that growing is one step. */
bool
pt_lex_reserve (PtLexer *self) {
  if (self->status != PT_OK)
    return false;
  size_t cap = self->cap == 0 ? (size_t)self->len / 5 + 64 : (size_t)self->cap * 2;
  uint32_t limit = self->source->limits->tokens;
  if (self->cap >= limit) {
    self->status = PT_ELIMIT;
    return false;
  }
  if (cap > limit)
    cap = limit;
  uint32_t *block = pt_arena_alloc (self->arena, cap * 13, _Alignof(uint32_t));
  if (block == NULL) {
    self->status = PT_ENOMEM;
    return false;
  }
  PtTokens old = self->out;
  self->out.starts = block;
  self->out.ends = block + cap;
  self->out.values = block + 2 * cap;
  self->out.kinds = (uint8_t *)(block + 3 * cap);
  if (old.count > 0) {
    memcpy (self->out.starts, old.starts, old.count * sizeof (uint32_t));
    memcpy (self->out.ends, old.ends, old.count * sizeof (uint32_t));
    memcpy (self->out.values, old.values, old.count * sizeof (uint32_t));
    memcpy (self->out.kinds, old.kinds, old.count);
  }
  self->cap = (uint32_t)cap;
  return true;
}

void
pt_lex_error (PtLexer *self, PtDiagId id, uint32_t start, uint32_t end, const char *format, ...) {
  char text[512];
  int prefix = 0;
  bool of_lexer = strncmp (format, "invalid ", 8) == 0 && strcmp (format, "invalid syntax") != 0;
  if (self->minor < 12 && self->n_fstrings > 0 && !of_lexer && strncmp (format, "leading", 7) != 0)
    prefix = snprintf (text, sizeof text, "f-string: ");
  va_list args;
  va_start (args, format);
  vsnprintf (text + prefix, sizeof text - (size_t)prefix, format, args);
  va_end (args);
  const char *message = pt_arena_strndup (self->arena, text, strlen (text));
  /* What is missing may be missing at the very end of the text. */
  PtSpan span = {start, end < self->len ? end : self->len};
  PtLexError error = {.id = id, .span = span, .message = message};
  /* CPython's lexer raises some errors itself and leaves others to the parser; stray characters are
   * tokens there, and the fields of old f-strings are read by the parser. */
  bool of_parser = strcmp (text, "invalid syntax") == 0 ||
                   (self->minor < 12 && strncmp (text, "f-string", 8) == 0);
  error.is_final = !of_parser;
  error.reaches_back = !of_parser && id != PT_DIAG_INDENT &&
                       strstr (text, "line continuation") == NULL &&
                       strstr (text, "unexpected EOF") == NULL;
  if (message == NULL || !pt_lex_errors_push (&self->errors, error)) {
    self->status = PT_ENOMEM;
    return;
  }
  pt_lex_push (self, PT_TOKEN_ERROR, start, self->errors.len - 1);
  self->stopped = self->strict && error.is_final;
}

bool
pt_lex_check_name (PtLexer *self, uint32_t start, uint32_t end) {
  uint32_t step;
  for (uint32_t at = start; at < end; at += step) {
    uint32_t code = pt_utf8_decode (self->text + at, &step);
    if (at == start ? pt_char_starts_name (code) : pt_char_continues_name (code))
      continue;
    self->at = at + step;
    if (pt_char_is_printable (code))
      pt_lex_error (self, PT_DIAG_SYNTAX, at, at + step, "invalid character '%.*s' (U+%04X)",
                    (int)step, self->text + at, code);
    else
      pt_lex_error (self, PT_DIAG_SYNTAX, at, at + step, "invalid non-printable character U+%04X",
                    code);
    return true;
  }
  return false;
}

/* Brackets */

bool
pt_lex_open_bracket (PtLexer *self, char c, bool is_field, bool in_spec) {
  if (self->n_brackets >= PT_LIMIT_BRACKETS) {
    pt_lex_error (self, PT_DIAG_SYNTAX, self->at, self->at + 1, "too many nested parentheses");
    /* What follows can't be understood: end here. */
    self->at = self->len;
    self->n_brackets = self->n_fstrings = 0;
    return false;
  }
  self->brackets[self->n_brackets++] = (PtBracket){self->at, c, is_field, in_spec};
  return true;
}

/* The innermost f-string if self->at lies directly in one of its replacement fields, else NULL. */
static PtFString *
field_here (PtLexer *self) {
  if (self->n_fstrings == 0 || self->n_brackets == 0 ||
      !self->brackets[self->n_brackets - 1].is_field)
    return NULL;
  return &self->fstrings[self->n_fstrings - 1];
}

static void
close_bracket (PtLexer *self, PtTokenKind kind, char c) {
  uint32_t start = self->at++;
  uint32_t outside = self->n_fstrings > 0 ? self->fstrings[self->n_fstrings - 1].n_brackets : 0;
  if (self->n_brackets == outside) {
    pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1, "unmatched '%c'", c);
    return;
  }
  PtBracket *bracket = &self->brackets[self->n_brackets - 1];
  char match = bracket->open == '(' ? ')' : bracket->open == '[' ? ']' : '}';
  if (c != match) {
    if (bracket->is_field) {
      pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1,
                    self->minor < 12 ? "unmatched '%c'" : "f-string: unmatched '%c'", c);
      return;
    }
    uint32_t open_line = pt_lex_line (self, bracket->start), line = pt_lex_line (self, start);
    if (open_line != line)
      pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1,
                    "closing parenthesis '%c' does not match opening parenthesis '%c' on line %u",
                    c, bracket->open, open_line);
    else
      pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1,
                    "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                    bracket->open);
    /* Take the bracket for the right one, so that the rest of the file keeps its structure. */
    self->n_brackets--;
    return;
  }
  self->n_brackets--;
  pt_lex_push (self, kind, start, 0);
  if (bracket->is_field)
    self->fstrings[self->n_fstrings - 1].state =
        bracket->in_spec ? PT_FSTRING_IN_SPEC : PT_FSTRING_TEXT;
}

/* Lines */

static void
skip_comment (PtLexer *self) {
  uint32_t start = self->at;
  self->at = (uint32_t)(self->simd->comment_end (self->text + start) - self->text);
  if (!pt_spans_push (&self->comments, (PtSpan){start, self->at}))
    self->status = PT_ENOMEM;
}

/* Steps over one line end at self->at. */
static void
skip_line_end (PtLexer *self) {
  self->at += self->text[self->at] == '\r' && self->text[self->at + 1] == '\n' ? 2 : 1;
}

static bool
is_line_end (char c) {
  return c == '\n' || c == '\r';
}

/* Steps over a backslash and the line end behind it. False, and an error given, if none is there.
 */
static bool
skip_continuation (PtLexer *self) {
  uint32_t start = ++self->at;
  if (is_line_end (self->text[self->at]))
    skip_line_end (self);
  else if (self->at < self->len) {
    pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1,
                  "unexpected character after line continuation character");
    while (self->at < self->len && !is_line_end (self->text[self->at]))
      self->at++;
    return false;
  }
  if (self->at < self->len)
    return true;
  if (self->n_brackets == 0)
    pt_lex_error (self, PT_DIAG_SYNTAX, start, start, "unexpected EOF while parsing");
  return false;
}

static void
dedent (PtLexer *self) {
  self->n_indents--;
  pt_lex_push (self, PT_TOKEN_DEDENT, self->at, 0);
}

/* The line that begins at `line` has an indentation of no open block. CPython points at its end. */
static void
unmatched_dedent (PtLexer *self, uint32_t line) {
  uint32_t end = (uint32_t)(self->simd->comment_end (self->text + self->at) - self->text);
  pt_lex_error (self, PT_DIAG_INDENT, end, end,
                "unindent does not match any outer indentation level");
  if (self->status == PT_OK)
    self->out.starts[self->out.count - 1] = line;
}

static void
inconsistent_tabs (PtLexer *self, uint32_t start) {
  pt_lex_error (self, PT_DIAG_INDENT, start, self->at,
                "inconsistent use of tabs and spaces in indentation");
}

/* Gives INDENT or DEDENT tokens for a line whose text begins at self->at, at those columns. */
static void
change_indent (PtLexer *self, uint32_t line, uint32_t column, uint32_t alt_column) {
  uint32_t *top = &self->n_indents;
  if (column == self->indents[*top]) {
    if (alt_column != self->alt_indents[*top])
      inconsistent_tabs (self, line);
  } else if (column > self->indents[*top]) {
    if (*top + 1 >= PT_LIMIT_INDENTS) {
      pt_lex_error (self, PT_DIAG_INDENT, line, self->at, "too many levels of indentation");
      self->at = self->len;
      return;
    }
    if (alt_column <= self->alt_indents[*top])
      inconsistent_tabs (self, line);
    ++*top;
    self->indents[*top] = column;
    self->alt_indents[*top] = alt_column;
    pt_lex_push (self, PT_TOKEN_INDENT, line, 0);
  } else {
    uint32_t level = *top;
    while (level > 0 && column < self->indents[level])
      level--;
    bool matches = column == self->indents[level];
    bool consistent = !matches || alt_column == self->alt_indents[level];
    while (*top > level && (!self->strict || (matches && consistent)))
      dedent (self);
    if (!matches)
      unmatched_dedent (self, line);
    else if (!consistent)
      inconsistent_tabs (self, line);
  }
}

/* Begins a logical line: skips blank lines and comments, then compares its indentation. */
static void
begin_line (PtLexer *self) {
  uint32_t line = self->at, column = 0, alt_column = 0, continued = 0;
  for (;;) {
    char c = self->text[self->at];
    if (c == ' ') {
      uint32_t end = (uint32_t)(self->simd->space_end (self->text + self->at) - self->text);
      column += end - self->at;
      alt_column += end - self->at;
      self->at = end;
    } else if (c == '\t') {
      column = (column / 8 + 1) * 8;
      alt_column++; /* to the next multiple of 1 */
      self->at++;
    } else if (c == '\f') {
      column = alt_column = 0;
      self->at++;
    } else if (c == '#') {
      skip_comment (self);
    } else if (is_line_end (c)) {
      skip_line_end (self);
      line = self->at;
      column = alt_column = continued = 0;
    } else if (c == '\\') {
      /* The first of the lines says how far the statement is indented. */
      if (continued == 0)
        continued = column;
      if (!skip_continuation (self))
        return;
    } else {
      break;
    }
  }
  if (self->at < self->len)
    change_indent (self, line, continued != 0 ? continued : column,
                   continued != 0 ? continued : alt_column);
}

/* Tokens */

/* Keywords that begin a statement or a clause and are never part of an expression. */
static bool
only_begins_lines (PtTokenKind kind) {
  switch ((int)kind) {
  case PT_TOKEN_KW_assert:
  case PT_TOKEN_KW_break:
  case PT_TOKEN_KW_class:
  case PT_TOKEN_KW_continue:
  case PT_TOKEN_KW_def:
  case PT_TOKEN_KW_del:
  case PT_TOKEN_KW_elif:
  case PT_TOKEN_KW_except:
  case PT_TOKEN_KW_finally:
  case PT_TOKEN_KW_global:
  case PT_TOKEN_KW_import:
  case PT_TOKEN_KW_nonlocal:
  case PT_TOKEN_KW_pass:
  case PT_TOKEN_KW_raise:
  case PT_TOKEN_KW_return:
  case PT_TOKEN_KW_try:
  case PT_TOKEN_KW_while:
  case PT_TOKEN_KW_with:
    return true;
  default:
    return false;
  }
}

/* Offset of the line that begins with the token at start; UINT32_MAX if it begins with another. */
static uint32_t
line_begun_by (const PtLexer *self, uint32_t start) {
  while (start > 0 && pt_lex_class (self->text[start - 1]) == PT_CHAR_BLANK)
    start--;
  return start == 0 || is_line_end (self->text[start - 1]) ? start : UINT32_MAX;
}

/* A statement begins in open brackets: they were never closed. Says so and takes up the structure
 * of lines again, so that the errors of the rest of the file are found too. */
static void
abandon_brackets (PtLexer *self, uint32_t line) {
  const PtBracket *open = &self->brackets[self->n_brackets - 1];
  self->at = line;
  pt_lex_error (self, PT_DIAG_SYNTAX, open->start, open->start + 1, "'%c' was never closed",
                open->open);
  if (self->status != PT_OK)
    return;
  PtLexError *error = &self->errors.items[self->errors.len - 1];
  error->reaches_back = false;
  error->is_unclosed = true;
  self->out.starts[self->out.count - 1] = line;
  self->n_brackets = 0;
  pt_lex_push (self, PT_TOKEN_NEWLINE, line, 0);
  begin_line (self);
}

static void
lex_name (PtLexer *self) {
  const char *text = self->text;
  uint32_t start = self->at;
  uint32_t at = (uint32_t)(self->simd->identifier_end (text + start) - text);
  if (PT_UNLIKELY ((text[at] & 0x80) != 0)) {
    while ((pt_lex_class (text[at]) & PT_CHAR_NAME) != 0)
      at++;
    self->at = at;
    if (pt_lex_check_name (self, start, at))
      return;
    PtStr name = pt_intern_nfkc ((PtView){text + start, at - start});
    if (name == 0)
      self->status = PT_ENOMEM;
    self->out.has_foreign_names = true;
    pt_lex_push (self, PT_TOKEN_NAME, start, name);
    return;
  }
  self->at = at;
  if (PT_UNLIKELY (self->arena->mode == PT_MEMORY_PLAIN) &&
      pt_arena_strndup (self->arena, text + start, at - start) == NULL)
    self->status = PT_ENOMEM;
  PtStr name = pt_intern_padded (text + start, at - start);
  if (PT_UNLIKELY (name == 0))
    self->status = PT_ENOMEM;
  PtTokenKind kind = pt_str_is_keyword (name)
                         ? (PtTokenKind)(PT_TOKEN_KW_False + (name - PT_NAME_FIRST_KEYWORD))
                         : PT_TOKEN_NAME;
  if (PT_UNLIKELY (self->n_brackets > 0 && !self->strict && kind != PT_TOKEN_NAME &&
                   self->n_fstrings == 0) &&
      only_begins_lines (kind)) {
    uint32_t line = line_begun_by (self, start);
    if (line != UINT32_MAX) {
      abandon_brackets (self, line);
      return;
    }
  }
  pt_lex_push (self, kind, start, name);
}

/* True if the letters at self->at are the prefix of a string; self->at is then at its quote. */
static bool
skip_string_prefix (PtLexer *self, uint8_t *ret_flags) {
  uint32_t at = self->at;
  uint8_t flags = 0;
  for (int letters = 0; letters < 3; letters++, at++) {
    uint8_t flag = 0;
    switch (self->text[at]) {
    case '"':
    case '\'':
      self->at = at;
      *ret_flags = flags;
      return true;
    case 'r':
    case 'R':
      flag = PT_STRING_RAW;
      break;
    case 'b':
    case 'B':
      flag = PT_STRING_BYTES;
      break;
    case 'f':
    case 'F':
      flag = PT_STRING_FORMAT;
      break;
    case 'u':
    case 'U':
      flag = PT_STRING_UNICODE;
      break;
    default:
      return false;
    }
    uint8_t all = flags | flag;
    bool allowed = all == flag || all == (PT_STRING_RAW | PT_STRING_BYTES) ||
                   all == (PT_STRING_RAW | PT_STRING_FORMAT);
    if ((flags & flag) != 0 || !allowed)
      return false;
    flags = all;
  }
  return false;
}

static void
lex_stray (PtLexer *self) {
  uint32_t start = self->at++;
  uint8_t c = (uint8_t)self->text[start];
  if (c < ' ' || c == 0x7F)
    pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1, "invalid non-printable character U+%04X",
                  c);
  else
    pt_lex_error (self, PT_DIAG_SYNTAX, start, start + 1, "invalid syntax");
}

static inline void
operator(PtLexer *self, PtTokenKind kind, uint32_t len) {
  uint32_t start = self->at;
  self->at += len;
  pt_lex_push (self, kind, start, 0);
}

/* An operator that may be followed by '='. */
static inline void
operator_eq (PtLexer *self, PtTokenKind plain, PtTokenKind with_eq) {
  bool eq = self->text[self->at + 1] == '=';
  operator(self, eq ? with_eq : plain, eq ? 2 : 1);
}

/* An operator that may be doubled, and followed by '=' in both forms. */
static inline void
operator_double (PtLexer *self, const PtTokenKind kinds[4]) {
  const char *text = self->text + self->at;
  uint32_t doubled = text[1] == text[0], eq = text[1 + doubled] == '=';
  operator(self, kinds[doubled * 2 + eq], 1 + doubled + eq);
}

static void
lex_colon (PtLexer *self) {
  PtFString *fstring = field_here (self);
  if (fstring != NULL) {
    operator(self, PT_TOKEN_COLON, 1);
    fstring->state = PT_FSTRING_IN_SPEC;
  } else {
    operator_eq (self, PT_TOKEN_COLON, PT_TOKEN_WALRUS);
  }
}

static void
lex_operator (PtLexer *self, char c) {
  static const PtTokenKind star[4] = {PT_TOKEN_STAR, PT_TOKEN_STAR_EQ, PT_TOKEN_STAR_STAR,
                                      PT_TOKEN_STAR_STAR_EQ};
  static const PtTokenKind slash[4] = {PT_TOKEN_SLASH, PT_TOKEN_SLASH_EQ, PT_TOKEN_SLASH_SLASH,
                                       PT_TOKEN_SLASH_SLASH_EQ};
  static const PtTokenKind less[4] = {PT_TOKEN_LESS, PT_TOKEN_LESS_EQ, PT_TOKEN_LEFT_SHIFT,
                                      PT_TOKEN_LEFT_SHIFT_EQ};
  static const PtTokenKind greater[4] = {PT_TOKEN_GREATER, PT_TOKEN_GREATER_EQ,
                                         PT_TOKEN_RIGHT_SHIFT, PT_TOKEN_RIGHT_SHIFT_EQ};
  char next = self->text[self->at + 1];
  switch (c) {
  case '(':
  case '[':
  case '{':
    if (pt_lex_open_bracket (self, c, false, false))
      operator(self, c == '(' ? PT_TOKEN_LPAR : c == '[' ? PT_TOKEN_LSQB : PT_TOKEN_LBRACE, 1);
    return;
  case ')':
    close_bracket (self, PT_TOKEN_RPAR, c);
    return;
  case ']':
    close_bracket (self, PT_TOKEN_RSQB, c);
    return;
  case '}':
    close_bracket (self, PT_TOKEN_RBRACE, c);
    return;
  case ':':
    lex_colon (self);
    return;
  case ',':
    operator(self, PT_TOKEN_COMMA, 1);
    return;
  case ';':
    operator(self, PT_TOKEN_SEMI, 1);
    return;
  case '~':
    operator(self, PT_TOKEN_TILDE, 1);
    return;
  case '.':
    if (next == '.' && self->text[self->at + 2] == '.')
      operator(self, PT_TOKEN_ELLIPSIS, 3);
    else
      operator(self, PT_TOKEN_DOT, 1);
    return;
  case '=':
    operator_eq (self, PT_TOKEN_EQUAL, PT_TOKEN_EQ_EQ);
    return;
  case '+':
    operator_eq (self, PT_TOKEN_PLUS, PT_TOKEN_PLUS_EQ);
    return;
  case '-':
    if (next == '>')
      operator(self, PT_TOKEN_ARROW, 2);
    else
      operator_eq (self, PT_TOKEN_MINUS, PT_TOKEN_MINUS_EQ);
    return;
  case '*':
    operator_double (self, star);
    return;
  case '/':
    operator_double (self, slash);
    return;
  case '<':
    if (next == '>') /* only the joke of PEP 401 knows it */
      operator(self, PT_TOKEN_NOT_EQ, 2);
    else
      operator_double (self, less);
    return;
  case '>':
    operator_double (self, greater);
    return;
  case '%':
    operator_eq (self, PT_TOKEN_PERCENT, PT_TOKEN_PERCENT_EQ);
    return;
  case '&':
    operator_eq (self, PT_TOKEN_AMPER, PT_TOKEN_AMPER_EQ);
    return;
  case '|':
    operator_eq (self, PT_TOKEN_VBAR, PT_TOKEN_VBAR_EQ);
    return;
  case '^':
    operator_eq (self, PT_TOKEN_CIRCUMFLEX, PT_TOKEN_CIRCUMFLEX_EQ);
    return;
  case '@':
    operator_eq (self, PT_TOKEN_AT, PT_TOKEN_AT_EQ);
    return;
  case '!':
    if (next == '=')
      operator(self, PT_TOKEN_NOT_EQ, 2);
    else if (self->minor >= 12 || field_here (self) != NULL)
      operator(self, PT_TOKEN_EXCLAMATION, 1);
    else
      lex_stray (self);
    return;
  default:
    lex_stray (self);
    return;
  }
}

static void
end_tokens (PtLexer *self) {
  uint32_t count = self->out.count;
  /* What ends the file stands on its last line, not on the empty rest behind that. */
  if (self->at == self->len && self->at > 0 && is_line_end (self->text[self->at - 1])) {
    self->at--;
    if (self->at > 0 && self->text[self->at] == '\n' && self->text[self->at - 1] == '\r')
      self->at--;
  }
  self->unclosed =
      self->n_brackets > 0 ? self->brackets[self->n_brackets - 1].start : PT_TOKENS_CLOSED;
  if (self->stopped) {
    pt_lex_push (self, PT_TOKEN_END, self->at, 0);
    return;
  }
  if (self->n_brackets == 0 && count > 0 && self->out.kinds[count - 1] != PT_TOKEN_NEWLINE &&
      self->out.kinds[count - 1] != PT_TOKEN_DEDENT)
    pt_lex_push (self, PT_TOKEN_NEWLINE, self->at, 0);
  for (; self->n_indents > 0 && self->n_brackets == 0; self->n_indents--)
    pt_lex_push (self, PT_TOKEN_DEDENT, self->at, 0);
  pt_lex_push (self, PT_TOKEN_END, self->at, 0);
}

static void
lex_all (PtLexer *self) {
  begin_line (self);
  while (self->status == PT_OK && !self->stopped) {
    if (self->n_fstrings > 0 && self->fstrings[self->n_fstrings - 1].state != PT_FSTRING_EXPR) {
      pt_lex_fstring_text (self);
      continue;
    }
    char c = self->text[self->at];
    uint8_t class = pt_lex_class (c);
    uint8_t flags = 0;
    if (class == PT_CHAR_BLANK) {
      self->at++;
    } else if ((class & PT_CHAR_START) != 0) {
      uint32_t start = self->at;
      if (skip_string_prefix (self, &flags))
        pt_lex_string (self, start, flags);
      else
        lex_name (self);
    } else if (class == (PT_CHAR_DIGIT | PT_CHAR_NAME) ||
               (c == '.' && (pt_lex_class (self->text[self->at + 1]) & PT_CHAR_DIGIT) != 0)) {
      pt_lex_number (self);
    } else if (is_line_end (c)) {
      if (self->n_brackets > 0) {
        skip_line_end (self);
        continue;
      }
      uint32_t start = self->at;
      skip_line_end (self);
      pt_lex_push (self, PT_TOKEN_NEWLINE, start, 0);
      begin_line (self);
    } else if (c == '"' || c == '\'') {
      pt_lex_string (self, self->at, 0);
    } else if (c == '#') {
      skip_comment (self);
    } else if (c == '\\') {
      skip_continuation (self);
    } else if (c == '\0') {
      break;
    } else {
      lex_operator (self, c);
    }
  }
  end_tokens (self);
}

static PtStatus
lex (const PtSource *source, int python_minor, bool strict, PtArena *arena, PtTokens *ret_tokens) {
  PtLexer *self = pt_arena_alloc (arena, sizeof *self, _Alignof(PtLexer));
  if (self == NULL)
    return PT_ENOMEM;
  memset (self, 0, offsetof (PtLexer, brackets));
  self->source = source;
  self->simd = pt_simd ();
  self->text = source->text;
  self->len = source->len;
  self->minor = python_minor;
  self->strict = strict;
  self->arena = arena;
  self->errors.arena = arena;
  self->comments.arena = arena;
  lex_all (self);
  if (self->status != PT_OK)
    return self->status;
  *ret_tokens = self->out;
  ret_tokens->unclosed = self->unclosed;
  ret_tokens->errors = self->errors.items;
  ret_tokens->n_errors = self->errors.len;
  ret_tokens->comments = self->comments.items;
  ret_tokens->n_comments = self->comments.len;
  return PT_OK;
}

PtStatus
pt_lex (const PtSource *source, int python_minor, PtArena *arena, PtTokens *ret_tokens) {
  return lex (source, python_minor, false, arena, ret_tokens);
}

PtStatus
pt_lex_strictly (const PtSource *source, int python_minor, PtArena *arena, PtTokens *ret_tokens) {
  return lex (source, python_minor, true, arena, ret_tokens);
}
