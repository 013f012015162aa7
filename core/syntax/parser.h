// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tokens to tree: the whole grammar of Python 3.8 to 3.13. What CPython's parser rejects is
// reported here, in CPython's words; what its symbol table and compiler reject is the business of
// core/scope.

#include "core/lex/lexer.h"
#include "core/spec/nodes.h"

enum {
  PT_PYTHON_MINOR_MIN = 8,
  PT_PYTHON_MINOR_MAX = 13,
};

/** Always gives a Module; statements that don't parse are left out and reported, one diagnostic
 * each. Errors: PT_ENOMEM, PT_ELIMIT. Threads: any, one per arena. */
PT_MUST_CHECK PtStatus pt_parse (const PtSource *source, const PtTokens *tokens, int python_minor,
                                 PtArena *arena, PtDiags *diags, PtAst *ret_ast);
