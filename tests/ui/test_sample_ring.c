// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/model/pt-sample-ring.h"

static PtSample
sample_number (guint64 n) {
  return (PtSample){.x = (double)n, .lanes = {n * 1.0, n * 2.0, n * 3.0, n * 4.0}};
}

PT_TEST (what_is_pushed_comes_out_in_order) {
  g_autoptr (PtSampleRing) ring = pt_sample_ring_new (8);
  PtSample sample;

  pt_check (!pt_sample_ring_pop (ring, &sample));
  for (guint64 n = 0; n < 5; n++) {
    PtSample next = sample_number (n);
    pt_sample_ring_push (ring, &next);
  }
  for (guint64 n = 0; n < 5; n++) {
    pt_check (pt_sample_ring_pop (ring, &sample));
    pt_check (sample.x == (double)n);
    pt_check (sample.lanes[3] == n * 4.0);
  }
  pt_check (!pt_sample_ring_pop (ring, &sample));
  pt_check_int (pt_sample_ring_dropped (ring), 0);
}

PT_TEST (a_late_reader_loses_the_oldest_and_knows_how_many) {
  g_autoptr (PtSampleRing) ring = pt_sample_ring_new (8);
  PtSample sample;

  for (guint64 n = 0; n < 20; n++) {
    PtSample next = sample_number (n);
    pt_sample_ring_push (ring, &next);
  }
  pt_check (pt_sample_ring_pop (ring, &sample));
  pt_check (sample.x == 13.0); // seven are kept: 13..19
  pt_check_int (pt_sample_ring_dropped (ring), 13);
  for (guint64 n = 14; n < 20; n++)
    pt_check (pt_sample_ring_pop (ring, &sample) && sample.x == (double)n);
  pt_check (!pt_sample_ring_pop (ring, &sample));
}

#define PUSHED 200000

static gpointer
push_many (gpointer ring) {
  for (guint64 n = 0; n < PUSHED; n++) {
    PtSample next = sample_number (n);
    pt_sample_ring_push (ring, &next);
  }
  return NULL;
}

PT_TEST (samples_from_another_thread_are_whole_and_rising) {
  g_autoptr (PtSampleRing) ring = pt_sample_ring_new (64);
  GThread *producer = g_thread_new ("producer", push_many, ring);
  guint64 popped = 0, torn = 0, fallen = 0;
  double last = -1.0;
  PtSample sample;

  while (last < PUSHED - 1) {
    if (!pt_sample_ring_pop (ring, &sample))
      continue;
    popped++;
    torn += sample.lanes[0] != sample.x || sample.lanes[3] != sample.x * 4.0;
    fallen += sample.x <= last;
    last = sample.x;
  }
  g_thread_join (producer);
  pt_check_int (torn, 0);
  pt_check_int (fallen, 0);
  pt_check_int (popped + pt_sample_ring_dropped (ring), PUSHED);
}

PT_TEST_MAIN
