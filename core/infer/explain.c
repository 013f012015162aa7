// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The reasons as text, for people.

#include "core/infer/infer.h"

#include <stdlib.h>

static int
by_place (const void *a, const void *b) {
  const PtReason *x = a, *y = b;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->sym < y->sym ? -1 : x->sym > y->sym;
}

void
pt_reason_describe (const PtReason *reason, const PtHir *hir, PtBytes *out) {
  PtReasonKind kind = (PtReasonKind)reason->kind;
  if (reason->sym != 0)
    pt_bytes_printf (out, "'%s' in %s", pt_str (pt_hir_sym (hir, reason->sym)->name),
                     hir->funcs.items[reason->func].qualname);
  else
    pt_bytes_printf (out, "the result of %s", hir->funcs.items[reason->func].qualname);
  pt_bytes_printf (out, " %s", pt_reason_text (kind));
  if (kind == PT_REASON_MIXED)
    pt_bytes_printf (out, ": %s before, %s here", pt_type_name ((PtType)reason->before),
                     pt_type_name ((PtType)reason->now));
}

void
pt_reasons_explain (PtReasonList *self, const PtHir *hir, const PtSource *source,
                    uint32_t only_line, PtBytes *ret_text) {
  if (self->len > 1)
    qsort (self->items, self->len, sizeof *self->items, by_place);
  for (uint32_t i = 0; i < self->len; i++) {
    uint32_t line, column;
    pt_source_position (source, self->items[i].start, &line, &column);
    if (only_line != 0 && line != only_line)
      continue;
    pt_bytes_printf (ret_text, "%s:%u:%u: ", source->path, line, column + 1);
    pt_reason_describe (&self->items[i], hir, ret_text);
    pt_bytes_printf (ret_text, "\n  to type it: %s\n",
                     pt_reason_help ((PtReasonKind)self->items[i].kind));
  }
}
