// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/cpu.h"

/* Every 64-bit ARM has NEON. */
bool
pt_cpu_has (PtSimdLevel level) {
  return level == PT_SIMD_AUTO || level == PT_SIMD_SCALAR || level == PT_SIMD_NEON;
}
