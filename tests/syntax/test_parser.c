// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The interface of the parser and its limits. That its trees are CPython's is checked against
// CPython itself, by compare_ast.py and compare_errors.py.

#include "core/syntax/parser.h"

#include "core/base/bytes.h"
#include "core/base/heap.h"
#include "core/syntax/dump.h"
#include "tests/check.h"

typedef struct {
  PtArena arena;
  PtDiags diags;
  PtSource source;
  PtTokens tokens;
  PtAst ast;
} Fixture;

static PtStatus
try_parse (Fixture *self, const char *text, size_t len, int minor) {
  *self = (Fixture){0};
  pt_arena_init (&self->arena, 0);
  pt_diags_init (&self->diags, &self->arena);
  PtStatus status = pt_source_init (&self->source, &self->arena, "a.py", text, len, &self->diags);
  if (status == PT_OK)
    status = pt_lex (&self->source, minor, &self->arena, &self->tokens);
  if (status == PT_OK)
    status = pt_parse (&self->source, &self->tokens, minor, &self->arena, &self->diags, &self->ast);
  return status;
}

static void
parse (Fixture *self, const char *text) {
  pt_check_int (try_parse (self, text, strlen (text), 11), PT_OK);
}

static void
clear (Fixture *self) {
  pt_arena_clear (&self->arena);
}

/* The tree without positions. */
static void
check_tree (const char *text, const char *expected) {
  Fixture f;
  parse (&f, text);
  pt_check_int (f.diags.count, 0);
  PT_AUTO (PtBytes) out = {0};
  pt_ast_dump (&f.ast, &f.source, 0, &out);
  pt_check_str (out.data, expected);
  clear (&f);
}

/* All messages, one a line. */
static void
check_errors (const char *text, const char *expected) {
  Fixture f;
  parse (&f, text);
  PT_AUTO (PtBytes) out = {0};
  pt_bytes_append_str (&out, "");
  for (uint32_t i = 0; i < f.diags.count; i++) {
    uint32_t line, column;
    pt_source_position (&f.source, f.diags.items[i].span.start, &line, &column);
    pt_bytes_printf (&out, "%u: %s\n", line, f.diags.items[i].message);
  }
  pt_check_str (out.data, expected);
  clear (&f);
}

static const PtNode *
first_value (const Fixture *self) {
  const PtModule *module = pt_ast_module (&self->ast, self->ast.root);
  const PtExpr *statement = pt_ast_expr (&self->ast, pt_ast_list (&self->ast, module->body)[0]);
  return pt_ast_node (&self->ast, statement->value);
}

PT_TEST (empty_file_is_an_empty_module) {
  check_tree ("", "Module(body=[], type_ignores=[])");
  check_tree ("\n# c\n", "Module(body=[], type_ignores=[])");
}

PT_TEST (operators_bind_as_tightly_as_they_should) {
  check_tree ("-a ** -b * c",
              "Module(body=[Expr(value=BinOp(left=UnaryOp(op=USub(), operand=BinOp("
              "left=Name(id='a', ctx=Load()), op=Pow(), right=UnaryOp(op=USub(), "
              "operand=Name(id='b', ctx=Load())))), op=Mult(), right=Name(id='c', ctx=Load())))], "
              "type_ignores=[])");
  check_tree ("not a in b",
              "Module(body=[Expr(value=UnaryOp(op=Not(), operand=Compare(left=Name(id='a', "
              "ctx=Load()), ops=[In()], comparators=[Name(id='b', ctx=Load())])))], "
              "type_ignores=[])");
}

PT_TEST (children_come_in_the_order_of_the_fields) {
  Fixture f;
  parse (&f, "f(a, *b, c=d)[e]");
  const PtSubscript *subscript = (const PtSubscript *)first_value (&f);
  PtNodeIter iter = pt_node_children (&f.ast, subscript->value);
  pt_check_int (pt_ast_kind (&f.ast, pt_node_next (&iter)), PT_NODE_NAME);
  pt_check_int (pt_ast_kind (&f.ast, pt_node_next (&iter)), PT_NODE_NAME);
  pt_check_int (pt_ast_kind (&f.ast, pt_node_next (&iter)), PT_NODE_STARRED);
  pt_check_int (pt_ast_kind (&f.ast, pt_node_next (&iter)), PT_NODE_KEYWORD);
  pt_check_int (pt_node_next (&iter), 0);
  clear (&f);
}

PT_TEST (constants_keep_what_a_double_or_text_needs) {
  Fixture f;
  parse (&f, "0XFF_f");
  PtView text = pt_ast_constant_text (&f.ast, (const PtConstant *)first_value (&f));
  pt_check (pt_view_equal (text, PT_VIEW ("0xfff")));
  clear (&f);
  parse (&f, "1_0.25e1_0");
  pt_check (pt_ast_double ((const PtConstant *)first_value (&f)) == 10.25e10);
  clear (&f);
  parse (&f, "1e400j");
  pt_check (pt_ast_double ((const PtConstant *)first_value (&f)) > 1e308);
  clear (&f);
  parse (&f, "'a\\ud800' '\\x00\\N{BULLET}'");
  text = pt_ast_constant_text (&f.ast, (const PtConstant *)first_value (&f));
  pt_check (pt_view_equal (text, PT_VIEW ("a\xED\xA0\x80\0\xE2\x80\xA2")));
  clear (&f);
}

PT_TEST (parentheses_are_remembered) {
  Fixture f;
  parse (&f, "(a)");
  pt_check_int (first_value (&f)->flags & PT_NODE_FLAG_PAREN, PT_NODE_FLAG_PAREN);
  pt_check_int (first_value (&f)->start, 1);
  clear (&f);
  parse (&f, "a");
  pt_check_int (first_value (&f)->flags, 0);
  clear (&f);
}

PT_TEST (every_bad_statement_is_reported_once) {
  check_errors ("x = = 1\ny = 2\ndef f(1):\n  a b\n  return\nelse:\n  pass\nfor 1 in x: pass\n",
                "1: invalid syntax\n3: invalid syntax\n4: invalid syntax\n"
                "8: cannot assign to literal\n");
  check_errors ("x = f(1,\ndef f():\n  a b\n", "1: '(' was never closed\n3: invalid syntax\n");
  check_errors ("x = [1 +\n  if a\n\nclass C:\n  def f(self: pass\n  def g(self):\n    a b\n",
                "2: invalid syntax\n5: invalid syntax\n7: invalid syntax\n");
  check_errors ("if a:\nb\nc = )\n",
                "3: unmatched ')'\n2: expected an indented block after 'if' statement on line 1\n");
  check_errors ("try:\n  a b\nexcept:\n  c d\n", "2: invalid syntax\n4: invalid syntax\n");
  check_errors ("match a:\n  case 1 2:\n    b c\n  case 3:\n    d e\n",
                "2: invalid syntax\n3: invalid syntax\n5: invalid syntax\n");
}

PT_TEST (newer_syntax_names_the_version_it_needs) {
  static const char *const texts[] = {"type X = int\n", "def f[T](): pass\n", "class C[T]: pass\n"};
  for (size_t i = 0; i < PT_COUNT_OF (texts); i++) {
    Fixture f;
    parse (&f, texts[i]);
    pt_check_int (f.diags.count, 1);
    pt_check_int (f.diags.items[0].id, PT_DIAG_VERSION);
    clear (&f);
    pt_check_int (try_parse (&f, texts[i], strlen (texts[i]), 12), PT_OK);
    pt_check_int (f.diags.count, 0);
    clear (&f);
  }
}

static void
append_times (PtBytes *out, const char *text, int times) {
  for (int i = 0; i < times; i++)
    pt_bytes_append_str (out, text);
}

/* What would overflow a stack is refused, whichever way it nests. */
PT_TEST (depth_is_limited) {
  static const struct {
    const char *open, *middle, *close;
    int fits, fails;
  } cases[] = {
      {"(", "a", ")", 200, 201},     {"-", "a", "", 1500, 100000},
      {"not ", "a", "", 1500, 9000}, {"lambda: ", "a", "", 900, 100000},
      {"a+", "a", "", 1500, 100000}, {"", "a", ".b", 1500, 100000},
      {"", "a", "()", 1500, 100000}, {"a if b else ", "a", "", 700, 100000},
      {"a**", "a", "", 1000, 50000}, {"await ", "a", "", 1, 2},
  };
  for (size_t i = 0; i < PT_COUNT_OF (cases); i++) {
    for (int fails = 0; fails < 2; fails++) {
      int times = fails ? cases[i].fails : cases[i].fits;
      PT_AUTO (PtBytes) text = {0};
      append_times (&text, cases[i].open, times);
      pt_bytes_append_str (&text, cases[i].middle);
      append_times (&text, cases[i].close, times);
      Fixture f;
      pt_check_int (try_parse (&f, text.data, text.len, 11), PT_OK);
      pt_check_int (f.diags.count, fails);
      clear (&f);
    }
  }
}

/* Chains inside of brackets add up. */
PT_TEST (depth_is_that_of_the_tree) {
  PT_AUTO (PtBytes) text = {0};
  for (int i = 0; i < 5; i++) {
    pt_bytes_append_char (&text, '[');
    append_times (&text, "a+", 500);
  }
  pt_bytes_append_char (&text, 'a');
  append_times (&text, "]", 5);
  Fixture f;
  pt_check_int (try_parse (&f, text.data, text.len, 11), PT_OK);
  pt_check_int (f.diags.count, 0); /* right operands: 5 * 2 levels and one chain */
  clear (&f);
  text.len = 0;
  append_times (&text, "[", 5);
  pt_bytes_append_char (&text, 'a');
  for (int i = 0; i < 5; i++) {
    append_times (&text, "+a", 500);
    pt_bytes_append_char (&text, ']');
  }
  pt_check_int (try_parse (&f, text.data, text.len, 11), PT_OK);
  pt_check_int (f.diags.count, 1); /* each chain has the next at its bottom */
  pt_check_int (f.diags.items[0].id, PT_DIAG_TOO_DEEP);
  clear (&f);
}

/* Each level offers several guesses at what was meant; together they must not be exponential. */
PT_TEST (guesses_do_not_multiply) {
  static const char *const opens[] = {"f(print g(", "[a b[",  "(a = (",   "{a: b c({",
                                      "(a := [",    "f(*a=(", "x + not ("};
  for (size_t i = 0; i < PT_COUNT_OF (opens); i++) {
    PT_AUTO (PtBytes) text = {0};
    append_times (&text, opens[i], 60);
    pt_bytes_append_str (&text, ") = 1");
    for (int minor = 11; minor <= 13; minor += 2) {
      Fixture f;
      pt_check_int (try_parse (&f, text.data, text.len, minor), PT_OK);
      pt_check (f.diags.count > 0);
      clear (&f);
    }
  }
}

PT_TEST (running_out_of_memory_is_a_status) {
  const char *text =
      "def f(a, *b, c=1):\n  return [x for x in {a: b'1', 2: f'{c!r}'}], 1.5, 'q' 'r'\n";
  bool succeeded = false;
  for (int n = 0; n < 200 && !succeeded; n++) {
    Fixture f;
    pt_heap_fail_after (n);
    PtStatus status = try_parse (&f, text, strlen (text), 11);
    pt_heap_fail_after (-1);
    pt_check (status == PT_OK || status == PT_ENOMEM);
    succeeded = status == PT_OK && f.diags.count == 0;
    clear (&f);
  }
  pt_check (succeeded);
}

/* With so small an arena the tree can't grow. */
PT_TEST (arena_limit_is_a_status) {
  PT_AUTO (PtBytes) text = {0};
  append_times (&text, "a = b + c * d - [e, f]\n", 4000);
  for (size_t limit = 1 << 16; limit < 1 << 20; limit += 1 << 16) {
    Fixture f = {0};
    pt_arena_init (&f.arena, limit);
    pt_diags_init (&f.diags, &f.arena);
    PtStatus status = pt_source_init (&f.source, &f.arena, "a.py", text.data, text.len, &f.diags);
    if (status == PT_OK)
      status = pt_lex (&f.source, 11, &f.arena, &f.tokens);
    if (status == PT_OK)
      status = pt_parse (&f.source, &f.tokens, 11, &f.arena, &f.diags, &f.ast);
    pt_check (status == PT_ENOMEM || status == PT_ELIMIT || (status == PT_OK && f.ast.root != 0));
    clear (&f);
  }
}

static void
check_text (const char *text, const char *expected, bool is_borrowed, PtMemoryMode mode) {
  Fixture f = {0};
  pt_arena_init_mode (&f.arena, 0, mode);
  pt_diags_init (&f.diags, &f.arena);
  pt_check_int (pt_source_init (&f.source, &f.arena, "a.py", text, strlen (text), &f.diags), PT_OK);
  pt_check_int (pt_lex (&f.source, 11, &f.arena, &f.tokens), PT_OK);
  pt_check_int (pt_parse (&f.source, &f.tokens, 11, &f.arena, &f.diags, &f.ast), PT_OK);
  const PtConstant *constant = (const PtConstant *)first_value (&f);
  PtView view = pt_ast_constant_text (&f.ast, constant);
  pt_check (pt_view_equal (view, pt_view (expected)));
  bool inside = view.data >= f.source.text && view.data < f.source.text + f.source.len;
  pt_check (inside == (is_borrowed && mode == PT_MEMORY_OPTIMISED));
  clear (&f);
}

PT_TEST (texts_are_borrowed_where_the_source_says_them) {
  for (int mode = 0; mode < 2; mode++) {
    PtMemoryMode m = mode == 0 ? PT_MEMORY_OPTIMISED : PT_MEMORY_PLAIN;
    check_text ("'plain'", "plain", true, m);
    check_text ("u'''two\nlines'''", "two\nlines", true, m);
    check_text ("r'back\\slash'", "back\\slash", true, m);
    check_text ("b'bytes'", "bytes", true, m);
    check_text ("'\xc3\xa9'", "\xc3\xa9", true, m);
    check_text ("'a\\tb'", "a\tb", false, m);
    check_text ("'one' 'two'", "onetwo", false, m);
    check_text ("'''a\r\nb'''", "a\nb", false, m);
    check_text ("r'''a\r\nb'''", "a\nb", false, m);
    check_text ("''", "", false, m);
    check_text ("12_000", "12000", false, m);
  }
}

PT_TEST_MAIN
