// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-translate-page.h"

#include "ui/code/pt-code-pair.h"
#include "ui/pages/pt-outline.h"
#include "ui/pages/pt-problems.h"
#include "ui/pages/pt-project-tree.h"
#include "ui/pages/pt-reasons.h"
#include "ui/pages/pt-run-view.h"
#include "ui/pages/pt-search-panel.h"

#include <glib/gi18n.h>

struct _PtTranslatePage {
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *sidebar;
  GtkLabel *project_name;
  GtkStack *sidebar_stack;
  PtProjectTree *tree;
  PtOutline *outline;
  GtkStack *code_stack;
  PtCodePair *pair;
  GtkPaned *sides, *main;
  GtkWidget *panel;
  GtkStack *panel_stack;
  GtkStackPage *problems_page, *output_page, *search_page;
  PtSearchPanel *search;
  PtProblems *problems;
  PtReasons *reasons;
  PtRunView *run_view;

  PtProjectModel *project; /* (nullable) */
  PtDocuments *documents;  /* (nullable): of the project */
  gboolean panel_closed;   /* by the person, until there is a reason to show it again */
  gboolean panel_wanted;   /* even with nothing to tell by itself */
  gboolean keep_sidebar;   /* beside the code, where there is room for both */
  gboolean narrow;
  gboolean wrap;
  gboolean over_code; /* narrow: the sidebar stands in place of the code */
};

G_DEFINE_FINAL_TYPE (PtTranslatePage, pt_translate_page, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_SHOW_SIDEBAR,
  PROP_KEEP_SIDEBAR,
  PROP_SIDEBAR_WIDTH,
  PROP_WRAP,
  PROP_N_EDITED,
  PROP_UNIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Files */

static void
show_unit (PtTranslatePage *self, PtUnitItem *unit) {
  pt_code_pair_set_unit (self->pair, unit);
  PtDocument *document = pt_code_pair_get_document (self->pair);
  pt_reasons_set_document (self->reasons, document);
  pt_outline_set_document (self->outline, document);
  gtk_stack_set_visible_child_name (self->code_stack, unit != NULL ? "pair" : "none");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT]);
}

static void
update_sidebar (PtTranslatePage *self) {
  gboolean shown = self->narrow ? self->over_code : self->keep_sidebar;

  gtk_widget_set_visible (GTK_WIDGET (self->main), !self->narrow || !shown);
  if (gtk_widget_get_visible (self->sidebar) == shown)
    return;
  gtk_widget_set_visible (self->sidebar, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

static void
set_show_sidebar (PtTranslatePage *self, gboolean show) {
  if (self->narrow) {
    self->over_code = show;
  } else if (self->keep_sidebar != show) {
    self->keep_sidebar = show;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEP_SIDEBAR]);
  }
  update_sidebar (self);
}

void
pt_translate_page_set_narrow (PtTranslatePage *self, gboolean narrow) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  self->narrow = narrow;
  self->over_code = FALSE;
  pt_code_pair_set_narrow (self->pair, narrow);
  update_sidebar (self);
}

static void
on_file_selected (PtTranslatePage *self, PtUnitItem *file) {
  show_unit (self, file);
  if (self->narrow)
    set_show_sidebar (self, FALSE);
}

PtUnitItem *
pt_translate_page_get_unit (PtTranslatePage *self) {
  return pt_code_pair_get_unit (self->pair);
}

static void
on_problem_chosen (PtTranslatePage *self, PtIssueItem *issue) {
  PtUnitItem *unit = pt_issue_item_get_unit (issue);

  pt_project_tree_select (self->tree, unit);
  show_unit (self, unit);
  pt_code_pair_go_to (self->pair, PT_SIDE_PYTHON, pt_issue_item_get_line (issue),
                      pt_issue_item_get_column (issue));
}

void
pt_translate_page_go_to_file (PtTranslatePage *self, PtUnitItem *unit) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  pt_project_tree_select (self->tree, unit);
  show_unit (self, unit);
}

static void
on_hit_chosen (PtTranslatePage *self, PtSearchHit *hit) {
  pt_translate_page_go_to_file (self, pt_search_hit_get_unit (hit));
  pt_code_pair_go_to (self->pair, pt_search_hit_get_side (hit), pt_search_hit_get_line (hit),
                      pt_search_hit_get_column (hit));
}

static void
on_line_changed (PtTranslatePage *self) {
  guint line;

  g_object_get (self->pair, "line", &line, NULL);
  pt_reasons_set_line (self->reasons, line);
  pt_outline_set_line (self->outline, line);
}

static void
on_place_chosen (PtTranslatePage *self, guint line, guint column) {
  pt_code_pair_go_to (self->pair, PT_SIDE_PYTHON, line, column);
  if (self->narrow)
    set_show_sidebar (self, FALSE);
}

void
pt_translate_page_show_outline (PtTranslatePage *self) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  set_show_sidebar (self, TRUE);
  gtk_stack_set_visible_child_name (self->sidebar_stack, "outline");
  pt_outline_start (self->outline);
}

void
pt_translate_page_step_problem (PtTranslatePage *self, int direction) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  pt_problems_step (self->problems, direction);
}

void
pt_translate_page_show_stage (PtTranslatePage *self, guint stage) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  g_object_set (self->pair, "stage", stage, NULL);
}

void
pt_translate_page_start_search (PtTranslatePage *self) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  if (pt_code_pair_get_unit (self->pair) != NULL)
    pt_code_pair_start_search (self->pair);
}

/* Panel */

static guint
count_problems (PtTranslatePage *self) {
  return g_list_model_get_n_items (pt_project_model_get_issues (self->project));
}

static void
update_problems (PtTranslatePage *self) {
  g_autofree char *title = g_strdup_printf (_ ("Problems (%u)"), count_problems (self));
  gtk_stack_page_set_title (self->problems_page, title);
}

static void
update_panel (PtTranslatePage *self) {
  gboolean has_output = gtk_stack_page_get_visible (self->output_page) ||
                        gtk_stack_page_get_visible (self->search_page);

  update_problems (self);
  gtk_widget_set_visible (self->panel, !self->panel_closed && (count_problems (self) > 0 ||
                                                               has_output || self->panel_wanted));
}

/** What a job finds opens the panel. What comes and goes while somebody types doesn't move the
 * text they type into. */
static void
on_issues_changed (PtTranslatePage *self) {
  if (pt_project_model_get_state (self->project) != PT_PROJECT_RUNNING) {
    update_problems (self);
    return;
  }
  self->panel_closed = FALSE;
  update_panel (self);
}

static void
on_panel_closed (PtTranslatePage *self) {
  self->panel_closed = TRUE;
  self->panel_wanted = FALSE;
  gtk_stack_page_set_visible (self->search_page, FALSE);
  update_panel (self);
}

static void
on_problems_wanted (PtTranslatePage *self) {
  self->panel_closed = FALSE;
  update_panel (self);
  gtk_stack_set_visible_child_name (self->panel_stack, "problems");
}

void
pt_translate_page_explain (PtTranslatePage *self) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  if (self->project == NULL)
    return;
  self->panel_closed = FALSE;
  self->panel_wanted = TRUE;
  update_panel (self);
  gtk_stack_set_visible_child_name (self->panel_stack, "reasons");
}

void
pt_translate_page_search_project (PtTranslatePage *self) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  g_autofree char *selected = pt_code_pair_get_selection (self->pair);

  if (self->project == NULL)
    return;
  int height = gtk_widget_get_height (GTK_WIDGET (self->main));
  if (height > 0 && !gtk_stack_page_get_visible (self->search_page))
    gtk_paned_set_position (self->main, height * 3 / 5);
  gtk_stack_page_set_visible (self->search_page, TRUE);
  self->panel_closed = FALSE;
  update_panel (self);
  gtk_stack_set_visible_child_name (self->panel_stack, "search");
  pt_search_panel_start (self->search, selected);
}

void
pt_translate_page_set_run (PtTranslatePage *self, PtProgramRun *run) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));

  pt_run_view_set_run (self->run_view, run);
  gtk_stack_page_set_visible (self->output_page, run != NULL);
  if (self->project == NULL)
    return;
  if (run != NULL) {
    int half = gtk_widget_get_height (GTK_WIDGET (self->main)) / 2;
    self->panel_closed = FALSE;
    update_panel (self);
    gtk_stack_set_visible_child_name (self->panel_stack, "output");
    // Outputs are worth half the room.
    if (half > 0)
      gtk_paned_set_position (self->main, half);
  } else {
    update_panel (self);
  }
}

/* Project */

static void
on_n_edited (PtTranslatePage *self) {
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_EDITED]);
}

static void
on_sidebar_moved (PtTranslatePage *self) {
  if (!self->narrow)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_WIDTH]);
}

static void
drop_project (PtTranslatePage *self) {
  pt_code_pair_set_documents (self->pair, NULL);
  pt_search_panel_set_project (self->search, NULL, NULL);
  if (self->documents != NULL)
    g_signal_handlers_disconnect_by_data (self->documents, self);
  g_clear_object (&self->documents);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (pt_project_model_get_issues (self->project), self);
  g_clear_object (&self->project);
}

void
pt_translate_page_set_project (PtTranslatePage *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  pt_translate_page_set_run (self, NULL);
  show_unit (self, NULL);
  self->panel_wanted = FALSE;
  drop_project (self);
  pt_project_tree_set_project (self->tree, project);
  pt_problems_set_project (self->problems, project);
  pt_search_panel_set_project (self->search, NULL, NULL);
  gtk_stack_page_set_visible (self->search_page, FALSE);
  gtk_stack_set_visible_child_name (self->stack, project != NULL ? "project" : "empty");
  if (project == NULL)
    return;
  self->project = g_object_ref (project);
  self->documents = pt_documents_new (project);
  g_signal_connect_object (self->documents, "notify::n-edited", G_CALLBACK (on_n_edited), self,
                           G_CONNECT_SWAPPED);
  pt_code_pair_set_documents (self->pair, self->documents);
  pt_search_panel_set_project (self->search, project, self->documents);
  self->panel_closed = FALSE;
  gtk_label_set_text (self->project_name, pt_project_model_get_name (project));
  g_signal_connect_object (pt_project_model_get_issues (project), "items-changed",
                           G_CALLBACK (on_issues_changed), self, G_CONNECT_SWAPPED);
  update_panel (self);

  // What waits for an answer comes first.
  g_autoptr (PtUnitItem) first = pt_project_model_get_lost (project);
  if (first == NULL)
    first = pt_project_model_get_entry (project);
  if (first != NULL)
    g_object_ref (first);
  else
    first = g_list_model_get_item (pt_project_model_get_files (project), 0);
  show_unit (self, first);
  pt_project_tree_select (self->tree, first);
}

/* Edits */

guint
pt_translate_page_get_n_edited (PtTranslatePage *self) {
  g_return_val_if_fail (PT_IS_TRANSLATE_PAGE (self), 0);
  return self->documents != NULL ? pt_documents_get_n_edited (self->documents) : 0;
}

char **
pt_translate_page_list_edited (PtTranslatePage *self) {
  g_autoptr (GPtrArray) edited = pt_documents_list_edited (self->documents);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < edited->len; i++)
    g_strv_builder_add (
        names, pt_unit_item_get_path (pt_document_get_unit (g_ptr_array_index (edited, i))));
  return g_strv_builder_end (names);
}

gboolean
pt_translate_page_can_save (PtTranslatePage *self) {
  PtDocument *document = pt_code_pair_get_document (self->pair);
  return document != NULL && pt_document_is_editable (document) && pt_document_is_edited (document);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GTask) task = data;
  PtTranslatePage *self = g_task_get_source_object (task);
  PtDocument *failed = NULL;
  GError *error = NULL;
  gboolean saved;

  if (PT_IS_DOCUMENTS (source)) {
    saved = pt_documents_save_finish (PT_DOCUMENTS (source), result, &failed, &error);
    // What has to be decided is decided where it is seen.
    if (failed != NULL && PT_DOCUMENTS (source) == self->documents) {
      pt_project_tree_select (self->tree, pt_document_get_unit (failed));
      show_unit (self, pt_document_get_unit (failed));
    }
  } else {
    saved = pt_document_save_finish (PT_DOCUMENT (source), result, &error);
  }
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pt_translate_page_save_async (PtTranslatePage *self, gboolean all, GAsyncReadyCallback callback,
                              gpointer data) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self) && self->documents != NULL);
  GTask *task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, pt_translate_page_save_async);
  if (all)
    pt_documents_save_async (self->documents, on_saved, task);
  else
    pt_document_save_async (pt_code_pair_get_document (self->pair), on_saved, task);
}

gboolean
pt_translate_page_save_finish (PtTranslatePage *self, GAsyncResult *result, GError **error) {
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pt_translate_page_hand_over (PtTranslatePage *self) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  if (self->documents != NULL)
    pt_documents_hand_over (self->documents);
}

void
pt_translate_page_abandon (PtTranslatePage *self) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  if (self->documents != NULL)
    pt_documents_abandon (self->documents);
}

/* Object */

static void
pt_translate_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_SHOW_SIDEBAR:
    g_value_set_boolean (value, gtk_widget_get_visible (PT_TRANSLATE_PAGE (object)->sidebar));
    break;
  case PROP_KEEP_SIDEBAR:
    g_value_set_boolean (value, PT_TRANSLATE_PAGE (object)->keep_sidebar);
    break;
  case PROP_SIDEBAR_WIDTH:
    g_value_set_int (value, gtk_paned_get_position (PT_TRANSLATE_PAGE (object)->sides));
    break;
  case PROP_WRAP:
    g_value_set_boolean (value, PT_TRANSLATE_PAGE (object)->wrap);
    break;
  case PROP_UNIT:
    g_value_set_object (value, pt_translate_page_get_unit (PT_TRANSLATE_PAGE (object)));
    break;
  case PROP_N_EDITED:
    g_value_set_uint (value, pt_translate_page_get_n_edited (PT_TRANSLATE_PAGE (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_translate_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  PtTranslatePage *self = PT_TRANSLATE_PAGE (object);

  switch (id) {
  case PROP_SHOW_SIDEBAR:
    set_show_sidebar (self, g_value_get_boolean (value));
    break;
  case PROP_KEEP_SIDEBAR:
    self->keep_sidebar = g_value_get_boolean (value);
    update_sidebar (self);
    break;
  case PROP_SIDEBAR_WIDTH:
    gtk_paned_set_position (self->sides, g_value_get_int (value));
    break;
  case PROP_WRAP:
    self->wrap = g_value_get_boolean (value);
    pt_code_pair_set_wrap (self->pair, self->wrap);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_translate_page_dispose (GObject *object) {
  PtTranslatePage *self = PT_TRANSLATE_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    drop_project (self);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (pt_translate_page_parent_class)->dispose (object);
}

static void
pt_translate_page_class_init (PtTranslatePageClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pt_translate_page_dispose;
  object_class->get_property = pt_translate_page_get_property;
  object_class->set_property = pt_translate_page_set_property;
  properties[PROP_SHOW_SIDEBAR] =
      g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_KEEP_SIDEBAR] =
      g_param_spec_boolean ("keep-sidebar", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SIDEBAR_WIDTH] =
      g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 280,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_WRAP] =
      g_param_spec_boolean ("wrap", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_EDITED] =
      g_param_spec_uint ("n-edited", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_UNIT] =
      g_param_spec_object ("unit", NULL, NULL, PT_TYPE_UNIT_ITEM,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PT_TYPE_CODE_PAIR);
  g_type_ensure (PT_TYPE_PROJECT_TREE);
  g_type_ensure (PT_TYPE_OUTLINE);
  g_type_ensure (PT_TYPE_PROBLEMS);
  g_type_ensure (PT_TYPE_REASONS);
  g_type_ensure (PT_TYPE_RUN_VIEW);
  g_type_ensure (PT_TYPE_SEARCH_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-translate-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, project_name);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, sidebar_stack);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, tree);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, outline);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, code_stack);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, pair);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, sides);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, main);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, panel);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, panel_stack);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, problems_page);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, output_page);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, search_page);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, search);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, problems);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, reasons);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, run_view);
  gtk_widget_class_bind_template_callback (widget_class, on_file_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_hit_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_line_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_place_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_problems_wanted);
}

static void
pt_translate_page_init (PtTranslatePage *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keep_sidebar = TRUE;
  gtk_stack_page_set_visible (self->output_page, FALSE);
  gtk_stack_page_set_visible (self->search_page, FALSE);
}
