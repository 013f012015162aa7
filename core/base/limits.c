// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/limits.h"

const PtLimits pt_limits = {
    .source_bytes = 1u << 30,
    .tokens = 1u << 28,
    .tree_words = 1u << 30,
};
