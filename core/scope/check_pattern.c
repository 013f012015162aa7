// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Patterns of match: names bound twice, alternatives that bind different names, cases behind one
// that matches everything.

#include "core/scope/scope_private.h"

PT_ARENA_LIST (PtNames, pt_names, PtStr)

typedef struct {
  const PtAst *ast;
  PtDiags *diags;
  PtNames names; /* bound by the pattern so far */
  bool no_memory;
} Patterns;

static void check_pattern (Patterns *self, PtNodeId id, bool may_match_all);

static bool
is_bound (const Patterns *self, uint32_t from, uint32_t to, PtStr name) {
  for (uint32_t i = from; i < to; i++)
    if (self->names.items[i] == name)
      return true;
  return false;
}

static void
bind (Patterns *self, PtStr name, const PtNode *at) {
  if (name == 0)
    return;
  pt_scope_check_name (self->diags, name, at, "assign to");
  if (is_bound (self, 0, self->names.len, name))
    pt_scope_error_at (self->diags, at, "multiple assignments to name '%s' in pattern",
                       pt_str (name));
  if (!pt_names_push (&self->names, name))
    self->no_memory = true;
}

static void
check_all (Patterns *self, PtNodeList list) {
  const uint32_t *items = pt_ast_list (self->ast, list);
  for (uint32_t i = 0; i < list.len; i++)
    check_pattern (self, items[i], true);
}

static void
check_sequence (Patterns *self, const PtMatchSequence *sequence) {
  const uint32_t *items = pt_ast_list (self->ast, sequence->patterns);
  uint32_t n_stars = 0;
  for (uint32_t i = 0; i < sequence->patterns.len; i++)
    n_stars += pt_ast_kind (self->ast, items[i]) == PT_NODE_MATCH_STAR;
  if (n_stars > 1)
    pt_scope_error_at (self->diags, &sequence->head, "multiple starred names in sequence pattern");
  check_all (self, sequence->patterns);
}

/* The pattern at which CPython has arrived when it has read the whole pattern. */
static const PtNode *
last_pattern (const PtAst *ast, PtNodeId id) {
  const PtNode *node = pt_ast_node (ast, id);
  PtNodeList list = {0};
  switch ((int)node->kind) {
  case PT_NODE_MATCH_SEQUENCE:
    list = ((const PtMatchSequence *)node)->patterns;
    break;
  case PT_NODE_MATCH_MAPPING:
    list = ((const PtMatchMapping *)node)->patterns;
    break;
  case PT_NODE_MATCH_OR:
    list = ((const PtMatchOr *)node)->patterns;
    break;
  case PT_NODE_MATCH_CLASS:
    list = ((const PtMatchClass *)node)->kwd_patterns;
    if (list.len == 0)
      list = ((const PtMatchClass *)node)->patterns;
    break;
  case PT_NODE_MATCH_AS:
    if (((const PtMatchAs *)node)->pattern != 0)
      return last_pattern (ast, ((const PtMatchAs *)node)->pattern);
    break;
  default:
    break;
  }
  return list.len == 0 ? node : last_pattern (ast, pt_ast_list (ast, list)[list.len - 1]);
}

/* Alternatives must bind the same names; each begins with what was bound before. */
static void
check_or (Patterns *self, const PtMatchOr *alternatives, bool may_match_all) {
  const uint32_t *items = pt_ast_list (self->ast, alternatives->patterns);
  uint32_t before = self->names.len, first_end = before;
  for (uint32_t i = 0; i < alternatives->patterns.len; i++) {
    PtNames outer = self->names;
    uint32_t start = i == 0 ? before : first_end;
    /* The names of the first alternative stay below those of the next, but don't count as bound. */
    self->names = (PtNames){.arena = outer.arena};
    for (uint32_t j = 0; j < before && !self->no_memory; j++)
      self->no_memory |= !pt_names_push (&self->names, outer.items[j]);
    check_pattern (self, items[i], may_match_all && i + 1 == alternatives->patterns.len);
    PtNames inner = self->names;
    self->names = outer;
    uint32_t added = inner.len - before;
    if (i == 0) {
      for (uint32_t j = before; j < inner.len && !self->no_memory; j++)
        self->no_memory |= !pt_names_push (&self->names, inner.items[j]);
      first_end = self->names.len;
    } else {
      bool same = added == start - before;
      for (uint32_t j = before; j < inner.len; j++)
        same = same && is_bound (self, before, first_end, inner.items[j]);
      if (!same) {
        pt_scope_error_at (self->diags, last_pattern (self->ast, items[i]),
                           "alternative patterns bind different names");
        return;
      }
    }
  }
}

/* Two literal keys that are equal, as far as that can be seen: same kind and same text. */
static bool
same_key (const PtAst *ast, PtNodeId left, PtNodeId right) {
  if (pt_ast_kind (ast, left) != PT_NODE_CONSTANT || pt_ast_kind (ast, right) != PT_NODE_CONSTANT)
    return false;
  const PtConstant *a = pt_ast_constant (ast, left), *b = pt_ast_constant (ast, right);
  if (a->head.op != b->head.op)
    return false;
  switch ((PtConstKind)a->head.op) {
  case PT_CONST_FLOAT:
  case PT_CONST_COMPLEX:
    return pt_ast_double (a) == pt_ast_double (b);
  case PT_CONST_INT:
  case PT_CONST_STR:
  case PT_CONST_BYTES:
    return pt_view_equal (pt_ast_constant_text (ast, a), pt_ast_constant_text (ast, b));
  default:
    return true;
  }
}

static void
check_mapping (Patterns *self, const PtMatchMapping *mapping) {
  const uint32_t *keys = pt_ast_list (self->ast, mapping->keys);
  for (uint32_t i = 0; i < mapping->keys.len; i++)
    for (uint32_t j = 0; j < i; j++)
      if (same_key (self->ast, keys[j], keys[i])) {
        const PtConstant *key = pt_ast_constant (self->ast, keys[i]);
        bool is_text = key->head.op == PT_CONST_STR;
        PtView text = is_text || key->head.op == PT_CONST_INT
                          ? pt_ast_constant_text (self->ast, key)
                          : PT_VIEW ("...");
        pt_scope_error_at (self->diags, &mapping->head,
                           is_text ? "mapping pattern checks duplicate key ('%.*s')"
                                   : "mapping pattern checks duplicate key (%.*s)",
                           (int)text.len, text.data);
        break;
      }
  check_all (self, mapping->patterns);
  bind (self, mapping->rest, &mapping->head);
}

static void
check_class (Patterns *self, const PtMatchClass *pattern) {
  const uint32_t *attrs = pt_ast_list (self->ast, pattern->kwd_attrs);
  const uint32_t *values = pt_ast_list (self->ast, pattern->kwd_patterns);
  for (uint32_t i = 0; i < pattern->kwd_attrs.len; i++) {
    pt_scope_check_name (self->diags, attrs[i], pt_ast_node (self->ast, values[i]), "assign to");
    for (uint32_t j = 0; j < i; j++)
      if (attrs[i] == attrs[j])
        pt_scope_error_at (self->diags, pt_ast_node (self->ast, values[i]),
                           "attribute name repeated in class pattern: %s", pt_str (attrs[i]));
  }
  check_all (self, pattern->patterns);
  check_all (self, pattern->kwd_patterns);
}

static void
check_as (Patterns *self, const PtMatchAs *pattern, bool may_match_all) {
  if (pattern->pattern == 0 && !may_match_all) {
    if (pattern->name != 0)
      pt_scope_error_at (self->diags, &pattern->head,
                         "name capture '%s' makes remaining patterns unreachable",
                         pt_str (pattern->name));
    else
      pt_scope_error_at (self->diags, &pattern->head,
                         "wildcard makes remaining patterns unreachable");
    return;
  }
  if (pattern->pattern != 0)
    check_pattern (self, pattern->pattern, may_match_all);
  bind (self, pattern->name, &pattern->head);
}

static void
check_pattern (Patterns *self, PtNodeId id, bool may_match_all) {
  const PtNode *node = pt_ast_node (self->ast, id);
  switch ((int)node->kind) {
  case PT_NODE_MATCH_SEQUENCE:
    check_sequence (self, (const PtMatchSequence *)node);
    return;
  case PT_NODE_MATCH_MAPPING:
    check_mapping (self, (const PtMatchMapping *)node);
    return;
  case PT_NODE_MATCH_CLASS:
    check_class (self, (const PtMatchClass *)node);
    return;
  case PT_NODE_MATCH_STAR:
    bind (self, ((const PtMatchStar *)node)->name, node);
    return;
  case PT_NODE_MATCH_AS:
    check_as (self, (const PtMatchAs *)node, may_match_all);
    return;
  case PT_NODE_MATCH_OR:
    check_or (self, (const PtMatchOr *)node, may_match_all);
    return;
  default:
    return;
  }
}

PtStatus
pt_scope_check_pattern (const PtAst *ast, PtDiags *diags, PtNodeId pattern, bool may_match_all) {
  PT_AUTO (PtScratch) scratch = pt_scratch_begin (diags->arena);
  Patterns self = {.ast = ast, .diags = diags, .names.arena = scratch.arena};
  check_pattern (&self, pattern, may_match_all);
  return self.no_memory ? PT_ENOMEM : PT_OK;
}
