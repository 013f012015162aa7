// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/metrics/snapshot.h"

static const struct {
  const char *name;
  const char *title;
} stages[] = {
#define PT_STAGE(id, title) {#id, title},
#include "core/spec/stages.def"
#undef PT_STAGE
};

const PtCounterInfo pt_counter_infos[] = {
#define PT_COUNTER(id, measure, kind, title)                                                       \
  {#id, title, PT_COUNTER_##id, 1, PT_MEASURE_##measure, PT_KIND_##kind},
#define PT_STAGE_COUNTER(id, measure, kind, title)                                                 \
  {#id, title, PT_COUNTER_##id, PT_STAGE_COUNT, PT_MEASURE_##measure, PT_KIND_##kind},
#include "core/metrics/counters.def"
#undef PT_COUNTER
#undef PT_STAGE_COUNTER
};

const uint32_t pt_n_counter_infos = PT_COUNT_OF (pt_counter_infos);

const char *
pt_stage_name (PtStage stage) {
  pt_assert (stage < PT_STAGE_COUNT);
  return stages[stage].name;
}

const char *
pt_stage_title (PtStage stage) {
  pt_assert (stage < PT_STAGE_COUNT);
  return stages[stage].title;
}

uint64_t
pt_snapshot_total (const PtSnapshot *self, const PtCounterInfo *info) {
  uint64_t total = 0;
  for (uint32_t i = 0; i < info->count; i++) {
    uint64_t value = self->values[info->first + i];
    if (info->kind != PT_KIND_PEAK)
      total += value;
    else if (value > total)
      total = value;
  }
  return total;
}

void
pt_snapshot_since (const PtSnapshot *self, const PtSnapshot *earlier, PtSnapshot *ret_delta) {
  PtSnapshot delta = *self;
  delta.time_ns -= earlier->time_ns;
  for (uint32_t i = 0; i < pt_n_counter_infos; i++) {
    const PtCounterInfo *info = &pt_counter_infos[i];
    if (info->kind != PT_KIND_MONOTONIC)
      continue;
    for (uint32_t j = info->first; j < info->first + info->count; j++)
      delta.values[j] -= earlier->values[j];
  }
  *ret_delta = delta;
}
