// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one clock of the metrics.

#include <stdint.h>

/** CLOCK_MONOTONIC, nanoseconds. Only differences mean anything. */
uint64_t pt_clock_ns (void);
