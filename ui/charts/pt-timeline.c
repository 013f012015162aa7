// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-timeline.h"

#include <math.h>

#define SHORTEST_VIEW 1e-4 /* seconds */

struct _PtTimeline {
  GObject parent_instance;

  double end;
  double view_start, view_end;           /* equal: everything */
  double cursor;                         /* NAN = none */
  double selection_start, selection_end; /* NAN = none */
};

G_DEFINE_FINAL_TYPE (PtTimeline, pt_timeline, G_TYPE_OBJECT)

static guint signal_changed;

static void
changed (PtTimeline *self) {
  g_signal_emit (self, signal_changed, 0);
}

static void
pt_timeline_class_init (PtTimelineClass *klass) {
  signal_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pt_timeline_init (PtTimeline *self) {
  self->cursor = self->selection_start = self->selection_end = NAN;
}

PtTimeline *
pt_timeline_new (void) {
  return g_object_new (PT_TYPE_TIMELINE, NULL);
}

void
pt_timeline_set_end (PtTimeline *self, double end) {
  g_return_if_fail (PT_IS_TIMELINE (self));
  if (self->end == end)
    return;
  self->end = end;
  changed (self);
}

double
pt_timeline_get_end (PtTimeline *self) {
  return self->end;
}

void
pt_timeline_reset (PtTimeline *self) {
  g_return_if_fail (PT_IS_TIMELINE (self));
  self->end = self->view_start = self->view_end = 0.0;
  self->cursor = self->selection_start = self->selection_end = NAN;
  changed (self);
}

/* View */

gboolean
pt_timeline_is_zoomed (PtTimeline *self) {
  return self->view_end > self->view_start;
}

void
pt_timeline_get_view (PtTimeline *self, double *ret_start, double *ret_end) {
  gboolean zoomed = pt_timeline_is_zoomed (self);
  *ret_start = zoomed ? self->view_start : 0.0;
  *ret_end = zoomed ? self->view_end : self->end;
}

void
pt_timeline_show (PtTimeline *self, double start, double end) {
  g_return_if_fail (PT_IS_TIMELINE (self));
  double width = MAX (end - start, MIN (SHORTEST_VIEW, self->end));

  if (width >= self->end) {
    pt_timeline_show_all (self);
    return;
  }
  self->view_start = CLAMP (start, 0.0, self->end - width);
  self->view_end = self->view_start + width;
  changed (self);
}

void
pt_timeline_show_all (PtTimeline *self) {
  g_return_if_fail (PT_IS_TIMELINE (self));
  self->view_start = self->view_end = 0.0;
  changed (self);
}

void
pt_timeline_zoom (PtTimeline *self, double factor, double around) {
  double start, end;

  pt_timeline_get_view (self, &start, &end);
  if (isnan (around) || around < start || around > end)
    around = (start + end) / 2.0;
  pt_timeline_show (self, around - (around - start) / factor, around + (end - around) / factor);
}

void
pt_timeline_pan (PtTimeline *self, double seconds) {
  double start, end;

  if (!pt_timeline_is_zoomed (self))
    return;
  pt_timeline_get_view (self, &start, &end);
  pt_timeline_show (self, start + seconds, end + seconds);
}

/* Cursor and selection */

void
pt_timeline_set_cursor (PtTimeline *self, double seconds) {
  g_return_if_fail (PT_IS_TIMELINE (self));
  if (self->cursor == seconds || (isnan (self->cursor) && isnan (seconds)))
    return;
  self->cursor = seconds;
  changed (self);
}

double
pt_timeline_get_cursor (PtTimeline *self) {
  return self->cursor;
}

void
pt_timeline_select (PtTimeline *self, double one, double other) {
  g_return_if_fail (PT_IS_TIMELINE (self));
  self->selection_start = CLAMP (MIN (one, other), 0.0, self->end);
  self->selection_end = CLAMP (MAX (one, other), 0.0, self->end);
  changed (self);
}

void
pt_timeline_select_none (PtTimeline *self) {
  g_return_if_fail (PT_IS_TIMELINE (self));
  if (isnan (self->selection_start))
    return;
  self->selection_start = self->selection_end = NAN;
  changed (self);
}

gboolean
pt_timeline_get_selection (PtTimeline *self, double *ret_start, double *ret_end) {
  if (isnan (self->selection_start))
    return FALSE;
  *ret_start = self->selection_start;
  *ret_end = self->selection_end;
  return TRUE;
}
