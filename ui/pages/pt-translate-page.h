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
 * whether it is wanted beside the code, where a window is wide enough.
 */

/** project: (nullable) */
void pt_translate_page_set_project (PtTranslatePage *self, PtProjectModel *project);
/** In a narrow window there is the code or the sidebar. */
void pt_translate_page_set_narrow (PtTranslatePage *self, gboolean narrow);
/** run: (nullable) */
void pt_translate_page_set_run (PtTranslatePage *self, PtProgramRun *run);
void pt_translate_page_start_search (PtTranslatePage *self);
/** Goes to the next (1) or the previous problem (-1) of the project. */
void pt_translate_page_step_problem (PtTranslatePage *self, int direction);
/** (transfer none) (nullable): the file that is shown */
PtUnitItem *pt_translate_page_get_unit (PtTranslatePage *self);

G_END_DECLS
