// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
//
// What an editor asks of a text: why its values stay dynamic, and what it defines. The text stands
// in for the unit's file, as for pt_session_try_text; a job sees nothing of that.
//
// Lines are 1-based, columns too, in code points. Threads: any; the work is done in the calling
// one.
#pragma once

#include "core/engine/session.h"

/** Why one variable, parameter or result stays dynamic. */
typedef struct {
  char *message;      /* "'n' in f has values of different types: int before, float here" */
  const char *help;   /* what would make it typed; valid for ever */
  guint line, column; /* of what decided it */
  guint end_line, end_column;
  guint *lines; /* n_lines of them, ascending: where it is decided, read or stored */
  guint n_lines;
} PtWhyDynamic;

/** Of PtWhyDynamic, in the order of the text; NULL where the text has errors. (transfer full) */
GPtrArray *pt_session_explain_text (PtSession *self, guint unit, GBytes *text);

typedef enum { PT_OUTLINE_CLASS, PT_OUTLINE_FUNCTION, PT_OUTLINE_METHOD } PtOutlineKind;

/** A function or class that is defined by name. */
typedef struct {
  char *name;
  PtOutlineKind kind;
  guint depth; /* how many of the others are around it */
  guint line, column;
  guint end_line; /* the last that belongs to it */
} PtOutlineEntry;

/** Of PtOutlineEntry, in the order of the text; NULL where the text has errors. (transfer full) */
GPtrArray *pt_session_outline_text (PtSession *self, guint unit, GBytes *text);
