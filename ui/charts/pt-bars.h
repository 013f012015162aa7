// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bars with their numbers: one below the other, in groups, with the range that each value was
// measured in and a line to compare them with. A painter: pure Cairo.

#include "ui/charts/pt-chart-axis.h"
#include "ui/charts/pt-painter.h"

G_BEGIN_DECLS

typedef struct {
  char *group;      /* (nullable): a heading that bars in a row share */
  char *label;      /* what the bar is about */
  double value;     /* NAN: there is none, and the note says why */
  double low, high; /* where the value lies with 95 % confidence; equal: not measured */
  char *note;       /* (nullable): behind the number */
  guint colour;     /* index into the style's colours */
} PtBar;

typedef struct {
  GArray *bars; /* of PtBar */
  PtChartUnit unit;
  double reference;      /* a line across all bars; 0 = none */
  char *reference_label; /* (nullable) */
  char *label_title;     /* heading of the labels, for the table */
  char *value_title;     /* likewise of the values */
  char *empty_text;      /* (nullable) */
} PtBars;

/** (transfer full): label_title, value_title and empty_text are copied. */
PtBars *pt_bars_new (PtChartUnit unit, const char *label_title, const char *value_title,
                     const char *empty_text);
void pt_bars_free (PtBars *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtBars, pt_bars_free)
/** Strings of the bar are copied. */
void pt_bars_add (PtBars *self, const PtBar *bar);
void pt_bars_set_reference (PtBars *self, double value, const char *label);

/** Models are PtBars. */
extern const PtPainter pt_bars_painter;

G_END_DECLS
