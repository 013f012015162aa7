// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PT_TYPE_TIMELINE (pt_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PtTimeline, pt_timeline, PT, TIMELINE, GObject)

/**
 * PtTimeline:
 *
 * The time that several charts and numbers share: which part of it is seen, the moment under the
 * cursor, and the interval that has been selected. All in seconds.
 *
 * Signal: `changed`.
 */
PtTimeline *pt_timeline_new (void);

/** What there is to be seen. A view that shows all of it grows along. */
void pt_timeline_set_end (PtTimeline *self, double end);
double pt_timeline_get_end (PtTimeline *self);
/** Forgets view, cursor and selection. */
void pt_timeline_reset (PtTimeline *self);

/** The part that is seen. */
void pt_timeline_get_view (PtTimeline *self, double *ret_start, double *ret_end);
gboolean pt_timeline_is_zoomed (PtTimeline *self);
/** factor > 1 shows less, around a moment that stays in its place; NAN = the middle. */
void pt_timeline_zoom (PtTimeline *self, double factor, double around);
void pt_timeline_pan (PtTimeline *self, double seconds);
void pt_timeline_show (PtTimeline *self, double start, double end);
void pt_timeline_show_all (PtTimeline *self);

/** NAN = none */
void pt_timeline_set_cursor (PtTimeline *self, double seconds);
double pt_timeline_get_cursor (PtTimeline *self);

/** An interval in any order of its ends. */
void pt_timeline_select (PtTimeline *self, double one, double other);
void pt_timeline_select_none (PtTimeline *self);
/** FALSE: none is selected. */
gboolean pt_timeline_get_selection (PtTimeline *self, double *ret_start, double *ret_end);

G_END_DECLS
