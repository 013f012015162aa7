// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the files of core/engine share.

#include <stdatomic.h>

#include "core/engine/session.h"
#include "core/memory/arena_pool.h"
#include "core/metrics/metrics.h"
#include "core/pipeline.h"

/* session.c */

typedef struct {
  char *path;           /* relative to the root */
  char *module;         /* "pkg.mod" */
  guint64 size;         /* bytes on disk when opened */
  GBytes *text;         /* used instead of the file; under the lock */
  PtUnitStatus status;  /* under the lock */
  PtUnitResult *result; /* under the lock; NULL until the unit was final once */
} PtSessionUnit;

typedef struct _PtJob PtJob;

struct _PtSession {
  PtOptions options;
  char *root;
  char *name;
  int entry; /* unit, -1 for a library */
  PtSessionUnit *units;
  guint n_units;
  PtMetrics *metrics;
  PtArenaPool *arenas;
  GThreadPool *workers; /* made by the first job */
  PtArena project_arena;
  PtProject project; /* linked once `linked`; written by the job's one linking worker */
  gboolean linked;
  atomic_bool cancel;

  GMutex lock;                         /* units' status and result, and all below */
  GCond idle;                          /* job became NULL */
  PtJob *job;                          /* NULL: none runs */
  guint counts[PT_UNIT_CANCELLED + 1]; /* units by status */
  guint64 serial;
  guint64 source_bytes; /* of finished units */
  guint64 started_ns;
  guint64 ended_ns;
};

/** Takes result; NULL leaves the old one. */
void pt_session_set_unit (PtSession *self, guint unit, PtUnitStatus status, PtUnitResult *result);
void pt_session_job_ended (PtSession *self);
/** The owner's text, or the file's. Any thread. */
GBytes *pt_session_unit_bytes (PtSession *self, guint unit, GError **error);

/* job.c */

/** Under the lock. Sets session->job. */
void pt_job_start (PtSession *session);

/* result.c */

/** What became of a unit, with its diagnostics at their places; takes the text of rust. A unit that
 * is all zero has none. */
PtUnitResult *pt_unit_result_finish (PtUnit *unit, PtStatus status, PtBytes *rust,
                                     const PtLineMap *map);

/* trial.c */

/** One translation of a unit apart from the session's jobs, in the calling thread. */
typedef struct {
  PtMetrics *metrics;
  PtMetricsBlock *block;
  PtArena arena;         /* of the unit alone */
  PtArena project_arena; /* of what surrounds it */
  PtProject project;
  PtUnit unit;
  PtBytes rust;
  PtLineMap map;
} PtTrial;

/** Runs all stages; pt_trial_clear is due in any case. Threads: any, also while a job runs. Errors:
 * PT_ENOMEM, PT_ELIMIT. */
PtStatus pt_trial_init (PtTrial *self, PtSession *session, guint index, GBytes *text,
                        PtMemoryMode mode);
void pt_trial_clear (PtTrial *self);

/* discover.c */

typedef struct {
  char *root;       /* absolute folder */
  char *name;       /* for people */
  GPtrArray *paths; /* relative, sorted */
  int entry;        /* index into paths, -1 = none */
} PtDiscovery;

gboolean pt_discover (const char *path, const PtOptions *options, PtDiscovery *ret, GError **error);
