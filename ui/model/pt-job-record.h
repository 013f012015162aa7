// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <glib-object.h>

#include "ui/model/pt-series.h"

G_BEGIN_DECLS

/** Stages of a translation, in their order: the arrows of the pipeline. */
#define PT_RECORD_STAGES 8

/** What the sampler records of a job, over seconds since its start. */
typedef enum {
  PT_SERIES_ARENA_USED,     /* bytes in use in all arenas */
  PT_SERIES_ARENA_RESERVED, /* bytes that the arenas hold */
  PT_SERIES_ARENA_PEAK,     /* the highest use so far */
  PT_SERIES_POOL_HIT_RATE,  /* percent of arena requests served from the pool */
  PT_SERIES_POOL_REUSED,    /* arenas that came from the pool, so far */
  PT_SERIES_POOL_CREATED,   /* arenas that had to be made, so far */
  PT_SERIES_NAMES_SAVED,    /* bytes of names that were there already, so far */
  PT_SERIES_NAME_LOOKUPS,   /* names looked up, so far */
  PT_SERIES_ALLOCATIONS,    /* requests to the heap, so far */
  PT_SERIES_COPIES_MADE,    /* texts and buffers duplicated, so far */
  PT_SERIES_COPIES_AVOIDED, /* texts and buffers handed on instead, so far */
  PT_SERIES_FILES_DONE,     /* so far */
  PT_SERIES_STACK, /* bytes in use by the first stage; + n: by the first n + 1 stages together */
  PT_N_SERIES = PT_SERIES_STACK + PT_RECORD_STAGES,
} PtSeriesId;

#define PT_TYPE_JOB_RECORD (pt_job_record_get_type ())
G_DECLARE_FINAL_TYPE (PtJobRecord, pt_job_record, PT, JOB_RECORD, GObject)

/**
 * PtJobRecord:
 *
 * What was measured of one job: grows while it runs, and can be read as long as somebody keeps it.
 * All series have the same points, but for PT_SERIES_POOL_HIT_RATE, which begins with the first
 * request.
 */

/** (transfer none): belongs to the record */
const PtSeries *pt_job_record_get_series (PtJobRecord *self, PtSeriesId id);
/** Seconds from the start to the last sample; 0 before the first. */
double pt_job_record_get_end (PtJobRecord *self);
/** The last value not after a moment; 0 before the first. */
double pt_job_record_value_at (PtJobRecord *self, PtSeriesId id, double seconds);
/** 1 for the first job of a project; 0: nothing has run yet. */
guint pt_job_record_get_number (PtJobRecord *self);

/** A word for a stage, translated; and a sentence. Valid for ever. */
const char *pt_record_stage_word (guint stage);
const char *pt_record_stage_title (guint stage);

G_END_DECLS
