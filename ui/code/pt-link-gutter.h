// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-link-map.h"

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define PT_TYPE_LINK_GUTTER (pt_link_gutter_get_type ())
G_DECLARE_FINAL_TYPE (PtLinkGutter, pt_link_gutter, PT, LINK_GUTTER, GtkSourceGutterRendererText)

/**
 * PtLinkGutter:
 *
 * Marks the lines that belong together with the lines of another view: a letter where a group
 * begins and a stripe along it, so that the mark does not depend on colour alone. Lines with issues
 * have a dot, or a ring where they are warnings only.
 */
GtkSourceGutterRenderer *pt_link_gutter_new (PtSide side);

/** links may be NULL. */
void pt_link_gutter_set_links (PtLinkGutter *self, PtLinkMap *links);
/** Emphasises a group; -1 = none. */
void pt_link_gutter_set_active_group (PtLinkGutter *self, int group);

G_END_DECLS
