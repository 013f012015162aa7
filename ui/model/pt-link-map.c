// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-link-map.h"

#include <stdlib.h>

typedef struct {
  guint first[2]; /* by PtSide */
  guint last[2];
} Group;

typedef struct {
  guint line[2]; /* by PtSide: two lines that go together */
} Anchor;

struct _PtLinkMap {
  gatomicrefcount references;
  GArray *groups;     /* of Group, by Python line */
  GArray *by_line[2]; /* of gint32, by line: the group or -1 */
  GArray *anchors;    /* rising on both sides */
};

G_DEFINE_BOXED_TYPE (PtLinkMap, pt_link_map, pt_link_map_ref, pt_link_map_unref)

#define GROUP(self, index) (&g_array_index ((self)->groups, Group, index))

static int
compare_python (gconstpointer a, gconstpointer b) {
  const PtLink *one = a, *other = b;
  if (one->python_line != other->python_line)
    return one->python_line < other->python_line ? -1 : 1;
  return one->rust_line < other->rust_line ? -1 : one->rust_line > other->rust_line;
}

static void
set_group (GArray *by_line, guint line, gint32 group) {
  static const gint32 none = -1;
  while (by_line->len <= line)
    g_array_append_val (by_line, none);
  g_array_index (by_line, gint32, line) = group;
}

/** A statement that holds others ends where the first of them begins. */
static void
add_group (PtLinkMap *self, const PtLink *links, guint n, guint next_python_line) {
  guint group = self->groups->len;
  guint last = MAX (links[0].python_end_line, links[0].python_line);
  if (next_python_line > links[0].python_line)
    last = MIN (last, next_python_line - 1);
  Group row = {.first = {links[0].python_line, links[0].rust_line},
               .last = {last, links[n - 1].rust_line}};

  for (guint line = row.first[PT_SIDE_PYTHON]; line <= last; line++)
    set_group (self->by_line[PT_SIDE_PYTHON], line, (gint32)group);
  for (guint i = 0; i < n; i++)
    set_group (self->by_line[PT_SIDE_RUST], links[i].rust_line, (gint32)group);
  g_array_append_val (self->groups, row);

  // Positions run forward only: a helper printed elsewhere must not throw the views about.
  Anchor anchor = {.line = {row.first[PT_SIDE_PYTHON], row.first[PT_SIDE_RUST]}};
  Anchor *before = self->anchors->len > 0
                       ? &g_array_index (self->anchors, Anchor, self->anchors->len - 1)
                       : NULL;
  if (before == NULL || anchor.line[PT_SIDE_RUST] > before->line[PT_SIDE_RUST])
    g_array_append_val (self->anchors, anchor);
}

PtLinkMap *
pt_link_map_new (const PtLink *links, guint n_links) {
  PtLinkMap *self = g_new0 (PtLinkMap, 1);
  g_atomic_ref_count_init (&self->references);
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  for (guint side = 0; side < 2; side++)
    self->by_line[side] = g_array_new (FALSE, FALSE, sizeof (gint32));

  g_autofree PtLink *sorted = g_memdup2 (links, n_links * sizeof *links);
  if (n_links > 0)
    qsort (sorted, n_links, sizeof *sorted, compare_python);
  for (guint first = 0, end; first < n_links; first = end) {
    end = first + 1;
    while (end < n_links && sorted[end].python_line == sorted[first].python_line)
      end++;
    if (sorted[first].python_line > 0)
      add_group (self, &sorted[first], end - first, end < n_links ? sorted[end].python_line : 0);
  }
  return self;
}

/** Where a line is after the edit. A line that has been taken away is where they were. */
static guint
moved_line (guint line, guint at, int change) {
  if (line < at)
    return line;
  if (change >= 0)
    return line + (guint)change;
  return line < at + (guint)-change ? MAX (at, 2) - 1 : line - (guint)-change;
}

static GArray *
edit_lines (const GArray *lines, guint at, int change) {
  GArray *edited =
      g_array_sized_new (FALSE, FALSE, sizeof (gint32), lines->len + (guint)ABS (change));
  guint kept = MIN (at, lines->len);
  guint behind = MIN (change < 0 ? at + (guint)-change : at, lines->len);

  g_array_append_vals (edited, lines->data, kept);
  if (change > 0 && kept == at) {
    gint32 before = at > 0 ? g_array_index (lines, gint32, at - 1) : -1;
    gint32 after = at < lines->len ? g_array_index (lines, gint32, at) : -1;
    gint32 group = before == after ? before : -1; // between the lines of one group
    for (int i = 0; i < change; i++)
      g_array_append_val (edited, group);
  }
  if (behind < lines->len)
    g_array_append_vals (edited, &g_array_index (lines, gint32, behind), lines->len - behind);
  return edited;
}

PtLinkMap *
pt_link_map_edit (const PtLinkMap *self, PtSide side, guint line, int change) {
  PtSide other = side == PT_SIDE_PYTHON ? PT_SIDE_RUST : PT_SIDE_PYTHON;
  PtLinkMap *edited = g_new0 (PtLinkMap, 1);

  g_atomic_ref_count_init (&edited->references);
  edited->groups = g_array_copy (self->groups);
  edited->by_line[side] = edit_lines (self->by_line[side], line, change);
  edited->by_line[other] = g_array_ref (self->by_line[other]);
  for (guint i = 0; i < edited->groups->len; i++) {
    Group *group = GROUP (edited, i);
    group->first[side] = moved_line (group->first[side], line, change);
    group->last[side] = MAX (group->first[side], moved_line (group->last[side], line, change));
  }
  edited->anchors = g_array_sized_new (FALSE, FALSE, sizeof (Anchor), self->anchors->len);
  guint before = 0;
  for (guint i = 0; i < self->anchors->len; i++) {
    Anchor anchor = g_array_index (self->anchors, Anchor, i);
    anchor.line[side] = moved_line (anchor.line[side], line, change);
    if (anchor.line[side] <= before)
      continue; // its line is gone
    before = anchor.line[side];
    g_array_append_val (edited->anchors, anchor);
  }
  return edited;
}

PtLinkMap *
pt_link_map_ref (PtLinkMap *self) {
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
pt_link_map_unref (PtLinkMap *self) {
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->groups);
  g_array_unref (self->anchors);
  for (guint side = 0; side < 2; side++)
    g_array_unref (self->by_line[side]);
  g_free (self);
}

guint
pt_link_map_n_groups (const PtLinkMap *self) {
  return self->groups->len;
}

int
pt_link_map_group_at (const PtLinkMap *self, PtSide side, guint line) {
  const GArray *by_line = self->by_line[side];
  return line < by_line->len ? g_array_index (by_line, gint32, line) : -1;
}

void
pt_link_map_group_lines (const PtLinkMap *self, PtSide side, guint group, guint *ret_first,
                         guint *ret_last) {
  g_return_if_fail (group < self->groups->len);
  *ret_first = GROUP (self, group)->first[side];
  *ret_last = GROUP (self, group)->last[side];
}

char
pt_link_map_group_letter (guint group) {
  return (char)('A' + group % 26);
}

double
pt_link_map_other_position (const PtLinkMap *self, PtSide side, double position) {
  PtSide other = side == PT_SIDE_PYTHON ? PT_SIDE_RUST : PT_SIDE_PYTHON;
  const Anchor *anchors = (const Anchor *)(gpointer)self->anchors->data;
  guint low = 0, high = self->anchors->len;

  if (high == 0)
    return position;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (anchors[middle].line[side] <= position)
      low = middle + 1;
    else
      high = middle;
  }
  // low is the first anchor behind the position. Before the first and after the last, lines go one
  // by one.
  if (low == 0) {
    double share = (position - 1.0) / MAX (1.0, anchors[0].line[side] - 1.0);
    return 1.0 + share * (anchors[0].line[other] - 1.0);
  }
  const Anchor *before = &anchors[low - 1];
  if (low == self->anchors->len)
    return before->line[other] + (position - before->line[side]);
  double share =
      (position - before->line[side]) / (anchors[low].line[side] - (double)before->line[side]);
  return before->line[other] + share * (anchors[low].line[other] - (double)before->line[other]);
}
