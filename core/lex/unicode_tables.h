// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The generated tables of gen_unicode.py, sorted by their first member. Private to
// core/lex/unicode.c.

#include <stdint.h>

typedef struct {
  uint32_t first;
  uint32_t last; /* included */
} PtCharRange;

/** Full compatibility decomposition: len code points from `at` in pt_uni_decomposed. */
typedef struct {
  uint32_t code;
  uint16_t at;
  uint16_t len;
} PtDecomposition;

typedef struct {
  uint32_t code;
  uint32_t combining_class; /* not 0 */
} PtCombining;

typedef struct {
  uint32_t first;
  uint32_t second;
  uint32_t composed;
} PtComposition;

extern const PtCharRange pt_uni_start[], pt_uni_continue[], pt_uni_unprintable[], pt_uni_cjk[];
extern const uint32_t pt_uni_start_len, pt_uni_continue_len, pt_uni_unprintable_len, pt_uni_cjk_len;

extern const PtDecomposition pt_uni_decompositions[];
extern const uint32_t pt_uni_decompositions_len;
extern const uint32_t pt_uni_decomposed[];
extern const uint32_t pt_uni_decomposed_len;
extern const PtCombining pt_uni_combining[];
extern const uint32_t pt_uni_combining_len;
extern const PtComposition pt_uni_compositions[];
extern const uint32_t pt_uni_compositions_len;

/** Names of characters as FNV-1a hashes, and what they name. */
extern const uint64_t pt_uni_name_hashes[];
extern const uint32_t pt_uni_name_hashes_len;
extern const uint32_t pt_uni_name_codes[];
extern const uint32_t pt_uni_name_codes_len;
