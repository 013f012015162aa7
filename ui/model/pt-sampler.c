// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-sampler.h"

#define SHORTEST_US 250
#define LONGEST_US (G_USEC_PER_SEC / 120)
#define SAMPLES_PER_CHART 256 /* what the period is stretched for */

struct _PtSampler {
  PtSampleRing *ring;
  PtSampleFunc func;
  gpointer data;
  gint64 start; /* monotonic, us */
  GMutex lock;
  GCond cond;
  gboolean stopping;
  GThread *thread;
};

static gboolean
take_sample (PtSampler *self) {
  PtSample sample = {.x = (g_get_monotonic_time () - self->start) / (double)G_USEC_PER_SEC};
  gboolean more = self->func (self->data, &sample);

  pt_sample_ring_push (self->ring, &sample);
  return more;
}

static gpointer
run (gpointer data) {
  PtSampler *self = data;

  g_mutex_lock (&self->lock);
  while (!self->stopping) {
    g_mutex_unlock (&self->lock);
    gboolean more = take_sample (self);
    gint64 now = g_get_monotonic_time ();
    gint64 period = CLAMP ((now - self->start) / SAMPLES_PER_CHART, SHORTEST_US, LONGEST_US);
    g_mutex_lock (&self->lock);
    if (!more)
      break;
    while (!self->stopping && g_cond_wait_until (&self->cond, &self->lock, now + period))
      ;
  }
  g_mutex_unlock (&self->lock);
  return NULL;
}

PtSampler *
pt_sampler_start (PtSampleRing *ring, PtSampleFunc func, gpointer data) {
  PtSampler *self = g_new0 (PtSampler, 1);
  self->ring = ring;
  self->func = func;
  self->data = data;
  self->start = g_get_monotonic_time ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("portalis-sampler", run, self);
  return self;
}

void
pt_sampler_stop (PtSampler *self) {
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->stopping = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}
