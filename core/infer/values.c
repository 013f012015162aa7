// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Which type the result of an operation has, given those of its operands. bool, int and float are
// never mixed up: what may be either is dynamic, for 1, 1.0 and True look different.

#include "core/infer/infer_private.h"
#include "core/spec/builtins.h"

#include <string.h>

static PtType
type_at (const PtHir *hir, PtHirId id) {
  return (PtType)pt_hir_node (hir, id)->type;
}

static bool
is_number (PtType type) {
  return type == PT_TYPE_INT || type == PT_TYPE_FLOAT || type == PT_TYPE_BOOL;
}

/** A constant exponent that keeps the type: a small int, not negative. */
static bool
is_plain_exponent (const PtHir *hir, PtHirId id) {
  const PtHirNode *node = pt_hir_node (hir, id);
  return node->op == PT_HIR_INT && hir->texts.items[node->a].len <= 3;
}

static PtType
binary_type (const PtHir *hir, const PtHirNode *node) {
  PtType a = type_at (hir, node->a), b = type_at (hir, node->b);
  if (a == PT_TYPE_NEVER || b == PT_TYPE_NEVER)
    return PT_TYPE_NEVER;
  if (!is_number (a) || !is_number (b))
    return PT_TYPE_DYN;
  bool real = a == PT_TYPE_FLOAT || b == PT_TYPE_FLOAT;
  switch (node->sub) {
  case PT_OP_ADD:
  case PT_OP_SUB:
  case PT_OP_MULT:
  case PT_OP_FLOOR_DIV:
  case PT_OP_MOD:
    return real ? PT_TYPE_FLOAT : PT_TYPE_INT;
  case PT_OP_DIV:
    return PT_TYPE_FLOAT;
  case PT_OP_LSHIFT:
  case PT_OP_RSHIFT:
    return real ? PT_TYPE_DYN : PT_TYPE_INT;
  case PT_OP_BIT_AND:
  case PT_OP_BIT_OR:
  case PT_OP_BIT_XOR:
    if (a == PT_TYPE_BOOL && b == PT_TYPE_BOOL)
      return PT_TYPE_BOOL;
    return real ? PT_TYPE_DYN : PT_TYPE_INT;
  case PT_OP_POW:
    if (!is_plain_exponent (hir, node->b))
      return PT_TYPE_DYN;
    return a == PT_TYPE_FLOAT ? PT_TYPE_FLOAT : PT_TYPE_INT;
  default:
    return PT_TYPE_DYN;
  }
}

static PtType
unary_type (const PtHir *hir, const PtHirNode *node) {
  PtType a = type_at (hir, node->a);
  if (a == PT_TYPE_BOOL)
    return PT_TYPE_INT;
  if (node->sub == PT_UNARY_INVERT && a == PT_TYPE_FLOAT)
    return PT_TYPE_DYN;
  return a;
}

static PtType
compare_type (const PtHir *hir, const PtHirNode *node) {
  PtType a = type_at (hir, node->a), b = type_at (hir, node->b);
  if (node->sub == PT_CMP_IS || node->sub == PT_CMP_IS_NOT || node->sub == PT_CMP_IN ||
      node->sub == PT_CMP_NOT_IN)
    return PT_TYPE_BOOL;
  if (a == PT_TYPE_NEVER || b == PT_TYPE_NEVER)
    return PT_TYPE_NEVER;
  return is_number (a) && is_number (b) ? PT_TYPE_BOOL : PT_TYPE_DYN;
}

static PtType
join (PtType a, PtType b) {
  if (a == PT_TYPE_NEVER || a == b)
    return b;
  return b == PT_TYPE_NEVER ? a : PT_TYPE_DYN;
}

/** Builtins whose results are of one type whatever they get, subclasses included. */
static PtType
native_type (const PtHir *hir, const PtHirNode *node) {
  uint32_t n = pt_hir_list_len (hir, node->b);
  const uint32_t *args = pt_hir_list_items (hir, node->b);
  switch ((int)node->a) {
  case PT_BUILTIN_len:
  case PT_BUILTIN_ord:
  case PT_BUILTIN_hash:
  case PT_BUILTIN_id:
    return PT_TYPE_INT;
  case PT_BUILTIN_isinstance:
  case PT_BUILTIN_issubclass:
  case PT_BUILTIN_hasattr:
  case PT_BUILTIN_callable:
  case PT_BUILTIN_any:
  case PT_BUILTIN_all:
    return PT_TYPE_BOOL;
  case PT_BUILTIN_abs:
    if (n != 1 || node->c != 0)
      return PT_TYPE_DYN;
    return type_at (hir, args[0]) == PT_TYPE_BOOL ? PT_TYPE_INT : type_at (hir, args[0]);
  case PT_BUILTIN_min:
  case PT_BUILTIN_max:
    return n == 2 && node->c == 0 ? join (type_at (hir, args[0]), type_at (hir, args[1]))
                                  : PT_TYPE_DYN;
  case PT_BUILTIN_round:
    if (n != 1 || node->c != 0)
      return PT_TYPE_DYN;
    return type_at (hir, args[0]) == PT_TYPE_NEVER ? PT_TYPE_NEVER
           : is_number (type_at (hir, args[0]))    ? PT_TYPE_INT
                                                   : PT_TYPE_DYN;
  default:
    return PT_TYPE_DYN;
  }
}

static PtType
call_type (const PtHir *hir, const PtHirNode *node) {
  const PtHirNode *callee = pt_hir_node (hir, node->a);
  if (callee->op != PT_HIR_BUILTIN)
    return PT_TYPE_DYN;
  switch ((int)callee->a) {
  case PT_BUILTIN_int:
    return PT_TYPE_INT;
  case PT_BUILTIN_float:
    return PT_TYPE_FLOAT;
  case PT_BUILTIN_bool:
    return PT_TYPE_BOOL;
  default:
    return PT_TYPE_DYN;
  }
}

PtType
pt_infer_value_type (const PtHir *hir, const PtHirNode *node) {
  switch ((int)node->op) {
  case PT_HIR_BOOL:
  case PT_HIR_NOT:
    return PT_TYPE_BOOL;
  case PT_HIR_INT:
    return PT_TYPE_INT;
  case PT_HIR_FLOAT:
    return PT_TYPE_FLOAT;
  case PT_HIR_LOAD:
  case PT_HIR_LET:
    return (PtType)pt_hir_sym (hir, node->a)->type;
  case PT_HIR_BINARY:
  case PT_HIR_INPLACE:
    return binary_type (hir, node);
  case PT_HIR_UNARY:
    return unary_type (hir, node);
  case PT_HIR_COMPARE:
    return compare_type (hir, node);
  case PT_HIR_AND:
  case PT_HIR_OR:
    return join (type_at (hir, node->a), type_at (hir, node->b));
  case PT_HIR_IF_EXP:
    return join (type_at (hir, node->b), type_at (hir, node->c));
  case PT_HIR_SEQ:
    return type_at (hir, node->b);
  case PT_HIR_CALL_DIRECT:
    return (PtType)hir->funcs.items[node->a].ret;
  case PT_HIR_CALL_NATIVE:
    return native_type (hir, node);
  case PT_HIR_CALL:
    return call_type (hir, node);
  default:
    return PT_TYPE_DYN;
  }
}

bool
pt_infer_is_range (const PtHir *hir, PtHirId id) {
  const PtHirNode *node = pt_hir_node (hir, id);
  if (node->op != PT_HIR_CALL || node->c != 0)
    return false;
  const PtHirNode *callee = pt_hir_node (hir, node->a);
  uint32_t n = pt_hir_list_len (hir, node->b);
  return callee->op == PT_HIR_BUILTIN && callee->a == PT_BUILTIN_range && n >= 1 && n <= 3;
}
