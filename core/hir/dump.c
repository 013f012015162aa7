// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The HIR as text, for golden tests and curious readers.

#include "core/hir/hir.h"

static void dump_node (const PtHir *self, PtHirId id, int depth, PtBytes *text);

static void
indent (PtBytes *text, int depth) {
  for (int i = 0; i < depth; i++)
    pt_bytes_append_str (text, "  ");
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
dump_list (const PtHir *self, PtHirList list, int depth, PtBytes *text) {
  for (uint32_t i = 0; i < pt_hir_list_len (self, list); i++)
    dump_node (self, pt_hir_list_items (self, list)[i], depth, text);
}

static void
dump_node (const PtHir *self, PtHirId id, int depth, PtBytes *text) {
  const PtHirNode *node = pt_hir_node (self, id);
  PtHirOp op = (PtHirOp)node->op;
  const char *kinds = pt_hir_op_operands (op);
  const uint32_t operands[] = {node->a, node->b, node->c, node->d};
  indent (text, depth);
  pt_bytes_append_str (text, pt_hir_op_name (op));
  if (node->sub != 0)
    pt_bytes_printf (text, "/%u", node->sub);
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'S')
      dump_sym (self, operands[i], text);
    else if (kinds[i] == 'N' && operands[i] != 0)
      pt_bytes_printf (text, " .%s", pt_str (operands[i]));
    else if (kinds[i] == 'T')
      pt_bytes_printf (text, " '%.*s'", (int)self->texts.items[operands[i]].len,
                       self->texts.items[operands[i]].data);
    else if (kinds[i] == 'U')
      pt_bytes_printf (text, " %u", operands[i]);
    else if (kinds[i] == 'Y')
      for (uint32_t j = 0; j < pt_hir_list_len (self, operands[i]); j++)
        dump_sym (self, pt_hir_list_items (self, operands[i])[j], text);
  }
  pt_bytes_append_str (text, (node->flags & PT_HIR_BOUND) != 0 ? " bound\n" : "\n");
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'E' && operands[i] != 0)
      dump_node (self, operands[i], depth + 1, text);
    if (kinds[i] == 'L' && operands[i] != 0) {
      indent (text, depth + 1);
      pt_bytes_append_str (text, "[\n");
      dump_list (self, operands[i], depth + 2, text);
      indent (text, depth + 1);
      pt_bytes_append_str (text, "]\n");
    }
  }
}

void
pt_hir_dump (const PtHir *self, PtBytes *ret_text) {
  for (uint32_t i = 0; i < self->funcs.len; i++) {
    const PtFunc *func = &self->funcs.items[i];
    pt_bytes_printf (ret_text, "%s %s(",
                     func->is_async       ? func->yields ? "async generator" : "coroutine"
                     : func->is_generator ? "generator"
                                          : "function",
                     func->qualname);
    for (uint32_t j = 0; j < pt_hir_list_len (self, func->params); j++)
      dump_sym (self, pt_hir_list_items (self, func->params)[j], ret_text);
    pt_bytes_append_str (ret_text, " )\n");
    dump_list (self, func->body, 1, ret_text);
  }
}
