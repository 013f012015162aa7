// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Names of the kernels for 64-bit ARM. Which of them exist is what arm.c lists.

#include "simd/simd.h"

#define PT_KERNEL(name, result, parameters, tail) result pt_neon_##name parameters;
#include "simd/kernels.def"
#undef PT_KERNEL
