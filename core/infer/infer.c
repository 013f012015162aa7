// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/infer/infer_private.h"

typedef struct {
  PtHir *hir;
  const PtProject *project;
  PtArena *arena;
  PtReasonList *reasons;
} Inference;

static PtStatus
infer (void *data) {
  Inference *self = data;
  pt_infer_direct_calls (self->hir);
  if (!self->hir->failed)
    pt_infer_types (self->hir, self->project, self->arena, self->reasons);
  return self->hir->failed ? PT_ENOMEM : PT_OK;
}

PtStatus
pt_infer_run (PtHir *hir, const PtProject *project, bool types, PtArena *arena,
              PtReasonList *ret_reasons) {
  *ret_reasons = (PtReasonList){0};
  Inference self = {hir, project, arena, ret_reasons};
  return types ? pt_arena_run (arena, infer, &self) : PT_OK;
}
