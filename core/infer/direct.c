// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Direct calls. A function of the module that is bound once, by a def at the module's top level,
// and never rebound or deleted, is what its name means for as long as the module lives: a call of
// that name with fitting arguments needs neither a look-up nor argument binding. Whether the def
// has run already is checked where that is not sure (CALL_DIRECT.sub = 1). Rebinding the name from
// another module is refused by the runtime.

#include "core/infer/infer_private.h"

/** Whether a module-level statement may run code of this project, which could call a function not
 * yet defined. */
static bool
is_inert (const PtHir *hir, PtHirId id) {
  const PtHirNode *node = pt_hir_node (hir, id);
  switch ((int)node->op) {
  case PT_HIR_NONE:
  case PT_HIR_BOOL:
  case PT_HIR_ELLIPSIS:
  case PT_HIR_INT:
  case PT_HIR_FLOAT:
  case PT_HIR_COMPLEX:
  case PT_HIR_STR:
  case PT_HIR_BYTES:
  case PT_HIR_GLOBAL:
  case PT_HIR_BUILTIN:
  case PT_HIR_LOAD:
  case PT_HIR_MODULE_NAME:
  case PT_HIR_IMPORT_NATIVE:
  case PT_HIR_FUNC:
  case PT_HIR_LIST:
  case PT_HIR_TUPLE:
  case PT_HIR_DICT:
  case PT_HIR_PAIR:
  case PT_HIR_KEYWORD:
  case PT_HIR_STORE:
  case PT_HIR_STORE_GLOBAL:
  case PT_HIR_STORE_NS:
  case PT_HIR_NS_LOAD:
  case PT_HIR_ANNOTATE:
  case PT_HIR_IMPORT_FROM:
    break;
  case PT_HIR_CLASS:
    /* A base class may run code for its subclasses. */
    if (pt_hir_list_len (hir, node->b) > 0 || pt_hir_list_len (hir, node->c) > 0)
      return false;
    break;
  default:
    return false;
  }
  const char *kinds = pt_hir_op_operands ((PtHirOp)node->op);
  const uint32_t operands[] = {node->a, node->b, node->c, node->d};
  for (int i = 0; i < 4; i++) {
    if (kinds[i] == 'E' && operands[i] != 0 && !is_inert (hir, operands[i]))
      return false;
    if (kinds[i] == 'L')
      for (uint32_t j = 0; j < pt_hir_list_len (hir, operands[i]); j++)
        if (!is_inert (hir, pt_hir_list_items (hir, operands[i])[j]))
          return false;
  }
  return true;
}

static bool
is_constant (const PtHir *hir, PtHirId id) {
  const PtHirNode *node = pt_hir_node (hir, id);
  if (node->op == PT_HIR_UNARY && node->sub == PT_UNARY_USUB)
    node = pt_hir_node (hir, node->a);
  return node->op <= PT_HIR_BYTES;
}

/** Marks the functions; early ones are defined before anything could call them. */
static void
find_direct (PtHir *hir, uint8_t *early) {
  const PtHirList body = hir->funcs.items[0].body;
  bool inert = true;
  for (uint32_t i = 0; i < pt_hir_list_len (hir, body); i++) {
    PtHirId id = pt_hir_list_items (hir, body)[i];
    const PtHirNode *node = pt_hir_node (hir, id);
    inert = inert && is_inert (hir, id);
    if (node->op != PT_HIR_STORE_GLOBAL || pt_hir_node (hir, node->b)->op != PT_HIR_FUNC)
      continue;
    const PtModuleVar *var = &hir->globals.items[node->a];
    uint32_t func = pt_hir_node (hir, node->b)->a;
    PtFunc *info = &hir->funcs.items[func];
    if (var->stores != 1 || var->func != func || var->deleted || info->env != 0 || info->varargs ||
        info->varkw || info->n_kwonly > 0)
      continue;
    info->is_direct = true;
    early[func] = inert;
  }
}

/** The place of the parameter that a keyword names, at `from` or behind it; none: n_pos. */
static uint32_t
named_place (const PtHir *hir, const PtFunc *info, PtStr name, uint32_t from) {
  uint32_t i = from > info->n_posonly ? from : info->n_posonly;
  while (i < info->n_pos &&
         pt_hir_sym (hir, pt_hir_list_items (hir, info->params)[i])->name != name)
    i++;
  return i;
}

/** One argument for each parameter: those of the call, and constant defaults between and behind
 * them. Keywords have to come in the order of the parameters, which is that of evaluation. False:
 * this call must be bound at run time. */
static bool
complete (PtHir *hir, const PtFunc *info, PtHirNode *call, PtHirList *ret_args) {
  uint32_t n = pt_hir_list_len (hir, call->b), n_defaults = pt_hir_list_len (hir, info->defaults);
  uint32_t n_keywords = pt_hir_list_len (hir, call->c);
  PtHirId args[32] = {0};
  if (n > info->n_pos || info->n_pos > PT_COUNT_OF (args))
    return false;
  if (n == info->n_pos && n_keywords == 0) {
    *ret_args = call->b;
    return true;
  }
  for (uint32_t i = 0; i < n; i++)
    args[i] = pt_hir_list_items (hir, call->b)[i];
  for (uint32_t i = 0, from = n; i < n_keywords; i++) {
    const PtHirNode *keyword = pt_hir_node (hir, pt_hir_list_items (hir, call->c)[i]);
    uint32_t place = named_place (hir, info, keyword->a, from);
    if (keyword->op != PT_HIR_KEYWORD || place == info->n_pos)
      return false;
    args[place] = keyword->b;
    from = place + 1;
  }
  for (uint32_t i = 0; i < info->n_pos; i++) {
    if (args[i] != 0)
      continue;
    if (i + n_defaults < info->n_pos)
      return false;
    args[i] = pt_hir_list_items (hir, info->defaults)[i + n_defaults - info->n_pos];
    if (!is_constant (hir, args[i]))
      return false;
  }
  *ret_args = pt_hir_list (hir, args, info->n_pos);
  return true;
}

void
pt_infer_direct_calls (PtHir *hir) {
  uint8_t *early = PT_ARENA_ARRAY (hir->arena, uint8_t, hir->funcs.len);
  if (early == NULL) {
    hir->failed = true;
    return;
  }
  if (hir->has_star_import || hir->swaps_functions || hir->open_namespace)
    return; /* a name may come to mean something else, a function may get other defaults */
  find_direct (hir, early);
  for (PtHirId id = 1; id < hir->nodes.len; id++) {
    PtHirNode *node = &hir->nodes.items[id];
    if (node->op != PT_HIR_CALL || pt_hir_node (hir, node->a)->op != PT_HIR_GLOBAL)
      continue;
    uint32_t global = pt_hir_node (hir, node->a)->a, func = hir->globals.items[global].func;
    PtHirList args;
    if (func == 0 || !hir->funcs.items[func].is_direct ||
        !complete (hir, &hir->funcs.items[func], node, &args))
      continue;
    node->op = PT_HIR_CALL_DIRECT;
    node->sub = !early[func];
    node->a = func;
    node->b = args;
    node->c = global;
  }
}
