// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Modules of the standard library out of the user's Python installation. They are read when an
// import asks for them, and kept: what a session translates, it translates from one state of the
// installation.

#include <glib.h>

#include "core/project/project.h"

typedef struct _PtInstallation PtInstallation;

/** folder: of the library ("/usr/lib/python3.11"), NULL: of the Python that is found on PATH. Reads
 * nothing yet. (transfer full) */
PtInstallation *pt_installation_new (const char *folder, int python_minor);
void pt_installation_free (PtInstallation *self);

/** Its modules, for a project. Valid until: the installation is freed. */
PtLibrary pt_installation_library (PtInstallation *self);
