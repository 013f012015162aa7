// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/infer/infer.h"

/** direct.c: turns calls of functions that are known by name into CALL_DIRECT. */
void pt_infer_direct_calls (PtHir *hir);

/** What the solver knows. Types only rise: NEVER, then one type, then DYN. */
typedef struct {
  PtHir *hir;
  PtReason *sym_reasons;  /* by symbol */
  PtReason *func_reasons; /* by function: of its result */
  bool *free_syms;        /* by symbol: may have a type */
  uint32_t func;          /* being walked */
  bool *queued;           /* by function */
  PtHirExtra queue;
  uint32_t *first_call; /* by callee: its slice of callers; functions + 1 */
  uint32_t *callers;
} Infer;

/** Variables that webs.c split: pairs of a symbol and a new one. */
typedef struct {
  PtHirExtra pairs;
} PtWebs;

/** webs.c: one variable for each thing that a variable of the source is used for. */
void pt_infer_split_webs (PtHir *hir, PtArena *arena, PtWebs *ret_webs);
/** Makes those one again whose types do not differ. */
void pt_infer_join_webs (PtHir *hir, const PtWebs *webs, PtArena *arena);

/** values.c: the type of an expression, from those of its parts, which have been found already. */
PtType pt_infer_value_type (const PtHir *hir, const PtHirNode *node);
/** Whether the expression is range(...) with arguments that it takes. */
bool pt_infer_is_range (const PtHir *hir, PtHirId id);

/** solve.c: finds the types of all nodes, symbols and functions. */
void pt_infer_types (PtHir *hir, const PtProject *project, PtArena *arena,
                     PtReasonList *ret_reasons);
