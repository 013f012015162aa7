// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One id per distinct string, for the whole process: names, attribute names, string constants'
// keys. Reads take no lock; inserts lock. Ids below PT_STR_RESERVED are the keywords and builtin
// names of core/spec/names.def at fixed values. Strings live until the process ends.
//
// Ids are dense, so they may index a table. The ids of other names depend on which thread came
// first: compare them for equality, never for order.

#include "core/base/base.h"
#include "core/spec/names.h"

/** 0 = no string. */
typedef uint32_t PtStr;

/** Readable bytes that pt_intern_padded expects after the start of the string. */
enum { PT_INTERN_PADDING = 16 };

/** Id of the bytes; 0 when memory is exhausted. data may be NULL when len is 0. Threads: any. */
PtStr pt_intern (const char *data, size_t len);
/** The same id, faster: data is followed by at least PT_INTERN_PADDING readable bytes from its
 * start, whatever they hold. True of every position in a PtSource. */
PtStr pt_intern_padded (const char *data, size_t len);
static inline PtStr
pt_intern_view (PtView view) {
  return pt_intern (view.data, view.len);
}
/** The bytes, zero-terminated. Valid until: process end. Threads: any. id 0 gives an empty view. */
PtView pt_str_view (PtStr id);
const char *pt_str (PtStr id);

static inline bool
pt_str_is_keyword (PtStr id) {
  return id - PT_NAME_FIRST_KEYWORD <= PT_NAME_LAST_KEYWORD - PT_NAME_FIRST_KEYWORD;
}

typedef struct {
  uint64_t lookups;      /* calls of pt_intern */
  uint64_t lookup_bytes; /* bytes passed to them */
  uint64_t strings;      /* distinct strings held, the reserved ones included */
  uint64_t string_bytes; /* their bytes, without padding */
  uint64_t table_bytes;  /* memory of the interner: text, entries and slots */
  /* What each way to hold the texts of all lookups takes: */
  uint64_t interned_bytes; /* this one: an id for each, and the tables */
  uint64_t slice_bytes;    /* a pointer and a length for each */
  uint64_t copy_bytes;     /* a pointer for each, and a copy on the heap */
} PtInternerStats;

void pt_interner_stats (PtInternerStats *ret_stats);
