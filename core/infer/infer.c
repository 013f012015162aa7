// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/infer/infer_private.h"

PtStatus
pt_infer_run (PtHir *hir, bool types, PtArena *arena, PtDiags *diags) {
  (void)arena;
  (void)diags;
  if (types)
    pt_infer_direct_calls (hir);
  return hir->failed ? PT_ENOMEM : PT_OK;
}
