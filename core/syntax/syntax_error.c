// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What is wrong with text that does not parse, in CPython's words, and where to go on.

#include <stdarg.h>
#include <stdio.h>

#include "core/syntax/parser_private.h"

PtSnapshot
pt_save (const PtParser *self) {
  return (PtSnapshot){
      .at = self->at,
      .prev_end = self->prev_end,
      .n_words = self->n_words,
      .n_nodes = self->n_nodes,
      .stack_len = self->stack.len,
      .depth = self->depth,
      .height = self->height,
      .brackets = self->brackets,
      .fields = self->fields,
      .operand_at = self->operand_at,
      .operand_end = self->operand_end,
      .error_at = self->error_at,
      .error = self->error,
  };
}

void
pt_restore (PtParser *self, const PtSnapshot *snapshot) {
  if (self->status != PT_OK)
    return; /* out of memory: the end is where the cursor stays */
  self->at = snapshot->at;
  self->prev_end = snapshot->prev_end;
  self->n_words = snapshot->n_words;
  self->n_nodes = snapshot->n_nodes;
  self->stack.len = snapshot->stack_len;
  self->depth = snapshot->depth;
  self->height = snapshot->height;
  self->brackets = snapshot->brackets;
  self->fields = snapshot->fields;
  self->operand_at = snapshot->operand_at;
  self->operand_end = snapshot->operand_end;
  self->error_at = snapshot->error_at;
  self->error = snapshot->error;
}

PtTrial
pt_try (PtParser *self, uint32_t skip, PtNodeId (*parse) (PtParser *)) {
  if (self->in_trial || self->error.set)
    return (PtTrial){0};
  PtSnapshot before = pt_save (self);
  self->in_trial = true;
  for (uint32_t i = 0; i < skip; i++)
    pt_advance (self);
  parse (self);
  self->in_trial = false;
  bool valid = !self->error.set;
  PtTrial trial = {
      .valid = valid,
      .at_end = valid ? self->at == self->end : self->error_at == self->end,
      .end = self->prev_end,
      .next = pt_kind (self),
  };
  pt_restore (self, &before);
  return trial;
}

static PtNodeId
fail (PtParser *self, PtDiagId id, uint32_t start, uint32_t end, const char *format, va_list args) {
  if (self->error.set)
    return self->error_node;
  char text[512];
  int prefix =
      self->fields > 0 && self->minor < 12 ? snprintf (text, sizeof text, "f-string: ") : 0;
  vsnprintf (text + prefix, sizeof text - (size_t)prefix, format, args);
  const char *message = pt_arena_strndup (self->arena, text, strlen (text));
  if (message == NULL)
    self->status = PT_ENOMEM;
  self->error = (PtSyntaxError){.set = true, .id = id, .span = {start, end}, .message = message};
  self->error_at = self->at;
  self->at = self->end;
  return self->error_node;
}

PtNodeId
pt_fail_as (PtParser *self, PtDiagId id, uint32_t start, uint32_t end, const char *format, ...) {
  va_list args;
  va_start (args, format);
  fail (self, id, start, end, format, args);
  va_end (args);
  return self->error_node;
}

PtNodeId
pt_fail (PtParser *self, uint32_t start, uint32_t end, const char *format, ...) {
  va_list args;
  va_start (args, format);
  fail (self, PT_DIAG_SYNTAX, start, end, format, args);
  va_end (args);
  return self->error_node;
}

PtNodeId
pt_fail_at_node (PtParser *self, PtNodeId node, const char *format, ...) {
  PtNode *head = pt_node_at (self, node);
  va_list args;
  va_start (args, format);
  fail (self, PT_DIAG_SYNTAX, head->start, head->end, format, args);
  va_end (args);
  return self->error_node;
}

bool
pt_enter (PtParser *self) {
  if (PT_LIKELY (++self->depth <= PT_MAX_DEPTH))
    return true;
  pt_fail_as (self, PT_DIAG_TOO_DEEP, pt_start (self), pt_start (self),
              "too many nested parentheses");
  return false;
}

void
pt_need_version (PtParser *self, int minor, uint32_t start, uint32_t end, const char *what) {
  if (self->minor < minor)
    pt_fail_as (self, PT_DIAG_VERSION, start, end, "%s only supported in Python 3.%d and greater",
                what, minor);
}

/* Makes what the lexer says about a token the error of the statement. */
static PtNodeId
fail_from_lexer (PtParser *self, uint32_t token) {
  if (self->error.set)
    return self->error_node;
  const PtLexError *error = &self->tokens->errors[self->values[token]];
  self->error = (PtSyntaxError){true, error->is_final, error->id, error->span, error->message};
  self->error_at = token;
  self->at = self->end;
  return self->error_node;
}

/* What may follow an expression that something else follows directly. */

static bool
is_soft_keyword (const PtParser *self, PtStr name) {
  return name == PT_NAME_match || name == PT_NAME_case || name == PT_NAME__ ||
         (name == PT_NAME_type && self->minor >= 12);
}

/* Reads an expression ahead. When CPython meets the end of the file in an open bracket, even while
 * it only tries, it gives up there. */
static PtTrial
try_expression (PtParser *self, PtNodeId (*parse) (PtParser *)) {
  PtTrial trial = pt_try (self, 0, parse);
  uint32_t open = self->tokens->unclosed;
  if (trial.at_end && open != PT_TOKENS_CLOSED) {
    pt_fail (self, open, open + 1, "'%c' was never closed", self->text[open]);
    self->error_at = self->end;
  }
  return trial;
}

/* "print x", "exec x": the statements of Python 2. */
static void
fail_legacy_statement (PtParser *self) {
  uint32_t name_at = self->operand_at;
  if (name_at + 1 != self->at || self->kinds[name_at] != PT_TOKEN_NAME)
    return;
  PtStr name = self->values[name_at];
  if ((name != PT_NAME_print && name != PT_NAME_exec) || pt_kind (self) == PT_TOKEN_LPAR)
    return;
  PtTrial follows = try_expression (self, pt_parse_star_expressions);
  if (follows.valid)
    pt_fail (self, self->starts[name_at], follows.end,
             "Missing parentheses in call to '%s'. Did you mean %s(...)?", pt_str (name),
             pt_str (name));
}

/* "f(a b)" */
static void
fail_missing_comma (PtParser *self) {
  uint32_t first = self->operand_at;
  if (self->brackets + self->fields == 0)
    return;
  if (self->kinds[first] == PT_TOKEN_NAME &&
      (is_soft_keyword (self, self->values[first]) || self->kinds[first + 1] == PT_TOKEN_STRING ||
       self->kinds[first + 1] == PT_TOKEN_FSTRING_START))
    return;
  PtTrial follows = try_expression (self, pt_parse_expression);
  if (follows.valid)
    pt_fail (self, self->starts[first], follows.end, "invalid syntax. Perhaps you forgot a comma?");
}

PtNodeId
pt_fail_here (PtParser *self) {
  if (self->error.set)
    return self->error_node;
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_ERROR:
    return fail_from_lexer (self, self->at);
  case PT_TOKEN_INDENT:
  case PT_TOKEN_DEDENT:
    pt_fail_as (self, PT_DIAG_INDENT, pt_start (self), self->ends[self->at], "unexpected %s",
                pt_kind (self) == PT_TOKEN_INDENT ? "indent" : "unindent");
    self->error.is_final = true;
    return self->error_node;
  default:
    break;
  }
  if (self->operand_end == self->at && self->operand_at < self->at && pt_begins_expression (self)) {
    fail_legacy_statement (self);
    fail_missing_comma (self);
  }
  return pt_fail (self, pt_start (self), self->ends[self->at], "invalid syntax");
}

static PtNodeId
parse_bitwise_or (PtParser *self) {
  return pt_parse_operators (self, PT_PREC_BIT_OR);
}

PtNodeId
pt_fail_assignment (PtParser *self, PtNodeId left) {
  if (self->error.set)
    return self->error_node;
  PtNode *node = pt_node_at (self, left);
  PtNodeKind kind = (PtNodeKind)node->kind;
  if (pt_kind (self) == PT_TOKEN_WALRUS) {
    bool is_name = kind == PT_NODE_NAME && (node->flags & PT_NODE_FLAG_PAREN) == 0;
    if (!is_name && pt_try (self, 1, pt_parse_expression).valid)
      return pt_fail_at_node (self, left, "cannot use assignment expressions with %s",
                              pt_expr_name (self, left));
    return pt_fail_here (self);
  }
  /* CPython looks for a bitwise_or on both sides of a single "=". */
  bool paren = (node->flags & PT_NODE_FLAG_PAREN) != 0;
  bool loose =
      !paren && (kind == PT_NODE_COMPARE || kind == PT_NODE_BOOL_OP || kind == PT_NODE_LAMBDA ||
                 kind == PT_NODE_IF_EXP || kind == PT_NODE_STARRED ||
                 (kind == PT_NODE_UNARY_OP && node->op == PT_UNARY_NOT));
  bool excluded = kind == PT_NODE_LIST || kind == PT_NODE_TUPLE || kind == PT_NODE_GENERATOR_EXP ||
                  (kind == PT_NODE_CONSTANT && node->op <= PT_CONST_FALSE);
  if (loose || excluded)
    return pt_fail_here (self);
  PtTrial right = pt_try (self, 1, parse_bitwise_or);
  if (!right.valid || right.next == PT_TOKEN_EQUAL || right.next == PT_TOKEN_WALRUS)
    return pt_fail_here (self);
  if (kind == PT_NODE_NAME && !paren)
    return pt_fail (self, pt_node_at (self, left)->start, right.end,
                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  return pt_fail_at_node (self, left,
                          "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                          pt_expr_name (self, left));
}

/* Recovery */

/* CPython reads the file on after an error, and reports what its lexer finds there instead. We
 * report that first, and the error too if it is in another line. */
static void
hear_lexer (PtParser *self) {
  const PtLexError *first = NULL;
  for (uint32_t i = 0; i < self->tokens->n_errors && first == NULL; i++)
    if (self->tokens->errors[i].reaches_back)
      first = &self->tokens->errors[i];
  if (first == NULL || self->diags->errors > 0 || first->span.start < self->starts[self->error_at])
    return;
  pt_diags_add (self->diags, first->id, first->span, "%s", first->message);
  self->lexer_heard = true;
}

static uint32_t
line_of (const PtParser *self, uint32_t offset) {
  uint32_t line, column;
  pt_source_position (self->source, offset, &line, &column);
  return line;
}

/* The lexer knows better what is wrong between here and the end of the line, or that a bracket
 * opened above was never closed. */
static void
ask_lexer (PtParser *self) {
  if (self->error.is_final)
    return;
  uint32_t at = self->error_at, error_line = line_of (self, self->starts[at]);
  for (; self->kinds[at] != PT_TOKEN_NEWLINE && self->kinds[at] != PT_TOKEN_END; at++) {
    if (self->kinds[at] != PT_TOKEN_ERROR)
      continue;
    const PtLexError *error = &self->tokens->errors[self->values[at]];
    if (error->reaches_back ||
        (error->is_unclosed && error_line > line_of (self, error->span.start))) {
      self->error.set = false;
      fail_from_lexer (self, at);
      return;
    }
  }
  hear_lexer (self);
  uint32_t open = self->tokens->unclosed;
  if (self->kinds[at] != PT_TOKEN_END || open == PT_TOKENS_CLOSED)
    return;
  if (error_line > line_of (self, open) || self->error_at == self->end) {
    self->error.set = false;
    self->fields = 0;
    pt_fail (self, open, open + 1, "'%c' was never closed", self->text[open]);
    self->error_at = at;
  }
}

/* Adds self->error to the diagnostics, but not what hear_lexer() has said already. */
static void
report (PtParser *self) {
  const PtSyntaxError *error = &self->error;
  for (uint32_t i = 0; self->lexer_heard && i < self->diags->count; i++)
    if (self->diags->items[i].span.start == error->span.start &&
        strcmp (self->diags->items[i].message, error->message) == 0)
      return;
  pt_diags_add (self->diags, error->id, error->span, "%s", error->message);
}

/* Parses the block of a header that could not be read, for the errors in it. */
static void
skip_block (PtParser *self) {
  if (pt_kind (self) != PT_TOKEN_INDENT)
    return;
  pt_advance_layout (self);
  while (pt_kind (self) != PT_TOKEN_DEDENT && pt_kind (self) != PT_TOKEN_END)
    pt_parse_statement (self);
  if (pt_kind (self) == PT_TOKEN_DEDENT)
    pt_advance_layout (self);
}

static void
skip_line (PtParser *self) {
  while (pt_kind (self) != PT_TOKEN_NEWLINE && pt_kind (self) != PT_TOKEN_END)
    pt_advance_layout (self);
  if (pt_kind (self) == PT_TOKEN_NEWLINE)
    pt_advance_layout (self);
}

static bool
continues_compound (PtTokenKind kind) {
  return kind == PT_TOKEN_KW_elif || kind == PT_TOKEN_KW_else || kind == PT_TOKEN_KW_except ||
         kind == PT_TOKEN_KW_finally;
}

void
pt_recover (PtParser *self, uint32_t first) {
  if (self->status != PT_OK)
    return;
  ask_lexer (self);
  report (self);
  self->at = self->error_at > first ? self->error_at : first;
  self->error.set = false;
  self->brackets = self->fields = self->height = 0;
  PtTokenKind kind = pt_kind (self);
  if (kind == PT_TOKEN_DEDENT)
    return;
  /* An error at the very start of a block belongs to the block. */
  if (kind != PT_TOKEN_INDENT)
    skip_line (self);
  skip_block (self);
  while (continues_compound (pt_kind (self)) && self->at > first) {
    skip_line (self);
    skip_block (self);
  }
}
