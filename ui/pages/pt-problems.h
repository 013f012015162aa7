// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-project-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_PROBLEMS (pt_problems_get_type ())
G_DECLARE_FINAL_TYPE (PtProblems, pt_problems, PT, PROBLEMS, GtkWidget)

/**
 * PtProblems:
 *
 * What a translation has to say, file by file: where, what and the next step; of one level only, or
 * what has a text in it. Signal: `chosen (PtIssueItem)`, by activating a row or by stepping.
 */
void pt_problems_set_project (PtProblems *self, PtProjectModel *project);
/** Chooses the next (1) or the previous one (-1) of those shown, around the end. */
void pt_problems_step (PtProblems *self, int direction);
/** (transfer none) (nullable): of PtIssueItem */
GListModel *pt_problems_get_shown (PtProblems *self);

G_END_DECLS
