// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/code/pt-code-pair.h"
#include "ui/code/pt-code-view.h"
#include "ui/code/pt-source-view.h"
#include "ui/model/pt-edit-journal.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// Python edited in place: what is typed is read, translated, kept and saved.

static PtCodePair *
pair_of (Stage *stage) {
  return PT_CODE_PAIR (stage_find (GTK_WIDGET (stage->window), PT_TYPE_CODE_PAIR));
}

static PtDocument *
document_of (Stage *stage) {
  return pt_code_pair_get_document (pair_of (stage));
}

static GtkTextBuffer *
buffer_of (Stage *stage) {
  return GTK_TEXT_BUFFER (pt_document_get_buffer (document_of (stage)));
}

static PtSourceView *
view_of (Stage *stage) {
  return PT_SOURCE_VIEW (stage_find (GTK_WIDGET (pair_of (stage)), PT_TYPE_SOURCE_VIEW));
}

static char *
text_of (Stage *stage) {
  g_autoptr (GBytes) bytes = pt_code_buffer_get_bytes (PT_CODE_BUFFER (buffer_of (stage)));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
is_loaded (gpointer stage) {
  PtDocument *document = document_of (stage);
  return document != NULL && pt_document_is_editable (document);
}

static gboolean
open_file (Stage *stage, const char *path) {
  return stage_open (stage, path) && stage_wait (is_loaded, stage, 10.0 * STAGE_SLOWNESS);
}

/** As keys do: at the cursor, by the user. */
static void
type (Stage *stage, guint line, guint column, const char *text) {
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_line_offset (buffer_of (stage), &iter, (int)line - 1,
                                           (int)column - 1);
  gtk_text_buffer_place_cursor (buffer_of (stage), &iter);
  gtk_text_buffer_begin_user_action (buffer_of (stage));
  gtk_text_buffer_insert_interactive_at_cursor (buffer_of (stage), text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer_of (stage));
}

static void
undo (Stage *stage) {
  gtk_text_buffer_undo (buffer_of (stage));
}

typedef struct {
  Stage *stage;
  const char *word;
} Wanted;

static gboolean
rust_has_word (gpointer data) {
  Wanted *wanted = data;
  GBytes *rust = pt_unit_item_get_rust (pt_code_pair_get_unit (pair_of (wanted->stage)));
  return rust != NULL && g_strstr_len (g_bytes_get_data (rust, NULL),
                                       (gssize)g_bytes_get_size (rust), wanted->word) != NULL;
}

static gboolean
file_has_word (gpointer data) {
  Wanted *wanted = data;
  g_autofree char *text = NULL;
  const char *path = pt_unit_item_get_full_path (pt_code_pair_get_unit (pair_of (wanted->stage)));
  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, wanted->word) != NULL;
}

static gboolean
text_has_word (gpointer data) {
  Wanted *wanted = data;
  g_autofree char *text = text_of (wanted->stage);
  return strstr (text, wanted->word) != NULL;
}

static gboolean
has_issues (gpointer stage) {
  return pt_code_buffer_get_issues (PT_CODE_BUFFER (buffer_of (stage)))->len > 0;
}

static gboolean
has_no_issues (gpointer stage) {
  return !has_issues (stage);
}

static gboolean
is_saved (gpointer stage) {
  return !pt_document_is_edited (document_of (stage));
}

static void
save (Stage *stage) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), "win.save", NULL);
}

/** The button of a dialog. */
static GtkWidget *
find_button (GtkWidget *root, const char *label) {
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0 &&
      gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
press (const char *label) {
  for (int i = 0; i < 250; i++) {
    g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
    for (guint w = 0; w < g_list_model_get_n_items (windows); w++) {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, w);
      GtkWidget *button = find_button (window, label);
      if (button != NULL) {
        g_signal_emit_by_name (button, "clicked");
        return TRUE;
      }
    }
    stage_rest (0.02);
  }
  return FALSE;
}

PT_TEST (what_is_typed_becomes_rust_and_is_not_saved) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file =
      stage_write (&stage, "typed.py", "def one():\n    return 1\n\nprint(one())\n");

  pt_check (open_file (&stage, file));
  pt_check (!stage_action_enabled (&stage, "win.save"));
  type (&stage, 1, 1, "def another_name():\n    return 2\n\n\n");
  pt_check (pt_document_is_edited (document_of (&stage)));
  pt_check (pt_unit_item_is_edited (pt_code_pair_get_unit (pair_of (&stage))));
  pt_check (stage_action_enabled (&stage, "win.save"));
  pt_check (stage_wait (rust_has_word, &(Wanted){&stage, "another_name"}, 10.0));
  pt_check (stage_find_label (GTK_WIDGET (stage.window), "\u2022 typed.py") != NULL);
  pt_check (!file_has_word (&(Wanted){&stage, "another_name"}));
  // Undone, there is nothing to save.
  undo (&stage);
  pt_check (!pt_document_is_edited (document_of (&stage)));
  pt_check (pt_lost_edits_find (file) == NULL);
  pt_check (stage_clear (&stage));
}

PT_TEST (links_follow_the_edit_before_the_translation_does) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "links.py", "a = 1\nb = 2\nprint(a + b)\n");

  pt_check (open_file (&stage, file));
  PtUnitItem *unit = pt_code_pair_get_unit (pair_of (&stage));
  int third = pt_link_map_group_at (pt_unit_item_get_links (unit), PT_SIDE_PYTHON, 3);
  pt_check (third >= 0);
  type (&stage, 2, 1, "\n\n");
  pt_check_int (pt_link_map_group_at (pt_unit_item_get_links (unit), PT_SIDE_PYTHON, 5), third);
  pt_check (pt_link_map_group_at (pt_unit_item_get_links (unit), PT_SIDE_PYTHON, 3) != third);
  undo (&stage);
  pt_check_int (pt_link_map_group_at (pt_unit_item_get_links (unit), PT_SIDE_PYTHON, 3), third);
  pt_check (stage_clear (&stage));
}

PT_TEST (an_error_is_shown_where_it_is_and_goes_when_it_is_mended) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "broken.py", "a = 1\nprint(a)\n");

  pt_check (open_file (&stage, file));
  pt_check (has_no_issues (&stage));
  type (&stage, 2, 8, "\nx = (1,\n");
  pt_check (stage_wait (has_issues, &stage, 5.0));
  const PtCodeIssue *issue =
      g_ptr_array_index (pt_code_buffer_get_issues (PT_CODE_BUFFER (buffer_of (&stage))), 0);
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_mark (buffer_of (&stage), &start, issue->start);
  gtk_text_buffer_get_iter_at_mark (buffer_of (&stage), &end, issue->end);
  g_autofree char *span = gtk_text_iter_get_text (&start, &end);
  pt_check_str (span, "("); // print( was closed by what has been typed
  pt_check_str (issue->message, "'(' was never closed");
  guint line = (guint)gtk_text_iter_get_line (&start);
  g_autofree char *remark = pt_source_view_get_remark (view_of (&stage), line);
  pt_check_str (remark, "'(' was never closed");
  GSList *marks = gtk_source_buffer_get_source_marks_at_line (
      GTK_SOURCE_BUFFER (buffer_of (&stage)), (int)line, "pt-error");
  pt_check_int (g_slist_length (marks), 1);
  g_slist_free (marks);
  pt_check (stage_find_label (GTK_WIDGET (stage.window), "was never closed") != NULL ||
            g_list_model_get_n_items (
                pt_project_model_get_issues (pt_window_get_project (stage.window))) == 1);
  // The Rust of before stays to be looked at.
  stage_rest (0.6);
  PtUnitItem *unit = pt_code_pair_get_unit (pair_of (&stage));
  pt_check (pt_unit_item_get_rust (unit) != NULL && pt_unit_item_is_rust_old (unit));
  pt_check_int (pt_unit_item_get_status (unit), PT_ITEM_FAILED);
  undo (&stage);
  pt_check (stage_wait (has_no_issues, &stage, 5.0));
  stage_rest (0.6);
  pt_check_int (pt_unit_item_get_status (unit), PT_ITEM_OK);
  pt_check (!pt_unit_item_is_rust_old (unit));
  pt_check (stage_clear (&stage));
}

static gboolean
saves_as (Stage *stage, const char *name, const char *before, guint line, const char *typed,
          const char *after) {
  g_autofree char *file = stage_write (stage, name, before);
  g_autofree char *content = NULL;

  if (!open_file (stage, file))
    return FALSE;
  type (stage, line, 1, typed);
  save (stage);
  if (!stage_wait (is_saved, stage, 10.0) || !g_file_get_contents (file, &content, NULL, NULL))
    return FALSE;
  pt_check (pt_lost_edits_find (file) == NULL);
  return strcmp (content, after) == 0;
}

PT_TEST (saving_keeps_what_the_file_is) {
  Stage stage;
  stage_init (&stage);

  pt_check (saves_as (&stage, "plain.py", "a = 1\n", 2, "b = 2\n", "a = 1\nb = 2\n"));
  pt_check (saves_as (&stage, "crlf.py",
                      "\xEF\xBB\xBF"
                      "a = 1\r\nc = 3\r\n",
                      2, "b = 2\n",
                      "\xEF\xBB\xBF"
                      "a = 1\r\nb = 2\r\nc = 3\r\n"));
  pt_check (saves_as (&stage, "latin.py", "# coding: latin-1\na = '\xE9'\n", 3, "b = '\xC3\xBC'\n",
                      "# coding: latin-1\na = '\xE9'\nb = '\xFC'\n"));
  pt_check (stage_clear (&stage));
}

PT_TEST (what_cannot_be_saved_is_told_and_kept) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "latin.py", "# coding: latin-1\na = 1\n");

  pt_check (open_file (&stage, file));
  type (&stage, 3, 1, "b = '\xE2\x82\xAC'\n");
  save (&stage);
  stage_rest (0.5);
  pt_check (stage_find_label (GTK_WIDGET (stage.window), "Line 3") != NULL);
  pt_check (pt_document_is_edited (document_of (&stage)));
  pt_check (!file_has_word (&(Wanted){&stage, "b ="}));
  gtk_window_close (GTK_WINDOW (stage.window));
  pt_check (press ("_Discard"));
  stage_rest (0.2);
  pt_check (pt_lost_edits_find (file) == NULL);
  stage_folder_clear (&stage);
}

static gboolean
has_notice (gpointer stage) {
  return pt_document_get_notice (document_of (stage)) != PT_NOTICE_NONE;
}

PT_TEST (a_change_by_another_program_is_noticed) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "shared.py", "a = 1\n");

  pt_check (open_file (&stage, file));
  // Nothing typed here: what is on disk is shown.
  g_free (stage_write (&stage, "shared.py", "a = 10\n"));
  pt_check (stage_wait (text_has_word, &(Wanted){&stage, "a = 10"}, 10.0));
  pt_check (!pt_document_is_edited (document_of (&stage)));
  // Both changed: neither is lost before somebody chooses.
  type (&stage, 2, 1, "mine = 1\n");
  g_free (stage_write (&stage, "shared.py", "a = 100\n"));
  pt_check (stage_wait (has_notice, &stage, 10.0));
  pt_check_int (pt_document_get_notice (document_of (&stage)), PT_NOTICE_CONFLICT);
  save (&stage);
  stage_rest (0.5);
  pt_check (file_has_word (&(Wanted){&stage, "a = 100"}));
  pt_check (text_has_word (&(Wanted){&stage, "mine = 1"}));
  pt_check (press ("Keep Mine"));
  save (&stage);
  pt_check (stage_wait (is_saved, &stage, 10.0));
  pt_check (file_has_word (&(Wanted){&stage, "mine = 1"}));
  // And the other way.
  type (&stage, 1, 1, "lost = 1\n");
  g_free (stage_write (&stage, "shared.py", "theirs = 1\n"));
  pt_check (stage_wait (has_notice, &stage, 10.0));
  pt_check (press ("Reload"));
  pt_check (stage_wait (text_has_word, &(Wanted){&stage, "theirs = 1"}, 10.0));
  pt_check (!text_has_word (&(Wanted){&stage, "lost"}));
  pt_check (is_saved (&stage));
  pt_check (stage_clear (&stage));
}

static gboolean
is_null (gpointer pointer) {
  return *(gpointer *)pointer == NULL;
}

PT_TEST (closing_asks_when_there_is_something_to_save) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "asked.py", "a = 1\n");
  gpointer window = stage.window;

  pt_check (open_file (&stage, file));
  PtProjectModel *project = pt_window_get_project (stage.window);
  gpointer kept = project;
  g_object_add_weak_pointer (G_OBJECT (project), &kept);
  type (&stage, 2, 1, "b = 2\n");
  gtk_window_close (GTK_WINDOW (stage.window));
  pt_check (press ("_Cancel"));
  stage_rest (0.3);
  pt_check (gtk_widget_get_mapped (GTK_WIDGET (stage.window)));
  g_object_add_weak_pointer (G_OBJECT (stage.window), &window);
  gtk_window_close (GTK_WINDOW (stage.window));
  pt_check (press ("_Save"));
  pt_check (stage_wait (is_null, &window, 10.0));
  pt_check (kept == NULL);
  g_autofree char *content = NULL;
  pt_check (g_file_get_contents (file, &content, NULL, NULL));
  pt_check_str (content, "a = 1\nb = 2\n");
  stage_folder_clear (&stage);
}

PT_TEST (edits_stay_while_other_files_are_looked_at) {
  Stage stage;
  stage_init (&stage);
  g_free (stage_write (&stage, "two/main.py", "import other\n\nprint(other.x)\n"));
  g_free (stage_write (&stage, "two/other.py", "x = 1\ndef f(:\n    pass\n"));
  g_autofree char *folder = g_build_filename (stage.folder, "two", NULL);

  pt_check (open_file (&stage, folder));
  PtUnitItem *first = pt_code_pair_get_unit (pair_of (&stage));
  pt_check_str (pt_unit_item_get_path (first), "main.py");
  type (&stage, 1, 1, "# kept\n");
  GtkTextBuffer *buffer = buffer_of (&stage);
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.next-problem", NULL);
  pt_check (stage_wait (is_loaded, &stage, 10.0));
  pt_check (pt_code_pair_get_unit (pair_of (&stage)) != first);
  pt_check (pt_unit_item_is_edited (first));
  pt_code_pair_set_unit (pair_of (&stage), first);
  pt_check (buffer_of (&stage) == buffer);
  pt_check (text_has_word (&(Wanted){&stage, "# kept"}));
  undo (&stage);
  pt_check (!text_has_word (&(Wanted){&stage, "# kept"}));
  pt_check (stage_clear (&stage));
}

PT_TEST (a_job_translates_what_is_typed_and_not_saved) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "job.py", "print(1)\n");

  pt_check (open_file (&stage, file));
  type (&stage, 2, 1, "unsaved_name = 2\nprint(unsaved_name)\n");
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL);
  pt_check (stage_wait_for_job (&stage));
  pt_check (rust_has_word (&(Wanted){&stage, "unsaved_name"}));
  undo (&stage);
  pt_check (stage_clear (&stage));
}

typedef struct {
  Stage *stage;
  const char *word;
} Beside;

static gboolean
is_beside (gpointer data) {
  Beside *beside = data;
  GtkWidget *panes = stage_find (GTK_WIDGET (pair_of (beside->stage)), GTK_TYPE_PANED);
  PtCodeView *view =
      PT_CODE_VIEW (stage_find (gtk_paned_get_end_child (GTK_PANED (panes)), PT_TYPE_CODE_VIEW));
  g_autoptr (GBytes) text = pt_code_buffer_get_bytes (pt_code_view_get_buffer (view));
  return g_strstr_len (g_bytes_get_data (text, NULL), (gssize)g_bytes_get_size (text),
                       beside->word) != NULL;
}

PT_TEST (each_stage_stands_beside_the_text_and_follows_it) {
  static const char *const words[] = {
      [PT_VIEW_RUST] = "fn init",   [PT_VIEW_TOKENS] = "name value",
      [PT_VIEW_TREE] = "BinOp Add", [PT_VIEW_SCOPES] = "value: local",
      [PT_VIEW_HIR] = "BINARY",     [PT_VIEW_INTERLEAVED] = "// print(value + 2)\n    ",
  };
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "stages.py", "value = 1\nprint(value + 2)\n");

  pt_check (open_file (&stage, file));
  for (guint view = PT_N_VIEWS; view-- > 0;) {
    if (words[view] == NULL)
      continue; // has a test of its own
    gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.show-stage", "u", view);
    pt_check (stage_wait (is_beside, &(Beside){&stage, words[view]}, 10.0));
  }
  // Typing goes into the stage's text; the line under the cursor is marked on both sides.
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.show-stage", "u", PT_VIEW_TREE);
  type (&stage, 3, 1, "other = value * 3\n");
  pt_check (stage_wait (is_beside, &(Beside){&stage, "BinOp Mult"}, 10.0));
  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_line (buffer_of (&stage), &iter, 2);
  gtk_text_buffer_place_cursor (buffer_of (&stage), &iter);
  pt_check (pt_code_pair_get_active_group (pair_of (&stage)) >= 0);
  undo (&stage);
  pt_check (stage_clear (&stage));
}

static gboolean
says (gpointer data) {
  Beside *beside = data;
  GtkWidget *label = stage_find_label (GTK_WIDGET (pair_of (beside->stage)), beside->word);
  return label != NULL && gtk_widget_get_mapped (label);
}

PT_TEST (changes_are_against_the_last_job_or_the_one_before) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "changes.py", "value = 1\nprint(value + 2)\n");

  pt_check (open_file (&stage, file));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.show-stage", "u", PT_VIEW_CHANGES);
  pt_check (stage_wait (says, &(Beside){&stage, "No Earlier Rust"}, 10.0 * STAGE_SLOWNESS));
  // What is typed is compared with the last job.
  type (&stage, 2, 15, "1");
  pt_check (stage_wait (is_beside, &(Beside){&stage, "Int(12)"}, 10.0 * STAGE_SLOWNESS));
  pt_check (is_beside (&(Beside){&stage, "\n+"}) && is_beside (&(Beside){&stage, "\n-"}));
  pt_check (is_beside (&(Beside){&stage, "@@ -"}));
  // A job is compared with the one before it.
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL);
  pt_check (stage_wait_for_job (&stage));
  pt_check (stage_wait (is_beside, &(Beside){&stage, "Int(12)"}, 10.0 * STAGE_SLOWNESS));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL);
  pt_check (stage_wait_for_job (&stage));
  pt_check (stage_wait (says, &(Beside){&stage, "No Changes"}, 10.0 * STAGE_SLOWNESS));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.show-stage", "u", PT_VIEW_RUST);
  undo (&stage);
  save (&stage);
  pt_check (stage_wait (is_saved, &stage, 10.0 * STAGE_SLOWNESS));
  pt_check (stage_clear (&stage));
}

/* Time */

typedef struct {
  Stage *stage;
  int depth;
  gint64 microseconds;
} Timing;

static void
on_tried (PtDocument *document, int depth, gint64 microseconds, gpointer data) {
  Timing *timing = data;
  if (depth == timing->depth)
    timing->microseconds = microseconds;
}

static gboolean
was_tried (gpointer data) {
  return ((Timing *)data)->microseconds > 0;
}

static int
compare_times (gconstpointer a, gconstpointer b) {
  gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;
  return (one > other) - (one < other);
}

/** Milliseconds from a key to what is shown of it: the best of nine, which other work on the
 * machine disturbs least. */
static double
time_keys (Stage *stage, int depth) {
  gint64 times[9];
  Timing timing = {stage, depth, 0};

  g_signal_connect (document_of (stage), "tried", G_CALLBACK (on_tried), &timing);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    timing.microseconds = 0;
    type (stage, 3 + i, 1, "z = 1\n");
    stage_wait (was_tried, &timing, 20.0);
    times[i] = timing.microseconds > 0 ? timing.microseconds : 20000000;
    stage_rest (0.4);
  }
  g_signal_handlers_disconnect_by_data (document_of (stage), &timing);
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare_times);
  printf ("# median %.1f ms\n", (double)times[G_N_ELEMENTS (times) / 2] / 1000.0);
  return (double)times[0] / 1000.0;
}

static char *
long_module (guint n_lines) {
  GString *text = g_string_new ("\"\"\"Long.\"\"\"\n\nx = 0\n\n");
  for (guint i = 0; i < n_lines / 5; i++)
    g_string_append_printf (text,
                            "def step_%u(value: int, factor: int = %u) -> int:\n"
                            "    total = value * factor\n"
                            "    if total > 10:\n"
                            "        total -= 1\n"
                            "    return total\n",
                            i, i);
  return g_string_free (text, FALSE);
}

static void
check_time (guint n_lines, int depth, double limit) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *text = long_module (n_lines);
  g_autofree char *file = stage_write (&stage, "long.py", text);

  pt_check (open_file (&stage, file));
  stage_rest (1.0);
  double milliseconds = time_keys (&stage, depth);
  printf ("# %u lines, %s: %.1f ms after the key\n", n_lines, depth == 0 ? "read" : "translated",
          milliseconds);
  pt_check (milliseconds < limit);
  gtk_window_close (GTK_WINDOW (stage.window));
  pt_check (press ("_Discard"));
  stage_rest (0.2);
  stage_folder_clear (&stage);
}

PT_TEST (five_thousand_lines_are_read_within_50_ms) {
  check_time (5000, 0, 50.0 * STAGE_SLOWNESS);
}

PT_TEST (five_hundred_lines_are_translated_within_100_ms_of_the_pause) {
  check_time (500, 1, 250.0 + 100.0 * STAGE_SLOWNESS);
}

/* Kills */

static const char *self_path;

/** Types for ever, and tells each piece of text on standard output once it has been typed. */
static int
type_for_ever (const char *file) {
  Stage stage;
  stage_init (&stage);
  if (!open_file (&stage, file))
    return 1;
  for (guint i = 0;; i++) {
    char piece[32];
    int size = g_snprintf (piece, sizeof piece, "v%u = %u\n", i, i);
    type (&stage, 1 + i % 3, 1, piece);
    if (i % 4 == 3) // some of it taken back
      gtk_text_buffer_undo (buffer_of (&stage));
    else if (write (STDOUT_FILENO, piece, (gsize)size) != size)
      return 1;
    for (guint turn = 0; turn < i % 7; turn++)
      g_main_context_iteration (NULL, FALSE);
  }
}

/** Lets the child type for a while, and kills it. (transfer full): what it said it had typed */
static char *
kill_after (const char *file, guint milliseconds) {
  GString *told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *argv[] = {self_path, "--type", file, NULL};
  char block[4096];
  GPid child;
  int out;

  if (!g_spawn_async_with_pipes (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                 &child, NULL, &out, NULL, &error)) {
    printf ("# %s\n", error->message);
    return g_string_free (told, FALSE);
  }
  gssize n = read (out, block, sizeof block); // from the first edit on
  if (n > 0)
    g_string_append_len (told, block, n);
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  while (n > 0 && g_get_monotonic_time () < end) {
    GPollFD poll = {.fd = out, .events = G_IO_IN};
    if (g_poll (&poll, 1, 1) > 0 && (n = read (out, block, sizeof block)) > 0)
      g_string_append_len (told, block, n);
  }
  kill (child, SIGKILL);
  while ((n = read (out, block, sizeof block)) > 0)
    g_string_append_len (told, block, n);
  waitpid (child, NULL, 0);
  close (out);
  return g_string_free (told, FALSE);
}

PT_TEST (a_kill_at_any_moment_loses_no_edit) {
  Stage stage;
  stage_folder_init (&stage);
  g_autofree char *file = stage_write (&stage, "killed.py", "first = 1\nsecond = 2\nthird = 3\n");

  for (guint round = 0; round < 6; round++) {
    g_autofree char *told = kill_after (file, (guint)g_random_int_range (0, 700));
    g_auto (GStrv) pieces = g_strsplit (told, "\n", -1);
    guint n_pieces = g_strv_length (pieces) - 1; // behind the last newline is nothing
    g_autoptr (PtLostEdits) lost = pt_lost_edits_find (file);

    pt_check (n_pieces > 0 && lost != NULL);
    g_autofree char *text = lost != NULL ? g_strndup (g_bytes_get_data (lost->text, NULL),
                                                      g_bytes_get_size (lost->text))
                                         : g_strdup ("");
    for (guint i = 0; i < n_pieces; i++) {
      g_autofree char *line = g_strdup_printf ("\n%s\n", pieces[i]);
      gboolean kept = strstr (text, line) != NULL || g_str_has_prefix (text, line + 1);
      pt_check (kept);
    }
    pt_check (strstr (text, "first = 1\n") != NULL && strstr (text, "third = 3\n") != NULL);
    if (lost != NULL)
      g_unlink (lost->file);
  }
  stage_folder_clear (&stage);
}

PT_TEST (lost_edits_are_offered_when_the_file_is_opened_again) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "again.py", "a = 1\n");
  g_autoptr (GBytes) before = g_bytes_new_static ("a = 1\n", 6);
  g_autofree char *unknown = g_strnfill (64, '0');
  PtEditJournal *journal = pt_edit_journal_new (file, unknown, before, NULL);

  pt_edit_journal_insert (journal, 6, "found = 2\n", 10);
  pt_edit_journal_close (journal, FALSE);
  pt_check (open_file (&stage, file));
  pt_check_int (pt_document_get_notice (document_of (&stage)), PT_NOTICE_LOST);
  pt_check (!text_has_word (&(Wanted){&stage, "found"}));
  pt_check (press ("Restore"));
  pt_check (text_has_word (&(Wanted){&stage, "found = 2"}));
  pt_check (pt_document_is_edited (document_of (&stage)));
  pt_check_int (pt_document_get_notice (document_of (&stage)), PT_NOTICE_NONE);
  pt_check (stage_wait (rust_has_word, &(Wanted){&stage, "found"}, 10.0));
  save (&stage);
  pt_check (stage_wait (is_saved, &stage, 10.0));
  pt_check (file_has_word (&(Wanted){&stage, "found = 2"}));
  pt_check (pt_lost_edits_find (file) == NULL);
  pt_check (stage_clear (&stage));
}

static void
check_terminated (GtkTextBuffer *buffer, GtkTextIter *iter, char *text, int size, gpointer total) {
  pt_check_int (strlen (text), size);
  *(gsize *)total += (gsize)size;
}

PT_TEST (what_is_filled_in_by_pieces_ends_where_it_ends) {
  g_autoptr (PtCodeBuffer) buffer = pt_code_buffer_new_plain ();
  g_autofree char *letters = g_strnfill (200000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (letters, 199999);
  gsize total = 0;

  g_signal_connect (buffer, "insert-text", G_CALLBACK (check_terminated), &total);
  pt_code_buffer_fill (buffer, bytes);
  while (pt_code_buffer_is_filling (buffer))
    g_main_context_iteration (NULL, TRUE);
  pt_check_int (total, 199999);
}

int
main (int argc, char **argv) {
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  self_path = path;
  gtk_init ();
  if (argc == 3 && g_str_equal (argv[1], "--type"))
    return type_for_ever (argv[2]);
  return pt_run_tests (argc, argv);
}
