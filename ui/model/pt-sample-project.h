// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The Python project that comes with the program, and the place where a person may play with it.

#include <gio/gio.h>

G_BEGIN_DECLS

/** Copies the project out of the program's resources into the user's cache; files that are there
 * already are kept, for they may have been edited. */
void pt_sample_project_copy_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer data);
/** (transfer full): path of the folder */
char *pt_sample_project_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
