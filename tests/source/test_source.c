// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/memory/padded.h"
#include "core/source/source.h"

#include "tests/check.h"

typedef struct {
  PtArena arena;
  PtDiags diags;
  PtSource source;
} Fixture;

static void
load_bytes (Fixture *self, const char *raw, size_t len) {
  pt_arena_init (&self->arena, 0);
  pt_diags_init (&self->diags, &self->arena);
  pt_check_int (pt_source_init (&self->source, &self->arena, "a.py", raw, len, &self->diags),
                PT_OK);
}

#define load(self, literal) load_bytes ((self), (literal), sizeof (literal) - 1)

static const char *
first_message (const Fixture *self) {
  return self->diags.count > 0 ? self->diags.items[0].message : "";
}

static void
clear (Fixture *self) {
  pt_arena_clear (&self->arena);
}

PT_TEST (text_is_copied_aligned_and_padded) {
  Fixture f;
  load (&f, "x = 1\n");
  pt_check_int (f.source.len, 6);
  pt_check_str (f.source.text, "x = 1\n");
  pt_check_int ((uintptr_t)f.source.text % 64, 0);
  for (int i = 0; i < PT_SOURCE_PADDING; i++)
    pt_check_int (f.source.text[6 + i], 0);
  clear (&f);
}

PT_TEST (bom_is_dropped) {
  Fixture f;
  load (&f, "\xEF\xBB\xBFx");
  pt_check_str (f.source.text, "x");
  clear (&f);
}

PT_TEST (cookies_choose_the_encoding) {
  Fixture f;
  load (&f, "# -*- coding: latin-1 -*-\nx = '\xE9'");
  pt_check_str (f.source.text, "# -*- coding: latin-1 -*-\nx = '\xC3\xA9'");
  clear (&f);
  load (&f, "\n# vim: set fileencoding=cp1252 :\n'\x80'");
  pt_check_str (f.source.text, "\n# vim: set fileencoding=cp1252 :\n'\xE2\x82\xAC'");
  clear (&f);
  load (&f, "x\n# coding: latin-1\n'\xE9'"); /* the first line is no comment */
  pt_check_int (f.diags.errors, 1);
  clear (&f);
}

PT_TEST (bad_encodings_are_reported_as_cpython_does) {
  Fixture f;
  load (&f, "a\nb\n'\xFF'\n");
  pt_check_str (first_message (&f),
                "Non-UTF-8 code starting with '\\xff' in file a.py on line 3, but no encoding "
                "declared; see https://peps.python.org/pep-0263/ for details");
  pt_check_int (f.source.len, 0);
  clear (&f);
  load (&f, "# coding: klingon\n");
  pt_check_str (first_message (&f), "encoding problem: klingon");
  clear (&f);
  load (&f, "\xEF\xBB\xBF# coding: latin-1\n");
  pt_check_str (first_message (&f), "encoding problem: iso-8859-1 with BOM");
  clear (&f);
  load (&f, "\xEF\xBB\xBF\xC0");
  pt_check_str (first_message (&f), "(unicode error) 'utf-8' codec can't decode byte 0xc0 in "
                                    "position 0: invalid start byte");
  clear (&f);
}

PT_TEST (a_null_byte_is_shown_at_its_place) {
  Fixture f;
  load (&f, "x = 1\ny = '\0'\n");
  pt_check_str (first_message (&f), "source code cannot contain null bytes");
  uint32_t line, column;
  pt_source_position (&f.source, f.diags.items[0].span.start, &line, &column);
  pt_check_int (line, 2);
  pt_check_int (column, 5);
  pt_check_int (f.source.len, 11);
  clear (&f);
}

/* Each is refused: overlong forms, surrogates, beyond U+10FFFF, cut short. */
PT_TEST (utf8_is_checked) {
  static const char *const bad[] = {
      "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80",
      "\xE2\x82", "\x80",         "aaaaaaaa\xC3"};
  for (size_t i = 0; i < PT_COUNT_OF (bad); i++) {
    Fixture f;
    load_bytes (&f, bad[i], strlen (bad[i]));
    pt_check_int (f.diags.errors, 1);
    clear (&f);
  }
}

static void
check_position (const PtSource *source, uint32_t offset, uint32_t line, uint32_t column) {
  uint32_t got_line, got_column;
  pt_source_position (source, offset, &got_line, &got_column);
  pt_check_int (got_line, line);
  pt_check_int (got_column, column);
}

PT_TEST (lines_end_at_cr_lf_and_crlf) {
  Fixture f;
  load (&f, "a\nbb\r\nccc\rd");
  check_position (&f.source, 0, 1, 0);
  check_position (&f.source, 1, 1, 1);
  check_position (&f.source, 3, 2, 1);
  check_position (&f.source, 6, 3, 0);
  check_position (&f.source, 10, 4, 0);
  check_position (&f.source, 11, 4, 1);
  PtView line = pt_source_line (&f.source, 2);
  pt_check_int (line.len, 2);
  pt_check (pt_view_equal (pt_source_line (&f.source, 3), PT_VIEW ("ccc")));
  pt_check_int (pt_source_line (&f.source, 5).len, 0);
  pt_check_int (pt_source_line (&f.source, 0).len, 0);
  pt_check_int (f.source.n_lines, 4);
  clear (&f);
}

PT_TEST (padded_bytes_are_used_where_they_are) {
  PT_AUTO (PtArena) arena = {0};
  PtDiags diags;
  pt_diags_init (&diags, &arena);
  PtSource source;
  const char *raw = pt_padded_copy (&arena, "\xef\xbb\xbfx = 1\n", 9);
  pt_check_int (pt_source_init_padded (&source, &arena, "a.py", raw, 9, &diags), PT_OK);
  pt_check (source.is_borrowed && source.text == raw + 3);
  pt_check_int (source.len, 6);
  pt_check_int (source.n_lines, 2);
  /* What must be decoded, or is refused, is a text of its own. */
  const char *latin = pt_padded_copy (&arena, "# coding: latin-1\n\xe9\n", 20);
  pt_check_int (pt_source_init_padded (&source, &arena, "a.py", latin, 20, &diags), PT_OK);
  pt_check (!source.is_borrowed);
  pt_check_int (source.len, 21);
  const char *zero = pt_padded_copy (&arena, "x\0y\n", 4);
  pt_check_int (pt_source_init_padded (&source, &arena, "a.py", zero, 4, &diags), PT_OK);
  pt_check (!source.is_borrowed);
  pt_check_int (source.len, 1); /* what stands before it */
  pt_check_int (diags.errors, 1);
}

PT_TEST (diagnostics_beyond_the_limit_are_counted) {
  Fixture f;
  load (&f, "");
  for (int i = 0; i < 250; i++)
    pt_diags_add (&f.diags, PT_DIAG_SYNTAX, (PtSpan){0, 0}, "number %d", i);
  pt_check_int (f.diags.count, 200);
  pt_check_int (f.diags.dropped, 50);
  pt_check_int (f.diags.errors, 250);
  pt_check_str (f.diags.items[199].message, "number 199");
  pt_check_str (pt_diag_code (PT_DIAG_SYNTAX), "E0201");
  pt_check_int (pt_diag_severity (PT_DIAG_SYNTAX), PT_SEVERITY_ERROR);
  clear (&f);
}

PT_TEST_MAIN
