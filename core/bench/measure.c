// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/bench_private.h"

#include <time.h>

double
pt_bench_now (PtBenchClock clock) {
  struct timespec now;
  clock_gettime (clock == PT_CLOCK_CPU ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

guint
pt_bench_rounds (const PtBenchRun *self) {
  return self->options->quick ? 5 : 31;
}

/* A turn repeats its run until it takes about this long: the clock itself must not count. */
static double
turn_ns (const PtBenchRun *self) {
  return self->options->quick ? 20e3 : 1e6;
}

static double
turn (PtBenchClock clock, const PtContestant *contestant, guint repeats) {
  double start = pt_bench_now (clock);
  for (guint i = 0; i < repeats; i++)
    pt_bench_keep (contestant->run (contestant->data, FALSE));
  return (pt_bench_now (clock) - start) / repeats;
}

/* How many runs make a turn long enough. Warms up as well: the first runs are cold. */
static guint
calibrate (const PtBenchRun *self, PtBenchClock clock, const PtContestant *contestant) {
  guint repeats = 1;
  while (repeats < 1u << 20 && turn (clock, contestant, repeats) * repeats < turn_ns (self))
    repeats *= 2;
  return repeats;
}

gboolean
pt_bench_sample (PtBenchRun *self, PtContestId contest, PtBenchClock clock,
                 const PtContestant *contestants, guint n,
                 double (*samples)[PT_BENCH_MAX_SAMPLES]) {
  guint repeats[PT_BENCH_MAX_CONTESTANTS];
  for (guint i = 0; i < n; i++) {
    if (g_cancellable_is_cancelled (self->cancellable))
      return FALSE;
    if (contestants[i].absent == NULL)
      repeats[i] = calibrate (self, clock, &contestants[i]);
  }
  guint rounds = pt_bench_rounds (self);
  for (guint round = 0; round < rounds; round++) {
    pt_bench_tell (self, contest, (double)round / rounds);
    /* Each round begins with another: nobody always runs on the caches that the same one left. */
    for (guint k = 0; k < n; k++) {
      guint i = (round + k) % n;
      if (g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      if (contestants[i].absent == NULL)
        samples[i][round] = turn (clock, &contestants[i], repeats[i]);
    }
  }
  return TRUE;
}
