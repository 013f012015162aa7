// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rows of text: what a chart is for those who would rather read, and what its CSV file holds.

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  GPtrArray *rows; /* of char **, each of n_columns texts; the first row has the headings */
  guint n_columns;
} PtTable;

/** (transfer full) */
PtTable *pt_table_new (guint n_columns);
void pt_table_free (PtTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtTable, pt_table_free)

/** cells: n_columns of them, copied; NULL is an empty cell. */
void pt_table_add (PtTable *self, const char *const *cells);
const char *pt_table_cell (const PtTable *self, guint row, guint column);

/** RFC 4180: cells with commas, quotes or line ends are quoted. Numbers stand as they are shown,
 * with their unit. (transfer full) */
char *pt_table_to_csv (const PtTable *self);

G_END_DECLS
