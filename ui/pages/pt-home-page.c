// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pt-home-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PtHomePage {
  GtkWidget parent_instance;

  GtkWidget *sample_button;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  PtRecent *recent; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PtHomePage, pt_home_page, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (gpointer item, gpointer data) {
  PtRecentProject *project = item;
  const char *path = pt_recent_project_get_path (project);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *description = pt_recent_project_describe (project);
  g_autofree char *title = g_markup_escape_text (pt_recent_project_get_name (project), -1);
  g_autofree char *subtitle = g_markup_escape_text (description, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  return row;
}

static void
on_recent_changed (PtHomePage *self) {
  gtk_widget_set_visible (self->recent_group,
                          g_list_model_get_n_items (G_LIST_MODEL (self->recent)) > 0);
}

void
pt_home_page_set_recent (PtHomePage *self, PtRecent *recent) {
  g_return_if_fail (PT_IS_HOME_PAGE (self) && self->recent == NULL);
  self->recent = g_object_ref (recent);
  gtk_list_box_bind_model (self->recent_list, G_LIST_MODEL (recent), create_row, NULL, NULL);
  g_signal_connect_object (recent, "items-changed", G_CALLBACK (on_recent_changed), self,
                           G_CONNECT_SWAPPED);
  on_recent_changed (self);
}

GtkWidget *
pt_home_page_get_default_widget (PtHomePage *self) {
  return self->sample_button;
}

static void
pt_home_page_dispose (GObject *object) {
  PtHomePage *self = PT_HOME_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->recent);
  G_OBJECT_CLASS (pt_home_page_parent_class)->dispose (object);
}

static void
pt_home_page_class_init (PtHomePageClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_home_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PtHomePage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, PtHomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, PtHomePage, recent_list);
}

static void
pt_home_page_init (PtHomePage *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}
