// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Which variables get a type, and above all which must not.

#include "tests/hir/fixture.h"

static void
check_sym (const char *python, const char *name, PtType expected) {
  Fixture f;
  fixture_build (&f, python);
  const PtSym *sym = fixture_sym (&f, name);
  pt_check (sym != NULL);
  if (sym != NULL)
    pt_check_int (sym->type, expected);
  fixture_clear (&f);
}

static void
check_result (const char *python, PtType expected) {
  Fixture f;
  fixture_build (&f, python);
  pt_check_int (f.unit.hir.funcs.items[1].ret, expected);
  fixture_clear (&f);
}

static void
check_reason (const char *python, const char *name, PtReasonKind expected) {
  Fixture f;
  fixture_build (&f, python);
  PtReasonKind found = PT_REASON_NONE;
  for (uint32_t i = 0; i < f.unit.reasons.len; i++) {
    const PtReason *reason = &f.unit.reasons.items[i];
    if (reason->sym != 0 &&
        strcmp (pt_str (pt_hir_sym (&f.unit.hir, reason->sym)->name), name) == 0)
      found = (PtReasonKind)reason->kind;
  }
  pt_check_int (found, expected);
  fixture_clear (&f);
}

PT_TEST (a_local_of_one_type_has_it) {
  check_sym ("def f(p):\n  x = 1\n  x = x + 2\nf(0)\n", "x", PT_TYPE_INT);
  check_sym ("def f(p):\n  x = 1.5\n  x = x / 2\nf(0)\n", "x", PT_TYPE_FLOAT);
  check_sym ("def f(p):\n  x = not p\nf(0)\n", "x", PT_TYPE_BOOL);
  check_sym ("def f(p):\n  x = 1 / 2\nf(0)\n", "x", PT_TYPE_FLOAT);
  check_sym ("def f(p):\n  x = len(p)\nf([])\n", "x", PT_TYPE_INT);
  check_sym ("def f(p):\n  x = int(p)\nf('1')\n", "x", PT_TYPE_INT);
}

PT_TEST (int_float_and_bool_are_never_joined) {
  check_sym ("def f(p):\n  x = 1 if p else 2.0\nf(0)\n", "x", PT_TYPE_DYN);
  check_sym ("def f(p):\n  x = 1\n  if p:\n    x = True\nf(0)\n", "x", PT_TYPE_DYN);
  check_sym ("def f(p):\n  x = 1\n  while p:\n    x = x * 0.5\nf(0)\n", "x", PT_TYPE_DYN);
  check_sym ("def f(p):\n  x = p and 2.0\nf(1)\n", "x", PT_TYPE_DYN);
}

PT_TEST (powers_have_a_type_if_the_exponent_says_so) {
  check_sym ("def f(p):\n  x = p ** 2\nf(3)\n", "x", PT_TYPE_INT);
  check_sym ("def f(p):\n  x = p ** 2\nf(3.0)\n", "x", PT_TYPE_FLOAT);
  check_sym ("def f(p):\n  x = p ** -1\nf(3)\n", "x", PT_TYPE_DYN);
  check_sym ("def f(p):\n  x = p ** 0.5\nf(3.0)\n", "x", PT_TYPE_DYN);
  check_sym ("def f(p):\n  x = 2 ** p\nf(3)\n", "x", PT_TYPE_DYN);
}

PT_TEST (parameters_have_the_type_of_all_direct_calls) {
  check_sym ("def f(a):\n  return a\nf(1)\nf(2)\n", "a", PT_TYPE_INT);
  check_sym ("def f(a):\n  return a\nf(1)\nf(2.0)\n", "a", PT_TYPE_DYN);
  check_sym ("def f(a, b=2):\n  return b\nf(1)\n", "b", PT_TYPE_INT);
  check_sym ("def f(a, b='x'):\n  return b\nf(1, 2)\nf(1)\n", "b", PT_TYPE_DYN);
  check_sym ("def f(a):\n  return f(a - 1) if a else 0\nf(9)\n", "a", PT_TYPE_INT);
  check_sym ("def f(a):\n  return f(a / 2) if a else 0\nf(9)\n", "a", PT_TYPE_DYN);
  check_sym ("def f(a):\n  return f(a - 1) if a else 0\n", "a", PT_TYPE_DYN);
  check_sym ("def f(a):\n  return a\nf(*[1])\n", "a", PT_TYPE_DYN);
  check_sym ("class C:\n  def m(self, a):\n    return a\nC().m(1)\n", "a", PT_TYPE_DYN);
}

PT_TEST (results_need_every_way_out_to_agree) {
  check_result ("def f(a):\n  return 1\nf(1)\n", PT_TYPE_INT);
  check_result ("def f(a):\n  if a:\n    return 1\n  return 2\nf(1)\n", PT_TYPE_INT);
  check_result ("def f(a):\n  if a:\n    return 1\n  else:\n    return 2\nf(1)\n", PT_TYPE_INT);
  check_result ("def f(a):\n  while True:\n    return 1\nf(1)\n", PT_TYPE_INT);
  check_result ("def f(a):\n  if a:\n    return 1\nf(1)\n", PT_TYPE_DYN);
  check_result ("def f(a):\n  while True:\n    if a:\n      break\n    return 1\nf(1)\n",
                PT_TYPE_DYN);
  check_result ("def f(a):\n  while a:\n    return 1\nf(1)\n", PT_TYPE_DYN);
  check_result ("def f(a):\n  if a:\n    return 1\n  return 2.0\nf(1)\n", PT_TYPE_DYN);
  check_result ("def f(a):\n  yield 1\nf(1)\n", PT_TYPE_DYN);
}

/** How many variables of that name the program has in the end. */
static int
count_named (const Fixture *f, const char *name) {
  int n = 0;
  for (uint32_t func = 0; func < f->unit.hir.funcs.len; func++) {
    const PtFunc *info = &f->unit.hir.funcs.items[func];
    const PtHirList lists[] = {info->params, info->locals};
    for (int i = 0; i < 2; i++)
      for (uint32_t j = 0; j < pt_hir_list_len (&f->unit.hir, lists[i]); j++) {
        PtSymId sym = pt_hir_list_items (&f->unit.hir, lists[i])[j];
        n += strcmp (pt_str (pt_hir_sym (&f->unit.hir, sym)->name), name) == 0;
      }
  }
  return n;
}

static void
check_webs (const char *python, int expected) {
  Fixture f;
  fixture_build (&f, python);
  pt_check_int (count_named (&f, "x"), expected);
  fixture_clear (&f);
}

PT_TEST (a_variable_for_one_thing_after_another_is_several) {
  check_webs ("def f(p):\n  x = p.y\n  x = int(x)\n  return x\nf(1)\n", 2);
  check_webs ("def f(x):\n  x = int(x)\n  return x\nf('1')\n", 2);
  check_webs ("def f(p):\n  x = 1\n  x = x / 2\n  x = str(x)\nf(1)\n", 3);
  check_webs ("def f(p):\n  for i in p:\n    x = i\n    x = int(x)\nf([])\n", 2);
}

PT_TEST (webs_of_one_type_stay_one) {
  check_webs ("def f(p):\n  x = 1\n  x = x + 2\n  return x\nf(1)\n", 1);
  check_webs ("def f(p):\n  x = p.y\n  x = x.z\n  return x\nf(1)\n", 1);
}

PT_TEST (connected_uses_are_one_web) {
  check_webs ("def f(p):\n  x = 1\n  if p:\n    x = 2.0\n  return x\nf(1)\n", 1);
  check_webs ("def f(p):\n  x = 1\n  x += 0.5\n  return x\nf(1)\n", 1);
  check_webs ("def f(p):\n  x = 'a'\n  for i in p:\n    print(x)\n    x = 1\nf(1)\n", 1);
  check_webs ("def f(p):\n  for i in p:\n    print(x)\n    x = 1\n    x = 'a'\nf(1)\n", 1);
  check_webs ("def f(p):\n  try:\n    x = 'a'\n    x = 1\n  finally:\n    print(x)\nf(1)\n", 1);
  check_webs ("def f(p):\n  x = 'a'\n  x = 1\n  return lambda: x\nf(1)\n", 1);
  check_webs ("def f(p):\n  x = 'a'\n  x = 1\n  return locals()\nf(1)\n", 1);
  check_webs ("def f(p):\n  x = 'a'\n  del x\n  x = 1\nf(1)\n", 1);
  check_webs ("def f(p):\n  x = 'a'\n  x = 1\n  yield x\nf(1)\n", 1);
}

PT_TEST (the_old_value_goes_when_the_new_one_is_there) {
  Fixture f;
  fixture_build (&f, "def f(p):\n  x = p.y\n  x = int(x)\n  return x\nf(1)\n");
  pt_check (fixture_has (&f, "x_1 = py::int_of("));
  pt_check (fixture_has (&f, ";\n    x = Value::Unbound;\n"));
  fixture_clear (&f);
}

PT_TEST (what_others_can_reach_has_none) {
  check_reason ("def f():\n  x = 1\n  def g():\n    return x\n  return g\nf()\n", "x",
                PT_REASON_CAPTURED);
  check_reason ("def f():\n  x = 1\n  return locals()\nf()\n", "x", PT_REASON_VISIBLE);
  check_reason ("def f():\n  x = 1\n  del x\nf()\n", "x", PT_REASON_UNBOUND);
  check_reason ("def f(c):\n  if c:\n    x = 1\n  return x\nf(1)\n", "x", PT_REASON_UNBOUND);
  check_reason ("def f():\n  x = 1\n  yield x\nf()\n", "x", PT_REASON_GENERATOR);
  check_reason ("async def f():\n  x = 1\n  return x\nf()\n", "x", PT_REASON_GENERATOR);
  check_reason ("def f(p):\n  x, y = p\nf((1, 2))\n", "x", PT_REASON_UNPACKED);
  check_reason ("def f(p):\n  for x in p:\n    pass\nf([1])\n", "x", PT_REASON_ELEMENT);
  check_reason ("def f(p):\n  with p as x:\n    pass\nf(open('a'))\n", "x", PT_REASON_UNKNOWN);
}

PT_TEST (reasons_say_what_happened) {
  check_reason ("def f(p):\n  x = 1\n  if p:\n    x = 2.0\nf(0)\n", "x", PT_REASON_MIXED);
  check_reason ("def f(p):\n  x = 'a'\nf(0)\n", "x", PT_REASON_VALUE);
  check_reason ("def f(p):\n  x = p.y\nf(0)\n", "x", PT_REASON_UNKNOWN);
  check_reason ("def f(p):\n  return p\n", "p", PT_REASON_NO_CALLS);
  check_reason ("class C:\n  def f(self, p):\n    return p\n", "p", PT_REASON_NOT_DIRECT);
  check_reason ("def f(p):\n  return p\nf(1)\n", "p", PT_REASON_NONE);
}

PT_TEST (loops_over_range_count_natively) {
  Fixture f;
  fixture_build (&f, "def f(n):\n  for i in range(n):\n    pass\nf(3)\n");
  pt_check_int (fixture_first (&f, PT_HIR_FOR)->sub, 1);
  fixture_clear (&f);
  fixture_build (&f, "def f(n):\n  for i in range(*n):\n    pass\nf([3])\n");
  pt_check_int (fixture_first (&f, PT_HIR_FOR)->sub, 0);
  fixture_clear (&f);
  fixture_build (&f,
                 "def range(n):\n  return n\ndef f(n):\n  for i in range(n):\n    pass\nf(3)\n");
  pt_check_int (fixture_first (&f, PT_HIR_FOR)->sub, 0);
  fixture_clear (&f);
}

PT_TEST (functions_with_typed_parameters_have_a_copy_without) {
  Fixture f;
  fixture_build (&f, "def f(n):\n  return n + 1\nf(3)\n");
  pt_check (fixture_has (&f, "pub fn f(mut n: PyInt) -> Result<PyInt, PyErr> {"));
  pt_check (fixture_has (&f, "    pub fn f(mut n: Value) -> R {"));
  pt_check (fixture_has (&f, "match py::exact_int(&_a[0]) {"));
  fixture_clear (&f);
  fixture_build (&f, "def f(n):\n  return n + 1\nf('x')\n");
  pt_check (fixture_has (&f, "pub fn f(mut n: Value) -> R {"));
  pt_check (!fixture_has (&f, "mod dynamic"));
  fixture_clear (&f);
}

PT_TEST (without_types_nothing_has_one) {
  Fixture f;
  fixture_translate (&f, "def f(n):\n  x = n + 1\n  return x\nf(3)\n", false);
  pt_check_int (fixture_sym (&f, "x")->type, PT_TYPE_DYN);
  pt_check_int (f.unit.hir.funcs.items[1].ret, PT_TYPE_DYN);
  pt_check_int (f.unit.reasons.len, 0);
  fixture_clear (&f);
}

PT_TEST_MAIN
