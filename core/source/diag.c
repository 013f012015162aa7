// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/source/diag.h"
#include "core/base/limits.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  const char *code;
  PtSeverity severity;
  const char *help;
} DiagRow;

static const DiagRow rows[PT_DIAG_COUNT] = {
#define PT_DIAG(id, code, severity, help) [PT_DIAG_##id] = {code, PT_SEVERITY_##severity, help},
#include "core/spec/diag.def"
#undef PT_DIAG
};

void
pt_diags_init (PtDiags *self, PtArena *arena) {
  *self = (PtDiags){.arena = arena};
}

/* False: no memory. */
static bool
make_room (PtDiags *self) {
  if (self->count < self->cap)
    return true;
  uint32_t cap = self->cap == 0 ? 8 : self->cap * 2;
  PtDiag *items = pt_arena_grow (self->arena, self->items, self->cap * sizeof *items,
                                 cap * sizeof *items, _Alignof(PtDiag));
  if (items == NULL)
    return false;
  self->items = items;
  self->cap = cap;
  return true;
}

void
pt_diags_add (PtDiags *self, PtDiagId id, PtSpan span, const char *format, ...) {
  if (pt_diag_severity (id) == PT_SEVERITY_ERROR)
    self->errors++;
  if (self->count >= PT_LIMIT_DIAGS) {
    self->dropped++;
    return;
  }
  if (!make_room (self)) {
    self->failed = true;
    return;
  }
  char text[1024];
  va_list args;
  va_start (args, format);
  int len = vsnprintf (text, sizeof text, format, args);
  va_end (args);
  size_t size = len < 0 ? 0 : (size_t)len < sizeof text ? (size_t)len : sizeof text - 1;
  const char *message = pt_arena_strndup (self->arena, text, size);
  self->failed |= message == NULL;
  self->items[self->count++] = (PtDiag){id, span, message != NULL ? message : ""};
}

const char *
pt_diag_code (PtDiagId id) {
  pt_assert (id > PT_DIAG_NONE && id < PT_DIAG_COUNT);
  return rows[id].code;
}

PtSeverity
pt_diag_severity (PtDiagId id) {
  pt_assert (id > PT_DIAG_NONE && id < PT_DIAG_COUNT);
  return rows[id].severity;
}

const char *
pt_diag_help (PtDiagId id) {
  pt_assert (id > PT_DIAG_NONE && id < PT_DIAG_COUNT);
  return rows[id].help;
}
