// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One source file: its decoded text, padded for the scanners, and its lines.

#include "core/base/base.h"
#include "core/memory/arena.h"
#include "core/source/diag.h"

enum {
  PT_SOURCE_PADDING = 64,        /* readable zero bytes after the text */
  PT_SOURCE_MAX_BYTES = 1 << 30, /* a longer file is a diagnostic: offsets are 32 bits */
};

/** Owns nothing: all in the arena it was loaded into. */
typedef struct {
  const char *path;            /* as shown to the user */
  const char *text;            /* UTF-8 without BOM or surrogates, 64-byte aligned, zero padded */
  uint32_t len;                /* bytes, without padding */
  const uint32_t *line_starts; /* byte offset of each line; NULL before pt_source_index_lines */
  uint32_t n_lines;
} PtSource;

/** Decodes BOM, PEP 263 encodings and UTF-8 into the arena. What CPython rejects becomes a
 * diagnostic and an empty text. path is kept. Errors: PT_ENOMEM, PT_ELIMIT. */
PT_MUST_CHECK PtStatus pt_source_init (PtSource *self, PtArena *arena, const char *path,
                                       const char *raw, size_t raw_len, PtDiags *diags);

/** Makes pt_source_position and pt_source_line fast: worth it for more than a few calls. */
PT_MUST_CHECK PtStatus pt_source_index_lines (PtSource *self, PtArena *arena);

/** 1-based line and 0-based byte column of an offset. CR, LF and CRLF end a line, as in CPython. */
void pt_source_position (const PtSource *self, uint32_t offset, uint32_t *ret_line,
                         uint32_t *ret_column);

/** The text of a 1-based line without its end; empty when there is no such line. */
PtView pt_source_line (const PtSource *self, uint32_t line);
