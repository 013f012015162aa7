// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-link-map.h"

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define PT_TYPE_CODE_VIEW (pt_code_view_get_type ())
G_DECLARE_FINAL_TYPE (PtCodeView, pt_code_view, PT, CODE_VIEW, GtkWidget)

/**
 * PtCodeView:
 *
 * Source text to read: highlighted, numbered, with marks for the lines that belong to lines
 * elsewhere. Long texts are filled in piece by piece, so that showing one never holds up the
 * window.
 *
 * Property: `side`, at construction. Signals: `group-pointed (int)`, for the group under the
 * pointer, or without one at the cursor, -1 for none; `group-chosen (int)`, when the cursor has
 * been put into another; `scrolled`, when a person has moved the text.
 */

/** text: (nullable): UTF-8 without NUL */
void pt_code_view_set_text (PtCodeView *self, GBytes *text);
void pt_code_view_set_links (PtCodeView *self, PtLinkMap *links);
/** Emphasises the lines of a group; -1 = none. */
void pt_code_view_set_active_group (PtCodeView *self, int group);
/** Brings a group into view, if it is out of it. */
void pt_code_view_reveal_group (PtCodeView *self, int group);
/** Underlines [line:column, end_line:end_column), 1-based, in code points. */
void pt_code_view_add_issue (PtCodeView *self, gboolean error, guint line, guint column,
                             guint end_line, guint end_column);
void pt_code_view_clear_issues (PtCodeView *self);
/** Puts the cursor there and brings it into view. */
void pt_code_view_go_to (PtCodeView *self, guint line, guint column);

/** Where the view is: a line with its fraction, and which share of the view's height it stands at.
 */
double pt_code_view_get_position (PtCodeView *self, double *ret_share);
void pt_code_view_set_position (PtCodeView *self, double position, double share);
/** Whether a person moves this view, with the pointer over it or the cursor in it. */
gboolean pt_code_view_is_in_use (PtCodeView *self);

GtkSourceView *pt_code_view_get_source_view (PtCodeView *self);
guint pt_code_view_get_cursor_line (PtCodeView *self);

G_END_DECLS
