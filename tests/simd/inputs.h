// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inputs that kernels tend to get wrong: every length, every alignment, and memory that ends where
// the contract says that reading ends. Deterministic.

#include <stddef.h>
#include <stdint.h>

/** Memory whose last byte is followed by a page that can't be read. */
typedef struct {
  char *pages;
  size_t size; /* readable bytes */
} PtGuarded;

PtGuarded pt_guarded_new (size_t size);
void pt_guarded_free (PtGuarded *self);
/** The address from which exactly len bytes can be read. */
char *pt_guarded_last (const PtGuarded *self, size_t len);

/** xorshift64*; the state must not be zero. */
uint64_t pt_random (uint64_t *state);

/** Kinds of text: random bytes, bytes of one choice string, or well-formed UTF-8 with a little
 * damage. */
void pt_fill_random (char *data, size_t len, uint64_t *state);
void pt_fill_from (char *data, size_t len, const char *choices, uint64_t *state);
void pt_fill_utf8 (char *data, size_t len, unsigned damage_percent, uint64_t *state);

/** Writes the 1 to 4 bytes of a code point, surrogates included; returns how many. */
size_t pt_encode_utf8 (uint32_t code, char *ret);
