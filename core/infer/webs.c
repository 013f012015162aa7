// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A variable that is used for one thing after another becomes several: in `n = input(); n = int(n)`
// the second store surely ends what the first one began. Such a store stands in the list of
// statements that has all uses of the variable; nothing behind it can see an older value, for
// nothing jumps back into the middle of a list. Around a loop something does: there the list must
// store before it reads.
//
// The store that begins a web names the one that it ends, so that the old value goes when CPython's
// does. Webs that turn out to have one type are made one variable again.

#include "core/infer/infer_private.h"

typedef struct {
  PtHir *hir;
  uint32_t n_syms; /* before any were added; new ones are left alone */
  uint32_t *uses;  /* by symbol: nodes that use it */
  uint32_t *found; /* by symbol: those in the list looked at */
  uint32_t *seen;  /* by symbol: the list that found is of, as number */
  uint32_t list;   /* number of the list looked at */
  bool *closed;    /* by symbol: used in a way that webs don't know, or split already */
  PtWebs *webs;
} Split;

static void
each_operand (const PtHir *hir, const PtHirNode *node, void (*visit) (Split *, PtHirId),
              Split *self) {
  const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
  const uint32_t operands[] = {node->a, node->b, node->c, node->d};
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'E' && operands[i] != 0)
      visit (self, operands[i]);
    if (kinds[i] == 'L')
      for (uint32_t j = 0; j < pt_hir_list_len (hir, operands[i]); j++)
        visit (self, pt_hir_list_items (hir, operands[i])[j]);
  }
}

static bool
is_use (const PtHirNode *node) {
  return node->op == PT_HIR_LOAD || node->op == PT_HIR_STORE || node->op == PT_HIR_LET;
}

static void
count (Split *self, PtHirId id) {
  const PtHirNode *node = pt_hir_node (self->hir, id);
  if (is_use (node) && node->a < self->n_syms) {
    if (self->seen[node->a] != self->list)
      self->found[node->a] = 0;
    self->seen[node->a] = self->list;
    self->found[node->a]++;
  }
  each_operand (self->hir, node, count, self);
}

/** Adds how many there were to ret_uses. */
static void
rename_uses (PtHir *hir, PtHirId id, PtSymId from, PtSymId to, uint32_t *ret_uses) {
  PtHirNode *node = pt_hir_node (hir, id);
  if (is_use (node) && node->a == from) {
    node->a = to;
    ++*ret_uses;
  }
  const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
  const uint32_t operands[] = {node->op == PT_HIR_LOAD ? 0 : node->a, node->b, node->c, node->d};
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'E' && operands[i] != 0)
      rename_uses (hir, operands[i], from, to, ret_uses);
    if (kinds[i] == 'L')
      for (uint32_t j = 0; j < pt_hir_list_len (hir, operands[i]); j++)
        rename_uses (hir, pt_hir_list_items (hir, operands[i])[j], from, to, ret_uses);
  }
}

/** A store that ends the variable's old value, and does not go on with it as x += 1 does. */
static bool
begins_web (const PtHir *hir, const PtHirNode *node, PtSymId sym) {
  if (node->op != PT_HIR_STORE || node->a != sym)
    return false;
  const PtHirNode *value = pt_hir_node (hir, node->b);
  return value->op != PT_HIR_INPLACE || pt_hir_node (hir, value->a)->op != PT_HIR_LOAD ||
         pt_hir_node (hir, value->a)->a != sym;
}

static PtSymId
new_web (Split *self, PtSymId of) {
  PtHir *hir = self->hir;
  PtSym sym = *pt_hir_sym (hir, of);
  sym.is_param = false;
  sym.maybe_unbound = false;
  sym.is_web = true;
  for (PtSymId id = 1; id < hir->syms.len; id++)
    if (hir->syms.items[id].func == sym.func && hir->syms.items[id].name == sym.name &&
        hir->syms.items[id].serial >= sym.serial)
      sym.serial = hir->syms.items[id].serial + 1;
  PtSymId id = hir->syms.len;
  if (!pt_syms_push (&hir->syms, sym) || !pt_hir_extra_push (&self->webs->pairs, of) ||
      !pt_hir_extra_push (&self->webs->pairs, id))
    hir->failed = true;
  return id;
}

static void
split (Split *self, PtHirList list, PtSymId sym, bool loops) {
  PtHir *hir = self->hir;
  PtSymId now = sym;
  PtHirId first = 0; /* the store that begins the first web */
  bool is_param = pt_hir_sym (hir, sym)->is_param;
  uint32_t uses = 0, all = self->uses[sym];
  for (uint32_t i = 0; uses < all && i < pt_hir_list_len (hir, list) && !hir->failed; i++) {
    PtHirId id = pt_hir_list_items (hir, list)[i];
    bool begins = begins_web (hir, pt_hir_node (hir, id), sym);
    if (!begins) {
      rename_uses (hir, id, sym, now, &uses);
      continue;
    }
    rename_uses (hir, pt_hir_node (hir, id)->b, sym, now, &uses);
    bool used = is_param || uses > 0;
    PtSymId ended = now;
    if (used)
      now = new_web (self, sym);
    PtHirNode *node = pt_hir_node (hir, id);
    node->a = now;
    node->c = used ? ended : 0;
    if (first == 0)
      first = id;
    uses++;
  }
  /* The next round's first store ends what the last one of this round began. */
  if (loops && first != 0 && pt_hir_node (hir, first)->c == 0 && now != sym)
    pt_hir_node (hir, first)->c = now;
}

/** Whether a list in a loop reads the variable before it stores: then rounds are connected. */
static bool
reads_first (Split *self, PtHirList list, PtSymId sym) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++) {
    PtHirId id = pt_hir_list_items (self->hir, list)[i];
    const PtHirNode *node = pt_hir_node (self->hir, id);
    bool begins = begins_web (self->hir, node, sym);
    uint32_t uses = 0;
    rename_uses (self->hir, begins ? node->b : id, sym, sym, &uses);
    if (uses > 0 || begins)
      return uses > 0;
  }
  return false;
}

/** Whether a statement of a list stores into a variable that might become several. */
static bool
may_begin (const Split *self, const PtHirNode *node) {
  PtSymId sym = node->a;
  return node->op == PT_HIR_STORE && sym < self->n_syms && !self->closed[sym] &&
         (self->uses[sym] > 1 || pt_hir_sym (self->hir, sym)->is_param);
}

static void
look_at (Split *self, PtHirList list, bool loops) {
  PtHir *hir = self->hir;
  uint32_t n = pt_hir_list_len (hir, list);
  bool any = false;
  for (uint32_t i = 0; i < n && !any; i++)
    any = may_begin (self, pt_hir_node (hir, pt_hir_list_items (hir, list)[i]));
  if (!any)
    return;
  self->list++;
  for (uint32_t i = 0; i < n; i++)
    count (self, pt_hir_list_items (hir, list)[i]);
  for (uint32_t i = 0; i < n && !hir->failed; i++) {
    const PtHirNode *node = pt_hir_node (hir, pt_hir_list_items (hir, list)[i]);
    PtSymId sym = node->a;
    if (!may_begin (self, node) || self->found[sym] != self->uses[sym])
      continue;
    self->closed[sym] = true;
    if (!loops || !reads_first (self, list, sym))
      split (self, list, sym, loops);
  }
}

static void visit_list (Split *self, PtHirList list, bool loops);

static void
visit (Split *self, PtHirId id, bool loops) {
  const PtHirNode *node = pt_hir_node (self->hir, id);
  bool loop = node->op == PT_HIR_WHILE || node->op == PT_HIR_FOR;
  const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
  const uint32_t operands[] = {node->a, node->b, node->c, node->d};
  for (int i = 0; i < 4; i++)
    if (kinds[i] == 'L' && operands[i] != 0 && node->op > PT_HIR_LAST_EXPR)
      visit_list (self, operands[i], loops || loop);
}

static void
visit_list (Split *self, PtHirList list, bool loops) {
  look_at (self, list, loops);
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++)
    visit (self, pt_hir_list_items (self->hir, list)[i], loops);
}

/** Lets each function declare its new variables. */
static void
declare (PtHir *hir, PtArena *arena, uint32_t first) {
  for (uint32_t func = 0; func < hir->funcs.len; func++) {
    PtHirExtra locals = {.arena = arena};
    PtFunc *info = &hir->funcs.items[func];
    for (PtSymId id = first; id < hir->syms.len; id++)
      if (hir->syms.items[id].func == func)
        hir->failed |= !pt_hir_extra_push (&locals, id);
    if (locals.len == 0)
      continue;
    PtHirExtra all = {.arena = arena};
    for (uint32_t i = 0; i < pt_hir_list_len (hir, info->locals); i++)
      hir->failed |= !pt_hir_extra_push (&all, pt_hir_list_items (hir, info->locals)[i]);
    for (uint32_t i = 0; i < locals.len; i++)
      hir->failed |= !pt_hir_extra_push (&all, locals.items[i]);
    if (!hir->failed)
      info->locals = pt_hir_list (hir, all.items, all.len);
  }
}

void
pt_infer_split_webs (PtHir *hir, PtArena *arena, PtWebs *ret_webs) {
  *ret_webs = (PtWebs){.pairs.arena = arena};
  uint32_t n = hir->syms.len;
  Split self = {
      .hir = hir,
      .n_syms = n,
      .uses = PT_ARENA_ARRAY (arena, uint32_t, n),
      .found = PT_ARENA_ARRAY (arena, uint32_t, n),
      .seen = PT_ARENA_ARRAY (arena, uint32_t, n),
      .closed = PT_ARENA_ARRAY (arena, bool, n),
      .webs = ret_webs,
  };
  if (self.uses == NULL || self.found == NULL || self.seen == NULL || self.closed == NULL) {
    hir->failed = true;
    return;
  }
  for (PtSymId id = 1; id < n; id++) {
    const PtSym *sym = pt_hir_sym (hir, id);
    self.closed[id] = sym->kind != PT_SYM_LOCAL || sym->name == 0 || sym->is_block ||
                      hir->funcs.items[sym->func].is_generator;
  }
  for (PtHirId id = 1; id < hir->nodes.len; id++) {
    const PtHirNode *node = &hir->nodes.items[id];
    const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
    const uint32_t operands[] = {node->a, node->b, node->c, node->d};
    if (is_use (node))
      self.uses[node->a]++;
    for (int i = is_use (node); i < 4; i++) {
      if (kinds[i] == 'S')
        self.closed[operands[i]] = true;
      if (kinds[i] == 'Y')
        for (uint32_t j = 0; j < pt_hir_list_len (hir, operands[i]); j++)
          self.closed[pt_hir_list_items (hir, operands[i])[j]] = true;
    }
  }
  for (uint32_t loop = 0; loop < hir->loops.len; loop++)
    if (hir->loops.items[loop].is_for)
      self.closed[hir->loops.items[loop].element] = true;
  for (uint32_t func = 0; func < hir->funcs.len && !hir->failed; func++)
    visit_list (&self, hir->funcs.items[func].body, false);
  declare (hir, arena, n);
}

void
pt_infer_join_webs (PtHir *hir, const PtWebs *webs, PtArena *arena) {
  PtSymId *into = PT_ARENA_ARRAY (arena, PtSymId, hir->syms.len);
  bool *differs = PT_ARENA_ARRAY (arena, bool, hir->syms.len);
  if (into == NULL || differs == NULL) {
    hir->failed = true;
    return;
  }
  for (uint32_t i = 0; i < webs->pairs.len; i += 2) {
    PtSymId of = webs->pairs.items[i], web = webs->pairs.items[i + 1];
    differs[of] |= pt_hir_sym (hir, of)->type != pt_hir_sym (hir, web)->type;
  }
  for (uint32_t i = 0; i < webs->pairs.len; i += 2)
    if (!differs[webs->pairs.items[i]])
      into[webs->pairs.items[i + 1]] = webs->pairs.items[i];
  for (PtHirId id = 1; id < hir->nodes.len; id++) {
    PtHirNode *node = &hir->nodes.items[id];
    if (!is_use (node))
      continue;
    if (into[node->a] != 0)
      node->a = into[node->a];
    if (node->op == PT_HIR_STORE && node->c != 0 && !differs[node->a] &&
        !pt_hir_sym (hir, node->a)->is_web)
      node->c = 0;
  }
  for (uint32_t func = 0; func < hir->funcs.len; func++) {
    PtFunc *info = &hir->funcs.items[func];
    uint32_t *items = hir->extra.items + info->locals, kept = 0;
    for (uint32_t i = 0; i < items[0]; i++)
      if (into[items[1 + i]] == 0)
        items[1 + kept++] = items[1 + i];
    if (info->locals != 0)
      items[0] = kept;
  }
}
