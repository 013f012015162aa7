// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Types of variables, parameters and results over the whole module. A variable has one type for all
// its stores, a parameter the one of all direct calls. Functions are walked until nothing rises: a
// function anew when one of its variables rose, its callers when its result did, what it calls when
// an argument did. Each type rises twice at most, so that this ends.
//
// Calls that are not direct come through the function's description, which looks at the arguments'
// types and runs a copy of the function without types if they don't fit. So only direct calls
// decide about parameters.

#include "core/infer/infer_private.h"
#include "core/spec/names.h"

static void walk (Infer *self, PtHirId id);

static void
enqueue (Infer *self, uint32_t func) {
  if (self->queued[func])
    return;
  self->queued[func] = true;
  if (!pt_hir_extra_push (&self->queue, func))
    self->hir->failed = true;
}

static PtType
join (PtType a, PtType b) {
  if (a == PT_TYPE_NEVER || a == b)
    return b;
  return b == PT_TYPE_NEVER ? a : PT_TYPE_DYN;
}

/** Why a value that is stored somewhere has no type. */
static PtReasonKind
reason_of_value (const PtHir *hir, const PtHirNode *node) {
  switch ((int)node->op) {
  case PT_HIR_LOAD:
    return pt_hir_sym (hir, node->a)->name != 0 ? PT_REASON_FOLLOWS : PT_REASON_UNKNOWN;
  case PT_HIR_BINARY:
  case PT_HIR_INPLACE: {
    const PtHirNode *left = pt_hir_node (hir, node->a), *right = pt_hir_node (hir, node->b);
    return left->type == PT_TYPE_DYN    ? reason_of_value (hir, left)
           : right->type == PT_TYPE_DYN ? reason_of_value (hir, right)
                                        : PT_REASON_UNKNOWN;
  }
  case PT_HIR_NONE:
  case PT_HIR_ELLIPSIS:
  case PT_HIR_COMPLEX:
  case PT_HIR_STR:
  case PT_HIR_BYTES:
  case PT_HIR_FSTRING:
  case PT_HIR_LIST:
  case PT_HIR_TUPLE:
  case PT_HIR_SET:
  case PT_HIR_DICT:
  case PT_HIR_COMP:
  case PT_HIR_FUNC:
  case PT_HIR_CLASS:
  case PT_HIR_IMPORT:
  case PT_HIR_IMPORT_NATIVE:
    return PT_REASON_VALUE;
  default:
    return PT_REASON_UNKNOWN;
  }
}

static void
note (PtReason *reason, PtReasonKind kind, const PtHirNode *at) {
  if (reason->kind != PT_REASON_NONE)
    return;
  reason->kind = (uint8_t)kind;
  reason->start = at->start;
  reason->end = at->end;
}

static void
note_join (const PtHir *hir, PtReason *reason, PtType before, PtType now, const PtHirNode *value) {
  bool mixed = now != PT_TYPE_DYN;
  note (reason, mixed ? PT_REASON_MIXED : reason_of_value (hir, value), value);
  reason->before = (uint8_t)before;
  reason->now = (uint8_t)now;
}

static void
raise_sym (Infer *self, PtSymId id, PtType type, const PtHirNode *value) {
  PtSym *sym = pt_hir_sym (self->hir, id);
  PtType joined = join ((PtType)sym->type, type);
  if (!self->free_syms[id] || joined == sym->type)
    return;
  if (joined == PT_TYPE_DYN)
    note_join (self->hir, &self->sym_reasons[id], (PtType)sym->type, type, value);
  sym->type = (uint8_t)joined;
  enqueue (self, sym->func);
}

static void
fix_sym (Infer *self, PtSymId id, PtReasonKind kind, const PtHirNode *at) {
  PtSym *sym = pt_hir_sym (self->hir, id);
  note (&self->sym_reasons[id], kind, at);
  self->free_syms[id] = false;
  if (sym->type == PT_TYPE_DYN)
    return;
  sym->type = PT_TYPE_DYN;
  enqueue (self, sym->func);
}

static void
raise_result (Infer *self, PtType type, const PtHirNode *value) {
  PtFunc *info = &self->hir->funcs.items[self->func];
  PtType joined = join ((PtType)info->ret, type);
  if (joined == info->ret)
    return;
  if (joined == PT_TYPE_DYN)
    note_join (self->hir, &self->func_reasons[self->func], (PtType)info->ret, type, value);
  info->ret = (uint8_t)joined;
  for (uint32_t i = self->first_call[self->func]; i < self->first_call[self->func + 1]; i++)
    enqueue (self, self->callers[i]);
}

static void
walk_list (Infer *self, PtHirList list) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++)
    walk (self, pt_hir_list_items (self->hir, list)[i]);
}

/** Arguments of a direct call are what the parameters get. */
static void
walk_direct (Infer *self, const PtHirNode *node) {
  const PtFunc *callee = &self->hir->funcs.items[node->a];
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->b); i++) {
    const PtHirNode *arg = pt_hir_node (self->hir, pt_hir_list_items (self->hir, node->b)[i]);
    raise_sym (self, pt_hir_list_items (self->hir, callee->params)[i], (PtType)arg->type, arg);
  }
}

static void
walk (Infer *self, PtHirId id) {
  PtHirNode *node = pt_hir_node (self->hir, id);
  const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
  const uint32_t operands[] = {node->a, node->b, node->c, node->d};
  if (node->op == PT_HIR_FOR) {
    PtSymId element = self->hir->loops.items[node->a].element;
    bool range = pt_infer_is_range (self->hir, node->b);
    if (range)
      raise_sym (self, element, PT_TYPE_INT, node);
    else
      fix_sym (self, element, PT_REASON_ELEMENT, pt_hir_node (self->hir, node->b));
    node->sub = range && pt_hir_sym (self->hir, element)->type == PT_TYPE_INT;
  }
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'E' && operands[i] != 0)
      walk (self, operands[i]);
    if (kinds[i] == 'L')
      walk_list (self, operands[i]);
  }
  switch ((int)node->op) {
  case PT_HIR_STORE:
  case PT_HIR_LET: {
    const PtHirNode *value = pt_hir_node (self->hir, node->b);
    /* A temporary that is unpacked or looped over says more than that it is one. */
    raise_sym (self, node->a, (PtType)value->type, value);
    if (value->op == PT_HIR_LOAD && value->type == PT_TYPE_DYN) {
      PtReason *reason = &self->sym_reasons[node->a], *from = &self->sym_reasons[value->a];
      if (reason->kind == PT_REASON_UNKNOWN && reason->start == value->start &&
          from->kind != PT_REASON_NONE && pt_hir_sym (self->hir, value->a)->name == 0)
        reason->kind = from->kind;
    }
    break;
  }
  case PT_HIR_RETURN:
    raise_result (self, (PtType)pt_hir_node (self->hir, node->a)->type,
                  pt_hir_node (self->hir, node->a));
    break;
  case PT_HIR_CALL_DIRECT:
    walk_direct (self, node);
    break;
  default:
    break;
  }
  node->type = (uint8_t)pt_infer_value_type (self->hir, node);
}

/* -- what may have a type at all ----------------------------------------------------------------
 */

static bool leaves (const PtHir *hir, PtHirList list);

static bool
has_break (const PtHir *hir, PtHirList list, uint32_t loop) {
  for (uint32_t i = 0; i < pt_hir_list_len (hir, list); i++) {
    const PtHirNode *node = pt_hir_node (hir, pt_hir_list_items (hir, list)[i]);
    const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
    const uint32_t operands[] = {node->a, node->b, node->c, node->d};
    if (node->op == PT_HIR_BREAK && node->a == loop)
      return true;
    for (int j = 0; j < 4; j++)
      if (kinds[j] == 'L' && has_break (hir, operands[j], loop))
        return true;
  }
  return false;
}

/** Whether control never comes behind the statements, as rustc sees it too. */
static bool
leaves (const PtHir *hir, PtHirList list) {
  uint32_t n = pt_hir_list_len (hir, list);
  if (n == 0)
    return false;
  const PtHirNode *last = pt_hir_node (hir, pt_hir_list_items (hir, list)[n - 1]);
  switch ((int)last->op) {
  case PT_HIR_RETURN:
  case PT_HIR_RAISE:
    return true;
  case PT_HIR_IF:
    return leaves (hir, last->b) && leaves (hir, last->c);
  case PT_HIR_WHILE:
    return last->b == 0 && last->d == 0 && !has_break (hir, last->c, last->a);
  default:
    return false;
  }
}

/** Where something is to be seen of a reason that is known from the start: first the function's
 * place. */
static void
place (PtReason *reason, const PtHirNode *at) {
  if (reason->kind == PT_REASON_NONE || reason->end > reason->start)
    return;
  reason->start = at->start;
  reason->end = at->end;
}

static void
free_symbols (Infer *self, const PtProject *project) {
  PtHir *hir = self->hir;
  for (PtSymId id = 1; id < hir->syms.len; id++) {
    PtSym *sym = pt_hir_sym (hir, id);
    const PtFunc *info = &hir->funcs.items[sym->func];
    PtHirNode at = {.start = info->start, .end = info->start};
    PtReason *reason = &self->sym_reasons[id];
    reason->sym = id;
    reason->func = sym->func;
    if (sym->kind == PT_SYM_CELL || sym->kind == PT_SYM_FREE)
      note (reason, PT_REASON_CAPTURED, &at);
    else if (info->is_generator)
      note (reason, PT_REASON_GENERATOR, &at);
    else if (project->has_finalizers)
      note (reason, PT_REASON_FINALIZER, &at);
    else if (sym->is_param && !info->is_direct)
      note (reason, PT_REASON_NOT_DIRECT, &at);
    else if (sym->maybe_unbound)
      note (reason, PT_REASON_UNBOUND, &at);
    else
      self->free_syms[id] = sym->kind != PT_SYM_BUILD;
    if (self->free_syms[id])
      sym->type = PT_TYPE_NEVER;
  }
  /* What else stores into a variable, or looks at it from outside. */
  for (PtHirId id = 1; id < hir->nodes.len; id++) {
    const PtHirNode *node = &hir->nodes.items[id];
    switch ((int)node->op) {
    case PT_HIR_LOAD:
      if ((node->flags & PT_HIR_BOUND) == 0)
        place (&self->sym_reasons[node->a], node);
      break;
    case PT_HIR_STORE:
    case PT_HIR_LET:
      if (self->sym_reasons[node->a].kind != PT_REASON_UNBOUND)
        place (&self->sym_reasons[node->a], node);
      break;
    case PT_HIR_PEEK:
      fix_sym (self, node->a, PT_REASON_VISIBLE, node);
      break;
    case PT_HIR_DEL:
    case PT_HIR_CLEAR:
      fix_sym (self, node->a, PT_REASON_UNBOUND, node);
      break;
    case PT_HIR_WITH:
      fix_sym (self, node->b, PT_REASON_UNKNOWN, node);
      break;
    case PT_HIR_SUPER:
      fix_sym (self, node->a, PT_REASON_CAPTURED, node);
      break;
    case PT_HIR_UNPACK:
      for (uint32_t i = 0; i < pt_hir_list_len (hir, node->b); i++)
        fix_sym (self, pt_hir_list_items (hir, node->b)[i], PT_REASON_UNPACKED,
                 pt_hir_node (hir, node->a));
      break;
    default:
      break;
    }
  }
}

static void
start_function (Infer *self, uint32_t func) {
  PtFunc *info = &self->hir->funcs.items[func];
  self->func_reasons[func].func = func;
  info->ret = PT_TYPE_DYN;
  if (info->is_direct && !info->is_generator && leaves (self->hir, info->body))
    info->ret = PT_TYPE_NEVER;
}

/** Who calls whom: for each function the functions with direct calls of it. */
static void
find_callers (Infer *self, PtArena *arena) {
  PtHir *hir = self->hir;
  uint32_t n = 0, *func_of = PT_ARENA_ARRAY (arena, uint32_t, hir->nodes.len);
  self->first_call = PT_ARENA_ARRAY (arena, uint32_t, hir->funcs.len + 2);
  if (func_of == NULL || self->first_call == NULL) {
    hir->failed = true;
    return;
  }
  PtHirExtra stack = {.arena = arena};
  for (uint32_t func = 0; func < hir->funcs.len; func++) {
    const PtHirList body = hir->funcs.items[func].body;
    for (uint32_t i = 0; i < pt_hir_list_len (hir, body); i++)
      hir->failed |= !pt_hir_extra_push (&stack, pt_hir_list_items (hir, body)[i]);
    while (stack.len > 0 && !hir->failed) {
      PtHirId id = stack.items[--stack.len];
      const PtHirNode *node = pt_hir_node (hir, id);
      const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
      const uint32_t operands[] = {node->a, node->b, node->c, node->d};
      if (node->op == PT_HIR_CALL_DIRECT) {
        func_of[id] = func + 1;
        self->first_call[node->a + 2]++;
        n++;
      }
      for (int i = 0; i < 4; i++) {
        if (kinds[i] == 'E' && operands[i] != 0)
          hir->failed |= !pt_hir_extra_push (&stack, operands[i]);
        if (kinds[i] == 'L')
          for (uint32_t j = 0; j < pt_hir_list_len (hir, operands[i]); j++)
            hir->failed |= !pt_hir_extra_push (&stack, pt_hir_list_items (hir, operands[i])[j]);
      }
    }
  }
  self->callers = PT_ARENA_ARRAY (arena, uint32_t, n + 1);
  if (self->callers == NULL) {
    hir->failed = true;
    return;
  }
  /* Counting sort: first_call[f + 1] runs over the slice of f and ends at its end. */
  for (uint32_t func = 1; func < hir->funcs.len; func++)
    self->first_call[func + 1] += self->first_call[func];
  for (PtHirId id = 1; id < hir->nodes.len; id++)
    if (func_of[id] != 0)
      self->callers[self->first_call[hir->nodes.items[id].a + 1]++] = func_of[id] - 1;
}

static void
solve (Infer *self) {
  PtHir *hir = self->hir;
  while (self->queue.len > 0 && !hir->failed) {
    self->func = self->queue.items[--self->queue.len];
    self->queued[self->func] = false;
    walk_list (self, hir->funcs.items[self->func].body);
  }
}

/** What no value ever came to, because nothing calls the function: gives up on it. True: some. */
static bool
settle (Infer *self) {
  PtHir *hir = self->hir;
  bool any = false;
  for (PtSymId id = 1; id < hir->syms.len; id++) {
    PtSym *sym = pt_hir_sym (hir, id);
    if (sym->type != PT_TYPE_NEVER || !sym->is_param)
      continue;
    const PtFunc *info = &hir->funcs.items[sym->func];
    fix_sym (self, id, PT_REASON_NO_CALLS, &(PtHirNode){.start = info->start, .end = info->start});
    any = true;
  }
  if (any)
    return true;
  /* Then what depends on a function that never returns. */
  for (PtSymId id = 1; id < hir->syms.len; id++)
    if (hir->syms.items[id].type == PT_TYPE_NEVER) {
      const PtFunc *info = &hir->funcs.items[hir->syms.items[id].func];
      fix_sym (self, id, PT_REASON_UNKNOWN, &(PtHirNode){.start = info->start, .end = info->start});
      any = true;
    }
  for (uint32_t func = 0; func < hir->funcs.len; func++)
    if (hir->funcs.items[func].ret == PT_TYPE_NEVER) {
      hir->funcs.items[func].ret = PT_TYPE_DYN;
      for (uint32_t i = self->first_call[func]; i < self->first_call[func + 1]; i++)
        enqueue (self, self->callers[i]);
      any = true;
    }
  return any;
}

/** Whether the source has a name for it. */
static bool
is_named (const PtHir *hir, PtSymId id) {
  PtStr name = hir->syms.items[id].name;
  return name != 0 && name != PT_NAME___class__ && pt_str (name)[0] != '.';
}

static void
finish (Infer *self, PtArena *arena, PtReasonList *ret_reasons) {
  PtHir *hir = self->hir;
  for (uint32_t func = 0; func < hir->funcs.len; func++) {
    PtFunc *info = &hir->funcs.items[func];
    for (uint32_t i = 0; info->is_direct && i < pt_hir_list_len (hir, info->params); i++)
      info->is_typed |=
          pt_hir_sym (hir, pt_hir_list_items (hir, info->params)[i])->type != PT_TYPE_DYN;
  }
  PtReason *items = PT_ARENA_ARRAY (arena, PtReason, hir->syms.len + hir->funcs.len);
  if (items == NULL) {
    hir->failed = true;
    return;
  }
  uint32_t n = 0;
  for (PtSymId id = 1; id < hir->syms.len; id++)
    if (self->sym_reasons[id].kind != PT_REASON_NONE && is_named (hir, id) &&
        hir->syms.items[id].kind != PT_SYM_FREE)
      items[n++] = self->sym_reasons[id];
  for (uint32_t func = 1; func < hir->funcs.len; func++)
    if (self->func_reasons[func].kind != PT_REASON_NONE)
      items[n++] = self->func_reasons[func];
  *ret_reasons = (PtReasonList){items, n};
}

void
pt_infer_types (PtHir *hir, const PtProject *project, PtArena *arena, PtReasonList *ret_reasons) {
  PtWebs webs = {0};
  /* A value in a variable of its own goes later; where that may show, nothing has a type anyway. */
  if (!project->has_finalizers)
    pt_infer_split_webs (hir, arena, &webs);
  if (hir->failed)
    return;
  Infer self = {
      .hir = hir,
      .sym_reasons = PT_ARENA_ARRAY (arena, PtReason, hir->syms.len),
      .func_reasons = PT_ARENA_ARRAY (arena, PtReason, hir->funcs.len),
      .free_syms = PT_ARENA_ARRAY (arena, bool, hir->syms.len),
      .queued = PT_ARENA_ARRAY (arena, bool, hir->funcs.len),
      .queue.arena = arena,
  };
  if (self.sym_reasons == NULL || self.func_reasons == NULL || self.free_syms == NULL ||
      self.queued == NULL) {
    hir->failed = true;
    return;
  }
  find_callers (&self, arena);
  if (hir->failed)
    return;
  free_symbols (&self, project);
  for (uint32_t func = 0; func < hir->funcs.len; func++)
    start_function (&self, func);
  for (uint32_t func = hir->funcs.len; func-- > 0;)
    enqueue (&self, func);
  do
    solve (&self);
  while (!hir->failed && settle (&self));
  if (!hir->failed)
    finish (&self, arena, ret_reasons);
  if (!hir->failed)
    pt_infer_join_webs (hir, &webs, arena);
}
