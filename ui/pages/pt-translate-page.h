// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-program-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_TRANSLATE_PAGE (pt_translate_page_get_type ())
G_DECLARE_FINAL_TYPE (PtTranslatePage, pt_translate_page, PT, TRANSLATE_PAGE, GtkWidget)

/**
 * PtTranslatePage:
 *
 * The project's files, one of them as Python and Rust, and below them what there is to look at:
 * problems and the outputs of a run.
 *
 * Properties, readable and writable: `show-sidebar`, whether it is seen now; `keep-sidebar`,
 * whether it is wanted beside the code, where a window is wide enough; `sidebar-width`; `wrap`,
 * whether long lines go on below. Readable: `n-edited`, how
 * many files have something to save, notified.
 */

/** project: (nullable) */
void pt_translate_page_set_project (PtTranslatePage *self, PtProjectModel *project);
/** In a narrow window there is the code or the sidebar. */
void pt_translate_page_set_narrow (PtTranslatePage *self, gboolean narrow);
/** run: (nullable) */
void pt_translate_page_set_run (PtTranslatePage *self, PtProgramRun *run);
/** What stands beside the Python: a PtStageView. */
void pt_translate_page_show_stage (PtTranslatePage *self, guint stage);
void pt_translate_page_start_search (PtTranslatePage *self);
/** Opens the search in the whole project, for what is selected. */
void pt_translate_page_search_project (PtTranslatePage *self);
/** Opens the panel that says why what stands in the cursor's line stays dynamic. */
void pt_translate_page_explain (PtTranslatePage *self);
/** Shows the classes and functions of the file, to search and to choose from. */
void pt_translate_page_show_outline (PtTranslatePage *self);
void pt_translate_page_go_to_file (PtTranslatePage *self, PtUnitItem *unit);
/** Goes to the next (1) or the previous problem (-1) of the project. */
void pt_translate_page_step_problem (PtTranslatePage *self, int direction);
/** (transfer none) (nullable): the file that is shown */
PtUnitItem *pt_translate_page_get_unit (PtTranslatePage *self);

/* Edits. Only saving changes a file. */

guint pt_translate_page_get_n_edited (PtTranslatePage *self);
/** (transfer full): names of the files with something to save, NULL at the end */
char **pt_translate_page_list_edited (PtTranslatePage *self);
gboolean pt_translate_page_can_save (PtTranslatePage *self);
/** The file that is shown, or all that are edited. */
void pt_translate_page_save_async (PtTranslatePage *self, gboolean all,
                                   GAsyncReadyCallback callback, gpointer data);
gboolean pt_translate_page_save_finish (PtTranslatePage *self, GAsyncResult *result,
                                        GError **error);
/** The next job translates the texts as they are, saved or not. */
void pt_translate_page_hand_over (PtTranslatePage *self);
/** The edits are not wanted. */
void pt_translate_page_abandon (PtTranslatePage *self);

G_END_DECLS
