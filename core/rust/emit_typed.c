// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Expressions of known type: PyInt, f64 and bool instead of Value. An int operand is taken by
// reference, so that a variable is not copied; floats and bools are machine values.
//
// Python evaluates both operands before the operation may fail. So an int that becomes a float
// (which fails if it is huge) may do so before the other operand only if that is quiet.

#include "core/rust/emit_private.h"
#include "core/spec/builtins.h"

#include <string.h>

PtType
emit_type (const Emit *self, PtHirId id) {
  return self->untyped ? PT_TYPE_DYN : (PtType)emit_node (self, id)->type;
}

PtType
emit_sym_type (const Emit *self, PtSymId sym) {
  return self->untyped ? PT_TYPE_DYN : (PtType)pt_hir_sym (self->hir, sym)->type;
}

const char *
emit_type_name (PtType type) {
  switch (type) {
  case PT_TYPE_BOOL:
    return "bool";
  case PT_TYPE_INT:
    return "PyInt";
  case PT_TYPE_FLOAT:
    return "f64";
  case PT_TYPE_DYN:
  case PT_TYPE_NEVER:
    break;
  }
  return "Value";
}

const char *
emit_type_start (PtType type) {
  switch (type) {
  case PT_TYPE_BOOL:
    return "false";
  case PT_TYPE_INT:
    return "PyInt::from(0)";
  case PT_TYPE_FLOAT:
    return "0.0";
  case PT_TYPE_DYN:
  case PT_TYPE_NEVER:
    break;
  }
  return "Value::Unbound";
}

bool
emit_is_constant (const Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  if (node->op == PT_HIR_UNARY && node->sub == PT_UNARY_USUB)
    node = emit_node (self, node->a);
  return node->op == PT_HIR_INT || node->op == PT_HIR_FLOAT || node->op == PT_HIR_BOOL;
}

/** An int constant that is exact as a float and needs no suffix: 2 for 2.0. */
static bool
is_short_int (const Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  if (node->op != PT_HIR_INT)
    return false;
  PtView digits = self->hir->texts.items[node->a];
  return digits.len <= 15 && (digits.len == 1 || digits.data[0] != '0') &&
         memchr (digits.data, '_', digits.len) == NULL;
}

static void
emit_digits (Emit *self, PtHirId id) {
  pt_bytes_append_view (self->out, self->hir->texts.items[emit_node (self, id)->a]);
}

/** Evaluating it changes nothing and can't fail. */
static bool
is_quiet (const Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  switch ((int)node->op) {
  case PT_HIR_INT:
  case PT_HIR_FLOAT:
  case PT_HIR_BOOL:
    return true;
  case PT_HIR_LOAD:
    return emit_type (self, id) != PT_TYPE_DYN;
  case PT_HIR_BINARY:
  case PT_HIR_INPLACE: {
    PtType a = emit_type (self, node->a), b = emit_type (self, node->b);
    bool plain = node->sub == PT_OP_ADD || node->sub == PT_OP_SUB || node->sub == PT_OP_MULT;
    return plain && a == b && a != PT_TYPE_DYN && is_quiet (self, node->a) &&
           is_quiet (self, node->b);
  }
  default:
    return false;
  }
}

static bool
assigns (const Emit *self, PtHirId id) {
  return (emit_node (self, id)->flags & PT_HIR_ASSIGNS) != 0;
}

static const char *
operator_text (uint8_t op) {
  switch (op) {
  case PT_OP_ADD:
    return "+";
  case PT_OP_SUB:
    return "-";
  case PT_OP_MULT:
    return "*";
  case PT_OP_BIT_AND:
    return "&";
  case PT_OP_BIT_OR:
    return "|";
  case PT_OP_BIT_XOR:
    return "^";
  default:
    return NULL;
  }
}

static bool
is_nonzero_constant (const Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  if (node->op == PT_HIR_FLOAT)
    return self->hir->doubles.items[node->a] != 0;
  return is_short_int (self, id) && strncmp (self->hir->texts.items[node->a].data, "0", 1) != 0;
}

/** A left operand that becomes a float only after the right one has been evaluated. */
static bool
is_late (const Emit *self, const PtHirNode *node) {
  bool converts = emit_type (self, node->a) == PT_TYPE_INT && !is_short_int (self, node->a);
  return converts && !is_quiet (self, node->b);
}

/** Whether its text binds as tightly as a word: a name, a constant, a call. */
static bool
is_word (const Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  switch ((int)node->op) {
  case PT_HIR_LOAD:
  case PT_HIR_INT:
  case PT_HIR_FLOAT:
  case PT_HIR_BOOL:
  case PT_HIR_CALL:
  case PT_HIR_CALL_DIRECT:
  case PT_HIR_CALL_NATIVE:
    return true;
  case PT_HIR_BINARY:
  case PT_HIR_INPLACE:
    if (operator_text (node->sub) != NULL)
      return false;
    if (emit_type (self, node->a) != PT_TYPE_FLOAT && emit_type (self, node->b) != PT_TYPE_FLOAT)
      return true;
    return !is_late (self, node) &&
           (node->sub != PT_OP_DIV || !is_nonzero_constant (self, node->b));
  default:
    return false;
  }
}

static void
emit_operand (Emit *self, PtHirId id) {
  bool word = is_word (self, id);
  if (!word)
    emit_str (self, "(");
  emit_native (self, id);
  if (!word)
    emit_str (self, ")");
}

/** An int as the left operand of an operator: a reference if it can be. `copy`: what follows
 * may store into the variable. */
static void
emit_int_left (Emit *self, PtHirId id, bool copy) {
  if (emit_node (self, id)->op == PT_HIR_LOAD && emit_type (self, id) == PT_TYPE_INT && !copy)
    emit_f (self, "&%s", self->sym_names[emit_node (self, id)->a]);
  else
    emit_int (self, id);
}

/** As the right operand: constants are machine words there. */
static void
emit_int_right (Emit *self, PtHirId id) {
  if (is_short_int (self, id))
    emit_digits (self, id);
  else
    emit_int_left (self, id, false);
}

/** As an argument of type &PyInt. */
static void
emit_int_ref (Emit *self, PtHirId id) {
  if (emit_node (self, id)->op != PT_HIR_LOAD || emit_type (self, id) != PT_TYPE_INT)
    emit_str (self, "&");
  emit_int_left (self, id, false);
}

/** The receiver of a method of PyInt. */
static void
emit_int_receiver (Emit *self, PtHirId id, bool copy) {
  if (emit_node (self, id)->op == PT_HIR_LOAD && emit_type (self, id) == PT_TYPE_INT && !copy)
    emit_str (self, self->sym_names[emit_node (self, id)->a]);
  else
    emit_int (self, id);
}

/** An int or bool as an operand of type PyInt. */
void
emit_int (Emit *self, PtHirId id) {
  if (emit_type (self, id) == PT_TYPE_BOOL) {
    emit_str (self, "PyInt::from(");
    emit_operand (self, id);
    emit_str (self, " as i64)");
    return;
  }
  emit_operand (self, id);
}

/** A number as an operand of type f64. */
static void
emit_float (Emit *self, PtHirId id) {
  switch (emit_type (self, id)) {
  case PT_TYPE_BOOL:
    emit_str (self, "(");
    emit_operand (self, id);
    emit_str (self, " as u8 as f64)");
    return;
  case PT_TYPE_INT:
    if (is_short_int (self, id)) {
      emit_digits (self, id);
      emit_str (self, ".0");
      return;
    }
    emit_try_open (self);
    emit_int_receiver (self, id, false);
    emit_str (self, ".to_f64()");
    emit_try_close (self);
    return;
  default:
    emit_operand (self, id);
  }
}

/** An operation of two operands that have been written already: names of f64 variables, or 0 for
 * the nodes' own texts. */
static void
emit_float_op (Emit *self, const PtHirNode *node, const char *left, const char *right) {
  const char *text = operator_text (node->sub);
  bool plain = text != NULL || (node->sub == PT_OP_DIV && is_nonzero_constant (self, node->b));
  if (!plain) {
    emit_try_open (self);
    emit_str (self, node->sub == PT_OP_DIV         ? "py::float_div("
                    : node->sub == PT_OP_FLOOR_DIV ? "py::float_floor_div("
                    : node->sub == PT_OP_MOD       ? "py::float_mod("
                                                   : "py::float_pow(");
  }
  left != NULL ? emit_str (self, left) : emit_float (self, node->a);
  emit_str (self, plain ? " " : ", ");
  if (plain)
    emit_f (self, "%s ", text != NULL ? text : "/");
  right != NULL ? emit_str (self, right) : emit_float (self, node->b);
  if (!plain) {
    emit_str (self, ")");
    emit_try_close (self);
  }
}

static void
emit_float_binary (Emit *self, const PtHirNode *node) {
  if (!is_late (self, node)) {
    emit_float_op (self, node, NULL, NULL);
    return;
  }
  emit_str (self, "{ let _a = ");
  emit_native (self, node->a);
  emit_str (self, "; let _b = ");
  bool late = emit_type (self, node->b) == PT_TYPE_INT;
  late ? emit_native (self, node->b) : emit_float (self, node->b);
  emit_str (self, "; let _a = ");
  emit_try_open (self);
  emit_str (self, "_a.to_f64()");
  emit_try_close (self);
  if (late) {
    emit_str (self, "; let _b = ");
    emit_try_open (self);
    emit_str (self, "_b.to_f64()");
    emit_try_close (self);
  }
  emit_str (self, "; ");
  emit_float_op (self, node, "_a", "_b");
  emit_str (self, " }");
}

static void
emit_int_binary (Emit *self, const PtHirNode *node) {
  const char *text = operator_text (node->sub);
  bool copy = assigns (self, node->b);
  if (text != NULL) {
    emit_int_left (self, node->a, copy);
    emit_f (self, " %s ", text);
    emit_int_right (self, node->b);
    return;
  }
  bool pow = node->sub == PT_OP_POW;
  emit_try_open (self);
  emit_int_receiver (self, node->a, copy);
  emit_str (self, pow                            ? ".pow("
                  : node->sub == PT_OP_DIV       ? ".true_div("
                  : node->sub == PT_OP_FLOOR_DIV ? ".floor_div("
                  : node->sub == PT_OP_MOD       ? ".modulo("
                  : node->sub == PT_OP_LSHIFT    ? ".lshift("
                                                 : ".rshift(");
  emit_int_ref (self, node->b);
  emit_str (self, ")");
  emit_try_close (self);
}

static void
emit_binary (Emit *self, const PtHirNode *node) {
  PtType a = emit_type (self, node->a), b = emit_type (self, node->b);
  if (node->type == PT_TYPE_BOOL) {
    emit_operand (self, node->a);
    emit_f (self, " %s ", operator_text (node->sub));
    emit_operand (self, node->b);
  } else if (a == PT_TYPE_FLOAT || b == PT_TYPE_FLOAT) {
    emit_float_binary (self, node);
  } else {
    emit_int_binary (self, node);
  }
}

static void
emit_unary (Emit *self, const PtHirNode *node) {
  if (node->sub == PT_UNARY_UADD) {
    node->type == PT_TYPE_INT ? emit_int (self, node->a) : emit_native (self, node->a);
    return;
  }
  emit_str (self, node->sub == PT_UNARY_USUB ? "-" : "!");
  node->type == PT_TYPE_INT ? emit_int_left (self, node->a, false) : emit_operand (self, node->a);
}

void
emit_compare_typed (Emit *self, const PtHirNode *node) {
  static const char *const TEXTS[] = {"==", "!=", "<", "<=", ">", ">="};
  static const char *const SWAPPED[] = {"==", "!=", ">", ">=", "<", "<="};
  PtHirId a = node->a, b = node->b;
  PtType left = emit_type (self, a), right = emit_type (self, b);
  bool real = left == PT_TYPE_FLOAT || right == PT_TYPE_FLOAT;
  if (left == PT_TYPE_BOOL && right == PT_TYPE_BOOL) {
    emit_operand (self, a);
    emit_f (self, " %s ", TEXTS[node->sub]);
    emit_operand (self, b);
    return;
  }
  if (!real) {
    emit_int_receiver (self, a, assigns (self, b));
    emit_f (self, " %s ", TEXTS[node->sub]);
    if (is_short_int (self, b))
      emit_digits (self, b);
    else
      emit_int_receiver (self, b, false);
    return;
  }
  bool exact_a = left != PT_TYPE_INT || is_short_int (self, a);
  bool exact_b = right != PT_TYPE_INT || is_short_int (self, b);
  if (exact_a && exact_b) {
    emit_float (self, a);
    emit_f (self, " %s ", TEXTS[node->sub]);
    emit_float (self, b);
    return;
  }
  /* A PyInt compares itself with a float without rounding; it has to stand left. */
  bool swap = exact_a;
  if (swap) {
    emit_str (self, "{ let _a = ");
    emit_float (self, a);
    emit_str (self, "; ");
    emit_int_receiver (self, b, false);
    emit_f (self, " %s _a }", SWAPPED[node->sub]);
  } else {
    emit_int_receiver (self, a, assigns (self, b));
    emit_f (self, " %s ", TEXTS[node->sub]);
    emit_float (self, b);
  }
}

/** Builtins that have something better than a call for arguments of known type. */
static bool
emit_native_call (Emit *self, const PtHirNode *node) {
  const uint32_t *args = pt_hir_list_items (self->hir, node->b);
  PtType first = pt_hir_list_len (self->hir, node->b) > 0 ? emit_type (self, args[0]) : PT_TYPE_DYN;
  switch ((int)node->a) {
  case PT_BUILTIN_len:
    if (first != PT_TYPE_DYN || node->c != 0 || pt_hir_list_len (self->hir, node->b) != 1)
      return false;
    emit_try_open (self);
    emit_str (self, "py::len_of(");
    emit_ref (self, args[0]);
    emit_str (self, ")");
    emit_try_close (self);
    return true;
  case PT_BUILTIN_abs:
    if (first == PT_TYPE_DYN)
      return false;
    if (first == PT_TYPE_FLOAT) {
      /* As a method it would need to know that the literal or variable is no f32. */
      emit_str (self, "f64::abs(");
      emit_native (self, args[0]);
      emit_str (self, ")");
      return true;
    }
    emit_int_receiver (self, args[0], false);
    emit_str (self, ".abs()");
    return true;
  case PT_BUILTIN_min:
  case PT_BUILTIN_max:
    if (first == PT_TYPE_DYN)
      return false;
    emit_str (self, node->a == PT_BUILTIN_min ? "py::smaller(" : "py::larger(");
    emit_native (self, args[0]);
    emit_str (self, ", ");
    emit_native (self, args[1]);
    emit_str (self, ")");
    return true;
  default:
    return false;
  }
}

static bool
emit_conversion (Emit *self, const PtHirNode *node) {
  uint32_t n = pt_hir_list_len (self->hir, node->b);
  if (n != 1 || node->c != 0)
    return false;
  PtHirId arg = pt_hir_list_items (self->hir, node->b)[0];
  uint8_t op = emit_node (self, arg)->op;
  PtType type = emit_type (self, arg);
  if (op == PT_HIR_STAR || op == PT_HIR_STAR_STAR)
    return false;
  if (node->type == PT_TYPE_BOOL) {
    emit_cond (self, arg);
    return true;
  }
  if (type == PT_TYPE_DYN)
    return false;
  if (node->type == PT_TYPE_FLOAT) {
    emit_float (self, arg);
  } else if (type == PT_TYPE_FLOAT) {
    emit_try_open (self);
    emit_str (self, "py::float_to_int(");
    emit_native (self, arg);
    emit_str (self, ")");
    emit_try_close (self);
  } else {
    emit_int (self, arg);
  }
  return true;
}

/** What only the dynamic call knows how to make, taken out of its Value. */
static void
emit_converted (Emit *self, const PtHirNode *node, PtHirId id) {
  emit_f (self, "py::%s_of(",
          node->type == PT_TYPE_INT     ? "int"
          : node->type == PT_TYPE_FLOAT ? "float"
                                        : "bool");
  emit_untyped (self, id);
  emit_str (self, ")");
}

static void
emit_int_constant (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  bool negative = node->op == PT_HIR_UNARY;
  PtHirId digits = negative ? node->a : id;
  if (is_short_int (self, digits)) {
    emit_str (self, negative ? "PyInt::from(-" : "PyInt::from(");
    emit_digits (self, digits);
    emit_str (self, ")");
    return;
  }
  emit_converted (self, node, id);
}

static void
emit_if_exp (Emit *self, const PtHirNode *node) {
  emit_str (self, "if ");
  emit_cond (self, node->a);
  emit_str (self, " { ");
  emit_native (self, node->b);
  emit_str (self, " } else { ");
  emit_native (self, node->c);
  emit_str (self, " }");
}

/** `a and b` of one type: the deciding operand. */
static void
emit_and_or (Emit *self, const PtHirNode *node) {
  if (node->type == PT_TYPE_BOOL) {
    emit_operand (self, node->a);
    emit_str (self, node->op == PT_HIR_AND ? " && " : " || ");
    emit_operand (self, node->b);
    return;
  }
  emit_str (self, "{ let _a = ");
  emit_native (self, node->a);
  emit_str (self, node->type == PT_TYPE_INT ? "; if _a.is_zero()" : "; if _a == 0.0");
  emit_str (self, node->op == PT_HIR_AND ? " { _a } else { " : " { ");
  emit_native (self, node->b);
  emit_str (self, node->op == PT_HIR_AND ? " } }" : " } else { _a } }");
}

void
emit_native (Emit *self, PtHirId id) {
  const PtHirNode *node = emit_node (self, id);
  switch ((int)node->op) {
  case PT_HIR_BOOL:
    emit_str (self, node->a ? "true" : "false");
    return;
  case PT_HIR_INT:
    emit_int_constant (self, id);
    return;
  case PT_HIR_FLOAT:
    emit_double (self, self->hir->doubles.items[node->a]);
    return;
  case PT_HIR_LOAD:
    emit_f (self, node->type == PT_TYPE_INT ? "%s.clone()" : "%s", self->sym_names[node->a]);
    return;
  case PT_HIR_BINARY:
  case PT_HIR_INPLACE:
    emit_binary (self, node);
    return;
  case PT_HIR_UNARY:
    if (node->sub == PT_UNARY_USUB && emit_node (self, node->a)->op == PT_HIR_INT)
      emit_int_constant (self, id);
    else
      emit_unary (self, node);
    return;
  case PT_HIR_NOT:
    emit_str (self, "!");
    emit_cond (self, node->a);
    return;
  case PT_HIR_COMPARE:
    emit_compare (self, node, true);
    return;
  case PT_HIR_AND:
  case PT_HIR_OR:
    emit_and_or (self, node);
    return;
  case PT_HIR_IF_EXP:
    emit_if_exp (self, node);
    return;
  case PT_HIR_LET:
    emit_f (self, "{ %s = ", self->sym_names[node->a]);
    emit_native (self, node->b);
    emit_f (self, node->type == PT_TYPE_INT ? "; %s.clone() }" : "; %s }",
            self->sym_names[node->a]);
    return;
  case PT_HIR_SEQ:
    emit_seq (self, node);
    return;
  case PT_HIR_CALL_DIRECT:
    emit_direct (self, node);
    return;
  case PT_HIR_CALL_NATIVE:
    if (!emit_native_call (self, node))
      emit_converted (self, node, id);
    return;
  case PT_HIR_CALL:
    if (!emit_conversion (self, node))
      emit_converted (self, node, id);
    return;
  default:
    pt_assert (!"an expression that may have a type");
  }
}

void
emit_as (Emit *self, PtHirId id, PtType type) {
  if (type == PT_TYPE_DYN)
    emit_owned (self, id);
  else
    emit_native (self, id);
}

bool
emit_boxed (Emit *self, PtHirId id) {
  PtType type = emit_type (self, id);
  const PtHirNode *node = emit_node (self, id);
  if (type == PT_TYPE_DYN || emit_is_constant (self, id))
    return false;
  /* Where the value comes from the runtime, it is a Value already. */
  bool is_value = node->op == PT_HIR_CALL || node->op == PT_HIR_CALL_NATIVE;
  if (is_value) {
    uint32_t n = pt_hir_list_len (self->hir, node->b);
    bool typed = n > 0;
    for (uint32_t i = 0; i < n; i++)
      typed &= emit_type (self, pt_hir_list_items (self->hir, node->b)[i]) != PT_TYPE_DYN;
    if (!typed)
      return false;
  }
  if (node->op == PT_HIR_LOAD && type == PT_TYPE_INT) {
    emit_f (self, "%s.to_value()", self->sym_names[node->a]);
    return true;
  }
  emit_str (self, type == PT_TYPE_INT     ? "Value::from("
                  : type == PT_TYPE_FLOAT ? "Value::Float("
                                          : "Value::Bool(");
  emit_native (self, id);
  emit_str (self, ")");
  return true;
}
