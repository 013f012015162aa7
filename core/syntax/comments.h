// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which statement each comment belongs to. The tree has no room for comments; this lists the
// statements in the order of the source, and every comment once, with its statement.

#include "core/lex/lexer.h"
#include "core/source/source.h"
#include "core/spec/nodes.h"

/** No statement: the module. */
#define PT_STMT_NONE UINT32_MAX

typedef struct {
  PtNodeId node;
  uint32_t begin;  /* as start, but of the first decorator's @ */
  uint32_t start;  /* bytes of the source, as of the node */
  uint32_t end;    /* as of the node */
  uint32_t parent; /* index of the statement around it, or PT_STMT_NONE */
  uint32_t def;    /* index of the function around it, or PT_STMT_NONE; classes are none */
  uint32_t block;  /* equal for the statements of one block */
  uint32_t column; /* of its indentation */
  bool blank_before;
} PtStmt;

typedef enum {
  PT_COMMENT_LEADING,   /* before the statement, or inside its brackets */
  PT_COMMENT_TRAILING,  /* on a line of the statement: behind it, or behind its header */
  PT_COMMENT_DANGLING,  /* on lines behind the last statement of a block */
  PT_COMMENT_DIRECTIVE, /* #! and the encoding: of the module */
} PtCommentPlace;

typedef struct {
  PtSpan span;
  uint32_t stmt;     /* index, or PT_STMT_NONE in a module without statements and for directives */
  uint8_t place;     /* PtCommentPlace */
  bool blank_before; /* it stands below a blank line */
} PtComment;

/** Owns nothing: all in the arena. */
typedef struct {
  PtStmt *stmts; /* by begin; a compound statement before those in it */
  uint32_t n_stmts;
  PtComment *comments; /* by offset: all of the tokens' comments */
  uint32_t n_comments;
} PtComments;

/** Of a tree without errors. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_comments_attach (const PtAst *ast, const PtSource *source,
                                           const PtTokens *tokens, PtArena *arena,
                                           PtComments *ret_comments);

/** The innermost statement that has begun at the offset; PT_STMT_NONE before the first. */
uint32_t pt_comments_stmt_at (const PtComments *self, uint32_t offset);
