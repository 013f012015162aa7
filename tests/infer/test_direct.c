// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Which calls become direct, and above all which must not.

#include "tests/hir/fixture.h"

static void
check_direct (const char *python, int expected) {
  Fixture f;
  fixture_build (&f, python);
  pt_check_int (fixture_count (&f, PT_HIR_CALL_DIRECT), expected);
  fixture_clear (&f);
}

PT_TEST (a_function_bound_once_is_called_directly) {
  check_direct ("def f(a):\n  return a\nf(1)\n", 1);
  check_direct ("def f(a):\n  return f(a - 1) if a else g()\ndef g():\n  return 1\n", 2);
}

PT_TEST (names_that_may_change_are_not) {
  check_direct ("def f():\n  pass\nf = print\nf()\n", 0);
  check_direct ("def f():\n  pass\ndef f():\n  pass\nf()\n", 0);
  check_direct ("def f():\n  pass\nf()\ndel f\n", 0);
  check_direct ("def f():\n  pass\ndef g():\n  global f\n  f = 1\nf()\n", 0);
  check_direct ("if f:\n  def f():\n    pass\nf()\n", 0);
  check_direct ("def f():\n  pass\nfor f in []:\n  pass\nf()\n", 0);
  check_direct ("def f(a=1):\n  pass\nf.__defaults__ = (2,)\nf()\n", 0);
}

PT_TEST (decorated_functions_are_not) {
  check_direct ("@print\ndef f():\n  pass\nf()\n", 0);
}

PT_TEST (arguments_must_fit) {
  check_direct ("def f(a, b):\n  pass\nf(1)\nf(1, 2, 3)\nf(1, c=2)\nf(*[1, 2])\n", 0);
  check_direct ("def f(*a):\n  pass\nf(1)\ndef g(*, k):\n  pass\ng(k=1)\n", 0);
}

PT_TEST (keywords_in_the_order_of_parameters_are_arguments) {
  check_direct ("def f(a, b):\n  pass\nf(1, b=2)\nf(a=1, b=2)\n", 2);
  check_direct ("def f(a, b=1, c=2):\n  pass\nf(1, c=2)\n", 1);
  check_direct ("def f(a, b):\n  pass\nf(b=1, a=2)\nf(1, a=2)\nf(1, 2, b=3)\nf(b=1)\n", 0);
  check_direct ("def f(a, /, b=1):\n  pass\nf(a=1)\n", 0);
  check_direct ("def f(a, b=1):\n  pass\nf(1, **{})\n", 0);
}

PT_TEST (only_constant_defaults_are_filled_in) {
  check_direct ("def f(a, b=-2):\n  pass\nf(1)\n", 1);
  check_direct ("def f(a, b=2):\n  pass\nf(1)\n", 1);
  check_direct ("def f(a, b=[]):\n  pass\nf(1)\n", 0);
  check_direct ("def f(a, b=[]):\n  pass\nf(1, 2)\n", 1);
}

PT_TEST (calls_that_may_come_too_early_are_checked) {
  Fixture f;
  fixture_build (&f, "def f():\n  pass\nf()\n");
  pt_check_int (fixture_first (&f, PT_HIR_CALL_DIRECT)->sub, 0);
  fixture_clear (&f);
  fixture_build (&f, "def g():\n  return f()\nprint(1)\ndef f():\n  pass\n");
  pt_check_int (fixture_first (&f, PT_HIR_CALL_DIRECT)->sub, 1);
  fixture_clear (&f);
}

PT_TEST (without_types_nothing_is_direct) {
  Fixture f;
  fixture_translate (&f, "def f():\n  pass\nf()\n", false);
  pt_check_int (fixture_count (&f, PT_HIR_CALL_DIRECT), 0);
  pt_check_int (fixture_count (&f, PT_HIR_CALL), 1);
  fixture_clear (&f);
}

PT_TEST_MAIN
