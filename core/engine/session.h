// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
//
// A project opened for translation, and the job that translates it on a GThreadPool, one task per
// module. The one entry for the command line and the window: what the window shows, the command
// line can print. (Files that make no project: front.h.) The only core folder that knows GLib.
// Nothing here calls upward: the owner polls, at its own pace.
//
// Threads: all functions are called by the owner's thread only, unless marked "any thread".
#pragma once

#include <gio/gio.h>

#include "core/base/base.h"
#include "core/metrics/metrics.h"

typedef enum {
  PT_UNIT_QUEUED,     /* waits for a worker */
  PT_UNIT_RUNNING,    /* a worker has it */
  PT_UNIT_TRANSLATED, /* Rust text is there, nothing to look at */
  PT_UNIT_REVIEW,     /* Rust text is there, with warnings */
  PT_UNIT_FAILED,     /* diagnostics of severity error; no Rust text */
  PT_UNIT_CANCELLED,
} PtUnitStatus;

static inline gboolean
pt_unit_has_rust (PtUnitStatus status) {
  return status == PT_UNIT_TRANSLATED || status == PT_UNIT_REVIEW;
}

/** What a program is compiled for. */
typedef enum {
  PT_TARGET_NATIVE, /* this machine */
  PT_TARGET_WASM,   /* WebAssembly with WASI, preview 1 */
} PtTarget;

/** How to translate. All zero bytes is not valid: use pt_options_init. */
typedef struct {
  guint jobs;         /* worker threads; 0 = one per core */
  int python_minor;   /* target 3.x, 8..13 */
  bool types;         /* false = dynamic code only (--types=off) */
  bool memory_opt;    /* false = plain malloc per node, no pools (--memory-opt=off) */
  bool discard_rust;  /* results tell the size and hash of their Rust and don't keep it */
  const char *stdlib; /* folder of CPython's library; NULL = of the Python found. Copied. */
  int simd;           /* a PtSimdLevel; 0 = best of this machine */
  PtTarget target;    /* of pt_session_compile, and what Cargo.toml optimises for */
} PtOptions;

void pt_options_init (PtOptions *self);

/** Codes of the GErrors of this header. */
typedef enum {
  PT_ERROR_OPEN,      /* the path can't be read, or has no Python in it */
  PT_ERROR_ENTRY,     /* no module to start: name one */
  PT_ERROR_FAILED,    /* a module that the program needs has errors */
  PT_ERROR_WRITE,     /* the folder can't be written */
  PT_ERROR_TOOLCHAIN, /* no rustc, or it doesn't work */
  PT_ERROR_COMPILE,   /* rustc refuses what we wrote: our fault */
  PT_ERROR_RUN,       /* the program can't be started */
} PtError;

#define PT_ERROR (pt_error_quark ())
GQuark pt_error_quark (void);

/** One line of the map between the two texts; both 1-based, sorted by rust_line. */
typedef struct {
  guint32 rust_line;
  guint32 python_line;
  guint32 python_end_line;
} PtLineLink;

typedef struct {
  char *code;   /* "E0401" */
  int severity; /* a PtSeverity */
  char *message;
  char *help;   /* next step */
  guint line;   /* 1-based, of the Python file */
  guint column; /* 1-based, in code points */
  guint end_line;
  guint end_column;
} PtIssue;

/** What became of one module. Immutable once its status is final; counted: keep it with
 * pt_unit_result_ref while a worker may replace it. Threads: any. */
typedef struct {
  PtUnitStatus status;
  GBytes *rust;      /* NULL unless translated or review, and kept; UTF-8 */
  gsize rust_len;    /* bytes, also of Rust that isn't kept */
  guint64 rust_hash; /* of those bytes, by hash64 of simd/ */
  PtLineLink *links; /* n_links of them, in the same memory */
  guint n_links;
  GPtrArray *issues;   /* of PtIssue, in order of position */
  guint64 nanoseconds; /* work on this unit */
  guint64 arena_bytes; /* arena use of this unit at its end */
} PtUnitResult;

PtUnitResult *pt_unit_result_ref (PtUnitResult *self);
void pt_unit_result_unref (PtUnitResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtUnitResult, pt_unit_result_unref)

typedef struct _PtSession PtSession;

/** Opens a .py file or a folder: finds the modules and the entry. Of a folder nothing is read; a
 * file is read for its imports, and the modules beside it that it imports become units too.
 * (transfer full), NULL on error.
 *
 * The entry of a folder is the first of: __main__.py; main.py; __main__.py of the only package that
 * has one; the only .py file; <folder>.py; the only .py file with a line `if __name__ ==
 * "__main__":`. Skipped: hidden folders, virtual environments, __pycache__, node_modules,
 * site-packages, links to folders. */
PtSession *pt_session_open (const char *path, const PtOptions *options, GError **error);
/** Cancels a running job, waits for its workers, frees. */
void pt_session_free (PtSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtSession, pt_session_free)

const char *pt_session_root (const PtSession *self); /* folder that paths are relative to */
const char *pt_session_name (const PtSession *self); /* project's name for people */
const char *pt_session_entry (
    const PtSession *self); /* relative path of the module that runs as __main__; may be NULL */
guint pt_session_n_units (const PtSession *self);
const char *pt_session_unit_path (const PtSession *self,
                                  guint unit); /* relative, '/' separated, UTF-8 */
const char *pt_session_unit_module (const PtSession *self, guint unit); /* "pkg.mod" */
guint64 pt_session_unit_size (const PtSession *self, guint unit);  /* bytes on disk when opened */
PtUnitStatus pt_session_unit_status (PtSession *self, guint unit); /* any thread */
/** Whether the entry imports the unit, directly or through others; FALSE before the end of a job.
 * Other units are translated for the eye, and left out of the crate. */
gboolean pt_session_unit_needed (PtSession *self, guint unit);
/** (transfer full) (nullable): NULL until the unit was final once; during a later job, of the job
 * before. Any thread. */
PtUnitResult *pt_session_unit_result (PtSession *self, guint unit);

/** What lowering makes of a unit, as text in result->rust. Works in the calling thread, on what
 * start would read. (transfer full) */
PtUnitResult *pt_session_dump_hir (PtSession *self, guint unit);

/** Why values of a unit stay dynamic and what would make them typed, as text in result->rust. line:
 * only those decided there, 1-based; 0 = all. Works in the calling thread. (transfer full) */
PtUnitResult *pt_session_explain (PtSession *self, guint unit, guint line);

/** The same for reading beside the Python: a node a line, with links from the lines to those of the
 * Python text. text stands in for the unit's file. result->rust is NULL where a stage has nothing.
 * Threads: any. (transfer full) */
PtUnitResult *pt_session_view_stage (PtSession *self, guint unit, PtStage stage, GBytes *text);

/** Translates one unit from a text that stands in for its file, at once and alone: a job before or
 * during it sees nothing of that. What the text imports is looked up among the session's modules.
 * Works in the calling thread. Threads: any. (transfer full) */
PtUnitResult *pt_session_try_text (PtSession *self, guint unit, GBytes *text);

/** Reads a text that stands in for a unit's file as far as its scopes, for the errors in it: quick
 * enough for every key. There is no Rust in the result. Works in the calling thread. Threads: any.
 * (transfer full) */
PtUnitResult *pt_session_check_text (PtSession *self, guint unit, GBytes *text);

/** Starts translating all units; returns at once. FALSE if a job runs. */
gboolean pt_session_start (PtSession *self);
/** Text to use for a unit in place of its file's content from the next start on (unsaved edits);
 * NULL = the file. */
void pt_session_set_unit_text (PtSession *self, guint unit, GBytes *text);
void pt_session_cancel (PtSession *self); /* any thread; workers stop at the next check */
gboolean pt_session_wait (PtSession *self,
                          gint64 timeout_us); /* TRUE when no job runs; timeout < 0 = for ever */

typedef struct {
  gboolean running;
  gboolean cancelled;
  guint total, queued, active, translated, review, failed; /* units */
  guint64 source_bytes;                                    /* of finished units */
  guint64 elapsed_ns;
  guint64 serial; /* grows with every change of a unit's status */
} PtProgress;

/** Any thread, microseconds. */
void pt_session_progress (PtSession *self, PtProgress *ret_progress);
/** Live counters of the session's workers. Any thread, microseconds. */
void pt_session_snapshot (PtSession *self, PtSnapshot *ret_snapshot);

/** After a finished job in which no needed unit failed: writes a cargo project (src/, runtime/,
 * Cargo.toml, line maps) into folder, replacing only files that such a project consists of. Not of
 * a session that discards its Rust. */
gboolean pt_session_write_crate (PtSession *self, const char *folder, GError **error);

typedef struct {
  int exit_status; /* of the program; 128 + signal when killed */
  GBytes *out;     /* captured stdout, NULL when passed through */
  GBytes *err;
  guint64 compile_ns;
  guint64 run_ns;
} PtRun;

void pt_run_clear (PtRun *self);
/** Compiles the crate in folder with the cached runtime for the target of the options. *ret_binary:
 * (transfer full), a file in the cache, without symbols; copy it to keep it. Blocking: call from a
 * worker thread. Errors: PT_ERROR_TOOLCHAIN, PT_ERROR_COMPILE, PT_ERROR_WRITE. */
gboolean pt_session_compile (PtSession *self, const char *folder, char **ret_binary,
                             GCancellable *cancellable, GError **error);
/** Runs a native program. capture FALSE passes stdio through. Blocking, likewise. */
gboolean pt_session_run (PtSession *self, const char *binary, const char *const *args,
                         gboolean capture, PtRun *ret_run, GCancellable *cancellable,
                         GError **error);
