// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-link-map.h"
#include "ui/model/pt-project-model.h"

G_BEGIN_DECLS

#define PT_TYPE_SEARCH_HIT (pt_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (PtSearchHit, pt_search_hit, PT, SEARCH_HIT, GObject)

/** (transfer none) */
PtUnitItem *pt_search_hit_get_unit (PtSearchHit *self);
/** In which text of the unit. */
PtSide pt_search_hit_get_side (PtSearchHit *self);
/** 1-based; the column in code points */
guint pt_search_hit_get_line (PtSearchHit *self);
guint pt_search_hit_get_column (PtSearchHit *self);
/** (transfer none): the line, without what it is indented by, bounded */
const char *pt_search_hit_get_text (PtSearchHit *self);
/** Where in that text, in bytes. */
void pt_search_hit_get_span (PtSearchHit *self, guint *ret_start, guint *ret_end);

#define PT_TYPE_PROJECT_SEARCH (pt_project_search_get_type ())
G_DECLARE_FINAL_TYPE (PtProjectSearch, pt_project_search, PT, PROJECT_SEARCH, GObject)

/** A list of hits is cut here. */
#define PT_SEARCH_MAX_HITS 5000

/**
 * PtProjectSearch:
 *
 * Looks for a text in all files of a project and in their Rust, in a thread, file after file; hits
 * come while it goes on. A query without capital letters finds any (of ASCII).
 *
 * Properties: `running`, notified.
 */
PtProjectSearch *pt_project_search_new (PtProjectModel *project);

/** query: "" ends the search. edited: (nullable): the texts of files that are edited, GBytes by
 * PtUnitItem; others are read from disk. What ran before is cancelled. */
void pt_project_search_start (PtProjectSearch *self, const char *query, GHashTable *edited);
void pt_project_search_cancel (PtProjectSearch *self);

/** (transfer none): of PtSearchHit, in the order of files */
GListModel *pt_project_search_get_hits (PtProjectSearch *self);
gboolean pt_project_search_is_running (PtProjectSearch *self);
/** Files that have been looked through. */
guint pt_project_search_get_n_files (PtProjectSearch *self);
/** There is more than the list has. */
gboolean pt_project_search_is_cut (PtProjectSearch *self);

G_END_DECLS
