// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Texts as Rust literals.

#include "core/base/bytes.h"

/** Whether a text of the translator, where surrogates may stand, is UTF-8. */
bool emit_is_utf8 (PtView wtf8);
/** "text", escaped where Rust asks for it and where a reader would be misled. text is UTF-8.
 * Errors: out->failed. */
void emit_str_literal (PtBytes *out, PtView text);
/** A line for a comment: what would end or hide it, or mislead its reader, is escaped. UTF-8.
 * Errors: out->failed. */
void emit_comment_text (PtBytes *out, PtView line);
/** b"bytes". Errors: out->failed. */
void emit_bytes_literal (PtBytes *out, PtView bytes);
