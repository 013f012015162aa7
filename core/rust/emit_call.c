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

void
emit_direct (Emit *self, const PtHirNode *node) {
  const PtFunc *callee = &self->hir->funcs.items[node->a];
  /* Copies without types stand in a module of their own and call each other. */
  const char *where = self->untyped && !callee->is_typed ? "super" : "self";
  emit_try_open (self);
  if (node->sub != 0)
    emit_f (self, "call_direct!(%s => %s::%s, [", self->global_names[node->c], where,
            self->func_names[node->a]);
  else
    emit_f (self, "call_direct!(%s::%s, [", where, self->func_names[node->a]);
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, node->b); i++) {
    if (i > 0)
      emit_str (self, ", ");
    emit_as (self, pt_hir_list_items (self->hir, node->b)[i],
             emit_sym_type (self, pt_hir_list_items (self->hir, callee->params)[i]));
  }
  emit_str (self, "])");
  emit_try_close (self);
}

/** As a Value, also where a copy without types calls a function that has none but a typed result.
 */
static void
emit_direct_value (Emit *self, const PtHirNode *node) {
  const PtFunc *callee = &self->hir->funcs.items[node->a];
  bool boxes = callee->ret != PT_TYPE_DYN && !(self->untyped && callee->is_typed);
  if (boxes)
    emit_str (self, "Value::from(");
  emit_direct (self, node);
  if (boxes)
    emit_str (self, ")");
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
    emit_direct_value (self, node);
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

/* Long displays of constants are data: code for each element is slow to compile. */
enum { LONG_DISPLAY = 24 };

static bool
is_plain_constant (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  if (node->op == PT_HIR_STR)
    return emit_is_utf8 (self->hir->texts.items[node->a]);
  if (node->op != PT_HIR_INT)
    return node->op == PT_HIR_NONE || node->op == PT_HIR_BOOL;
  PtView digits = self->hir->texts.items[node->a];
  return digits.len <= 18 && memchr (digits.data, 'x', digits.len) == NULL &&
         memchr (digits.data, 'o', digits.len) == NULL &&
         memchr (digits.data, 'b', digits.len) == NULL;
}

static bool
is_long_constant (Emit *self, PtHirList list) {
  uint32_t n = pt_hir_list_len (self->hir, list);
  for (uint32_t i = 0; i < n; i++) {
    PtHirId id = pt_hir_list_items (self->hir, list)[i];
    const PtHirNode *item = emit_node (self, id);
    if (item->op == PT_HIR_PAIR
            ? !is_plain_constant (self, item->a) || !is_plain_constant (self, item->b)
            : !is_plain_constant (self, id))
      return false;
  }
  return n >= LONG_DISPLAY;
}

static void
emit_plain_constant (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  switch ((int)node->op) {
  case PT_HIR_STR:
    emit_str (self, "py::Const::Str(");
    emit_str_literal (self->out, self->hir->texts.items[node->a]);
    emit_str (self, ")");
    break;
  case PT_HIR_INT:
    emit_str (self, "py::Const::Int(");
    pt_bytes_append_view (self->out, self->hir->texts.items[node->a]);
    emit_str (self, ")");
    break;
  case PT_HIR_BOOL:
    emit_f (self, "py::Const::Bool(%s)", node->a ? "true" : "false");
    break;
  default:
    emit_str (self, "py::Const::None");
  }
}

/** [a, b], or [(a, b), (c, d)] of a dict's pairs. */
static void
emit_constants (Emit *self, PtHirList list) {
  emit_str (self, "[");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, list); i++) {
    PtHirId id = pt_hir_list_items (self->hir, list)[i];
    const PtHirNode *item = emit_node (self, id);
    emit_str (self, i > 0 ? ", " : "");
    if (item->op != PT_HIR_PAIR) {
      emit_plain_constant (self, id);
      continue;
    }
    emit_str (self, "(");
    emit_plain_constant (self, item->a);
    emit_str (self, ", ");
    emit_plain_constant (self, item->b);
    emit_str (self, ")");
  }
  emit_str (self, "]");
}

static void
emit_dict (Emit *self, const PtHirNode *node) {
  if (is_long_constant (self, node->a)) {
    emit_try_open (self);
    emit_str (self, "py::const_dict(&");
    emit_constants (self, node->a);
    emit_str (self, ")");
    emit_try_close (self);
    return;
  }
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
  emit_str (self, set                       ? node->sub ? "py::set_const(" : "py::set_of("
                  : node->op == PT_HIR_LIST ? "py::list("
                                            : "py::tuple(");
  if (is_long_constant (self, node->a)) {
    emit_str (self, "py::consts(&");
    emit_constants (self, node->a);
    emit_str (self, ")");
  } else {
    emit_str (self, "vec!");
    emit_owned_list (self, node->a);
  }
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

static void
emit_bases (Emit *self, PtHirList bases) {
  if (!has_star (self, bases)) {
    emit_str (self, "vec!");
    emit_owned_list (self, bases);
    return;
  }
  emit_str (self, "{ let mut _p: Vec<Value> = Vec::new();");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, bases); i++) {
    PtHirId id = pt_hir_list_items (self->hir, bases)[i];
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
}

static void
emit_class_keywords (Emit *self, PtHirList keywords) {
  emit_indent (self);
  emit_str (self, "let mut _k = py::KwArgs::new();\n");
  for (uint32_t i = 0; i < pt_hir_list_len (self->hir, keywords); i++) {
    const PtHirNode *keyword = emit_node (self, pt_hir_list_items (self->hir, keywords)[i]);
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
}

void
emit_class (Emit *self, const PtHirNode *node) {
  const PtClass *class = &self->hir->classes.items[node->a];
  const char *cell = class->class_cell != 0 ? self->sym_names[class->class_cell] : NULL;
  /* What stands before the call, so that all is evaluated in Python's order. */
  bool has_block = cell != NULL || node->c != 0;
  if (has_block) {
    emit_str (self, "{\n");
    self->indent++;
  }
  if (cell != NULL) {
    emit_indent (self);
    emit_f (self, "let %s = PyCell::new(Value::Unbound);\n", cell);
  }
  if (node->c != 0) {
    emit_indent (self);
    emit_str (self, "let _p: Vec<Value> = ");
    emit_bases (self, node->b);
    emit_str (self, ";\n");
    emit_class_keywords (self, node->c);
  }
  if (has_block)
    emit_indent (self);
  emit_try_open (self);
  emit_f (self, "py::build_class(\"%s\", \"%s\", MODULE_NAME, ", pt_str (class->name),
          class->qualname);
  if (node->c != 0)
    emit_str (self, "_p, _k, ");
  else {
    emit_bases (self, node->b);
    emit_str (self, ", py::KwArgs::new(), ");
  }
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
  if (!has_block)
    return;
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
