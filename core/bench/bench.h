// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
//
// The benchmarks of benches.def: what `portalis bench` runs and the window shows. Contestants take
// turns, so that a slow moment of the machine hits all of them; each row is a ratio of medians with
// an interval, and a word that the interval allows. Contestants that compute something must have
// computed the same. Nothing here passes or fails by its time, and a row may lose.
//
// Threads: a run works in the caller's thread, and a second one waits for it; it chooses the SIMD
// level of the process while it runs, and gives it back. A report may be read by any thread.
#pragma once

#include <gio/gio.h>

#include "core/base/bytes.h"

typedef enum {
#define PT_BENCH_GROUP(id, word, title) PT_BENCH_GROUP_##id,
#include "core/bench/benches.def"
  PT_BENCH_GROUP_COUNT
} PtBenchGroup;

/** Less is better in all of them. */
typedef enum {
  PT_BENCH_NS,        /* of one operation */
  PT_BENCH_NS_PER_KB, /* of 1000 bytes of input; 1000 / it is GB/s */
  PT_BENCH_MS,        /* of the whole */
  PT_BENCH_BYTES,
  PT_BENCH_COUNT,
} PtBenchUnit;

/** One row of benches.def. Valid until: for ever. */
typedef struct {
  const char *id; /* "arena.8B" */
  PtBenchGroup group;
  guint contest; /* rows of one contest are measured together */
  const char *contestant;
  const char *baseline;
  PtBenchUnit unit;
  double published; /* ratio that the original system reports; 0 = none */
  const char *sentence;
} PtBenchSpec;

typedef struct {
  const char *id;
  PtBenchGroup group;
  const char *unit;
  double published;
  const char *sentence;
} PtBenchFactSpec;

extern const PtBenchSpec pt_bench_specs[];
extern const guint pt_n_bench_specs;
extern const PtBenchFactSpec pt_bench_fact_specs[];
extern const guint pt_n_bench_fact_specs;

/** "arena" and "Arena". Valid until: for ever. */
const char *pt_bench_group_word (PtBenchGroup group);
const char *pt_bench_group_title (PtBenchGroup group);
/** "ns", "ns/kB", "ms", "bytes", "count". */
const char *pt_bench_unit_word (PtBenchUnit unit);
/** Index of a row; -1: there is none of that id. */
int pt_bench_find (const char *id);
int pt_bench_find_fact (const char *id);

/** What the interval of a ratio allows to say. */
typedef enum {
  PT_BENCH_UNCLEAR, /* it reaches to within 2 % of 1 */
  PT_BENCH_BETTER,
  PT_BENCH_WORSE,
} PtBenchVerdict;

/** "faster", "slower", or of amounts "less", "more"; "no clear difference". */
const char *pt_bench_verdict_word (PtBenchVerdict verdict, PtBenchUnit unit);

/** Whether contestant and baseline have computed the same. */
typedef enum {
  PT_BENCH_NO_OUTPUT, /* they compute nothing that could be compared */
  PT_BENCH_IDENTICAL,
  PT_BENCH_DIFFERENT, /* our fault: the row means nothing */
} PtBenchProof;

typedef struct {
  guint spec; /* index of pt_bench_specs */
  guint samples;
  double median, min; /* of the contestant, in the row's unit */
  double baseline_median, baseline_min;
  double ratio;           /* baseline / contestant, of the medians: 2 = twice as good */
  double ci_low, ci_high; /* 95 % bootstrap interval of ratio */
  PtBenchVerdict verdict;
  PtBenchProof proof;
  char note[48]; /* what the reader should know; may be empty */
} PtBenchResult;

/** A row that was wanted and could not be measured here. */
typedef struct {
  guint spec;
  char reason[120];
} PtBenchSkip;

typedef struct {
  guint spec; /* index of pt_bench_fact_specs */
  double value;
} PtBenchFact;

/** Owns: the arrays. Counted: immutable, and any thread's, once it has left its maker. */
typedef struct {
  char portalis[24]; /* version */
  char date[32];     /* ISO 8601, UTC */
  char cpu[96];
  char system[96];
  char compiler[96];
  char flags[160];
  char simd[16];    /* best level of this machine */
  char corpus[160]; /* where the sources came from */
  guint cores;
  guint corpus_files;
  guint64 corpus_bytes;
  gboolean checked; /* built with the checks of a debug build: memory is poisoned */
  gboolean quick;
  gboolean complete; /* FALSE: cancelled before the last row */
  GArray *results;   /* of PtBenchResult */
  GArray *skips;     /* of PtBenchSkip */
  GArray *facts;     /* of PtBenchFact */
} PtBenchReport;

PtBenchReport *pt_bench_report_new (void);
PtBenchReport *pt_bench_report_ref (PtBenchReport *self);
/** self may be NULL. */
void pt_bench_report_unref (PtBenchReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtBenchReport, pt_bench_report_unref)
/** (transfer full): for those who look at a run that isn't over. */
PtBenchReport *pt_bench_report_copy (const PtBenchReport *self);
/** NULL: not among them. Valid until: the report changes. */
const PtBenchResult *pt_bench_report_result (const PtBenchReport *self, guint spec);
const PtBenchSkip *pt_bench_report_skip (const PtBenchReport *self, guint spec);
const PtBenchFact *pt_bench_report_fact (const PtBenchReport *self, guint spec);

/** The document of README.md. */
void pt_bench_report_write (const PtBenchReport *self, PtBytes *ret);
/** The report of such a document; rows that this build doesn't know are left out. NULL: the text is
 * no such document, or one of a later version; the error says where. */
PtBenchReport *pt_bench_report_read (const char *text, gsize len, GError **error);

typedef struct {
  guint contest, contests;  /* at the how-manieth of how many */
  const char *id;           /* a row of it */
  const PtBenchReport *now; /* what is measured already; valid during the call */
  double part;              /* 0 to 1, of all */
} PtBenchProgress;

typedef struct {
  const char *const *prefixes; /* of ids, NULL-terminated; NULL or empty = all */
  gboolean quick;              /* small inputs and few turns: numbers to test with, not to quote */
  gboolean large;              /* also the rows that take minutes */
  const char *corpus;  /* folder of Python; NULL = the library of python3, or written here */
  const char *program; /* path of `portalis`, for rows that need processes; NULL = none */
  void (*progress) (void *data, const PtBenchProgress *progress); /* NULL = none */
  void *data;
} PtBenchOptions;

/** Measures all rows that the options name. When cancelled, the report holds what was finished.
 * NULL: the corpus can't be read, or no row has such an id. Blocking, minutes. */
PtBenchReport *pt_bench_run (const PtBenchOptions *options, GCancellable *cancellable,
                             GError **error);
