// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One random text on its way through the front end, and what must be true of each stage's result.
// A broken promise ends the process. Each target (fuzz_lexer.c, fuzz_parser.c, fuzz_scopes.c) is
// LLVMFuzzerTestOneInput over these; the text itself decides version, memory and instructions, so
// that a finding is its bytes alone.

#include "core/scope/scope.h"
#include "core/syntax/parser.h"

typedef struct {
  PtArena arena;
  PtDiags diags;
  PtSource source;
  PtTokens tokens;
  PtAst ast;
  PtScopes scopes;
  uint32_t hash; /* of the text */
  int python_minor;
} PtSubject;

/** Decodes the text. False: there is none to go on with. pt_subject_clear is due in any case. */
bool pt_subject_init (PtSubject *self, const uint8_t *data, size_t size);
void pt_subject_clear (PtSubject *self);

void pt_subject_lex (PtSubject *self);
void pt_subject_parse (PtSubject *self);
/** Only after a parse without errors, as in the pipeline; false if there are some. */
bool pt_subject_resolve (PtSubject *self);

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
