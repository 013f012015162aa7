// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Buffers for the scanners of simd/: aligned to a cache line and followed by readable zero bytes,
// so that a kernel may load whole vectors at any position and needs no code for the tail.

#include "core/memory/arena.h"

enum {
  PT_PADDED_ALIGN = 64, /* bytes */
  PT_PADDING = 64,      /* readable zero bytes after the content */
};

/** len bytes, uninitialised, then the padding. Valid until: the arena is reset. NULL: no memory or
 * the arena's limit. */
char *pt_padded_alloc (PtArena *arena, size_t len) PT_MUST_CHECK;
/** The same with a copy of data, which may be NULL when len is 0. */
char *pt_padded_copy (PtArena *arena, const char *data, size_t len) PT_MUST_CHECK;
