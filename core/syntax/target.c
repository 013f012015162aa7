// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Expressions that become targets of assignments, loops and del.

#include "core/syntax/parser_private.h"

const char *
pt_expr_name (PtParser *self, PtNodeId id) {
  switch ((int)pt_kind_at (self, id)) {
  case PT_NODE_ATTRIBUTE:
    return "attribute";
  case PT_NODE_SUBSCRIPT:
    return "subscript";
  case PT_NODE_STARRED:
    return "starred";
  case PT_NODE_NAME:
    return "name";
  case PT_NODE_LIST:
    return "list";
  case PT_NODE_TUPLE:
    return "tuple";
  case PT_NODE_LAMBDA:
    return "lambda";
  case PT_NODE_CALL:
    return "function call";
  case PT_NODE_GENERATOR_EXP:
    return "generator expression";
  case PT_NODE_YIELD:
  case PT_NODE_YIELD_FROM:
    return "yield expression";
  case PT_NODE_AWAIT:
    return "await expression";
  case PT_NODE_LIST_COMP:
    return "list comprehension";
  case PT_NODE_SET_COMP:
    return "set comprehension";
  case PT_NODE_DICT_COMP:
    return "dict comprehension";
  case PT_NODE_DICT:
    return self->minor < 10 ? "dict display" : "dict literal";
  case PT_NODE_SET:
    return "set display";
  case PT_NODE_JOINED_STR:
  case PT_NODE_FORMATTED_VALUE:
    return "f-string expression";
  case PT_NODE_COMPARE:
    return "comparison";
  case PT_NODE_IF_EXP:
    return "conditional expression";
  case PT_NODE_NAMED_EXPR:
    return "named expression";
  case PT_NODE_CONSTANT:
    switch (pt_node_at (self, id)->op) {
    case PT_CONST_NONE:
      return "None";
    case PT_CONST_TRUE:
      return "True";
    case PT_CONST_FALSE:
      return "False";
    case PT_CONST_ELLIPSIS:
      return self->minor < 10 ? "Ellipsis" : "ellipsis";
    default:
      return "literal";
    }
  default: /* BoolOp, BinOp, UnaryOp */
    return self->minor < 10 ? "operator" : "expression";
  }
}

PtNodeId
pt_invalid_target (PtParser *self, PtNodeId id, PtCtx ctx, bool is_for) {
  switch ((int)pt_kind_at (self, id)) {
  case PT_NODE_NAME:
  case PT_NODE_ATTRIBUTE:
  case PT_NODE_SUBSCRIPT:
    return 0;
  case PT_NODE_STARRED:
    return ctx == PT_CTX_DEL
               ? id
               : pt_invalid_target (self, PT_AT (self, PtStarred, id)->value, ctx, is_for);
  case PT_NODE_LIST:
  case PT_NODE_TUPLE: {
    PtNodeList elts = PT_AT (self, PtTuple, id)->elts;
    for (uint32_t i = 0; i < elts.len; i++) {
      PtNodeId invalid = pt_invalid_target (self, self->words[elts.at + i], ctx, is_for);
      if (invalid != 0)
        return invalid;
    }
    return 0;
  }
  case PT_NODE_COMPARE:
    /* for f() in x: the comparison is the loop's own `in`. */
    if (is_for) {
      PtCompare *compare = PT_AT (self, PtCompare, id);
      if (self->words[compare->ops.at] == PT_CMP_IN)
        return pt_invalid_target (self, compare->left, ctx, is_for);
      return 0;
    }
    return id;
  default:
    return id;
  }
}

static void
set_ctx (PtParser *self, PtNodeId id, PtCtx ctx) {
  PtNode *node = pt_node_at (self, id);
  node->op = (uint8_t)ctx;
  if (node->kind == PT_NODE_STARRED) {
    set_ctx (self, PT_AT (self, PtStarred, id)->value, ctx);
  } else if (node->kind == PT_NODE_LIST || node->kind == PT_NODE_TUPLE) {
    PtNodeList elts = PT_AT (self, PtTuple, id)->elts;
    for (uint32_t i = 0; i < elts.len; i++)
      set_ctx (self, self->words[elts.at + i], ctx);
  }
}

void
pt_set_target (PtParser *self, PtNodeId id, PtCtx ctx) {
  if (pt_in_panic (self))
    return;
  PtNodeId invalid = pt_invalid_target (self, id, ctx, false);
  if (invalid != 0)
    pt_fail_at_node (self, invalid, "cannot %s %s", ctx == PT_CTX_DEL ? "delete" : "assign to",
                     pt_expr_name (self, invalid));
  else
    set_ctx (self, id, ctx);
}
