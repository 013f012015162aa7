// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/infer/infer.h"

/** direct.c: turns calls of functions that are known by name into CALL_DIRECT. */
void pt_infer_direct_calls (PtHir *hir);
