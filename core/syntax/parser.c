// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/syntax/parser.h"

#include <locale.h>

#include "core/base/tally.h"
#include "core/syntax/parser_private.h"

enum { MIN_WORDS = 1024, MIN_STACK = 256 };

bool
pt_expect (PtParser *self, PtTokenKind kind) {
  if (pt_accept (self, kind))
    return true;
  pt_fail_here (self);
  return false;
}

bool
pt_expect_forced (PtParser *self, PtTokenKind kind) {
  if (pt_accept (self, kind))
    return true;
  if (pt_at_final_error (self, 0))
    pt_fail_here (self);
  else
    pt_fail_at_token (self, "expected '%s'", pt_token_text (kind));
  return false;
}

PtStr
pt_expect_name (PtParser *self) {
  if (pt_kind (self) != PT_TOKEN_NAME) {
    pt_fail_here (self);
    return 0;
  }
  PtStr name = self->values[self->at];
  pt_advance (self);
  return name;
}

void
pt_parse_statement (PtParser *self) {
  uint32_t first = self->at, mark = pt_mark (self), depth = self->depth;
  self->height = self->soft_end = 0;
  self->statement_at = first;
  if (!pt_parse_compound_statement (self))
    pt_parse_simple_statements (self);
  if (PT_LIKELY (!pt_in_panic (self)))
    return;
  self->stack.len = mark;
  self->depth = depth;
  pt_recover (self, first);
  self->stack.len = mark;
}

PtNodeId
pt_parse_module (PtParser *self) {
  uint32_t mark = pt_mark (self);
  while (pt_kind (self) != PT_TOKEN_END) {
    uint32_t before = self->at;
    pt_parse_statement (self);
    /* A dedent that nothing opened, behind an error: step over it. */
    if (self->at == before)
      pt_advance_layout (self);
  }
  if (self->strict)
    return 0;
  PtNodeList body = pt_list_from (self, mark);
  PtModule *node = PT_NEW (self, PtModule, MODULE, 0);
  node->body = body;
  return pt_id (self, node);
}

bool
pt_parser_init (PtParser *self, const PtSource *source, const PtTokens *tokens, int python_minor,
                PtArena *arena, PtDiags *diags) {
  *self = (PtParser){
      .text = source->text,
      .kinds = tokens->kinds,
      .starts = tokens->starts,
      .ends = tokens->ends,
      .values = tokens->values,
      .end = tokens->count - 1,
      .minor = python_minor,
      .source = source,
      .tokens = tokens,
      .arena = arena,
      .diags = diags,
      .scratch = pt_scratch_begin (arena),
  };
  self->stack.arena = self->scratch.arena;
  self->buffer = pt_arena_bytes (self->scratch.arena);
  /* Mostly a tree takes a bit more than half of a word per byte of source. */
  self->cap = MIN_WORDS + source->len / 2;
  self->words = pt_arena_alloc (arena, self->cap * sizeof *self->words, 8);
  if (self->words == NULL || !pt_ids_reserve (&self->stack, MIN_STACK))
    return false;
  self->words[0] = 0;
  self->n_words = 1; /* id 0 is no node */
  self->error_node = pt_new_name (self, 0, PT_CTX_LOAD, 0);
  pt_node_at (self, self->error_node)->flags = PT_NODE_FLAG_ERROR;
  return true;
}

void
pt_parser_clear (PtParser *self) {
  pt_scratch_end (&self->scratch);
  if (self->c_locale != NULL)
    freelocale ((locale_t)self->c_locale);
}

PtStatus
pt_parse (const PtSource *source, const PtTokens *tokens, int python_minor, PtArena *arena,
          PtDiags *diags, PtAst *ret_ast) {
  pt_assert (tokens->count > 0 && tokens->kinds[tokens->count - 1] == PT_TOKEN_END);
  PtParser self;
  PtNodeId root = 0;
  uint32_t n_diags = diags->count, n_errors = diags->errors;
  if (pt_parser_init (&self, source, tokens, python_minor, arena, diags))
    root = pt_parse_module (&self);
  else
    self.status = PT_ENOMEM;
  if (self.buffer.failed)
    self.status = PT_ENOMEM;
  pt_parser_clear (&self);
  pt_tally_add (PT_TALLY_COPIES_MADE, self.texts_copied);
  pt_tally_add (PT_TALLY_COPIES_AVOIDED, self.texts_borrowed);
  if (self.status == PT_OK && diags->errors > n_errors)
    self.status = pt_report_first (source, python_minor, arena, diags, n_diags);
  if (self.status != PT_OK)
    return self.status;
  *ret_ast = (PtAst){
      .words = self.words,
      .text = source->text,
      .n_words = self.n_words,
      .n_nodes = self.n_nodes,
      .has_foreign_names = tokens->has_foreign_names,
      .n_reread = self.n_reread,
      .root = root,
      .python_minor = python_minor,
  };
  return PT_OK;
}
