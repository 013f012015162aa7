// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Names, literals, states and lines of the printed Rust. Whole files are in tests/golden/rust.

#include "tests/hir/fixture.h"

static void
check_has (const char *python, const char *rust) {
  Fixture f;
  fixture_build (&f, python);
  bool has = fixture_has (&f, rust);
  pt_check (has);
  if (!has)
    printf ("# no %s in the Rust of %s\n", rust, python);
  fixture_clear (&f);
}

PT_TEST (text_is_escaped) {
  check_has ("a = 'tab\\t\"quote\" back\\\\'\n", "lit!(\"tab\\t\\\"quote\\\" back\\\\\")");
  check_has ("a = 'nul\\0 del\\x7f'\n", "lit!(\"nul\\u{0} del\\u{7f}\")");
  check_has ("a = '\\u202e\\u2066'\n", "lit!(\"\\u{202e}\\u{2066}\")");
  check_has ("a = '\\u00e9'\n", "lit!(\"\xc3\xa9\")");
  check_has ("a = '\\ud800'\n", "lit_wtf8!(b\"\\xed\\xa0\\x80\")");
  check_has ("a = b'\\0\"\\xff'\n", "b\"\\x00\\\"\\xff\"");
}

PT_TEST (names_keep_out_of_rusts_way) {
  check_has ("def f(type):\n  return type\n", "pub fn f(mut r#type: Value)");
  check_has ("def f(self):\n  return self\n", "pub fn f(mut self_: Value)");
  check_has ("def f(_it):\n  return _it\n", "pub fn f(mut _it_: Value)");
  check_has ("def loop():\n  pass\n", "pub fn loop_()");
  check_has ("def init():\n  pass\n", "pub fn init_()");
}

PT_TEST (functions_of_one_name_are_numbered) {
  check_has ("class A:\n  def f(self): pass\ndef A__f(): pass\n", "pub fn A__f__v2()");
  check_has ("def f():\n  def g(): pass\n  return g\n", "pub fn f__g()");
  check_has ("def f(): pass\ndef f(): pass\n", "pub fn f__v2()");
}

PT_TEST (states_of_a_try_lead_to_its_handler) {
  /* From the state of the body to the one behind its yield, the finally block takes over. */
  check_has ("def g():\n  try:\n    yield 1\n  finally:\n    print(2)\n", "&[(1, 2, 3)]");
  check_has ("def g():\n  yield 1\n", "&[], _body");
}

PT_TEST (regions_carry_what_leaves_them) {
  const char *python = "def f(a):\n  try:\n    return a()\n  finally:\n    print(1)\n";
  check_has (python, "break 'r1 Flow::Ret(");
  check_has (python, "tri!('r1, ");
}

PT_TEST (comments_cannot_leave_their_line) {
  check_has ("#/ a\nx = 1\n", "    // / a\n");
  check_has ("#! b\n#! c\nx = 1\n", "    // ! c\n");
  check_has ("x = 1 #! c\n", "; // ! c\n");
  check_has ("x = 1 #\xe2\x80\xaeq\x0c\xe2\x80\xa8\xc2\x85\n",
             "; // \\u{202e}q\\u{c}\\u{2028}\\u{85}\n");
  check_has ("x = 1 # \"*/\ty = 2\ry = 3\n", "; // \"*/\ty = 2\n");
  check_has ("def f():\n  'A\xe2\x80\xae'\n", "/// A\\u{202e}\n");
}

PT_TEST (comments_of_what_is_not_printed_stay) {
  check_has ("def f():\n  # a\n  pass # b\n  # c\n", "{\n    // a\n    // b\n    // c\n    Ok(");
  check_has ("global x # a\nx = 1\n", "    // a\n    set!(G_x");
  check_has ("# a\n", "    // a\n    Ok(())\n");
}

PT_TEST (typed_copies_have_no_comments) {
  Fixture f;
  fixture_build (&f, "def f(a: int) -> int:\n  # once\n  return a + 1\nprint(f(1))\n");
  pt_check (fixture_has (&f, "mod dynamic"));
  const char *found = strstr (f.rust.data, "// once\n");
  pt_check (found != NULL && strstr (found + 1, "// once") == NULL);
  fixture_clear (&f);
}

/* Comments are linked to comments, and statements to lines with code. */
PT_TEST (comments_move_the_links) {
  Fixture f;
  fixture_build (&f,
                 "# a\n\nx = 1 # b\ndef f(n):\n  # c\n\n  yield n # d\n  # e\n\n  y = n\n\n# f\n"
                 "print(list(f(x)))\n");
  uint32_t comments = 0, statements = 0;
  for (uint32_t i = 0; i < f.map.count; i++) {
    pt_check (i == 0 || f.map.links[i - 1].rust_line < f.map.links[i].rust_line);
    const char *line = f.rust.data;
    for (uint32_t j = 1; j < f.map.links[i].rust_line; j++)
      line = strchr (line, '\n') + 1;
    line += strspn (line, " ");
    PtView python = pt_source_line (&f.unit.source, f.map.links[i].python_line);
    size_t skip = strspn (python.data, " ");
    if (python.data[skip] == '#') {
      comments++;
      pt_check (strncmp (line, "// ", 3) == 0 && line[3] == python.data[skip + 2]);
    } else {
      statements++;
      pt_check (*line != '\n' && *line != '/');
    }
  }
  pt_check_int (comments, 4);
  pt_check (statements >= 6);
  fixture_clear (&f);
}

PT_TEST (lines_are_linked_in_order) {
  Fixture f;
  fixture_build (
      &f, "def f(a):\n  b = a\n  return b\n\n\ndef g():\n  yield 1\n  yield 2\n\nprint(f(3))\n");
  pt_check (f.map.count > 6);
  for (uint32_t i = 1; i < f.map.count; i++)
    pt_check (f.map.links[i - 1].rust_line < f.map.links[i].rust_line);
  /* Each link of line 10 is to the line that prints. */
  int seen = 0;
  for (uint32_t i = 0; i < f.map.count; i++) {
    if (f.map.links[i].python_line != 10)
      continue;
    const char *line = f.rust.data;
    for (uint32_t n = 1; n < f.map.links[i].rust_line; n++)
      line = strchr (line, '\n') + 1;
    pt_check (strncmp (line, "    call_native!(py::builtins::PRINT", 36) == 0);
    seen++;
  }
  pt_check_int (seen, 1);
  fixture_clear (&f);
}

PT_TEST_MAIN
