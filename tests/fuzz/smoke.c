// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A fuzzer for where libFuzzer is not: usage: smoke EXECUTIONS ROW FOLDER... Takes the .py files of
// the folders, changes them at random and hands them to LLVMFuzzerTestOneInput. The n-th input of a
// row is the same in every run. Prints TAP. An input that ends the process stays behind in the file
// `<program>.input` in the current folder.

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/base.h"
#include "tests/fuzz/subject.h"
#include "tests/fuzz/words.h"

enum { MAX_INPUT = 4096, MAX_SEEDS = 4096 };

typedef struct {
  uint8_t *data;
  size_t len;
} Seed;

static Seed seeds[MAX_SEEDS];
static size_t n_seeds;

static int
take_file (const char *path, const struct stat *info, int type, struct FTW *place) {
  (void)place;
  size_t len = strlen (path);
  if (type != FTW_F || len < 3 || strcmp (path + len - 3, ".py") != 0 || n_seeds == MAX_SEEDS)
    return 0;
  FILE *file = fopen (path, "rb");
  Seed seed = {malloc ((size_t)info->st_size + 1), 0};
  pt_assert (file != NULL && seed.data != NULL);
  seed.len = fread (seed.data, 1, (size_t)info->st_size, file);
  fclose (file);
  seeds[n_seeds++] = seed;
  return 0;
}

static int
compare_seeds (const void *a, const void *b) {
  const Seed *left = a, *right = b;
  size_t len = left->len < right->len ? left->len : right->len;
  int order = memcmp (left->data, right->data, len);
  return order != 0 ? order : (left->len > right->len) - (left->len < right->len);
}

static uint64_t state;

static size_t
draw (size_t below) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return below == 0 ? 0 : (size_t)(state >> 11) % below;
}

/* A piece of a seed, often from the start of a line. */
static size_t
take_piece (uint8_t *out, size_t max) {
  const Seed *seed = &seeds[draw (n_seeds)];
  size_t at = draw (seed->len + 1), len = draw (max) + 1;
  while (draw (4) != 0 && at > 0 && seed->data[at - 1] != '\n')
    at--;
  if (len > seed->len - at)
    len = seed->len - at;
  memcpy (out, seed->data + at, len);
  return len;
}

/* Replaces `gone` bytes at a place by a piece. */
static size_t
replace (uint8_t *text, size_t len, size_t at, size_t gone, const void *piece, size_t piece_len) {
  if (gone > len - at)
    gone = len - at;
  if (len - gone + piece_len > MAX_INPUT)
    return len;
  memmove (text + at + piece_len, text + at + gone, len - at - gone);
  memcpy (text + at, piece, piece_len);
  return len - gone + piece_len;
}

static size_t
mutate (uint8_t *text, size_t len) {
  uint8_t piece[256];
  const char *word = pt_fuzz_words[draw (PT_COUNT_OF (pt_fuzz_words))];
  size_t at = draw (len + 1);
  switch (draw (8)) {
  case 0:
    piece[0] = (uint8_t)draw (256);
    return replace (text, len, at, draw (2), piece, 1);
  case 1:
    return replace (text, len, at, draw (40), "", 0);
  case 2:
    return at; /* cut off */
  case 3: {    /* repeat */
    size_t size = draw (len - at < sizeof piece ? len - at + 1 : sizeof piece);
    memcpy (piece, text + at, size);
    for (size_t times = draw (30); times > 0; times--)
      len = replace (text, len, at, 0, piece, size);
    return len;
  }
  case 4:
  case 5:
    return replace (text, len, at, draw (2) == 0 ? 0 : draw (12), word, strlen (word));
  default:
    return replace (text, len, at, draw (60), piece, take_piece (piece, sizeof piece));
  }
}

static size_t
make_input (uint8_t *text, uint64_t row, uint64_t number) {
  state = (row << 32 | (number + 1)) * 0x9E3779B97F4A7C15u;
  draw (1);
  size_t len = take_piece (text, draw (8) == 0 ? MAX_INPUT : 800);
  for (size_t changes = draw (6); changes > 0; changes--)
    len = mutate (text, len);
  return len;
}

/* A file beside the tests; its content survives the process. */
static int
open_input (const char *program, char name[static 256]) {
  const char *slash = strrchr (program, '/');
  snprintf (name, 256, "%s.input", slash == NULL ? program : slash + 1);
  int file = open (name, O_RDWR | O_CREAT | O_TRUNC, 0666);
  pt_assert (file >= 0);
  return file;
}

int
main (int argc, char **argv) {
  pt_assert (argc > 3);
  uint64_t executions = strtoull (argv[1], NULL, 10), row = strtoull (argv[2], NULL, 10);
  for (int i = 3; i < argc; i++)
    nftw (argv[i], take_file, 16, FTW_PHYS);
  qsort (seeds, n_seeds, sizeof *seeds, compare_seeds); /* whatever the order of the folders */
  puts ("1..1");
  fflush (stdout);
  pt_assert (n_seeds > 0 && executions > 0);
  char name[256];
  uint8_t text[MAX_INPUT];
  int file = open_input (argv[0], name);
  for (uint64_t i = 0; i < executions; i++) {
    size_t len = make_input (text, row, i);
    pt_assert (ftruncate (file, 0) == 0 && pwrite (file, text, len, 0) == (ssize_t)len);
    uint8_t *exact = malloc (len == 0 ? 1 : len); /* so that a read behind it is found */
    pt_assert (exact != NULL);
    memcpy (exact, text, len);
    LLVMFuzzerTestOneInput (exact, len);
    free (exact);
  }
  close (file);
  unlink (name);
  printf ("ok 1 - %llu inputs made of %zu files\n", (unsigned long long)executions, n_seeds);
  for (size_t i = 0; i < n_seeds; i++)
    free (seeds[i].data);
  return 0;
}
