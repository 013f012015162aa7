// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/metrics/snapshot.h"
#include "tests/check.h"

PT_TEST (rows_cover_every_value_once) {
  uint32_t next = 0;
  for (uint32_t i = 0; i < pt_n_counter_infos; i++) {
    pt_check_int (pt_counter_infos[i].first, next);
    next += pt_counter_infos[i].count;
  }
  pt_check_int (next, PT_COUNTER_COUNT);
}

PT_TEST (stages_are_in_the_order_of_the_pipeline) {
  pt_check_str (pt_stage_name (PT_STAGE_SOURCE), "SOURCE");
  pt_check_str (pt_stage_name (PT_STAGE_CRATE), "CRATE");
  pt_check (PT_STAGE_LEX < PT_STAGE_SYNTAX && PT_STAGE_INFER < PT_STAGE_RUST);
  pt_check_str (pt_stage_title (PT_STAGE_LEX), "Split into tokens");
}

static const PtCounterInfo *
info_of (PtCounter first) {
  for (uint32_t i = 0; i < pt_n_counter_infos; i++)
    if (pt_counter_infos[i].first == first)
      return &pt_counter_infos[i];
  return NULL;
}

PT_TEST (totals_over_stages) {
  PtSnapshot snapshot = {0};
  snapshot.values[pt_stage_counter (PT_COUNTER_STAGE_NS, PT_STAGE_LEX)] = 30;
  snapshot.values[pt_stage_counter (PT_COUNTER_STAGE_NS, PT_STAGE_CRATE)] = 12;
  snapshot.values[pt_stage_counter (PT_COUNTER_ARENA_PEAK, PT_STAGE_LEX)] = 30;
  snapshot.values[pt_stage_counter (PT_COUNTER_ARENA_PEAK, PT_STAGE_HIR)] = 12;
  snapshot.values[PT_COUNTER_TOKENS] = 5;
  pt_check_int (pt_snapshot_total (&snapshot, info_of (PT_COUNTER_STAGE_NS)), 42);
  pt_check_int (pt_snapshot_total (&snapshot, info_of (PT_COUNTER_ARENA_PEAK)), 30);
  pt_check_int (pt_snapshot_total (&snapshot, info_of (PT_COUNTER_TOKENS)), 5);
}

PT_TEST (differences_are_of_monotonic_counters) {
  PtSnapshot earlier = {.time_ns = 100}, later = {.time_ns = 250}, delta;
  earlier.values[PT_COUNTER_TOKENS] = 10;
  later.values[PT_COUNTER_TOKENS] = 25;
  earlier.values[PT_COUNTER_UNITS_RUNNING] = 2;
  later.values[PT_COUNTER_UNITS_RUNNING] = 1;
  pt_snapshot_since (&later, &earlier, &delta);
  pt_check_int (delta.time_ns, 150);
  pt_check_int (delta.values[PT_COUNTER_TOKENS], 15);
  pt_check_int (delta.values[PT_COUNTER_UNITS_RUNNING], 1);
  pt_snapshot_since (&later, &earlier, &later); /* in place */
  pt_check_int (later.values[PT_COUNTER_TOKENS], 15);
}

PT_TEST (json_holds_every_counter) {
  PtSnapshot snapshot = {.time_ns = 123, .workers = 2};
  snapshot.values[PT_COUNTER_SOURCE_BYTES] = UINT64_MAX;
  snapshot.values[pt_stage_counter (PT_COUNTER_STAGE_NS, PT_STAGE_CRATE)] = 9;
  PT_AUTO (PtBytes) json = {0};
  pt_snapshot_write_json (&snapshot, &json);
  pt_check (!json.failed);
  pt_check (strstr (json.data, "{\n  \"time_ns\": 123,\n  \"workers\": 2,\n") == json.data);
  pt_check (strstr (json.data, "\n  \"source_bytes\": 18446744073709551615,\n") != NULL);
  pt_check (strstr (json.data, "\n  \"stage_ns\": { \"source\": 0, \"lex\": 0, ") != NULL);
  pt_check (strstr (json.data, "\"crate\": 9 }") != NULL);
  pt_check_str (json.data + json.len - 5, " }\n}\n");
  uint32_t lines = 0;
  for (size_t i = 0; i < json.len; i++)
    lines += json.data[i] == '\n';
  pt_check_int (lines, pt_n_counter_infos + 4);
}

PT_TEST_MAIN
