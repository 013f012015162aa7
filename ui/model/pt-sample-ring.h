// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A single-producer, single-consumer ring of samples between the sampler's thread and the main
// loop. The producer never waits: when the reader is late the oldest samples are overwritten, and
// the reader learns how many it has lost.

#include <glib.h>

G_BEGIN_DECLS

#define PT_SAMPLE_LANES 20

/** One moment. What a lane means is between the two ends. */
typedef struct {
  double x; /* seconds since the start of the job */
  double lanes[PT_SAMPLE_LANES];
} PtSample;

typedef struct _PtSampleRing PtSampleRing;

/** Holds capacity - 1 samples; capacity is a power of two. (transfer full) */
PtSampleRing *pt_sample_ring_new (guint capacity);
/** After both ends have stopped. self may be NULL. */
void pt_sample_ring_free (PtSampleRing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtSampleRing, pt_sample_ring_free)

/** Threads: the producer. */
void pt_sample_ring_push (PtSampleRing *self, const PtSample *sample);
/** FALSE when there is nothing new. Threads: the consumer. */
gboolean pt_sample_ring_pop (PtSampleRing *self, PtSample *ret_sample);
/** Samples that were overwritten before they were read. Threads: the consumer. */
guint64 pt_sample_ring_dropped (const PtSampleRing *self);

G_END_DECLS
