// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PT_TYPE_PREFERENCES (pt_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PtPreferences, pt_preferences, PT, PREFERENCES, AdwPreferencesWindow)

/**
 * PtPreferences:
 *
 * What a person may choose: each row is a key of the settings, and acts at once.
 */
GtkWidget *pt_preferences_new (GtkWindow *parent, GSettings *settings);

/** Whoever shows code in a font of its own calls this when the key "editor-font" has changed. font:
 * as Pango writes it; "" = the system's. */
void pt_preferences_apply_font (const char *font);
/** "default", "light" or "dark". */
void pt_preferences_apply_color_scheme (const char *scheme);

G_END_DECLS
