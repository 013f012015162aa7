// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One text through the front end, and what came of it, for the tests of this folder.

#include "core/base/bytes.h"
#include "core/pipeline.h"
#include "tests/check.h"

typedef struct {
  PtArena arena;
  PtUnit unit;
  PtStatus status;
} PtFront;

/** pt_front_clear is due in any case. */
static inline void
pt_front_init (PtFront *self, const char *text, size_t len, int python_minor) {
  PtPipelineOptions options = {.python_minor = python_minor};
  pt_arena_init (&self->arena, 0);
  pt_unit_init (&self->unit, &self->arena);
  self->status = pt_pipeline_read (&self->unit, "a.py", text, len, &options);
}

static inline void
pt_front_clear (PtFront *self) {
  pt_arena_clear (&self->arena);
}

/** "" if there is none. */
static inline const char *
pt_front_message (const PtFront *self) {
  return self->unit.diags.count == 0 ? "" : self->unit.diags.items[0].message;
}

static inline void
pt_append_times (PtBytes *out, const char *text, size_t times) {
  for (size_t i = 0; i < times; i++)
    pt_bytes_append_str (out, text);
}
