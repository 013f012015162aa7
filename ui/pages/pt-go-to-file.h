// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-project-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PT_TYPE_GO_TO_FILE (pt_go_to_file_get_type ())
G_DECLARE_FINAL_TYPE (PtGoToFile, pt_go_to_file, PT, GO_TO_FILE, AdwWindow)

/**
 * PtGoToFile:
 *
 * A small window over another: a few letters of a file's name, and Enter goes there. Signal:
 * `chosen (PtUnitItem)`; it closes itself.
 */
PtGoToFile *pt_go_to_file_new (GtkWindow *parent, PtProjectModel *project);

/** How well letters fit a path: 0 = not at all; more is better. Letters come in order, with others
 * between them; in the name rather than in folders, at its beginning, side by side. Any case. */
guint pt_go_to_file_rank (const char *path, const char *letters);

G_END_DECLS
