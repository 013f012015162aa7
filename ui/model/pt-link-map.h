// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which lines of the Python text became which lines of the Rust text. Lines that belong together
// form a group: one Python line, or the lines of one statement, with everything that was made of
// it.
//
// Immutable and counted. Lines are 1-based. Threads: any.

#include <glib-object.h>

G_BEGIN_DECLS

#define PT_TYPE_LINK_MAP (pt_link_map_get_type ())

typedef struct _PtLinkMap PtLinkMap;

typedef enum {
  PT_SIDE_PYTHON,
  PT_SIDE_RUST,
} PtSide;

/** What the translator says of one Rust line. Sorted by rust_line. */
typedef struct {
  guint rust_line;
  guint python_line;
  guint python_end_line;
} PtLink;

GType pt_link_map_get_type (void);
/** (transfer full) */
PtLinkMap *pt_link_map_new (const PtLink *links, guint n_links);
/** As it is after lines were inserted at `line`, or taken away from there when change is negative.
 * (transfer full) */
PtLinkMap *pt_link_map_edit (const PtLinkMap *self, PtSide side, guint line, int change);
PtLinkMap *pt_link_map_ref (PtLinkMap *self);
void pt_link_map_unref (PtLinkMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtLinkMap, pt_link_map_unref)

guint pt_link_map_n_groups (const PtLinkMap *self);
/** Group of a line, in the order of the Python text; -1 = the line is linked to nothing. */
int pt_link_map_group_at (const PtLinkMap *self, PtSide side, guint line);
/** First and last line of a group on a side. On the Rust side other groups may stand between them.
 */
void pt_link_map_group_lines (const PtLinkMap *self, PtSide side, guint group, guint *ret_first,
                              guint *ret_last);
/** A letter A..Z for a group; neighbours differ. */
char pt_link_map_group_letter (guint group);
/** The position on the other side that goes with a position, both in lines and fractions of lines:
 * what keeps two views in step. Between linked lines it runs evenly. */
double pt_link_map_other_position (const PtLinkMap *self, PtSide side, double position);

G_END_DECLS
