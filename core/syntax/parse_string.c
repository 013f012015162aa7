// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Strings and f-strings, and their implicit concatenation. self->buffer is a stack here: a string
// in a field of an f-string works above the text that the f-string has gathered so far.

#include "core/syntax/escape.h"
#include "core/syntax/parser_private.h"

/* The values of a JoinedStr being made: pieces of text become one Constant, up to the next field.
 */
typedef struct {
  size_t base;   /* the text gathered since the last field is the buffer from here on */
  bool has_text; /* start, end and u_prefix are set */
  uint32_t start;
  uint32_t end;
  bool u_prefix;
} Joined;

static void parse_pieces (PtParser *self, Joined *joined, PtTokenKind end);

static void
set_position (PtParser *self, PtNodeId id, PtSpan span) {
  PtNode *node = pt_node_at (self, id);
  node->start = span.start;
  node->end = span.end;
}

/* What stands between the quotes of a STRING token. */
static PtSpan
between_quotes (const PtParser *self, uint32_t token) {
  uint32_t quotes = (self->values[token] & PT_STRING_TRIPLE) != 0 ? 3 : 1;
  uint32_t start = self->starts[token];
  while (self->text[start] != '"' && self->text[start] != '\'')
    start++;
  return (PtSpan){start + quotes, self->ends[token] - quotes};
}

/* Appends the text of a STRING or FSTRING_MIDDLE token to the buffer. */
static void
append_token_text (PtParser *self, uint32_t token) {
  uint32_t flags = self->values[token], start = self->starts[token], end = self->ends[token];
  bool middle = self->kinds[token] == PT_TOKEN_FSTRING_MIDDLE;
  if (!middle) {
    PtSpan span = between_quotes (self, token);
    start = span.start;
    end = span.end;
  }
  bool braces = middle && (flags & PT_STRING_SPEC) == 0;
  PtEscapeError error;
  if (!pt_unescape (self->text, start, end, flags, braces, &self->buffer, &error)) {
    pt_fail (self, self->starts[token], self->ends[token], "%s", error.message);
    self->error.is_plain = false;
  }
}

static PtNodeId
new_text_constant (PtParser *self, PtConstKind kind, size_t base, uint32_t start) {
  size_t len = self->buffer.len - base;
  uint32_t at = len == 0 ? 0 : pt_new_text (self, self->buffer.data + base, len);
  self->texts_copied += len > 0;
  PtConstant *node = PT_NEW (self, PtConstant, CONSTANT, start);
  node->head.op = (uint8_t)kind;
  node->at = at;
  node->len = (uint32_t)len;
  self->buffer.len = base;
  return pt_id (self, node);
}

/* Joined strings */

static void
add_text_span (Joined *joined, uint32_t start, uint32_t end, bool u_prefix) {
  if (!joined->has_text) {
    joined->start = start;
    joined->u_prefix = u_prefix;
  }
  joined->end = end;
  joined->has_text = true;
}

/* Pushes the gathered text as a Constant, if there is any. */
static void
flush_text (PtParser *self, Joined *joined) {
  if (self->buffer.len > joined->base) {
    PtNodeId id = new_text_constant (self, PT_CONST_STR, joined->base, joined->start);
    PtNode *node = pt_node_at (self, id);
    node->end = joined->end;
    if (joined->u_prefix)
      node->flags |= PT_NODE_FLAG_U_PREFIX;
    pt_push (self, id);
  }
  joined->has_text = false;
}

static PtNodeId
new_joined (PtParser *self, uint32_t mark, uint32_t start) {
  PtNodeList values = pt_list_from (self, mark);
  PtJoinedStr *node = PT_NEW (self, PtJoinedStr, JOINED_STR, start);
  node->values = values;
  return pt_id (self, node);
}

/* "!r"; 0 if there is none. */
static uint8_t
parse_conversion (PtParser *self) {
  if (!pt_accept (self, PT_TOKEN_EXCLAMATION))
    return 0;
  PtTokenKind kind = pt_kind (self);
  if (kind != PT_TOKEN_NAME) {
    bool missing = kind == PT_TOKEN_COLON || kind == PT_TOKEN_RBRACE;
    pt_fail_at_token (self, missing ? "f-string: missing conversion character"
                                    : "f-string: invalid conversion character");
    return 0;
  }
  if (pt_start (self) != self->prev_end) {
    pt_fail_at_token (self, "f-string: conversion type must come right after the exclamation mark");
    return 0;
  }
  PtView name = pt_str_view (self->values[self->at]);
  if (name.len != 1 || (name.data[0] != 's' && name.data[0] != 'r' && name.data[0] != 'a')) {
    pt_fail_at_token (
        self, "f-string: invalid conversion character '%s': expected 's', 'r', or 'a'", name.data);
    return 0;
  }
  pt_advance (self);
  return (uint8_t)name.data[0];
}

/* ":" and the format spec; 0 if there is none. */
static PtNodeId
parse_format_spec (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  if (!pt_accept (self, PT_TOKEN_COLON))
    return 0;
  Joined spec = {.base = self->buffer.len};
  parse_pieces (self, &spec, PT_TOKEN_RBRACE);
  return new_joined (self, mark, start);
}

static void
fail_missing_expression (PtParser *self) {
  switch ((int)pt_kind (self)) {
  case PT_TOKEN_RBRACE:
  case PT_TOKEN_EQUAL:
  case PT_TOKEN_EXCLAMATION:
  case PT_TOKEN_COLON:
    pt_fail_at_token (self, "f-string: valid expression required before '%s'",
                      pt_token_text (pt_kind (self)));
    return;
  case PT_TOKEN_KW_yield:
  case PT_TOKEN_STAR:
  case PT_TOKEN_ERROR:
    return;
  default:
    if (!pt_begins_expression (self))
      pt_fail_at_token (self, "f-string: expecting a valid expression after '{'");
  }
}

/* What 3.12 says about a field whose expression is not followed by what may follow it. */
static void
fail_field_end (PtParser *self, bool debug, bool conversion) {
  if (pt_kind (self) == PT_TOKEN_ERROR || self->minor < 12)
    pt_fail_here (self);
  else
    pt_fail_at_token (self, "f-string: expecting %s",
                      conversion ? "':' or '}'"
                      : debug    ? "'!', or ':', or '}'"
                                 : "'=', or '!', or ':', or '}'");
}

/* Up to 3.11 the text of a field is parsed with parentheses around it: they belong to a tuple, and
 * make a generator expression of what would be none. */
static PtNodeId
parse_old_value (PtParser *self, uint32_t start) {
  if (pt_kind (self) == PT_TOKEN_STAR_STAR)
    return pt_parse_double_star (self);
  PtNodeId value = pt_parse_yield_or_star (self);
  if (pt_in_panic (self))
    return value;
  if (pt_kind_at (self, value) == PT_NODE_STARRED)
    return pt_fail_at_node (self, value, "cannot use starred expression here");
  bool bare_tuple = pt_kind_at (self, value) == PT_NODE_TUPLE &&
                    (pt_node_at (self, value)->flags & PT_NODE_FLAG_PAREN) == 0;
  PtNodeList generators = pt_parse_comprehension (self);
  if (generators.len > 0) {
    PtGeneratorExp *node = PT_NEW (self, PtGeneratorExp, GENERATOR_EXP, start);
    node->elt = value;
    node->generators = generators;
    value = pt_id (self, node);
  }
  if (bare_tuple || generators.len > 0)
    set_position (self, value, (PtSpan){start, pt_start (self) + 1});
  return value;
}

/* Appends the text of a field as "=" shows it: from 3.13 on without comments. */
static void
append_debug_text (PtParser *self, uint32_t start, uint32_t end) {
  if (self->minor >= 13 && memchr (self->text + start, '#', end - start) != NULL) {
    for (uint32_t i = 0; i < self->tokens->n_comments; i++) {
      PtSpan comment = self->tokens->comments[i];
      if (comment.start < start || comment.end > end)
        continue;
      pt_bytes_append (&self->buffer, self->text + start, comment.start - start);
      start = comment.end;
    }
  }
  pt_bytes_append (&self->buffer, self->text + start, end - start);
}

/* "{expression=!r:spec}" */
static void
parse_field (PtParser *self, Joined *joined) {
  uint32_t start = pt_start (self);
  pt_advance (self);
  uint32_t expr_start = self->prev_end, brackets = self->brackets;
  self->brackets = 0;
  self->fields++;
  if (self->minor >= 12)
    fail_missing_expression (self);
  if (pt_kind (self) == PT_TOKEN_KW_lambda && self->minor >= 12)
    pt_fail_at_token (self, "f-string: lambda expressions are not allowed without parentheses");
  PtNodeId value = self->minor < 12 ? parse_old_value (self, start) : pt_parse_yield_or_star (self);
  bool debug = pt_accept (self, PT_TOKEN_EQUAL);
  if (debug) {
    /* The text up to the "=" and the blanks behind it come first. */
    uint32_t text_end = pt_start (self);
    append_debug_text (self, expr_start, text_end);
    add_text_span (joined, expr_start, text_end, false);
  }
  flush_text (self, joined);
  uint8_t conversion = parse_conversion (self);
  bool has_conversion = conversion != 0;
  if (pt_kind (self) != PT_TOKEN_COLON && pt_kind (self) != PT_TOKEN_RBRACE && !pt_in_panic (self))
    fail_field_end (self, debug, has_conversion);
  PtNodeId spec = parse_format_spec (self);
  pt_expect (self, PT_TOKEN_RBRACE);
  self->fields--;
  self->brackets = brackets;
  PtFormattedValue *node = PT_NEW (self, PtFormattedValue, FORMATTED_VALUE, start);
  node->head.op = debug && !has_conversion && spec == 0 ? 'r' : conversion;
  node->value = value;
  node->format_spec = spec;
  pt_push (self, pt_id (self, node));
}

/* Text and fields up to the end of the f-string or of the format spec. */
static void
parse_pieces (PtParser *self, Joined *joined, PtTokenKind end) {
  if (!pt_enter (self))
    return;
  while (pt_kind (self) != end && !pt_in_panic (self)) {
    switch ((int)pt_kind (self)) {
    case PT_TOKEN_FSTRING_MIDDLE:
      add_text_span (joined, pt_start (self), self->ends[self->at], false);
      append_token_text (self, self->at);
      pt_advance (self);
      break;
    case PT_TOKEN_LBRACE:
      parse_field (self, joined);
      break;
    default:
      pt_fail_here (self);
    }
  }
  if (end == PT_TOKEN_RBRACE)
    flush_text (self, joined);
  pt_leave (self);
}

/* Up to 3.11 the parts of an f-string have the position of the whole run of strings, but for format
 * specs, and text that is a whole format spec, which have that of their own string. */

static void
spread_in_spec (PtParser *self, PtNodeId spec, PtSpan whole, PtSpan own, bool u_prefix) {
  set_position (self, spec, own);
  PtNodeList values = PT_AT (self, PtJoinedStr, spec)->values;
  for (uint32_t i = 0; i < values.len; i++) {
    PtNodeId id = self->words[values.at + i];
    if (pt_kind_at (self, id) == PT_NODE_CONSTANT) {
      set_position (self, id, values.len == 1 ? own : whole);
      pt_node_at (self, id)->flags = u_prefix ? PT_NODE_FLAG_U_PREFIX : 0;
      continue;
    }
    set_position (self, id, whole);
    PtNodeId inner = PT_AT (self, PtFormattedValue, id)->format_spec;
    if (inner != 0)
      spread_in_spec (self, inner, whole, own, u_prefix);
  }
}

/* first: the token the run begins with. */
static void
spread_position (PtParser *self, PtNodeId joined, uint32_t first, bool u_prefix) {
  PtNode *head = pt_node_at (self, joined);
  PtSpan whole = {head->start, head->end}, own = whole;
  PtNodeList values = PT_AT (self, PtJoinedStr, joined)->values;
  uint32_t token = first;
  for (uint32_t i = 0; i < values.len; i++) {
    PtNodeId id = self->words[values.at + i];
    PtNodeId spec = 0;
    if (pt_kind_at (self, id) == PT_NODE_CONSTANT) {
      pt_node_at (self, id)->flags = u_prefix ? PT_NODE_FLAG_U_PREFIX : 0;
    } else {
      spec = PT_AT (self, PtFormattedValue, id)->format_spec;
      /* The string that holds the field: of the run's strings the last that begins before it. */
      uint32_t field = pt_node_at (self, id)->start, depth = 0;
      for (; spec != 0 && (depth > 0 || self->starts[token] < field || token == first); token++) {
        depth += self->kinds[token] == PT_TOKEN_FSTRING_START;
        if (self->kinds[token] == PT_TOKEN_FSTRING_START && depth == 1)
          own.start = self->starts[token];
        depth -= self->kinds[token] == PT_TOKEN_FSTRING_END;
        own.end = self->ends[token];
      }
    }
    if (spec != 0)
      spread_in_spec (self, spec, whole, own, u_prefix);
    set_position (self, id, whole);
  }
}

/* A run of strings of which some are f-strings. */
static PtNodeId
parse_joined (PtParser *self, bool u_prefix) {
  uint32_t first = self->at, start = pt_start (self), mark = pt_mark (self);
  Joined joined = {.base = self->buffer.len};
  for (;;) {
    if (pt_kind (self) == PT_TOKEN_STRING) {
      bool u = (self->values[self->at] & PT_STRING_UNICODE) != 0;
      size_t before = self->buffer.len;
      append_token_text (self, self->at);
      if (self->buffer.len > before)
        add_text_span (&joined, pt_start (self), self->ends[self->at], u);
      pt_advance (self);
    } else if (pt_accept (self, PT_TOKEN_FSTRING_START)) {
      parse_pieces (self, &joined, PT_TOKEN_FSTRING_END);
      pt_accept (self, PT_TOKEN_FSTRING_END);
    } else {
      break;
    }
  }
  flush_text (self, &joined);
  self->buffer.len = joined.base;
  PtNodeId id = new_joined (self, mark, start);
  if (self->minor < 12 && !pt_in_panic (self))
    spread_position (self, id, first, u_prefix);
  return id;
}

/* Plain strings */

/* A run of strings that must be put together, or have escapes. */
static PtNodeId
parse_concatenated (PtParser *self, PtConstKind kind, uint32_t start) {
  size_t base = self->buffer.len;
  while (pt_kind (self) == PT_TOKEN_STRING) {
    append_token_text (self, self->at);
    pt_advance (self);
  }
  return new_text_constant (self, kind, base, start);
}

/* Whether the value of a STRING token is what stands there. */
static bool
is_verbatim (const PtParser *self, PtSpan span, uint32_t flags) {
  const char *text = self->text + span.start;
  size_t len = span.end - span.start;
  if ((flags & PT_STRING_RAW) == 0 && memchr (text, '\\', len) != NULL)
    return false;
  for (size_t i = 0; (flags & PT_STRING_BYTES) != 0 && i < len; i++)
    if ((uint8_t)text[i] >= 0x80)
      return false;
  return memchr (text, '\r', len) == NULL;
}

static PtNodeId
new_borrowed_constant (PtParser *self, PtConstKind kind, PtSpan span, uint32_t start) {
  PtConstant *node = PT_NEW (self, PtConstant, CONSTANT, start);
  node->head.op = (uint8_t)kind;
  node->at = PT_TEXT_BORROWED | span.start;
  node->len = span.end - span.start;
  self->texts_borrowed++;
  return pt_id (self, node);
}

static PtNodeId
parse_plain (PtParser *self) {
  uint32_t start = pt_start (self), flags = self->values[self->at];
  bool is_bytes = (flags & PT_STRING_BYTES) != 0;
  PtConstKind const_kind = is_bytes ? PT_CONST_BYTES : PT_CONST_STR;
  PtSpan span = between_quotes (self, self->at);
  PtNodeId id;
  if (self->arena->mode == PT_MEMORY_OPTIMISED && pt_peek (self, 1) != PT_TOKEN_STRING &&
      span.end > span.start && is_verbatim (self, span, flags)) {
    pt_advance (self);
    id = new_borrowed_constant (self, const_kind, span, start);
  } else {
    id = parse_concatenated (self, const_kind, start);
  }
  if ((flags & PT_STRING_UNICODE) != 0)
    pt_node_at (self, id)->flags |= PT_NODE_FLAG_U_PREFIX;
  return id;
}

/* CPython points at what follows the strings. */
static PtNodeId
fail_mixed (PtParser *self) {
  for (uint32_t depth = 0;
       depth > 0 || pt_kind (self) == PT_TOKEN_STRING || pt_kind (self) == PT_TOKEN_FSTRING_START;
       pt_advance (self)) {
    depth += pt_kind (self) == PT_TOKEN_FSTRING_START;
    depth -= pt_kind (self) == PT_TOKEN_FSTRING_END;
  }
  pt_fail_at_token (self, "cannot mix bytes and nonbytes literals");
  self->error.is_plain = false;
  return self->error_node;
}

PtNodeId
pt_parse_strings (PtParser *self) {
  /* Looks ahead over the whole run: f-strings in it, and whether all or none are bytes. */
  uint32_t first = self->at, n_bytes = 0, n_strings = 0, depth = 0;
  PtTokenKind behind = pt_peek (self, 1);
  if (PT_LIKELY (pt_kind (self) == PT_TOKEN_STRING && behind != PT_TOKEN_STRING &&
                 behind != PT_TOKEN_FSTRING_START))
    return parse_plain (self);
  bool has_fstring = false;
  for (uint32_t at = first; at < self->end; at++) {
    PtTokenKind kind = (PtTokenKind)self->kinds[at];
    if (depth == 0 && kind == PT_TOKEN_STRING) {
      n_strings++;
      n_bytes += (self->values[at] & PT_STRING_BYTES) != 0;
    } else if (kind == PT_TOKEN_FSTRING_START) {
      n_strings += depth == 0;
      has_fstring = true;
      depth++;
    } else if (kind == PT_TOKEN_FSTRING_END) {
      depth--;
    } else if (depth == 0) {
      break;
    }
  }
  if (n_bytes > 0 && n_bytes < n_strings)
    return fail_mixed (self);
  if (has_fstring)
    return parse_joined (self, (self->values[first] & PT_STRING_UNICODE) != 0);
  return parse_plain (self);
}
