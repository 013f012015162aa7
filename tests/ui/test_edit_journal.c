// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/model/pt-edit-journal.h"

#include <glib/gstdio.h>
#include <stdlib.h>

// What was typed is read back, whatever the last record's fate.

static const char base[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static gboolean
has_text (PtLostEdits *edits, const char *text) {
  g_autoptr (GBytes) wanted = g_bytes_new_static (text, strlen (text));
  return edits != NULL && g_bytes_equal (edits->text, wanted);
}

static PtEditJournal *
begin (const char *path, const char *text) {
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  return pt_edit_journal_new (path, base, bytes, NULL);
}

PT_TEST (edits_are_replayed_in_order) {
  PtEditJournal *journal = begin ("/p/one.py", "x = \xC3\xA9\ny\n");

  pt_check (journal != NULL);
  pt_check (pt_edit_journal_insert (journal, 5, "\xE2\x82\xAC!", 4)); // behind the e with accent
  pt_check (pt_edit_journal_insert (journal, 9, "\n\n+1 1\n", 7));
  pt_check (pt_edit_journal_delete (journal, 0, 4));
  pt_check (pt_edit_journal_insert (journal, 0, "z", 1));
  pt_check (pt_lost_edits_find ("/p/one.py") == NULL); // its writer lives
  pt_edit_journal_close (journal, FALSE);

  g_autoptr (PtLostEdits) edits = pt_lost_edits_find ("/p/one.py");
  pt_check (has_text (edits, "z\xC3\xA9\xE2\x82\xAC!\ny\n\n+1 1\n\n"));
  pt_check_int (edits->n_edits, 4);
  pt_check_str (edits->path, "/p/one.py");
  pt_check_str (edits->base, base);
  pt_check (pt_lost_edits_find ("/p/other.py") == NULL);
  g_unlink (edits->file);
}

PT_TEST (a_removed_journal_is_not_found) {
  PtEditJournal *journal = begin ("/p/two.py", "");

  pt_edit_journal_insert (journal, 0, "x", 1);
  pt_check (pt_edit_journal_get_size (journal) > 0);
  pt_edit_journal_close (journal, TRUE);
  pt_check (pt_lost_edits_find ("/p/two.py") == NULL);
}

PT_TEST (journals_below_a_folder_are_listed) {
  PtEditJournal *one = begin ("/q/a/one.py", "1"), *two = begin ("/q/a/two.py", "2"),
                *other = begin ("/q/ab/three.py", "3");
  pt_edit_journal_close (one, FALSE);
  pt_edit_journal_close (two, FALSE);
  pt_edit_journal_close (other, FALSE);

  g_autoptr (GPtrArray) paths = pt_lost_edits_list ("/q/a");
  pt_check_int (paths->len, 2);
  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (PtLostEdits) edits = pt_lost_edits_find (g_ptr_array_index (paths, i));
    pt_check (edits != NULL && g_str_has_prefix (edits->path, "/q/a/"));
    g_unlink (edits->file);
  }
  g_autoptr (PtLostEdits) edits = pt_lost_edits_find ("/q/ab/three.py");
  g_unlink (edits->file);
}

/** The text after the first n edits of the test below. */
static char *
text_after (guint n) {
  GString *text = g_string_new ("begin");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<%u>", i);
  return g_string_free (text, FALSE);
}

PT_TEST (a_journal_cut_anywhere_has_all_whole_records) {
  PtEditJournal *journal = begin ("/p/cut.py", "begin");
  g_autofree char *content = NULL;
  gsize size;
  guint at = 5, n_before = 0;

  for (guint i = 0; i < 12; i++) {
    g_autofree char *piece = g_strdup_printf ("<%u>", i);
    pt_edit_journal_insert (journal, at, piece, strlen (piece));
    at += (guint)strlen (piece);
  }
  pt_edit_journal_close (journal, FALSE);
  g_autoptr (PtLostEdits) whole = pt_lost_edits_find ("/p/cut.py");
  pt_check_int (whole->n_edits, 12);
  pt_check (g_file_get_contents (whole->file, &content, &size, NULL));

  for (gsize cut = 0; cut <= size; cut++) {
    g_file_set_contents (whole->file, content, (gssize)cut, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (PtLostEdits) edits = pt_lost_edits_read (whole->file, &error);
    if (edits == NULL) {
      pt_check (error != NULL && n_before == 0); // within the header
      continue;
    }
    g_autofree char *text = text_after (edits->n_edits);
    pt_check (has_text (edits, text));
    pt_check (edits->n_edits >= n_before);
    n_before = edits->n_edits;
  }
  pt_check_int (n_before, 12);
  g_unlink (whole->file);
}

PT_TEST (what_is_no_journal_is_refused) {
  static const char *const contents[] = {
      "",
      "portalis-edits 2\npath 1\n/\n",
      "portalis-edits 1\npath 99999999999999\n/\n",
      "portalis-edits 1\npath 1\n/\nbase short\ntext 0\n\n",
      "portalis-edits 1\npath 4294967297\n",
  };
  g_autofree char *folder = g_dir_make_tmp ("portalis-journal-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "x.edits", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (GError) error = NULL;
    g_file_set_contents (file, contents[i], -1, NULL);
    g_autoptr (PtLostEdits) edits = pt_lost_edits_read (file, &error);
    pt_check (edits == NULL && error != NULL);
  }
  g_unlink (file);
  g_rmdir (folder);
}

PT_TEST (damaged_records_end_the_replay) {
  static const char *const records[] = {"+99 1\nx\n", "-1 99\n",      "-3 2\n",
                                        "*\n",        "+0 1\n\xFF\n", "+0 5\nx\n"};

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++) {
    PtEditJournal *journal = begin ("/p/damaged.py", "abc");
    pt_edit_journal_insert (journal, 3, "d", 1);
    pt_edit_journal_close (journal, FALSE);
    g_autoptr (PtLostEdits) good = pt_lost_edits_find ("/p/damaged.py");
    g_autofree char *content = NULL;
    gsize size;
    g_file_get_contents (good->file, &content, &size, NULL);
    g_autoptr (GString) damaged = g_string_new_len (content, (gssize)size);
    g_string_append (damaged, records[i]);
    g_file_set_contents (good->file, damaged->str, (gssize)damaged->len, NULL);
    g_autoptr (PtLostEdits) edits = pt_lost_edits_read (good->file, NULL);
    pt_check (has_text (edits, "abcd"));
    g_unlink (good->file);
  }
}

int
main (int argc, char **argv) {
  g_autofree char *state = g_dir_make_tmp ("portalis-state-XXXXXX", NULL);
  g_autofree char *app = g_build_filename (state, "portalis", NULL);
  g_autofree char *edits = g_build_filename (app, "edits", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  int status = pt_run_tests (argc, argv);
  // Whatever a test left would be found by the next.
  if (g_rmdir (edits) != 0 || g_rmdir (app) != 0 || g_rmdir (state) != 0)
    status = 1;
  return status;
}
