// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A series of values over a rising x, with a pyramid of minima and maxima above it: any zoom is
// drawn from a few nodes per pixel, and no peak is ever lost. Bounded: a full series merges its
// oldest level, so that memory stays at a few megabytes however long a job runs.
//
// Threads: one owner.

#include <glib.h>

G_BEGIN_DECLS

/** Extremes of neighbouring values, and the last of them. */
typedef struct {
  double min;
  double max;
  double last;
} PtExtent;

typedef struct _PtSeries PtSeries;

/** limit: points kept exactly; rounded up to a multiple of four. (transfer full) */
PtSeries *pt_series_new (guint limit);
void pt_series_free (PtSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtSeries, pt_series_free)

/** x below the last one is taken as the last one. */
void pt_series_append (PtSeries *self, double x, double value);
void pt_series_clear (PtSeries *self);

guint pt_series_length (const PtSeries *self);
/** Grows with every change, so that a view knows whether to look again. */
guint64 pt_series_serial (const PtSeries *self);
double pt_series_x (const PtSeries *self, guint index);
double pt_series_value (const PtSeries *self, guint index);
/** Index of the first point at or after x; the length when there is none. */
guint pt_series_find (const PtSeries *self, double x);
/** Extremes of the points [first, end). FALSE when there are none. Costs O(log (end - first)). */
gboolean pt_series_extent (const PtSeries *self, guint first, guint end, PtExtent *ret_extent);

G_END_DECLS
