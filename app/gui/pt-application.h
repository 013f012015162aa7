// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PT_TYPE_APPLICATION (pt_application_get_type ())
G_DECLARE_FINAL_TYPE (PtApplication, pt_application, PT, APPLICATION, AdwApplication)

/**
 * PtApplication:
 *
 * One process, one window per opened project. Actions `app.about` and `app.quit`, and the keys of
 * the window's actions.
 */
PtApplication *pt_application_new (void);

G_END_DECLS
