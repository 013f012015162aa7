// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/code/pt-code-pair.h"
#include "ui/code/pt-code-view.h"
#include "ui/pages/pt-go-to-file.h"
#include "ui/pages/pt-project-tree.h"
#include "ui/pages/pt-search-panel.h"
#include "ui/pages/pt-translate-page.h"

// Files and places found: by letters, by text, by status.

static PtTranslatePage *
page_of (Stage *stage) {
  return PT_TRANSLATE_PAGE (stage_find (GTK_WIDGET (stage->window), PT_TYPE_TRANSLATE_PAGE));
}

static const char *
shown_path (Stage *stage) {
  PtUnitItem *unit = pt_translate_page_get_unit (page_of (stage));
  return unit != NULL ? pt_unit_item_get_path (unit) : "";
}

PT_TEST (letters_rank_names_before_folders) {
  pt_check_int (pt_go_to_file_rank ("a/cart.py", "xyz"), 0);
  pt_check_int (pt_go_to_file_rank ("a/cart.py", "trac"), 0);
  pt_check (pt_go_to_file_rank ("a/cart.py", "") > 0);
  pt_check (pt_go_to_file_rank ("shop/cart.py", "cart") >
            pt_go_to_file_rank ("cart/shop.py", "cart"));
  pt_check (pt_go_to_file_rank ("cart.py", "car") > pt_go_to_file_rank ("c_a_r.py", "car"));
  pt_check (pt_go_to_file_rank ("cart.py", "ar") < pt_go_to_file_rank ("area.py", "ar"));
  pt_check (pt_go_to_file_rank ("shop/Cart.py", "scart") > 0);
}

static GtkWindow *
find_dialog (GType type) {
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
    if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
      return window;
  }
  return NULL;
}

PT_TEST (a_few_letters_and_enter_go_to_a_file) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "big", 300, 50);

  pt_check (!stage_action_enabled (&stage, "win.go-to-file"));
  pt_check (stage_open (&stage, folder));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.go-to-file", NULL);
  stage_rest (0.4);
  GtkWindow *dialog = find_dialog (PT_TYPE_GO_TO_FILE);
  pt_check (dialog != NULL);
  GtkWidget *entry = stage_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "mod0217");
  stage_rest (0.6);
  g_signal_emit_by_name (entry, "activate");
  stage_rest (0.4);
  pt_check_str (shown_path (&stage), "package_04/module_0217.py");
  pt_check (find_dialog (PT_TYPE_GO_TO_FILE) == NULL);
  pt_check (stage_clear (&stage));
}

static gboolean
search_is_over (gpointer search) {
  return !pt_project_search_is_running (search);
}

static PtSearchHit *
hit_at (PtProjectSearch *search, guint position) {
  g_autoptr (PtSearchHit) hit =
      g_list_model_get_item (pt_project_search_get_hits (search), position);
  return hit; // the list keeps it alive
}

PT_TEST (a_text_is_found_in_python_and_rust) {
  Stage stage;
  stage_init (&stage);
  g_free (stage_write (&stage, "shop/main.py", "import cart\n\nprint(cart.Total_Sum(3))\n"));
  g_free (stage_write (&stage, "shop/cart.py",
                       "# \xC3\xA9\xC3\xA9 total_sum\ndef Total_Sum(n):\n    return n\n"));
  g_autofree char *folder = g_build_filename (stage.folder, "shop", NULL);

  pt_check (stage_open (&stage, folder));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.search-project", NULL);
  PtSearchPanel *panel =
      PT_SEARCH_PANEL (stage_find (GTK_WIDGET (stage.window), PT_TYPE_SEARCH_PANEL));
  pt_check (gtk_widget_get_mapped (GTK_WIDGET (panel)));
  PtProjectSearch *search = pt_search_panel_get_search (panel);
  GListModel *hits = pt_project_search_get_hits (search);

  // Without capitals: any case, in both languages.
  pt_project_search_start (search, "total_sum", NULL);
  pt_check (stage_wait (search_is_over, search, 10.0));
  guint n_all = g_list_model_get_n_items (hits), n_python = 0;
  for (guint i = 0; i < n_all; i++)
    n_python += pt_search_hit_get_side (hit_at (search, i)) == PT_SIDE_PYTHON;
  pt_check_int (n_python, 3);
  pt_check (n_all > 3);
  PtSearchHit *first = hit_at (search, 0);
  pt_check_str (pt_unit_item_get_path (pt_search_hit_get_unit (first)), "cart.py");
  pt_check_int (pt_search_hit_get_line (first), 1);
  pt_check_int (pt_search_hit_get_column (first), 6);
  // With them: exactly so.
  pt_project_search_start (search, "Total_Sum", NULL);
  pt_check (stage_wait (search_is_over, search, 10.0));
  pt_check (g_list_model_get_n_items (hits) < n_all && g_list_model_get_n_items (hits) >= 2);
  first = hit_at (search, 0);
  pt_check_int (pt_search_hit_get_line (first), 2);
  pt_project_search_start (search, "nowhere at all", NULL);
  pt_check (stage_wait (search_is_over, search, 10.0));
  pt_check_int (g_list_model_get_n_items (hits), 0);

  // Typed and chosen, it is gone to.
  GtkWidget *entry = stage_find (GTK_WIDGET (panel), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "return n");
  stage_rest (0.6);
  pt_check (stage_wait (search_is_over, search, 10.0));
  pt_check (stage_find_label (GTK_WIDGET (panel), "cart.py:3") != NULL);
  g_signal_emit_by_name (entry, "activate");
  stage_rest (0.5);
  pt_check_str (shown_path (&stage), "cart.py");
  PtCodeView *python = PT_CODE_VIEW (stage_find (GTK_WIDGET (stage.window), PT_TYPE_CODE_VIEW));
  pt_check_int (pt_code_view_get_cursor_line (python), 3);
  pt_check (stage_clear (&stage));
}

PT_TEST (a_search_that_runs_ends_with_its_window) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "big", 400, 50);

  pt_check (stage_open (&stage, folder));
  gpointer project = pt_window_get_project (stage.window);
  g_object_add_weak_pointer (project, &project);
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.search-project", NULL);
  PtSearchPanel *panel =
      PT_SEARCH_PANEL (stage_find (GTK_WIDGET (stage.window), PT_TYPE_SEARCH_PANEL));
  PtProjectSearch *search = pt_search_panel_get_search (panel);
  pt_project_search_start (search, "a", NULL);
  pt_check (pt_project_search_is_running (search));
  // Another one takes its place at once.
  pt_project_search_start (search, "step_1", NULL);
  pt_check (stage_wait (search_is_over, search, 20.0));
  pt_check (g_list_model_get_n_items (pt_project_search_get_hits (search)) >= 400);
  pt_project_search_start (search, "e", NULL);
  pt_check (stage_clear (&stage));
  pt_check (project == NULL);
}

static gboolean
two_files_are_listed (gpointer tree) {
  return pt_project_tree_count_files (tree) == 2;
}

PT_TEST (a_status_leaves_its_files_only) {
  Stage stage;
  stage_init (&stage);
  g_free (stage_write (&stage, "some/main.py", "print(1)\n"));
  g_free (stage_write (&stage, "some/lib/good.py", "x = 1\n"));
  g_free (stage_write (&stage, "some/lib/bad.py", "def f(:\n"));
  g_free (stage_write (&stage, "some/lib/worse.py", "x = = 1\n"));
  g_autofree char *folder = g_build_filename (stage.folder, "some", NULL);

  pt_check (stage_open (&stage, folder));
  PtProjectTree *tree =
      PT_PROJECT_TREE (stage_find (GTK_WIDGET (stage.window), PT_TYPE_PROJECT_TREE));
  pt_check_int (pt_project_tree_count_files (tree), 4);
  pt_project_tree_set_filter (tree, 1u << PT_ITEM_FAILED);
  pt_check (stage_wait (two_files_are_listed, tree, 5.0));
  stage_rest (0.5);
  pt_check (stage_find_label (GTK_WIDGET (tree), "lib/bad.py") != NULL);
  pt_check (stage_find_label (GTK_WIDGET (tree), "good.py") == NULL);
  pt_project_tree_set_filter (tree, 1u << PT_ITEM_FAILED | 1u << PT_ITEM_OK);
  stage_rest (0.5);
  pt_check_int (pt_project_tree_count_files (tree), 4);
  pt_project_tree_set_filter (tree, 0);
  pt_check (stage_clear (&stage));
}

int
main (int argc, char **argv) {
  gtk_init ();
  return pt_run_tests (argc, argv);
}
