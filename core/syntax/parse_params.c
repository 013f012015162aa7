// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Parameters of def and lambda, and type parameters.

#include "core/syntax/parser_private.h"

/* The two kinds of parameter lists differ in how they end and in annotations. */
typedef struct {
  PtTokenKind end; /* ')' of def, ':' of lambda */
  uint32_t mark;   /* of the stack: parameters, 0 where a "/" stands, then defaults */
  uint32_t n_posonly;
  bool seen_slash;
  bool seen_star;
  bool seen_default; /* before the star */
  PtNodeId vararg;
  PtNodeId kwarg;
  uint32_t n_positional;
} Parameters;

static bool
ends_parameter (const PtParser *self, const Parameters *parameters) {
  return pt_kind (self) == PT_TOKEN_COMMA || pt_kind (self) == parameters->end;
}

static PtNodeId
parse_star_annotation (PtParser *self) {
  if (pt_kind (self) != PT_TOKEN_STAR)
    return pt_parse_expression (self);
  uint32_t start = pt_start (self);
  pt_advance (self);
  PtNodeId value = pt_parse_operators (self, PT_PREC_BIT_OR);
  PtStarred *node = PT_NEW (self, PtStarred, STARRED, start);
  node->value = value;
  PtNodeId id = pt_id (self, node);
  pt_need_version (self, 11, start, self->prev_end, "Starred annotations are");
  return id;
}

/* Steps over a bracket. True if it could hold parameters: names, annotated or not, without
 * defaults. */
static bool
skip_parameters (PtParser *self, const Parameters *parameters) {
  bool fits = !parameters->seen_default && !parameters->seen_star, wants_name = true, any = false;
  uint32_t depth = 0;
  do {
    PtTokenKind kind = pt_kind (self);
    bool closes = kind == PT_TOKEN_RPAR || kind == PT_TOKEN_RSQB || kind == PT_TOKEN_RBRACE;
    depth -= closes;
    if (depth == 1 && !closes) {
      bool annotated = kind == PT_TOKEN_COLON && parameters->end == PT_TOKEN_RPAR;
      fits &= wants_name ? kind == PT_TOKEN_NAME
                         : kind != PT_TOKEN_EQUAL && (annotated || kind == PT_TOKEN_COMMA || any);
      wants_name = kind == PT_TOKEN_COMMA;
      any = annotated || (any && !wants_name);
    }
    depth += kind == PT_TOKEN_LPAR || kind == PT_TOKEN_LSQB || kind == PT_TOKEN_LBRACE;
    pt_advance (self);
  } while (depth > 0 && pt_kind (self) != PT_TOKEN_END);
  return fits && (!wants_name || self->kinds[self->at - 2] == PT_TOKEN_COMMA);
}

static PtNodeId
parse_parameter (PtParser *self, const Parameters *parameters, bool may_star) {
  uint32_t start = pt_start (self);
  if (pt_kind (self) == PT_TOKEN_LPAR) {
    uint32_t open = self->at;
    bool names = skip_parameters (self, parameters);
    uint32_t end = self->prev_end;
    self->at = open;
    if (names)
      return pt_fail (self, start, end,
                      parameters->end == PT_TOKEN_RPAR
                          ? "Function parameters cannot be parenthesized"
                          : "Lambda expression parameters cannot be parenthesized");
  }
  PtStr name = pt_expect_name (self);
  PtNodeId annotation = 0;
  if (parameters->end == PT_TOKEN_RPAR && pt_accept (self, PT_TOKEN_COLON))
    annotation = may_star ? parse_star_annotation (self) : pt_parse_expression (self);
  PtArg *node = PT_NEW (self, PtArg, ARG, start);
  node->arg = name;
  node->annotation = annotation;
  return pt_id (self, node);
}

/* "= default"; 0 if there is none. */
static PtNodeId
parse_default (PtParser *self) {
  uint32_t equal = pt_start (self);
  if (!pt_accept (self, PT_TOKEN_EQUAL))
    return 0;
  if (pt_kind (self) == PT_TOKEN_COMMA || pt_kind (self) == PT_TOKEN_RPAR)
    return pt_fail (self, equal, equal + 1, "expected default value expression");
  return pt_parse_expression (self);
}

static void
parse_slash (PtParser *self, Parameters *parameters) {
  uint32_t start = pt_start (self);
  if (parameters->seen_slash)
    pt_fail (self, start, start + 1, "/ may appear only once");
  else if (parameters->seen_star)
    pt_fail (self, start, start + 1, "/ must be ahead of *");
  else if (parameters->n_positional == 0 && pt_peek (self, 1) != PT_TOKEN_COMMA)
    pt_fail_here (self);
  else if (parameters->n_positional == 0)
    pt_fail (self, start, start + 1, "at least one argument must precede /");
  pt_advance (self);
  parameters->seen_slash = true;
  parameters->n_posonly = parameters->n_positional;
  if (pt_kind (self) == PT_TOKEN_STAR)
    pt_fail_at_token (self, "expected comma between / and *");
}

static void
parse_star (PtParser *self, Parameters *parameters) {
  uint32_t start = pt_start (self);
  if (parameters->seen_star) {
    PtTokenKind next = pt_peek (self, 1), behind = pt_peek (self, 2);
    if (next == PT_TOKEN_COMMA ||
        (next == PT_TOKEN_NAME && (behind == PT_TOKEN_COMMA || behind == parameters->end)))
      pt_fail (self, start, start + 1, "* argument may appear only once");
    pt_fail_plainly (self);
    return;
  }
  pt_advance (self);
  parameters->seen_star = true;
  bool comma = pt_kind (self) == PT_TOKEN_COMMA;
  PtTokenKind next = comma ? pt_peek (self, 1) : pt_kind (self);
  if (next == parameters->end || (comma && next == PT_TOKEN_STAR_STAR)) {
    /* Of a lambda CPython shows the token behind. */
    if (parameters->end == PT_TOKEN_COLON)
      start = self->starts[self->at + comma];
    pt_fail (self, start, start + (next == PT_TOKEN_STAR_STAR && start > self->prev_end ? 2 : 1),
             "named arguments must follow bare *");
    return;
  }
  if (comma)
    return;
  parameters->vararg = parse_parameter (self, parameters, true);
  if (pt_kind (self) == PT_TOKEN_EQUAL)
    pt_fail_at_token (self, "var-positional argument cannot have default value");
}

static void
parse_star_star (PtParser *self, Parameters *parameters) {
  pt_advance (self);
  parameters->kwarg = parse_parameter (self, parameters, false);
  if (pt_kind (self) == PT_TOKEN_EQUAL) {
    pt_fail_at_token (self, "var-keyword argument cannot have default value");
    return;
  }
  if (pt_kind (self) != PT_TOKEN_COMMA)
    return;
  PtTokenKind next = pt_peek (self, 1);
  if (next == PT_TOKEN_NAME || next == PT_TOKEN_STAR || next == PT_TOKEN_STAR_STAR ||
      next == PT_TOKEN_SLASH) {
    pt_advance (self);
    pt_fail_at_token (self, "arguments cannot follow var-keyword argument");
  }
}

/* CPython has no reason for the last parameter's missing default if a "/" and other parameters
 * stand between it and the defaults. */
static bool
is_unexplained (const PtParser *self, const Parameters *parameters) {
  if (!parameters->seen_slash || self->minor >= 12)
    return false;
  bool before_slash = false;
  for (uint32_t i = 0; i < parameters->n_posonly; i++)
    before_slash |= self->stack.items[parameters->mark + 2 * i + 1] != 0;
  return !before_slash || parameters->n_positional > parameters->n_posonly + 1;
}

/* A parameter by name; the stack gets it and its default, 0 for none. */
static void
parse_named (PtParser *self, Parameters *parameters) {
  uint32_t start = pt_start (self);
  PtNodeId arg = parse_parameter (self, parameters, false);
  PtNodeId value = parse_default (self);
  pt_push (self, arg);
  pt_push (self, value);
  if (parameters->seen_star)
    return;
  parameters->n_positional++;
  if (value != 0)
    parameters->seen_default = true;
  else if (parameters->seen_default && is_unexplained (self, parameters))
    pt_fail_plainly (self);
  else if (parameters->seen_default && ends_parameter (self, parameters))
    pt_fail (self, start, self->prev_end,
             self->minor < 12 ? "non-default argument follows default argument"
                              : "parameter without a default follows parameter with a default");
}

/* List of the parameters [from, to) of the stack, each followed there by its default; those are
 * listed too: all of them with_none, or only those that exist. */
static PtNodeList
list_args (PtParser *self, const Parameters *parameters, uint32_t from, uint32_t to) {
  uint32_t mark = pt_mark (self);
  for (uint32_t i = from; i < to; i++)
    pt_push (self, self->stack.items[parameters->mark + 2 * i]);
  return pt_list_from (self, mark);
}

static PtNodeList
list_defaults (PtParser *self, const Parameters *parameters, uint32_t from, uint32_t to,
               bool with_none) {
  uint32_t mark = pt_mark (self);
  for (uint32_t i = from; i < to; i++) {
    PtNodeId value = self->stack.items[parameters->mark + 2 * i + 1];
    if (with_none || value != 0)
      pt_push (self, value);
  }
  return pt_list_from (self, mark);
}

PtNodeId
pt_parse_parameters (PtParser *self, PtTokenKind end) {
  Parameters parameters = {.end = end, .mark = pt_mark (self)};
  uint32_t start = pt_start (self);
  while (pt_kind (self) != end && !pt_in_panic (self)) {
    switch ((int)pt_kind (self)) {
    case PT_TOKEN_SLASH:
      parse_slash (self, &parameters);
      break;
    case PT_TOKEN_STAR:
      parse_star (self, &parameters);
      break;
    case PT_TOKEN_STAR_STAR:
      parse_star_star (self, &parameters);
      break;
    default:
      parse_named (self, &parameters);
    }
    if (!pt_accept (self, PT_TOKEN_COMMA))
      break;
  }
  if (pt_in_panic (self)) {
    self->stack.len = parameters.mark;
    return self->error_node;
  }

  uint32_t count = (pt_mark (self) - parameters.mark) / 2, n_pos = parameters.n_positional;
  PtNodeList posonly = list_args (self, &parameters, 0, parameters.n_posonly);
  PtNodeList args = list_args (self, &parameters, parameters.n_posonly, n_pos);
  PtNodeList kwonly = list_args (self, &parameters, n_pos, count);
  PtNodeList kw_defaults = list_defaults (self, &parameters, n_pos, count, true);
  PtNodeList defaults = list_defaults (self, &parameters, 0, n_pos, false);
  self->stack.len = parameters.mark;
  PtArguments *node = PT_NEW (self, PtArguments, ARGUMENTS, start);
  if (node->head.end < start)
    node->head.end = start;
  node->posonlyargs = posonly;
  node->args = args;
  node->vararg = parameters.vararg;
  node->kwonlyargs = kwonly;
  node->kw_defaults = kw_defaults;
  node->kwarg = parameters.kwarg;
  node->defaults = defaults;
  return pt_id (self, node);
}

/* Type parameters */

/* "= default" of a type parameter, new in 3.13. */
static PtNodeId
parse_type_default (PtParser *self, bool may_star) {
  uint32_t start = pt_start (self);
  if (!pt_accept (self, PT_TOKEN_EQUAL))
    return 0;
  PtNodeId value = may_star ? parse_star_annotation (self) : pt_parse_expression (self);
  pt_need_version (self, 13, start, self->prev_end, "Type parameter defaults are");
  return value;
}

static PtNodeId
parse_type_param (PtParser *self) {
  uint32_t start = pt_start (self);
  if (pt_accept (self, PT_TOKEN_STAR)) {
    PtStr name = pt_expect_name (self);
    if (pt_kind (self) == PT_TOKEN_COLON)
      return pt_fail_at_token (self, "cannot use bound with TypeVarTuple");
    PtNodeId value = parse_type_default (self, true);
    PtTypeVarTuple *node = PT_NEW (self, PtTypeVarTuple, TYPE_VAR_TUPLE, start);
    node->name = name;
    node->default_value = value;
    return pt_id (self, node);
  }
  if (pt_accept (self, PT_TOKEN_STAR_STAR)) {
    PtStr name = pt_expect_name (self);
    if (pt_kind (self) == PT_TOKEN_COLON)
      return pt_fail_at_token (self, "cannot use bound with ParamSpec");
    PtNodeId value = parse_type_default (self, false);
    PtParamSpec *node = PT_NEW (self, PtParamSpec, PARAM_SPEC, start);
    node->name = name;
    node->default_value = value;
    return pt_id (self, node);
  }
  PtStr name = pt_expect_name (self);
  PtNodeId bound = pt_accept (self, PT_TOKEN_COLON) ? pt_parse_expression (self) : 0;
  PtNodeId value = parse_type_default (self, false);
  PtTypeVar *node = PT_NEW (self, PtTypeVar, TYPE_VAR, start);
  node->name = name;
  node->bound = bound;
  node->default_value = value;
  return pt_id (self, node);
}

PtNodeList
pt_parse_type_params (PtParser *self) {
  uint32_t start = pt_start (self), mark = pt_mark (self);
  if (!pt_accept (self, PT_TOKEN_LSQB))
    return (PtNodeList){0};
  self->brackets++;
  if (pt_kind (self) == PT_TOKEN_RSQB)
    pt_fail (self, start, self->ends[self->at], "Type parameter list cannot be empty");
  while (pt_kind (self) != PT_TOKEN_RSQB && !pt_in_panic (self)) {
    pt_push (self, parse_type_param (self));
    if (!pt_accept (self, PT_TOKEN_COMMA))
      break;
  }
  pt_expect (self, PT_TOKEN_RSQB);
  self->brackets--;
  pt_need_version (self, 12, start, self->prev_end, "Type parameter lists are");
  return pt_list_from (self, mark);
}

static PtNodeId
parse_any_type_params (PtParser *self) {
  int minor = self->minor;
  self->minor = 13;
  pt_parse_type_params (self);
  self->minor = minor;
  return 0;
}

PtTrial
pt_try_type_params (PtParser *self) {
  return pt_kind (self) == PT_TOKEN_LSQB ? pt_try (self, 0, parse_any_type_params) : (PtTrial){0};
}
