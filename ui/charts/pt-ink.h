// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Colours and text, as all painters draw them. Pure Cairo.

#include "ui/charts/pt-chart-model.h"

#include <cairo.h>

G_BEGIN_DECLS

void pt_ink_colour (cairo_t *cr, PtColour colour, double alpha);
/** A share of a colour over another, opaque. */
PtColour pt_ink_mix (PtColour over, PtColour under, double share);
double pt_ink_scale (const PtChartStyle *style);

/** Pixels. Either may be NULL. */
void pt_ink_text_size (cairo_t *cr, const PtChartStyle *style, const char *text, int *ret_width,
                       int *ret_height);
/** align: which part of the text stands at x, 0 its left end, 1 its right end. y is its middle. */
void pt_ink_text (cairo_t *cr, const PtChartStyle *style, const char *text, double x, double y,
                  double align);
/** As pt_ink_text, cut with an ellipsis to a width. */
void pt_ink_text_within (cairo_t *cr, const PtChartStyle *style, const char *text, double x,
                         double y, double align, double width);
/** Lines from bottom left to top right within a rectangle. */
void pt_ink_hatch (cairo_t *cr, double x, double y, double width, double height);

G_END_DECLS
