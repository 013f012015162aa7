// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Expressions, in three forms: owned (Value), borrowed (&Value) and as a condition (bool).

#include "core/rust/emit_private.h"
#include "core/spec/builtins.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const PtHirNode *
emit_node (const Emit *self, PtHirId id) {
  return pt_hir_node (self->hir, id);
}

void
emit_try_open (Emit *self) {
  if (self->tries++ == self->outer_tries)
    self->try_begin = self->out->len;
  if (self->region != NULL)
    emit_f (self, "tri!('r%u, ", self->region->label);
}

void
emit_try_close (Emit *self) {
  emit_str (self, self->region != NULL ? ")" : "?");
  if (--self->tries == self->outer_tries)
    self->try_end = self->out->len;
}

bool
emit_is_simple (const Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  if (node->op == PT_HIR_LOAD) {
    const PtSym *sym = pt_hir_sym (self->hir, node->a);
    return sym->kind == PT_SYM_TEMP ||
           (sym->kind == PT_SYM_LOCAL && (node->flags & PT_HIR_BOUND) != 0);
  }
  return node->op <= PT_HIR_BYTES;
}

const char *
emit_binary_name (uint8_t op) {
  static const char *const NAMES[PT_OP_COUNT] = {
      [PT_OP_ADD] = "add",
      [PT_OP_SUB] = "sub",
      [PT_OP_MULT] = "mul",
      [PT_OP_MAT_MULT] = "matmul",
      [PT_OP_DIV] = "true_div",
      [PT_OP_MOD] = "modulo",
      [PT_OP_POW] = "pow",
      [PT_OP_LSHIFT] = "lshift",
      [PT_OP_RSHIFT] = "rshift",
      [PT_OP_BIT_OR] = "bit_or",
      [PT_OP_BIT_XOR] = "bit_xor",
      [PT_OP_BIT_AND] = "bit_and",
      [PT_OP_FLOOR_DIV] = "floor_div",
  };
  pt_assert (op < PT_OP_COUNT);
  return NAMES[op];
}

static void
emit_int_value (Emit *self, PtView digits, bool negative) {
  char text[32];
  int base = 10;
  size_t skip = 0;
  if (digits.len > 2 && digits.data[0] == '0') {
    base = digits.data[1] == 'x' ? 16 : digits.data[1] == 'o' ? 8 : digits.data[1] == 'b' ? 2 : 10;
    skip = base == 10 ? 0 : 2;
  }
  if (digits.len - skip <= 63 && digits.len < 80) {
    char buffer[80];
    memcpy (buffer, digits.data + skip, digits.len - skip);
    buffer[digits.len - skip] = '\0';
    char *end;
    unsigned long long value = strtoull (buffer, &end, base);
    bool fits = digits.len - skip <= (base == 10 ? 18 : base == 16 ? 15 : base == 8 ? 20 : 62);
    if (fits && *end == '\0') {
      snprintf (text, sizeof text, "Value::Int(%s%llu)", negative ? "-" : "", value);
      emit_str (self, text);
      return;
    }
  }
  emit_str (self, negative ? "bigint!(\"-" : "bigint!(\"");
  pt_bytes_append_view (self->out, digits);
  emit_str (self, "\")");
}

void
emit_double (Emit *self, double value) {
  char text[40];
  if (isinf (value)) {
    emit_str (self, "f64::INFINITY");
    return;
  }
  for (int precision = 15; precision <= 17; precision++) {
    snprintf (text, sizeof text, "%.*g", precision, value);
    if (strtod (text, NULL) == value)
      break;
  }
  emit_str (self, text);
  if (strpbrk (text, ".e") == NULL)
    emit_str (self, ".0");
}

static void
emit_text (Emit *self, PtView text) {
  if (emit_is_utf8 (text)) {
    emit_str (self, "lit!(");
    emit_str_literal (self->out, text);
  } else {
    emit_str (self, "lit_wtf8!(");
    emit_bytes_literal (self->out, text);
  }
  emit_str (self, ")");
}

static void
emit_builtin (Emit *self, uint32_t builtin) {
  const PtBuiltinInfo *info = pt_builtin_info ((PtBuiltin)builtin);
  switch (info->kind) {
  case PT_BUILTIN_FUNC:
    emit_f (self, "py::native(&py::builtins::%s)", info->rust);
    return;
  case PT_BUILTIN_TYPE:
    emit_f (self, "Value::from(py::%s())", info->rust);
    return;
  case PT_BUILTIN_SCOPE:
    pt_assert (!"lowered by itself");
    return;
  case PT_BUILTIN_VALUE:
    emit_f (self, "py::%s", info->rust);
    return;
  }
}

static void
emit_load (Emit *self, const PtHirNode *node) {
  const PtSym *sym = pt_hir_sym (self->hir, node->a);
  const char *name = self->sym_names[node->a];
  switch ((PtSymKind)sym->kind) {
  case PT_SYM_LOCAL:
    if ((node->flags & PT_HIR_BOUND) != 0) {
      emit_f (self, "%s.clone()", name);
      return;
    }
    emit_try_open (self);
    emit_f (self, "py::bound(&%s, \"%s\")", name, pt_str (sym->name));
    emit_try_close (self);
    emit_str (self, ".clone()");
    return;
  case PT_SYM_TEMP:
  case PT_SYM_BUILD:
    /* Read once: its value may go. */
    emit_f (self,
            self->loads[node->a] > 1 ? "%s.clone()"
            : sym->is_block          ? "%s"
                                     : "%s.take()",
            name);
    return;
  case PT_SYM_CELL:
  case PT_SYM_FREE:
    emit_try_open (self);
    emit_f (self, "%s.%s(\"%s\")", name, sym->kind == PT_SYM_CELL ? "get" : "get_free",
            pt_str (sym->name));
    emit_try_close (self);
    return;
  }
}

static void
emit_locals (Emit *self) {
  emit_str (self, "&[");
  const PtFunc *func = &self->hir->funcs.items[self->func];
  PtHirList lists[] = {func->params, func->locals};
  bool first = true;
  for (int i = 0; i < 2; i++)
    for (uint32_t j = 0; j < pt_hir_list_len (self->hir, lists[i]); j++) {
      const PtSym *sym = pt_hir_sym (self->hir, pt_hir_list_items (self->hir, lists[i])[j]);
      PtStr name = sym->name;
      if (name == 0 || sym->is_web || pt_str (name)[0] == '.')
        continue;
      emit_f (self, first ? "\"%s\"" : ", \"%s\"", pt_str (name));
      first = false;
    }
  emit_str (self, "]");
}

void
emit_compare (Emit *self, const PtHirNode *node, bool as_bool) {
  static const char *const NAMES[] = {"eq", "ne", "lt", "le", "gt", "ge"};
  bool identity = node->sub == PT_CMP_IS || node->sub == PT_CMP_IS_NOT;
  bool membership = node->sub == PT_CMP_IN || node->sub == PT_CMP_NOT_IN;
  bool negated = node->sub == PT_CMP_IS_NOT || node->sub == PT_CMP_NOT_IN;
  bool copy_left = (emit_node (self, node->b)->flags & PT_HIR_ASSIGNS) != 0;
  if (!identity && !membership && emit_type (self, node->a) != PT_TYPE_DYN &&
      emit_type (self, node->b) != PT_TYPE_DYN) {
    if (!as_bool)
      emit_str (self, "Value::Bool(");
    emit_compare_typed (self, node);
    if (!as_bool)
      emit_str (self, ")");
    return;
  }
  if ((identity || membership) && !as_bool)
    emit_str (self, "Value::Bool(");
  if (negated)
    emit_str (self, "!");
  if (identity && emit_node (self, node->b)->op == PT_HIR_NONE) {
    const PtHirNode *left = emit_node (self, node->a);
    if (left->op == PT_HIR_LOAD && emit_is_simple (self, node->a) &&
        emit_type (self, node->a) == PT_TYPE_DYN) {
      emit_str (self, self->sym_names[left->a]);
    } else {
      emit_str (self, "(");
      emit_ref (self, node->a);
      emit_str (self, ")");
    }
    emit_str (self, ".is_none()");
  } else {
    if (!identity)
      emit_try_open (self);
    if (identity)
      emit_str (self, "py::is(");
    else if (membership)
      emit_str (self, "py::is_in(");
    else
      emit_f (self, as_bool ? "py::test_%s(" : "py::%s(", NAMES[node->sub]);
    if (copy_left) {
      emit_str (self, "&");
      emit_owned (self, node->a);
    } else {
      emit_ref (self, node->a);
    }
    emit_str (self, ", ");
    emit_ref (self, node->b);
    emit_str (self, ")");
    if (!identity)
      emit_try_close (self);
  }
  if ((identity || membership) && !as_bool)
    emit_str (self, ")");
}

/** The two operands of a function of two references. */
static void
emit_pair (Emit *self, PtHirId a, PtHirId b) {
  if ((emit_node (self, b)->flags & PT_HIR_ASSIGNS) != 0) {
    emit_str (self, "&");
    emit_owned (self, a);
  } else {
    emit_ref (self, a);
  }
  emit_str (self, ", ");
  emit_ref (self, b);
}

void
emit_slice_parts (Emit *self, const PtHirNode *node) {
  const PtHirId parts[] = {node->a, node->b, node->c};
  for (int i = 0; i < 3; i++) {
    if (i > 0)
      emit_str (self, ", ");
    if (parts[i] == 0)
      emit_str (self, "Value::None");
    else
      emit_owned (self, parts[i]);
  }
}

static void
emit_fstring (Emit *self, const PtHirNode *node) {
  emit_str (self, "{ let mut _s = py::FStr::new();");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->a); i++) {
    const PtHirNode *part = emit_node (self, pt_hir_list_items (self->hir, node->a)[i]);
    if (part->op == PT_HIR_STR && emit_is_utf8 (self->hir->texts.items[part->a])) {
      emit_str (self, " _s.lit(");
      emit_str_literal (self->out, self->hir->texts.items[part->a]);
      emit_str (self, ");");
      continue;
    }
    emit_str (self, " ");
    emit_try_open (self);
    const PtHirNode *spec =
        part->op == PT_HIR_FORMAT && part->b != 0 ? emit_node (self, part->b) : NULL;
    /* A spec without replacement fields is text. */
    bool plain =
        spec != NULL && spec->op == PT_HIR_FSTRING && pt_hir_list_len (self->hir, spec->a) <= 1;
    const PtHirNode *only = plain && pt_hir_list_len (self->hir, spec->a) == 1
                                ? emit_node (self, pt_hir_list_items (self->hir, spec->a)[0])
                                : NULL;
    plain = plain && (only == NULL ||
                      (only->op == PT_HIR_STR && emit_is_utf8 (self->hir->texts.items[only->a])));
    if (part->op != PT_HIR_FORMAT) {
      emit_str (self, "_s.val(");
      emit_ref (self, pt_hir_list_items (self->hir, node->a)[i]);
      emit_str (self, ", 0, \"\")");
    } else {
      emit_str (self, "_s.val(");
      emit_ref (self, part->a);
      emit_f (self, part->sub == 0 ? ", 0, " : ", b'%c', ", part->sub);
      if (spec == NULL || (plain && only == NULL))
        emit_str (self, "\"\"");
      else if (plain)
        emit_str_literal (self->out, self->hir->texts.items[only->a]);
      else
        emit_ref (self, part->b);
      emit_str (self, ")");
    }
    emit_try_close (self);
    emit_str (self, ";");
  }
  emit_str (self, " _s.finish() }");
}

static void
emit_import (Emit *self, const PtHirNode *node) {
  emit_try_open (self);
  switch ((int)node->op) {
  case PT_HIR_IMPORT:
    emit_f (self, "py::import_module(\"%s\")", self->project->modules[node->a].name);
    break;
  case PT_HIR_IMPORT_NATIVE:
    emit_f (self, "py::native_module(&py::stdlib::%s::MODULE)", pt_std_modules[node->a].rust);
    break;
  default:
    emit_str (self, "py::import_from(");
    emit_ref (self, node->a);
    emit_f (self, ", \"%s\")", pt_str (node->b));
  }
  emit_try_close (self);
}

static void
emit_and_or (Emit *self, const PtHirNode *node) {
  emit_str (self, "{ let _a = ");
  emit_owned (self, node->a);
  emit_str (self, "; if ");
  emit_try_open (self);
  emit_str (self, "py::truth(&_a)");
  emit_try_close (self);
  emit_str (self, " { ");
  bool is_and = node->op == PT_HIR_AND;
  if (is_and)
    emit_owned (self, node->b);
  else
    emit_str (self, "_a");
  emit_str (self, " } else { ");
  if (is_and)
    emit_str (self, "_a");
  else
    emit_owned (self, node->b);
  emit_str (self, " } }");
}

static void
emit_let (Emit *self, const PtHirNode *node) {
  const PtSym *sym = pt_hir_sym (self->hir, node->a);
  const char *name = self->sym_names[node->a];
  if (sym->kind == PT_SYM_CELL || sym->kind == PT_SYM_FREE) {
    emit_str (self, "{ let _v = ");
    emit_owned (self, node->b);
    emit_f (self, "; %s.set(_v.clone()); _v }", name);
    return;
  }
  emit_f (self, "{ %s = ", name);
  emit_owned (self, node->b);
  emit_f (self, "; %s.clone() }", name);
}

void
emit_seq (Emit *self, const PtHirNode *node) {
  emit_str (self, "{\n");
  emit_block (self, node->a);
  self->indent++;
  emit_indent (self);
  emit_as (self, node->b, self->untyped ? PT_TYPE_DYN : (PtType)node->type);
  self->indent--;
  emit_str (self, "\n");
  emit_indent (self);
  emit_str (self, "}");
}

typedef enum { CALL_VALUE, CALL_TEST, CALL_BOOL } RuntimeResult;

static const struct {
  const char *name;
  RuntimeResult result;
} RUNTIME_CALLS[] = {
#define PT_RUNTIME(name, result) {#name, CALL_##result},
#include "core/spec/runtime_calls.def"
#undef PT_RUNTIME
};

static void
emit_runtime_call (Emit *self, const PtHirNode *node, bool as_bool) {
  RuntimeResult result = RUNTIME_CALLS[node->a].result;
  bool wrap = result != CALL_VALUE && !as_bool, test = result == CALL_VALUE && as_bool;
  if (wrap)
    emit_str (self, "Value::Bool(");
  if (test)
    emit_try_open (self);
  if (test)
    emit_str (self, "py::truth(&");
  if (result != CALL_BOOL)
    emit_try_open (self);
  emit_f (self, "py::%s(", RUNTIME_CALLS[node->a].name);
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->b); i++) {
    if (i > 0)
      emit_str (self, ", ");
    emit_ref (self, pt_hir_list_items (self->hir, node->b)[i]);
  }
  emit_str (self, ")");
  if (result != CALL_BOOL)
    emit_try_close (self);
  if (test) {
    emit_str (self, ")");
    emit_try_close (self);
  }
  if (wrap)
    emit_str (self, ")");
}

void
emit_owned (Emit *self, PtHirId id) {
  if (!emit_boxed (self, id))
    emit_untyped (self, id);
}

void
emit_untyped (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  const PtHir *hir = self->hir;
  switch ((int)node->op) {
  case PT_HIR_NONE:
    emit_str (self, "Value::None");
    return;
  case PT_HIR_BOOL:
    emit_str (self, node->a ? "Value::Bool(true)" : "Value::Bool(false)");
    return;
  case PT_HIR_ELLIPSIS:
    emit_str (self, "py::ellipsis()");
    return;
  case PT_HIR_INT:
    emit_int_value (self, hir->texts.items[node->a], false);
    return;
  case PT_HIR_FLOAT:
    emit_str (self, "Value::Float(");
    emit_double (self, hir->doubles.items[node->a]);
    emit_str (self, ")");
    return;
  case PT_HIR_COMPLEX:
    emit_str (self, "py::complex(0.0, ");
    emit_double (self, hir->doubles.items[node->a]);
    emit_str (self, ")");
    return;
  case PT_HIR_STR:
    emit_text (self, hir->texts.items[node->a]);
    return;
  case PT_HIR_BYTES:
    emit_str (self, "bytes!(");
    emit_bytes_literal (self->out, hir->texts.items[node->a]);
    emit_str (self, ")");
    return;
  case PT_HIR_LOAD:
    emit_load (self, node);
    return;
  case PT_HIR_GLOBAL: {
    const PtModuleVar *var = &hir->globals.items[node->a];
    int builtin = var->is_builtin ? pt_builtin_find (var->name) : -1;
    emit_try_open (self);
    if (builtin >= 0) {
      emit_f (self, "get_or!(%s, ", self->global_names[node->a]);
      emit_builtin (self, (uint32_t)builtin);
      emit_str (self, ")");
    } else {
      emit_f (self, "get!(%s)", self->global_names[node->a]);
    }
    emit_try_close (self);
    return;
  }
  case PT_HIR_BUILTIN:
    emit_builtin (self, node->a);
    return;
  case PT_HIR_NAME_ERROR:
    emit_try_open (self);
    emit_f (self, "py::unbound_name(MODULE_NAME, \"%s\", GLOBALS, ", pt_str (node->a));
    emit_locals (self);
    emit_str (self, ")");
    emit_try_close (self);
    return;
  case PT_HIR_NS_LOAD:
    emit_str (self, "match ");
    emit_try_open (self);
    emit_f (self, "_ns.get(\"%s\")", pt_str (node->a));
    emit_try_close (self);
    emit_str (self, " { Some(_v) => _v, None => ");
    emit_owned (self, node->b);
    emit_str (self, " }");
    return;
  case PT_HIR_PEEK: {
    uint8_t kind = pt_hir_sym (hir, node->a)->kind;
    bool cell = kind == PT_SYM_CELL || kind == PT_SYM_FREE;
    emit_f (self, cell ? "%s.peek()" : "%s.clone()", self->sym_names[node->a]);
    return;
  }
  case PT_HIR_NAMESPACE:
    emit_str (self, "_ns.namespace()");
    return;
  case PT_HIR_EXC_VALUE:
    emit_str (self, "_e.value()");
    return;
  case PT_HIR_MODULE_NAME:
    emit_str (self, "py::name_value(MODULE_NAME)");
    return;
  case PT_HIR_BINARY:
  case PT_HIR_INPLACE:
    emit_try_open (self);
    if (node->op == PT_HIR_BINARY) {
      emit_f (self, "py::%s(", emit_binary_name (node->sub));
      emit_pair (self, node->a, node->b);
    } else {
      emit_f (self, "py::i%s(", emit_binary_name (node->sub));
      emit_owned (self, node->a);
      emit_str (self, ", ");
      emit_ref (self, node->b);
    }
    emit_str (self, ")");
    emit_try_close (self);
    return;
  case PT_HIR_UNARY: {
    const PtHirNode *operand = emit_node (self, node->a);
    if (node->sub == PT_UNARY_USUB && operand->op == PT_HIR_INT &&
        strcmp (hir->texts.items[operand->a].data, "0") != 0) {
      emit_int_value (self, hir->texts.items[operand->a], true);
      return;
    }
    if (node->sub == PT_UNARY_USUB && operand->op == PT_HIR_FLOAT) {
      emit_str (self, "Value::Float(-");
      emit_double (self, hir->doubles.items[operand->a]);
      emit_str (self, ")");
      return;
    }
    emit_try_open (self);
    emit_f (self, "py::%s(",
            node->sub == PT_UNARY_USUB   ? "neg"
            : node->sub == PT_UNARY_UADD ? "pos"
                                         : "invert");
    emit_ref (self, node->a);
    emit_str (self, ")");
    emit_try_close (self);
    return;
  }
  case PT_HIR_NOT:
    emit_str (self, "Value::Bool(!");
    emit_cond (self, node->a);
    emit_str (self, ")");
    return;
  case PT_HIR_COMPARE:
    emit_compare (self, node, false);
    return;
  case PT_HIR_AND:
  case PT_HIR_OR:
    emit_and_or (self, node);
    return;
  case PT_HIR_IF_EXP:
    emit_str (self, "if ");
    emit_cond (self, node->a);
    emit_str (self, " { ");
    emit_owned (self, node->b);
    emit_str (self, " } else { ");
    emit_owned (self, node->c);
    emit_str (self, " }");
    return;
  case PT_HIR_ATTR:
    emit_try_open (self);
    emit_str (self, "attr!(");
    emit_ref (self, node->a);
    emit_f (self, ", \"%s\")", pt_str (node->b));
    emit_try_close (self);
    return;
  case PT_HIR_ITEM:
    emit_try_open (self);
    if (emit_node (self, node->b)->op == PT_HIR_SLICE) {
      emit_str (self, "py::get_slice(");
      if ((emit_node (self, node->b)->flags & PT_HIR_ASSIGNS) != 0) {
        emit_str (self, "&");
        emit_owned (self, node->a);
      } else {
        emit_ref (self, node->a);
      }
      emit_str (self, ", ");
      emit_slice_parts (self, emit_node (self, node->b));
      emit_str (self, ")");
      emit_try_close (self);
      return;
    }
    emit_str (self, "py::get_item(");
    emit_pair (self, node->a, node->b);
    emit_str (self, ")");
    emit_try_close (self);
    return;
  case PT_HIR_SLICE:
    emit_str (self, "py::slice(");
    emit_slice_parts (self, node);
    emit_str (self, ")");
    return;
  case PT_HIR_FSTRING:
    emit_fstring (self, node);
    return;
  case PT_HIR_RUNTIME_CALL:
    emit_runtime_call (self, node, false);
    return;
  case PT_HIR_LET:
    emit_let (self, node);
    return;
  case PT_HIR_SEQ:
    emit_seq (self, node);
    return;
  case PT_HIR_IMPORT:
  case PT_HIR_IMPORT_NATIVE:
  case PT_HIR_IMPORT_FROM:
    emit_import (self, node);
    return;
  case PT_HIR_FUNC:
    emit_func_value (self, node);
    return;
  case PT_HIR_CLASS:
    emit_class (self, node);
    return;
  case PT_HIR_COMP:
    emit_comp (self, node);
    return;
  case PT_HIR_LIST:
  case PT_HIR_TUPLE:
  case PT_HIR_SET:
  case PT_HIR_DICT:
    emit_display (self, node);
    return;
  default:
    emit_call (self, node);
  }
}

void
emit_ref (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  bool typed = emit_type (self, id) != PT_TYPE_DYN;
  if (node->op == PT_HIR_LOAD && !typed) {
    const PtSym *sym = pt_hir_sym (self->hir, node->a);
    const char *name = self->sym_names[node->a];
    if (sym->kind == PT_SYM_TEMP ||
        (sym->kind == PT_SYM_LOCAL && (node->flags & PT_HIR_BOUND) != 0)) {
      emit_f (self, "&%s", name);
      return;
    }
    if (sym->kind == PT_SYM_LOCAL) {
      emit_try_open (self);
      emit_f (self, "py::bound(&%s, \"%s\")", name, pt_str (sym->name));
      emit_try_close (self);
      return;
    }
  }
  if (node->op == PT_HIR_LET && !typed && pt_hir_sym (self->hir, node->a)->kind == PT_SYM_TEMP) {
    const char *name = self->sym_names[node->a];
    emit_f (self, "{ %s = ", name);
    emit_owned (self, node->b);
    emit_f (self, "; &%s }", name);
    return;
  }
  bool parens = node->op == PT_HIR_IF_EXP || node->op == PT_HIR_NS_LOAD;
  emit_str (self, parens ? "&(" : "&");
  emit_owned (self, id);
  if (parens)
    emit_str (self, ")");
}

void
emit_iterable (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  if (node->op != PT_HIR_SET || node->sub == 0) {
    emit_ref (self, id);
    return;
  }
  /* CPython iterates over the constant itself. */
  emit_str (self, "&");
  emit_try_open (self);
  emit_str (self, "py::frozenset_const(vec!");
  emit_owned_list (self, node->a);
  emit_str (self, ")");
  emit_try_close (self);
}

static void
emit_truth (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  switch (emit_type (self, id)) {
  case PT_TYPE_INT:
    emit_str (self, "!");
    node->op == PT_HIR_LOAD ? emit_str (self, self->sym_names[node->a]) : emit_int (self, id);
    emit_str (self, ".is_zero()");
    return;
  case PT_TYPE_FLOAT:
    emit_str (self, "(");
    emit_native (self, id);
    emit_str (self, " != 0.0)");
    return;
  default:
    if (node->op == PT_HIR_LOAD) {
      emit_native (self, id);
      return;
    }
    emit_str (self, "(");
    emit_native (self, id);
    emit_str (self, ")");
  }
}

void
emit_test (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  if (node->op == PT_HIR_COMPARE)
    emit_compare (self, node, true);
  else
    emit_cond (self, id);
}

void
emit_cond (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  switch ((int)node->op) {
  case PT_HIR_BOOL:
    emit_str (self, node->a ? "true" : "false");
    return;
  case PT_HIR_NONE:
    emit_str (self, "false");
    return;
  case PT_HIR_NOT:
    emit_str (self, "!");
    emit_cond (self, node->a);
    return;
  case PT_HIR_COMPARE: {
    bool brackets = node->sub > PT_CMP_GT_E || (emit_type (self, node->a) != PT_TYPE_DYN &&
                                                emit_type (self, node->b) != PT_TYPE_DYN);
    if (brackets)
      emit_str (self, "(");
    emit_compare (self, node, true);
    if (brackets)
      emit_str (self, ")");
    return;
  }
  case PT_HIR_AND:
  case PT_HIR_OR:
    emit_str (self, "(");
    emit_cond (self, node->a);
    emit_str (self, node->op == PT_HIR_AND ? " && " : " || ");
    emit_cond (self, node->b);
    emit_str (self, ")");
    return;
  case PT_HIR_RUNTIME_CALL:
    emit_runtime_call (self, node, true);
    return;
  default:
    if (emit_type (self, id) != PT_TYPE_DYN) {
      emit_truth (self, id);
      return;
    }
    emit_try_open (self);
    emit_str (self, "py::truth(");
    emit_ref (self, id);
    emit_str (self, ")");
    emit_try_close (self);
  }
}
