// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the files of core/engine share.

#include <stdatomic.h>

#include "core/engine/library.h"
#include "core/engine/session.h"
#include "core/memory/arena_pool.h"
#include "core/metrics/metrics.h"
#include "core/pipeline.h"

/* session.c */

/** Chooses the instructions of the process. */
gboolean pt_options_apply_simd (const PtOptions *self, GError **error);

typedef struct {
  char *path;           /* relative to the root */
  char *module;         /* "pkg.mod" */
  guint64 size;         /* bytes on disk when opened */
  GBytes *text;         /* used instead of the file; under the lock */
  PtUnitStatus status;  /* under the lock */
  PtUnitResult *result; /* under the lock; NULL until the unit was final once */
} PtSessionUnit;

typedef struct _PtJob PtJob;

/** What a worker keeps from one unit to the next. */
typedef struct {
  PtArenaLocal arenas;   /* that it has used before */
  PtBytes rust;          /* the text being written; its memory is used again */
  PtMetricsBlock *block; /* while it works; may be NULL */
} PtWorker;

struct _PtSession {
  PtOptions options;
  char *root;
  char *name;
  int entry; /* unit, -1 for a library */
  PtSessionUnit *units;
  guint n_units;
  PtInstallation *installation;
  PtMetrics *metrics;
  PtArenaPool *arenas;
  PtWorker *workers; /* n_workers of them, and their threads: made by the first job */
  guint n_workers;
  GThreadPool *threads;
  PtArena project_arena; /* under the lock while a job runs */
  PtProject project;     /* linked once `linked` */
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

/** The modules of the session, with those of the library behind them. */
PtStatus pt_session_init_project (PtSession *self, PtArena *arena, PtProject *ret_project);
/** Takes result; NULL leaves the old one. */
void pt_session_set_unit (PtSession *self, guint unit, PtUnitStatus status, PtUnitResult *result);
void pt_session_job_ended (PtSession *self);
/** The owner's text, or the file's. Any thread. */
GBytes *pt_session_unit_bytes (PtSession *self, guint unit, GError **error);

/* job.c */

/** Under the lock. Sets session->job. */
void pt_job_start (PtSession *session);

/* raw.c */

/** The bytes of a unit as they are in its file, or the owner's text. All zero is empty. */
typedef struct {
  const char *data;
  gsize len;
  gboolean is_padded; /* they lie in the arena, followed by PT_SOURCE_PADDING zero bytes */
  GBytes *bytes;      /* that they belong to otherwise */
} PtRaw;

/** What can't be read becomes a diagnostic. Valid until: the arena is reset or self cleared.
 * Threads: any. */
PT_MUST_CHECK PtStatus pt_raw_read (PtRaw *self, PtSession *session, guint index, PtArena *arena,
                                    PtDiags *diags);

/** The same of any file. */
gboolean pt_raw_read_file (PtRaw *self, const char *path, PtArena *arena, GError **error);

static inline void
PtRaw_auto_clear (PtRaw *self) {
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

/* result.c */

/** What became of a unit, with its diagnostics at their places and, with keep_rust, a copy of the
 * text of rust and its lines. A unit that is all zero has none. */
PtUnitResult *pt_unit_result_finish (const PtUnit *unit, PtStatus status, const PtBytes *rust,
                                     const PtLineMap *map, gboolean keep_rust);
/** A result to be filled in: with n_links links, all zero, and no issues. rust: (nullable) */
PtUnitResult *pt_unit_result_restore (PtUnitStatus status, GBytes *rust, guint n_links);
/** Where a byte of a source stands, as people count; 1:1 of a source without text. */
void pt_unit_result_place (const PtSource *source, uint32_t offset, guint *ret_line,
                           guint *ret_column);

/* dump.c */

/** Scopes to HIR, for a unit apart from the session's jobs. */
PtStatus pt_dump_lower (PtSession *session, guint index, PtProject *ret_project, PtUnit *unit);
/** And on to types, with the reasons where there are none. Not done when there are errors. */
PtStatus pt_dump_infer (PtSession *session, guint index, PtUnit *unit);

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

/** Adds the .py files below root/relative, as paths relative to root in no order; relative may be
 * "". FALSE: more than we take. */
gboolean pt_discover_below (const char *root, const char *relative, GPtrArray *paths,
                            GError **error);
gboolean pt_discover (const char *path, const PtOptions *options, PtDiscovery *ret, GError **error);
