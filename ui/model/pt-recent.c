// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-recent.h"

#include <glib/gi18n.h>

#define KEY "recent-projects"
#define MOST 8

/* One project */

struct _PtRecentProject {
  GObject parent_instance;

  char *path;
  char *name;
  gint64 time; /* seconds of the epoch */
  guint n_files;
  guint n_translated;
};

G_DEFINE_FINAL_TYPE (PtRecentProject, pt_recent_project, G_TYPE_OBJECT)

static void
pt_recent_project_finalize (GObject *object) {
  PtRecentProject *self = PT_RECENT_PROJECT (object);

  g_free (self->path);
  g_free (self->name);
  G_OBJECT_CLASS (pt_recent_project_parent_class)->finalize (object);
}

static void
pt_recent_project_class_init (PtRecentProjectClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_recent_project_finalize;
}

static void
pt_recent_project_init (PtRecentProject *self) {
}

const char *
pt_recent_project_get_path (PtRecentProject *self) {
  return self->path;
}

const char *
pt_recent_project_get_name (PtRecentProject *self) {
  return self->name;
}

static char *
age_text (gint64 seconds) {
  gint64 minutes = seconds / 60, hours = minutes / 60, days = hours / 24;

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (hours < 1)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong)minutes),
                            (int)minutes);
  if (days < 1)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong)hours), (int)hours);
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong)days), (int)days);
}

char *
pt_recent_project_describe (PtRecentProject *self) {
  g_autofree char *files =
      g_strdup_printf (ngettext ("%u file", "%u files", self->n_files), self->n_files);
  g_autofree char *age = age_text (MAX (0, g_get_real_time () / G_USEC_PER_SEC - self->time));
  guint percent = self->n_files > 0 ? 100 * self->n_translated / self->n_files : 0;

  /* Translators: files of a project, how many of them were translated, how long ago */
  return g_strdup_printf (_ ("%s, %u %% translated, %s"), files, percent, age);
}

/* The list */

struct _PtRecent {
  GObject parent_instance;

  GSettings *settings;
  GListStore *projects;
};

static GType
pt_recent_get_item_type (GListModel *model) {
  return PT_TYPE_RECENT_PROJECT;
}

static guint
pt_recent_get_n_items (GListModel *model) {
  return g_list_model_get_n_items (G_LIST_MODEL (PT_RECENT (model)->projects));
}

static gpointer
pt_recent_get_item (GListModel *model, guint position) {
  return g_list_model_get_item (G_LIST_MODEL (PT_RECENT (model)->projects), position);
}

static void
pt_recent_list_model_init (GListModelInterface *iface) {
  iface->get_item_type = pt_recent_get_item_type;
  iface->get_n_items = pt_recent_get_n_items;
  iface->get_item = pt_recent_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PtRecent, pt_recent, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pt_recent_list_model_init))

static void
pt_recent_finalize (GObject *object) {
  PtRecent *self = PT_RECENT (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->projects);
  G_OBJECT_CLASS (pt_recent_parent_class)->finalize (object);
}

static void
pt_recent_class_init (PtRecentClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_recent_finalize;
}

static void
on_items_changed (PtRecent *self, guint position, guint removed, guint added) {
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
pt_recent_init (PtRecent *self) {
  self->projects = g_list_store_new (PT_TYPE_RECENT_PROJECT);
  g_signal_connect_object (self->projects, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
}

static PtRecentProject *
project_new (const char *path, gint64 time, guint n_files, guint n_translated) {
  PtRecentProject *project = g_object_new (PT_TYPE_RECENT_PROJECT, NULL);
  project->path = g_strdup (path);
  project->name = g_path_get_basename (path);
  project->time = time;
  project->n_files = n_files;
  project->n_translated = n_translated;
  return project;
}

static void
load (PtRecent *self) {
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, KEY);
  GVariantIter iter;
  const char *path;
  gint64 time;
  guint n_files, n_translated;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&sxuu)", &path, &time, &n_files, &n_translated)) {
    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      continue;
    g_autoptr (PtRecentProject) project = project_new (path, time, n_files, n_translated);
    g_list_store_append (self->projects, project);
  }
}

static void
save (PtRecent *self) {
  GVariantBuilder builder;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->projects));

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sxuu)"));
  for (guint i = 0; i < n; i++) {
    g_autoptr (PtRecentProject) project = g_list_model_get_item (G_LIST_MODEL (self->projects), i);
    g_variant_builder_add (&builder, "(sxuu)", project->path, project->time, project->n_files,
                           project->n_translated);
  }
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

PtRecent *
pt_recent_new (GSettings *settings) {
  PtRecent *self = g_object_new (PT_TYPE_RECENT, NULL);
  self->settings = g_object_ref (settings);
  load (self);
  return self;
}

void
pt_recent_add (PtRecent *self, const char *path, guint n_files, guint n_translated) {
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->projects));

  for (guint i = 0; i < n; i++) {
    g_autoptr (PtRecentProject) project = g_list_model_get_item (G_LIST_MODEL (self->projects), i);
    if (g_strcmp0 (project->path, path) == 0) {
      g_list_store_remove (self->projects, i);
      n--;
      break;
    }
  }
  if (n == MOST)
    g_list_store_remove (self->projects, n - 1);
  g_autoptr (PtRecentProject) project =
      project_new (path, g_get_real_time () / G_USEC_PER_SEC, n_files, n_translated);
  g_list_store_insert (self->projects, 0, project);
  save (self);
}

void
pt_recent_clear (PtRecent *self) {
  g_list_store_remove_all (self->projects);
  g_settings_reset (self->settings, KEY);
}
