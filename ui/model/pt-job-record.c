// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-job-record-private.h"

#include "ui/model/pt-sampler.h"

#include <glib/gi18n.h>

#define RING_CAPACITY 4096  /* half a minute of samples, should the main loop be that late */
#define SERIES_POINTS 16384 /* kept exactly: two minutes */

struct _PtJobRecord {
  GObject parent_instance;

  guint number;
  PtSession *session;  /* (nullable): while it is sampled */
  PtSnapshot at_start; /* counters go on from job to job */
  PtSampler *sampler;  /* (nullable) */
  PtSampleRing *ring;  /* (nullable): until stopped */
  PtSeries *series[PT_N_SERIES];
};

G_DEFINE_FINAL_TYPE (PtJobRecord, pt_job_record, G_TYPE_OBJECT)

G_STATIC_ASSERT (PT_N_SERIES <= PT_SAMPLE_LANES);
G_STATIC_ASSERT (PT_STAGE_COUNT == PT_RECORD_STAGES);

/** Counters that become a lane as they are, less what they were at the start. */
static const struct {
  PtSeriesId lane;
  PtCounter counter;
} plain_lanes[] = {
    {PT_SERIES_POOL_REUSED, PT_COUNTER_ARENA_POOL_HITS},
    {PT_SERIES_POOL_CREATED, PT_COUNTER_ARENA_POOL_MISSES},
    {PT_SERIES_NAMES_SAVED, PT_COUNTER_INTERNER_BYTES_SAVED},
    {PT_SERIES_NAME_LOOKUPS, PT_COUNTER_INTERNER_LOOKUPS},
    {PT_SERIES_ALLOCATIONS, PT_COUNTER_HEAP_ALLOCATIONS},
    {PT_SERIES_COPIES_MADE, PT_COUNTER_COPIES_MADE},
    {PT_SERIES_COPIES_AVOIDED, PT_COUNTER_COPIES_AVOIDED},
    {PT_SERIES_FILES_DONE, PT_COUNTER_UNITS_DONE},
};

/** Threads: any. */
static void
fill_lanes (PtSample *sample, const PtSnapshot *now, const PtSnapshot *at_start) {
  double reserved = 0.0, peak = 0.0, used = 0.0;

  for (guint stage = 0; stage < PT_STAGE_COUNT; stage++) {
    used += (double)now->values[pt_stage_counter (PT_COUNTER_ARENA_USED, (PtStage)stage)];
    reserved += (double)now->values[pt_stage_counter (PT_COUNTER_ARENA_RESERVED, (PtStage)stage)];
    double highest = (double)now->values[pt_stage_counter (PT_COUNTER_ARENA_PEAK, (PtStage)stage)];
    peak = MAX (peak, highest);
    sample->lanes[PT_SERIES_STACK + stage] = used;
  }
  sample->lanes[PT_SERIES_ARENA_USED] = used;
  sample->lanes[PT_SERIES_ARENA_RESERVED] = reserved;
  sample->lanes[PT_SERIES_ARENA_PEAK] = peak;
  for (gsize i = 0; i < G_N_ELEMENTS (plain_lanes); i++) {
    PtCounter counter = plain_lanes[i].counter;
    guint64 value = now->values[counter], before = at_start->values[counter];
    sample->lanes[plain_lanes[i].lane] = value > before ? (double)(value - before) : 0.0;
  }
  double hits = sample->lanes[PT_SERIES_POOL_REUSED];
  double requests = hits + sample->lanes[PT_SERIES_POOL_CREATED];
  sample->lanes[PT_SERIES_POOL_HIT_RATE] = requests > 0.0 ? 100.0 * hits / requests : -1.0;
}

/** Threads: the sampler's. A record ends with the job, however late the main loop is. */
static gboolean
take_sample (gpointer data, PtSample *sample) {
  PtJobRecord *self = data;
  PtSnapshot now;
  PtProgress progress;

  pt_session_progress (self->session, &progress);
  pt_session_snapshot (self->session, &now);
  fill_lanes (sample, &now, &self->at_start);
  return progress.running;
}

static void
append (PtJobRecord *self, PtSample *sample) {
  PtSeries *peaks = self->series[PT_SERIES_ARENA_PEAK];
  // The counter knows the peak of one file; several in work at once may use more than that.
  guint n = pt_series_length (peaks);
  double peak = MAX (sample->lanes[PT_SERIES_ARENA_PEAK], sample->lanes[PT_SERIES_ARENA_USED]);

  sample->lanes[PT_SERIES_ARENA_PEAK] = n > 0 ? MAX (peak, pt_series_value (peaks, n - 1)) : peak;
  for (guint id = 0; id < PT_N_SERIES; id++)
    if (id != PT_SERIES_POOL_HIT_RATE || sample->lanes[id] >= 0.0)
      pt_series_append (self->series[id], sample->x, sample->lanes[id]);
}

void
pt_job_record_drain (PtJobRecord *self) {
  PtSample sample;

  while (self->ring != NULL && pt_sample_ring_pop (self->ring, &sample))
    append (self, &sample);
}

void
pt_job_record_fill (PtJobRecord *self, const GArray *samples) {
  for (guint i = 0; i < samples->len; i++) {
    const PtRecordedSample *item = &g_array_index (samples, PtRecordedSample, i);
    PtSample sample = {.x = item->seconds};
    fill_lanes (&sample, &item->counters, &g_array_index (samples, PtRecordedSample, 0).counters);
    append (self, &sample);
  }
}

void
pt_job_record_start (PtJobRecord *self, PtSession *session) {
  self->session = session;
  pt_session_snapshot (session, &self->at_start);
  self->ring = pt_sample_ring_new (RING_CAPACITY);
  self->sampler = pt_sampler_start (self->ring, take_sample, self);
}

void
pt_job_record_stop (PtJobRecord *self) {
  g_clear_pointer (&self->sampler, pt_sampler_stop);
  pt_job_record_drain (self);
  g_clear_pointer (&self->ring, pt_sample_ring_free);
  self->session = NULL;
}

static void
pt_job_record_finalize (GObject *object) {
  PtJobRecord *self = PT_JOB_RECORD (object);

  pt_job_record_stop (self);
  for (guint id = 0; id < PT_N_SERIES; id++)
    pt_series_free (self->series[id]);
  G_OBJECT_CLASS (pt_job_record_parent_class)->finalize (object);
}

static void
pt_job_record_class_init (PtJobRecordClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_job_record_finalize;
}

static void
pt_job_record_init (PtJobRecord *self) {
  for (guint id = 0; id < PT_N_SERIES; id++)
    self->series[id] = pt_series_new (SERIES_POINTS);
}

PtJobRecord *
pt_job_record_new (guint number) {
  PtJobRecord *self = g_object_new (PT_TYPE_JOB_RECORD, NULL);
  self->number = number;
  return self;
}

const PtSeries *
pt_job_record_get_series (PtJobRecord *self, PtSeriesId id) {
  g_return_val_if_fail (PT_IS_JOB_RECORD (self) && id < PT_N_SERIES, NULL);
  return self->series[id];
}

double
pt_job_record_get_end (PtJobRecord *self) {
  const PtSeries *series = self->series[PT_SERIES_ARENA_USED];
  guint length = pt_series_length (series);
  return length > 0 ? pt_series_x (series, length - 1) : 0.0;
}

double
pt_job_record_value_at (PtJobRecord *self, PtSeriesId id, double seconds) {
  const PtSeries *series = pt_job_record_get_series (self, id);
  guint index = pt_series_find (series, seconds);

  if (index < pt_series_length (series) && pt_series_x (series, index) <= seconds)
    return pt_series_value (series, index);
  return index == 0 ? 0.0 : pt_series_value (series, index - 1);
}

guint
pt_job_record_get_number (PtJobRecord *self) {
  return self->number;
}

const char *
pt_record_stage_word (guint stage) {
  static const char *const words[PT_RECORD_STAGES] = {
      [PT_STAGE_SOURCE] = N_ ("Read"),   [PT_STAGE_LEX] = N_ ("Tokens"),
      [PT_STAGE_SYNTAX] = N_ ("Syntax"), [PT_STAGE_SCOPE] = N_ ("Names"),
      [PT_STAGE_HIR] = N_ ("Lowering"),  [PT_STAGE_INFER] = N_ ("Types"),
      [PT_STAGE_RUST] = N_ ("Rust"),     [PT_STAGE_CRATE] = N_ ("Crate"),
  };
  g_return_val_if_fail (stage < PT_RECORD_STAGES, NULL);
  return _ (words[stage]);
}

const char *
pt_record_stage_title (guint stage) {
  g_return_val_if_fail (stage < PT_RECORD_STAGES, NULL);
  return pt_stage_title ((PtStage)stage);
}
