// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/settings.h"
#include "tests/check.h"
#include "tests/ui/stage.h"
#include "ui/code/pt-code-pair.h"
#include "ui/code/pt-code-view.h"
#include "ui/pages/pt-project-tree.h"
#include "ui/pages/pt-translate-page.h"
#include "ui/window/pt-job-strip.h"

// What a person does first, done through the window's own widgets and actions.

static AdwViewStack *
pages_of (Stage *stage) {
  return ADW_VIEW_STACK (stage_find (GTK_WIDGET (stage->window), ADW_TYPE_VIEW_STACK));
}

static const char *
visible_page (Stage *stage) {
  return adw_view_stack_get_visible_child_name (pages_of (stage));
}

static char *
python_text (Stage *stage) {
  GtkWidget *view = stage_find (GTK_WIDGET (stage->window), GTK_SOURCE_TYPE_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
python_is_shown (gpointer stage) {
  g_autofree char *text = python_text (stage);
  return *text != '\0';
}

PT_TEST (enter_starts_the_sample_project) {
  Stage stage;
  stage_init (&stage);
  GtkWidget *first = gtk_window_get_default_widget (GTK_WINDOW (stage.window));

  pt_check_str (visible_page (&stage), "home");
  pt_check (first != NULL && gtk_window_get_focus (GTK_WINDOW (stage.window)) == first);
  pt_check (!stage_action_enabled (&stage, "win.translate"));
  gtk_widget_activate (first);
  pt_check (stage_wait_for_job (&stage));
  pt_check_str (visible_page (&stage), "translate");

  PtProjectModel *project = pt_window_get_project (stage.window);
  GListModel *files = pt_project_model_get_files (project);
  pt_check_int (g_list_model_get_n_items (files), 16);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (PtUnitItem) file = g_list_model_get_item (files, i);
    PtItemStatus status = pt_unit_item_get_status (file);
    pt_check (status == PT_ITEM_OK || status == PT_ITEM_REVIEW || status == PT_ITEM_FAILED);
    pt_check ((status == PT_ITEM_FAILED) == (pt_unit_item_get_rust (file) == NULL));
  }
  // Two rows at the top: the package's folder before main.py.
  GListModel *tree = pt_project_model_get_tree (project);
  g_autoptr (PtUnitItem) folder = g_list_model_get_item (tree, 0);
  g_autoptr (PtUnitItem) entry = g_list_model_get_item (tree, 1);
  pt_check_int (g_list_model_get_n_items (tree), 2);
  pt_check_str (pt_unit_item_get_name (folder), "city");
  pt_check_str (pt_unit_item_get_detail (folder), "15/15");
  pt_check_str (pt_unit_item_get_name (entry), "main.py");

  PtTranslatePage *page =
      PT_TRANSLATE_PAGE (adw_view_stack_get_child_by_name (pages_of (&stage), "translate"));
  pt_check (pt_translate_page_get_unit (page) == entry);
  pt_check (stage_wait (python_is_shown, &stage, 10.0));
  g_autofree char *text = python_text (&stage);
  pt_check (strstr (text, "def main(arguments: list) -> int:") != NULL);

  PtJobStrip *strip = PT_JOB_STRIP (stage_find (GTK_WIDGET (stage.window), PT_TYPE_JOB_STRIP));
  pt_check (strstr (pt_job_strip_get_summary (strip), "16 files") != NULL);
  pt_check (stage_clear (&stage));
}

PT_TEST (actions_are_enabled_when_they_can_be_done) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "one.py", "print(1)\n");

  pt_check (stage_action_enabled (&stage, "win.open"));
  pt_check (!stage_action_enabled (&stage, "win.stop"));
  pt_check (!stage_action_enabled (&stage, "win.run"));
  pt_check (!stage_action_enabled (&stage, "win.search"));
  pt_check (stage_open (&stage, file));
  pt_check (stage_action_enabled (&stage, "win.translate"));
  pt_check (stage_action_enabled (&stage, "win.search"));
  pt_check (!stage_action_enabled (&stage, "win.stop"));
  PtProjectModel *project = pt_window_get_project (stage.window);
  GListModel *issues = pt_project_model_get_issues (project);
  pt_check (stage_action_enabled (&stage, "win.run") == pt_project_model_is_complete (project));
  pt_check (stage_action_enabled (&stage, "win.next-problem") ==
            (g_list_model_get_n_items (issues) > 0));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.show-page", "s", "home");
  pt_check_str (visible_page (&stage), "home");
  pt_check (!stage_action_enabled (&stage, "win.search"));
  pt_check (stage_clear (&stage));
}

PT_TEST (a_fault_is_listed_and_can_be_jumped_to) {
  Stage stage;
  stage_init (&stage);
  g_free (stage_write (&stage, "faults/main.py", "import other\n\nprint(other)\n"));
  g_free (stage_write (&stage, "faults/other.py", "x = 1\n\n\ndef broken(:\n    return x\n"));
  g_autofree char *folder = g_build_filename (stage.folder, "faults", NULL);

  pt_check (stage_open (&stage, folder));
  GListModel *issues = pt_project_model_get_issues (pt_window_get_project (stage.window));
  pt_check (g_list_model_get_n_items (issues) >= 1);
  pt_check (stage_find_label (GTK_WIDGET (stage.window), "other.py:4") != NULL);
  pt_check (stage_action_enabled (&stage, "win.next-problem"));

  PtTranslatePage *page =
      PT_TRANSLATE_PAGE (adw_view_stack_get_child_by_name (pages_of (&stage), "translate"));
  // Whichever file has more to say: going on comes to the broken line.
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++) {
    gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.next-problem", NULL);
    if (g_str_has_suffix (pt_unit_item_get_path (pt_translate_page_get_unit (page)), "other.py"))
      break;
  }
  pt_check_str (pt_unit_item_get_path (pt_translate_page_get_unit (page)), "other.py");
  pt_check (stage_wait (python_is_shown, &stage, 10.0));
  PtCodeView *python = PT_CODE_VIEW (stage_find (GTK_WIDGET (page), PT_TYPE_CODE_VIEW));
  pt_check_int (pt_code_view_get_cursor_line (python), 4);
  pt_check (stage_clear (&stage));
}

PT_TEST (the_cursor_links_both_sides) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file =
      stage_write (&stage, "links.py", "def double(x):\n    return x * 2\n\nprint(double(4))\n");

  pt_check (stage_open (&stage, file));
  pt_check (stage_wait (python_is_shown, &stage, 10.0));
  PtCodePair *pair = PT_CODE_PAIR (stage_find (GTK_WIDGET (stage.window), PT_TYPE_CODE_PAIR));
  PtCodeView *python = PT_CODE_VIEW (stage_find (GTK_WIDGET (pair), PT_TYPE_CODE_VIEW));
  PtLinkMap *links = pt_unit_item_get_links (pt_code_pair_get_unit (pair));
  pt_check (links != NULL && pt_link_map_n_groups (links) >= 2);
  pt_code_view_go_to (python, 4, 1);
  pt_check_int (pt_code_pair_get_active_group (pair),
                pt_link_map_group_at (links, PT_SIDE_PYTHON, 4));
  pt_check (pt_code_pair_get_active_group (pair) >= 0);
  pt_code_view_go_to (python, 3, 1);
  pt_check_int (pt_code_pair_get_active_group (pair), -1);
  pt_check (stage_clear (&stage));
}

static gboolean
python_is_edited (gpointer stage) {
  g_autofree char *text = python_text (stage);
  return strcmp (text, "print(2)\n") == 0;
}

PT_TEST (translating_again_reads_what_was_edited) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "edited.py", "print(1)\n");

  pt_check (stage_open (&stage, file));
  pt_check (stage_wait (python_is_shown, &stage, 10.0));
  g_free (stage_write (&stage, "edited.py", "print(2)\n"));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL);
  pt_check (stage_wait_for_job (&stage));
  pt_check (stage_wait (python_is_edited, &stage, 10.0));
  pt_check (stage_clear (&stage));
}

PT_TEST (what_cannot_be_opened_is_told) {
  Stage stage;
  stage_init (&stage);
  GtkWidget *window = GTK_WIDGET (stage.window);

  pt_window_open_path (stage.window, "/nowhere/at-all");
  for (int i = 0; i < 200 && stage_find_label (window, "/nowhere/at-all") == NULL; i++) {
    g_usleep (10000);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
  pt_check (stage_find_label (window, "/nowhere/at-all") != NULL);
  pt_check (pt_window_get_project (stage.window) == NULL);
  pt_check (stage_clear (&stage));
}

PT_TEST (right_to_left_mirrors_the_panels_but_not_the_code) {
  Stage stage;
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  stage_init (&stage);
  g_autofree char *file = stage_write (&stage, "one.py", "print(1)\n");
  pt_check (stage_open (&stage, file));
  stage_rest (0.5);

  GtkWidget *page = adw_view_stack_get_child_by_name (pages_of (&stage), "translate");
  GtkWidget *tree = stage_find (page, PT_TYPE_PROJECT_TREE);
  GtkWidget *pair = stage_find (page, PT_TYPE_CODE_PAIR);
  GtkWidget *code = stage_find (pair, GTK_SOURCE_TYPE_VIEW);
  double tree_x, pair_x;
  pt_check (gtk_widget_translate_coordinates (tree, page, 0, 0, &tree_x, NULL));
  pt_check (gtk_widget_translate_coordinates (pair, page, 0, 0, &pair_x, NULL));
  pt_check (tree_x > pair_x);
  pt_check_int (gtk_widget_get_direction (code), GTK_TEXT_DIR_LTR);
  pt_check (stage_clear (&stage));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
is_running (gpointer data) {
  PtProjectModel *project = pt_window_get_project (((Stage *)data)->window);
  return project != NULL && pt_project_model_get_state (project) == PT_PROJECT_RUNNING;
}

PT_TEST (a_job_can_be_stopped_and_started_again) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "big", 400, 50);

  pt_window_open_path (stage.window, folder);
  pt_check (stage_wait (is_running, &stage, 20.0));
  pt_check (stage_action_enabled (&stage, "win.stop"));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.stop", NULL);
  pt_check (stage_wait_for_job (&stage));
  PtProjectModel *project = pt_window_get_project (stage.window);
  GListModel *files = pt_project_model_get_files (project);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (PtUnitItem) file = g_list_model_get_item (files, i);
    pt_check (pt_unit_item_get_status (file) >= PT_ITEM_OK);
  }
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.translate", NULL);
  pt_check (is_running (&stage));
  pt_check (stage_wait_for_job (&stage));
  pt_check_int (pt_project_model_get_state (project), PT_PROJECT_DONE);
  pt_check (stage_clear (&stage));
}

PT_TEST (a_window_closed_at_work_leaves_nothing_behind) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *folder = stage_write_project (&stage, "big", 200, 50);
  gpointer project = NULL;

  pt_window_open_path (stage.window, folder);
  pt_check (stage_wait (is_running, &stage, 20.0));
  project = pt_window_get_project (stage.window);
  g_object_add_weak_pointer (project, &project);
  pt_check (stage_clear (&stage));
  pt_check (project == NULL);
}

static int n_warnings;

static GLogWriterOutput
count_warnings (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data) {
  n_warnings += (level & G_LOG_LEVEL_WARNING) != 0;
  return g_log_writer_default (level, fields, n_fields, data);
}

PT_TEST (the_theme_may_change_while_another_page_is_shown) {
  Stage stage;
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_log_set_writer_func (count_warnings, NULL, NULL); // can be set once, so it stays
  stage_init (&stage);
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (stage.window)));
  pt_check (stage_wait_for_job (&stage));
  stage_rest (0.5);
  n_warnings = 0;
  adw_view_stack_set_visible_child_name (pages_of (&stage), "home");
  stage_rest (0.5);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  stage_rest (0.5);
  adw_view_stack_set_visible_child_name (pages_of (&stage), "translate");
  stage_rest (0.5);
  // GTK says of a widget that it has no place when it should draw it.
  gtk_widget_queue_draw (GTK_WIDGET (stage.window));
  stage_rest (0.2);
  pt_check_int (n_warnings, 0);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  pt_check (stage_clear (&stage));
}

PT_TEST (preferences_act_at_once) {
  Stage stage;
  AdwStyleManager *style = adw_style_manager_get_default ();
  stage_init (&stage);
  g_autofree char *file =
      stage_write (&stage, "match.py", "match 1:\n    case 1:\n        print(1)\n");
  g_autoptr (GSettings) settings = pt_settings_new ("org.portalis.Portalis");

  pt_check (stage_open (&stage, file));
  GtkTextView *view = GTK_TEXT_VIEW (stage_find (GTK_WIDGET (stage.window), GTK_SOURCE_TYPE_VIEW));
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.preferences", NULL);
  stage_rest (0.5);
  g_settings_set_string (settings, "color-scheme", "dark");
  g_settings_set_string (settings, "editor-font", "DejaVu Sans Mono Bold 17");
  g_settings_set_boolean (settings, "editor-wrap", TRUE);
  stage_rest (0.3);
  pt_check (adw_style_manager_get_dark (style));
  pt_check_int (gtk_text_view_get_wrap_mode (view), GTK_WRAP_WORD_CHAR);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  PangoFontDescription *font = pango_context_get_font_description (context);
  pt_check_str (pango_font_description_get_family (font), "DejaVu Sans Mono");
  pt_check_int (pango_font_description_get_weight (font), PANGO_WEIGHT_BOLD);
  // A file of a newer Python is an error in an older one's project.
  GListModel *issues = pt_project_model_get_issues (pt_window_get_project (stage.window));
  pt_check_int (g_list_model_get_n_items (issues), 0);
  g_settings_set_int (settings, "python-minor", 9);
  pt_check (stage_open (&stage, file));
  issues = pt_project_model_get_issues (pt_window_get_project (stage.window));
  pt_check (g_list_model_get_n_items (issues) > 0);
  for (gsize i = 0; i < 5; i++)
    g_settings_reset (settings, (const char *[]){"color-scheme", "editor-font", "editor-wrap",
                                                 "python-minor", "jobs"}[i]);
  pt_check (stage_clear (&stage));
}

PT_TEST (the_window_comes_back_as_it_was) {
  Stage stage;
  stage_init (&stage);
  GtkWidget *page = adw_view_stack_get_child_by_name (pages_of (&stage), "translate");
  g_object_set (page, "sidebar-width", 333, NULL);
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 1000, 700);
  stage_rest (0.3);
  pt_check (stage_clear (&stage));

  int width, height, sidebar;
  stage_init (&stage);
  page = adw_view_stack_get_child_by_name (pages_of (&stage), "translate");
  gtk_window_get_default_size (GTK_WINDOW (stage.window), &width, &height);
  g_object_get (page, "sidebar-width", &sidebar, NULL);
  pt_check_int (width, 1000);
  pt_check_int (height, 700);
  pt_check_int (sidebar, 333);
  pt_check (stage_clear (&stage));
}

int
main (int argc, char **argv) {
  gtk_init ();
  return pt_run_tests (argc, argv);
}
