// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_COLUMNS (pt_columns_get_type ())
G_DECLARE_FINAL_TYPE (PtColumns, pt_columns, PT, COLUMNS, GtkWidget)

/**
 * PtColumns:
 *
 * Cards side by side in as many columns as there is room for, each below the shortest of them:
 * cards of unequal height leave no holes. In a narrow window all stand in one column.
 *
 * Properties: `column-width`, the least width of a column, `max-columns`; `even`, whether all cards
 * get the height of the highest.
 */
GtkWidget *pt_columns_new (guint column_width, guint max_columns);
void pt_columns_append (PtColumns *self, GtkWidget *child);

G_END_DECLS
