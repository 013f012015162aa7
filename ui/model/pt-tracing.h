// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Whether the jobs of this process are written down, for Sysprof or for Perfetto and Chrome.
 * Threads: the main one.
 */

/** As core/engine/trace.h says; both may be NULL. */
gboolean pt_tracing_start (const char *capture, const char *chrome, GError **error);
/** All is written when it returns, of jobs that still run what has happened so far. */
gboolean pt_tracing_stop (GError **error);

G_END_DECLS
