// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a chart shows and how it looks, as plain structs: the same painter serves the window, files
// and tests, and knows nothing of widgets.

#include "ui/model/pt-series.h"

G_BEGIN_DECLS

#define PT_CHART_MAX_LINES 12
#define PT_CHART_MAX_COLOURS 10

typedef enum {
  PT_CHART_COUNT,   /* plain numbers */
  PT_CHART_BYTES,   /* powers of 1024 */
  PT_CHART_SECONDS, /* written as s, ms or us */
  PT_CHART_WHOLE,   /* things that are counted: no fractions below a thousand */
  PT_CHART_PERCENT, /* 0..100 */
  PT_CHART_RATIO,   /* so many times as much: "4.9x" */
  PT_CHART_RATE,    /* bytes per second, powers of 1000 as memory makers count */
} PtChartUnit;

typedef enum {
  PT_CHART_AREA,   /* filled down to zero */
  PT_CHART_LINE,   /* a line */
  PT_CHART_DASHED, /* a dashed line: a limit or a peak */
  PT_CHART_BAND    /* an area of a stack: opaque, from its line down to the one it stands on */
} PtChartMark;

typedef struct {
  const PtSeries *series;
  const char *name; /* for legend and read-out */
  PtChartMark mark;
  guint colour;          /* index into the style's colours */
  const PtSeries *below; /* (nullable): an area stands on it, and what the line says is the
                          * difference. Has the same points at the same x. */
} PtChartLine;

/** Borrows all it points to. Lines are drawn in their order, the first at the back. */
typedef struct {
  PtChartLine lines[PT_CHART_MAX_LINES];
  guint n_lines;
  PtChartUnit unit;       /* of the values; x is in seconds */
  const char *empty_text; /* said in place of a chart without points */
  double x_min, x_max;    /* seconds; both 0 = from the first point to the last */
} PtChartModel;

typedef struct {
  double red, green, blue, alpha; /* 0..1 */
} PtColour;

typedef struct {
  PtColour text;                          /* axis labels, legend, read-out */
  PtColour grid;                          /* lines behind the data */
  PtColour surface;                       /* behind all, and behind the read-out */
  PtColour colours[PT_CHART_MAX_COLOURS]; /* of lines and areas */
  double area_alpha;                      /* opacity of an area's fill, 0..1 */
  double line_width;                      /* pixels */
  const char *font;                       /* a Pango font description; NULL = "Sans 8" */
  double scale;                           /* device pixels per pixel; 0 = 1 */
  gboolean rtl; /* labels and legend mirrored; time still runs to the right */
} PtChartStyle;

G_END_DECLS
