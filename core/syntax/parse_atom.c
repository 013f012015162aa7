// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Atoms and what is attached to them: names, displays, comprehensions, attributes, subscripts.

#include "core/syntax/parser_private.h"

static void
open_bracket (PtParser *self) {
  pt_advance (self);
  self->brackets++;
}

static void
close_bracket (PtParser *self, PtTokenKind kind) {
  pt_expect (self, kind);
  self->brackets--;
}

/* "a := b" without parentheses, in a place that knows it from that version on. */
static void
check_named (PtParser *self, PtNodeId id, int minor, const char *what) {
  PtNode *node = pt_node_at (self, id);
  if (PT_UNLIKELY (node->kind == PT_NODE_NAMED_EXPR && (node->flags & PT_NODE_FLAG_PAREN) == 0) &&
      !pt_in_panic (self))
    pt_need_version (self, minor, node->start, node->end, what);
}

static bool
at_comprehension (const PtParser *self) {
  return pt_kind (self) == PT_TOKEN_KW_for ||
         (pt_kind (self) == PT_TOKEN_KW_async && pt_peek (self, 1) == PT_TOKEN_KW_for);
}

PtNodeList
pt_parse_comprehension (PtParser *self) {
  uint32_t mark = pt_mark (self);
  while (at_comprehension (self)) {
    uint32_t start = pt_start (self);
    bool is_async = pt_accept (self, PT_TOKEN_KW_async);
    pt_advance (self);
    PtNodeId target = pt_parse_for_targets (self, true);
    pt_expect (self, PT_TOKEN_KW_in);
    PtNodeId iter = pt_parse_operators (self, PT_PREC_OR);
    uint32_t ifs_mark = pt_mark (self);
    while (pt_accept (self, PT_TOKEN_KW_if))
      pt_push (self, pt_parse_operators (self, PT_PREC_OR));
    PtNodeList ifs = pt_list_from (self, ifs_mark);
    PtComprehension *node = PT_NEW (self, PtComprehension, COMPREHENSION, start);
    node->head.op = is_async;
    node->target = target;
    node->iter = iter;
    node->ifs = ifs;
    pt_push (self, pt_id (self, node));
  }
  return pt_list_from (self, mark);
}

static PtNodeId
new_comprehension (PtParser *self, PtNodeKind kind, PtNodeId elt, uint32_t start,
                   PtTokenKind close) {
  PtNodeList generators = pt_parse_comprehension (self);
  close_bracket (self, close);
  PtListComp *node = (PtListComp *)pt_new_node (self, kind, sizeof *node / 4, start);
  node->elt = elt;
  node->generators = generators;
  return pt_id (self, node);
}

/* "[*a for ...]", "[a, b for ...]" */
static PtNodeId
check_comprehension_elt (PtParser *self, PtNodeId elt) {
  if (at_comprehension (self) && pt_kind_at (self, elt) == PT_NODE_STARRED)
    return pt_fail_at_node (self, elt, "iterable unpacking cannot be used in comprehension");
  return elt;
}

static PtNodeId
try_comprehension (PtParser *self) {
  pt_parse_comprehension (self);
  return 0;
}

/* The rest of a display behind its first element; pushes the elements. */
static void
parse_elements (PtParser *self, PtNodeId first, PtTokenKind close) {
  uint32_t mark = pt_mark (self);
  pt_push (self, first);
  while (pt_accept (self, PT_TOKEN_COMMA) && pt_kind (self) != close) {
    if (at_comprehension (self))
      break;
    pt_push (self, pt_parse_star_named (self));
  }
  if (at_comprehension (self) && close != PT_TOKEN_RPAR &&
      pt_try (self, 0, try_comprehension).valid)
    pt_fail (self, pt_node_at (self, self->stack.items[mark])->start, self->prev_end,
             "did you forget parentheses around the comprehension target?");
}

static PtNodeId
parse_list (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  open_bracket (self);
  if (pt_kind (self) != PT_TOKEN_RSQB) {
    PtNodeId first = check_comprehension_elt (self, pt_parse_star_named (self));
    if (at_comprehension (self))
      return new_comprehension (self, PT_NODE_LIST_COMP, first, start, PT_TOKEN_RSQB);
    parse_elements (self, first, PT_TOKEN_RSQB);
  }
  close_bracket (self, PT_TOKEN_RSQB);
  PtNodeList elts = pt_list_from (self, mark);
  PtList *node = PT_NEW (self, PtList, LIST, start);
  node->elts = elts;
  return pt_id (self, node);
}

PtNodeId
pt_parse_double_star (PtParser *self) {
  PtSnapshot before = pt_save (self);
  uint32_t stars = pt_start (self);
  pt_advance (self);
  pt_parse_expression (self);
  if (pt_kind (self) == PT_TOKEN_RPAR || pt_kind (self) == PT_TOKEN_RBRACE)
    return pt_fail (self, stars, stars + 2, "cannot use double starred expression here");
  if (self->error.set && !self->error.is_plain)
    return self->error_node;
  pt_restore (self, &before);
  return pt_fail_plainly (self);
}

/* "(": a group, a tuple or a generator expression */
static PtNodeId
parse_parenthesised (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  open_bracket (self);
  if (pt_kind (self) == PT_TOKEN_KW_yield) {
    PtNodeId node = pt_parse_yield (self);
    close_bracket (self, PT_TOKEN_RPAR);
    pt_node_at (self, node)->flags |= PT_NODE_FLAG_PAREN;
    return node;
  }
  if (pt_kind (self) != PT_TOKEN_RPAR) {
    if (pt_kind (self) == PT_TOKEN_STAR_STAR)
      return pt_parse_double_star (self);
    PtNodeId first = check_comprehension_elt (self, pt_parse_star_named (self));
    if (at_comprehension (self))
      return new_comprehension (self, PT_NODE_GENERATOR_EXP, first, start, PT_TOKEN_RPAR);
    if (pt_kind (self) != PT_TOKEN_COMMA) {
      if (pt_kind_at (self, first) == PT_NODE_STARRED && pt_kind (self) == PT_TOKEN_RPAR)
        return pt_fail_at_node (self, first, "cannot use starred expression here");
      close_bracket (self, PT_TOKEN_RPAR);
      pt_node_at (self, first)->flags |= PT_NODE_FLAG_PAREN;
      return first;
    }
    parse_elements (self, first, PT_TOKEN_RPAR);
  }
  close_bracket (self, PT_TOKEN_RPAR);
  PtNodeList elts = pt_list_from (self, mark);
  PtTuple *node = PT_NEW (self, PtTuple, TUPLE, start);
  node->head.flags = PT_NODE_FLAG_PAREN;
  node->elts = elts;
  return pt_id (self, node);
}

/* Dictionaries and sets */

/* The value behind "key:". */
static PtNodeId
parse_dict_value (PtParser *self, uint32_t colon) {
  if (pt_kind (self) == PT_TOKEN_RBRACE || pt_kind (self) == PT_TOKEN_COMMA)
    return pt_fail (self, colon, colon + 1, "expression expected after dictionary key and ':'");
  if (pt_kind (self) == PT_TOKEN_STAR) {
    uint32_t star = pt_start (self);
    pt_advance (self);
    pt_parse_operators (self, PT_PREC_BIT_OR);
    return pt_fail (self, star, self->prev_end,
                    "cannot use a starred expression in a dictionary value");
  }
  return pt_parse_expression (self);
}

static PtNodeId
new_dict (PtParser *self, uint32_t start, uint32_t mark) {
  /* Keys and values alternate on the stack. */
  uint32_t count = (pt_mark (self) - mark) / 2;
  for (uint32_t i = 0; i < count; i++)
    pt_push (self, self->stack.items[mark + 2 * i]);
  PtNodeList keys = pt_list_from (self, mark + 2 * count);
  for (uint32_t i = 0; i < count; i++)
    self->stack.items[mark + i] = self->stack.items[mark + 2 * i + 1];
  self->stack.len = mark + count;
  PtNodeList values = pt_list_from (self, mark);
  PtDict *node = PT_NEW (self, PtDict, DICT, start);
  node->keys = keys;
  node->values = values;
  return pt_id (self, node);
}

/* No colon behind a key. CPython shows the column in which the key ends, but the line in which it
 * begins; and says so even where it does not look for reasons. */
static PtNodeId
fail_dict_key (PtParser *self, uint32_t start) {
  uint32_t end = self->prev_end, column = 0;
  if (pt_at_final_error (self, 0) || pt_kind (self) == PT_TOKEN_END)
    return pt_fail_here (self);
  for (uint32_t at = end - 1; at > 0 && self->text[at - 1] != '\n'; at--)
    column++;
  if (memchr (self->text + start, '\n', end - start) != NULL) {
    while (start > 0 && self->text[start - 1] != '\n')
      start--;
    for (end = start; column > 0 && self->text[end] != '\n'; column--)
      end++;
    end++;
  }
  pt_fail (self, end - 1, end, "':' expected after dictionary key");
  self->error.is_plain = false;
  return self->error_node;
}

/* The key that begins with a token does not parse: maybe a part of it does. */
static PtNodeId
fail_dict_key_part (PtParser *self, uint32_t first) {
  uint32_t end = pt_prefix_end (self, first, self->error_at);
  if (end == first || self->kinds[end] == PT_TOKEN_COLON)
    return self->error_node;
  self->error.set = false;
  self->at = end;
  self->prev_end = self->ends[end - 1];
  return fail_dict_key (self, self->starts[first]);
}

/* The dictionary whose first pair is on the stack from mark on. */
static PtNodeId
parse_dict_rest (PtParser *self, uint32_t start, uint32_t mark) {
  while (pt_accept (self, PT_TOKEN_COMMA) && pt_kind (self) != PT_TOKEN_RBRACE) {
    if (pt_accept (self, PT_TOKEN_STAR_STAR)) {
      pt_push (self, 0);
      pt_push (self, pt_parse_operators (self, PT_PREC_BIT_OR));
      continue;
    }
    uint32_t key_start = pt_start (self);
    uint32_t key_at = self->at;
    PtNodeId key = pt_parse_expression (self);
    if (pt_in_panic (self) && self->error.is_plain && !self->error.is_final)
      return fail_dict_key_part (self, key_at);
    uint32_t colon = pt_start (self);
    if (!pt_accept (self, PT_TOKEN_COLON) && !pt_in_panic (self))
      return fail_dict_key (self, key_start);
    pt_push (self, key);
    pt_push (self, parse_dict_value (self, colon));
  }
  close_bracket (self, PT_TOKEN_RBRACE);
  return new_dict (self, start, mark);
}

static PtNodeId
parse_braces (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  open_bracket (self);
  if (pt_kind (self) == PT_TOKEN_RBRACE) {
    close_bracket (self, PT_TOKEN_RBRACE);
    return new_dict (self, start, mark);
  }
  if (pt_kind (self) == PT_TOKEN_STAR_STAR) {
    uint32_t stars = pt_start (self);
    pt_advance (self);
    pt_push (self, 0);
    pt_push (self, pt_parse_operators (self, PT_PREC_BIT_OR));
    if (at_comprehension (self))
      return pt_fail (self, stars, stars + 2,
                      "dict unpacking cannot be used in dict comprehension");
    return parse_dict_rest (self, start, mark);
  }

  PtNodeId first = check_comprehension_elt (self, pt_parse_star_named (self));
  uint32_t colon = pt_start (self);
  if (pt_kind_at (self, first) != PT_NODE_STARRED && pt_accept (self, PT_TOKEN_COLON)) {
    PtNodeId value = parse_dict_value (self, colon);
    if (at_comprehension (self)) {
      PtNodeList generators = pt_parse_comprehension (self);
      close_bracket (self, PT_TOKEN_RBRACE);
      PtDictComp *node = PT_NEW (self, PtDictComp, DICT_COMP, start);
      node->key = first;
      node->value = value;
      node->generators = generators;
      return pt_id (self, node);
    }
    pt_push (self, first);
    pt_push (self, value);
    return parse_dict_rest (self, start, mark);
  }
  if (self->minor < 9)
    check_named (self, first, 9, "Assignment expressions without parentheses in sets are");
  if (at_comprehension (self))
    return new_comprehension (self, PT_NODE_SET_COMP, first, start, PT_TOKEN_RBRACE);
  parse_elements (self, first, PT_TOKEN_RBRACE);
  close_bracket (self, PT_TOKEN_RBRACE);
  for (uint32_t i = mark; i < pt_mark (self) && self->minor < 9; i++)
    check_named (self, self->stack.items[i], 9,
                 "Assignment expressions without parentheses in sets are");
  PtNodeList elts = pt_list_from (self, mark);
  PtSet *node = PT_NEW (self, PtSet, SET, start);
  node->elts = elts;
  return pt_id (self, node);
}

/* Atoms */

static PtNodeId
parse_constant (PtParser *self, PtConstKind kind) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtConstant *node = PT_NEW (self, PtConstant, CONSTANT, start);
  node->head.op = (uint8_t)kind;
  node->at = node->len = 0;
  return pt_id (self, node);
}

static PtNodeId
parse_bracketed (PtParser *self) {
  PtTokenKind kind = pt_kind (self);
  PtNodeId node = kind == PT_TOKEN_LPAR   ? parse_parenthesised (self)
                  : kind == PT_TOKEN_LSQB ? parse_list (self)
                                          : parse_braces (self);
  pt_grow_taller (self);
  return node;
}

static PtNodeId
parse_atom (PtParser *self) {
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_NAME: {
    uint32_t start = pt_start (self);
    PtStr name = self->values[self->at];
    pt_advance (self);
    return pt_new_name (self, name, PT_CTX_LOAD, start);
  }
  case PT_TOKEN_NUMBER:
    return pt_parse_number (self);
  case PT_TOKEN_STRING:
  case PT_TOKEN_FSTRING_START:
    return pt_parse_strings (self);
  case PT_TOKEN_KW_None:
    return parse_constant (self, PT_CONST_NONE);
  case PT_TOKEN_KW_True:
    return parse_constant (self, PT_CONST_TRUE);
  case PT_TOKEN_KW_False:
    return parse_constant (self, PT_CONST_FALSE);
  case PT_TOKEN_ELLIPSIS:
    return parse_constant (self, PT_CONST_ELLIPSIS);
  case PT_TOKEN_LPAR:
  case PT_TOKEN_LSQB:
  case PT_TOKEN_LBRACE:
    return parse_bracketed (self);
  default:
    return pt_fail_here (self);
  }
}

/* Attributes, calls, subscripts */

/* What is in the brackets behind an operand does not fit. CPython then takes them for a group or a
 * list of its own: "f(a (yield))" lacks a comma. */
static PtNodeId
fail_trailer (PtParser *self, const PtSnapshot *before) {
  if (!self->error.is_plain || self->error.is_final || self->plain_only || before->error.set)
    return self->error_node;
  PtSyntaxError error = self->error;
  uint32_t error_at = self->error_at;
  pt_restore (self, before);
  pt_fail_missing_comma (self, self->inside_at);
  if (!pt_in_panic (self)) {
    self->error = error;
    self->error_at = error_at;
    self->at = self->end;
  }
  return self->error_node;
}

static PtNodeId
parse_call (PtParser *self, PtNodeId func, uint32_t start) {
  PtSnapshot before = pt_save (self);
  uint32_t open = pt_start (self);
  PtNodeList args, keywords;
  open_bracket (self);
  pt_parse_arguments (self, open, &args, &keywords);
  self->brackets--;
  if (PT_UNLIKELY (pt_in_panic (self)))
    return fail_trailer (self, &before);
  PtCall *node = PT_NEW (self, PtCall, CALL, start);
  node->func = func;
  node->args = args;
  node->keywords = keywords;
  return pt_id (self, node);
}

static PtNodeId
parse_slice_item (PtParser *self) {
  uint32_t start = pt_start (self);
  if (pt_kind (self) == PT_TOKEN_STAR) {
    pt_advance (self);
    if (self->minor >= 13 && !pt_begins_expression (self))
      return pt_fail (self, start, start + 1, "Invalid star expression");
    PtNodeId value = pt_parse_expression (self);
    PtStarred *node = PT_NEW (self, PtStarred, STARRED, start);
    node->value = value;
    PtNodeId id = pt_id (self, node);
    pt_need_version (self, 11, start, self->prev_end, "Star expressions in indexes are");
    return id;
  }
  PtNodeId lower = 0, upper = 0, step = 0;
  if (pt_kind (self) != PT_TOKEN_COLON) {
    lower = pt_parse_named (self);
    check_named (self, lower, 10, "Assignment expressions without parentheses in indexes are");
    if (pt_kind (self) != PT_TOKEN_COLON)
      return lower;
  }
  pt_advance (self);
  if (pt_begins_expression (self))
    upper = pt_parse_expression (self);
  if (pt_accept (self, PT_TOKEN_COLON) && pt_begins_expression (self))
    step = pt_parse_expression (self);
  PtSlice *node = PT_NEW (self, PtSlice, SLICE, start);
  node->lower = lower;
  node->upper = upper;
  node->step = step;
  return pt_id (self, node);
}

static PtNodeId
parse_slices (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  PtNodeId first = parse_slice_item (self);
  if (pt_kind (self) != PT_TOKEN_COMMA && pt_kind_at (self, first) != PT_NODE_STARRED)
    return first;
  pt_push (self, first);
  while (pt_accept (self, PT_TOKEN_COMMA) && pt_kind (self) != PT_TOKEN_RSQB)
    pt_push (self, parse_slice_item (self));
  PtNodeList elts = pt_list_from (self, mark);
  PtTuple *node = PT_NEW (self, PtTuple, TUPLE, start);
  node->elts = elts;
  return pt_id (self, node);
}

static PtNodeId
parse_subscript (PtParser *self, PtNodeId value, uint32_t start) {
  PtSnapshot before = pt_save (self);
  open_bracket (self);
  PtNodeId slice = parse_slices (self);
  close_bracket (self, PT_TOKEN_RSQB);
  if (PT_UNLIKELY (pt_in_panic (self)))
    return fail_trailer (self, &before);
  PtSubscript *node = PT_NEW (self, PtSubscript, SUBSCRIPT, start);
  node->value = value;
  node->slice = slice;
  return pt_id (self, node);
}

static PtNodeId
parse_attribute (PtParser *self, PtNodeId value, uint32_t start) {
  pt_advance (self);
  PtStr attr = pt_expect_name (self);
  PtAttribute *node = PT_NEW (self, PtAttribute, ATTRIBUTE, start);
  node->value = value;
  node->attr = attr;
  return pt_id (self, node);
}

PtNodeId
pt_parse_primary (PtParser *self) {
  uint32_t start = pt_start (self);
  if (pt_kind (self) == PT_TOKEN_KW_await) {
    pt_advance (self);
    if (pt_kind (self) == PT_TOKEN_KW_await)
      return pt_fail_here (self);
    PtNodeId value = pt_parse_primary (self);
    PtAwait *node = PT_NEW (self, PtAwait, AWAIT, start);
    node->value = value;
    PtNodeId id = pt_id (self, node);
    pt_grow_taller (self);
    return id;
  }
  PtNodeId node = parse_atom (self);
  for (;;) {
    switch ((int)pt_kind (self)) {
    case PT_TOKEN_DOT:
      node = parse_attribute (self, node, start);
      break;
    case PT_TOKEN_LPAR:
      node = parse_call (self, node, start);
      break;
    case PT_TOKEN_LSQB:
      node = parse_subscript (self, node, start);
      break;
    default:
      return node;
    }
    pt_grow_taller (self);
  }
}
