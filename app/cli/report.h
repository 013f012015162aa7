// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What was done, for programs.
//
// --report: format 1: an object with portalis, format, project, root, entry, options, progress,
// process (peak_bytes, cpu_ns), modules (each with path, module, status, needed, nanoseconds,
// arena_bytes, rust_bytes, rust_hash and issues) and counters, which are those of core/metrics.
//
// check --json: format 1: an object with portalis, format, command ("check"), options (python,
// jobs), files, failed, source_bytes, lines, tokens, nodes, tree_bytes (of all trees), arenas (most
// files at once), arena_peak_bytes (of the largest file), elapsed_ns, bytes_per_second, stages and
// diagnostics. stages is a list of objects with stage ("read" files, "source", "lex", "syntax",
// "scope"), ns and bytes_per_second, on one worker; diagnostics one with path (absolute), code,
// severity, message, help, line, column, end_line and end_column, lines and columns counted from 1,
// columns in code points. A key may be added without a new format; none goes or changes its
// meaning.

#include "app/cli/options.h"
#include "core/engine/front.h"

/** Errors: of the file. */
gboolean pt_report_write (PtSession *session, const PtInvocation *invocation, GError **error);

/** To standard output. FALSE: no memory. */
gboolean pt_report_print_check (PtCheck *check, const PtCheckStats *stats,
                                const PtInvocation *invocation);
