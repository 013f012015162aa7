// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Calls, displays, comprehensions, function and class objects: expressions made of lists of others.

#include "core/rust/emit_private.h"
#include "core/spec/builtins.h"

void
emit_owned_list (Emit *self, PtHirList list) {
  emit_str (self, "[");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++) {
    if (i > 0)
      emit_str (self, ", ");
    emit_owned (self, pt_hir_list_items (self->hir, list)[i]);
  }
  emit_str (self, "]");
}

void
emit_keywords (Emit *self, PtHirList list) {
  emit_str (self, "[");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++) {
    const PtHirNode *keyword = emit_node (self, pt_hir_list_items (self->hir, list)[i]);
    emit_f (self, i > 0 ? ", \"%s\" => " : "\"%s\" => ", pt_str (keyword->a));
    emit_owned (self, keyword->b);
  }
  emit_str (self, "]");
}

static bool
assigns (const Emit *self, PtHirList list) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++)
    if ((emit_node (self, pt_hir_list_items (self->hir, list)[i])->flags & PT_HIR_ASSIGNS) != 0)
      return true;
  return false;
}

/** What is called or whose method is called: a copy, if an argument may store into it. */
static void
emit_callee (Emit *self, PtHirId callee, const PtHirNode *call) {
  if (assigns (self, call->b) || assigns (self, call->c)) {
    emit_str (self, "&");
    emit_owned (self, callee);
  } else {
    emit_ref (self, callee);
  }
}

static void
emit_class_cell (Emit *self, PtSymId cell) {
  bool owned = pt_hir_sym (self->hir, cell)->kind == PT_SYM_CELL || self->gen != NULL;
  emit_f (self, owned ? "&%s" : "%s", self->sym_names[cell]);
}

static void
emit_method (Emit *self, const PtHirNode *node) {
  const PtHirNode *receiver = emit_node (self, node->a);
  emit_try_open (self);
  if (receiver->op == PT_HIR_SUPER && node->c == 0) {
    emit_str (self, "call_super!(");
    emit_class_cell (self, receiver->a);
    emit_str (self, ", ");
    emit_callee (self, receiver->b, node);
  } else {
    emit_str (self, node->c == 0 ? "call_method!(" : "call_method_kw!(");
    emit_callee (self, node->a, node);
  }
  emit_f (self, ", \"%s\", ", pt_str (node->d));
  emit_owned_list (self, node->b);
  if (node->c != 0) {
    emit_str (self, ", ");
    emit_keywords (self, node->c);
  }
  emit_str (self, ")");
  emit_try_close (self);
}

/** f(*args, **kwargs): the argument list is made step by step. */
static void
emit_call_ex (Emit *self, const PtHirNode *node) {
  emit_str (self, "{ let _f = ");
  emit_owned (self, node->a);
  emit_str (self, "; let mut _p: Vec<Value> = Vec::new(); let mut _k = py::KwArgs::new();");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->b); i++) {
    PtHirId id = pt_hir_list_items (self->hir, node->b)[i];
    const PtHirNode *arg = emit_node (self, id);
    emit_str (self, " ");
    switch ((int)arg->op) {
    case PT_HIR_STAR:
      emit_try_open (self);
      emit_str (self, "py::extend_args(&mut _p, &_f, ");
      emit_ref (self, arg->a);
      emit_str (self, ")");
      emit_try_close (self);
      break;
    case PT_HIR_STAR_STAR:
      emit_try_open (self);
      emit_str (self, "_k.extend(&_f, ");
      emit_ref (self, arg->a);
      emit_str (self, ")");
      emit_try_close (self);
      break;
    case PT_HIR_KEYWORD:
      emit_try_open (self);
      emit_f (self, "_k.put(&_f, \"%s\", ", pt_str (arg->a));
      emit_owned (self, arg->b);
      emit_str (self, ")");
      emit_try_close (self);
      break;
    default:
      emit_str (self, "_p.push(");
      emit_owned (self, id);
      emit_str (self, ")");
    }
    emit_str (self, ";");
  }
  emit_str (self, " ");
  emit_try_open (self);
  emit_str (self, "py::call_ex(&_f, _p, _k)");
  emit_try_close (self);
  emit_str (self, " }");
}

/** Calls that may make a class: what they are named, the method last. */
static const char *
called_name (const Emit *self, const PtHirNode *node) {
  if (node->op == PT_HIR_METHOD)
    return pt_str (node->d);
  if (node->op != PT_HIR_CALL && node->op != PT_HIR_CALL_EX)
    return "";
  const PtHirNode *callee = emit_node (self, node->a);
  switch ((int)callee->op) {
  case PT_HIR_GLOBAL:
    return pt_str (self->hir->globals.items[callee->a].name);
  case PT_HIR_LOAD:
    return pt_str (pt_hir_sym (self->hir, callee->a)->name);
  case PT_HIR_ATTR:
    return pt_str (callee->b);
  case PT_HIR_BUILTIN:
    return pt_hir_list_len (self->hir, node->b) == 1 && node->c == 0
               ? ""
               : pt_builtin_info ((PtBuiltin)callee->a)->name;
  default:
    return "";
  }
}

/** True if what is called asks CPython's frame of the caller for its module. */
static bool
asks_for_module (const Emit *self, const PtHirNode *node) {
  static const char *const names[] = {"type",      "namedtuple", "NamedTuple", "NewType",
                                      "new_class", "Enum",       "IntEnum",    "StrEnum",
                                      "Flag",      "IntFlag",    "TypedDict"};
  return pt_is_one_of (called_name (self, node), names, PT_COUNT_OF (names));
}

static void
emit_plain_call (Emit *self, const PtHirNode *node) {
  switch ((int)node->op) {
  case PT_HIR_CALL:
    emit_try_open (self);
    emit_str (self, node->c == 0 ? "call!(" : "call_kw!(");
    emit_callee (self, node->a, node);
    emit_str (self, ", ");
    emit_owned_list (self, node->b);
    if (node->c != 0) {
      emit_str (self, ", ");
      emit_keywords (self, node->c);
    }
    emit_str (self, ")");
    emit_try_close (self);
    return;
  case PT_HIR_METHOD:
    emit_method (self, node);
    return;
  case PT_HIR_CALL_NATIVE:
    emit_try_open (self);
    emit_f (self, "call_native!(py::builtins::%s, ", pt_builtin_info ((PtBuiltin)node->a)->rust);
    emit_owned_list (self, node->b);
    if (node->c != 0) {
      emit_str (self, ", ");
      emit_keywords (self, node->c);
    }
    emit_str (self, ")");
    emit_try_close (self);
    return;
  case PT_HIR_CALL_DIRECT:
    emit_try_open (self);
    if (node->sub != 0)
      emit_f (self, "call_direct!(%s => self::%s, ", self->global_names[node->c],
              self->func_names[node->a]);
    else
      emit_f (self, "call_direct!(self::%s, ", self->func_names[node->a]);
    emit_owned_list (self, node->b);
    emit_str (self, ")");
    emit_try_close (self);
    return;
  case PT_HIR_CALL_EX:
    emit_call_ex (self, node);
    return;
  case PT_HIR_SUPER:
    emit_try_open (self);
    emit_str (self, "py::super_of(");
    emit_class_cell (self, node->a);
    emit_str (self, ", ");
    emit_ref (self, node->b);
    emit_str (self, ")");
    emit_try_close (self);
    return;
  default:
    /* Yields are statements by now, and the rest is handled in emit_owned. */
    pt_assert (!"an expression");
  }
}

void
emit_call (Emit *self, const PtHirNode *node) {
  bool asks = asks_for_module (self, node);
  if (asks)
    emit_str (self, "{ py::called_from(MODULE_NAME); ");
  emit_plain_call (self, node);
  if (asks)
    emit_str (self, " }");
}

static bool
has_star (const Emit *self, PtHirList list) {
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++) {
    uint8_t op = emit_node (self, pt_hir_list_items (self->hir, list)[i])->op;
    if (op == PT_HIR_STAR || op == PT_HIR_STAR_STAR)
      return true;
  }
  return false;
}

static void
emit_starred_sequence (Emit *self, const PtHirNode *node) {
  bool set = node->op == PT_HIR_SET;
  emit_str (self, set ? "{ let _d = py::new_set();" : "{ let mut _p: Vec<Value> = Vec::new();");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->a); i++) {
    PtHirId id = pt_hir_list_items (self->hir, node->a)[i];
    const PtHirNode *item = emit_node (self, id);
    emit_str (self, " ");
    if (item->op == PT_HIR_STAR) {
      emit_try_open (self);
      emit_str (self, set ? "_d.update_unpack(" : "py::extend_starred(&mut _p, ");
      emit_ref (self, item->a);
      emit_str (self, ")");
      emit_try_close (self);
    } else {
      if (set)
        emit_try_open (self);
      emit_str (self, set ? "_d.put(" : "_p.push(");
      emit_owned (self, id);
      emit_str (self, ")");
      if (set)
        emit_try_close (self);
    }
    emit_str (self, ";");
  }
  emit_str (self, set                       ? " Value::from(_d) }"
                  : node->op == PT_HIR_LIST ? " py::list(_p) }"
                                            : " py::tuple(_p) }");
}

static void
emit_dict (Emit *self, const PtHirNode *node) {
  if (!has_star (self, node->a)) {
    emit_try_open (self);
    emit_str (self, "py::dict_of(vec![");
    for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->a); i++) {
      const PtHirNode *pair = emit_node (self, pt_hir_list_items (self->hir, node->a)[i]);
      emit_str (self, i > 0 ? ", (" : "(");
      emit_owned (self, pair->a);
      emit_str (self, ", ");
      emit_owned (self, pair->b);
      emit_str (self, ")");
    }
    emit_str (self, "])");
    emit_try_close (self);
    return;
  }
  emit_str (self, "{ let _d = py::new_dict();");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->a); i++) {
    const PtHirNode *pair = emit_node (self, pt_hir_list_items (self->hir, node->a)[i]);
    emit_str (self, " ");
    emit_try_open (self);
    if (pair->op == PT_HIR_STAR_STAR) {
      emit_str (self, "_d.update_unpack(");
      emit_ref (self, pair->a);
    } else {
      emit_str (self, "_d.put(");
      emit_owned (self, pair->a);
      emit_str (self, ", ");
      emit_owned (self, pair->b);
    }
    emit_str (self, ")");
    emit_try_close (self);
    emit_str (self, ";");
  }
  emit_str (self, " Value::from(_d) }");
}

void
emit_display (Emit *self, const PtHirNode *node) {
  if (node->op == PT_HIR_DICT) {
    emit_dict (self, node);
    return;
  }
  if (has_star (self, node->a)) {
    emit_starred_sequence (self, node);
    return;
  }
  bool set = node->op == PT_HIR_SET;
  if (set)
    emit_try_open (self);
  emit_str (self, set                       ? node->sub ? "py::set_const(vec!" : "py::set_of(vec!"
                  : node->op == PT_HIR_LIST ? "py::list(vec!"
                                            : "py::tuple(vec!");
  emit_owned_list (self, node->a);
  emit_str (self, ")");
  if (set)
    emit_try_close (self);
}

void
emit_func_value (Emit *self, const PtHirNode *node) {
  const PtFunc *func = &self->hir->funcs.items[node->a];
  if (node->d != 0)
    emit_str (self, "py::annotated(");
  emit_f (self, "py::function(&F_%s, vec![", self->func_names[node->a]);
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, func->env); i++)
    emit_f (self, i > 0 ? ", %s.clone()" : "%s.clone()",
            self->sym_names[pt_hir_list_items (self->hir, func->env)[i]]);
  emit_str (self, "], vec!");
  emit_owned_list (self, node->b);
  emit_str (self, ", vec![");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->c); i++) {
    const PtHirNode *keyword = emit_node (self, pt_hir_list_items (self->hir, node->c)[i]);
    emit_f (self, i > 0 ? ", (\"%s\", " : "(\"%s\", ", pt_str (keyword->a));
    emit_owned (self, keyword->b);
    emit_str (self, ")");
  }
  emit_str (self, "])");
  if (node->d == 0)
    return;
  emit_str (self, ", vec![");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->d); i++) {
    const PtHirNode *pair = emit_node (self, pt_hir_list_items (self->hir, node->d)[i]);
    emit_f (self, i > 0 ? ", (\"%s\", " : "(\"%s\", ", pt_str (pair->a));
    emit_owned (self, pair->b);
    emit_str (self, ")");
  }
  emit_str (self, "])");
}

void
emit_class (Emit *self, const PtHirNode *node) {
  const PtClass *class = &self->hir->classes.items[node->a];
  const char *cell = class->class_cell != 0 ? self->sym_names[class->class_cell] : NULL;
  emit_str (self, "{\n");
  self->indent++;
  if (cell != NULL) {
    emit_indent (self);
    emit_f (self, "let %s = PyCell::new(Value::Unbound);\n", cell);
  }
  emit_indent (self);
  emit_str (self, "let _p: Vec<Value> = ");
  if (has_star (self, node->b)) {
    emit_str (self, "{ let mut _p: Vec<Value> = Vec::new();");
    for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->b); i++) {
      PtHirId id = pt_hir_list_items (self->hir, node->b)[i];
      bool star = emit_node (self, id)->op == PT_HIR_STAR;
      if (star)
        emit_try_open (self);
      emit_str (self, star ? " py::extend_starred(&mut _p, " : " _p.push(");
      star ? emit_ref (self, emit_node (self, id)->a) : emit_owned (self, id);
      emit_str (self, ")");
      if (star)
        emit_try_close (self);
      emit_str (self, ";");
    }
    emit_str (self, " _p }");
  } else {
    emit_str (self, "vec!");
    emit_owned_list (self, node->b);
  }
  emit_str (self, ";\n");
  emit_indent (self);
  emit_f (self, "let %s_k = py::KwArgs::new();\n", node->c != 0 ? "mut " : "");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->c); i++) {
    const PtHirNode *keyword = emit_node (self, pt_hir_list_items (self->hir, node->c)[i]);
    emit_indent (self);
    emit_try_open (self);
    if (keyword->op == PT_HIR_STAR_STAR) {
      emit_str (self, "_k.extend(&Value::None, ");
      emit_ref (self, keyword->a);
    } else {
      emit_f (self, "_k.put(&Value::None, \"%s\", ", pt_str (keyword->a));
      emit_owned (self, keyword->b);
    }
    emit_str (self, ")");
    emit_try_close (self);
    emit_str (self, ";\n");
  }
  emit_indent (self);
  emit_try_open (self);
  emit_f (self, "py::build_class(\"%s\", \"%s\", MODULE_NAME, _p, _k, ", pt_str (class->name),
          class->qualname);
  if (cell != NULL)
    emit_f (self, "Some(%s.clone())", cell);
  else
    emit_str (self, "None");
  emit_str (self, ", &mut |_ns: &ClassBody| -> Result<(), PyErr> {\n");
  Region *region = self->region;
  bool in_class = self->in_class;
  self->region = NULL;
  self->in_class = true;
  if (class->doc.data != NULL) {
    self->indent++;
    emit_indent (self);
    emit_str (self, emit_is_utf8 (class->doc) ? "_ns.set(\"__doc__\", lit!("
                                              : "_ns.set(\"__doc__\", lit_wtf8!(");
    if (emit_is_utf8 (class->doc))
      emit_str_literal (self->out, class->doc);
    else
      emit_bytes_literal (self->out, class->doc);
    emit_str (self, "))?;\n");
    self->indent--;
  }
  emit_block (self, node->d);
  self->indent++;
  emit_indent (self);
  emit_str (self, "Ok(())\n");
  self->indent--;
  self->region = region;
  self->in_class = in_class;
  emit_indent (self);
  emit_str (self, "})");
  emit_try_close (self);
  emit_str (self, "\n");
  self->indent--;
  emit_indent (self);
  emit_str (self, "}");
}

void
emit_comp (Emit *self, const PtHirNode *node) {
  const char *out = self->sym_names[node->a];
  emit_str (self, "{\n");
  self->indent++;
  emit_indent (self);
  switch ((PtCompKind)node->sub) {
  case PT_COMP_LIST:
    emit_f (self, "let mut %s: Vec<Value> = Vec::new();\n", out);
    break;
  case PT_COMP_SET:
    emit_f (self, "let %s = py::new_set();\n", out);
    break;
  case PT_COMP_DICT:
    emit_f (self, "let %s = py::new_dict();\n", out);
    break;
  }
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->c); i++)
    emit_declare (self, pt_hir_list_items (self->hir, node->c)[i]);
  emit_stmts (self, node->b);
  emit_indent (self);
  emit_f (self, node->sub == PT_COMP_LIST ? "py::list(%s)\n" : "Value::from(%s)\n", out);
  self->indent--;
  emit_indent (self);
  emit_str (self, "}");
}
