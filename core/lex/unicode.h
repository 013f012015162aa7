// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the front end asks about characters: identifiers (UAX 31 and NFKC), printability, and the
// names of \N{...}. ASCII never needs this.

#include "core/base/base.h"
#include "core/memory/interner.h"

bool pt_char_starts_name (uint32_t code);
bool pt_char_continues_name (uint32_t code);
/** As str.isprintable. */
bool pt_char_is_printable (uint32_t code);
/** The character of that name, in any case, aliases included; -1 if there is none. */
int32_t pt_char_of_name (PtView name);

/** Code point at data and its length in bytes. data: valid UTF-8. */
uint32_t pt_utf8_decode (const char *data, uint32_t *ret_len);
/** Writes 1 to 4 bytes; surrogates are written as WTF-8 does. */
uint32_t pt_utf8_encode (uint32_t code, char ret_bytes[4]);

/** Id of an identifier after NFKC; 0: no memory. name: valid UTF-8, PT_INTERN_PADDING behind. */
PtStr pt_intern_nfkc (PtView name);
