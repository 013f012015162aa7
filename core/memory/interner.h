// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One id per distinct string, for the whole process: names, attribute names, string constants' keys.
// Reads take no lock; inserts lock. Ids below PT_STR_RESERVED are the keywords and builtin names of
// core/spec at fixed values. Strings live until the process ends.

#include "core/base/base.h"

/** 0 = no string. */
typedef uint32_t PtStr;

/** Id of the bytes; 0 when memory is exhausted. Threads: any. */
PtStr pt_intern (const char *data, size_t len);
static inline PtStr
pt_intern_view (PtView view) {
  return pt_intern (view.data, view.len);
}
/** The bytes, zero-terminated. Valid until: process end. Threads: any. id 0 gives an empty view. */
PtView pt_str_view (PtStr id);
const char *pt_str (PtStr id);

typedef struct {
  uint64_t lookups;       /* calls of pt_intern */
  uint64_t lookup_bytes;  /* bytes passed to them */
  uint64_t strings;       /* distinct strings held */
  uint64_t string_bytes;  /* their bytes */
} PtInternerStats;

void pt_interner_stats (PtInternerStats *ret_stats);
