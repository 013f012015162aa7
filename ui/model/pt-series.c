// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-series.h"

#define FAN 4     /* nodes of a level under one node of the next */
#define LEVELS 14 /* 4^14 points, far beyond any limit */

struct _PtSeries {
  GArray *xs;             /* of double; the x of each node of level 0 */
  GArray *levels[LEVELS]; /* of PtExtent; the last node of a level may be incomplete */
  guint limit;
  guint merged; /* points in the last node of level 0, once levels were merged */
  guint stride; /* points that make one node of level 0 */
  guint64 serial;
};

static inline PtExtent *
node (const PtSeries *self, guint level, guint index) {
  return &g_array_index (self->levels[level], PtExtent, index);
}

static void
merge_into (PtExtent *self, const PtExtent *other) {
  self->min = MIN (self->min, other->min);
  self->max = MAX (self->max, other->max);
  self->last = other->last;
}

PtSeries *
pt_series_new (guint limit) {
  PtSeries *self = g_new0 (PtSeries, 1);
  self->limit = (MAX (limit, FAN) + FAN - 1) / FAN * FAN;
  self->stride = 1;
  self->xs = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint level = 0; level < LEVELS; level++)
    self->levels[level] = g_array_new (FALSE, FALSE, sizeof (PtExtent));
  return self;
}

void
pt_series_free (PtSeries *self) {
  if (self == NULL)
    return;
  g_array_unref (self->xs);
  for (guint level = 0; level < LEVELS; level++)
    g_array_unref (self->levels[level]);
  g_free (self);
}

void
pt_series_clear (PtSeries *self) {
  g_array_set_size (self->xs, 0);
  for (guint level = 0; level < LEVELS; level++)
    g_array_set_size (self->levels[level], 0);
  self->stride = 1;
  self->merged = 0;
  self->serial++;
}

/** The lowest level goes; the one above takes its place. Length is a multiple of FAN here. */
static void
drop_lowest_level (PtSeries *self) {
  GArray *lowest = self->levels[0];
  guint kept = self->levels[1]->len;

  for (guint i = 0; i < kept; i++)
    g_array_index (self->xs, double, i) = g_array_index (self->xs, double, i *FAN);
  g_array_set_size (self->xs, kept);
  for (guint level = 0; level + 1 < LEVELS; level++)
    self->levels[level] = self->levels[level + 1];
  g_array_set_size (lowest, 0);
  self->levels[LEVELS - 1] = lowest;
  self->stride *= FAN;
  self->merged = 0;
}

void
pt_series_append (PtSeries *self, double x, double value) {
  PtExtent point = {value, value, value};
  guint length = self->xs->len;

  self->serial++;
  if (length > 0)
    x = MAX (x, g_array_index (self->xs, double, length - 1));
  // After a merge several points share a node of level 0, as many as the older nodes hold.
  if (self->merged > 0 && self->merged < self->stride) {
    for (guint level = 0, index = length - 1; level < LEVELS; level++, index /= FAN)
      merge_into (node (self, level, index), &point);
    self->merged++;
    return;
  }
  if (length == self->limit) {
    drop_lowest_level (self);
    length = self->xs->len;
  }
  g_array_append_val (self->xs, x);
  self->merged = 1;
  for (guint level = 0, index = length; level < LEVELS; level++, index /= FAN) {
    if (index < self->levels[level]->len)
      merge_into (node (self, level, index), &point);
    else
      g_array_append_val (self->levels[level], point);
  }
}

guint
pt_series_length (const PtSeries *self) {
  return self->xs->len;
}

guint64
pt_series_serial (const PtSeries *self) {
  return self->serial;
}

double
pt_series_x (const PtSeries *self, guint index) {
  g_return_val_if_fail (index < self->xs->len, 0.0);
  return g_array_index (self->xs, double, index);
}

double
pt_series_value (const PtSeries *self, guint index) {
  g_return_val_if_fail (index < self->xs->len, 0.0);
  return node (self, 0, index)->last;
}

guint
pt_series_find (const PtSeries *self, double x) {
  guint low = 0, high = self->xs->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (self->xs, double, middle) < x)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

gboolean
pt_series_extent (const PtSeries *self, guint first, guint end, PtExtent *ret_extent) {
  guint length = self->xs->len;
  end = MIN (end, length);
  if (first >= end)
    return FALSE;

  // Climb while the range covers whole nodes of the next level, step down again towards its end.
  PtExtent sum = *node (self, 0, first);
  guint index = first;
  while (index < end) {
    guint level = 0, width = 1;
    while (level + 1 < LEVELS && index % (width * FAN) == 0 && index + width * FAN <= end) {
      width *= FAN;
      level++;
    }
    merge_into (&sum, node (self, level, index / width));
    index += width;
  }
  *ret_extent = sum;
  return TRUE;
}
