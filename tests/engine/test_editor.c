// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/editor.h"

#include <glib/gstdio.h>

#include "tests/check.h"

static const char program[] = "class Shop:\n"
                              "    def total(self):\n"
                              "        def inner():\n"
                              "            pass\n"
                              "        return 0\n"
                              "\n"
                              "def mean(n: int):\n"
                              "    x = 1\n"
                              "    \xC3\xA9 = 2; x = 'a'\n"
                              "    if n:\n"
                              "        print(x)\n"
                              "    return x\n"
                              "\n"
                              "if True:\n"
                              "    async def late():\n"
                              "        pass\n"
                              "\n"
                              "print(mean(2))\n";

static PtSession *
open_program (char **ret_folder) {
  *ret_folder = g_dir_make_tmp ("portalis-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (*ret_folder, "main.py", NULL);
  pt_check (g_file_set_contents (path, "pass\n", -1, NULL));
  PtOptions options;
  pt_options_init (&options);
  PtSession *session = pt_session_open (path, &options, NULL);
  pt_check (session != NULL);
  return session;
}

static void
remove_program (char *folder) {
  g_autofree char *path = g_build_filename (folder, "main.py", NULL);
  g_remove (path);
  g_rmdir (folder);
  g_free (folder);
}

PT_TEST (reasons_know_the_lines_of_their_variable) {
  char *folder;
  g_autoptr (PtSession) session = open_program (&folder);
  g_autoptr (GBytes) text = g_bytes_new_static (program, sizeof program - 1);
  g_autoptr (GPtrArray) found = pt_session_explain_text (session, 0, text);
  const PtWhyDynamic *x = NULL;

  pt_check (found != NULL);
  for (guint i = 0; i < found->len; i++) {
    const PtWhyDynamic *explanation = g_ptr_array_index (found, i);
    if (g_str_has_prefix (explanation->message, "'x' in mean"))
      x = explanation;
    pt_check (explanation->n_lines > 0 && *explanation->help != '\0');
    for (guint j = 1; j < explanation->n_lines; j++)
      pt_check (explanation->lines[j - 1] < explanation->lines[j]);
  }
  pt_check (x != NULL);
  pt_check_int (x->line, 9);
  pt_check_int (x->column, 16); // in letters, not bytes
  pt_check (x->n_lines >= 3);
  pt_check_int (x->lines[x->n_lines - 1], 12);
  pt_check (strchr (x->message, '\n') == NULL);
  remove_program (folder);
}

PT_TEST (the_outline_has_what_is_defined_with_what_is_around_it) {
  static const struct {
    const char *name;
    PtOutlineKind kind;
    guint depth, line, end_line;
  } rows[] = {
      {"Shop", PT_OUTLINE_CLASS, 0, 1, 5},      {"total", PT_OUTLINE_METHOD, 1, 2, 5},
      {"inner", PT_OUTLINE_FUNCTION, 2, 3, 4},  {"mean", PT_OUTLINE_FUNCTION, 0, 7, 12},
      {"late", PT_OUTLINE_FUNCTION, 0, 15, 16},
  };
  char *folder;
  g_autoptr (PtSession) session = open_program (&folder);
  g_autoptr (GBytes) text = g_bytes_new_static (program, sizeof program - 1);
  g_autoptr (GPtrArray) found = pt_session_outline_text (session, 0, text);

  pt_check (found != NULL);
  pt_check_int (found->len, G_N_ELEMENTS (rows));
  for (guint i = 0; i < found->len; i++) {
    const PtOutlineEntry *entry = g_ptr_array_index (found, i);
    pt_check_str (entry->name, rows[i].name);
    pt_check_int (entry->kind, rows[i].kind);
    pt_check_int (entry->depth, rows[i].depth);
    pt_check_int (entry->line, rows[i].line);
    pt_check_int (entry->end_line, rows[i].end_line);
  }
  remove_program (folder);
}

PT_TEST (a_text_with_errors_has_neither) {
  char *folder;
  g_autoptr (PtSession) session = open_program (&folder);
  g_autoptr (GBytes) text = g_bytes_new_static ("def f(:\n", 8);

  pt_check (pt_session_explain_text (session, 0, text) == NULL);
  pt_check (pt_session_outline_text (session, 0, text) == NULL);
  remove_program (folder);
}

PT_TEST_MAIN
