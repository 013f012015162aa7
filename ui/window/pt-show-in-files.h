// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Shows a file in the desktop's file manager, selected; where no file manager can do that, its
 * folder. */
void pt_show_in_files (GtkWindow *parent, const char *path);

G_END_DECLS
