// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-memory-census.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_CENSUS_VIEW (pt_census_view_get_type ())
G_DECLARE_FINAL_TYPE (PtCensusView, pt_census_view, PT, CENSUS_VIEW, GtkWidget)

/**
 * PtCensusView:
 *
 * What a census has counted, as charts: memory by stage, size, node, name and file, and a file's
 * arena as a map.
 */

/** census: (nullable) */
void pt_census_view_set_census (PtCensusView *self, PtMemoryCensus *census);

G_END_DECLS
