// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Statements without control flow out of regions; see emit_try.c for those.

#include "core/rust/emit_private.h"

void
emit_stmts (Emit *self, PtHirList list) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++)
    emit_stmt (self, pt_hir_list_items (self->hir, list)[i]);
}

void
emit_block (Emit *self, PtHirList list) {
  self->indent++;
  emit_stmts (self, list);
  self->indent--;
}

void
emit_declare (Emit *self, PtSymId id) {
  const PtSym *sym = pt_hir_sym (self->hir, id);
  emit_indent (self);
  if (sym->kind == PT_SYM_CELL)
    emit_f (self, "let %s = PyCell::new(Value::Unbound);\n", self->sym_names[id]);
  else
    emit_f (self, "let mut %s = %s;\n", self->sym_names[id],
            emit_type_start (emit_sym_type (self, id)));
}

bool
emit_mentions (const Emit *self, PtHirId id, PtSymId sym) {
  const PtHirNode *node = emit_node (self, id);
  const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
  const uint32_t operands[] = {node->a, node->b, node->c, node->d};
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'S' && operands[i] == sym)
      return true;
    if (kinds[i] == 'E' && operands[i] != 0 && emit_mentions (self, operands[i], sym))
      return true;
    if (kinds[i] == 'L')
      for (uint32_t j = 0; j < pt_hir_list_len (self->hir, operands[i]); j++)
        if (emit_mentions (self, pt_hir_list_items (self->hir, operands[i])[j], sym))
          return true;
  }
  return false;
}

/** x += v on a plain local: in place, so that a string that nobody else holds grows without a copy.
 */
static bool
emit_add_assign (Emit *self, PtSymId sym, const PtHirNode *value) {
  if (value->op != PT_HIR_INPLACE)
    return false;
  const PtHirNode *left = emit_node (self, value->a);
  if (left->op != PT_HIR_LOAD || left->a != sym ||
      pt_hir_sym (self->hir, sym)->kind != PT_SYM_LOCAL)
    return false;
  if ((left->flags & PT_HIR_BOUND) == 0) {
    emit_try_open (self);
    emit_f (self, "py::bound(&%s, \"%s\")", self->sym_names[sym],
            pt_str (pt_hir_sym (self->hir, sym)->name));
    emit_try_close (self);
    emit_str (self, "; ");
  }
  bool mentioned = emit_mentions (self, value->b, sym);
  if (mentioned) {
    emit_str (self, "{ let _v = ");
    emit_owned (self, value->b);
    emit_str (self, "; ");
  }
  emit_try_open (self);
  emit_f (self, "py::%s_assign(&mut %s, ", emit_binary_name (value->sub), self->sym_names[sym]);
  if (mentioned)
    emit_str (self, "&_v");
  else
    emit_ref (self, value->b);
  emit_str (self, ")");
  emit_try_close (self);
  emit_str (self, mentioned ? "; }" : ";");
  return true;
}

void
emit_store (Emit *self, PtSymId id, PtHirId value) {
  const PtSym *sym = pt_hir_sym (self->hir, id);
  const char *name = self->sym_names[id];
  if (emit_sym_type (self, id) != PT_TYPE_DYN) {
    emit_f (self, "%s = ", name);
    emit_native (self, value);
    emit_str (self, ";");
    return;
  }
  if (emit_add_assign (self, id, emit_node (self, value)))
    return;
  if (sym->kind == PT_SYM_CELL || sym->kind == PT_SYM_FREE) {
    emit_f (self, "%s.set(", name);
    emit_owned (self, value);
    emit_str (self, ");");
    return;
  }
  emit_f (self, "%s = ", name);
  emit_owned (self, value);
  emit_str (self, ";");
}

static void
emit_store_global (Emit *self, uint32_t global, PtHirId value) {
  const PtHirNode *node = emit_node (self, value);
  const char *name = self->global_names[global];
  if (node->op == PT_HIR_INPLACE && emit_node (self, node->a)->op == PT_HIR_GLOBAL &&
      emit_node (self, node->a)->a == global && !self->hir->globals.items[global].is_builtin) {
    /* The old value is read before the operand is evaluated. */
    bool simple = emit_is_simple (self, node->b);
    if (simple) {
      emit_try_open (self);
      emit_f (self, "py::global_assign(&%s, \"%s\", py::i%s, ", name,
              pt_str (self->hir->globals.items[global].name), emit_binary_name (node->sub));
      emit_ref (self, node->b);
      emit_str (self, ")");
      emit_try_close (self);
      emit_str (self, ";");
      return;
    }
  }
  emit_f (self, "set!(%s, ", name);
  emit_owned (self, value);
  emit_str (self, ");");
}

/** Stores with the value first, then what it is stored into. */
static void
emit_store_item (Emit *self, const PtHirNode *node) {
  bool direct = emit_is_simple (self, node->a) && emit_is_simple (self, node->b) &&
                (emit_node (self, node->c)->flags & PT_HIR_ASSIGNS) == 0;
  if (!direct) {
    emit_str (self, "{ let _v = ");
    emit_owned (self, node->c);
    emit_str (self, "; ");
  }
  const PtHirNode *key = emit_node (self, node->b);
  bool slice = key->op == PT_HIR_SLICE;
  emit_try_open (self);
  emit_str (self, slice ? "py::set_slice(" : "py::set_item(");
  if (slice && (key->flags & PT_HIR_ASSIGNS) != 0) {
    emit_str (self, "&");
    emit_owned (self, node->a);
  } else {
    emit_ref (self, node->a);
  }
  emit_str (self, ", ");
  slice ? emit_slice_parts (self, key) : emit_ref (self, node->b);
  emit_str (self, ", ");
  if (direct)
    emit_owned (self, node->c);
  else
    emit_str (self, "_v");
  emit_str (self, ")");
  emit_try_close (self);
  emit_str (self, direct ? ";" : "; }");
}

static void
emit_aug_attr (Emit *self, const PtHirNode *node) {
  bool simple =
      emit_is_simple (self, node->a) && (emit_node (self, node->c)->flags & PT_HIR_ASSIGNS) == 0;
  emit_str (self, "{ ");
  if (!simple) {
    emit_str (self, "let _o = ");
    emit_owned (self, node->a);
    emit_str (self, "; ");
  }
  emit_str (self, "let _a = ");
  emit_try_open (self);
  emit_str (self, "attr!(");
  simple ? emit_ref (self, node->a) : emit_str (self, "&_o");
  emit_f (self, ", \"%s\")", pt_str (node->b));
  emit_try_close (self);
  emit_str (self, "; let _v = ");
  emit_try_open (self);
  emit_f (self, "py::i%s(_a, ", emit_binary_name (node->sub));
  emit_ref (self, node->c);
  emit_str (self, ")");
  emit_try_close (self);
  emit_str (self, "; ");
  emit_try_open (self);
  emit_str (self, "set_attr!(");
  simple ? emit_ref (self, node->a) : emit_str (self, "&_o");
  emit_f (self, ", \"%s\", _v)", pt_str (node->b));
  emit_try_close (self);
  emit_str (self, "; }");
}

static void
emit_aug_item (Emit *self, const PtHirNode *node) {
  bool assigns = (emit_node (self, node->c)->flags & PT_HIR_ASSIGNS) != 0;
  bool simple = !assigns && emit_is_simple (self, node->a) && emit_is_simple (self, node->b);
  emit_str (self, "{ ");
  if (!simple) {
    emit_str (self, "let _o = ");
    emit_owned (self, node->a);
    emit_str (self, "; let _k = ");
    emit_owned (self, node->b);
    emit_str (self, "; ");
  }
  for (int pass = 0; pass < 2; pass++) {
    if (pass == 0)
      emit_str (self, "let _a = ");
    emit_try_open (self);
    emit_str (self, pass == 0 ? "py::get_item(" : "py::set_item(");
    simple ? emit_ref (self, node->a) : emit_str (self, "&_o");
    emit_str (self, ", ");
    simple ? emit_ref (self, node->b) : emit_str (self, "&_k");
    emit_str (self, pass == 0 ? ")" : ", _v)");
    emit_try_close (self);
    emit_str (self, "; ");
    if (pass == 0) {
      emit_str (self, "let _v = ");
      emit_try_open (self);
      emit_f (self, "py::i%s(_a, ", emit_binary_name (node->sub));
      emit_ref (self, node->c);
      emit_str (self, ")");
      emit_try_close (self);
      emit_str (self, "; ");
    }
  }
  emit_str (self, "}");
}

static void
emit_unpack (Emit *self, const PtHirNode *node) {
  uint32_t n = pt_hir_list_len (self->hir, node->b);
  const uint32_t *syms = pt_hir_list_items (self->hir, node->b);
  if (node->c == 0) {
    emit_str (self, "[");
    for (uint32_t i = 0; i < n; i++)
      emit_f (self, i > 0 ? ", %s" : "%s", self->sym_names[syms[i]]);
    emit_str (self, "] = ");
    emit_try_open (self);
    emit_f (self, "py::unpack::<%u>(", n);
    emit_ref (self, node->a);
    emit_str (self, ")");
    emit_try_close (self);
    emit_str (self, ";");
    return;
  }
  emit_str (self, "{ let mut _u = ");
  emit_try_open (self);
  emit_str (self, "py::unpack_ex(");
  emit_ref (self, node->a);
  emit_f (self, ", %u, %u)", node->c - 1, n - node->c);
  emit_try_close (self);
  emit_str (self, ".into_iter();");
  for (uint32_t i = 0; i < n; i++)
    emit_f (self, " %s = _u.next().unwrap_or(Value::None);", self->sym_names[syms[i]]);
  emit_str (self, " }");
}

static void
emit_del (Emit *self, const PtHirNode *node) {
  const PtSym *sym = pt_hir_sym (self->hir, node->a);
  const char *name = self->sym_names[node->a], *python = pt_str (sym->name);
  if (sym->kind == PT_SYM_CELL || sym->kind == PT_SYM_FREE) {
    emit_try_open (self);
    emit_f (self, "%s.%s(\"%s\")", name, sym->kind == PT_SYM_CELL ? "del" : "del_free", python);
    emit_try_close (self);
    emit_str (self, ";");
    return;
  }
  if ((node->flags & PT_HIR_BOUND) == 0) {
    emit_try_open (self);
    emit_f (self, "py::bound(&%s, \"%s\")", name, python);
    emit_try_close (self);
    emit_str (self, "; ");
  }
  emit_f (self, "%s = Value::Unbound;", name);
}

static void
emit_if (Emit *self, const PtHirNode *node) {
  for (;;) {
    emit_str (self, "if ");
    emit_test (self, node->a);
    emit_str (self, " {\n");
    emit_block (self, node->b);
    emit_indent (self);
    emit_str (self, "}");
    if (node->c == 0)
      break;
    emit_str (self, " else ");
    const PtHirNode *only = emit_node (self, pt_hir_list_items (self->hir, node->c)[0]);
    if (pt_hir_list_len (self->hir, node->c) == 1 && only->op == PT_HIR_IF) {
      node = only;
      continue;
    }
    emit_str (self, "{\n");
    emit_block (self, node->c);
    emit_indent (self);
    emit_str (self, "}");
    break;
  }
}

static void
emit_assert (Emit *self, const PtHirNode *node) {
  emit_str (self, "if !");
  emit_cond (self, node->a);
  emit_str (self, " {\n");
  self->indent++;
  emit_indent (self);
  emit_str (self, "let _a = ");
  if (node->b == 0) {
    emit_str (self, "None");
  } else {
    emit_str (self, "Some(");
    emit_owned (self, node->b);
    emit_str (self, ")");
  }
  emit_str (self, ";\n");
  emit_indent (self);
  emit_raise_text (self, "py::assertion_error(_a)");
  emit_str (self, "\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "}");
}

static void
emit_raise (Emit *self, const PtHirNode *node) {
  if (node->a == 0) {
    emit_raise_text (self, "py::reraise()");
    return;
  }
  emit_str (self, "{ let _v = ");
  emit_owned (self, node->a);
  if (node->b != 0) {
    emit_str (self, "; let _a = ");
    emit_owned (self, node->b);
  }
  emit_str (self, "; ");
  emit_raise_text (self, node->b != 0 ? "py::raise_from(_v, _a)" : "py::raise(_v)");
  emit_str (self, " }");
}

static void
emit_expr_stmt (Emit *self, PtHirId id) {
  uint8_t op = emit_node (self, id)->op;
  bool call = op == PT_HIR_CALL || op == PT_HIR_METHOD || op == PT_HIR_CALL_NATIVE ||
              op == PT_HIR_CALL_DIRECT;
  if (!call || self->region != NULL)
    emit_str (self, "let _ = ");
  if (op == PT_HIR_CALL_DIRECT)
    emit_as (self, id, emit_type (self, id));
  else if (call)
    emit_untyped (self, id);
  else
    emit_owned (self, id);
  emit_str (self, ";");
}

void
emit_stmt (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  emit_line_of (self, node);
  emit_indent (self);
  switch ((int)node->op) {
  case PT_HIR_EXPR:
    emit_expr_stmt (self, node->a);
    break;
  case PT_HIR_IMPORT_STAR:
    emit_try_open (self);
    emit_str (self, "py::import_star(");
    emit_ref (self, node->a);
    emit_str (self, ", MODULE_NAME)");
    emit_try_close (self);
    emit_str (self, ";");
    break;
  case PT_HIR_STORE:
    emit_store (self, node->a, node->b);
    if (node->c != 0 && emit_sym_type (self, node->c) == PT_TYPE_DYN) {
      emit_str (self, "\n");
      emit_indent (self);
      emit_f (self, "%s = Value::Unbound;", self->sym_names[node->c]);
    }
    break;
  case PT_HIR_STORE_GLOBAL:
    emit_store_global (self, node->a, node->b);
    break;
  case PT_HIR_STORE_NS:
    emit_try_open (self);
    emit_f (self, "_ns.set(\"%s\", ", pt_str (node->a));
    emit_owned (self, node->b);
    emit_str (self, ")");
    emit_try_close (self);
    emit_str (self, ";");
    break;
  case PT_HIR_ANNOTATE:
    emit_try_open (self);
    emit_f (self, "_ns.annotate(\"%s\", ", pt_str (node->a));
    emit_owned (self, node->b);
    emit_str (self, ")");
    emit_try_close (self);
    emit_str (self, ";");
    break;
  case PT_HIR_STORE_ATTR:
    emit_try_open (self);
    emit_str (self, "set_attr!(");
    emit_ref (self, node->a);
    emit_f (self, ", \"%s\", ", pt_str (node->b));
    emit_owned (self, node->c);
    emit_str (self, ")");
    emit_try_close (self);
    emit_str (self, ";");
    break;
  case PT_HIR_STORE_ITEM:
    emit_store_item (self, node);
    break;
  case PT_HIR_AUG_ATTR:
    emit_aug_attr (self, node);
    break;
  case PT_HIR_AUG_ITEM:
    emit_aug_item (self, node);
    break;
  case PT_HIR_COLLECT: {
    bool dict = node->c != 0;
    /* The collecting variable of a list is a Vec, whose push can't fail. */
    bool list = emit_node (self, id)->sub == PT_COMP_LIST && !dict;
    if (!list)
      emit_try_open (self);
    emit_f (self, list ? "%s.push(" : "%s.put(", self->sym_names[node->a]);
    if (dict) {
      emit_owned (self, node->c);
      emit_str (self, ", ");
    }
    emit_owned (self, node->b);
    emit_str (self, ")");
    if (!list)
      emit_try_close (self);
    emit_str (self, ";");
    break;
  }
  case PT_HIR_UNPACK:
    emit_unpack (self, node);
    break;
  case PT_HIR_DEL:
    emit_del (self, node);
    break;
  case PT_HIR_CLEAR: {
    const PtSym *sym = pt_hir_sym (self->hir, node->a);
    bool cell = sym->kind == PT_SYM_CELL || sym->kind == PT_SYM_FREE;
    emit_f (self, cell ? "%s.set(Value::Unbound);" : "%s = Value::Unbound;",
            self->sym_names[node->a]);
    break;
  }
  case PT_HIR_DEL_GLOBAL:
    emit_try_open (self);
    emit_f (self, "del!(%s)", self->global_names[node->a]);
    emit_try_close (self);
    emit_str (self, ";");
    break;
  case PT_HIR_CLEAR_GLOBAL:
    emit_f (self, "let _ = del!(%s);", self->global_names[node->a]);
    break;
  case PT_HIR_DEL_NS:
    emit_try_open (self);
    emit_f (self, "_ns.del(\"%s\")", pt_str (node->a));
    emit_try_close (self);
    emit_str (self, ";");
    break;
  case PT_HIR_CLEAR_NS:
    emit_f (self, "let _ = _ns.del(\"%s\");", pt_str (node->a));
    break;
  case PT_HIR_DEL_ATTR:
    emit_try_open (self);
    emit_str (self, "del_attr!(");
    emit_ref (self, node->a);
    emit_f (self, ", \"%s\")", pt_str (node->b));
    emit_try_close (self);
    emit_str (self, ";");
    break;
  case PT_HIR_DEL_ITEM:
    emit_try_open (self);
    emit_str (self, "py::del_item(");
    emit_ref (self, node->a);
    emit_str (self, ", ");
    emit_ref (self, node->b);
    emit_str (self, ")");
    emit_try_close (self);
    emit_str (self, ";");
    break;
  case PT_HIR_IF:
    emit_if (self, node);
    break;
  case PT_HIR_WHILE:
    emit_while (self, node);
    break;
  case PT_HIR_FOR:
    emit_for (self, node);
    break;
  case PT_HIR_BREAK:
  case PT_HIR_CONTINUE:
    emit_jump (self, node->a, node->op == PT_HIR_BREAK);
    break;
  case PT_HIR_RETURN:
    emit_return_node (self, node->a);
    break;
  case PT_HIR_RAISE:
    emit_raise (self, node);
    break;
  case PT_HIR_ASSERT:
    emit_assert (self, node);
    break;
  case PT_HIR_TRY:
    emit_try (self, node);
    break;
  case PT_HIR_WITH:
    emit_with (self, node);
    break;
  default:
    pt_assert (!"a statement");
  }
  emit_str (self, "\n");
  emit_place_end (self, node->start);
}
