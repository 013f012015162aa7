// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
//
// The front end alone, over files that need not have to do with each other: no project, no imports
// followed, no Rust. For projects see session.h.
//
// Threads: all functions are called by the owner's thread only, unless marked "any thread".
#pragma once

#include "core/engine/session.h"

/** What one stage makes of one file, as text in result->rust: PT_STAGE_LEX, SYNTAX or SCOPE. Later
 * stages don't run: a tree is shown whatever its names mean, as ast.parse does. Works in the
 * calling thread. (transfer full), NULL: the file can't be read. */
PtUnitResult *pt_front_dump (const char *path, PtStage stage, const PtOptions *options,
                             GError **error);

/** Many files, each lexed, parsed and resolved on its own. */
typedef struct _PtCheck PtCheck;

/** Finds the files: each path is a file, whatever its name, or a folder, in which all .py files are
 * meant but those that pt_session_open skips. A file that is named twice is taken once; the order
 * is that of the paths, and inside of a folder that of the alphabet. A path that isn't there and a
 * folder without Python are errors. (transfer full), NULL on error. */
PtCheck *pt_check_open (const char *const *paths, const PtOptions *options, GError **error);
/** Waits for its workers, frees. self may be NULL. */
void pt_check_free (PtCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtCheck, pt_check_free)

guint pt_check_n_files (const PtCheck *self);
const char *pt_check_path (const PtCheck *self, guint file); /* absolute */

/** Starts the workers; returns at once. Call it once. */
void pt_check_start (PtCheck *self);
/** TRUE when all is done; timeout < 0 = for ever. */
gboolean pt_check_wait (PtCheck *self, gint64 timeout_us);
guint pt_check_n_done (PtCheck *self); /* any thread */

/** After the end: the diagnostics of a file; NULL: there are none. Trees are gone by then: a worker
 * has room for one file at a time. Valid until: self is freed. */
const PtUnitResult *pt_check_result (const PtCheck *self, guint file);

typedef struct {
  guint files;
  guint failed; /* files with errors */
  guint jobs;   /* worker threads */
  guint64 source_bytes, lines, tokens, nodes;
  guint64 tree_bytes; /* of all trees, one after the other in the same memory */
  guint64 arenas;     /* most in use at once */
  guint64 arena_peak; /* bytes that the largest file took for all stages */
  guint64 read_ns;    /* opening and reading files; this and stage_ns are sums over the workers */
  guint64 stage_ns[PT_STAGE_COUNT]; /* SOURCE to SCOPE, the others are 0 */
  guint64 elapsed_ns;
} PtCheckStats;

/** After the end. */
void pt_check_stats (PtCheck *self, PtCheckStats *ret_stats);
