// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One module's way from bytes to Rust: which stage follows which. No logic of its own; the engine
// decides when and where it runs. Between its two halves pt_project_check looks at the imports; all
// modules of a project meet behind both, in pt_project_link.

#include <stdatomic.h>

#include "core/base/bytes.h"
#include "core/hir/hir.h"
#include "core/infer/infer.h"
#include "core/lex/lexer.h"
#include "core/metrics/stage.h"
#include "core/project/project.h"
#include "core/rust/line_map.h"
#include "core/scope/scope.h"
#include "core/source/source.h"
#include "core/spec/nodes.h"

/** How to translate a unit. */
typedef struct {
  int python_minor;          /* target 3.x, 8..13 */
  bool types;                /* false: dynamic code only */
  const atomic_bool *cancel; /* looked at between stages; NULL = never cancelled */
  PtMetricsBlock *metrics;   /* of the worker; NULL = unmeasured */
  bool raw_is_padded; /* raw has PT_SOURCE_PADDING zero bytes behind it and outlives the unit:
                       * it need not be copied */
} PtPipelineOptions;

/** What the stages have made of one module, in its arena. All zero but the arena before
 * pt_pipeline_read. */
typedef struct {
  PtArena *arena;
  PtDiags diags;
  PtSource source;
  PtTokens tokens;
  PtAst ast;
  PtScopes scopes;
  PtImports imports;
  PtHir hir;
  PtReasonList reasons;
  size_t arena_used[PT_STAGE_COUNT];     /* bytes that each stage took, for pt_unit_forget */
  size_t arena_reserved[PT_STAGE_COUNT]; /* likewise, of chunks */
} PtUnit;

void pt_unit_init (PtUnit *self, PtArena *arena);
/** Takes the unit's part out of the gauges, before its arena is reset. Any worker's block will do.
 */
void pt_unit_forget (PtUnit *self, PtMetricsBlock *metrics);

/** Bytes to tree, as ast.parse. Python at fault shows in self->diags; without a text there is no
 * tree. path and raw: valid until the unit ends. Errors: PT_ENOMEM, PT_ELIMIT, PT_ECANCELLED. */
PT_MUST_CHECK PtStatus pt_pipeline_parse (PtUnit *self, const char *path, const char *raw,
                                          size_t raw_len, const PtPipelineOptions *options);

/** Tree to scopes, with what symtable and compile reject. Does nothing if the unit has errors.
 * Errors: PT_ENOMEM, PT_ELIMIT, PT_ECANCELLED. */
PT_MUST_CHECK PtStatus pt_pipeline_resolve (PtUnit *self, const PtPipelineOptions *options);

/** Both, and the imports between them. Python at fault shows in self->diags, and later stages are
 * left out. path and raw: valid until the unit ends. Errors: PT_ENOMEM, PT_ELIMIT, PT_ECANCELLED.
 */
PT_MUST_CHECK PtStatus pt_pipeline_read (PtUnit *self, const char *path, const char *raw,
                                         size_t raw_len, const PtPipelineOptions *options);

/** Scopes to Rust. Does nothing if the unit has errors; look at self->diags afterwards: with
 * errors, there is no Rust. ret_map lies in the arena. Errors: PT_ENOMEM, PT_ELIMIT, PT_ECANCELLED.
 */
PT_MUST_CHECK PtStatus pt_pipeline_translate (PtUnit *self, const PtProject *project,
                                              uint32_t module, const PtPipelineOptions *options,
                                              PtBytes *ret_rust, PtLineMap *ret_map);
