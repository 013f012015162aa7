// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What is too much is refused in CPython's words, and what is only a lot is taken, in memory and
// work that grow as the text does.

#include <stdlib.h>
#include <sys/mman.h>

#include "core/base/limits.h"
#include "core/syntax/parser.h"
#include "tests/robust/front.h"

/* Each shape at its limit, and one more. */
typedef struct {
  const char *open, *middle, *close;
  int limit; /* times that open and close may stand */
  int python_minor;
  const char *message;
} Shape;

static void
build (PtBytes *text, const Shape *shape, int times) {
  text->len = 0;
  pt_append_times (text, shape->open, (size_t)times);
  pt_bytes_append_str (text, shape->middle);
  pt_append_times (text, shape->close, (size_t)times);
}

PT_TEST (limits_of_cpython_have_its_words) {
  static const Shape shapes[] = {
      {"(", "a", ")", PT_LIMIT_BRACKETS, 11, "too many nested parentheses"},
      {"[", "", "]", PT_LIMIT_BRACKETS, 11, "too many nested parentheses"},
      {"a, ", "*b = c", "", PT_LIMIT_STAR_TARGETS - 1, 11,
       "too many expressions in star-unpacking assignment"},
      {"1", "", "", PT_LIMIT_INT_DIGITS, 11,
       "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use "
       "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
       "literals to avoid decimal conversion limits."},
  };
  PT_AUTO (PtBytes) text = {0};
  for (size_t i = 0; i < PT_COUNT_OF (shapes); i++)
    for (int more = 0; more < 2; more++) {
      PtFront front;
      build (&text, &shapes[i], shapes[i].limit + more);
      pt_front_init (&front, text.data, text.len, shapes[i].python_minor);
      pt_check_int (front.status, PT_OK);
      pt_check_str (pt_front_message (&front), more ? shapes[i].message : "");
      pt_front_clear (&front);
    }
}

/* Blocks inside each other: `open` at each depth, indented by one space more. */
static void
check_blocks (const char *open, int limit, const char *message) {
  PT_AUTO (PtBytes) text = {0};
  for (int more = 0; more < 2; more++) {
    text.len = 0;
    for (int depth = 0; depth < limit + more; depth++) {
      pt_append_times (&text, " ", (size_t)depth);
      pt_bytes_append_str (&text, open);
    }
    pt_append_times (&text, " ", (size_t)(limit + more));
    pt_bytes_append_str (&text, "pass\n");
    PtFront front;
    pt_front_init (&front, text.data, text.len, 11);
    pt_check_int (front.status, PT_OK);
    pt_check_str (pt_front_message (&front), more ? message : "");
    pt_front_clear (&front);
  }
}

PT_TEST (blocks_are_limited) {
  check_blocks ("while x:\n", PT_LIMIT_BLOCKS, "too many statically nested blocks");
  check_blocks ("with x:\n", PT_LIMIT_BLOCKS, "too many statically nested blocks");
  check_blocks ("if x:\n", PT_LIMIT_INDENTS - 1, "too many levels of indentation");
}

PT_TEST (a_file_has_a_size) {
  /* Never read, so the pages are never there. */
  size_t size = (size_t)pt_limits.source_bytes + 1;
  char *text = mmap (NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  pt_check (text != MAP_FAILED);
  PtFront front;
  pt_front_init (&front, text, size, 11);
  pt_check_int (front.status, PT_OK);
  pt_check_int (front.unit.diags.items[0].id, PT_DIAG_TOO_LARGE);
  pt_check_str (pt_front_message (&front),
                "the file has 1073741825 bytes; the limit is 1073741824");
  pt_front_clear (&front);
  munmap (text, size);
}

static PtStatus
parse_limited (const char *text, const PtLimits *limits) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  PtDiags diags;
  pt_diags_init (&diags, &arena);
  PtSource source;
  PtTokens tokens;
  PtAst ast;
  PtStatus status = pt_source_init (&source, &arena, "a.py", text, strlen (text), &diags);
  source.limits = limits;
  if (status == PT_OK)
    status = pt_lex (&source, 11, &arena, &tokens);
  if (status == PT_OK)
    status = pt_parse (&source, &tokens, 11, &arena, &diags, &ast);
  return status;
}

PT_TEST (tokens_and_nodes_are_counted) {
  PT_AUTO (PtBytes) text = {0};
  pt_append_times (&text, "[a, (b), f(1)]\n", 1000);
  pt_check_int (parse_limited (text.data, &pt_limits), PT_OK);
  PtLimits few_tokens = pt_limits, few_words = pt_limits;
  few_tokens.tokens = 10000;
  few_words.tree_words = 20000;
  pt_check_int (parse_limited (text.data, &few_tokens), PT_ELIMIT);
  pt_check_int (parse_limited (text.data, &few_words), PT_ELIMIT);
  few_tokens.tokens = 14002; /* 14 of each line, the end of the file, and one that none needs */
  pt_check_int (parse_limited (text.data, &few_tokens), PT_OK);
}

/* Growth */

/* Bounds per byte of source, far above what real programs need and far below what is not linear. */
enum {
  ARENA_PER_BYTE = 160,
  FIXED_ARENA = 256 * 1024,
  TOKENS_PER_BYTE = 2,
  WORDS_PER_BYTE = 24,
  REREADS_PER_TOKEN = 4,
};

typedef struct {
  uint64_t bytes, tokens, words, rereads, arena;
} Cost;

static Cost
cost_of (PtBytes *text) {
  PtFront front;
  pt_front_init (&front, text->data, text->len, 11);
  pt_check_int (front.status, PT_OK);
  const PtUnit *unit = &front.unit;
  pt_check (unit->diags.errors > 0 || unit->ast.root != 0);
  Cost cost = {text->len, unit->tokens.count, unit->ast.n_words, unit->ast.n_reread,
               pt_arena_used (&front.arena)};
  pt_check (cost.tokens <= TOKENS_PER_BYTE * cost.bytes + 8);
  pt_check (cost.words <= WORDS_PER_BYTE * cost.bytes + 64);
  pt_check (cost.rereads <= REREADS_PER_TOKEN * cost.tokens);
  pt_check (cost.arena <= ARENA_PER_BYTE * cost.bytes + FIXED_ARENA);
  pt_front_clear (&front);
  return cost;
}

/* The same text twice as long costs twice as much, give or take a growing array. */
PT_TEST (cost_grows_as_the_text_does) {
  static const struct {
    const char *first, *again, *last;
  } shapes[] = {
      {"", "x = 1\n", ""},
      {"", "a b\n", ""}, /* errors without end */
      {"", "if a:\nb\n", ""},
      {"", "class C:\n  def f(self: pass\n", ""},
      {"x = [", "1,", "]"},
      {"x = ", "'a' ", ""},
      {"x = '", "\\u00e9", "'"},
      {"x = \"\"\"", "line\n", "\"\"\""},
      {"x = \"\"\"", "\\\n", ""},
      {"f(", "a=1, ", ")"},
      {"f(", "a for a in b, ", ")"}, /* refused by a look ahead */
      {"f(", "(a := 1)=2, ", ")"},
      {"", "with (a as b, c as d): pass\n", ""},
      {"", "with (a, b): pass\n", ""},
      {"with (", "a, ", "): pass"},
      {"with (", "(a), ", ") + b: pass"},
      {"", "match x:\n case [1, *_]: pass\n", ""},
      {"", "match (x)\n", ""},
      {"match (", "a, ", ")\n"},
      {"match x:\n case ", "1 | ", "2: pass"},
      {"print ", "a, ", "b"},
      {"x = ", "a and ", "b c"},
      {"x = f'''", "{a!r:>{b}}", "'''"},
      {"", "x = f'{a b}'\n", ""},
      {"x = {", "'k': 1, ", ""}, /* never closed */
      {"", "(\n", ""},
      {"", "x = (1,\ndef f():\n  pass\n", ""},
      {"", "# comment\n", ""},
      {"", "\n", ""},
      {"", "\\\n", ""},
      {"", "    ", ""},
      {"", "global a\n", ""},
      {"def f():\n", " x = y\n", ""},
      {"", "@a\n", "def f(): pass"},
      {"", "lambda x: ", "0"}, /* too deep */
      {"x", ".a", ""},
      {"", "try: pass\nexcept a, b: pass\n", ""},
      {"", "a = ", "1"},
      {"a: ", "b[", ""},
      {"", "\xC3\xA9 = \xEF\xAC\x81\n", ""},
      {"", "0777\n", ""},
      {"", "\x01\n", ""},
  };
  PT_AUTO (PtBytes) text = {0};
  for (size_t i = 0; i < PT_COUNT_OF (shapes); i++) {
    Cost costs[2];
    for (size_t large = 0; large < 2; large++) {
      text.len = 0;
      pt_bytes_append_str (&text, shapes[i].first);
      pt_append_times (&text, shapes[i].again, large ? 40000 : 20000);
      pt_bytes_append_str (&text, shapes[i].last);
      costs[large] = cost_of (&text);
    }
    bool linear = costs[1].arena <= costs[0].arena * 3 + FIXED_ARENA &&
                  costs[1].rereads <= costs[0].rereads * 5 / 2 + 64;
    pt_check (linear);
    if (!linear)
      printf ("# of \"%s%s...\": arena %" PRIu64 " %" PRIu64 ", read again %" PRIu64 " %" PRIu64
              "\n",
              shapes[i].first, shapes[i].again, costs[0].arena, costs[1].arena, costs[0].rereads,
              costs[1].rereads);
  }
}

/* Nested as deep as it may be, each level with a choice to be read ahead. */
PT_TEST (choices_inside_each_other_cost_no_more) {
  static const struct {
    const char *open, *middle, *close;
  } shapes[] = {
      {"with (", "a", "): pass"}, {"(a, (", "b", "))"},        {"f(a for a in (", "b", "))"},
      {"match (", "a", ")"},      {"f(a=(", "b", "), *c, d)"}, {"[a for a in [", "b", "] if]"},
      {"print (", "a b", ")"},    {"(yield (", "a", ") = 1)"}, {"{**(", "a", "): 1}"},
  };
  PT_AUTO (PtBytes) text = {0};
  for (size_t i = 0; i < PT_COUNT_OF (shapes); i++) {
    text.len = 0;
    pt_append_times (&text, shapes[i].open, 90);
    pt_bytes_append_str (&text, shapes[i].middle);
    pt_append_times (&text, shapes[i].close, 90);
    cost_of (&text);
  }
}

PT_TEST (extremes_are_taken_or_refused) {
  PT_AUTO (PtBytes) text = {0};
  pt_append_times (&text, "(", 1000);
  pt_append_times (&text, ")", 1000);
  cost_of (&text);
  text.len = 0;
  pt_bytes_append_str (&text, "x = [");
  pt_append_times (&text, "12345, ", 5 * 1000 * 1000 / 7);
  pt_bytes_append_str (&text, "]\n");
  Cost line = cost_of (&text);
  pt_check (line.bytes > 4999000 && line.tokens > 1400000);
  text.len = 0;
  pt_append_times (&text, "x = f(1)\n", 200000);
  Cost lines = cost_of (&text);
  pt_check_int (lines.tokens, 200000 * 7 + 1);
  text.len = 0;
  pt_append_times (&text, "\xC3", 100000);
  cost_of (&text);
}

PT_TEST (a_null_byte_or_a_stray_byte_anywhere_is_refused) {
  static const char program[] =
      "# coding: utf-8\ndef f(a):\n    return f'{a}' + \"\\x41\" # \xC3\xA9\n";
  char text[sizeof program];
  for (size_t at = 0; at < sizeof program - 1; at++)
    for (int kind = 0; kind < 2; kind++) {
      memcpy (text, program, sizeof program);
      text[at] = kind == 0 ? '\0' : (char)0xFF;
      PtFront front;
      pt_front_init (&front, text, sizeof program - 1, 11);
      pt_check_int (front.status, PT_OK);
      pt_check (front.unit.diags.errors > 0);
      pt_front_clear (&front);
    }
}

PT_TEST_MAIN
