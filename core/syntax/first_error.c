// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The error at which CPython stops. Our parse goes on after errors, and for that it guesses where
// brackets end; here the text is read once more, without guesses, up to the first error. CPython
// then lets its lexer read the rest of the file, and what that finds comes first.

#include <string.h>

#include "core/syntax/parser_private.h"

static uint32_t
line_of (const PtSource *source, uint32_t offset) {
  uint32_t line, column;
  pt_source_position (source, offset, &line, &column);
  return line;
}

static void
never_closed (PtParser *self, uint32_t open) {
  self->error.set = false;
  self->fields = 0;
  pt_fail (self, open, open + 1, "'%c' was never closed", self->text[open]);
}

/* Lets the lexer have its say about self->error. True if that is now about another place. */
static bool
read_on (PtParser *self) {
  const PtTokens *tokens = self->tokens;
  uint32_t open = tokens->unclosed, furthest = self->furthest;
  bool is_open = open != PT_TOKENS_CLOSED;
  const PtLexError *last = tokens->n_errors > 0 ? &tokens->errors[tokens->n_errors - 1] : NULL;
  if (last != NULL && !last->is_final)
    last = NULL;
  bool met = furthest + (last != NULL) >= self->end; /* the parser has met the last token */
  if (last != NULL && (met || last->reaches_back)) {
    self->error =
        (PtSyntaxError){.set = true, .id = last->id, .span = last->span, .message = last->message};
    return !met;
  }
  if (is_open &&
      (met || line_of (self->source, self->starts[furthest]) > line_of (self->source, open)))
    never_closed (self, open);
  return false;
}

/* True if the diagnostic and the first error, on that line, have one cause. may_be_open: the first
 * error may be what comes of an open bracket that recovery has given up. */
static bool
says_the_same (const PtSource *source, const PtDiag *diag, const PtSyntaxError *first,
               uint32_t line, bool may_be_open) {
  return line_of (source, diag->span.start) == line ||
         (may_be_open && diag->span.start < first->span.start &&
          strstr (diag->message, "was never closed") != NULL);
}

static void
put_first (const PtSource *source, const PtSyntaxError *first, bool of_lexer, PtDiags *diags,
           uint32_t from) {
  uint32_t line = line_of (source, first->span.start), kept = from;
  for (uint32_t i = from; i < diags->count; i++) {
    if (says_the_same (source, &diags->items[i], first, line, i == from && !of_lexer))
      diags->errors--;
    else
      diags->items[kept++] = diags->items[i];
  }
  diags->count = kept;
  /* At the limit this adds nothing: then the last of the others gives its place. */
  pt_diags_add (diags, first->id, first->span, "%s", first->message);
  if (diags->count == from)
    return;
  memmove (diags->items + from + 1, diags->items + from,
           (diags->count - 1 - from) * sizeof *diags->items);
  diags->items[from] = (PtDiag){first->id, first->span, first->message};
}

PtStatus
pt_report_first (const PtSource *source, int python_minor, PtArena *arena, PtDiags *diags,
                 uint32_t from) {
  PtTokens tokens;
  PtStatus status = pt_lex_strictly (source, python_minor, arena, &tokens);
  if (status != PT_OK)
    return status;
  PtParser self;
  if (pt_parser_init (&self, source, &tokens, python_minor, arena, diags)) {
    self.strict = true;
    pt_parse_module (&self);
  } else {
    self.status = PT_ENOMEM;
  }
  bool of_lexer = false;
  if (self.status == PT_OK && self.error.set && !self.error.is_final)
    of_lexer = read_on (&self);
  if (self.status == PT_OK && self.error.set)
    put_first (source, &self.error, of_lexer, diags, from);
  pt_parser_clear (&self);
  return self.status;
}
