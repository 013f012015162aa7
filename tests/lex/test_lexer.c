// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/lex/lexer.h"

#include <stdio.h>

#include "core/base/bytes.h"
#include "tests/check.h"

/* The tokens as text: kind or spelling, errors as their message, one space between. Of names,
 * numbers and strings the source's text is shown. */
static void
check_tokens (const char *text, int minor, const char *expected) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  PtDiags diags;
  pt_diags_init (&diags, &arena);
  PtSource source;
  PtTokens tokens;
  pt_check_int (pt_source_init (&source, &arena, "a.py", text, strlen (text), &diags), PT_OK);
  pt_check_int (pt_lex (&source, minor, &arena, &tokens), PT_OK);
  PT_AUTO (PtBytes) out = {0};
  for (uint32_t i = 0; i < tokens.count; i++) {
    const char *start = source.text + tokens.starts[i];
    size_t len = tokens.ends[i] - tokens.starts[i];
    if (i > 0)
      pt_bytes_append_char (&out, ' ');
    switch (tokens.kinds[i]) {
    case PT_TOKEN_NEWLINE:
      pt_bytes_append_str (&out, "NL");
      break;
    case PT_TOKEN_INDENT:
      pt_bytes_append_char (&out, '>');
      break;
    case PT_TOKEN_DEDENT:
      pt_bytes_append_char (&out, '<');
      break;
    case PT_TOKEN_END:
      pt_bytes_append_char (&out, '.');
      break;
    case PT_TOKEN_ERROR:
      pt_bytes_printf (&out, "{%s}", tokens.errors[tokens.values[i]].message);
      break;
    default:
      pt_bytes_append (&out, start, len);
    }
  }
  pt_check_str (out.data, expected);
}

PT_TEST (operators_are_as_long_as_they_can_be) {
  check_tokens ("a<<=b**-c//=d!=e->f...g:=h", 11, "a <<= b ** - c //= d != e -> f ... g := h NL .");
}

PT_TEST (indentation_gives_indents_and_dedents) {
  check_tokens ("if a:\n  b\n\n  # c\n  if d:\n  \te\nf\n", 11,
                "if a : NL > b NL if d : NL > e NL < < f NL .");
  check_tokens ("a\n  b\n c\n", 11,
                "a NL > b NL < {unindent does not match any outer indentation level} c NL .");
  check_tokens ("if a:\n\tb\n        c\n", 11,
                "if a : NL > b NL {inconsistent use of tabs and spaces in indentation} c NL < .");
}

PT_TEST (lines_join_in_brackets_and_behind_backslashes) {
  check_tokens ("(a,\n  # c\n b)\nd = \\\r\n  e", 11, "( a , b ) NL d = e NL .");
  check_tokens ("a \\ b\n", 11, "a {unexpected character after line continuation character} NL .");
  check_tokens ("a \\", 11, "a {unexpected EOF while parsing} NL .");
}

PT_TEST (numbers) {
  check_tokens ("0x_fF 0b1 0o17 1_000 1. .5e-3 1e5j 0_0 00", 11,
                "0x_fF 0b1 0o17 1_000 1. .5e-3 1e5j 0_0 00 NL .");
  check_tokens ("1if 2else 0xfor", 11, "1 if 2 else 0xf or NL .");
  check_tokens ("1__0", 11, "{invalid decimal literal} NL .");
  check_tokens ("0o8", 11, "{invalid digit '8' in octal literal} NL .");
  check_tokens ("0xg 1e+ 5x 2jy", 11,
                "{invalid hexadecimal literal} {invalid decimal literal} {invalid decimal literal} "
                "{invalid imaginary literal} NL .");
  check_tokens (
      "012", 11,
      "{leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
      "octal integers} NL .");
}

PT_TEST (strings) {
  check_tokens ("'a' rb\"b\" u'''c\n'd''' R'\\''", 11, "'a' rb\"b\" u'''c\n'd''' R'\\'' NL .");
  check_tokens ("'a\nb", 11, "{unterminated string literal (detected at line 1)} NL b NL .");
  check_tokens ("'''a\nb\n", 11,
                "{unterminated triple-quoted string literal (detected at line 2)} NL .");
}

PT_TEST (fstrings_are_tokens_inside) {
  check_tokens ("f'a{b!r:>{c}}d{{'", 11, "f' a { b ! r : > { c } } d{{ ' NL .");
  check_tokens ("f'{a['x']}'", 12, "f' { a [ 'x' ] } ' NL .");
  check_tokens ("f'{a!=b}{lambda:1}'", 11, "f' { a != b } { lambda : 1 } ' NL .");
  check_tokens ("rf'\\{a}' f'\\N{DASH}'", 11, "rf' \\ { a } ' f' \\N{DASH} ' NL .");
}

PT_TEST (old_fstrings_have_stricter_rules) {
  check_tokens ("f'{a['", 11, "{f-string: unmatched '['} NL .");
  check_tokens ("f'{\"\\n\"}'", 11, "{f-string expression part cannot include a backslash} NL .");
  check_tokens ("f'{}'", 11, "{f-string: empty expression not allowed} NL .");
  check_tokens ("f'}'", 11, "{f-string: single '}' is not allowed} NL .");
  check_tokens ("f'{a!x}'", 11,
                "{f-string: invalid conversion character: expected 's', 'r', or 'a'} NL .");
  check_tokens ("f'{a'", 11, "{f-string: expecting '}'} NL .");
  check_tokens ("f'{a:{b:{c}}}'", 11, "{f-string: expressions nested too deeply} NL .");
}

PT_TEST (characters_that_no_name_has) {
  check_tokens ("a = \xE2\x80\x9C", 11, "a = {invalid character '\xE2\x80\x9C' (U+201C)} NL .");
  check_tokens ("\xC2\xA0", 11, "{invalid non-printable character U+00A0} NL .");
  check_tokens ("a $ b", 11, "a {invalid syntax} b NL .");
}

PT_TEST (foreign_letters_count_in_names_only) {
  static const struct {
    const char *text;
    bool foreign;
  } cases[] = {{"a = '\u00e9' # \u00e9\n", false},
               {"\u00e9 = 1\n", true},
               {"f'\u00e9{a}'\n", false},
               {"f'{\u00e9}'\n", true}};
  for (size_t i = 0; i < PT_COUNT_OF (cases); i++) {
    PT_AUTO (PtArena) arena;
    pt_arena_init (&arena, 0);
    PtDiags diags;
    pt_diags_init (&diags, &arena);
    PtSource source;
    PtTokens tokens;
    pt_check_int (pt_source_init (&source, &arena, "a.py", cases[i].text, strlen (cases[i].text),
                                  &diags),
                  PT_OK);
    pt_check_int (pt_lex (&source, 11, &arena, &tokens), PT_OK);
    pt_check (tokens.has_foreign_names == cases[i].foreign);
  }
}

PT_TEST (brackets_must_match) {
  check_tokens (")", 11, "{unmatched ')'} NL .");
  check_tokens ("(]", 11,
                "( {closing parenthesis ']' does not match opening parenthesis '('} NL .");
  check_tokens (
      "(\n]", 11,
      "( {closing parenthesis ']' does not match opening parenthesis '(' on line 1} NL .");
}

PT_TEST (limits_are_cpythons) {
  char text[512];
  memset (text, '(', 201);
  text[201] = '\0';
  PT_AUTO (PtBytes) expected = {0};
  for (int i = 0; i < 200; i++)
    pt_bytes_append_str (&expected, "( ");
  pt_bytes_append_str (&expected, "{too many nested parentheses} NL .");
  check_tokens (text, 11, expected.data);
}

/* What is missing at the end of the text is missing within it. */
PT_TEST (errors_lie_in_the_text) {
  static const char *const texts[] = {"1_",   "0x",   "0b",  "1e+", "'a",
                                      "'''a", "a \\", "f'{", "(",   "1__"};
  for (size_t i = 0; i < PT_COUNT_OF (texts); i++) {
    PT_AUTO (PtArena) arena;
    pt_arena_init (&arena, 0);
    PtDiags diags;
    pt_diags_init (&diags, &arena);
    PtSource source;
    PtTokens tokens;
    pt_check_int (pt_source_init (&source, &arena, "a.py", texts[i], strlen (texts[i]), &diags),
                  PT_OK);
    pt_check_int (pt_lex (&source, 11, &arena, &tokens), PT_OK);
    for (uint32_t k = 0; k < tokens.n_errors; k++) {
      PtSpan span = tokens.errors[k].span;
      pt_check (span.start <= span.end && span.end <= source.len);
    }
  }
}

PT_TEST (comments_are_kept_beside) {
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  PtDiags diags;
  pt_diags_init (&diags, &arena);
  PtSource source;
  PtTokens tokens;
  const char *text = "# a\nb # c\n";
  pt_check_int (pt_source_init (&source, &arena, "a.py", text, strlen (text), &diags), PT_OK);
  pt_check_int (pt_lex (&source, 11, &arena, &tokens), PT_OK);
  pt_check_int (tokens.n_comments, 2);
  pt_check_int (tokens.comments[1].start, 6);
  pt_check_int (tokens.comments[1].end, 9);
}

PT_TEST_MAIN
