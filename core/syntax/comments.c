// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/syntax/comments.h"

#include <string.h>

#include "core/memory/arena_array.h"

PT_ARENA_LIST (Stmts, stmts, PtStmt)

typedef struct {
  const PtAst *ast;
  const PtSource *source;
  const PtTokens *tokens;
  Stmts stmts;
  uint32_t token; /* the first one behind the comment */
  uint32_t stmt;  /* how many statements begin before the comment */
  uint32_t blocks;
  bool failed;
} Attach;

static bool
is_blank (char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

/* The column of the offset's line where its text begins, tabs to multiples of 8; *ret_first says
 * that the offset is that place, *ret_blank that the line above has no text. */
static uint32_t
indentation (const PtSource *source, uint32_t offset, bool *ret_first, bool *ret_blank) {
  uint32_t line, at, column = 0;
  pt_source_position (source, offset, &line, &at);
  const char *text = source->text + offset - at;
  uint32_t i = 0;
  for (; i < at && is_blank (text[i]); i++)
    column = text[i] == '\t' ? (column / 8 + 1) * 8 : text[i] == '\f' ? 0 : column + 1;
  *ret_first = i == at;
  *ret_blank = false;
  if (*ret_first && line > 1) {
    PtView above = pt_source_line (source, line - 1);
    size_t j = 0;
    while (j < above.len && is_blank (above.data[j]))
      j++;
    *ret_blank = j == above.len;
  }
  return column;
}

/* The @ of the first decorator. */
static uint32_t
decorated_begin (const Attach *self, const PtNode *node, PtNodeList decorators) {
  if (decorators.len == 0)
    return node->start;
  uint32_t first = pt_ast_node (self->ast, pt_ast_list (self->ast, decorators)[0])->start;
  uint32_t low = 0, high = self->tokens->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (self->tokens->starts[middle] < first)
      low = middle + 1;
    else
      high = middle;
  }
  while (low > 0 && self->tokens->kinds[low] != PT_TOKEN_AT)
    low--;
  return self->tokens->starts[low];
}

static bool
is_stmt (const PtNode *node) {
  return node->kind >= PT_NODE_FUNCTION_DEF && node->kind <= PT_NODE_CONTINUE;
}

static bool
is_def (const PtNode *node) {
  return node->kind == PT_NODE_FUNCTION_DEF || node->kind == PT_NODE_ASYNC_FUNCTION_DEF;
}

static void walk_stmts (Attach *self, PtNodeId id, uint32_t parent, uint32_t def);

static void
add_stmt (Attach *self, PtNodeId id, uint32_t parent, uint32_t def, uint32_t block) {
  const PtNode *node = pt_ast_node (self->ast, id);
  PtStmt stmt = {.node = id,
                 .begin = node->start,
                 .start = node->start,
                 .end = node->end,
                 .parent = parent,
                 .def = def,
                 .block = block};
  if (node->kind == PT_NODE_FUNCTION_DEF)
    stmt.begin = decorated_begin (self, node, pt_ast_function_def (self->ast, id)->decorator_list);
  else if (node->kind == PT_NODE_ASYNC_FUNCTION_DEF)
    stmt.begin =
        decorated_begin (self, node, pt_ast_async_function_def (self->ast, id)->decorator_list);
  else if (node->kind == PT_NODE_CLASS_DEF)
    stmt.begin = decorated_begin (self, node, pt_ast_class_def (self->ast, id)->decorator_list);
  bool first;
  stmt.column = indentation (self->source, stmt.begin, &first, &stmt.blank_before);
  uint32_t index = self->stmts.len;
  if (!stmts_push (&self->stmts, stmt)) {
    self->failed = true;
    return;
  }
  walk_stmts (self, id, index, is_def (node) ? index : def);
}

/* A field with statements is a block, as are those of a handler and of a case. */
static void
walk_stmts (Attach *self, PtNodeId id, uint32_t parent, uint32_t def) {
  PtNodeIter iter = pt_node_children (self->ast, id);
  uint32_t field = UINT32_MAX, block = 0;
  for (PtNodeId child; (child = pt_node_next (&iter)) != 0 && !self->failed;) {
    const PtNode *node = pt_ast_node (self->ast, child);
    if (node->kind == PT_NODE_EXCEPT_HANDLER || node->kind == PT_NODE_MATCH_CASE) {
      walk_stmts (self, child, parent, def);
    } else if (is_stmt (node)) {
      if (field != iter.field)
        block = ++self->blocks;
      field = iter.field;
      add_stmt (self, child, parent, def, block);
    }
  }
}

static bool
is_directive (const Attach *self, PtSpan span) {
  uint32_t line, column;
  pt_source_position (self->source, span.start, &line, &column);
  const char *text = self->source->text + span.start;
  uint32_t len = span.end - span.start;
  if (line == 1 && column == 0 && len > 1 && text[1] == '!')
    return true;
  for (uint32_t i = 1; line <= 2 && i + 7 <= len; i++)
    if (memcmp (text + i, "coding", 6) == 0 && (text[i + 6] == ':' || text[i + 6] == '='))
      return true;
  return false;
}

static void
attach (Attach *self, PtSpan span, PtComment *ret_comment) {
  const PtTokens *tokens = self->tokens;
  const PtStmt *stmts = self->stmts.items;
  bool alone;
  *ret_comment = (PtComment){.span = span, .stmt = PT_STMT_NONE};
  uint32_t column = indentation (self->source, span.start, &alone, &ret_comment->blank_before);
  while (tokens->starts[self->token] < span.start && self->token + 1 < tokens->count)
    self->token++;
  while (self->stmt < self->stmts.len && stmts[self->stmt].begin < span.start)
    self->stmt++;
  if (alone && is_directive (self, span)) {
    ret_comment->place = PT_COMMENT_DIRECTIVE;
    return;
  }
  bool has_next = self->stmt < self->stmts.len;
  if (self->stmt == 0) {
    ret_comment->stmt = has_next ? 0 : PT_STMT_NONE;
    return;
  }
  uint32_t last = self->stmt - 1, next = has_next ? self->stmt : last;
  const PtStmt *stmt = &stmts[last];

  /* The last token of the statement, or of a header like `else:` behind it. */
  uint32_t before = self->token;
  bool ends_line = tokens->kinds[before] == PT_TOKEN_NEWLINE;
  bool in_brackets = !ends_line && before > 0 && tokens->kinds[before - 1] != PT_TOKEN_NEWLINE;
  while (before > 0 && (tokens->kinds[before - 1] == PT_TOKEN_NEWLINE ||
                        tokens->kinds[before - 1] == PT_TOKEN_SEMI))
    before--;

  ret_comment->stmt = last;
  if (span.start < stmt->end) {
    const PtNode *node = pt_ast_node (self->ast, stmt->node);
    bool compound = has_next && stmts[next].begin < stmt->end;
    if (in_brackets || span.start < stmt->start) {
      ret_comment->place = PT_COMMENT_LEADING;
    } else if (compound && alone) {
      ret_comment->stmt = next;
    } else if (compound && node->kind == PT_NODE_MATCH) {
      /* Behind the subject, or behind the first case. */
      uint32_t line, first, at;
      pt_source_position (self->source, span.start, &line, &at);
      pt_source_position (self->source, stmt->start, &first, &at);
      ret_comment->stmt = line == first ? last : next;
      ret_comment->place = line == first ? PT_COMMENT_TRAILING : PT_COMMENT_LEADING;
    } else {
      ret_comment->place = alone ? PT_COMMENT_LEADING : PT_COMMENT_TRAILING;
    }
    return;
  }
  if (in_brackets || (before > 0 && tokens->ends[before - 1] > stmt->end)) {
    ret_comment->stmt = next;
    ret_comment->place = has_next ? PT_COMMENT_LEADING : PT_COMMENT_DANGLING;
    return;
  }
  if (!alone) {
    ret_comment->place = PT_COMMENT_TRAILING;
    return;
  }
  for (uint32_t i = last;; i = stmts[i].parent) {
    bool leads = has_next && (i == stmts[next].parent || stmts[i].block == stmts[next].block);
    if (!leads && stmts[i].column > column && stmts[i].parent != PT_STMT_NONE)
      continue;
    ret_comment->stmt = leads ? next : i;
    ret_comment->place = leads ? PT_COMMENT_LEADING : PT_COMMENT_DANGLING;
    return;
  }
}

PtStatus
pt_comments_attach (const PtAst *ast, const PtSource *source, const PtTokens *tokens,
                    PtArena *arena, PtComments *ret_comments) {
  Attach self = {.ast = ast, .source = source, .tokens = tokens, .stmts.arena = arena};
  *ret_comments = (PtComments){0};
  walk_stmts (&self, ast->root, PT_STMT_NONE, PT_STMT_NONE);
  PtComment *comments = PT_ARENA_ARRAY (arena, PtComment, (size_t)tokens->n_comments + 1);
  if (self.failed || comments == NULL)
    return PT_ENOMEM;
  for (uint32_t i = 0; i < tokens->n_comments; i++)
    attach (&self, tokens->comments[i], &comments[i]);
  *ret_comments = (PtComments){self.stmts.items, self.stmts.len, comments, tokens->n_comments};
  return PT_OK;
}

uint32_t
pt_comments_stmt_at (const PtComments *self, uint32_t offset) {
  uint32_t low = 0, high = self->n_stmts;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (self->stmts[middle].begin <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low == 0 ? PT_STMT_NONE : low - 1;
}
