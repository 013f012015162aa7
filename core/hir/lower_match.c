// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The match statement: a loop that runs once and is left by the first case whose pattern and guard
// hold. A pattern becomes one condition, tested from left to right as in CPython; what it captures
// is kept in temporaries and bound when all of it has matched.

#include "core/hir/lower_private.h"

typedef struct {
  PtStr name;
  PtNodeId node;
  PtSymId value;
} Capture;

PT_ARENA_LIST (Captures, captures, Capture)

static PtHirId pattern_test (Lower *self, PtNodeId node, PtSymId subject, Captures *names);

static PtHirId
both (Lower *self, PtNodeId at, PtHirId a, PtHirId b) {
  return a == 0 ? b : b == 0 ? a : lower_add (self, PT_HIR_AND, at, a, b, 0, 0);
}

static PtHirId
int_node (Lower *self, PtNodeId at, uint32_t value, bool negative) {
  const char *text = lower_printf (self, "%u", value);
  if (!pt_texts_push (&self->hir->texts, pt_view (text)))
    self->hir->failed = true;
  PtHirId id = lower_add (self, PT_HIR_INT, at, self->hir->texts.len - 1, 0, 0, 0);
  if (!negative)
    return id;
  id = lower_add (self, PT_HIR_UNARY, at, id, 0, 0, 0);
  pt_hir_node (self->hir, id)->sub = PT_UNARY_USUB;
  return id;
}

static PtHirId
compare (Lower *self, PtNodeId at, PtCmp op, PtHirId a, PtHirId b) {
  PtHirId id = lower_add (self, PT_HIR_COMPARE, at, a, b, 0, 0);
  pt_hir_node (self->hir, id)->sub = (uint8_t)op;
  return id;
}

/** Keeps a value in a temporary; always true. */
static PtHirId
keep (Lower *self, PtNodeId at, PtSymId temp, PtHirId value) {
  pt_hir_sym (self->hir, temp)->stores++;
  PtHirId let = lower_add (self, PT_HIR_LET, at, temp, value, 0, 0);
  return lower_runtime_call (self, at, PT_RUNTIME_is_found, &let, 1);
}

static bool
is_wildcard (Lower *self, PtNodeId node) {
  const PtNode *head = pt_ast_node (self->ast, node);
  return head->kind == PT_NODE_MATCH_AS && pt_ast_match_as (self->ast, node)->name == 0 &&
         pt_ast_match_as (self->ast, node)->pattern == 0;
}

/** Tests a part of the subject: the part goes to a temporary, unless nobody asks for it. */
static PtHirId
part_test (Lower *self, PtNodeId pattern, PtHirId part, Captures *names) {
  if (is_wildcard (self, pattern))
    return 0;
  PtSymId temp = lower_temp (self, PT_SYM_TEMP);
  PtHirId kept = keep (self, pattern, temp, part);
  return both (self, pattern, kept, pattern_test (self, pattern, temp, names));
}

static void
capture (Lower *self, Captures *names, PtNodeId node, PtStr name, PtSymId value) {
  if (!captures_push (names, (Capture){name, node, value}))
    self->hir->failed = true;
}

static PtHirId
sequence_test (Lower *self, PtNodeId node, PtSymId subject, Captures *names) {
  PtNodeList patterns = pt_ast_match_sequence (self->ast, node)->patterns;
  const PtNodeId *items = pt_ast_list (self->ast, patterns);
  uint32_t n = patterns.len, star = n;
  for (uint32_t i = 0; i < n; i++)
    if (pt_ast_node (self->ast, items[i])->kind == PT_NODE_MATCH_STAR)
      star = i;
  PtHirId load = lower_load_sym (self, node, subject);
  PtHirId test = lower_runtime_call (self, node, PT_RUNTIME_match_sequence, &load, 1);
  load = lower_load_sym (self, node, subject);
  PtHirId len = lower_add (self, PT_HIR_CALL_NATIVE, node, PT_BUILTIN_len,
                           pt_hir_list (self->hir, &load, 1), 0, 0);
  PtHirId wanted = int_node (self, node, star < n ? n - 1 : n, false);
  if (star == n || n > 1)
    test = both (self, node, test,
                 compare (self, node, star < n ? PT_CMP_GT_E : PT_CMP_EQ, len, wanted));
  for (uint32_t i = 0; i < n; i++) {
    load = lower_load_sym (self, items[i], subject);
    if (i == star) {
      PtStr name = pt_ast_match_star (self->ast, items[i])->name;
      if (name == 0)
        continue;
      PtHirId args[] = {load, int_node (self, items[i], star, false),
                        int_node (self, items[i], n - 1 - star, false)};
      PtSymId temp = lower_temp (self, PT_SYM_TEMP);
      PtHirId middle = lower_runtime_call (self, items[i], PT_RUNTIME_match_middle, args, 3);
      test = both (self, node, test, keep (self, items[i], temp, middle));
      capture (self, names, items[i], name, temp);
      continue;
    }
    PtHirId index =
        i < star ? int_node (self, items[i], i, false) : int_node (self, items[i], n - i, true);
    PtHirId item = lower_add (self, PT_HIR_ITEM, items[i], load, index, 0, 0);
    test = both (self, node, test, part_test (self, items[i], item, names));
  }
  return test;
}

static PtHirId
mapping_test (Lower *self, PtNodeId node, PtSymId subject, Captures *names) {
  const PtMatchMapping *mapping = pt_ast_match_mapping (self->ast, node);
  const PtNodeId *keys = pt_ast_list (self->ast, mapping->keys);
  const PtNodeId *patterns = pt_ast_list (self->ast, mapping->patterns);
  uint32_t n = mapping->keys.len;
  PtHirId *key_ids = PT_ARENA_ARRAY (self->arena, PtHirId, n + 1);
  PtSymId *found = PT_ARENA_ARRAY (self->arena, PtSymId, n + 1);
  if (key_ids == NULL || found == NULL) {
    self->hir->failed = true;
    return 0;
  }
  PtHirId load = lower_load_sym (self, node, subject);
  PtHirId test = lower_runtime_call (self, node, PT_RUNTIME_match_mapping, &load, 1);
  /* All keys are looked up before the first value is looked at. */
  for (uint32_t i = 0; i < n; i++) {
    PtHirId args[] = {lower_load_sym (self, keys[i], subject), lower_expr (self, keys[i])};
    found[i] = lower_temp (self, PT_SYM_TEMP);
    PtHirId value = lower_runtime_call (self, keys[i], PT_RUNTIME_match_get, args, 2);
    test = both (self, node, test, keep (self, keys[i], found[i], value));
    key_ids[i] = lower_expr (self, keys[i]);
  }
  for (uint32_t i = 0; i < n; i++)
    test = both (self, node, test, pattern_test (self, patterns[i], found[i], names));
  if (mapping->rest != 0) {
    PtHirId tuple =
        lower_add (self, PT_HIR_TUPLE, node, pt_hir_list (self->hir, key_ids, n), 0, 0, 0);
    PtHirId args[] = {lower_load_sym (self, node, subject), tuple};
    PtSymId temp = lower_temp (self, PT_SYM_TEMP);
    test = both (
        self, node, test,
        keep (self, node, temp, lower_runtime_call (self, node, PT_RUNTIME_match_rest, args, 2)));
    capture (self, names, node, mapping->rest, temp);
  }
  return test;
}

static PtHirId
class_test (Lower *self, PtNodeId node, PtSymId subject, Captures *names) {
  const PtMatchClass *class = pt_ast_match_class (self->ast, node);
  uint32_t n = class->patterns.len, n_names = class->kwd_attrs.len;
  PtHirId *name_ids = PT_ARENA_ARRAY (self->arena, PtHirId, n_names + 1);
  if (name_ids == NULL) {
    self->hir->failed = true;
    return 0;
  }
  for (uint32_t i = 0; i < n_names; i++)
    name_ids[i] =
        lower_str (self, node, pt_str_view (pt_ast_list (self->ast, class->kwd_attrs)[i]));
  PtHirId tuple =
      lower_add (self, PT_HIR_TUPLE, node, pt_hir_list (self->hir, name_ids, n_names), 0, 0, 0);
  PtHirId args[] = {lower_load_sym (self, node, subject), lower_expr (self, class->cls),
                    int_node (self, node, n, false), tuple};
  PtSymId values = lower_temp (self, PT_SYM_TEMP);
  PtHirId test =
      keep (self, node, values, lower_runtime_call (self, node, PT_RUNTIME_match_class, args, 4));
  for (uint32_t i = 0; i < n + n_names; i++) {
    PtNodeId pattern = i < n ? pt_ast_list (self->ast, class->patterns)[i]
                             : pt_ast_list (self->ast, class->kwd_patterns)[i - n];
    PtHirId item = lower_add (self, PT_HIR_ITEM, pattern, lower_load_sym (self, pattern, values),
                              int_node (self, pattern, i, false), 0, 0);
    test = both (self, node, test, part_test (self, pattern, item, names));
  }
  return test;
}

/** Alternatives bind the same names; whichever matches leaves its values in common temporaries. */
static PtHirId
or_test (Lower *self, PtNodeId node, PtSymId subject, Captures *names) {
  PtNodeList patterns = pt_ast_match_or (self->ast, node)->patterns;
  PtHirId tests[64];
  uint32_t n = patterns.len;
  if (n > PT_COUNT_OF (tests)) {
    lower_unsupported (self, node, "a pattern with so many alternatives");
    return 0;
  }
  Captures common = {.arena = self->arena};
  for (uint32_t i = 0; i < n; i++) {
    PtNodeId at = pt_ast_list (self->ast, patterns)[i];
    Captures own = {.arena = self->arena};
    tests[i] = pattern_test (self, at, subject, &own);
    for (uint32_t j = 0; j < own.len; j++) {
      PtSymId temp = 0;
      for (uint32_t k = 0; k < common.len; k++)
        if (common.items[k].name == own.items[j].name)
          temp = common.items[k].value;
      if (temp == 0) {
        temp = lower_temp (self, PT_SYM_TEMP);
        capture (self, &common, own.items[j].node, own.items[j].name, temp);
      }
      PtHirId copy = keep (self, at, temp, lower_load_sym (self, at, own.items[j].value));
      tests[i] = both (self, at, tests[i], copy);
    }
    if (tests[i] == 0)
      tests[i] = lower_add (self, PT_HIR_BOOL, at, 1, 0, 0, 0);
  }
  PtHirId result = tests[n - 1];
  for (uint32_t i = n - 1; i-- > 0;)
    result = lower_add (self, PT_HIR_OR, node, tests[i], result, 0, 0);
  for (uint32_t k = 0; k < common.len; k++)
    capture (self, names, common.items[k].node, common.items[k].name, common.items[k].value);
  return result;
}

/** The condition under which the pattern matches; 0 = always. */
static PtHirId
pattern_test (Lower *self, PtNodeId node, PtSymId subject, Captures *names) {
  switch (pt_ast_node (self->ast, node)->kind) {
  case PT_NODE_MATCH_VALUE: {
    PtHirId value = lower_expr (self, pt_ast_match_value (self->ast, node)->value);
    return compare (self, node, PT_CMP_EQ, lower_load_sym (self, node, subject), value);
  }
  case PT_NODE_MATCH_SINGLETON: {
    uint8_t kind = pt_ast_node (self->ast, node)->op;
    PtHirId value = kind == PT_CONST_NONE
                        ? lower_none (self, node)
                        : lower_add (self, PT_HIR_BOOL, node, kind == PT_CONST_TRUE, 0, 0, 0);
    return compare (self, node, PT_CMP_IS, lower_load_sym (self, node, subject), value);
  }
  case PT_NODE_MATCH_SEQUENCE:
    return sequence_test (self, node, subject, names);
  case PT_NODE_MATCH_MAPPING:
    return mapping_test (self, node, subject, names);
  case PT_NODE_MATCH_CLASS:
    return class_test (self, node, subject, names);
  case PT_NODE_MATCH_OR:
    return or_test (self, node, subject, names);
  case PT_NODE_MATCH_AS: {
    const PtMatchAs *as = pt_ast_match_as (self->ast, node);
    PtHirId test = as->pattern == 0 ? 0 : pattern_test (self, as->pattern, subject, names);
    if (as->name != 0)
      capture (self, names, node, as->name, subject);
    return test;
  }
  default:
    lower_unsupported (self, node, "this pattern");
    return 0;
  }
}

static void
lower_case (Lower *self, PtNodeId node, PtSymId subject, uint32_t loop) {
  const PtMatchCase *match_case = pt_ast_match_case (self->ast, node);
  Captures names = {.arena = self->arena};
  PtHirId test = pattern_test (self, match_case->pattern, subject, &names);
  StmtList *out = self->out;
  StmtList matched = {.arena = self->arena}, body = {.arena = self->arena};
  self->out = &matched;
  for (uint32_t i = 0; i < names.len; i++)
    lower_store_name (self, names.items[i].node, names.items[i].name,
                      lower_load_sym (self, names.items[i].node, names.items[i].value));
  PtHirId guard = match_case->guard == 0 ? 0 : lower_expr (self, match_case->guard);
  self->out = &body;
  for (uint32_t i = 0; i < match_case->body.len; i++)
    lower_stmt (self, pt_ast_list (self->ast, match_case->body)[i]);
  lower_emit (self, lower_add (self, PT_HIR_BREAK, match_case->pattern, loop, 0, 0, 0));
  self->out = &matched;
  PtHirList list = lower_end_list (self, &body);
  if (guard != 0)
    lower_emit (self, lower_add (self, PT_HIR_IF, match_case->guard, guard, list, 0, 0));
  else
    for (uint32_t i = 0; i < body.len; i++)
      lower_emit (self, body.items[i]);
  self->out = out;
  if (test == 0)
    test = lower_add (self, PT_HIR_BOOL, match_case->pattern, 1, 0, 0, 0);
  lower_emit (self, lower_add (self, PT_HIR_IF, match_case->pattern, test,
                               lower_end_list (self, &matched), 0, 0));
}

void
lower_match (Lower *self, PtNodeId node) {
  const PtMatch *match = pt_ast_match (self->ast, node);
  PtSymId subject = lower_temp (self, PT_SYM_TEMP);
  pt_hir_sym (self->hir, subject)->stores++;
  PtHirId value = lower_expr (self, match->subject);
  lower_emit (self, lower_add (self, PT_HIR_STORE, match->subject, subject, value, 0, 0));
  uint32_t loop = lower_loop (self, false);
  /* To the user's own loops, ours is one more Rust loop to leave. */
  Frame frame = {.outer = self->func->frames, .kind = FRAME_LOOP_ELSE, .loop = loop};
  self->func->frames = &frame;
  StmtList *out = self->out;
  StmtList body = {.arena = self->arena};
  self->out = &body;
  for (uint32_t i = 0; i < match->cases.len; i++)
    lower_case (self, pt_ast_list (self->ast, match->cases)[i], subject, loop);
  lower_emit (self, lower_add (self, PT_HIR_BREAK, node, loop, 0, 0, 0));
  self->out = out;
  self->func->frames = frame.outer;
  lower_emit (self, lower_add (self, PT_HIR_WHILE, node, loop, 0, lower_end_list (self, &body), 0));
}
