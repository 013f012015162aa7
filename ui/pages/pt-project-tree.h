// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-project-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_PROJECT_TREE (pt_project_tree_get_type ())
G_DECLARE_FINAL_TYPE (PtProjectTree, pt_project_tree, PT, PROJECT_TREE, GtkWidget)

/**
 * PtProjectTree:
 *
 * Folders and files of a project with the status of each, as icon and word. Rows exist only for
 * what is in view. Above them, how many files have which status; one of these numbers, pressed,
 * leaves its files only, as a list. Signal: `file-selected (PtUnitItem)`.
 */
void pt_project_tree_set_project (PtProjectTree *self, PtProjectModel *project);
/** Selects a file's row and brings it into view. */
void pt_project_tree_select (PtProjectTree *self, PtUnitItem *file);

/** Shows files of some statuses only; bits are 1 << PtItemStatus, 0 = all. */
void pt_project_tree_set_filter (PtProjectTree *self, guint statuses);
/** Files in the list or, of a tree, in the project. */
guint pt_project_tree_count_files (PtProjectTree *self);

G_END_DECLS
