// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A thread that takes a sample of a running job again and again, and pushes it into a ring.
//
// The first samples come every quarter of a millisecond and then ever more slowly, down to 120 a
// second: a job of ten milliseconds and one of ten minutes both make a chart.

#include "ui/model/pt-sample-ring.h"

G_BEGIN_DECLS

typedef struct _PtSampler PtSampler;

/** Fills in the lanes; x is set already. FALSE: this was the last one. Threads: the sampler's. */
typedef gboolean (*PtSampleFunc) (gpointer data, PtSample *sample);

/** Starts at once. ring and data must live until the sampler has stopped. (transfer full) */
PtSampler *pt_sampler_start (PtSampleRing *ring, PtSampleFunc func, gpointer data);
/** Ends the thread, frees. Takes microseconds. self may be NULL. */
void pt_sampler_stop (PtSampler *self);

G_END_DECLS
