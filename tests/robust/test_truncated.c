// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Files that end too early, at every byte: a diagnostic or a tree each.

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "tests/robust/front.h"

static long cuts;

static void
check_cut (const char *exact, size_t len) {
  PtFront front;
  pt_front_init (&front, exact, len, 11);
  const PtUnit *unit = &front.unit;
  cuts++;
  bool good = front.status == PT_OK && (unit->diags.errors > 0 || unit->scopes.count > 1);
  for (uint32_t i = 0; i < unit->diags.count; i++)
    good = good && unit->diags.items[i].span.start <= unit->diags.items[i].span.end &&
           unit->diags.items[i].span.end <= unit->source.len;
  if (!good)
    printf ("# cut at byte %zu: status %d, %s\n", len, front.status, pt_front_message (&front));
  pt_check (good);
  pt_front_clear (&front);
}

static int
cut_file (const char *path, const struct stat *info, int type, struct FTW *place) {
  (void)place;
  size_t len = strlen (path);
  if (type != FTW_F || strcmp (path + (len < 3 ? 0 : len - 3), ".py") != 0)
    return 0;
  FILE *file = fopen (path, "rb");
  char *text = malloc ((size_t)info->st_size + 1);
  size_t size = file == NULL || text == NULL ? 0 : fread (text, 1, (size_t)info->st_size, file);
  pt_check_int (size, info->st_size);
  for (size_t cut = 0; cut <= size; cut++) {
    /* A block of just that size: a read behind it is found. */
    char *exact = malloc (cut == 0 ? 1 : cut);
    memcpy (exact, text, cut);
    check_cut (exact, cut);
    free (exact);
  }
  free (text);
  fclose (file);
  return 0;
}

PT_TEST (golden_inputs_cut_at_every_byte) {
  cuts = 0;
  nftw (PT_TESTS_FOLDER "/golden", cut_file, 16, FTW_PHYS);
  pt_check (cuts > 5000);
}

PT_TEST (larger_files_cut_at_every_byte) {
  static const char *const paths[] = {
      PT_TESTS_FOLDER "/oracle/stdlib/enum_all.py", PT_TESTS_FOLDER "/fuzz/run_fuzz.py",
      PT_TESTS_FOLDER "/golden/run_golden.py", PT_TESTS_FOLDER "/robust/run_damaged.py"};
  cuts = 0;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
    nftw (paths[i], cut_file, 16, FTW_PHYS);
  pt_check (cuts > 15000);
}

PT_TEST_MAIN
