// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PT_TYPE_RECENT_PROJECT (pt_recent_project_get_type ())
G_DECLARE_FINAL_TYPE (PtRecentProject, pt_recent_project, PT, RECENT_PROJECT, GObject)

const char *pt_recent_project_get_path (PtRecentProject *self);
const char *pt_recent_project_get_name (PtRecentProject *self);
/** (transfer full): "62 files, 98 % translated, 2 hours ago" */
char *pt_recent_project_describe (PtRecentProject *self);

#define PT_TYPE_RECENT (pt_recent_get_type ())
G_DECLARE_FINAL_TYPE (PtRecent, pt_recent, PT, RECENT, GObject)

/**
 * PtRecent:
 *
 * The projects opened last, newest first, kept in the settings: a list model of PtRecentProject.
 * Projects that no longer exist are left out.
 */
PtRecent *pt_recent_new (GSettings *settings);
/** Puts a project at the top. n_translated of its n_files came out as Rust. */
void pt_recent_add (PtRecent *self, const char *path, guint n_files, guint n_translated);
void pt_recent_clear (PtRecent *self);

G_END_DECLS
