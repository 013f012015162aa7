// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a chart shows and how it looks, as plain structs: the same painter serves the window, files
// and tests, and knows nothing of widgets.

#include "ui/model/pt-series.h"

G_BEGIN_DECLS

#define PT_CHART_MAX_LINES 4

typedef enum {
  PT_CHART_COUNT,   /* plain numbers */
  PT_CHART_BYTES,   /* powers of 1024 */
  PT_CHART_SECONDS, /* written as s, ms or us */
} PtChartUnit;

typedef enum {
  PT_CHART_AREA,  /* filled down to zero */
  PT_CHART_LINE,  /* a line */
  PT_CHART_DASHED /* a dashed line: a limit or a peak */
} PtChartMark;

typedef struct {
  const PtSeries *series;
  const char *name; /* for legend and read-out */
  PtChartMark mark;
  guint colour; /* index into the style's colours */
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
  PtColour text;                        /* axis labels, legend, read-out */
  PtColour grid;                        /* lines behind the data */
  PtColour surface;                     /* behind the read-out */
  PtColour colours[PT_CHART_MAX_LINES]; /* of lines and areas */
  double area_alpha;                    /* opacity of an area's fill, 0..1 */
  double line_width;                    /* pixels */
  const char *font;                     /* a Pango font description; NULL = "Sans 8" */
  double scale;                         /* device pixels per pixel; 0 = 1 */
  gboolean rtl; /* labels and legend mirrored; time still runs to the right */
} PtChartStyle;

G_END_DECLS
