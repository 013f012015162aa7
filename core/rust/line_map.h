// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which lines of a module's Rust came from which lines of its Python. Written by the emitter, shown
// by the window and kept beside the Rust file.

#include <stdint.h>

/** Lines are 1-based. */
typedef struct {
  uint32_t rust_line;
  uint32_t python_line;
  uint32_t python_end_line;
} PtLineMapLink;

/** Sorted by rust_line, at most one link for a line. Valid until: the unit's arena is reset. */
typedef struct {
  PtLineMapLink *links;
  uint32_t count;
} PtLineMap;
