// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Definite assignment: every read of x in a function f (a, g), in source order, as a letter:
// b = surely bound, u = looked at when it runs.

#include "tests/hir/fixture.h"

static void
check_reads (const char *body, const char *expected) {
  Fixture f;
  char python[1024], reads[32];
  snprintf (python, sizeof python, "def f(a, g):\n%s", body);
  fixture_build (&f, python);
  PT_AUTO (PtBytes) text = {0};
  pt_hir_dump (&f.unit.hir, 0, &text);
  size_t n = 0;
  for (const char *at = text.data; (at = strstr (at, "LOAD x#")) != NULL && n + 1 < sizeof reads;) {
    const char *end = strchr (at, '\n');
    reads[n++] = strncmp (end - 6, " bound", 6) == 0 ? 'b' : 'u';
    at = end;
  }
  reads[n] = '\0';
  pt_check_str (reads, expected);
  fixture_clear (&f);
}

PT_TEST (branches_meet) {
  check_reads (" if a: x = 1\n return x\n", "u");
  check_reads (" if a: x = 1\n else: x = 2\n return x\n", "b");
  check_reads (" if a: x = 1\n else: return\n return x\n", "b");
  check_reads (" if a: x = 1\n else: raise a\n return x\n", "b");
  check_reads (" a and (x := 1)\n return x\n", "u");
  check_reads (" (x := a) and x\n return x\n", "bb");
}

PT_TEST (loops_may_not_run) {
  check_reads (" for x in a: pass\n return x\n", "u");
  check_reads (" for x in a: g(x)\n else: x = 1\n return x\n", "bb");
  check_reads (" while True:\n  x = 1\n  break\n return x\n", "b");
  check_reads (" while a:\n  x = 1\n return x\n", "u");
  check_reads (" while True:\n  if a: break\n  x = 1\n return x\n", "u");
}

PT_TEST (deletions_reach_the_next_round) {
  check_reads (" x = 1\n for i in a:\n  g(x)\n  del x\n", "u");
  check_reads (" x = 1\n for i in a:\n  g(x)\n  if i:\n   del x\n   continue\n return x\n", "uu");
  check_reads (" x = 1\n while a:\n  del x\n  x = 2\n", "");
  check_reads (" x = 1\n del x\n return x\n", "u");
}

PT_TEST (exceptions_come_from_anywhere) {
  check_reads (" try: x = g()\n except: pass\n return x\n", "u");
  check_reads (" try: x = g()\n except: x = 1\n return x\n", "b");
  check_reads (" try: x = g()\n except: return\n return x\n", "b");
  check_reads (" try: x = g()\n finally: g(x)\n return x\n", "ub");
}

PT_TEST (what_a_block_deletes_is_lost_on_every_way_out) {
  check_reads (" x = 1\n try:\n  del x\n  g()\n  x = 2\n except: return x\n return x\n", "ub");
  check_reads (" x = 1\n try:\n  del x\n  return\n finally: g(x)\n", "u");
  check_reads (" x = 1\n try: g()\n except:\n  del x\n  raise\n finally: g(x)\n", "u");
  check_reads (" x = 1\n with a:\n  del x\n  g()\n  x = 2\n return x\n", "u");
}

PT_TEST (the_name_of_a_handler_ends_with_it) {
  check_reads (" try: g()\n except a as x: g(x)\n return x\n", "bu");
}

PT_TEST_MAIN
