// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bytes of a file to UTF-8 and back: finds the encoding as PEP 263 says and converts. For
// core/source, and for an editor that writes a text as it was.

#include "core/base/bytes.h"

/** The encoding a comment on line 1 or 2 declares; empty if none does. */
PtView pt_decode_find_cookie (PtView raw);

/** CPython's normal form of an encoding's name in ret_name: "utf-8", "iso-8859-1" or as given in
 * lower case with '-' for '_'. ret_name: at least 32 bytes. */
void pt_decode_normal_name (PtView name, char *ret_name, size_t size);

typedef enum {
  PT_DECODE_OK,
  PT_DECODE_UNKNOWN, /* no such encoding */
  PT_DECODE_INVALID, /* the bytes are not in that encoding */
  PT_DECODE_NOMEM,
} PtDecodeResult;

/** Converts raw to UTF-8 and appends it to out. name is a normal form, not "utf-8". */
PtDecodeResult pt_decode_convert (const char *name, PtView raw, PtBytes *out);

/** The way back: converts UTF-8 to name and appends it to out. PT_DECODE_INVALID: ret_done bytes of
 * text could be written, the character behind them can't. name is a normal form, not "utf-8". */
PtDecodeResult pt_decode_reverse (const char *name, PtView text, PtBytes *out, size_t *ret_done);
