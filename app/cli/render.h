// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Diagnostics for people, on standard error: place, message, the line itself and the next step.

#include "core/engine/session.h"

/** Prints the issues of the file at an absolute path; result may be NULL. */
void pt_render_result (const char *path, const PtUnitResult *result, gboolean warnings,
                       gboolean color);
/** Prints the issues of all units that are errors, and with warnings the others too. */
void pt_render_issues (PtSession *session, gboolean warnings, gboolean color);

/** "portalis: message" in the colour of errors. */
void pt_render_fault (const char *message, gboolean color);

/** Rewrites one line of the terminal with how far a job is; pt_render_progress_end wipes it. */
void pt_render_progress (guint done, guint total, const char *of_what);
void pt_render_progress_end (void);
