// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-job-record.h"
#include "ui/model/pt-project-model.h"

G_BEGIN_DECLS

/** Requests by size, and nodes and names by what they take: rows of a chart. */
typedef struct {
  char *label;
  guint64 count;
  guint64 bytes;
} PtCensusRow;

typedef enum {
  PT_CENSUS_BY_STAGE, /* all stages, in their order */
  PT_CENSUS_BY_SIZE,  /* classes of request sizes, rising; none is left out between the ends */
  PT_CENSUS_BY_NODE,  /* kinds of syntax nodes, the most bytes first */
  PT_CENSUS_BY_NAME,  /* names, the most bytes saved first; count: uses */
  PT_CENSUS_BY_FILE,  /* files, the most bytes first; count: requests */
  PT_N_CENSUS_LISTS,
} PtCensusList;

typedef enum { PT_MAP_LIVE, PT_MAP_FREE, PT_MAP_WASTE } PtMapKind;

/** A run of bytes of a file's arena. */
typedef struct {
  guint chunk; /* 0 = the oldest */
  guint64 offset, size;
  PtMapKind kind;
  guint stage; /* only LIVE */
} PtMapRun;

#define PT_TYPE_MEMORY_CENSUS (pt_memory_census_get_type ())
G_DECLARE_FINAL_TYPE (PtMemoryCensus, pt_memory_census, PT, MEMORY_CENSUS, GObject)

/**
 * PtMemoryCensus:
 *
 * What the translation of a project puts into memory, counted after the job by translating each
 * file once more. Files are counted one after another in a thread.
 */

/** Needs no job to have run. */
void pt_memory_census_take_async (PtProjectModel *project, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
/** (transfer full) */
PtMemoryCensus *pt_memory_census_take_finish (PtProjectModel *project, GAsyncResult *result,
                                              GError **error);

/** (transfer none): of PtCensusRow */
const GArray *pt_memory_census_get_rows (PtMemoryCensus *self, PtCensusList list);
guint64 pt_memory_census_get_requests (PtMemoryCensus *self);
guint64 pt_memory_census_get_bytes (PtMemoryCensus *self);
/** Bytes of arrays that grew and moved. */
guint64 pt_memory_census_get_left_behind (PtMemoryCensus *self);

/** (transfer none): paths of the files that have a map, the largest first */
const char *const *pt_memory_census_get_mapped_files (PtMemoryCensus *self);
/** (transfer none): of PtMapRun: the arena of one of them, as its translation leaves it */
const GArray *pt_memory_census_get_map (PtMemoryCensus *self, guint file);

G_END_DECLS
