// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-translate-page.h"

#include "ui/code/pt-code-pair.h"
#include "ui/pages/pt-problems.h"
#include "ui/pages/pt-project-tree.h"
#include "ui/pages/pt-run-view.h"

#include <glib/gi18n.h>

struct _PtTranslatePage {
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *sidebar;
  GtkLabel *project_name;
  PtProjectTree *tree;
  GtkStack *code_stack;
  PtCodePair *pair;
  GtkPaned *main;
  GtkWidget *panel;
  GtkStack *panel_stack;
  GtkStackPage *problems_page, *output_page;
  PtProblems *problems;
  PtRunView *run_view;

  PtProjectModel *project; /* (nullable) */
  gboolean panel_closed;   /* by the person, until there is a reason to show it again */
  gboolean keep_sidebar;   /* beside the code, where there is room for both */
  gboolean narrow;
  gboolean over_code; /* narrow: the sidebar stands in place of the code */
};

G_DEFINE_FINAL_TYPE (PtTranslatePage, pt_translate_page, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_SHOW_SIDEBAR,
  PROP_KEEP_SIDEBAR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Files */

static void
show_unit (PtTranslatePage *self, PtUnitItem *unit) {
  pt_code_pair_set_unit (self->pair, unit);
  gtk_stack_set_visible_child_name (self->code_stack, unit != NULL ? "pair" : "none");
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
  pt_code_pair_go_to (self->pair, pt_issue_item_get_line (issue), pt_issue_item_get_column (issue));
}

void
pt_translate_page_step_problem (PtTranslatePage *self, int direction) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  pt_problems_step (self->problems, direction);
}

void
pt_translate_page_start_search (PtTranslatePage *self) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  if (pt_code_pair_get_unit (self->pair) != NULL)
    pt_code_pair_start_search (self->pair);
}

/* Panel */

static void
update_panel (PtTranslatePage *self) {
  guint n_problems = g_list_model_get_n_items (pt_project_model_get_issues (self->project));
  gboolean has_output = gtk_stack_page_get_visible (self->output_page);
  g_autofree char *title = g_strdup_printf (_ ("Problems (%u)"), n_problems);

  gtk_stack_page_set_title (self->problems_page, title);
  gtk_stack_page_set_visible (self->problems_page, n_problems > 0);
  gtk_widget_set_visible (self->panel, !self->panel_closed && (n_problems > 0 || has_output));
}

static void
on_issues_changed (PtTranslatePage *self) {
  self->panel_closed = FALSE;
  update_panel (self);
}

static void
on_panel_closed (PtTranslatePage *self) {
  self->panel_closed = TRUE;
  update_panel (self);
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
drop_project (PtTranslatePage *self) {
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (pt_project_model_get_issues (self->project), self);
  g_clear_object (&self->project);
}

void
pt_translate_page_set_project (PtTranslatePage *self, PtProjectModel *project) {
  g_return_if_fail (PT_IS_TRANSLATE_PAGE (self));
  pt_translate_page_set_run (self, NULL);
  drop_project (self);
  show_unit (self, NULL);
  pt_project_tree_set_project (self->tree, project);
  pt_problems_set_project (self->problems, project);
  gtk_stack_set_visible_child_name (self->stack, project != NULL ? "project" : "empty");
  if (project == NULL)
    return;
  self->project = g_object_ref (project);
  self->panel_closed = FALSE;
  gtk_label_set_text (self->project_name, pt_project_model_get_name (project));
  g_signal_connect_object (pt_project_model_get_issues (project), "items-changed",
                           G_CALLBACK (on_issues_changed), self, G_CONNECT_SWAPPED);
  update_panel (self);

  g_autoptr (PtUnitItem) first = pt_project_model_get_entry (project);
  if (first != NULL)
    g_object_ref (first);
  else
    first = g_list_model_get_item (pt_project_model_get_files (project), 0);
  show_unit (self, first);
  pt_project_tree_select (self->tree, first);
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
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_translate_page_dispose (GObject *object) {
  PtTranslatePage *self = PT_TRANSLATE_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

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
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PT_TYPE_CODE_PAIR);
  g_type_ensure (PT_TYPE_PROJECT_TREE);
  g_type_ensure (PT_TYPE_PROBLEMS);
  g_type_ensure (PT_TYPE_RUN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-translate-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, project_name);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, tree);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, code_stack);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, pair);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, main);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, panel);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, panel_stack);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, problems_page);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, output_page);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, problems);
  gtk_widget_class_bind_template_child (widget_class, PtTranslatePage, run_view);
  gtk_widget_class_bind_template_callback (widget_class, on_file_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_chosen);
}

static void
pt_translate_page_init (PtTranslatePage *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keep_sidebar = TRUE;
  gtk_stack_page_set_visible (self->output_page, FALSE);
}
