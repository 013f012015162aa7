// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The definition of each kernel. The vector versions also use these for their tails and rare cases.

#include "simd/simd.h"

#define PT_KERNEL(name, result, parameters, tail) result pt_scalar_##name parameters;
#include "simd/kernels.def"
#undef PT_KERNEL
