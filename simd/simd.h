// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The byte-scanning kernels, one table per instruction set. The only folder that knows what a
// processor is: callers write pt_simd ()->identifier_end (text) and keep the table in a variable
// through a loop.

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  PT_SIMD_AUTO = 0, /* the best that this machine has */
  PT_SIMD_SCALAR,   /* plain C, one byte or word at a time */
  PT_SIMD_SSE42,    /* 16 bytes at a time */
  PT_SIMD_AVX2,     /* 32 bytes at a time */
  PT_SIMD_NEON,     /* 16 bytes at a time */
  PT_SIMD_LEVELS
} PtSimdLevel;

/** Entries of slack that a position kernel may overwrite behind its result. */
enum { PT_SIMD_SLACK = 8 };

/** See kernels.def for the contracts. Immutable. */
typedef struct {
  PtSimdLevel level;
#define PT_KERNEL(name, result, parameters, tail) result (*name) parameters;
#include "simd/kernels.def"
#undef PT_KERNEL
} PtSimd;

/** Chooses the table of the process. False, and no change: this machine or this build doesn't have
 * the level. Before the first call the level is scalar. Threads: any. */
bool pt_simd_init (PtSimdLevel level);

/** The table of a level, whatever the process uses; NULL: not available. Threads: any. */
const PtSimd *pt_simd_of (PtSimdLevel level);

extern _Atomic (const PtSimd *) pt_simd_chosen;

/** The table of the process. Never NULL. Valid until: for ever. Threads: any. */
static inline const PtSimd *
pt_simd (void) {
  return atomic_load_explicit (&pt_simd_chosen, memory_order_acquire);
}

/** "auto", "scalar", "sse4.2", "avx2", "neon". Valid until: for ever. */
const char *pt_simd_level_name (PtSimdLevel level);
/** The level of such a name; false, and no change, if there is none. */
bool pt_simd_level_parse (const char *name, PtSimdLevel *ret_level);
