// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names of the kernels for x86-64. Which of them exist is what x86.c lists.

#include "simd/simd.h"

#define PT_KERNEL(name, result, parameters, tail)                                                  \
  result pt_sse42_##name parameters;                                                               \
  result pt_avx2_##name parameters;
#include "simd/kernels.def"
#undef PT_KERNEL
