// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bench/bench.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PT_TYPE_BENCH_HISTORY (pt_bench_history_get_type ())
G_DECLARE_FINAL_TYPE (PtBenchHistory, pt_bench_history, PT, BENCH_HISTORY, GObject)

/**
 * PtBenchHistory:
 *
 * The runs of the benchmarks that were kept: one document each, named by its date, in
 * `portalis/benchmarks` of the user's data folder. The newest comes first. `changed` is emitted
 * when runs have come.
 */
PtBenchHistory *pt_bench_history_new (void);

/** Reads the folder in a thread. */
void pt_bench_history_load (PtBenchHistory *self);
/** Keeps a run, on disk as well. Errors: of the file; the run is in the list all the same. */
gboolean pt_bench_history_add (PtBenchHistory *self, PtBenchReport *report, GError **error);

guint pt_bench_history_get_length (PtBenchHistory *self);
/** (transfer none) */
PtBenchReport *pt_bench_history_get (PtBenchHistory *self, guint index);
/** (nullable): why documents of the folder could not be read, a line each */
const char *pt_bench_history_get_faults (PtBenchHistory *self);

/** "30 Nov 2026, 21:10", with what a reader must know: a quick run, a cancelled one. (transfer
 * full) */
char *pt_bench_history_describe (const PtBenchReport *report);

G_END_DECLS
