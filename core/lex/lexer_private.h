// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// State of the lexer, shared by the files of core/lex. The text ends in zero bytes and holds no
// other zero byte, so scanning loops stop there by themselves.

#include "core/lex/lexer.h"
#include "core/memory/arena_array.h"
#include "simd/simd.h"

typedef struct {
  uint32_t start; /* offset of the bracket */
  char open;      /* ( [ { */
  bool is_field;  /* the { of a replacement field of the innermost f-string */
  bool in_spec;   /* is_field: the field lies in a format spec, where its } leads back */
} PtBracket;

typedef enum {
  PT_FSTRING_TEXT,    /* between the quotes */
  PT_FSTRING_EXPR,    /* in a replacement field */
  PT_FSTRING_IN_SPEC, /* in the format spec of a field */
} PtFStringState;

typedef struct {
  uint32_t start;      /* offset of the prefix */
  uint32_t n_brackets; /* open brackets outside */
  uint8_t flags;       /* PT_STRING_* */
  char quote;
  uint8_t state; /* PtFStringState */
} PtFString;

PT_ARENA_LIST (PtLexErrors, pt_lex_errors, PtLexError)
PT_ARENA_LIST (PtSpans, pt_spans, PtSpan)

typedef struct {
  const PtSource *source;
  const PtSimd *simd;
  const char *text;
  uint32_t len; /* bytes of text */
  uint32_t at;  /* the next byte */
  int minor;
  bool strict;  /* as CPython's lexer, without recovery */
  bool stopped; /* strict: an error that is final */
  PtArena *arena;
  PtTokens out;
  uint32_t cap; /* of the arrays of out */
  PtLexErrors errors;
  PtSpans comments;
  uint32_t n_indents; /* above the base level */
  uint32_t n_brackets;
  uint32_t n_fstrings;
  uint32_t unclosed; /* see PtTokens */
  PtStatus status;
  uint32_t indents[PT_LIMIT_INDENTS];     /* column with tabs to 8; [0] is 0 */
  uint32_t alt_indents[PT_LIMIT_INDENTS]; /* column with tabs of 1 */
  PtBracket brackets[PT_LIMIT_BRACKETS];
  PtFString fstrings[PT_LIMIT_FSTRINGS];
} PtLexer;

enum {
  PT_CHAR_START = 1, /* may begin a name; all of UTF-8's high bytes, checked later */
  PT_CHAR_NAME = 2,  /* may continue a name */
  PT_CHAR_DIGIT = 4,
  PT_CHAR_BLANK = 8, /* space, tab, form feed */
};
extern const uint8_t pt_char_class[256];

static inline uint8_t
pt_lex_class (char c) {
  return pt_char_class[(uint8_t)c];
}

bool pt_lex_reserve (PtLexer *self);

/** Appends a token that ends at self->at. On ENOMEM self->status is set and nothing appended. */
static inline void
pt_lex_push (PtLexer *self, PtTokenKind kind, uint32_t start, uint32_t value) {
  if (PT_UNLIKELY (self->out.count == self->cap) && !pt_lex_reserve (self))
    return;
  uint32_t i = self->out.count++;
  self->out.kinds[i] = (uint8_t)kind;
  self->out.starts[i] = start;
  self->out.ends[i] = self->at;
  self->out.values[i] = value;
}

/** Appends an ERROR token over [start, end); CPython's wording. */
void pt_lex_error (PtLexer *self, PtDiagId id, uint32_t start, uint32_t end, const char *format,
                   ...) PT_PRINTF (5, 6);

/** True, and an error given, if the bytes [start, end) hold a character no identifier may have. */
bool pt_lex_check_name (PtLexer *self, uint32_t start, uint32_t end);

/** A number that begins at self->at. */
void pt_lex_number (PtLexer *self);
/** A string whose prefix begins at start and whose opening quote is at self->at. */
void pt_lex_string (PtLexer *self, uint32_t start, uint8_t flags);
/** What the innermost f-string continues with at self->at: text, a field or its end. */
void pt_lex_fstring_text (PtLexer *self);
/** Offset of the quote that closes a string whose text begins at `at`; len if it is unterminated.
 */
uint32_t pt_lex_string_end (const PtLexer *self, uint32_t at, char quote, bool triple);
/** Before 3.12 an f-string was a string first. True, and an error given, if [start, end) between
 * the quotes breaks the rules of that time. */
bool pt_lex_check_old_fstring (PtLexer *self, uint32_t start, uint32_t end, bool raw);
/** Line number of an offset, for messages. */
uint32_t pt_lex_line (const PtLexer *self, uint32_t at);

bool pt_lex_open_bracket (PtLexer *self, char c, bool is_field, bool in_spec);
