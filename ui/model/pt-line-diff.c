// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-line-diff.h"

#include <string.h>

GArray *
pt_text_lines (GBytes *text) {
  gsize size;
  const char *at = g_bytes_get_data (text, &size), *end = at + size;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PtTextLine));

  while (at < end) {
    const char *newline = memchr (at, '\n', (gsize)(end - at));
    const char *stop = newline != NULL ? newline : end;
    PtTextLine line = {at, (gsize)(stop - at)};
    g_array_append_val (lines, line);
    at = newline != NULL ? newline + 1 : end;
  }
  return lines;
}

static gboolean
is_same (const PtTextLine *one, const PtTextLine *other) {
  return one->length == other->length && memcmp (one->data, other->data, one->length) == 0;
}

/** What is left between the lines that both begin and end with. */
typedef struct {
  const PtTextLine *before, *after;
  gint n_before, n_after;
  guint skipped; /* lines of both before these */
} Middle;

/** The furthest line of `before` that is reached on a diagonal after each number of changes: row d
 * has diagonals -d, -d + 2 ... d. */
typedef struct {
  GPtrArray *rows; /* of gint *, d + 1 each */
} Trace;

static gint
reached (const Trace *trace, gint d, gint diagonal) {
  const gint *row = g_ptr_array_index (trace->rows, (guint)d);
  return row[(diagonal + d) / 2];
}

/** Where a path of d changes comes from: TRUE when by adding a line, from the diagonal above. */
static gboolean
comes_down (const Trace *trace, gint d, gint diagonal) {
  if (diagonal == -d)
    return TRUE;
  if (diagonal == d)
    return FALSE;
  return reached (trace, d - 1, diagonal - 1) < reached (trace, d - 1, diagonal + 1);
}

/** The number of changes it takes; -1 = more than the limit. */
static gint
search (const Middle *self, Trace *trace) {
  gint limit = MIN (self->n_before + self->n_after, PT_LINE_DIFF_LIMIT);

  for (gint d = 0; d <= limit; d++) {
    gint *row = g_new (gint, (gsize)d + 1);
    g_ptr_array_add (trace->rows, row);
    for (gint diagonal = -d; diagonal <= d; diagonal += 2) {
      gint x = 0;
      if (d > 0)
        x = comes_down (trace, d, diagonal) ? reached (trace, d - 1, diagonal + 1)
                                            : reached (trace, d - 1, diagonal - 1) + 1;
      while (x < self->n_before && x - diagonal < self->n_after && x - diagonal >= 0 &&
             is_same (&self->before[x], &self->after[x - diagonal]))
        x++;
      row[(diagonal + d) / 2] = x;
      if (x >= self->n_before && x - diagonal >= self->n_after)
        return d;
    }
  }
  return -1;
}

static void
add (GArray *lines, PtLineChange change, guint before, guint after) {
  PtDiffLine line = {change, change != PT_LINE_ADDED ? before + 1 : 0,
                     change != PT_LINE_REMOVED ? after + 1 : 0};
  g_array_append_val (lines, line);
}

/** The path back, from the end of both: its lines come in reverse. */
static void
walk_back (const Middle *self, const Trace *trace, gint d, GArray *reversed) {
  gint x = self->n_before, y = self->n_after;

  for (; d >= 0; d--) {
    gint diagonal = x - y, from_x = 0, from_y = 0;
    gboolean down = d > 0 && comes_down (trace, d, diagonal);
    if (d > 0) {
      gint from = down ? diagonal + 1 : diagonal - 1;
      from_x = reached (trace, d - 1, from);
      from_y = from_x - from;
    }
    gint start_x = d == 0 ? 0 : down ? from_x : from_x + 1;
    while (x > start_x) {
      x--, y--;
      add (reversed, PT_LINE_SAME, self->skipped + (guint)x, self->skipped + (guint)y);
    }
    if (d > 0)
      add (reversed, down ? PT_LINE_ADDED : PT_LINE_REMOVED, self->skipped + (guint)from_x,
           self->skipped + (guint)from_y);
    x = from_x;
    y = from_y;
  }
}

/** In each run of changes, what went before what came. */
static void
order_changes (GArray *lines) {
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (PtDiffLine));
  PtDiffLine *items = (PtDiffLine *)(gpointer)lines->data;
  guint n = 0;

  for (guint i = 0; i <= lines->len; i++) {
    if (i < lines->len && items[i].change == PT_LINE_ADDED) {
      g_array_append_val (added, items[i]);
      continue;
    }
    if (i == lines->len || items[i].change == PT_LINE_SAME) {
      for (guint j = 0; j < added->len; j++)
        items[n++] = g_array_index (added, PtDiffLine, j);
      g_array_set_size (added, 0);
    }
    if (i < lines->len)
      items[n++] = items[i];
  }
}

static void
compare (const Middle *self, GArray *lines) {
  Trace trace = {g_ptr_array_new_with_free_func (g_free)};
  gint d = search (self, &trace);

  if (d >= 0) {
    g_autoptr (GArray) reversed = g_array_new (FALSE, FALSE, sizeof (PtDiffLine));
    walk_back (self, &trace, d, reversed);
    for (guint i = reversed->len; i-- > 0;)
      g_array_append_val (lines, g_array_index (reversed, PtDiffLine, i));
  } else {
    for (gint i = 0; i < self->n_before; i++)
      add (lines, PT_LINE_REMOVED, self->skipped + (guint)i, 0);
    for (gint i = 0; i < self->n_after; i++)
      add (lines, PT_LINE_ADDED, 0, self->skipped + (guint)i);
  }
  g_ptr_array_unref (trace.rows);
}

GArray *
pt_line_diff (GBytes *before, GBytes *after) {
  g_autoptr (GArray) old_lines = pt_text_lines (before), new_lines = pt_text_lines (after);
  const PtTextLine *old = (const PtTextLine *)(gpointer)old_lines->data;
  const PtTextLine *new = (const PtTextLine *)(gpointer)new_lines->data;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PtDiffLine));
  guint shorter = MIN (old_lines->len, new_lines->len), start = 0, behind = 0;

  while (start < shorter && is_same (&old[start], &new[start]))
    start++;
  while (behind < shorter - start &&
         is_same (&old[old_lines->len - 1 - behind], &new[new_lines->len - 1 - behind]))
    behind++;
  for (guint i = 0; i < start; i++)
    add (lines, PT_LINE_SAME, i, i);
  Middle middle = {old + start, new + start, (gint)(old_lines->len - start - behind),
                   (gint)(new_lines->len - start - behind), start};
  compare (&middle, lines);
  for (guint i = behind; i > 0; i--)
    add (lines, PT_LINE_SAME, old_lines->len - i, new_lines->len - i);
  order_changes (lines);
  return lines;
}
