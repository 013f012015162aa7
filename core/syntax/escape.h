// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The text of string literals: escapes, doubled braces, line ends. Private to core/syntax.

#include "core/base/bytes.h"

/** What a literal may not hold; message is CPython's. */
typedef struct {
  uint32_t at; /* offset into the source's text */
  char message[160];
} PtEscapeError;

/** Appends the value of the literal text [start, end) to out. flags: PT_STRING_*; braces: {{ is {,
 * as in f-strings. False, and ret_error, if CPython rejects it. */
bool pt_unescape (const char *text, uint32_t start, uint32_t end, uint32_t flags, bool braces,
                  PtBytes *out, PtEscapeError *ret_error);
