// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/metrics/snapshot.h"

#include <inttypes.h>

/* Names are C identifiers in capitals, so there is nothing to escape. */
static void
write_key (PtBytes *ret, const char *name) {
  pt_bytes_append_char (ret, '"');
  for (; *name != '\0'; name++)
    pt_bytes_append_char (ret, *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name);
  pt_bytes_append_str (ret, "\": ");
}

static void
write_stages (const PtSnapshot *self, const PtCounterInfo *info, PtBytes *ret) {
  pt_bytes_append_str (ret, "{ ");
  for (uint32_t i = 0; i < info->count; i++) {
    write_key (ret, pt_stage_name ((PtStage)i));
    pt_bytes_printf (ret, "%" PRIu64 "%s", self->values[info->first + i],
                     i + 1 < info->count ? ", " : " }");
  }
}

void
pt_snapshot_write_json (const PtSnapshot *self, PtBytes *ret) {
  pt_bytes_printf (ret, "{\n  \"time_ns\": %" PRIu64 ",\n  \"workers\": %" PRIu32, self->time_ns,
                   self->workers);
  for (uint32_t i = 0; i < pt_n_counter_infos; i++) {
    const PtCounterInfo *info = &pt_counter_infos[i];
    pt_bytes_append_str (ret, ",\n  ");
    write_key (ret, info->name);
    if (info->count == 1)
      pt_bytes_printf (ret, "%" PRIu64, self->values[info->first]);
    else
      write_stages (self, info, ret);
  }
  pt_bytes_append_str (ret, "\n}\n");
}
