// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// --report: what a job did, for programs. Format 1: an object with portalis, format, project, root,
// entry, options, progress, modules (each with path, module, status, needed, nanoseconds,
// arena_bytes, rust_bytes and issues) and counters, which are those of core/metrics.

#include "app/cli/options.h"

/** Errors: of the file. */
gboolean pt_report_write (PtSession *session, const PtInvocation *invocation, GError **error);
