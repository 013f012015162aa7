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
  uint32_t reached = self->error.set ? self->error_at : self->at;
  self->n_reread += reached > snapshot->at ? reached - snapshot->at : 0;
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

void
pt_look_at (PtParser *self, uint32_t token) {
  if (token > self->furthest)
    self->furthest = token;
}

enum { MAX_TRIALS = 64 }; /* inside of each other */

bool
pt_ends_operand (PtTokenKind kind) {
  switch ((int)kind) {
  case PT_TOKEN_NAME:
  case PT_TOKEN_NUMBER:
  case PT_TOKEN_STRING:
  case PT_TOKEN_FSTRING_END:
  case PT_TOKEN_RPAR:
  case PT_TOKEN_RSQB:
  case PT_TOKEN_RBRACE:
  case PT_TOKEN_ELLIPSIS:
  case PT_TOKEN_KW_False:
  case PT_TOKEN_KW_None:
  case PT_TOKEN_KW_True:
    return true;
  default:
    return false;
  }
}

uint32_t
pt_prefix_end (const PtParser *self, uint32_t first, uint32_t failed) {
  /* Before the outermost bracket that is open there, and before operators without an operand. */
  uint32_t end = failed;
  for (uint32_t at = first, depth = 0; at < failed; at++) {
    PtTokenKind kind = (PtTokenKind)self->kinds[at];
    bool opens = kind == PT_TOKEN_LPAR || kind == PT_TOKEN_LSQB || kind == PT_TOKEN_LBRACE;
    bool closes = kind == PT_TOKEN_RPAR || kind == PT_TOKEN_RSQB || kind == PT_TOKEN_RBRACE;
    if (depth == 0 && kind == PT_TOKEN_KW_lambda) {
      end = at;
      break;
    }
    if (opens && depth++ == 0)
      end = at;
    if (closes && depth > 0 && --depth == 0)
      end = failed;
  }
  while (end > first && !pt_ends_operand ((PtTokenKind)self->kinds[end - 1]))
    end--;
  return end;
}

/* What a trial from a token on has found. CPython is content with what can be read. */
static PtTrial
end_trial (PtParser *self, uint32_t first) {
  if (!self->error.set) {
    pt_look_at (self, self->at);
    return (PtTrial){.valid = true, .end = self->prev_end, .next = pt_kind (self)};
  }
  uint32_t end = self->error.is_plain ? pt_prefix_end (self, first, self->error_at) : first;
  if (end == first)
    return (PtTrial){0};
  return (PtTrial){
      .valid = true, .end = self->ends[end - 1], .next = (PtTokenKind)self->kinds[end]};
}

PtTrial
pt_try (PtParser *self, uint32_t skip, PtNodeId (*parse) (PtParser *)) {
  if (self->trial_depth >= MAX_TRIALS || self->plain_only || self->error.set)
    return (PtTrial){0};
  PtSnapshot before = pt_save (self);
  self->trial_depth++;
  for (uint32_t i = 0; i < skip; i++)
    pt_advance (self);
  parse (self);
  self->trial_depth--;
  PtTrial trial = end_trial (self, before.at + skip);
  if (!self->error.set || self->error.is_plain)
    pt_restore (self, &before);
  return trial;
}

/* The same without reasons. */
static PtTrial
try_plainly (PtParser *self, PtNodeId (*parse) (PtParser *)) {
  PtSnapshot before = pt_save (self);
  self->plain_only = true;
  parse (self);
  self->plain_only = false;
  PtTrial trial = end_trial (self, before.at);
  if (!self->error.set || self->error.is_plain)
    pt_restore (self, &before);
  return trial;
}

/* Where CPython shows tokens. */

static bool
ends_line (char c) {
  return c == '\n' || c == '\r' || c == '\0';
}

/* Behind the f-string that begins with the token. */
static uint32_t
fstring_end (const PtParser *self, uint32_t token) {
  for (uint32_t at = token, depth = 0; at < self->end; at++) {
    depth += self->kinds[at] == PT_TOKEN_FSTRING_START;
    depth -= self->kinds[at] == PT_TOKEN_FSTRING_END;
    if (depth == 0)
      return self->ends[at];
  }
  return self->ends[token];
}

PtSpan
pt_token_span (const PtParser *self, uint32_t token) {
  PtSpan span = {self->starts[token], self->ends[token]};
  const PtTokens *tokens = self->tokens;
  switch ((int)self->kinds[token]) {
  case PT_TOKEN_NEWLINE:
    /* With the comment before it, without the line end. */
    span.end = span.start;
    for (uint32_t low = 0, high = tokens->n_comments; low < high;) {
      uint32_t middle = low + (high - low) / 2;
      if (tokens->comments[middle].end == span.end)
        span.start = tokens->comments[middle].start;
      if (tokens->comments[middle].end < span.end)
        low = middle + 1;
      else
        high = middle;
    }
    break;
  case PT_TOKEN_INDENT:
  case PT_TOKEN_DEDENT:
    /* The last blank before the text of the line; the line's end if there is no text. */
    span.start = span.end;
    if (span.end > 0 && !ends_line (self->text[span.end - 1]) && !ends_line (self->text[span.end]))
      span.start--;
    break;
  case PT_TOKEN_FSTRING_START:
    if (self->minor < 12)
      span.end = fstring_end (self, token);
    break;
  default:
    break;
  }
  return span;
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
  self->error = (PtSyntaxError){.set = true,
                                .is_plain = self->plain_only,
                                .id = id,
                                .span = {start, end},
                                .message = message};
  self->error_at = self->at;
  pt_look_at (self, self->at);
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
pt_fail_at_token (PtParser *self, const char *format, ...) {
  PtSpan span = pt_token_span (self, self->at);
  va_list args;
  va_start (args, format);
  fail (self, PT_DIAG_SYNTAX, span.start, span.end, format, args);
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
  if (PT_LIKELY (++self->depth <= PT_LIMIT_DEPTH))
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
  self->error = (PtSyntaxError){
      .set = true,
      .is_final = error->is_final,
      .is_plain = strcmp (error->message, "invalid syntax") == 0,
      .id = error->id,
      .span = error->span,
      .message = error->message,
  };
  self->error_at = token;
  pt_look_at (self, token);
  self->at = self->end;
  return self->error_node;
}

/* What may follow an expression that something else follows directly. */

static bool
is_soft_keyword (const PtParser *self, PtStr name) {
  return name == PT_NAME_match || name == PT_NAME_case || name == PT_NAME__ ||
         (name == PT_NAME_type && self->minor >= 12);
}

static void fail_behind_operand (PtParser *self);

static PtNodeId
parse_and_look_behind (PtParser *self) {
  pt_parse_star_expressions (self);
  if (!self->error.set && self->operand_end == self->at && self->operand_at < self->at &&
      pt_begins_expression (self)) {
    uint32_t end = self->prev_end;
    PtSnapshot before = pt_save (self);
    fail_behind_operand (self);
    if (!self->error.set)
      pt_restore (self, &before);
    self->prev_end = end;
  }
  return 0;
}

/* "print x", "exec x": the statements of Python 2. Behind any name CPython reads on in this way,
 * and may find another reason there. */
static void
fail_legacy_statement (PtParser *self) {
  uint32_t name_at = self->operand_at;
  if (name_at + 1 != self->at || self->kinds[name_at] != PT_TOKEN_NAME ||
      pt_kind (self) == PT_TOKEN_LPAR || self->error.set)
    return;
  PtStr name = self->values[name_at];
  PtTrial follows = pt_try (self, 0, parse_and_look_behind);
  if (follows.valid && (name == PT_NAME_print || name == PT_NAME_exec))
    pt_fail (self, self->starts[name_at], follows.end,
             "Missing parentheses in call to '%s'. Did you mean %s(...)?", pt_str (name),
             pt_str (name));
}

/* True if CPython doesn't look for a comma behind the operand: prefixes of strings that are none,
 * and soft keywords. */
static bool
needs_no_comma (const PtParser *self, uint32_t first) {
  return self->kinds[first] == PT_TOKEN_NAME && (is_soft_keyword (self, self->values[first]) ||
                                                 self->kinds[first + 1] == PT_TOKEN_STRING ||
                                                 self->kinds[first + 1] == PT_TOKEN_FSTRING_START);
}

/* The expression [first, last] of tokens without the parentheses around it, which are no part of a
 * node.
 */
static PtSpan
node_span (const PtParser *self, uint32_t first, uint32_t last) {
  for (; last > first + 1 && self->kinds[first] == PT_TOKEN_LPAR; first++, last--) {
    bool is_group = true;
    for (uint32_t at = first, depth = 0; at < last && is_group; at++) {
      PtTokenKind kind = (PtTokenKind)self->kinds[at];
      bool closes = kind == PT_TOKEN_RPAR || kind == PT_TOKEN_RSQB || kind == PT_TOKEN_RBRACE;
      depth += kind == PT_TOKEN_LPAR || kind == PT_TOKEN_LSQB || kind == PT_TOKEN_LBRACE;
      depth -= closes;
      is_group = depth > 1 || (depth == 1 && kind != PT_TOKEN_COMMA && kind != PT_TOKEN_KW_for);
    }
    if (!is_group)
      break;
  }
  return (PtSpan){self->starts[first], self->ends[last]};
}

void
pt_fail_missing_comma (PtParser *self, uint32_t first) {
  if (needs_no_comma (self, first))
    return;
  bool bracket = pt_kind (self) == PT_TOKEN_LPAR || pt_kind (self) == PT_TOKEN_LSQB ||
                 pt_kind (self) == PT_TOKEN_LBRACE;
  PtTrial follows = try_plainly (self, pt_parse_expression);
  if (self->error.set)
    return;
  self->read_at = bracket && !follows.valid && first == self->statement_at ? UINT32_MAX : self->at;
  PtStr name =
      self->kinds[first] == PT_TOKEN_NAME && first + 1 == self->at ? self->values[first] : 0;
  if (follows.valid && name != PT_NAME_print && name != PT_NAME_exec &&
      self->brackets + self->fields > 0) {
    uint32_t last = self->at;
    while (self->ends[last] < follows.end)
      last++;
    pt_fail (self, node_span (self, first, self->at - 1).start,
             node_span (self, self->at, last).end, "invalid syntax. Perhaps you forgot a comma?");
  }
}

PtNodeId
pt_fail_plainly (PtParser *self) {
  if (!self->error.set) {
    pt_fail_at_token (self, "invalid syntax");
    self->error.is_plain = true;
    if (self->soft_end > self->error_at)
      self->error.span = pt_token_span (self, self->soft_end);
  }
  return self->error_node;
}

/* True if the operand before the cursor is the first thing in a bracket, but that of a subscript.
 */
static bool
begins_display (const PtParser *self) {
  uint32_t at = self->operand_at;
  if (at == 0)
    return false;
  PtTokenKind open = (PtTokenKind)self->kinds[at - 1];
  return open == PT_TOKEN_LPAR || open == PT_TOKEN_LBRACE ||
         (open == PT_TOKEN_LSQB &&
          (at == 1 || !pt_ends_operand ((PtTokenKind)self->kinds[at - 2])));
}

/* Looks for a reason why something follows an operand that can't follow it. */
static void
fail_behind_operand (PtParser *self) {
  if (pt_begins_expression (self) && !self->plain_only) {
    pt_fail_missing_comma (self, self->operand_at);
    fail_legacy_statement (self);
  }
  /* The first words of "not in" and "async for" fit; what is wrong is behind them. */
  bool fits = pt_kind (self) == PT_TOKEN_KW_not ||
              (pt_kind (self) == PT_TOKEN_KW_async && begins_display (self));
  if (fits && !self->error.set)
    pt_advance (self);
}

PtNodeId
pt_fail_here (PtParser *self) {
  if (self->error.set)
    return self->error_node;
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_ERROR:
    return fail_from_lexer (self, self->at);
  case PT_TOKEN_INDENT:
  case PT_TOKEN_DEDENT: {
    PtSpan span = pt_token_span (self, self->at);
    pt_fail_as (self, PT_DIAG_INDENT, span.start, span.end, "unexpected %s",
                pt_kind (self) == PT_TOKEN_INDENT ? "indent" : "unindent");
    self->error.is_final = true;
    return self->error_node;
  }
  default:
    break;
  }
  if (self->operand_end == self->at && self->operand_at < self->at)
    fail_behind_operand (self);
  return pt_fail_plainly (self);
}

void
pt_look_behind_operand (PtParser *self) {
  uint32_t at = self->at;
  if (self->operand_end == at && self->operand_at < at)
    fail_behind_operand (self);
  if (!self->error.set)
    self->at = at;
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
  if (self->status != PT_OK || self->strict)
    return;
  ask_lexer (self);
  pt_diags_add (self->diags, self->error.id, self->error.span, "%s", self->error.message);
  self->at = self->error_at > first ? self->error_at : first;
  self->error = (PtSyntaxError){0};
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
