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

enum {
  PT_NEEDLES_MAX = 8,
  PT_NEEDLES_HEAD = 3, /* bytes of each that a scan looks at first */
};

/** What find_any looks for, with tables made from it: bit n of low[i][b % 16] and of high[i][b /
 * 16] says that byte i of needle n may be b. */
typedef struct {
  uint8_t low[PT_NEEDLES_HEAD][16];
  uint8_t high[PT_NEEDLES_HEAD][16];
  const char *words[PT_NEEDLES_MAX];
  uint32_t lens[PT_NEEDLES_MAX];
  uint32_t n;
} PtNeedles;

/** words: 1 to PT_NEEDLES_MAX of them, each ASCII and PT_NEEDLES_HEAD bytes or longer; they stay
 * the caller's and must outlive self. */
void pt_needles_init (PtNeedles *self, const char *const *words, size_t n);
/** Whether the bytes at data begin with one of the needles; rest are readable. */
bool pt_needles_match (const PtNeedles *self, const char *data, size_t rest);

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
