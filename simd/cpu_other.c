// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// An architecture without kernels of its own: the scalar table is all there is.

#include "simd/cpu.h"

bool
pt_cpu_has (PtSimdLevel level) {
  return level == PT_SIMD_AUTO || level == PT_SIMD_SCALAR;
}

void
pt_simd_climb (PtSimd *self, PtSimdLevel level) {
  (void)self, (void)level;
}
