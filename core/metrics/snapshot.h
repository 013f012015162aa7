// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// All counters at one moment, as plain numbers, and what each of them means. What the pages and the
// command line read; nothing here can change a counter.

#include "core/base/base.h"
#include "core/base/bytes.h"

typedef enum {
#define PT_STAGE(id, title) PT_STAGE_##id,
#include "core/spec/stages.def"
#undef PT_STAGE
  PT_STAGE_COUNT
} PtStage;

/** "LEX" and "Split into tokens". Valid until: for ever. */
const char *pt_stage_name (PtStage stage);
const char *pt_stage_title (PtStage stage);

/** A plain counter is one id; a stage counter is PT_STAGE_COUNT ids in a row, named by the first.
 */
typedef enum {
#define PT_COUNTER(id, measure, kind, title) PT_COUNTER_##id,
#define PT_STAGE_COUNTER(id, measure, kind, title)                                                 \
  PT_COUNTER_##id, PT_COUNTER_##id##_LAST = PT_COUNTER_##id + PT_STAGE_COUNT - 1,
#include "core/metrics/counters.def"
#undef PT_COUNTER
#undef PT_STAGE_COUNTER
  PT_COUNTER_COUNT
} PtCounter;

static inline PtCounter
pt_stage_counter (PtCounter first, PtStage stage) {
  return (PtCounter)(first + stage);
}

typedef enum {
  PT_KIND_MONOTONIC, /* only grows; workers add up */
  PT_KIND_GAUGE,     /* goes up and down; workers add up */
  PT_KIND_PEAK,      /* the highest seen; workers don't add up */
} PtCounterKind;

typedef enum {
  PT_MEASURE_COUNT,
  PT_MEASURE_BYTES,
  PT_MEASURE_NS,
} PtMeasure;

/** One row of counters.def. Valid until: for ever. */
typedef struct {
  const char *name;  /* "SOURCE_BYTES" */
  const char *title; /* for people, English, to be translated by the reader */
  PtCounter first;
  uint32_t count; /* values: 1, or PT_STAGE_COUNT */
  PtMeasure measure;
  PtCounterKind kind;
} PtCounterInfo;

extern const PtCounterInfo pt_counter_infos[];
extern const uint32_t pt_n_counter_infos;

/** Copy it freely: no pointers. */
typedef struct {
  uint64_t time_ns; /* CLOCK_MONOTONIC when it was taken */
  uint32_t workers; /* blocks that a worker holds now */
  uint64_t values[PT_COUNTER_COUNT];
} PtSnapshot;

/** Sum over the stages of a stage counter; the highest of them for a peak. */
uint64_t pt_snapshot_total (const PtSnapshot *self, const PtCounterInfo *info);
/** What happened between two snapshots of one PtMetrics: differences of monotonic counters, the
 * later values of the others. time_ns is the time between. */
void pt_snapshot_since (const PtSnapshot *self, const PtSnapshot *earlier, PtSnapshot *ret_delta);

/** Appends one JSON object: counters in the order of counters.def under their lower-case names,
 * stage counters as an object by stage. Errors: ret->failed. */
void pt_snapshot_write_json (const PtSnapshot *self, PtBytes *ret);
