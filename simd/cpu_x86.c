// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/cpu.h"

bool
pt_cpu_has (PtSimdLevel level) {
  /* These also ask whether the operating system saves the wide registers. */
  switch (level) {
  case PT_SIMD_AUTO:
  case PT_SIMD_SCALAR:
    return true;
  case PT_SIMD_SSE42:
    return __builtin_cpu_supports ("sse4.2") && __builtin_cpu_supports ("popcnt");
  case PT_SIMD_AVX2:
    return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("bmi") &&
           __builtin_cpu_supports ("bmi2") && __builtin_cpu_supports ("popcnt");
  case PT_SIMD_NEON:
  case PT_SIMD_LEVELS:
    break;
  }
  return false;
}
