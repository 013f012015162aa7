// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Text to tokens, in one pass over the unit. Blank lines and comments give no token; comments are
// kept beside, for the stages that carry them into the output. What is wrong with the text becomes
// a token of kind ERROR, which the parser reports when it gets there, so that errors come in source
// order.

#include "core/base/base.h"
#include "core/memory/arena.h"
#include "core/memory/interner.h"
#include "core/source/source.h"

typedef enum {
#define PT_TOKEN(ident, text) PT_TOKEN_##ident,
#include "core/spec/tokens.def"
  PT_TOKEN_COUNT
} PtTokenKind;

/** The value of STRING and FSTRING_* tokens. */
enum {
  PT_STRING_RAW = 1,
  PT_STRING_BYTES = 2,
  PT_STRING_UNICODE = 4, /* u'...' */
  PT_STRING_FORMAT = 8,
  PT_STRING_TRIPLE = 16,
  PT_STRING_SPEC = 32, /* FSTRING_MIDDLE: inside a format spec */
};

/** What an ERROR token says. */
typedef struct {
  PtDiagId id;
  bool reaches_back; /* CPython reports it rather than an earlier error of the parser */
  bool is_final;     /* CPython's lexer reads no further */
  bool is_unclosed;  /* "'(' was never closed", seen at a line that begins a statement: it reaches
                        back to errors in lines behind the bracket's */
  PtSpan span;
  const char *message;
} PtLexError;

/** Parallel arrays of count items; the last token is END. Owns nothing: all in the arena. */
typedef struct {
  uint8_t *kinds;   /* PT_TOKEN_* */
  uint32_t *starts; /* byte offset of the first byte */
  uint32_t *ends;   /* byte offset behind the last byte */
  uint32_t *values; /* NAME: PtStr (NFKC); STRING, FSTRING_*: PT_STRING_*; ERROR: index of errors */
  uint32_t count;
  PtLexError *errors;
  uint32_t n_errors;
  PtSpan *comments; /* from # to before the line's end, by offset */
  uint32_t n_comments;
  bool has_foreign_names; /* a NAME was spelled with letters outside ASCII */
  uint32_t unclosed; /* offset of the innermost bracket open at the end, or PT_TOKENS_CLOSED */
} PtTokens;

#define PT_TOKENS_CLOSED UINT32_MAX

/** python_minor: 8 to 13. Errors: PT_ENOMEM, PT_ELIMIT. */
PT_MUST_CHECK PtStatus pt_lex (const PtSource *source, int python_minor, PtArena *arena,
                               PtTokens *ret_tokens);

/** As pt_lex, but as CPython's lexer: it ends with the first ERROR token that is final, and a
 * bracket stays open until it is closed. For the first error of a program. */
PT_MUST_CHECK PtStatus pt_lex_strictly (const PtSource *source, int python_minor, PtArena *arena,
                                        PtTokens *ret_tokens);

/** "+=", "lambda", "name". Valid until: for ever. */
const char *pt_token_text (PtTokenKind kind);
