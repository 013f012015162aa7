// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/charts/pt-timeline.h"
#include "ui/model/pt-project-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_MEMORY_PAGE (pt_memory_page_get_type ())
G_DECLARE_FINAL_TYPE (PtMemoryPage, pt_memory_page, PT, MEMORY_PAGE, GtkWidget)

/**
 * PtMemoryPage:
 *
 * What the last job did with memory: live while it runs, to be browsed afterwards. One time cursor
 * and one selection link the charts and the numbers. When the job is over and somebody looks, the
 * census counts the rest.
 */

/** project: (nullable) */
void pt_memory_page_set_project (PtMemoryPage *self, PtProjectModel *project);
/** (transfer none): the time that its charts share */
PtTimeline *pt_memory_page_get_timeline (PtMemoryPage *self);

G_END_DECLS
