// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_STAT (pt_stat_get_type ())
G_DECLARE_FINAL_TYPE (PtStat, pt_stat, PT, STAT, GtkWidget)

/**
 * PtStat:
 *
 * A number with its name and what it means.
 */
GtkWidget *pt_stat_new (const char *title, const char *definition);
void pt_stat_set_value (PtStat *self, const char *value);
const char *pt_stat_get_value (PtStat *self);

G_END_DECLS
