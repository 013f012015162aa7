// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The HIR as text, for golden tests and curious readers.

#include "core/hir/hir.h"

typedef struct {
  const PtHir *hir;
  bool offsets;
  PtBytes *text;
} Dump;

static void dump_node (Dump *self, PtHirId id, int depth);

static void
begin_line (Dump *self, uint32_t start, int depth) {
  if (self->offsets)
    pt_bytes_printf (self->text, "%u\t", start);
  for (int i = 0; i < depth; i++)
    pt_bytes_append_str (self->text, "  ");
}

static void
dump_sym (const PtHir *self, PtSymId id, PtBytes *text) {
  const PtSym *sym = pt_hir_sym (self, id);
  if (sym->name != 0)
    pt_bytes_printf (text, " %s#%u", pt_str (sym->name), id);
  else
    pt_bytes_printf (text, " $%u", id);
}

static void
dump_list (Dump *self, PtHirList list, int depth) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++)
    dump_node (self, pt_hir_list_items (self->hir, list)[i], depth);
}

static void
dump_operand (const PtHir *hir, char kind, uint32_t operand, PtBytes *text) {
  if (kind == 'S')
    dump_sym (hir, operand, text);
  else if (kind == 'N' && operand != 0)
    pt_bytes_printf (text, " .%s", pt_str (operand));
  else if (kind == 'T')
    pt_bytes_printf (text, " '%.*s'", (int)hir->texts.items[operand].len,
                     hir->texts.items[operand].data);
  else if (kind == 'U')
    pt_bytes_printf (text, " %u", operand);
  else if (kind == 'Y')
    for (uint32_t j = 0; j < pt_hir_list_len (hir, operand); j++)
      dump_sym (hir, pt_hir_list_items (hir, operand)[j], text);
}

static void
dump_node (Dump *self, PtHirId id, int depth) {
  const PtHirNode *node = pt_hir_node (self->hir, id);
  PtHirOp op = (PtHirOp)node->op;
  const char *kinds = pt_hir_op_operands (op);
  const uint32_t operands[] = {node->a, node->b, node->c, node->d};
  begin_line (self, node->start, depth);
  pt_bytes_append_str (self->text, pt_hir_op_name (op));
  if (node->sub != 0)
    pt_bytes_printf (self->text, "/%u", node->sub);
  for (int i = 0; i < 4; i++)
    dump_operand (self->hir, kinds[i], operands[i], self->text);
  pt_bytes_append_str (self->text, (node->flags & PT_HIR_BOUND) != 0 ? " bound\n" : "\n");
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'E' && operands[i] != 0)
      dump_node (self, operands[i], depth + 1);
    if (kinds[i] == 'L' && operands[i] != 0) {
      begin_line (self, node->start, depth + 1);
      pt_bytes_append_str (self->text, "[\n");
      dump_list (self, operands[i], depth + 2);
      begin_line (self, node->start, depth + 1);
      pt_bytes_append_str (self->text, "]\n");
    }
  }
}

void
pt_hir_dump (const PtHir *hir, unsigned flags, PtBytes *ret_text) {
  Dump self = {hir, (flags & PT_HIR_DUMP_OFFSETS) != 0, ret_text};
  for (uint32_t i = 0; i < hir->funcs.len; i++) {
    const PtFunc *func = &hir->funcs.items[i];
    begin_line (&self, func->start, 0);
    pt_bytes_printf (ret_text, "%s %s(",
                     func->is_async       ? func->yields ? "async generator" : "coroutine"
                     : func->is_generator ? "generator"
                                          : "function",
                     func->qualname);
    for (uint32_t j = 0; j < pt_hir_list_len (hir, func->params); j++)
      dump_sym (hir, pt_hir_list_items (hir, func->params)[j], ret_text);
    pt_bytes_append_str (ret_text, " )\n");
    dump_list (&self, func->body, 1);
  }
}
