// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
//
// What the translation of one module puts into memory: how large its requests are, which stage
// makes them, where they come to lie, what kinds of nodes and which names there are. Found by
// translating the module once more, apart from any job: a job itself counts none of this, and is
// the faster for it.
#pragma once

#include "core/engine/session.h"
#include "core/memory/interner.h"
#include "core/spec/nodes.h"

/** Requests of up to 8 << i bytes, and larger than class i - 1; the last class has all that is
 * larger. */
enum { PT_CENSUS_SIZES = 14 };

typedef enum {
  PT_BLOCK_LIVE,  /* handed out to a stage */
  PT_BLOCK_FREE,  /* behind the last allocation of the newest chunk: the next one goes there */
  PT_BLOCK_WASTE, /* at the end of a chunk that was too full for the next request */
} PtBlockKind;

/** A run of bytes of the module's arena. */
typedef struct {
  guint32 chunk;  /* 0 = the oldest */
  guint64 offset; /* within the chunk */
  guint64 size;
  PtBlockKind kind;
  PtStage stage; /* only LIVE */
} PtBlock;

typedef struct {
  PtStr name;
  guint64 uses; /* in the module's text */
} PtNameUse;

typedef struct {
  guint64 requests, bytes; /* of all stages; each size rounded up to 8 */
  guint64 size_requests[PT_CENSUS_SIZES];
  guint64 size_bytes[PT_CENSUS_SIZES];
  guint64 stage_requests[PT_STAGE_COUNT];
  guint64 stage_bytes[PT_STAGE_COUNT];
  guint64
      left_behind; /* bytes of arrays that grew and moved: in use to the arena, to nobody else */
  guint64 node_counts[PT_NODE_COUNT]; /* syntax nodes */
  guint64 node_bytes[PT_NODE_COUNT];
  PtBlock *blocks; /* n_blocks of them: all chunks without a gap, oldest first */
  guint n_blocks;
  PtNameUse *names; /* n_names of them, in no order */
  guint n_names;
} PtCensus;

/** Of the unit's file, or of the text that stands in for it. A module with errors has what came
 * before them. NULL: it can't be read, or no memory. Works in the calling thread. Threads: any,
 * also while a job runs. (transfer full) */
PtCensus *pt_session_census (PtSession *self, guint unit);
void pt_census_free (PtCensus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtCensus, pt_census_free)

/** The largest size of a class in bytes; 0 for the last one. */
guint64 pt_census_size_limit (guint size_class);
