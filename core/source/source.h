// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One source file: its decoded text, padded for the scanners, and its lines.

#include "core/base/base.h"
#include "core/base/limits.h"
#include "core/memory/arena.h"
#include "core/source/diag.h"

enum {
  PT_SOURCE_PADDING = 64, /* readable zero bytes after the text */
};

/** Owns nothing: all in the arena it was loaded into, or the text with who gave it. Without a text
 * there are no lines and no positions. */
typedef struct {
  bool is_borrowed;            /* the text is where the raw bytes are */
  const char *path;            /* as shown to the user */
  const char *text;            /* UTF-8 without BOM or surrogates, zero padded;
                                * NULL after a failure */
  uint32_t len;                /* bytes, without padding */
  const uint32_t *line_starts; /* byte offset of each line */
  uint32_t n_lines;            /* 1 of an empty text; the end of the last line begins another */
  const PtLimits *limits;      /* of the stages that follow: pt_limits, unless a test lowers them */
} PtSource;

/** Decodes BOM, PEP 263 encodings and UTF-8 into the arena. What CPython rejects becomes a
 * diagnostic and an empty text; before a null byte the text is kept, to show the place. path is
 * kept. Finds the lines too: whoever maps offsets to lines uses this one index. Errors: PT_ENOMEM,
 * PT_ELIMIT. */
PT_MUST_CHECK PtStatus pt_source_init (PtSource *self, PtArena *arena, const char *path,
                                       const char *raw, size_t raw_len, PtDiags *diags);
/** The same for bytes with PT_SOURCE_PADDING zero bytes behind them that stay as long as the
 * source: UTF-8 is not copied. */
PT_MUST_CHECK PtStatus pt_source_init_padded (PtSource *self, PtArena *arena, const char *path,
                                              const char *raw, size_t raw_len, PtDiags *diags);

/** 1-based line and 0-based byte column of an offset. CR, LF and CRLF end a line, as in CPython. */
void pt_source_position (const PtSource *self, uint32_t offset, uint32_t *ret_line,
                         uint32_t *ret_column);

/** The text of a 1-based line without its end; empty when there is no such line. */
PtView pt_source_line (const PtSource *self, uint32_t line);
