// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the Speed page draws: rows of a benchmark report as bars. No widgets.

#include "ui/charts/pt-bars.h"
#include "ui/model/pt-bench-history.h"

G_BEGIN_DECLS

typedef enum {
  PT_SPEED_KERNELS,   /* each instruction set against scalar */
  PT_SPEED_BANDWIDTH, /* kernels beside the speed of memory */
  PT_SPEED_COMBINED,  /* whole translations */
  PT_SPEED_FOOTPRINT, /* what memory options save */
  PT_SPEED_ARENA,
  PT_SPEED_POOL,
  PT_SPEED_NAMES,
  PT_SPEED_COLUMNS,
  PT_SPEED_LEXER,
  PT_N_SPEED_CHARTS,
} PtSpeedChart;

const char *pt_speed_chart_title (PtSpeedChart chart);
const char *pt_speed_chart_definition (PtSpeedChart chart);

/**
 * pt_speed_chart_bars:
 * @report: (nullable)
 * @before: (nullable): another run, whose bars stand below
 *
 * Returns: (transfer full)
 */
PtBars *pt_speed_chart_bars (PtSpeedChart chart, const PtBenchReport *report,
                             const PtBenchReport *before);

/** The numbers at the head of the page. */
typedef enum {
  PT_SPEED_AVX2,
  PT_SPEED_SSE42,
  PT_SPEED_NEON,
  PT_SPEED_SHARE,
  PT_SPEED_BLOCK,
  PT_SPEED_CYCLE,
  PT_SPEED_LOOKUP,
  PT_SPEED_SAVED,
  PT_SPEED_PROOF,
  PT_N_SPEED_STATS,
} PtSpeedStat;

const char *pt_speed_stat_title (PtSpeedStat stat);
const char *pt_speed_stat_definition (PtSpeedStat stat);
/** (transfer full) (nullable): NULL when it was not measured */
char *pt_speed_stat_text (PtSpeedStat stat, const PtBenchReport *report);

G_END_DECLS
