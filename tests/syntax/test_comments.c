// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Every comment belongs to one statement: a table of cases, and what holds for any file. The
// arguments are folders with Python files.

#define _XOPEN_SOURCE 700 /* nftw */

#include "core/syntax/comments.h"

#include <ftw.h>

#include "core/base/bytes.h"
#include "core/syntax/parser.h"
#include "tests/check.h"

typedef struct {
  PtArena arena;
  PtDiags diags;
  PtSource source;
  PtTokens tokens;
  PtAst ast;
  PtComments comments;
} Fixture;

/* False: the text is no Python. */
static bool
attach (Fixture *self, const char *text, size_t len) {
  *self = (Fixture){0};
  pt_arena_init (&self->arena, 0);
  pt_diags_init (&self->diags, &self->arena);
  PtStatus status = pt_source_init (&self->source, &self->arena, "a.py", text, len, &self->diags);
  if (status == PT_OK && self->source.text != NULL)
    status = pt_lex (&self->source, 13, &self->arena, &self->tokens);
  if (status == PT_OK && self->source.text != NULL)
    status = pt_parse (&self->source, &self->tokens, 13, &self->arena, &self->diags, &self->ast);
  pt_check_int (status, PT_OK);
  if (status != PT_OK || self->diags.errors > 0)
    return false;
  pt_check_int (
      pt_comments_attach (&self->ast, &self->source, &self->tokens, &self->arena, &self->comments),
      PT_OK);
  return true;
}

/* Each comment as its text, its place and the first line of its statement: "#a L1 #b T2". */
static void
check_places (const char *text, const char *expected) {
  Fixture f;
  PT_AUTO (PtBytes) out = {0};
  pt_check (attach (&f, text, strlen (text)));
  for (uint32_t i = 0; i < f.comments.n_comments; i++) {
    const PtComment *comment = &f.comments.comments[i];
    uint32_t line = 0, column;
    if (comment->stmt != PT_STMT_NONE)
      pt_source_position (&f.source, f.comments.stmts[comment->stmt].start, &line, &column);
    pt_bytes_append_str (&out, i > 0 ? " " : "");
    pt_bytes_append (&out, text + comment->span.start, comment->span.end - comment->span.start);
    pt_bytes_printf (&out, comment->blank_before ? " %c%u_" : " %c%u", "LTDM"[comment->place],
                     line);
  }
  pt_bytes_append_char (&out, '\0');
  pt_check_str (out.data, expected);
  pt_arena_clear (&f.arena);
}

PT_TEST (simple_statements) {
  check_places ("#a\nx = 1 #b\n\n#c\n", "#a L2 #b T2 #c D2_");
  check_places ("x = 1; y = 2 #a\n#b\nz = 3;#c\n", "#a T1 #b L3 #c T3");
  check_places ("x = ( #a\n #b\n 1) #c\n", "#a L1 #b L1 #c T1");
  check_places ("x = 1 + \\\n 2 #a\n", "#a T1");
  check_places ("x = '#' + '''\n#\n''' #a\n", "#a T1");
  check_places ("x = f'{a}#' f\"\"\"{\n b #a\n}\"\"\"\n", "#a L1");
  check_places ("x = 1 # type: int\n", "# type: int T1");
}

PT_TEST (modules) {
  check_places ("#a\n", "#a L0");
  check_places ("#!a\n# coding: utf-8\n#b\nx\n", "#!a M0 # coding: utf-8 M0 #b L4");
  check_places ("x #a\r\n\r\n#b\r\ny\r#c\rz #d", "#a T1 #b L4_ #c L6 #d T6");
}

PT_TEST (blocks) {
  check_places ("if a: #a\n  #b\n  x #c\n  #d\n#e\ny\n", "#a T1 #b L3 #c T3 #d D3 #e L6");
  check_places ("if a: x #a\n#b\n", "#a T1 #b D1");
  check_places ("def f():\n  if a:\n    x\n    #a\n  #b\n#c\n", "#a D3 #b D2 #c D1");
  check_places ("class A:\n\tx\n\t#a\n        #b\n#c\nx\n", "#a D2 #b D2 #c L6");
  check_places ("if a:\n  x\n #a\ny\n", "#a L4");
  check_places ("def f(a, #a\n  b\n): #b\n  #c\n  x\n", "#a L1 #b T1 #c L5");
  check_places ("#a\n@b #b\n#c\n@d\n#d\ndef f(): pass\n", "#a L6 #b L6 #c L6 #d L6");
}

PT_TEST (branches) {
  check_places ("if a:\n  x\n  #a\n#b\nelif b: #c\n  y\n#d\nelse: #e\n  #f\n  z\n",
                "#a D2 #b L5 #c T5 #d L10 #e L10 #f L10");
  check_places ("if a:\n  x\nelif (a #a\n  or b): #b\n  y\n", "#a L3 #b T3");
  check_places ("try: #a\n  x\n#b\nexcept (A, #c\n  B): #d\n  y\n#e\nfinally:\n  #f\n  z\n  #g\n",
                "#a T1 #b L6 #c L6 #d L6 #e L10 #f L10 #g D10");
  check_places ("match a: #a\n  #b\n  case 1: #c\n    x #d\n  #e\n  case (2 #f\n  ):\n    y\n",
                "#a T1 #b L4 #c L4 #d T4 #e L8 #f L8");
  check_places ("for a in b: #a\n  x\n  #b\nelse:\n  #c\n  y\n#d\n", "#a T1 #b D2 #c L6 #d D1");
}

static PtBytes
read_file (const char *path) {
  PtBytes text = {0};
  char block[4096];
  FILE *file = fopen (path, "rb");
  pt_check (file != NULL);
  for (size_t n; file != NULL && (n = fread (block, 1, sizeof block, file)) > 0;)
    pt_bytes_append (&text, block, n);
  if (file != NULL)
    fclose (file);
  return text;
}

static uint32_t
line_of (const Fixture *f, uint32_t offset) {
  uint32_t line, column;
  pt_source_position (&f->source, offset, &line, &column);
  return line;
}

static void
check_comment (const Fixture *f, const PtComment *comment) {
  if (comment->place == PT_COMMENT_DIRECTIVE || f->comments.n_stmts == 0) {
    pt_check (comment->stmt == PT_STMT_NONE);
    return;
  }
  pt_check (comment->stmt < f->comments.n_stmts);
  const PtStmt *stmt = &f->comments.stmts[comment->stmt];
  uint32_t at = comment->span.start;
  switch ((PtCommentPlace)comment->place) {
  case PT_COMMENT_LEADING:
    pt_check (at < stmt->end);
    /* No other statement begins between them. */
    pt_check (at > stmt->begin || comment->stmt == 0 || stmt[-1].begin < at);
    break;
  case PT_COMMENT_TRAILING:
    pt_check (at > stmt->start);
    pt_check (at < stmt->end || line_of (f, at) == line_of (f, stmt->end));
    break;
  case PT_COMMENT_DANGLING:
    pt_check (at >= stmt->end);
    break;
  case PT_COMMENT_DIRECTIVE:
    break;
  }
}

static char **folders;
static int n_folders;
static uint32_t comments_found;

static int
check_file (const char *path, const struct stat *info, int kind, struct FTW *place) {
  (void)info, (void)place;
  size_t len = strlen (path);
  if (kind != FTW_F || len < 3 || strcmp (path + len - 3, ".py") != 0)
    return 0;
  Fixture f;
  PT_AUTO (PtBytes) text = read_file (path);
  int failed = pt_failed_checks;
  if (attach (&f, text.len > 0 ? text.data : "", text.len)) {
    pt_check_int (f.comments.n_comments, f.tokens.n_comments);
    for (uint32_t i = 0; i < f.comments.n_comments; i++) {
      pt_check_int (f.comments.comments[i].span.start, f.tokens.comments[i].start);
      check_comment (&f, &f.comments.comments[i]);
    }
    for (uint32_t i = 1; i < f.comments.n_stmts; i++)
      pt_check (f.comments.stmts[i - 1].begin < f.comments.stmts[i].begin);
    comments_found += f.comments.n_comments;
  }
  pt_arena_clear (&f.arena);
  if (pt_failed_checks > failed)
    printf ("# in %s\n", path);
  return 0;
}

PT_TEST (every_comment_of_files_is_attached) {
  for (int i = 0; i < n_folders; i++)
    pt_check_int (nftw (folders[i], check_file, 16, FTW_PHYS), 0);
  pt_check (comments_found > 0);
}

int
main (int argc, char **argv) {
  folders = argv + 1;
  n_folders = argc - 1;
  return pt_run_tests (1, argv);
}
