// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The match statement and its patterns.

#include "core/syntax/parser_private.h"

static PtNodeId parse_pattern (PtParser *self);

/* Values in patterns */

static bool
is_complex (PtParser *self, PtNodeId number) {
  return pt_node_at (self, number)->op == PT_CONST_COMPLEX;
}

/* "-1", "1 + 2j"; the number a pattern or a key begins with. */
static PtNodeId
parse_number_value (PtParser *self) {
  uint32_t start = pt_start (self);
  bool negative = pt_accept (self, PT_TOKEN_MINUS);
  if (pt_kind (self) != PT_TOKEN_NUMBER)
    return pt_fail_here (self);
  PtNodeId left = pt_parse_number (self), number = left;
  bool left_complex = is_complex (self, left);
  if (negative) {
    PtUnaryOp *node = PT_NEW (self, PtUnaryOp, UNARY_OP, start);
    node->head.op = PT_UNARY_USUB;
    node->operand = left;
    left = pt_id (self, node);
  }
  PtTokenKind sign = pt_kind (self);
  if (sign != PT_TOKEN_PLUS && sign != PT_TOKEN_MINUS)
    return left;
  if (left_complex)
    return pt_fail_at_node (self, number, "real number required in complex literal");
  pt_advance (self);
  if (pt_kind (self) != PT_TOKEN_NUMBER)
    return pt_fail_here (self);
  PtNodeId right = pt_parse_number (self);
  if (!pt_in_panic (self) && !is_complex (self, right))
    return pt_fail_at_node (self, right, "imaginary number required in complex literal");
  PtBinOp *node = PT_NEW (self, PtBinOp, BIN_OP, start);
  node->head.op = sign == PT_TOKEN_PLUS ? PT_OP_ADD : PT_OP_SUB;
  node->left = left;
  node->right = right;
  return pt_id (self, node);
}

/* "a.b.c"; a Name if there is no dot. */
static PtNodeId
parse_name_or_attr (PtParser *self) {
  uint32_t start = pt_start (self);
  PtStr name = pt_expect_name (self);
  PtNodeId value = pt_new_name (self, name, PT_CTX_LOAD, start);
  while (pt_accept (self, PT_TOKEN_DOT)) {
    PtStr attr = pt_expect_name (self);
    PtAttribute *node = PT_NEW (self, PtAttribute, ATTRIBUTE, start);
    node->value = value;
    node->attr = attr;
    value = pt_id (self, node);
  }
  return value;
}

static PtNodeId
new_value_pattern (PtParser *self, PtNodeId value, uint32_t start) {
  PtMatchValue *node = PT_NEW (self, PtMatchValue, MATCH_VALUE, start);
  node->value = value;
  return pt_id (self, node);
}

static PtNodeId
new_capture (PtParser *self, PtStr name, uint32_t start) {
  PtMatchAs *node = PT_NEW (self, PtMatchAs, MATCH_AS, start);
  node->pattern = 0;
  node->name = name == PT_NAME__ ? 0 : name;
  return pt_id (self, node);
}

/* The name behind "*", "**" or "as" binds; "_" only behind "*". */
static PtStr
parse_capture_name (PtParser *self) {
  PtTokenKind next = pt_peek (self, 1);
  if (next == PT_TOKEN_DOT || next == PT_TOKEN_LPAR || next == PT_TOKEN_EQUAL) {
    pt_advance (self);
    pt_fail_here (self);
    return 0;
  }
  return pt_expect_name (self);
}

/* Sequences, mappings, classes */

static PtNodeId
parse_star_pattern (PtParser *self) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtStr name = parse_capture_name (self);
  PtMatchStar *node = PT_NEW (self, PtMatchStar, MATCH_STAR, start);
  node->name = name == PT_NAME__ ? 0 : name;
  return pt_id (self, node);
}

static PtNodeId
parse_maybe_star (PtParser *self) {
  return pt_kind (self) == PT_TOKEN_STAR ? parse_star_pattern (self) : parse_pattern (self);
}

static PtNodeId
new_sequence (PtParser *self, uint32_t mark, uint32_t start) {
  PtNodeList patterns = pt_list_from (self, mark);
  PtMatchSequence *node = PT_NEW (self, PtMatchSequence, MATCH_SEQUENCE, start);
  node->patterns = patterns;
  return pt_id (self, node);
}

/* "[...]", "(...)": a sequence, or in parentheses maybe only one pattern. */
static PtNodeId
parse_bracketed (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  bool paren = pt_kind (self) == PT_TOKEN_LPAR;
  PtTokenKind close = paren ? PT_TOKEN_RPAR : PT_TOKEN_RSQB;
  bool comma = false;
  pt_advance (self);
  self->brackets++;
  while (pt_kind (self) != close && !pt_in_panic (self)) {
    pt_push (self, parse_maybe_star (self));
    if (!pt_accept (self, PT_TOKEN_COMMA))
      break;
    comma = true;
  }
  pt_expect (self, close);
  self->brackets--;
  if (pt_in_panic (self))
    return self->error_node;
  if (paren && !comma && pt_mark (self) == mark + 1) {
    PtNodeId only = self->stack.items[mark];
    if (pt_kind_at (self, only) != PT_NODE_MATCH_STAR) {
      self->stack.len = mark;
      return only;
    }
    return pt_fail (self, self->prev_end - 1, self->prev_end, "invalid syntax");
  }
  return new_sequence (self, mark, start);
}

static PtNodeId
parse_mapping_key (PtParser *self) {
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_MINUS:
  case PT_TOKEN_NUMBER:
    return parse_number_value (self);
  case PT_TOKEN_STRING:
  case PT_TOKEN_FSTRING_START:
    return pt_parse_strings (self);
  case PT_TOKEN_KW_None:
  case PT_TOKEN_KW_True:
  case PT_TOKEN_KW_False:
    return pt_parse_primary (self);
  default: {
    PtNodeId key = parse_name_or_attr (self);
    if (!pt_in_panic (self) && pt_kind_at (self, key) == PT_NODE_NAME)
      return pt_fail_here (self);
    return key;
  }
  }
}

static PtNodeId
parse_mapping (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self), count = 0;
  PtStr rest = 0;
  pt_advance (self);
  self->brackets++;
  /* Keys and patterns alternate on the stack. */
  while (pt_kind (self) != PT_TOKEN_RBRACE && !pt_in_panic (self)) {
    if (pt_accept (self, PT_TOKEN_STAR_STAR)) {
      rest = parse_capture_name (self);
      if (rest == PT_NAME__)
        pt_fail (self, self->prev_end - 1, self->prev_end, "invalid syntax");
      pt_accept (self, PT_TOKEN_COMMA);
      break;
    }
    pt_push (self, parse_mapping_key (self));
    pt_expect (self, PT_TOKEN_COLON);
    pt_push (self, parse_pattern (self));
    count++;
    if (!pt_accept (self, PT_TOKEN_COMMA))
      break;
  }
  pt_expect (self, PT_TOKEN_RBRACE);
  self->brackets--;
  if (pt_in_panic (self))
    return self->error_node;
  for (uint32_t i = 0; i < count; i++)
    pt_push (self, self->stack.items[mark + 2 * i]);
  PtNodeList keys = pt_list_from (self, mark + 2 * count);
  for (uint32_t i = 0; i < count; i++)
    self->stack.items[mark + i] = self->stack.items[mark + 2 * i + 1];
  self->stack.len = mark + count;
  PtNodeList patterns = pt_list_from (self, mark);
  PtMatchMapping *node = PT_NEW (self, PtMatchMapping, MATCH_MAPPING, start);
  node->keys = keys;
  node->patterns = patterns;
  node->rest = rest;
  return pt_id (self, node);
}

static PtNodeId
parse_class_pattern (PtParser *self, PtNodeId cls, uint32_t start) {
  uint32_t mark = pt_mark (self), n_positional = 0, n_keywords = 0;
  pt_advance (self);
  self->brackets++;
  while (pt_kind (self) != PT_TOKEN_RPAR && !pt_in_panic (self)) {
    if (pt_kind (self) == PT_TOKEN_NAME && pt_peek (self, 1) == PT_TOKEN_EQUAL) {
      pt_push (self, pt_expect_name (self));
      pt_advance (self);
      pt_push (self, parse_pattern (self));
      n_keywords++;
    } else {
      uint32_t pattern_start = pt_start (self);
      PtNodeId pattern = parse_pattern (self);
      pt_push (self, pattern);
      n_positional++;
      if (n_keywords > 0) {
        while (pt_kind (self) == PT_TOKEN_COMMA && pt_peek (self, 1) != PT_TOKEN_RPAR &&
               pt_peek (self, 2) != PT_TOKEN_EQUAL) {
          pt_advance (self);
          parse_pattern (self);
        }
        pt_fail (self, pattern_start, self->prev_end,
                 "positional patterns follow keyword patterns");
      }
    }
    if (!pt_accept (self, PT_TOKEN_COMMA))
      break;
  }
  pt_expect (self, PT_TOKEN_RPAR);
  self->brackets--;
  if (pt_in_panic (self))
    return self->error_node;
  /* Names and patterns of the keywords alternate behind the positional ones. */
  uint32_t first = mark + n_positional;
  for (uint32_t i = 0; i < n_keywords; i++)
    pt_push (self, self->stack.items[first + 2 * i + 1]);
  PtNodeList kwd_patterns = pt_list_from (self, first + 2 * n_keywords);
  for (uint32_t i = 0; i < n_keywords; i++)
    self->stack.items[first + i] = self->stack.items[first + 2 * i];
  self->stack.len = first + n_keywords;
  PtNodeList kwd_attrs = pt_list_from (self, first);
  PtNodeList patterns = pt_list_from (self, mark);
  PtMatchClass *node = PT_NEW (self, PtMatchClass, MATCH_CLASS, start);
  node->cls = cls;
  node->patterns = patterns;
  node->kwd_attrs = kwd_attrs;
  node->kwd_patterns = kwd_patterns;
  return pt_id (self, node);
}

/* Patterns */

static PtNodeId
parse_singleton (PtParser *self, PtConstKind kind) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtMatchSingleton *node = PT_NEW (self, PtMatchSingleton, MATCH_SINGLETON, start);
  node->head.op = (uint8_t)kind;
  return pt_id (self, node);
}

static PtNodeId
parse_name_pattern (PtParser *self) {
  uint32_t start = pt_start (self);
  PtStr name = self->values[self->at];
  PtTokenKind next = pt_peek (self, 1);
  if (next != PT_TOKEN_DOT && next != PT_TOKEN_LPAR) {
    pt_advance (self);
    if (next == PT_TOKEN_EQUAL)
      return pt_fail_here (self);
    return new_capture (self, name, start);
  }
  PtNodeId value = parse_name_or_attr (self);
  if (pt_kind (self) == PT_TOKEN_LPAR)
    return parse_class_pattern (self, value, start);
  return new_value_pattern (self, value, start);
}

static PtNodeId
parse_closed_pattern (PtParser *self) {
  uint32_t start = pt_start (self);
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_NAME:
    return parse_name_pattern (self);
  case PT_TOKEN_MINUS:
  case PT_TOKEN_NUMBER:
    return new_value_pattern (self, parse_number_value (self), start);
  case PT_TOKEN_STRING:
  case PT_TOKEN_FSTRING_START: {
    PtNodeId value = pt_parse_strings (self);
    if (!pt_in_panic (self) && pt_kind_at (self, value) == PT_NODE_JOINED_STR)
      return pt_fail_at_node (self, value,
                              "patterns may only match literals and attribute lookups");
    return new_value_pattern (self, value, start);
  }
  case PT_TOKEN_KW_None:
    return parse_singleton (self, PT_CONST_NONE);
  case PT_TOKEN_KW_True:
    return parse_singleton (self, PT_CONST_TRUE);
  case PT_TOKEN_KW_False:
    return parse_singleton (self, PT_CONST_FALSE);
  case PT_TOKEN_LPAR:
  case PT_TOKEN_LSQB:
    return parse_bracketed (self);
  case PT_TOKEN_LBRACE:
    return parse_mapping (self);
  default:
    return pt_fail_here (self);
  }
}

static PtNodeId
parse_or_pattern (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  PtNodeId first = parse_closed_pattern (self);
  if (pt_kind (self) != PT_TOKEN_VBAR)
    return first;
  pt_push (self, first);
  while (pt_accept (self, PT_TOKEN_VBAR))
    pt_push (self, parse_closed_pattern (self));
  PtNodeList patterns = pt_list_from (self, mark);
  PtMatchOr *node = PT_NEW (self, PtMatchOr, MATCH_OR, start);
  node->patterns = patterns;
  return pt_id (self, node);
}

/* What may not stand behind "as". */
static PtNodeId
fail_as_target (PtParser *self) {
  uint32_t start = pt_start (self);
  if (pt_at_name (self, PT_NAME__))
    return pt_fail (self, start, self->ends[self->at], "cannot use '_' as a target");
  if (pt_kind (self) == PT_TOKEN_NAME || !pt_begins_expression (self)) {
    if (pt_kind (self) == PT_TOKEN_NAME)
      pt_advance (self);
    return pt_fail_here (self);
  }
  PtNodeId target = pt_parse_expression (self);
  return pt_fail_at_node (self, target, "invalid pattern target");
}

static PtNodeId
parse_pattern (PtParser *self) {
  uint32_t start = pt_start (self);
  if (!pt_enter (self))
    return self->error_node;
  PtNodeId pattern = parse_or_pattern (self);
  if (pt_accept (self, PT_TOKEN_KW_as)) {
    PtTokenKind next = pt_peek (self, 1);
    bool plain = next != PT_TOKEN_DOT && next != PT_TOKEN_LPAR && next != PT_TOKEN_EQUAL;
    if (pt_kind (self) != PT_TOKEN_NAME || pt_at_name (self, PT_NAME__) || !plain)
      return fail_as_target (self);
    PtStr name = pt_expect_name (self);
    PtMatchAs *node = PT_NEW (self, PtMatchAs, MATCH_AS, start);
    node->pattern = pattern;
    node->name = name;
    pattern = pt_id (self, node);
  }
  pt_leave (self);
  return pattern;
}

/* The pattern of a case: a sequence without brackets where commas follow. */
static PtNodeId
parse_patterns (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  PtNodeId first = parse_maybe_star (self);
  if (pt_kind (self) != PT_TOKEN_COMMA) {
    if (pt_kind_at (self, first) == PT_NODE_MATCH_STAR)
      return pt_fail_here (self);
    return first;
  }
  pt_push (self, first);
  while (pt_accept (self, PT_TOKEN_COMMA) && pt_kind (self) != PT_TOKEN_COLON &&
         pt_kind (self) != PT_TOKEN_KW_if)
    pt_push (self, parse_maybe_star (self));
  return new_sequence (self, mark, start);
}

/* The statement */

static void
parse_case (PtParser *self) {
  uint32_t start = pt_start (self), first = self->at, mark = pt_mark (self);
  uint32_t depth = self->depth;
  pt_advance (self);
  PtNodeId pattern = parse_patterns (self), guard = 0;
  if (pt_accept (self, PT_TOKEN_KW_if))
    guard = pt_parse_named (self);
  PtNodeList body = pt_parse_block (self, "'case' statement", start, false);
  if (pt_in_panic (self)) {
    /* A case that can't be read does not hide the errors of the next. */
    self->stack.len = mark;
    self->depth = depth;
    pt_recover (self, first);
    self->stack.len = mark;
    return;
  }
  PtMatchCase *node = PT_NEW (self, PtMatchCase, MATCH_CASE, start);
  node->pattern = pattern;
  node->guard = guard;
  node->body = body;
  pt_push (self, pt_id (self, node));
}

static PtNodeId
parse_subject (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  PtNodeId first = pt_parse_star_named (self);
  if (pt_kind (self) != PT_TOKEN_COMMA) {
    if (pt_kind_at (self, first) == PT_NODE_STARRED)
      return pt_fail_here (self);
    return first;
  }
  pt_push (self, first);
  while (pt_accept (self, PT_TOKEN_COMMA) && !pt_ends_expressions (self))
    pt_push (self, pt_parse_star_named (self));
  PtNodeList elts = pt_list_from (self, mark);
  PtTuple *node = PT_NEW (self, PtTuple, TUPLE, start);
  node->elts = elts;
  return pt_id (self, node);
}

bool
pt_parse_match (PtParser *self) {
  PtSnapshot before = pt_save (self);
  uint32_t start = pt_start (self);
  pt_advance (self);
  if (!pt_begins_expression (self) && pt_kind (self) != PT_TOKEN_STAR) {
    pt_restore (self, &before);
    return false;
  }
  PtNodeId subject = parse_subject (self);
  bool colon = pt_kind (self) == PT_TOKEN_COLON && pt_peek (self, 1) == PT_TOKEN_NEWLINE;
  bool block = colon && pt_peek (self, 2) == PT_TOKEN_INDENT &&
               pt_peek (self, 3) == PT_TOKEN_NAME && self->values[self->at + 3] == PT_NAME_case;
  if (pt_in_panic (self) || !block) {
    /* Without its block it is a statement only if it can't be an expression. */
    uint32_t subject_at = before.at + 1;
    PtTokenKind first = (PtTokenKind)self->kinds[subject_at];
    bool no_expression = first == PT_TOKEN_NAME || first == PT_TOKEN_NUMBER ||
                         first == PT_TOKEN_STRING || first == PT_TOKEN_LBRACE;
    if (!pt_in_panic (self) && pt_kind (self) == PT_TOKEN_NEWLINE && no_expression) {
      pt_fail_at_token (self, "expected ':'");
      return true;
    }
    if (colon && !pt_in_panic (self) && pt_peek (self, 2) != PT_TOKEN_INDENT) {
      uint32_t line, column;
      pt_source_position (self->source, start, &line, &column);
      PtSpan span = pt_token_span (self, self->at + 2); /* behind ":" and the line's end */
      pt_look_at (self, self->at + 2);
      pt_fail_as (self, PT_DIAG_INDENT, span.start, span.end,
                  "expected an indented block after 'match' statement on line %u", line);
      return true;
    }
    uint32_t end = self->error.set ? self->error_at : self->at;
    if (colon && !self->error.set)
      end += 3; /* behind the indent, where "case" would be */
    pt_restore (self, &before);
    self->soft_end = end;
    return false;
  }
  pt_need_version (self, 10, start, start + 5, "Pattern matching is");
  pt_advance (self);
  pt_advance_layout (self);
  pt_advance_layout (self);
  uint32_t mark = pt_mark (self);
  while (pt_at_name (self, PT_NAME_case))
    parse_case (self);
  if (pt_kind (self) == PT_TOKEN_DEDENT)
    pt_advance_layout (self);
  else
    pt_fail_here (self);
  PtNodeList cases = pt_list_from (self, mark);
  PtMatch *node = PT_NEW (self, PtMatch, MATCH, start);
  node->subject = subject;
  node->cases = cases;
  pt_push (self, pt_id (self, node));
  return true;
}
