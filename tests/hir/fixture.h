// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A program of one module, a.py, taken through the pipeline for tests of its later stages.

#include "core/pipeline.h"
#include "tests/check.h"

typedef struct {
  PtArena arena;
  PtUnit unit;
  PtProject project;
  PtBytes rust;
  PtLineMap map;
} Fixture;

/** Translates; whether it worked shows in unit.diags. */
static inline void
fixture_translate (Fixture *self, const char *python, bool types) {
  *self = (Fixture){0};
  PtPipelineOptions options = {.python_minor = 11, .types = types};
  const char *paths[] = {"a.py"};
  pt_arena_init (&self->arena, 0);
  pt_unit_init (&self->unit, &self->arena);
  pt_check_int (pt_pipeline_read (&self->unit, "a.py", python, strlen (python), &options), PT_OK);
  pt_check_int (pt_project_init (&self->project, &self->arena, paths, 1, NULL, 0), PT_OK);
  pt_check_int (
      pt_pipeline_translate (&self->unit, &self->project, 0, &options, &self->rust, &self->map),
      PT_OK);
}

static inline void
fixture_build (Fixture *self, const char *python) {
  fixture_translate (self, python, true);
  pt_check_int (self->unit.diags.errors, 0);
}

static inline void
fixture_clear (Fixture *self) {
  pt_bytes_clear (&self->rust);
  pt_arena_clear (&self->arena);
}

/** How many nodes of an operation there are. */
static inline int
fixture_count (const Fixture *self, PtHirOp op) {
  int n = 0;
  for (PtHirId id = 1; id < self->unit.hir.nodes.len; id++)
    n += pt_hir_node (&self->unit.hir, id)->op == op;
  return n;
}

/** The first node of an operation; NULL = none. */
static inline const PtHirNode *
fixture_first (const Fixture *self, PtHirOp op) {
  for (PtHirId id = 1; id < self->unit.hir.nodes.len; id++)
    if (pt_hir_node (&self->unit.hir, id)->op == op)
      return pt_hir_node (&self->unit.hir, id);
  return NULL;
}

/** The first symbol of that name; NULL = none. */
static inline const PtSym *
fixture_sym (const Fixture *self, const char *name) {
  for (PtSymId id = 1; id < self->unit.hir.syms.len; id++) {
    const PtSym *sym = pt_hir_sym (&self->unit.hir, id);
    if (sym->name != 0 && strcmp (pt_str (sym->name), name) == 0)
      return sym;
  }
  return NULL;
}

static inline bool
fixture_has (const Fixture *self, const char *rust) {
  return self->rust.data != NULL && strstr (self->rust.data, rust) != NULL;
}
