// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the groups share: contests, and the run that they belong to.

#include "core/bench/bench.h"
#include "core/bench/corpus.h"
#include "core/bench/statistics.h"

enum { PT_BENCH_MAX_CONTESTANTS = 12 };

typedef enum {
#define PT_CONTEST(id, group, clock) PT_CONTEST_##id,
#include "core/bench/benches.def"
  PT_CONTEST_COUNT
} PtContestId;

typedef enum {
  PT_CLOCK_CPU,  /* of the calling thread: what others do on the machine is left out */
  PT_CLOCK_WALL, /* for threads and processes */
} PtBenchClock;

/** One way to do the thing. */
typedef struct {
  const char *name; /* as in benches.def */
  /* Does it once. With digest it returns a number that stands for all it has computed, which other
   * contestants must agree with; without, the number may be anything. */
  guint64 (*run) (void *data, gboolean digest);
  void *data;
  const char *absent; /* why it can't take part; NULL = it does */
  const char *note;   /* for rows in which it is the contestant; NULL = none */
  gboolean no_output; /* its digest means nothing */
} PtContestant;

typedef struct _PtBenchRun {
  const PtBenchOptions *options;
  GCancellable *cancellable;
  PtBenchReport *report;
  gboolean *wanted; /* per spec */
  guint contests;   /* that have a wanted row */
  guint done;
  PtBenchCorpus corpus;
} PtBenchRun;

/** Whether a row of the contest is wanted and nobody has cancelled. Expensive preparations ask
 * first. */
gboolean pt_bench_wants (const PtBenchRun *self, PtContestId contest);
/** Turns of each contestant. */
guint pt_bench_rounds (const PtBenchRun *self);

/** Runs the contestants that the wanted rows name and adds the rows to the report. items: of one
 * run, in the rows' unit (operations, kB; 1 for the whole). */
void pt_bench_compare (PtBenchRun *self, PtContestId contest, double items,
                       const PtContestant *contestants, guint n);

/** Adds the wanted rows of a contest from samples that were taken otherwise: samples[i] are those
 * of contestants[i], in the rows' unit, digests[i] what they have computed (NULL: nothing to
 * compare). */
void pt_bench_conclude (PtBenchRun *self, PtContestId contest, const PtContestant *contestants,
                        guint n, double (*samples)[PT_BENCH_MAX_SAMPLES], guint rounds,
                        const guint64 *digests);

/** All wanted rows of a contest can't be measured here. */
void pt_bench_skip (PtBenchRun *self, PtContestId contest, const char *reason);

void pt_bench_add_fact (PtBenchRun *self, const char *id, double value);
/** Tells the caller how far it is; part: of the contest at hand. */
void pt_bench_tell (PtBenchRun *self, PtContestId contest, double part);

/** Keeps the compiler from leaving out what computed value, or from knowing what memory holds. */
#define pt_bench_keep(value) __asm__ volatile("" : : "g"(value) : "memory")

/** A digest of bytes, or of more of them. */
guint64 pt_bench_digest (guint64 before, const void *data, gsize len);

/* measure.c */

double pt_bench_now (PtBenchClock clock); /* ns */
/** Fills samples[i][round] with ns of one run of contestants[i]; those with absent are passed over.
 * FALSE: cancelled. */
gboolean pt_bench_sample (PtBenchRun *self, PtContestId contest, PtBenchClock clock,
                          const PtContestant *contestants, guint n,
                          double (*samples)[PT_BENCH_MAX_SAMPLES]);

/* allocators.c */

/** A malloc and its free. */
typedef struct {
  void *(*alloc) (gsize size);
  void (*release) (void *pointer);
  char reason[100]; /* why there is none; empty: there is */
} PtBenchHeap;

/** Loaded once, for ever. */
const PtBenchHeap *pt_bench_heap_system (void);
const PtBenchHeap *pt_bench_heap_jemalloc (void);
const PtBenchHeap *pt_bench_heap_mimalloc (void);
static inline const char *
pt_bench_heap_absent (const PtBenchHeap *heap) {
  return heap->reason[0] == '\0' ? NULL : heap->reason;
}

/* machine.c */

void pt_bench_stamp (PtBenchReport *report);

/* Groups, in the order of benches.def */

void pt_bench_arena (PtBenchRun *self);
void pt_bench_intern (PtBenchRun *self);
void pt_bench_pool (PtBenchRun *self);
void pt_bench_batch (PtBenchRun *self);
void pt_bench_soa (PtBenchRun *self);
void pt_bench_simd (PtBenchRun *self);
void pt_bench_lexer (PtBenchRun *self);
void pt_bench_combined (PtBenchRun *self);
