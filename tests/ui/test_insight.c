// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/code/pt-code-pair.h"
#include "ui/model/pt-insight.h"
#include "ui/pages/pt-outline.h"
#include "ui/pages/pt-problems.h"
#include "ui/pages/pt-reasons.h"

// What is said of the line and the file one looks at.

static const char program[] = "class Shop:\n"
                              "    def total(self):\n"
                              "        return 0\n"
                              "\n"
                              "def mean(n: int):\n"
                              "    x = 1\n"
                              "    if n:\n"
                              "        x = 'a'\n"
                              "    return x\n"
                              "\n"
                              "def clean(n: int) -> int:\n"
                              "    return n + 1\n"
                              "\n"
                              "print(mean(2), clean(3))\n";

static GtkWidget *
find (Stage *stage, GType type) {
  return stage_find (GTK_WIDGET (stage->window), type);
}

static PtCodePair *
pair_of (Stage *stage) {
  return PT_CODE_PAIR (find (stage, PT_TYPE_CODE_PAIR));
}

static gboolean
is_loaded (gpointer stage) {
  PtDocument *document = pt_code_pair_get_document (pair_of (stage));
  return document != NULL && pt_document_is_loaded (document);
}

static void
act (Stage *stage, const char *action) {
  gtk_widget_activate_action (GTK_WIDGET (stage->window), action, NULL);
}

static guint
cursor_line (Stage *stage) {
  guint line;
  g_object_get (pair_of (stage), "line", &line, NULL);
  return line;
}

static GListModel *
reasons_of (gpointer stage) {
  return pt_reasons_get_shown (PT_REASONS (find (stage, PT_TYPE_REASONS)));
}

static gboolean
has_reasons (gpointer stage) {
  return g_list_model_get_n_items (reasons_of (stage)) > 0;
}

static gboolean
has_no_reasons (gpointer stage) {
  return !has_reasons (stage);
}

static gboolean
has_nothing_to_say (gpointer stage) {
  return stage_find_label (find (stage, PT_TYPE_REASONS), "stays dynamic here") != NULL;
}

PT_TEST (a_line_says_why_it_is_dynamic_and_what_would_type_it) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *path = stage_write (&stage, "main.py", program);

  pt_check (!stage_action_enabled (&stage, "win.explain"));
  pt_check (stage_open (&stage, path));
  pt_check (stage_wait (is_loaded, &stage, 10.0 * STAGE_SLOWNESS));
  pt_code_pair_go_to (pair_of (&stage), PT_SIDE_PYTHON, 9, 1);
  act (&stage, "win.explain");
  pt_check (gtk_widget_get_mapped (find (&stage, PT_TYPE_REASONS)));
  // Read here, decided elsewhere.
  pt_check (stage_wait (has_reasons, &stage, 10.0 * STAGE_SLOWNESS));
  g_autoptr (PtExplanation) first = g_list_model_get_item (reasons_of (&stage), 0);
  pt_check (strstr (pt_explanation_get_message (first), "'x' in mean") != NULL);
  pt_check_int (pt_explanation_get_line (first), 8);
  pt_check (stage_find_label (find (&stage, PT_TYPE_REASONS), "To type it: ") != NULL);
  // The cursor decides.
  pt_code_pair_go_to (pair_of (&stage), PT_SIDE_PYTHON, 12, 5);
  pt_check (stage_wait (has_no_reasons, &stage, 5.0 * STAGE_SLOWNESS));
  pt_check (has_nothing_to_say (&stage));
  // Or nothing does.
  GtkWidget *whole = stage_find (find (&stage, PT_TYPE_REASONS), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (whole), TRUE);
  pt_check (stage_wait (has_reasons, &stage, 5.0 * STAGE_SLOWNESS));
  GtkWidget *list = stage_find (find (&stage, PT_TYPE_REASONS), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 0);
  g_autoptr (PtExplanation) top = g_list_model_get_item (reasons_of (&stage), 0);
  pt_check_int (cursor_line (&stage), pt_explanation_get_line (top));
  pt_check (stage_clear (&stage));
}

PT_TEST (an_edit_that_gives_types_takes_the_reasons_away) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *path =
      stage_write (&stage, "main.py", "def f(n: int):\n    return n, 1\n\nprint(f(2))\n");

  pt_check (stage_open (&stage, path));
  pt_check (stage_wait (is_loaded, &stage, 10.0 * STAGE_SLOWNESS));
  pt_code_pair_go_to (pair_of (&stage), PT_SIDE_PYTHON, 2, 1);
  act (&stage, "win.explain");
  pt_check (stage_wait (has_reasons, &stage, 10.0 * STAGE_SLOWNESS));
  GtkTextBuffer *buffer =
      GTK_TEXT_BUFFER (pt_document_get_buffer (pt_code_pair_get_document (pair_of (&stage))));
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, 1, 12);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, 1, 15);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  pt_check (stage_wait (has_no_reasons, &stage, 10.0 * STAGE_SLOWNESS));
  pt_check (stage_clear (&stage));
}

static PtOutline *
outline_of (Stage *stage) {
  return PT_OUTLINE (find (stage, PT_TYPE_OUTLINE));
}

static gboolean
has_outline (gpointer stage) {
  return g_list_model_get_n_items (G_LIST_MODEL (pt_outline_get_shown (outline_of (stage)))) >= 4;
}

static const char *
selected_name (Stage *stage) {
  gpointer item =
      gtk_single_selection_get_selected_item (pt_outline_get_shown (outline_of (stage)));
  return item != NULL ? pt_definition_get_name (item) : "";
}

PT_TEST (the_outline_follows_the_cursor_and_leads_it) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *path = stage_write (&stage, "main.py", program);

  pt_check (stage_open (&stage, path));
  pt_check (stage_wait (is_loaded, &stage, 10.0 * STAGE_SLOWNESS));
  act (&stage, "win.outline");
  pt_check (gtk_widget_get_mapped (GTK_WIDGET (outline_of (&stage))));
  pt_check (stage_wait (has_outline, &stage, 10.0 * STAGE_SLOWNESS));
  pt_code_pair_go_to (pair_of (&stage), PT_SIDE_PYTHON, 3, 1);
  pt_check_str (selected_name (&stage), "total");
  pt_code_pair_go_to (pair_of (&stage), PT_SIDE_PYTHON, 1, 1);
  pt_check_str (selected_name (&stage), "Shop");
  pt_code_pair_go_to (pair_of (&stage), PT_SIDE_PYTHON, 14, 1);
  pt_check_str (selected_name (&stage), "");
  // A few letters and Enter.
  GtkWidget *entry = stage_find (GTK_WIDGET (outline_of (&stage)), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "CLE");
  stage_rest (0.5);
  g_signal_emit_by_name (entry, "activate");
  pt_check_int (cursor_line (&stage), 11);
  pt_check (stage_clear (&stage));
}

static PtProblems *
problems_of (Stage *stage) {
  return PT_PROBLEMS (find (stage, PT_TYPE_PROBLEMS));
}

static guint
n_problems (Stage *stage) {
  return g_list_model_get_n_items (pt_problems_get_shown (problems_of (stage)));
}

PT_TEST (problems_are_filtered_and_stepped_through_as_filtered) {
  Stage stage;
  stage_init (&stage);
  g_free (stage_write (&stage, "shop/main.py", "import one\nimport two\nprint(1)\n"));
  g_free (stage_write (&stage, "shop/one.py", "x = (\n"));
  g_free (stage_write (&stage, "shop/two.py", "\n\ndef f(:\n    pass\n"));
  g_autofree char *folder = g_build_filename (stage.folder, "shop", NULL);

  pt_check (stage_open (&stage, folder));
  guint n_all = n_problems (&stage);
  pt_check (n_all >= 2);
  GtkWidget *entry = stage_find (GTK_WIDGET (problems_of (&stage)), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *level = stage_find (GTK_WIDGET (problems_of (&stage)), GTK_TYPE_DROP_DOWN);
  gtk_editable_set_text (GTK_EDITABLE (entry), "TWO.py");
  stage_rest (0.5);
  pt_check (n_problems (&stage) >= 1 && n_problems (&stage) < n_all);
  act (&stage, "win.next-problem");
  pt_check_str (pt_unit_item_get_path (pt_code_pair_get_unit (pair_of (&stage))), "two.py");
  act (&stage, "win.next-problem");
  pt_check_str (pt_unit_item_get_path (pt_code_pair_get_unit (pair_of (&stage))), "two.py");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere at all");
  stage_rest (0.5);
  pt_check_int (n_problems (&stage), 0);
  pt_check (stage_find_label (GTK_WIDGET (problems_of (&stage)), "No problem is like that") !=
            NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  stage_rest (0.5);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (level), 2); // warnings
  pt_check (n_problems (&stage) < n_all);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (level), 0);
  pt_check_int (n_problems (&stage), n_all);
  pt_check (stage_clear (&stage));
}

PT_TEST (all_panels_fit_into_a_narrow_window) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *path = stage_write (&stage, "main.py", "def f(:\n    pass\n");
  int least;

  pt_check (stage_open (&stage, path));
  act (&stage, "win.explain");
  act (&stage, "win.search-project");
  act (&stage, "win.outline");
  stage_rest (0.3);
  gtk_widget_measure (GTK_WIDGET (stage.window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  pt_check (least > 0 && least <= 600); // where the sidebar goes over the code
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 360, 720);
  stage_rest (0.5);
  pt_check (gtk_widget_get_width (GTK_WIDGET (stage.window)) <= 360);
  pt_check (stage_clear (&stage));
}

int
main (int argc, char **argv) {
  gtk_init ();
  return pt_run_tests (argc, argv);
}
