// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What can be known before the program runs: which functions may be called as Rust functions, and
// which variables, parameters and results are always ints, floats or bools. An optimisation of the
// dynamic code, which is complete without it (--types=off).

#include "core/base/bytes.h"
#include "core/hir/hir.h"
#include "core/project/project.h"
#include "core/source/source.h"

/** Why a variable or result is a Value. */
typedef enum {
  PT_REASON_NONE, /* it is not */
#define PT_REASON(name, text, help) PT_REASON_##name,
#include "core/spec/reasons.def"
#undef PT_REASON
} PtReasonKind;

typedef struct {
  uint8_t kind;   /* PtReasonKind */
  uint8_t before; /* MIXED: PtType of the other values, of this one */
  uint8_t now;
  PtSymId sym;    /* the variable; 0 = the result of the function */
  uint32_t func;  /* it belongs to */
  uint32_t start; /* bytes of the source: what decided */
  uint32_t end;
} PtReason;

/** At most one for a variable of the program, and for a result of a function. In the unit's arena.
 */
typedef struct {
  PtReason *items;
  uint32_t len;
} PtReasonList;

/** types false: leaves the HIR as it is. Errors: PT_ENOMEM. */
PT_MUST_CHECK PtStatus pt_infer_run (PtHir *hir, const PtProject *project, bool types,
                                     PtArena *arena, PtReasonList *ret_reasons);

/** Appends all reasons in the order of the source, or those of one line (1-based; 0 = all): where,
 * what, and what would make it typed. Sorts the list. */
void pt_reasons_explain (PtReasonList *self, const PtHir *hir, const PtSource *source,
                         uint32_t only_line, PtBytes *ret_text);

/** Appends a sentence without its full stop: "'n' in f has values of different types: int before,
 * float here". */
void pt_reason_describe (const PtReason *reason, const PtHir *hir, PtBytes *out);
/** "has values of different types"; what would make it typed. Valid until: for ever. */
const char *pt_reason_text (PtReasonKind kind);
const char *pt_reason_help (PtReasonKind kind);
/** "int", "float", "bool", "something else". */
const char *pt_type_name (PtType type);
