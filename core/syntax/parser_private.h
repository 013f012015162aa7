// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// State of the parser and what its files offer each other. Recursive descent for statements,
// precedence climbing for operators; one token of lookahead, and snapshots where Python needs more.
//
// Errors: the first one of a statement is kept in self->error and the cursor jumps to the END
// token. There every loop and every optional part stops by itself, so that no caller has to ask;
// the statement's owner (pt_parse_statement) reports the error and finds the next statement.

#include "core/memory/arena_array.h"
#include "core/memory/scratch.h"
#include "core/syntax/parser.h"

PT_ARENA_LIST (PtIds, pt_ids, uint32_t)

typedef struct {
  bool set;
  bool is_final; /* nothing the lexer found further on takes its place */
  bool is_plain; /* "invalid syntax": a more exact reason is welcome */
  PtDiagId id;
  PtSpan span;
  const char *message;
} PtSyntaxError;

typedef struct {
  const char *text;
  const uint8_t *kinds;
  const uint32_t *starts;
  const uint32_t *ends;
  const uint32_t *values;
  uint32_t at;       /* index of the current token */
  uint32_t end;      /* index of the END token */
  uint32_t prev_end; /* offset behind the last token that is not layout */
  int minor;

  uint32_t *words; /* the tree; see core/spec/tree.h */
  uint32_t n_words;
  uint32_t cap;
  uint32_t n_nodes;
  uint64_t n_reread; /* tokens that were gone back over */
  PtIds stack; /* items of lists that are not finished yet */

  uint32_t depth;    /* of the recursion */
  uint32_t height;   /* of the tallest expression of the bracket being parsed */
  uint32_t brackets; /* open around the current token */
  uint32_t fields;   /* f-string fields around the current token */

  uint32_t operand_at;   /* the last disjunction: token it begins with, */
  uint32_t operand_end;  /* and the token behind it */
  uint32_t inside_at;    /* the token that the disjunction being parsed begins with */
  uint32_t statement_at; /* the token the statement begins with */
  uint32_t soft_end;     /* a match statement could be read up to this token, but is none */
  PtNodeId error_node;
  PtSyntaxError error;
  uint32_t error_at;    /* token where self->error was found */
  uint32_t furthest;    /* last token that was looked at, in trials too; kept by errors */
  uint32_t trial_depth; /* see pt_try */
  bool plain_only;      /* in a trial that needs no reasons */
  uint32_t read_at;     /* the operand that begins with this token was read without reasons */
  bool strict;          /* stops at the first error and keeps it */

  const PtSource *source;
  const PtTokens *tokens;
  PtArena *arena;
  PtScratch scratch; /* of the stack and the buffer */
  PtDiags *diags;
  PtBytes buffer; /* for the text of constants */
  void *c_locale; /* locale_t, made when the first float needs it */
  uint32_t texts_copied;
  uint32_t texts_borrowed;
  PtStatus status;
} PtParser;

/* parser.c. init: false when there is no memory; clear is needed in any case. */

bool pt_parser_init (PtParser *self, const PtSource *source, const PtTokens *tokens,
                     int python_minor, PtArena *arena, PtDiags *diags);
void pt_parser_clear (PtParser *self);
/** Module; with strict 0, and what is wrong in self->error. */
PtNodeId pt_parse_module (PtParser *self);

/* Tokens */

static inline PtTokenKind
pt_kind (const PtParser *self) {
  return (PtTokenKind)self->kinds[self->at];
}

/** Kind of the token n behind the current one. */
static inline PtTokenKind
pt_peek (const PtParser *self, uint32_t n) {
  return n <= self->end - self->at ? (PtTokenKind)self->kinds[self->at + n] : PT_TOKEN_END;
}

static inline uint32_t
pt_start (const PtParser *self) {
  return self->starts[self->at];
}

/** True if what the lexer says about the token n behind the current one ends CPython's reading. */
static inline bool
pt_at_final_error (const PtParser *self, uint32_t n) {
  return pt_peek (self, n) == PT_TOKEN_ERROR &&
         self->tokens->errors[self->values[self->at + n]].is_final;
}

/** Steps over a token that is neither layout nor END. */
static inline void
pt_advance (PtParser *self) {
  self->prev_end = self->ends[self->at];
  self->at += self->at < self->end;
}

/** Steps over NEWLINE, INDENT or DEDENT. */
static inline void
pt_advance_layout (PtParser *self) {
  self->at += self->at < self->end;
}

static inline bool
pt_accept (PtParser *self, PtTokenKind kind) {
  if (pt_kind (self) != kind)
    return false;
  pt_advance (self);
  return true;
}

/** Steps over a token of that kind, or fails: "invalid syntax". */
bool pt_expect (PtParser *self, PtTokenKind kind);
/** Steps over it, or fails: "expected ':'". */
bool pt_expect_forced (PtParser *self, PtTokenKind kind);
/** True if the current token is the soft keyword. */
static inline bool
pt_at_name (const PtParser *self, PtStr name) {
  return pt_kind (self) == PT_TOKEN_NAME && self->values[self->at] == name;
}
static inline bool
pt_in_panic (const PtParser *self) {
  return self->error.set;
}
/** An identifier; fails with 0. */
PtStr pt_expect_name (PtParser *self);

/** Room for trying a way to read the text and going back. */
typedef struct {
  uint32_t at, prev_end, n_words, n_nodes, stack_len, depth, height, brackets, fields;
  uint32_t operand_at, operand_end, error_at;
  PtSyntaxError error;
} PtSnapshot;
PtSnapshot pt_save (const PtParser *self);
void pt_restore (PtParser *self, const PtSnapshot *snapshot);

/** What reading ahead found. */
typedef struct {
  bool valid;       /* it parses */
  uint32_t end;     /* offset behind it */
  PtTokenKind next; /* the token behind it */
} PtTrial;
/** Parses from `skip` tokens on, and comes back. For messages only: an exact reason why it does not
 * parse becomes the error. */
PtTrial pt_try (PtParser *self, uint32_t skip, PtNodeId (*parse) (PtParser *));
/** "invalid syntax", for which nobody looks for an exact reason, at the current token. */
PtNodeId pt_fail_plainly (PtParser *self);

/* Errors: syntax_error.c. All give self->error_node and do nothing during a panic. */

PtNodeId pt_fail (PtParser *self, uint32_t start, uint32_t end, const char *format, ...)
    PT_PRINTF (4, 5);
PtNodeId pt_fail_as (PtParser *self, PtDiagId id, uint32_t start, uint32_t end, const char *format,
                     ...) PT_PRINTF (5, 6);
/** At the current token. */
PtNodeId pt_fail_at_token (PtParser *self, const char *format, ...) PT_PRINTF (2, 3);
PtNodeId pt_fail_at_node (PtParser *self, PtNodeId node, const char *format, ...) PT_PRINTF (3, 4);
/** The current token does not fit: finds out what CPython would say about it. */
PtNodeId pt_fail_here (PtParser *self);
/** The operand that begins with token `first` ends before the cursor: fails if a comma is missing.
 */
void pt_fail_missing_comma (PtParser *self, uint32_t first);
/** If the current token can't follow the operand before it: fails if CPython knows a reason. */
void pt_look_behind_operand (PtParser *self);
/** Where what begins with token `first`, and fails at token `failed`, could have ended before: the
 * token behind the longest expression there; first if there is none. */
uint32_t pt_prefix_end (const PtParser *self, uint32_t first, uint32_t failed);
/** An expression is followed by = or := where only an expression may stand. */
PtNodeId pt_fail_assignment (PtParser *self, PtNodeId left);
/** Reports that text of a version before `minor` can't say this. */
void pt_need_version (PtParser *self, int minor, uint32_t start, uint32_t end, const char *what);
/** True if an operand may end with such a token. */
bool pt_ends_operand (PtTokenKind kind);
/** Notes that a token was looked at: what CPython says depends on how far it read. */
void pt_look_at (PtParser *self, uint32_t token);
/** Where CPython shows a token. */
PtSpan pt_token_span (const PtParser *self, uint32_t token);
/** Reports self->error and goes to the next statement. first: token the statement began with. */
void pt_recover (PtParser *self, uint32_t first);
/** Puts the error at which CPython stops ahead of the diagnostics from `from` on, in place of those
 * that say the same: first_error.c. */
PtStatus pt_report_first (const PtSource *source, int python_minor, PtArena *arena, PtDiags *diags,
                          uint32_t from);
/** Counts one level of recursion; false, and an error, when there are too many. */
bool pt_enter (PtParser *self);
static inline void
pt_leave (PtParser *self) {
  self->depth--;
}
/** self->height grows by one level. */
static inline void
pt_grow_taller (PtParser *self) {
  if (PT_UNLIKELY (++self->height > PT_LIMIT_DEPTH))
    pt_fail_as (self, PT_DIAG_TOO_DEEP, self->prev_end, self->prev_end,
                "maximum recursion depth exceeded during compilation");
}

/* Building: build.c */

/** A node that begins at start and ends behind the last token. Valid until: the next node. */
PtNode *pt_new_node (PtParser *self, PtNodeKind kind, uint32_t n_words, uint32_t start);
#define PT_NEW(self, Type, KIND, start)                                                            \
  ((Type *)pt_new_node ((self), PT_NODE_##KIND, sizeof (Type) / 4, (start)))
static inline PtNodeId
pt_id (const PtParser *self, const void *node) {
  return (PtNodeId)((const uint32_t *)node - self->words);
}
/** The node to read or change. Valid until: the next node. */
static inline PtNode *
pt_node_at (PtParser *self, PtNodeId id) {
  return (PtNode *)(self->words + id);
}
#define PT_AT(self, Type, id) ((Type *)pt_node_at ((self), (id)))
static inline PtNodeKind
pt_kind_at (PtParser *self, PtNodeId id) {
  return (PtNodeKind)pt_node_at (self, id)->kind;
}
/** Items are pushed, then all from a mark on are made a list. */
void pt_push (PtParser *self, uint32_t item);
static inline uint32_t
pt_mark (const PtParser *self) {
  return self->stack.len;
}
PtNodeList pt_list_from (PtParser *self, uint32_t mark);
PtNodeList pt_list_copy (PtParser *self, const uint32_t *items, uint32_t len);
/** Copies text into the tree; gives its word. */
uint32_t pt_new_text (PtParser *self, const char *data, size_t len);
PtNodeId pt_new_name (PtParser *self, PtStr name, PtCtx ctx, uint32_t start);

/* Targets: target.c */

/** Makes an expression a target; fails if it can't be one: "cannot assign to literal". */
void pt_set_target (PtParser *self, PtNodeId node, PtCtx ctx);
/** The part of an expression that can't be a target; 0: all can. */
PtNodeId pt_invalid_target (PtParser *self, PtNodeId node, PtCtx ctx, bool is_for);
/** "function call" */
const char *pt_expr_name (PtParser *self, PtNodeId node);

/* Expressions: parse_expr.c */

enum { /* how tightly operators bind */
       PT_PREC_NONE,
       PT_PREC_OR,
       PT_PREC_AND,
       PT_PREC_NOT,
       PT_PREC_COMPARE,
       PT_PREC_BIT_OR,
       PT_PREC_BIT_XOR,
       PT_PREC_BIT_AND,
       PT_PREC_SHIFT,
       PT_PREC_SUM,
       PT_PREC_TERM,
       PT_PREC_UNARY,
       PT_PREC_POWER,
};
PtNodeId pt_parse_operators (PtParser *self, int min_prec);
PtNodeId pt_parse_disjunction (PtParser *self);
/** expression: with if-else and lambda, no star, no := */
PtNodeId pt_parse_expression (PtParser *self);
/** named_expression: may be NAME := expression */
PtNodeId pt_parse_named (PtParser *self);
/** star_named_expression */
PtNodeId pt_parse_star_named (PtParser *self);
/** star_expressions: a tuple where commas follow */
PtNodeId pt_parse_star_expressions (PtParser *self);
/** yield or star_expressions */
PtNodeId pt_parse_yield_or_star (PtParser *self);
PtNodeId pt_parse_yield (PtParser *self);
/** What stands from `before` on is no list of expressions: fails where it is no list of targets. */
void pt_fail_target_list (PtParser *self, const PtSnapshot *before);
/** targets of for: before `in` */
PtNodeId pt_parse_for_targets (PtParser *self, bool in_comprehension);
/** True if an expression may begin with the current token. */
bool pt_begins_expression (const PtParser *self);
/** True if the current token can't continue a list of expressions: a trailing comma was the last.
 */
bool pt_ends_expressions (const PtParser *self);

/* Atoms: parse_atom.c, parse_call.c, parse_string.c, parse_number.c */

PtNodeId pt_parse_primary (PtParser *self);
/** for_if_clauses; pushes comprehension nodes. */
PtNodeList pt_parse_comprehension (PtParser *self);
/** Arguments up to and with the ')'; the '(' is behind us. open: its offset, where a generator
 * expression without parentheses of its own begins, or PT_NO_GENEXP where none may stand. */
#define PT_NO_GENEXP UINT32_MAX
void pt_parse_arguments (PtParser *self, uint32_t open, PtNodeList *ret_args,
                         PtNodeList *ret_keywords);
/** "**a" in parentheses, where it may not be: fails. */
PtNodeId pt_parse_double_star (PtParser *self);
PtNodeId pt_parse_strings (PtParser *self);
PtNodeId pt_parse_number (PtParser *self);

/* Parameters: parse_params.c */

/** Up to but without end: ')' of def, ':' of lambda. */
PtNodeId pt_parse_parameters (PtParser *self, PtTokenKind end);
PtNodeList pt_parse_type_params (PtParser *self);
/** What follows the type parameters at the cursor, if there are any. */
PtTrial pt_try_type_params (PtParser *self);

/* Statements: parse_simple.c, parse_compound.c, parse_match.c */

/** Pushes the statement or statements of one line, or one compound statement. */
void pt_parse_statement (PtParser *self);
void pt_parse_simple_statements (PtParser *self);
/** False if the line does not begin with a compound statement's keyword. */
bool pt_parse_compound_statement (PtParser *self);
/** The soft keyword match: false, and nothing consumed, if it is only a name here. */
bool pt_parse_match (PtParser *self);
/** ':' and the block behind it. what: "'if' statement"; keyword: where it begins. forced: any other
 * token than ':' is "expected ':'", else only the end of the line is. */
PtNodeList pt_parse_block (PtParser *self, const char *what, uint32_t keyword, bool forced);
