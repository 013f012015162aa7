// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which lines of a text went, came and stayed when it became another. A shortest script by Myers'
// method; of texts that differ in more than PT_LINE_DIFF_LIMIT lines, one that only keeps what both
// begin and end with.
//
// Threads: any.

#include <glib.h>

G_BEGIN_DECLS

#define PT_LINE_DIFF_LIMIT 3000

typedef enum {
  PT_LINE_SAME,
  PT_LINE_REMOVED,
  PT_LINE_ADDED,
} PtLineChange;

/** A line of either text, or of both. */
typedef struct {
  PtLineChange change;
  guint before_line; /* 1-based; 0 = PT_LINE_ADDED */
  guint after_line;  /* 1-based; 0 = PT_LINE_REMOVED */
} PtDiffLine;

/** Of PtDiffLine, in order; removed lines before those added in their place. A newline at the end
 * of a text begins no line. (transfer full) */
GArray *pt_line_diff (GBytes *before, GBytes *after);

/** Lines of a text, as views into it. */
typedef struct {
  const char *data;
  gsize length; /* without the newline */
} PtTextLine;

/** (transfer full): of PtTextLine; valid as long as the bytes are */
GArray *pt_text_lines (GBytes *text);

G_END_DECLS
