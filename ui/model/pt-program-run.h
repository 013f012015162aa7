// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-project-model.h"

G_BEGIN_DECLS

typedef enum {
  PT_RUN_WRITING,   /* the Rust project goes to the cache */
  PT_RUN_COMPILING, /* cargo */
  PT_RUN_RUNNING,   /* the program, then CPython's */
  PT_RUN_FINISHED,  /* the outputs can be read */
  PT_RUN_FAILED,    /* no outputs: see the error */
} PtRunPhase;

/** One of the two programs. */
typedef struct {
  GBytes *out;       /* stdout, UTF-8, cut to PT_RUN_SHOWN_BYTES */
  const char *error; /* (nullable): the last line of stderr */
  int exit_status;   /* 128 + signal when killed */
  double seconds;    /* from start to end */
  gboolean ran;      /* FALSE: there is no such interpreter */
} PtRunSide;

#define PT_RUN_SHOWN_BYTES (4 * 1024 * 1024)

#define PT_TYPE_PROGRAM_RUN (pt_program_run_get_type ())
G_DECLARE_FINAL_TYPE (PtProgramRun, pt_program_run, PT, PROGRAM_RUN, GObject)

/**
 * PtProgramRun:
 *
 * Compiles the translated project, runs its program and the Python it was made of, and compares the
 * two: output, exit status and the last line of stderr. All in a thread; `phase` is notified in the
 * main loop.
 */
PtProgramRun *pt_program_run_start (PtProjectModel *project);
void pt_program_run_cancel (PtProgramRun *self);

PtRunPhase pt_program_run_get_phase (PtProgramRun *self);
const GError *pt_program_run_get_error (PtProgramRun *self);
double pt_program_run_get_compile_seconds (PtProgramRun *self);
const PtRunSide *pt_program_run_get_side (PtProgramRun *self, PtSide side);
/** Whether both did the same. Only when finished and both ran. */
gboolean pt_program_run_is_same (PtProgramRun *self);
/** First line, 1-based, in which the outputs differ; 0 = none does. */
guint pt_program_run_get_difference (PtProgramRun *self);

/** First differing line of two texts, 1-based; 0 = they are equal. */
guint pt_first_different_line (GBytes *one, GBytes *other);

G_END_DECLS
