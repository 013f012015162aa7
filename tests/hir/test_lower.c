// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What constructs become. The shapes of whole programs are in tests/golden/hir.

#include "tests/hir/fixture.h"

static int
kind_of (const Fixture *self, const char *name) {
  const PtSym *sym = fixture_sym (self, name);
  return sym == NULL ? -1 : sym->kind;
}

PT_TEST (names_are_locals_globals_builtins_or_errors) {
  Fixture f;
  fixture_build (&f, "g = 1\ndef f(a):\n  b = a\n  return b, g, len, nowhere\n");
  pt_check_int (kind_of (&f, "a"), PT_SYM_LOCAL);
  pt_check_int (kind_of (&f, "b"), PT_SYM_LOCAL);
  pt_check_int (kind_of (&f, "g"), -1);
  pt_check_int (fixture_count (&f, PT_HIR_GLOBAL), 1);
  pt_check_int (fixture_count (&f, PT_HIR_BUILTIN), 1);
  pt_check_int (fixture_count (&f, PT_HIR_NAME_ERROR), 1);
  pt_check (fixture_sym (&f, "a")->is_param);
  fixture_clear (&f);
}

PT_TEST (captured_variables_are_cells) {
  Fixture f;
  fixture_build (&f,
                 "def outer(a, b):\n  def middle():\n    return lambda: a\n  return middle, b\n");
  pt_check_int (kind_of (&f, "a"), PT_SYM_CELL);
  pt_check_int (kind_of (&f, "b"), PT_SYM_LOCAL);
  const PtHir *hir = &f.unit.hir;
  pt_check_int (hir->funcs.len, 4); /* the module, outer, middle, the lambda */
  pt_check_int (pt_hir_list_len (hir, hir->funcs.items[1].env), 0);
  pt_check_int (pt_hir_list_len (hir, hir->funcs.items[2].env), 1); /* passes it on */
  pt_check_int (pt_hir_list_len (hir, hir->funcs.items[3].env), 1);
  pt_check_str (hir->funcs.items[3].qualname, "outer.<locals>.middle.<locals>.<lambda>");
  fixture_clear (&f);
}

PT_TEST (comprehensions_have_variables_of_their_own) {
  Fixture f;
  fixture_build (&f, "def f(x):\n  y = [x for x in x]\n  return x, (x for _ in y)\n");
  pt_check_int (fixture_count (&f, PT_HIR_COMP), 1);
  int inner = 0;
  for (PtSymId id = 1; id < f.unit.hir.syms.len; id++) {
    const PtSym *sym = pt_hir_sym (&f.unit.hir, id);
    inner += sym->is_block && sym->name != 0 && strcmp (pt_str (sym->name), "x") == 0;
  }
  pt_check_int (inner, 1);
  /* A generator expression is a function, which is given the iterator. */
  const PtFunc *genexpr = &f.unit.hir.funcs.items[2];
  pt_check_int (genexpr->kind, PT_FUNC_GENEXPR);
  pt_check (genexpr->is_generator);
  pt_check_int (pt_hir_list_len (&f.unit.hir, genexpr->params), 1);
  fixture_clear (&f);
}

PT_TEST (chained_comparisons_evaluate_the_middle_once) {
  Fixture f;
  fixture_build (&f, "def f(a, g):\n  return 1 < g() < a\n");
  pt_check_int (fixture_count (&f, PT_HIR_COMPARE), 2);
  pt_check_int (fixture_count (&f, PT_HIR_AND), 1);
  pt_check_int (fixture_count (&f, PT_HIR_CALL), 1);
  fixture_clear (&f);
}

PT_TEST (unpacking_knows_where_the_star_is) {
  Fixture f;
  fixture_build (&f, "def f(v):\n  a, *b, c = v\n  return a, b, c\n");
  const PtHirNode *unpack = fixture_first (&f, PT_HIR_UNPACK);
  pt_check (unpack != NULL);
  pt_check_int (pt_hir_list_len (&f.unit.hir, unpack->b), 3);
  pt_check_int (unpack->c, 2);
  fixture_clear (&f);
  fixture_build (&f, "def f(v):\n  a, b = v\n");
  pt_check_int (fixture_first (&f, PT_HIR_UNPACK)->c, 0);
  fixture_clear (&f);
}

PT_TEST (constant_sets_are_marked) {
  Fixture f;
  fixture_build (&f, "def f(x):\n  return x in {1, 2}\n");
  pt_check_int (fixture_first (&f, PT_HIR_SET)->sub, 1);
  fixture_clear (&f);
  fixture_build (&f, "def f(x):\n  return {1, x}\n");
  pt_check_int (fixture_first (&f, PT_HIR_SET)->sub, 0);
  fixture_clear (&f);
}

PT_TEST (try_and_with_keep_their_parts) {
  Fixture f;
  fixture_build (&f, "try:\n  a = 1\nexcept ValueError:\n  pass\nexcept:\n  pass\n"
                     "else:\n  b = 2\nfinally:\n  c = 3\nwith d() as e:\n  pass\n");
  const PtHirNode *node = fixture_first (&f, PT_HIR_TRY);
  const PtHir *hir = &f.unit.hir;
  pt_check_int (pt_hir_list_len (hir, node->a), 1);
  pt_check_int (pt_hir_list_len (hir, node->b), 2);
  pt_check_int (pt_hir_list_len (hir, node->c), 1);
  pt_check_int (pt_hir_list_len (hir, node->d), 1);
  pt_check_int (pt_hir_node (hir, pt_hir_list_items (hir, node->b)[1])->a, 0);
  pt_check (pt_hir_list_len (hir, fixture_first (&f, PT_HIR_WITH)->c) > 0);
  fixture_clear (&f);
  fixture_build (&f, "try:\n  a = 1\nexcept ValueError as e:\n  pass\n");
  pt_check_int (fixture_count (&f, PT_HIR_CLEAR_GLOBAL), 1); /* the handler's name ends with it */
  fixture_clear (&f);
}

PT_TEST (yields_make_generators) {
  Fixture f;
  fixture_build (&f, "def f():\n  x = 1 + (yield)\ndef g():\n  return lambda: (yield)\n");
  pt_check (f.unit.hir.funcs.items[1].is_generator);
  pt_check (!f.unit.hir.funcs.items[2].is_generator);
  pt_check (f.unit.hir.funcs.items[3].is_generator);
  fixture_clear (&f);
}

PT_TEST (private_names_are_mangled) {
  Fixture f;
  fixture_build (&f, "class A:\n  def f(self):\n    return self.__x\n");
  pt_check_str (pt_str (fixture_first (&f, PT_HIR_ATTR)->b), "_A__x");
  fixture_clear (&f);
}

PT_TEST (what_is_not_translated_is_refused_at_its_place) {
  Fixture f;
  const char *python = "def f():\n  pass\nf.f_locals\n";
  fixture_translate (&f, python, true);
  pt_check_int (f.unit.diags.errors, 1);
  const PtDiag *diag = &f.unit.diags.items[0];
  pt_check_int (diag->id, PT_DIAG_UNSUPPORTED);
  pt_check_int (diag->span.start, strstr (python, "f.f_locals") - python);
  pt_check_int (f.rust.len, 0);
  fixture_clear (&f);
}

PT_TEST_MAIN
