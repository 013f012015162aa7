// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The smallest test harness: tests register themselves, results are TAP, a failed check names its
// line and the test goes on. One executable per file under test:
//
//   #include "tests/check.h"
//   PT_TEST (interning_twice_gives_one_id) { pt_check (pt_intern ("a", 1) == pt_intern ("a", 1)); }
//   PT_TEST_MAIN
//
// Arguments choose tests by a part of their name; none runs all.

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct PtTest {
  const char *name;
  void (*run) (void);
  struct PtTest *next;
} PtTest;

static PtTest *pt_first_test;
static PtTest **pt_last_test = &pt_first_test;
static int pt_failed_checks; /* of the test that runs */
static long pt_checks;       /* of the test that runs; a test that checks nothing fails */

#define PT_TEST(name)                                                                              \
  static void test_##name (void);                                                                  \
  static PtTest test_row_##name = {#name, test_##name, NULL};                                      \
  __attribute__ ((constructor)) static void test_add_##name (void) {                               \
    *pt_last_test = &test_row_##name;                                                              \
    pt_last_test = &test_row_##name.next;                                                          \
  }                                                                                                \
  static void test_##name (void)

/* Threads other than the test's own must not check: they report to the test instead. */
#define pt_check(cond)                                                                             \
  do {                                                                                             \
    pt_checks++;                                                                                   \
    if (!(cond)) {                                                                                 \
      pt_failed_checks++;                                                                          \
      printf ("# %s:%d: failed: %s\n", __FILE__, __LINE__, #cond);                                 \
    }                                                                                              \
  } while (0)

#define pt_check_int(actual, expected)                                                             \
  do {                                                                                             \
    int64_t pt_actual = (int64_t)(actual), pt_expected = (int64_t)(expected);                      \
    pt_checks++;                                                                                   \
    if (pt_actual != pt_expected) {                                                                \
      pt_failed_checks++;                                                                          \
      printf ("# %s:%d: %s is %" PRId64 ", not %" PRId64 "\n", __FILE__, __LINE__, #actual,        \
              pt_actual, pt_expected);                                                             \
    }                                                                                              \
  } while (0)

#define pt_check_str(actual, expected)                                                             \
  do {                                                                                             \
    const char *pt_actual = (actual), *pt_expected = (expected);                                   \
    pt_checks++;                                                                                   \
    if (pt_actual == NULL || strcmp (pt_actual, pt_expected) != 0) {                               \
      pt_failed_checks++;                                                                          \
      printf ("# %s:%d: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, #actual,                  \
              pt_actual == NULL ? "(null)" : pt_actual, pt_expected);                              \
    }                                                                                              \
  } while (0)

static inline bool
pt_test_chosen (const PtTest *test, int argc, char **argv) {
  for (int i = 1; i < argc; i++)
    if (strstr (test->name, argv[i]) != NULL)
      return true;
  return argc < 2;
}

static inline int
pt_run_tests (int argc, char **argv) {
  int number = 0, failed = 0;
  setvbuf (stdout, NULL, _IOLBF, 0); /* what was printed survives a crash */
  for (PtTest *test = pt_first_test; test != NULL; test = test->next) {
    if (!pt_test_chosen (test, argc, argv))
      continue;
    pt_failed_checks = 0;
    pt_checks = 0;
    test->run ();
    bool passed = pt_failed_checks == 0 && pt_checks > 0;
    failed += !passed;
    printf ("%s %d - %s\n", passed ? "ok" : "not ok", ++number, test->name);
  }
  printf ("1..%d\n", number);
  return failed == 0 && number > 0 ? 0 : 1;
}

#define PT_TEST_MAIN                                                                               \
  int main (int argc, char **argv) {                                                               \
    return pt_run_tests (argc, argv);                                                              \
  }
