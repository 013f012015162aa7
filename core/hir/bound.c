// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Which reads of a local surely find a value: definite assignment over the structured HIR. A read
// that may come too early is checked at run time, and its variable starts unbound; all others are
// plain Rust variables. Only PT_SYM_LOCAL is looked at: cells check themselves, temporaries are
// always bound.

#include "core/hir/hir.h"

#include <string.h>

/** Symbols of the function that surely have a value here; all of them where control never comes. */
typedef struct {
  uint64_t *words;
} Set;

typedef struct {
  PtHir *hir;
  uint32_t func;
  uint32_t n_words;
  uint32_t *index; /* of a symbol of the function in the sets, by PtSymId */
  Set now;
  Set lost;    /* symbols that some DEL or CLEAR walked so far may unbind */
  Set *breaks; /* by loop: what holds at every break of it; words NULL = none seen */
  bool failed;
} Walk;

static Set
set_new (Walk *self, const Set *from) {
  Set set = {PT_ARENA_ARRAY (self->hir->arena, uint64_t, self->n_words)};
  if (set.words == NULL) {
    self->failed = true;
    set.words = self->now.words;
    return set;
  }
  if (from != NULL)
    memcpy (set.words, from->words, self->n_words * sizeof *set.words);
  return set;
}

static void
meet (Walk *self, Set *into, const Set *other) {
  for (uint32_t i = 0; i < self->n_words; i++)
    into->words[i] &= other->words[i];
}

/** Takes out of a set what was lost; true: something was. */
static bool
lose (Walk *self, Set *from) {
  bool lost = false;
  for (uint32_t i = 0; i < self->n_words; i++) {
    lost |= (from->words[i] & self->lost.words[i]) != 0;
    from->words[i] &= ~self->lost.words[i];
  }
  return lost;
}

/** From here to end_losses, self->lost holds only what is lost in between. */
static Set
begin_losses (Walk *self) {
  Set outer = self->lost;
  self->lost = set_new (self, NULL);
  return outer;
}

static void
end_losses (Walk *self, const Set *outer) {
  for (uint32_t i = 0; i < self->n_words; i++)
    self->lost.words[i] |= outer->words[i];
}

static void
unreachable (Walk *self) {
  memset (self->now.words, 0xff, self->n_words * sizeof *self->now.words);
}

static bool
is_local (Walk *self, PtSymId sym) {
  const PtSym *info = pt_hir_sym (self->hir, sym);
  return info->kind == PT_SYM_LOCAL && info->func == self->func;
}

static void
assign (Walk *self, PtSymId sym) {
  if (is_local (self, sym))
    self->now.words[self->index[sym] / 64] |= 1ull << (self->index[sym] % 64);
}

static void
forget (Walk *self, PtSymId sym) {
  if (!is_local (self, sym))
    return;
  uint64_t bit = 1ull << (self->index[sym] % 64);
  self->now.words[self->index[sym] / 64] &= ~bit;
  self->lost.words[self->index[sym] / 64] |= bit;
  pt_hir_sym (self->hir, sym)->maybe_unbound = true;
}

static void walk (Walk *self, PtHirId id);

static void
walk_list (Walk *self, PtHirList list) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++)
    walk (self, pt_hir_list_items (self->hir, list)[i]);
}

static void
walk_operands (Walk *self, const PtHirNode *node) {
  const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
  const uint32_t operands[] = {node->a, node->b, node->c, node->d};
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'E' && operands[i] != 0)
      walk (self, operands[i]);
    if (kinds[i] == 'L')
      walk_list (self, operands[i]);
  }
}

/** An exception, return, break or continue may leave a block anywhere: what is lost in it, even if
 * it is stored again later, does not surely hold where they lead. */
static void
walk_try (Walk *self, const PtHirNode *node) {
  Set outer = begin_losses (self);
  Set on_error = set_new (self, &self->now);
  walk_list (self, node->a);
  lose (self, &on_error);
  walk_list (self, node->c);
  Set after = set_new (self, &self->now);
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->b); i++) {
    const PtHirNode *handler = pt_hir_node (self->hir, pt_hir_list_items (self->hir, node->b)[i]);
    self->now = set_new (self, &on_error);
    if (handler->a != 0)
      walk (self, handler->a);
    walk_list (self, handler->b);
    meet (self, &after, &self->now);
  }
  lose (self, &on_error);
  end_losses (self, &outer);
  if (node->d == 0) {
    self->now = after;
    return;
  }
  /* The finally block runs from anywhere; behind it holds what the normal way gave as well. */
  self->now = set_new (self, &on_error);
  meet (self, &self->now, &after);
  outer = begin_losses (self);
  walk_list (self, node->d);
  lose (self, &after);
  end_losses (self, &outer);
  for (uint32_t i = 0; i < self->n_words; i++)
    self->now.words[i] |= after.words[i];
}

static void
walk_with (Walk *self, const PtHirNode *node) {
  walk (self, node->a);
  Set outer = begin_losses (self), swallowed = set_new (self, &self->now);
  walk_list (self, node->c);
  walk_list (self, node->d);
  /* __exit__ may swallow an exception from anywhere inside. */
  lose (self, &swallowed);
  end_losses (self, &outer);
  meet (self, &self->now, &swallowed);
}

static void
walk_loop (Walk *self, const PtHirNode *node) {
  const PtLoop *loop = &self->hir->loops.items[node->a];
  bool for_ever = !loop->is_for && node->b == 0;
  if (loop->is_for)
    walk (self, node->b);
  Set outer = begin_losses (self), head = set_new (self, &self->now), exit = head;
  /* What is lost inside is missing in the next round: then walk again without it. */
  do {
    self->now = set_new (self, &head);
    if (!loop->is_for && node->b != 0)
      walk (self, node->b);
    exit = set_new (self, &self->now);
    walk_list (self, node->c);
  } while (lose (self, &head) && !self->failed);
  end_losses (self, &outer);
  self->now = exit;
  if (for_ever)
    unreachable (self);
  walk_list (self, node->d);
  if (self->breaks[node->a].words != NULL)
    meet (self, &self->now, &self->breaks[node->a]);
}

static void
walk (Walk *self, PtHirId id) {
  PtHirNode *node = pt_hir_node (self->hir, id);
  switch ((int)node->op) {
  case PT_HIR_LOAD:
    if (!is_local (self, node->a))
      return;
    if (self->now.words[self->index[node->a] / 64] >> (self->index[node->a] % 64) & 1)
      node->flags |= PT_HIR_BOUND;
    else {
      node->flags &= (uint8_t)~PT_HIR_BOUND;
      pt_hir_sym (self->hir, node->a)->maybe_unbound = true;
    }
    return;
  case PT_HIR_PEEK:
    if (is_local (self, node->a) &&
        (self->now.words[self->index[node->a] / 64] >> (self->index[node->a] % 64) & 1) == 0)
      pt_hir_sym (self->hir, node->a)->maybe_unbound = true;
    return;
  case PT_HIR_AND:
  case PT_HIR_OR: {
    walk (self, node->a);
    Set left = set_new (self, &self->now);
    walk (self, node->b);
    self->now = left;
    return;
  }
  case PT_HIR_IF_EXP:
  case PT_HIR_IF: {
    walk (self, node->a);
    Set test = set_new (self, &self->now);
    bool exp = node->op == PT_HIR_IF_EXP;
    exp ? walk (self, node->b) : walk_list (self, node->b);
    Set then = self->now;
    self->now = test;
    exp ? walk (self, node->c) : walk_list (self, node->c);
    meet (self, &self->now, &then);
    return;
  }
  case PT_HIR_LET:
  case PT_HIR_STORE:
    walk (self, node->b);
    assign (self, node->a);
    return;
  case PT_HIR_UNPACK:
    walk (self, node->a);
    return;
  case PT_HIR_SEQ:
    walk_list (self, node->a);
    walk (self, node->b);
    return;
  case PT_HIR_CLEAR:
  case PT_HIR_DEL:
    if (node->op == PT_HIR_DEL && is_local (self, node->a)) {
      bool bound = self->now.words[self->index[node->a] / 64] >> (self->index[node->a] % 64) & 1;
      node->flags = (uint8_t)(bound ? node->flags | PT_HIR_BOUND : node->flags & ~PT_HIR_BOUND);
    }
    forget (self, node->a);
    return;
  case PT_HIR_WHILE:
  case PT_HIR_FOR:
    walk_loop (self, node);
    return;
  case PT_HIR_BREAK: {
    Set *breaks = &self->breaks[node->a];
    if (breaks->words == NULL)
      *breaks = set_new (self, &self->now);
    else
      meet (self, breaks, &self->now);
    unreachable (self);
    return;
  }
  case PT_HIR_CONTINUE:
    unreachable (self);
    return;
  case PT_HIR_RETURN:
  case PT_HIR_RAISE:
    walk_operands (self, node);
    unreachable (self);
    return;
  case PT_HIR_TRY:
    walk_try (self, node);
    return;
  case PT_HIR_WITH:
    walk_with (self, node);
    return;
  case PT_HIR_COMP: {
    Set before = set_new (self, &self->now);
    walk_list (self, node->b);
    self->now = before;
    return;
  }
  default:
    walk_operands (self, node);
  }
}

static void
find_in_func (PtHir *hir, uint32_t func, uint32_t *index, Set *breaks) {
  uint32_t n = 0;
  for (PtSymId sym = 1; sym < hir->syms.len; sym++)
    if (hir->syms.items[sym].func == func)
      index[sym] = n++;
  Walk self = {.hir = hir, .func = func, .n_words = n / 64 + 1, .index = index, .breaks = breaks};
  PtArenaMark mark = pt_arena_mark (hir->arena);
  self.now = set_new (&self, NULL);
  self.lost = set_new (&self, NULL);
  if (self.failed) {
    hir->failed = true;
    return;
  }
  const PtFunc *info = &hir->funcs.items[func];
  for (uint32_t i = 0; i < pt_hir_list_len (hir, info->params); i++)
    assign (&self, pt_hir_list_items (hir, info->params)[i]);
  walk_list (&self, info->body);
  hir->failed |= self.failed;
  pt_arena_rewind (hir->arena, mark);
}

void
pt_hir_find_bound (PtHir *self) {
  uint32_t *index = PT_ARENA_ARRAY (self->arena, uint32_t, self->syms.len);
  if (index == NULL) {
    self->failed = true;
    return;
  }
  Set *breaks = PT_ARENA_ARRAY (self->arena, Set, self->loops.len);
  if (breaks == NULL) {
    self->failed = true;
    return;
  }
  for (uint32_t func = 0; func < self->funcs.len && !self->failed; func++)
    find_in_func (self, func, index,
                  breaks); /* a loop belongs to one function: slots are used once */
}
