// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/hir/hir.h"

#include <string.h>

void
pt_hir_init (PtHir *self, PtArena *arena) {
  *self = (PtHir){.arena = arena};
  self->nodes.arena = self->extra.arena = self->syms.arena = self->funcs.arena = arena;
  self->classes.arena = self->loops.arena = self->globals.arena = self->texts.arena = arena;
  self->doubles.arena = arena;
  /* Index 0 means "none" everywhere. */
  if (!pt_hir_nodes_push (&self->nodes, (PtHirNode){0}) || !pt_hir_extra_push (&self->extra, 0) ||
      !pt_syms_push (&self->syms, (PtSym){0}) || !pt_loops_push (&self->loops, (PtLoop){0}) ||
      !pt_classes_push (&self->classes, (PtClass){0}))
    self->failed = true;
}

PtHirId
pt_hir_add (PtHir *self, PtHirOp op, PtNode span, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  PtHirNode node = {
      .op = (uint8_t)op, .start = span.start, .end = span.end, .a = a, .b = b, .c = c, .d = d};
  if (!pt_hir_nodes_push (&self->nodes, node)) {
    self->failed = true;
    return 0;
  }
  return self->nodes.len - 1;
}

PtHirList
pt_hir_list (PtHir *self, const uint32_t *items, uint32_t n) {
  if (n == 0)
    return 0;
  uint32_t at = self->extra.len;
  if (!pt_hir_extra_reserve (&self->extra, (size_t)at + n + 1)) {
    self->failed = true;
    return 0;
  }
  self->extra.items[at] = n;
  memcpy (self->extra.items + at + 1, items, (size_t)n * sizeof *items);
  self->extra.len += n + 1;
  return at;
}

static const struct {
  const char *name;
  const char *operands;
} OPS[] = {
#define PT_HIR(name, a, b, c, d) {#name, #a #b #c #d},
#include "core/spec/hir.def"
#undef PT_HIR
};

const char *
pt_hir_op_name (PtHirOp op) {
  pt_assert (op < PT_HIR_COUNT);
  return OPS[op].name;
}

const char *
pt_hir_op_operands (PtHirOp op) {
  pt_assert (op < PT_HIR_COUNT);
  return OPS[op].operands;
}
