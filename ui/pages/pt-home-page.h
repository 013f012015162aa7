// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-recent.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_HOME_PAGE (pt_home_page_get_type ())
G_DECLARE_FINAL_TYPE (PtHomePage, pt_home_page, PT, HOME_PAGE, GtkWidget)

/**
 * PtHomePage:
 *
 * Where one starts: the sample project, a folder of one's own, the projects opened last. Acts
 * through the window's actions `win.try-sample`, `win.open`, `win.open-recent` and
 * `win.clear-recent`.
 */
void pt_home_page_set_recent (PtHomePage *self, PtRecent *recent);
/** The button that Enter presses. */
GtkWidget *pt_home_page_get_default_widget (PtHomePage *self);

G_END_DECLS
