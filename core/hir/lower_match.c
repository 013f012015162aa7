// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The match statement.

#include "core/hir/lower_private.h"

void
lower_match (Lower *self, PtNodeId node) {
  lower_unsupported (self, node, "match");
}
