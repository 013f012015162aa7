// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Diagnostics: what is wrong with the user's Python, or what we can't translate yet, at a span.
// Codes and their texts are rows of core/spec/diag.def. Core never prints: the app renders.

#include "core/base/base.h"
#include "core/memory/arena.h"

typedef enum {
  PT_DIAG_NONE = 0,
#define PT_DIAG(id, code, severity, help) PT_DIAG_##id,
#include "core/spec/diag.def"
#undef PT_DIAG
  PT_DIAG_COUNT
} PtDiagId;

typedef enum {
  PT_SEVERITY_ERROR,   /* CPython rejects the program, or we can't translate it: exit status 1 */
  PT_SEVERITY_WARNING, /* translated, but look at it */
  PT_SEVERITY_INFO,
} PtSeverity;

/** Bytes [start, end) of the unit's source. */
typedef struct {
  uint32_t start;
  uint32_t end;
} PtSpan;

typedef struct {
  PtDiagId id;
  PtSpan span;
  const char *message; /* in the arena of the list; CPython's wording where CPython has one */
} PtDiag;

/** Grows in an arena. Valid until: that arena is reset. Threads: one owner. */
typedef struct {
  PtArena *arena;
  PtDiag *items;
  uint32_t count;
  uint32_t cap;
  uint32_t errors;  /* of severity error */
  uint32_t dropped; /* beyond PT_LIMIT_DIAGS */
  bool failed;      /* memory ended: some are missing */
} PtDiags;

void pt_diags_init (PtDiags *self, PtArena *arena);
void pt_diags_add (PtDiags *self, PtDiagId id, PtSpan span, const char *format, ...)
    PT_PRINTF (4, 5);

/** "E0101", the severity and the next step of a row of diag.def. Valid until: for ever. */
const char *pt_diag_code (PtDiagId id);
PtSeverity pt_diag_severity (PtDiagId id);
const char *pt_diag_help (PtDiagId id);
