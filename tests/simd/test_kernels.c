// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Each kernel of each level of this machine against the scalar one, as in dav1d's checkasm. A row
// of kernels.def without a check_<name> here doesn't compile.

#include "simd/simd.h"
#include "tests/check.h"
#include "tests/simd/inputs.h"

#include <stdlib.h>

enum {
  MAX_LEN = 700, /* every length from 0 */
  MAX_ALIGNED = 300,
  LONG = 70001, /* more than 255 steps of every vector width, and no round number */
  PADDING = 64,
  ROUNDS = 3,
};

typedef struct {
  const PtSimd *expected;
  const PtSimd *actual;
  PtGuarded memory;
  uint64_t random;
  uint32_t *positions[2];
} Check;

typedef void (*Fill) (char *data, size_t len, uint64_t *state);
typedef bool (*Agree) (Check *check, const char *data, size_t len);

static void
fill_newlines (char *data, size_t len, uint64_t *state) {
  pt_fill_from (data, len, "\n\r\nabc", state);
}

static void
fill_rare_newlines (char *data, size_t len, uint64_t *state) {
  pt_fill_from (data, len, "the quick brown fox jumps over a lazy dog and then sleeps\n\r", state);
}

static void
fill_name (char *data, size_t len, uint64_t *state) {
  pt_fill_from (data, len, "abczABCZ0189__kK", state);
}

static void
fill_spaces (char *data, size_t len, uint64_t *state) {
  pt_fill_from (data, len, "        ", state);
}

static void
fill_letters (char *data, size_t len, uint64_t *state) {
  pt_fill_from (data, len, "abc \t\f01,\x01\x09\x1C\x8A\xDC", state);
}

/* Parts of the needles and now and then one of them, also cut off by the end. */
static void
fill_needles (char *data, size_t len, uint64_t *state) {
  pt_fill_from (data, len, "abzc r \n", state);
  if (len > 0 && (pt_random (state) >> 40) % 4 != 0)
    pt_fill_from (data, len, "a\xE1-", state);
  static const char needle[] = "rare";
  size_t at = (pt_random (state) >> 20) % (len + 1);
  for (size_t i = 0; i < 4 && at + i < len; i++)
    data[at + i] = needle[i];
}

/* One byte that isn't plain, or none. */
static void
fill_plain (char *data, size_t len, uint64_t *state) {
  pt_fill_from (data, len, "plain text! #~", state);
  if (len > 0 && (pt_random (state) >> 40) % 4 != 0)
    pt_fill_from (data + (pt_random (state) >> 20) % len, 1, "\"\\\n\x1F\x7F\x80\xFF\t", state);
}

static void
fill_utf8 (char *data, size_t len, uint64_t *state) {
  pt_fill_utf8 (data, len, 40, state);
}

static void
fill_mostly_ascii (char *data, size_t len, uint64_t *state) {
  pt_fill_from (data, len, "plain text", state);
  for (size_t i = 0; i + 4 < len; i += 1 + (pt_random (state) >> 40) % 150)
    i += pt_encode_utf8 (0x80 + (uint32_t)(pt_random (state) >> 40) % 0xD780, data + i);
}

static void
fill_high (char *data, size_t len, uint64_t *state) {
  pt_fill_random (data, len, state);
  if (len > 1)
    data[0] = (char)0xF0;
}

/* Every length up to MAX_ALIGNED at every alignment; the bytes before and behind are arbitrary. */
static bool
agree_aligned (Check *check, Fill fill, Agree agree, size_t padding) {
  char text[MAX_ALIGNED + PADDING];
  char *block = check->memory.pages;
  pt_fill_random (block, MAX_ALIGNED + 2 * PADDING, &check->random);
  for (size_t len = 0; len <= MAX_ALIGNED; len++) {
    fill (text, len, &check->random);
    if (padding > 0)
      text[len] = '\0';
    /* behind a block and a half the vectors only repeat what they did: then every seventh is enough
     */
    for (size_t start = 0; start < 64; start += len < 100 ? 1 : 7) {
      memcpy (block + start, text, padding > 0 ? len + 1 : len);
      if (!agree (check, block + start, len)) {
        printf ("# differs at length %zu, alignment %zu\n", len, start);
        return false;
      }
    }
  }
  return true;
}

/* Kernels that may read exactly len bytes: the data ends at the guard. */
static bool
agree_exact (Check *check, Fill fill, Agree agree) {
  for (size_t len = 0; len <= MAX_LEN; len++)
    for (int round = 0; round < ROUNDS; round++) {
      char *data = pt_guarded_last (&check->memory, len);
      fill (data, len, &check->random);
      if (!agree (check, data, len)) {
        printf ("# differs at length %zu\n", len);
        return false;
      }
    }
  char *data = pt_guarded_last (&check->memory, LONG);
  fill (data, LONG, &check->random);
  return agree (check, data, LONG) && agree_aligned (check, fill, agree, 0);
}

/* Kernels that stop at a zero byte: it stands at len, and the guard 64 bytes after it. What lies
 * between is arbitrary, and so is the position of another stop before it. */
static bool
agree_padded (Check *check, Fill fill, const char *stops, Agree agree) {
  for (size_t len = 0; len <= MAX_LEN; len++)
    for (int round = 0; round < ROUNDS; round++) {
      char *data = pt_guarded_last (&check->memory, len + PADDING);
      fill (data, len, &check->random);
      data[len] = '\0';
      pt_fill_random (data + len + 1, PADDING - 1, &check->random);
      if (round > 0 && len > 0)
        pt_fill_from (data + (pt_random (&check->random) >> 32) % len, 1, stops, &check->random);
      if (!agree (check, data, len)) {
        printf ("# differs at length %zu\n", len);
        return false;
      }
    }
  return agree_aligned (check, fill, agree, PADDING);
}

#define AGREE(name) static bool agree_##name (Check *check, const char *data, size_t len)

AGREE (count_byte) {
  return check->expected->count_byte (data, len, '\n') ==
             check->actual->count_byte (data, len, '\n') &&
         check->expected->count_byte (data, len, 'a') ==
             check->actual->count_byte (data, len, 'a') &&
         check->expected->count_byte (data, len, 0) == check->actual->count_byte (data, len, 0);
}

static bool
same_positions (Check *check, size_t expected, size_t actual) {
  return expected == actual &&
         memcmp (check->positions[0], check->positions[1], expected * sizeof (uint32_t)) == 0;
}

static bool
positions_of (Check *check, const char *data, size_t len, char byte) {
  return same_positions (check,
                         check->expected->byte_positions (data, len, byte, check->positions[0]),
                         check->actual->byte_positions (data, len, byte, check->positions[1]));
}

AGREE (byte_positions) {
  return positions_of (check, data, len, '\n') && positions_of (check, data, len, 0) &&
         positions_of (check, data, len, 'a');
}

AGREE (count_lines) {
  return check->expected->count_lines (data, len) == check->actual->count_lines (data, len);
}

AGREE (line_starts) {
  size_t count = check->expected->line_starts (data, len, check->positions[0]);
  /* ret is promised no more room than this */
  const uint32_t mark = 0xDEADBEEF;
  check->positions[1][count + PT_SIMD_SLACK] = mark;
  return same_positions (check, count,
                         check->actual->line_starts (data, len, check->positions[1])) &&
         check->positions[1][count + PT_SIMD_SLACK] == mark &&
         check->expected->count_lines (data, len) == count;
}

#define AGREE_END(name)                                                                            \
  AGREE (name) {                                                                                   \
    (void)len;                                                                                     \
    return check->expected->name (data) == check->actual->name (data);                             \
  }

AGREE_END (identifier_end)
AGREE_END (comment_end)
AGREE_END (space_end)

AGREE (escape_end) {
  return check->expected->escape_end (data, len) == check->actual->escape_end (data, len) &&
         check->expected->escape_end (data, len / 2) == check->actual->escape_end (data, len / 2);
}

#define AGREE_QUOTED_END(name)                                                                     \
  AGREE (name) {                                                                                   \
    (void)len;                                                                                     \
    return check->expected->name (data, '"') == check->actual->name (data, '"') &&                 \
           check->expected->name (data, '\'') == check->actual->name (data, '\'');                 \
  }

AGREE_QUOTED_END (string_end)
AGREE_QUOTED_END (triple_end)

#define AGREE_LEN(name)                                                                            \
  AGREE (name) {                                                                                   \
    return check->expected->name (data, len) == check->actual->name (data, len);                   \
  }

AGREE (find_any) {
  static const char *const words[] = {"abc", "zzab", "abab", "\n\na",
                                      "cab", "rare", "  xx", "bbbbbbb"};
  bool agree = true;
  for (size_t n = 1; n <= PT_NEEDLES_MAX; n += n == 1 ? 3 : 4) {
    PtNeedles needles;
    pt_needles_init (&needles, words, n);
    agree &= check->expected->find_any (data, len, &needles) ==
             check->actual->find_any (data, len, &needles);
  }
  return agree;
}

AGREE_LEN (plain_prefix)
AGREE_LEN (ascii_prefix)
AGREE_LEN (utf8_prefix)
AGREE_LEN (utf8_count)

AGREE (hash64) {
  return check->expected->hash64 (data, len, 0) == check->actual->hash64 (data, len, 0) &&
         check->expected->hash64 (data, len, len) == check->actual->hash64 (data, len, len);
}

static bool
check_count_byte (Check *check) {
  return agree_exact (check, fill_newlines, agree_count_byte) &&
         agree_exact (check, pt_fill_random, agree_count_byte);
}

static bool
check_byte_positions (Check *check) {
  return agree_exact (check, fill_newlines, agree_byte_positions) &&
         agree_exact (check, fill_rare_newlines, agree_byte_positions);
}

static bool
check_count_lines (Check *check) {
  return agree_exact (check, fill_newlines, agree_count_lines) &&
         agree_exact (check, fill_rare_newlines, agree_count_lines);
}

static bool
check_line_starts (Check *check) {
  return agree_exact (check, fill_newlines, agree_line_starts) &&
         agree_exact (check, fill_rare_newlines, agree_line_starts);
}

static bool
check_identifier_end (Check *check) {
  return agree_padded (check, fill_name, " .(:=\n@[`{/\x80\xC1\xDF\xFF", agree_identifier_end);
}

static bool
check_string_end (Check *check) {
  return agree_padded (check, fill_letters, "'\"\\\n\r", agree_string_end);
}

static bool
check_triple_end (Check *check) {
  return agree_padded (check, fill_letters, "'\"\\\n\r", agree_triple_end);
}

static bool
check_escape_end (Check *check) {
  return agree_padded (check, fill_letters, "\\\r\n", agree_escape_end);
}

static bool
check_find_any (Check *check) {
  return agree_exact (check, fill_needles, agree_find_any) &&
         agree_exact (check, fill_rare_newlines, agree_find_any) &&
         agree_exact (check, pt_fill_random, agree_find_any);
}

static bool
check_plain_prefix (Check *check) {
  return agree_exact (check, fill_plain, agree_plain_prefix) &&
         agree_exact (check, fill_utf8, agree_plain_prefix);
}

static bool
check_comment_end (Check *check) {
  return agree_padded (check, fill_letters, "\n\r", agree_comment_end);
}

static bool
check_space_end (Check *check) {
  return agree_padded (check, fill_spaces, "\n\t\fx!\x01\x8C\xA0\xFF", agree_space_end);
}

static bool
check_ascii_prefix (Check *check) {
  return agree_exact (check, fill_newlines, agree_ascii_prefix) &&
         agree_exact (check, fill_mostly_ascii, agree_ascii_prefix);
}

static bool
check_utf8_prefix (Check *check) {
  return agree_exact (check, fill_utf8, agree_utf8_prefix) &&
         agree_exact (check, fill_mostly_ascii, agree_utf8_prefix) &&
         agree_exact (check, fill_high, agree_utf8_prefix);
}

static bool
check_utf8_count (Check *check) {
  return agree_exact (check, fill_utf8, agree_utf8_count) &&
         agree_exact (check, pt_fill_random, agree_utf8_count);
}

static bool
check_hash64 (Check *check) {
  return agree_exact (check, pt_fill_random, agree_hash64);
}

static const struct {
  const char *name;
  bool (*check) (Check *check);
} kernels[] = {
#define PT_KERNEL(name, result, parameters, tail) {#name, check_##name},
#include "simd/kernels.def"
#undef PT_KERNEL
};

/* Calls run for each level above scalar that this machine has. */
static void
for_each_level (void (*run) (const PtSimd *expected, const PtSimd *actual)) {
  const PtSimd *expected = pt_simd_of (PT_SIMD_SCALAR);
  for (PtSimdLevel level = PT_SIMD_SCALAR; level < PT_SIMD_LEVELS; level++)
    if (pt_simd_of (level) != NULL)
      run (expected, pt_simd_of (level));
}

static void
check_all (const PtSimd *expected, const PtSimd *actual) {
  Check check = {expected, actual, pt_guarded_new (LONG + PADDING), 88172645463325252u, {NULL}};
  for (int i = 0; i < 2; i++)
    check.positions[i] = malloc ((LONG + 2 * PT_SIMD_SLACK) * sizeof (uint32_t));
  for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++) {
    bool agrees = kernels[i].check (&check);
    if (!agrees)
      printf ("# %s of %s\n", kernels[i].name, pt_simd_level_name (actual->level));
    pt_check (agrees);
  }
  for (int i = 0; i < 2; i++)
    free (check.positions[i]);
  pt_guarded_free (&check.memory);
}

PT_TEST (every_level_agrees_with_scalar) {
  for_each_level (check_all);
}

/* Four bytes of every class, across the seams of vectors and blocks. */
static void
check_sequences (const PtSimd *expected, const PtSimd *actual) {
  static const uint8_t bytes[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                  0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
                                  0xED, 0xEE, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
  enum { N = sizeof bytes };
  static const size_t places[] = {13, 30, 62, 64};
  char block[128];
  bool agrees = true;
  for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
    memset (block, 'a', sizeof block);
    for (int i = 0; i < N * N * N * N; i++) {
      char *at = block + places[p];
      at[0] = (char)bytes[i % N];
      at[1] = (char)bytes[i / N % N];
      at[2] = (char)bytes[i / N / N % N];
      at[3] = (char)bytes[i / N / N / N];
      agrees &= expected->utf8_prefix (block, 128) == actual->utf8_prefix (block, 128);
    }
  }
  pt_check (agrees);
}

PT_TEST (utf8_sequences_across_seams) {
  for_each_level (check_sequences);
}

/* The scalar kernels are the definition, so they need a test that doesn't use them. */
PT_TEST (utf8_accepts_what_unicode_has) {
  const PtSimd *simd = pt_simd_of (PT_SIMD_SCALAR);
  bool right = true;
  for (uint32_t code = 0; code < 0x120000; code++) {
    char bytes[4];
    size_t size = pt_encode_utf8 (code, bytes);
    bool valid = code < 0xD800 || (code >= 0xE000 && code < 0x110000);
    right &= simd->utf8_prefix (bytes, size) == (valid ? size : 0);
    right &= simd->utf8_count (bytes, size) == 1;
    for (size_t cut = 1; cut < size; cut++)
      right &= simd->utf8_prefix (bytes, cut) == 0;
  }
  pt_check (right);
  pt_check_int (simd->utf8_prefix ("ab\xC0\x80", 4), 2);       /* overlong */
  pt_check_int (simd->utf8_prefix ("\xE0\x9F\xBF", 3), 0);     /* overlong */
  pt_check_int (simd->utf8_prefix ("\xF0\x8F\xBF\xBF", 4), 0); /* overlong */
  pt_check_int (simd->utf8_prefix ("\xED\xA0\x80", 3), 0);     /* surrogate */
  pt_check_int (simd->utf8_prefix ("\xC3\xA4\xC3", 3), 2);     /* cut short */
  pt_check_int (simd->utf8_prefix ("x\x80", 2), 1);            /* stray continuation */
}

PT_TEST (scalar_kernels_say_what_the_table_says) {
  const PtSimd *simd = pt_simd_of (PT_SIMD_SCALAR);
  uint32_t starts[8 + PT_SIMD_SLACK];
  pt_check_int (simd->count_byte ("banana", 6, 'a'), 3);
  pt_check_int (simd->byte_positions ("banana", 6, 'n', starts), 2);
  pt_check (starts[0] == 2 && starts[1] == 4);
  pt_check_int (simd->count_lines ("a\nb\r\nc\rd\n\r", 10), 5);
  pt_check_int (simd->line_starts ("a\nb\r\nc\rd\n\r", 10, starts), 5);
  pt_check (starts[0] == 2 && starts[1] == 5 && starts[2] == 7 && starts[3] == 9 &&
            starts[4] == 10);
  const char *text = "name_9 = 'it\\'s' # done\n";
  pt_check_int (simd->identifier_end (text) - text, 6);
  pt_check_int (simd->string_end (text + 10, '\'') - text, 12);
  pt_check_int (simd->string_end (text + 14, '"') - text, 23);
  pt_check_int (simd->triple_end (text + 14, '"') - text, 24);
  pt_check_int (simd->comment_end (text + 17) - text, 23);
  const char *spaces = "   \t x";
  pt_check_int (simd->space_end (spaces) - spaces, 3);
  const char *escaped = "it's\n\\x";
  pt_check_int (simd->escape_end (escaped, 7) - escaped, 5);
  const char *carriage = "ab\rc\\";
  pt_check_int (simd->escape_end (carriage, 5) - carriage, 2);
  pt_check_int (simd->escape_end (carriage, 1) - carriage, 1);
  pt_check_int (simd->plain_prefix ("say \"x\"", 7), 4);
  pt_check_int (simd->plain_prefix ("~ \x7F", 3), 2);
  pt_check_int (simd->plain_prefix ("\x1F", 1), 0);
  pt_check_int (simd->plain_prefix ("a\\", 2), 1);
  pt_check_int (simd->plain_prefix ("a\xC3\xA4", 3), 1);
  pt_check_int (simd->ascii_prefix ("abc\xC3\xA4", 5), 3);
}

PT_TEST (scalar_find_finds_the_first_of_all_needles) {
  const PtSimd *simd = pt_simd_of (PT_SIMD_SCALAR);
  static const char *const words[] = {"vars", "globals", "local"};
  PtNeedles needles;
  pt_needles_init (&needles, words, 3);
  pt_check_int (simd->find_any ("no glob, no var", 15, &needles), 15);
  pt_check_int (simd->find_any ("x = locals(), vars()", 20, &needles), 4);
  pt_check_int (simd->find_any ("vars", 4, &needles), 0);
  pt_check_int (simd->find_any ("vars", 3, &needles), 3); /* cut off */
  pt_check_int (simd->find_any ("", 0, &needles), 0);
  pt_needles_init (&needles, words + 1, 1);
  pt_check_int (simd->find_any ("x = locals(), globals()", 23, &needles), 14);
}

PT_TEST (hash_depends_on_everything) {
  const PtSimd *simd = pt_simd_of (PT_SIMD_AUTO);
  char data[256] = {0};
  uint64_t seen[257];
  bool distinct = true;
  for (size_t len = 0; len <= 256; len++) {
    seen[len] = simd->hash64 (data, len, 0);
    for (size_t i = 0; i < len; i++)
      distinct &= seen[i] != seen[len];
  }
  pt_check (distinct);
  pt_check (simd->hash64 (data, 64, 1) != seen[64]);

  /* Stripes and lanes in another order are other data. */
  for (int i = 0; i < 256; i++)
    data[i] = (char)i;
  uint64_t hash = simd->hash64 (data, 256, 0);
  for (size_t size = 8; size <= 64; size *= 2) {
    char swapped[256];
    memcpy (swapped, data, 256);
    memcpy (swapped, data + size, size);
    memcpy (swapped + size, data, size);
    pt_check (simd->hash64 (swapped, 256, 0) != hash);
  }
}

/* May be stored: a change of these numbers is a change of format. */
PT_TEST (hash_is_the_same_on_every_machine) {
  const PtSimd *simd = pt_simd_of (PT_SIMD_AUTO);
  char data[5000];
  for (int i = 0; i < 5000; i++)
    data[i] = (char)(i * i);
  pt_check (simd->hash64 ("portalis", 8, 0) == UINT64_C (0x629a457dea96b76b));
  pt_check (simd->hash64 (data, 5000, 7) == UINT64_C (0x2fab7508b997db65));
}

PT_TEST_MAIN
