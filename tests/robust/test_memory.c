// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Memory that ends at any moment: each allocation of each stage fails once, the stage says so, and
// nothing is lost or broken (run it with the sanitizers). Afterwards the same text gives the same
// Rust.

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/base/heap.h"
#include "tests/robust/front.h"

static const PtMemoryMode modes[] = {PT_MEMORY_OPTIMISED, PT_MEMORY_PLAIN};

static PtStatus
translate (PtUnit *unit, const char *text, size_t len, PtArena *project_arena, PtBytes *rust) {
  PtPipelineOptions options = {.python_minor = 12, .types = true};
  const char *paths[] = {"a.py"};
  PtProject project;
  PtLineMap map;
  PtStatus status = pt_pipeline_read (unit, "a.py", text, len, &options);
  if (status == PT_OK)
    status = pt_project_init (&project, project_arena, paths, 1, NULL, 0);
  if (status == PT_OK)
    status = pt_pipeline_translate (unit, &project, 0, &options, rust, &map);
  return status == PT_OK && rust->failed ? PT_ENOMEM : status;
}

typedef struct {
  PtStatus status;
  int64_t count; /* of allocations */
  uint32_t diags;
  PtBytes rust;
} Outcome;

/* All of it; the n-th allocation fails. */
static Outcome
run (const char *text, size_t len, PtMemoryMode mode, int64_t n) {
  PT_AUTO (PtArena) arena;
  PT_AUTO (PtArena) project_arena;
  pt_arena_init_mode (&arena, 0, mode);
  pt_arena_init_mode (&project_arena, 0, mode);
  PtUnit unit;
  pt_unit_init (&unit, &arena);
  Outcome outcome = {0};
  uint64_t before = pt_heap_allocations ();
  pt_heap_fail_after (n);
  outcome.status = translate (&unit, text, len, &project_arena, &outcome.rust);
  pt_heap_fail_after (-1);
  outcome.count = (int64_t)(pt_heap_allocations () - before);
  outcome.diags = unit.diags.count;
  return outcome;
}

static bool
is_same (const Outcome *a, const Outcome *b) {
  return a->status == b->status && a->diags == b->diags &&
         pt_view_equal (pt_bytes_view (&a->rust), pt_bytes_view (&b->rust));
}

/* Gives the names of a text a number of their own, so that the interner has to make room too. */
static void
rename_all (PtBytes *out, const char *text, size_t len, int64_t number) {
  out->len = 0;
  for (size_t i = 0; i < len; i++) {
    if (text[i] == '$')
      pt_bytes_printf (out, "%" PRId64, number);
    else
      pt_bytes_append_char (out, text[i]);
  }
}

/* A failure is said, or it changes nothing: an arena that gets no large chunk asks for a small one.
 */
static void
fail_each (const char *name, const char *text, size_t len) {
  for (size_t m = 0; m < PT_COUNT_OF (modes); m++) {
    Outcome first = run (text, len, modes[m], -1); /* the names are known from here on */
    Outcome whole = run (text, len, modes[m], -1);
    pt_check_int (whole.status, PT_OK);
    int64_t said = 0, bad = 0;
    for (int64_t n = 0; n < whole.count; n++) {
      Outcome outcome = run (text, len, modes[m], n);
      said += outcome.status == PT_ENOMEM;
      if (outcome.status != PT_ENOMEM && !is_same (&outcome, &whole) && bad++ < 3)
        printf ("# %s, allocation %" PRId64 " of %" PRId64 " fails, mode %d: status %d\n", name, n,
                whole.count, (int)modes[m], outcome.status);
      pt_bytes_clear (&outcome.rust);
    }
    pt_check_int (bad, 0);
    pt_check (said > 0 || modes[m] == PT_MEMORY_OPTIMISED);
    Outcome again = run (text, len, modes[m], -1);
    pt_check (is_same (&again, &whole));
    pt_bytes_clear (&first.rust);
    pt_bytes_clear (&whole.rust);
    pt_bytes_clear (&again.rust);
  }
}

static long files;

static int
take_file (const char *path, const struct stat *info, int type, struct FTW *place) {
  (void)place;
  size_t len = strlen (path), size = (size_t)info->st_size;
  if (type != FTW_F || len < 3 || strcmp (path + len - 3, ".py") != 0)
    return 0;
  FILE *file = fopen (path, "rb");
  char *text = malloc (size + 1);
  pt_check (file != NULL && text != NULL && fread (text, 1, size, file) == size);
  fclose (file);
  fail_each (path, text, size);
  free (text);
  files++;
  return 0;
}

PT_TEST (golden_inputs_survive_each_failure) {
  nftw (PT_TESTS_FOLDER "/golden/syntax", take_file, 16, FTW_PHYS);
  nftw (PT_TESTS_FOLDER "/golden/errors", take_file, 16, FTW_PHYS);
  nftw (PT_TESTS_FOLDER "/golden/scope", take_file, 16, FTW_PHYS);
  nftw (PT_TESTS_FOLDER "/golden/rust", take_file, 16, FTW_PHYS);
  nftw (PT_TESTS_FOLDER "/golden/hir", take_file, 16, FTW_PHYS);
  pt_check (files >= 10);
}

PT_TEST (programs_survive_each_failure) {
  files = 0;
  nftw (PT_TESTS_FOLDER "/oracle/generators", take_file, 16, FTW_PHYS);
  nftw (PT_TESTS_FOLDER "/oracle/functions", take_file, 16, FTW_PHYS);
  pt_check (files >= 3);
}

PT_TEST (errors_survive_each_failure) {
  static const char *const texts[] = {
      "x = = 1\ny = (\ndef f(:\n  a b\n",
      "0x\n'a\n'''b",
      "# coding: latin-1\nx = '\xE9'\n",
      "# coding: klingon\n",
      "def f(a, a): nonlocal b\nreturn\n",
      "f'{a b}' f'{'\n",
      "x\0y",
      "\xFF",
  };
  for (size_t i = 0; i < PT_COUNT_OF (texts); i++)
    fail_each (texts[i], texts[i], strlen (texts[i]) + (i == 6 ? 2 : 0));
}

/* The names are new in every run. */
PT_TEST (the_interner_survives_each_failure) {
  static const char text[] =
      "def f$(a$, b$): return a$ + b$.c$\nclass D$: e$ = '\xC3\xA9$'\n\xC3\xA9$ = 1\n";
  PT_AUTO (PtBytes) named = {0};
  for (size_t m = 0; m < PT_COUNT_OF (modes); m++) {
    int64_t n = 0;
    for (bool reached = true; reached; n++) {
      rename_all (&named, text, sizeof text - 1, (int64_t)m * 100000 + n);
      Outcome outcome = run (named.data, named.len, modes[m], n);
      reached = outcome.count > n;
      pt_check (outcome.status == (reached ? PT_ENOMEM : PT_OK) ||
                (outcome.status == PT_OK && outcome.rust.len > 0));
      pt_bytes_clear (&outcome.rust);
    }
    pt_check (n > 10);
  }
}

PT_TEST_MAIN
