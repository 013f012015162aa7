// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-code-buffer.h"

G_BEGIN_DECLS

#define PT_TYPE_CODE_VIEW (pt_code_view_get_type ())
G_DECLARE_FINAL_TYPE (PtCodeView, pt_code_view, PT, CODE_VIEW, GtkWidget)

/**
 * PtCodeView:
 *
 * Source text to read or to edit: highlighted, numbered, with marks for the lines that belong to
 * lines elsewhere.
 *
 * Properties: `side`, at construction; `cursor-line`, 1-based, notified. Signals: `group-pointed
 * (int)`, for the group under the pointer, or without one at the cursor, -1 for none; `group-chosen
 * (int)`, when the cursor has been put into another; `scrolled`, when a person has moved the text.
 */

/** A view has an empty buffer of its own until it is given one. Drops the links. */
void pt_code_view_set_buffer (PtCodeView *self, PtCodeBuffer *buffer);
PtCodeBuffer *pt_code_view_get_buffer (PtCodeView *self);
/** Whether a person may edit the text; not before all of it is there. */
void pt_code_view_set_editable (PtCodeView *self, gboolean editable);
void pt_code_view_set_wrap (PtCodeView *self, gboolean wrap);
void pt_code_view_set_links (PtCodeView *self, PtLinkMap *links);
/** Emphasises the lines of a group; -1 = none. */
void pt_code_view_set_active_group (PtCodeView *self, int group);
/** Brings a group into view, if it is out of it. */
void pt_code_view_reveal_group (PtCodeView *self, int group);
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
