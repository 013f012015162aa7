// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Python projects of any size, made here: modules with classes, loops, dictionaries, text and
// imports of each other, about 100 lines each. The same number gives the same text, always.

#include "core/base/bytes.h"

/** Module m<index>; it imports only modules of lower numbers. */
void pt_bench_write_module (PtBytes *ret, uint32_t index);
/** The module that starts a project of n modules and prints what they compute. */
void pt_bench_write_main (PtBytes *ret, uint32_t n);
