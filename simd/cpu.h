// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What this machine can do. The build compiles the cpu_*.c and the climb of its own architecture.

#include "simd/simd.h"

/** Whether machine and operating system support the level. */
bool pt_cpu_has (PtSimdLevel level);

/** Starts from a scalar table and overwrites upward, up to and including level. */
void pt_simd_climb (PtSimd *self, PtSimdLevel level);
