// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/fuzz/subject.h"

#include "core/scope/dump.h"
#include "core/syntax/dump.h"
#include "simd/simd.h"

static uint32_t
hash_of (const uint8_t *data, size_t size) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < size; i++)
    hash = (hash ^ data[i]) * 16777619u;
  return hash ^ hash >> 15;
}

static void
check_span (const PtSubject *self, PtSpan span) {
  pt_assert (span.start <= span.end && span.end <= self->source.len);
}

static void
check_diags (const PtSubject *self) {
  for (uint32_t i = 0; i < self->diags.count; i++) {
    check_span (self, self->diags.items[i].span);
    pt_assert (self->diags.items[i].message[0] != '\0');
  }
}

bool
pt_subject_init (PtSubject *self, const uint8_t *data, size_t size) {
  *self = (PtSubject){.hash = hash_of (data, size)};
  self->python_minor = (self->hash & 1) != 0 ? 11 : 8 + (int)((self->hash >> 1) % 6);
  /* In plain mode every request is a heap block with fences of its own. */
  PtMemoryMode mode = (self->hash >> 8 & 3) == 0 ? PT_MEMORY_OPTIMISED : PT_MEMORY_PLAIN;
  pt_simd_init ((self->hash >> 10 & 1) != 0 ? PT_SIMD_AUTO : PT_SIMD_SCALAR);
  pt_arena_init_mode (&self->arena, 0, mode);
  pt_diags_init (&self->diags, &self->arena);
  pt_assert (pt_source_init (&self->source, &self->arena, "a.py", (const char *)data, size,
                             &self->diags) == PT_OK);
  check_diags (self);
  pt_assert (self->diags.errors > 0 || self->source.text != NULL);
  return self->diags.errors == 0;
}

void
pt_subject_clear (PtSubject *self) {
  pt_arena_clear (&self->arena);
}

/* Errors may point back, at what is not closed; the ends of lines and of the file lie where a
 * message is to point. */
static bool
has_text (PtTokenKind kind) {
  return kind != PT_TOKEN_ERROR && kind != PT_TOKEN_NEWLINE && kind != PT_TOKEN_INDENT &&
         kind != PT_TOKEN_DEDENT && kind != PT_TOKEN_END;
}

static void
check_tokens (const PtSubject *self) {
  const PtTokens *tokens = &self->tokens;
  int64_t depth = 0;
  uint32_t last = 0;
  pt_assert (tokens->count > 0 && tokens->kinds[tokens->count - 1] == PT_TOKEN_END);
  for (uint32_t i = 0; i < tokens->count; i++) {
    pt_assert (tokens->kinds[i] < PT_TOKEN_COUNT);
    check_span (self, (PtSpan){tokens->starts[i], tokens->ends[i]});
    if (has_text (tokens->kinds[i])) {
      pt_assert (tokens->starts[i] >= last);
      last = tokens->ends[i];
    }
    depth += (tokens->kinds[i] == PT_TOKEN_INDENT) - (tokens->kinds[i] == PT_TOKEN_DEDENT);
    pt_assert (depth >= 0);
    pt_assert (tokens->kinds[i] != PT_TOKEN_END || i == tokens->count - 1);
    if (tokens->kinds[i] == PT_TOKEN_ERROR)
      pt_assert (tokens->values[i] < tokens->n_errors);
    if (tokens->kinds[i] == PT_TOKEN_NAME)
      pt_assert (pt_str_view (tokens->values[i]).len > 0);
  }
  pt_assert (depth == 0 || tokens->unclosed != PT_TOKENS_CLOSED);
  for (uint32_t i = 0; i < tokens->n_errors; i++) {
    check_span (self, tokens->errors[i].span);
    pt_assert (tokens->errors[i].message[0] != '\0');
  }
  for (uint32_t i = 0; i < tokens->n_comments; i++) {
    check_span (self, tokens->comments[i]);
    pt_assert (self->source.text[tokens->comments[i].start] == '#');
    pt_assert (i == 0 || tokens->comments[i - 1].end <= tokens->comments[i].start);
  }
}

void
pt_subject_lex (PtSubject *self) {
  pt_assert (pt_lex (&self->source, self->python_minor, &self->arena, &self->tokens) == PT_OK);
  check_tokens (self);
}

/* Returns how many nodes there are below and with this one. */
static uint32_t
check_tree (const PtSubject *self, PtNodeId id) {
  const PtNode *node = pt_ast_node (&self->ast, id);
  pt_assert (node->kind < PT_NODE_COUNT);
  check_span (self, (PtSpan){node->start, node->end});
  uint32_t count = 1;
  PtNodeIter iter = pt_node_children (&self->ast, id);
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0;)
    count += check_tree (self, child);
  return count;
}

void
pt_subject_parse (PtSubject *self) {
  pt_assert (pt_parse (&self->source, &self->tokens, self->python_minor, &self->arena, &self->diags,
                       &self->ast) == PT_OK);
  check_diags (self);
  pt_assert (pt_ast_node (&self->ast, self->ast.root)->kind == PT_NODE_MODULE);
  pt_assert (check_tree (self, self->ast.root) <= self->ast.n_nodes);
  pt_assert (self->diags.errors > 0 || self->tokens.n_errors == 0);
  if ((self->hash >> 12 & 7) != 0 || self->diags.errors > 0)
    return;
  PT_AUTO (PtBytes) text = {0};
  pt_ast_dump (&self->ast, &self->source, PT_DUMP_POSITIONS, &text);
  pt_assert (!text.failed && text.len > 0);
}

static void
check_scope (const PtSubject *self, PtScopeId id) {
  const PtScopes *scopes = &self->scopes;
  const PtScope *scope = pt_scope_get (scopes, id);
  pt_assert (id == PT_SCOPE_ROOT ? scope->parent == 0 : scope->parent > 0 && scope->parent < id);
  pt_assert (scope->node != 0 && scope->node < self->ast.n_words);
  for (uint32_t i = 0; i < scope->n_symbols; i++) {
    const PtSymbol *symbol = &scope->symbols[i];
    pt_assert (symbol->name != 0 && symbol->first_use <= self->source.len);
    pt_assert (pt_scope_find (scopes, id, symbol->name) == symbol);
    PtScopeId binding = pt_scope_of_binding (scopes, id, symbol->name);
    pt_assert (binding > 0 && binding < scopes->count);
    if (symbol->kind == PT_SYMBOL_FREE && self->diags.errors == 0)
      pt_assert (binding < id);
  }
}

bool
pt_subject_resolve (PtSubject *self) {
  if (self->diags.errors > 0)
    return false;
  pt_assert (pt_scopes_build (&self->ast, &self->arena, &self->diags, &self->scopes) == PT_OK);
  check_diags (self);
  for (PtScopeId id = PT_SCOPE_ROOT; id < self->scopes.count; id++)
    check_scope (self, id);
  if (self->diags.errors > 0)
    return false;
  PT_AUTO (PtBytes) text = {0};
  pt_scopes_dump (&self->scopes, &self->ast, &text);
  pt_assert (!text.failed && text.len > 0);
  return true;
}
