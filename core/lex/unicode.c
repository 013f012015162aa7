// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/lex/unicode.h"

#include <ctype.h>
#include <string.h>

#include "core/base/heap.h"
#include "core/lex/unicode_tables.h"

static bool
in_ranges (const PtCharRange *ranges, uint32_t len, uint32_t code) {
  uint32_t low = 0, high = len;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (ranges[middle].last < code)
      low = middle + 1;
    else
      high = middle;
  }
  return low < len && ranges[low].first <= code;
}

bool
pt_char_starts_name (uint32_t code) {
  return in_ranges (pt_uni_start, pt_uni_start_len, code);
}

bool
pt_char_continues_name (uint32_t code) {
  return in_ranges (pt_uni_continue, pt_uni_continue_len, code);
}

bool
pt_char_is_printable (uint32_t code) {
  return !in_ranges (pt_uni_unprintable, pt_uni_unprintable_len, code);
}

uint32_t
pt_utf8_decode (const char *data, uint32_t *ret_len) {
  const uint8_t *bytes = (const uint8_t *)data;
  if (bytes[0] < 0x80) {
    *ret_len = 1;
    return bytes[0];
  }
  if (bytes[0] < 0xE0) {
    *ret_len = 2;
    return (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
  }
  if (bytes[0] < 0xF0) {
    *ret_len = 3;
    return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
  }
  *ret_len = 4;
  return (bytes[0] & 0x07u) << 18 | (bytes[1] & 0x3Fu) << 12 | (bytes[2] & 0x3Fu) << 6 |
         (bytes[3] & 0x3Fu);
}

uint32_t
pt_utf8_encode (uint32_t code, char ret_bytes[4]) {
  if (code < 0x80) {
    ret_bytes[0] = (char)code;
    return 1;
  }
  if (code < 0x800) {
    ret_bytes[0] = (char)(0xC0 | code >> 6);
    ret_bytes[1] = (char)(0x80 | (code & 0x3F));
    return 2;
  }
  if (code < 0x10000) {
    ret_bytes[0] = (char)(0xE0 | code >> 12);
    ret_bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
    ret_bytes[2] = (char)(0x80 | (code & 0x3F));
    return 3;
  }
  ret_bytes[0] = (char)(0xF0 | code >> 18);
  ret_bytes[1] = (char)(0x80 | (code >> 12 & 0x3F));
  ret_bytes[2] = (char)(0x80 | (code >> 6 & 0x3F));
  ret_bytes[3] = (char)(0x80 | (code & 0x3F));
  return 4;
}

/* Names */

/* FNV-1a of the upper-case name, as gen_unicode.py computes it. */
static uint64_t
name_hash (PtView name) {
  uint64_t value = 0xCBF29CE484222325u;
  for (size_t i = 0; i < name.len; i++)
    value = (value ^ (uint8_t)toupper ((unsigned char)name.data[i])) * 0x100000001B3u;
  return value;
}

static bool
skip_prefix (PtView *text, const char *prefix) {
  size_t len = strlen (prefix);
  if (text->len < len)
    return false;
  for (size_t i = 0; i < len; i++)
    if (toupper ((unsigned char)text->data[i]) != prefix[i])
      return false;
  text->data += len;
  text->len -= len;
  return true;
}

/* "CJK UNIFIED IDEOGRAPH-4E00" */
static int32_t
cjk_of_name (PtView name) {
  if (!skip_prefix (&name, "CJK UNIFIED IDEOGRAPH-") || name.len < 4 || name.len > 5)
    return -1;
  uint32_t code = 0;
  for (size_t i = 0; i < name.len; i++) {
    int c = toupper ((unsigned char)name.data[i]);
    if (!isxdigit (c))
      return -1;
    code = code * 16 + (uint32_t)(c <= '9' ? c - '0' : c - 'A' + 10);
  }
  return in_ranges (pt_uni_cjk, pt_uni_cjk_len, code) ? (int32_t)code : -1;
}

enum { HANGUL_L = 0x1100, HANGUL_V = 0x1161, HANGUL_T = 0x11A7, HANGUL_S = 0xAC00 };
enum { HANGUL_L_COUNT = 19, HANGUL_V_COUNT = 21, HANGUL_T_COUNT = 28 };
enum { HANGUL_S_COUNT = HANGUL_L_COUNT * HANGUL_V_COUNT * HANGUL_T_COUNT };

/* Index of the longest of the parts that text begins with, and steps over it; -1: none fits. */
static int
longest_part (PtView *text, const char *const *parts, int count) {
  int best = -1;
  size_t best_len = 0;
  for (int i = 0; i < count; i++) {
    PtView rest = *text;
    size_t len = strlen (parts[i]);
    if ((best < 0 || len > best_len) && skip_prefix (&rest, parts[i])) {
      best = i;
      best_len = len;
    }
  }
  text->data += best_len;
  text->len -= best_len;
  return best;
}

/* "HANGUL SYLLABLE GAG" */
static int32_t
hangul_of_name (PtView name) {
  static const char *const lead[HANGUL_L_COUNT] = {"G", "GG", "N", "D",  "DD", "R", "M",
                                                   "B", "BB", "S", "SS", "",   "J", "JJ",
                                                   "C", "K",  "T", "P",  "H"};
  static const char *const vowel[HANGUL_V_COUNT] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                                    "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                                    "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
  static const char *const trail[HANGUL_T_COUNT] = {
      "",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
      "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"};
  if (!skip_prefix (&name, "HANGUL SYLLABLE "))
    return -1;
  int l = longest_part (&name, lead, HANGUL_L_COUNT);
  int v = longest_part (&name, vowel, HANGUL_V_COUNT);
  int t = longest_part (&name, trail, HANGUL_T_COUNT);
  if (l < 0 || v < 0 || t < 0 || name.len > 0)
    return -1;
  return HANGUL_S + (l * HANGUL_V_COUNT + v) * HANGUL_T_COUNT + t;
}

int32_t
pt_char_of_name (PtView name) {
  uint64_t hash = name_hash (name);
  uint32_t low = 0, high = pt_uni_name_hashes_len;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (pt_uni_name_hashes[middle] < hash)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < pt_uni_name_hashes_len && pt_uni_name_hashes[low] == hash)
    return (int32_t)pt_uni_name_codes[low];
  int32_t code = cjk_of_name (name);
  return code >= 0 ? code : hangul_of_name (name);
}

/* NFKC: decompose, order by combining class, compose (Unicode, chapter 3.11). */

static const PtDecomposition *
find_decomposition (uint32_t code) {
  uint32_t low = 0, high = pt_uni_decompositions_len;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (pt_uni_decompositions[middle].code < code)
      low = middle + 1;
    else
      high = middle;
  }
  const PtDecomposition *row = &pt_uni_decompositions[low];
  return low < pt_uni_decompositions_len && row->code == code ? row : NULL;
}

static uint32_t
combining_class (uint32_t code) {
  uint32_t low = 0, high = pt_uni_combining_len;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (pt_uni_combining[middle].code < code)
      low = middle + 1;
    else
      high = middle;
  }
  const PtCombining *row = &pt_uni_combining[low];
  return low < pt_uni_combining_len && row->code == code ? row->combining_class : 0;
}

/* The composition of two characters; 0: they don't compose. */
static uint32_t
compose_pair (uint32_t first, uint32_t second) {
  if (first - HANGUL_L < HANGUL_L_COUNT && second - HANGUL_V < HANGUL_V_COUNT)
    return HANGUL_S + ((first - HANGUL_L) * HANGUL_V_COUNT + (second - HANGUL_V)) * HANGUL_T_COUNT;
  if (first - HANGUL_S < HANGUL_S_COUNT && (first - HANGUL_S) % HANGUL_T_COUNT == 0 &&
      second > HANGUL_T && second < HANGUL_T + HANGUL_T_COUNT)
    return first + (second - HANGUL_T);
  uint32_t low = 0, high = pt_uni_compositions_len;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const PtComposition *row = &pt_uni_compositions[middle];
    if (row->first < first || (row->first == first && row->second < second))
      low = middle + 1;
    else
      high = middle;
  }
  const PtComposition *row = &pt_uni_compositions[low];
  bool found = low < pt_uni_compositions_len && row->first == first && row->second == second;
  return found ? row->composed : 0;
}

/* Appends the decomposition of one character; returns how many code points it has. */
static uint32_t
decompose (uint32_t code, uint32_t *out) {
  if (code - HANGUL_S < HANGUL_S_COUNT) {
    uint32_t index = code - HANGUL_S, trail = index % HANGUL_T_COUNT;
    out[0] = HANGUL_L + index / (HANGUL_V_COUNT * HANGUL_T_COUNT);
    out[1] = HANGUL_V + index / HANGUL_T_COUNT % HANGUL_V_COUNT;
    out[2] = HANGUL_T + trail;
    return trail == 0 ? 2 : 3;
  }
  const PtDecomposition *row = find_decomposition (code);
  if (row == NULL) {
    out[0] = code;
    return 1;
  }
  memcpy (out, pt_uni_decomposed + row->at, row->len * sizeof *out);
  return row->len;
}

/* Sorts each run of combining marks by class, keeping the order of equals. */
static void
order_marks (uint32_t *codes, size_t len) {
  for (size_t i = 1; i < len; i++) {
    uint32_t code = codes[i], rank = combining_class (code);
    size_t at = i;
    for (; rank != 0 && at > 0 && combining_class (codes[at - 1]) > rank; at--)
      codes[at] = codes[at - 1];
    codes[at] = code;
  }
}

static size_t
compose (uint32_t *codes, size_t len) {
  size_t count = 0, starter = SIZE_MAX;
  uint32_t last_class = 0;
  for (size_t i = 0; i < len; i++) {
    uint32_t rank = combining_class (codes[i]);
    bool adjacent = starter != SIZE_MAX && count == starter + 1;
    bool blocked = !adjacent && last_class >= rank;
    uint32_t composed =
        starter == SIZE_MAX || blocked ? 0 : compose_pair (codes[starter], codes[i]);
    if (composed != 0) {
      codes[starter] = composed;
      continue;
    }
    if (rank == 0)
      starter = count;
    last_class = rank;
    codes[count++] = codes[i];
  }
  return count;
}

enum { LONGEST_DECOMPOSITION = 18 };

PtStr
pt_intern_nfkc (PtView name) {
  uint32_t *codes = pt_heap_alloc (name.len * LONGEST_DECOMPOSITION * sizeof *codes);
  char *text = pt_heap_alloc (name.len * LONGEST_DECOMPOSITION * 4);
  PtStr id = 0;
  if (codes != NULL && text != NULL) {
    size_t count = 0, len = 0;
    uint32_t step;
    for (size_t at = 0; at < name.len; at += step)
      count += decompose (pt_utf8_decode (name.data + at, &step), codes + count);
    order_marks (codes, count);
    count = compose (codes, count);
    for (size_t i = 0; i < count; i++)
      len += pt_utf8_encode (codes[i], text + len);
    id = pt_intern (text, len);
  }
  pt_heap_free (codes);
  pt_heap_free (text);
  return id;
}
