// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the Python tree lies in memory: one buffer of 32-bit words per unit. A node, a list of node
// ids and the text of a constant are all runs of words; a PtNodeId is the index of a node's first
// word. The nodes themselves are generated from nodes.asdl into core/spec/nodes.h: include that,
// not this.

#include <string.h>

#include "core/base/base.h"
#include "core/memory/interner.h"

/** Index of a node's first word. 0 = no node. */
typedef uint32_t PtNodeId;

/** What every node begins with. */
typedef struct {
  uint8_t kind; /* PT_NODE_* */
  uint8_t op;   /* PT_OP_*, PT_UNARY_*, PT_BOOL_*, PT_CTX_*, PT_CONST_* or a `byte` of nodes.asdl */
  uint16_t flags; /* PT_NODE_FLAG_* */
  uint32_t start; /* byte offset into the source's text */
  uint32_t end;   /* offset of the first byte behind the node */
} PtNode;

enum {
  PT_NODE_FLAG_PAREN = 1,    /* an expression in parentheses of its own: (a), not (a, b) */
  PT_NODE_FLAG_U_PREFIX = 2, /* Constant: written u'...' */
  PT_NODE_FLAG_ERROR = 4,    /* stands for text that does not parse; a diagnostic says why */
};

/** len words from word `at`: node ids, PtStr (identifier lists) or PT_CMP_* (Compare.ops).
 * An item may be 0 for None, as in Dict.keys and arguments.kw_defaults. */
typedef struct {
  uint32_t at;
  uint32_t len;
} PtNodeList;

/** head.op of a Constant; MatchSingleton uses the first three. */
typedef enum {
  PT_CONST_NONE,
  PT_CONST_TRUE,
  PT_CONST_FALSE,
  PT_CONST_ELLIPSIS,
  PT_CONST_INT,     /* text: digits without underscores, lower-case prefix 0x, 0o or 0b kept */
  PT_CONST_FLOAT,   /* pt_ast_double: correctly rounded, inf when too large */
  PT_CONST_COMPLEX, /* pt_ast_double: the imaginary part; the real part is 0 */
  PT_CONST_STR,     /* text: UTF-8, lone surrogates as WTF-8; escapes and concatenation are done */
  PT_CONST_BYTES,   /* text: the bytes */
} PtConstKind;

/** The text of a constant is borrowed or owned. Where the source says it as it is, `at` is its
 * offset there, with this bit; else it is a word of the tree that holds a copy. */
#define PT_TEXT_BORROWED ((uint32_t)1 << 31)

/** The tree of one unit. Owns nothing: words lie in the arena it was parsed into, and the source's
 * text must stay as long.
 * Valid until: that arena is reset. Threads: any, after the parse. */
typedef struct {
  const uint32_t *words;
  const char *text; /* of the source */
  uint32_t n_words;
  uint32_t n_nodes;
  bool has_foreign_names; /* a name was spelled with letters outside ASCII */
  uint64_t n_reread; /* tokens that the parser read more than once: what reading ahead has cost */
  PtNodeId root; /* a Module, also after syntax errors; 0 before a parse */
  int python_minor;
} PtAst;

static inline const PtNode *
pt_ast_node (const PtAst *ast, PtNodeId id) {
  pt_assert (id != 0 && id < ast->n_words);
  return (const PtNode *)(ast->words + id);
}

/** The items of a list. Valid until: the arena is reset. */
static inline const uint32_t *
pt_ast_list (const PtAst *ast, PtNodeList list) {
  pt_assert (list.at <= ast->n_words && list.len <= ast->n_words - list.at);
  return ast->words + list.at;
}

/** The text of an INT, STR or BYTES constant. */
static inline PtView
pt_ast_text (const PtAst *ast, uint32_t at, uint32_t len) {
  if ((at & PT_TEXT_BORROWED) != 0)
    return (PtView){ast->text + (at & ~PT_TEXT_BORROWED), len};
  pt_assert (at <= ast->n_words && ((uint64_t)len + 3) / 4 <= ast->n_words - at);
  return (PtView){(const char *)(ast->words + at), len};
}
