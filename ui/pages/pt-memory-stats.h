// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The numbers of the Memory page, of a record at a moment or over an interval.

#include "ui/model/pt-job-record.h"

G_BEGIN_DECLS

typedef enum {
  PT_STAT_USED,
  PT_STAT_RESERVED,
  PT_STAT_PEAK,
  PT_STAT_POOL,
  PT_STAT_NAMES,
  PT_STAT_SHARE,
  PT_STAT_ALLOCATIONS,
  PT_STAT_COPIES,
  PT_N_STATS,
} PtStatId;

/** What numbers are about: a moment (start is NAN), or an interval. Seconds. */
typedef struct {
  double start, end;
} PtRecordSpan;

/** Its title and what it means, translated. Valid for ever. */
const char *pt_memory_stat_title (PtStatId id);
const char *pt_memory_stat_definition (PtStatId id);
/** NAN: there is none. */
double pt_memory_stat_value (PtJobRecord *record, PtStatId id, PtRecordSpan span);
/** (transfer full) */
char *pt_memory_stat_text (PtJobRecord *record, PtStatId id, PtRecordSpan span);
/** How one value stands to another: "+70 KiB (+11 %)"; "=" where they are the same. (transfer full)
 */
char *pt_memory_stat_difference (PtStatId id, double value, double other);

G_END_DECLS
