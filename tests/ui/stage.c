// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/stage.h"

#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>

/* Main loop */

static gboolean
wake_up (gpointer data) {
  return G_SOURCE_CONTINUE;
}

gboolean
stage_wait (StageTest test, gpointer data, double seconds) {
  gint64 deadline = g_get_monotonic_time () + (gint64)(seconds * G_USEC_PER_SEC);
  guint ticks = g_timeout_add (20, wake_up, NULL);
  gboolean met;

  while (!(met = test (data)) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticks);
  return met;
}

static gboolean
end_rest (gpointer resting) {
  *(gboolean *)resting = FALSE;
  return G_SOURCE_REMOVE;
}

void
stage_rest (double seconds) {
  gboolean resting = TRUE;
  g_timeout_add ((guint)(seconds * 1000.0), end_rest, &resting);
  while (resting)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_mapped (gpointer window) {
  return gtk_widget_get_mapped (window);
}

/** One for all windows of the process, as in real life. */
static PtApplication *
get_application (void) {
  static PtApplication *application;

  if (application == NULL) {
    application = pt_application_new ();
    g_application_set_flags (G_APPLICATION (application),
                             G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
    g_application_register (G_APPLICATION (application), NULL, NULL);
  }
  return application;
}

static void
remove_folder (const char *path) {
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (path);
}

void
stage_folder_init (Stage *self) {
  *self = (Stage){.folder = g_dir_make_tmp ("portalis-ui-XXXXXX", NULL)};
}

void
stage_folder_clear (Stage *self) {
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

void
stage_init (Stage *self) {
  GtkApplication *application = GTK_APPLICATION (get_application ());

  stage_folder_init (self);
  g_application_activate (G_APPLICATION (application));
  self->window = PT_WINDOW (gtk_application_get_active_window (application));
  stage_wait (is_mapped, self->window, 20.0 * STAGE_SLOWNESS);
}

static gboolean
is_null (gpointer pointer) {
  return *(gpointer *)pointer == NULL;
}

gboolean
stage_clear (Stage *self) {
  gpointer window = self->window;

  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  gboolean gone = stage_wait (is_null, &window, 5.0);
  if (!gone)
    g_object_remove_weak_pointer (window, &window);
  stage_folder_clear (self);
  return gone;
}

static gboolean
job_is_over (gpointer data) {
  Stage *self = data;
  PtProjectModel *project = pt_window_get_project (self->window);
  return project != NULL && pt_project_model_get_state (project) >= PT_PROJECT_DONE;
}

gboolean
stage_wait_for_job (Stage *self) {
  return stage_wait (job_is_over, self, 60.0 * STAGE_SLOWNESS);
}

typedef struct {
  Stage *stage;
  PtProjectModel *before; /* (nullable): kept alive, so that no other can have its address */
} Opening;

static gboolean
has_opened (gpointer data) {
  Opening *opening = data;
  PtProjectModel *project = pt_window_get_project (opening->stage->window);
  return project != NULL && project != opening->before;
}

gboolean
stage_open (Stage *self, const char *path) {
  g_autoptr (PtProjectModel) before = pt_window_get_project (self->window);
  Opening opening = {self, before};

  if (before != NULL)
    g_object_ref (before);
  pt_window_open_path (self->window, path);
  return stage_wait (has_opened, &opening, 20.0 * STAGE_SLOWNESS) && stage_wait_for_job (self);
}

/* Looking */

GtkWidget *
stage_find (GtkWidget *root, GType type) {
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = stage_find (child, type);
    if (found != NULL)
      return found;
  }
  return NULL;
}

GtkWidget *
stage_find_label (GtkWidget *root, const char *text) {
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = stage_find_label (child, text);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/** An action that nothing can activate is not enabled: a button with it is insensitive. */
gboolean
stage_action_enabled (Stage *self, const char *action) {
  GtkWidget *button = gtk_button_new ();
  GtkWidget *overlay = stage_find (GTK_WIDGET (self->window), ADW_TYPE_TOAST_OVERLAY);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, overlay);
  gboolean enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return enabled;
}

/* Projects */

char *
stage_write (Stage *self, const char *path, const char *text) {
  g_autofree char *full = g_build_filename (self->folder, path, NULL);
  g_autofree char *above = g_path_get_dirname (full);

  g_mkdir_with_parents (above, 0700);
  g_file_set_contents (full, text, -1, NULL);
  return g_steal_pointer (&full);
}

char *
stage_write_project (Stage *self, const char *name, guint n_modules, guint per_package) {
  g_autoptr (GString) module = g_string_new ("\"\"\"Numbers.\"\"\"\n\n");

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (module,
                            "def step_%u(value: int, factor: int = %u) -> int:\n"
                            "    total = 0\n"
                            "    for number in range(value):\n"
                            "        total += number * factor\n"
                            "    return total\n\n",
                            i, i + 2);
  for (guint i = 0; i < n_modules; i++) {
    g_autofree char *package =
        g_strdup_printf ("%s/package_%02u/__init__.py", name, i / per_package);
    g_autofree char *path =
        g_strdup_printf ("%s/package_%02u/module_%04u.py", name, i / per_package, i);
    if (i % per_package == 0)
      g_free (stage_write (self, package, ""));
    g_free (stage_write (self, path, module->str));
  }
  g_autofree char *main_path = g_strdup_printf ("%s/main.py", name);
  g_free (stage_write (self, main_path,
                       "from package_00.module_0000 import step_0\n\nprint(step_0(10))\n"));
  return g_build_filename (self->folder, name, NULL);
}
