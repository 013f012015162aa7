// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tokens of a unit as text, one a line: "3:4-3:9 name width".

#include "core/base/bytes.h"
#include "core/lex/lexer.h"

/** Appends to out. Errors: out->failed. */
void pt_tokens_dump (const PtTokens *tokens, const PtSource *source, PtBytes *out);
