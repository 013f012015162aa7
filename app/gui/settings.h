// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gio/gio.h>

/** The settings of an installed program, or those beside a program that is run from its build
 * folder. Ends the process when there are neither: the installation is broken. (transfer full) */
GSettings *pt_settings_new (const char *schema_id);
