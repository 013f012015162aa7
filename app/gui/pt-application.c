// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/pt-application.h"

#include "app/gui/config.h"
#include "app/gui/settings.h"
#include "ui/model/pt-tracing.h"
#include "ui/window/pt-window.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

struct _PtApplication {
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (PtApplication, pt_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *accels[3];
} key_rows[] = {
    {"app.quit", {"<Control>q"}},
    {"window.close", {"<Control>w"}},
    {"win.preferences", {"<Control>comma"}},
    {"app.help", {"F1"}},
    {"win.open", {"<Control>o"}},
    {"win.open-recording", {"<Control><Shift>r"}},
    {"win.save", {"<Control>s"}},
    {"win.save-all", {"<Control><Shift>s"}},
    {"win.export", {"<Control><Shift>e"}},
    {"win.translate", {"<Control>Return", "F5"}},
    {"win.stop", {"Escape", "<Control>period"}},
    {"win.run", {"<Control>r"}},
    {"win.search", {"<Control>f"}},
    {"win.show-stage(uint32 0)", {"<Control>1"}}, // Rust, tokens, tree, scopes, HIR
    {"win.show-stage(uint32 1)", {"<Control>2"}},
    {"win.show-stage(uint32 2)", {"<Control>3"}},
    {"win.show-stage(uint32 3)", {"<Control>4"}},
    {"win.show-stage(uint32 4)", {"<Control>5"}},
    {"win.show-stage(uint32 5)", {"<Control>6", "<Control>d"}}, // changes, interleaved
    {"win.show-stage(uint32 6)", {"<Control>7"}},
    {"win.search-project", {"<Control><Shift>f"}},
    {"win.go-to-file", {"<Control>p"}},
    {"win.outline", {"<Control><Shift>o"}},
    {"win.explain", {"<Control>i"}},
    {"win.show-in-files", {"<Control><Alt>o"}},
    {"win.next-problem", {"F8"}},
    {"win.previous-problem", {"<Shift>F8"}},
    {"win.show-sidebar", {"F9"}},
};

static PtWindow *
present_window (PtApplication *self) {
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (pt_window_new (ADW_APPLICATION (self), self->settings));
  gtk_window_present (window);
  return PT_WINDOW (window);
}

static void
pt_application_activate (GApplication *application) {
  present_window (PT_APPLICATION (application));
}

static void
pt_application_open (GApplication *application, GFile **files, int n_files, const char *hint) {
  PtWindow *window = present_window (PT_APPLICATION (application));
  g_autofree char *path = g_file_get_path (files[0]);

  if (path != NULL)
    pt_window_open_path (window, path);
}

/** A process that is traced is one of its own: no other does its work. */
static int
pt_application_handle_local_options (GApplication *application, GVariantDict *options) {
  const char *capture = NULL, *trace = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("portalis-gui %s\n", PT_VERSION);
    return 0;
  }
  g_variant_dict_lookup (options, "capture", "^&ay", &capture);
  g_variant_dict_lookup (options, "trace", "^&ay", &trace);
  if (!pt_tracing_start (capture, trace, &error)) {
    g_printerr ("portalis-gui: %s\n", error->message);
    return 1;
  }
  if (capture != NULL || trace != NULL || g_getenv ("SYSPROF_TRACE_FD") != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
action_quit (GSimpleAction *action, GVariant *parameter, gpointer application) {
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  // A window that has something to save asks, and stays. The program ends with its last window.
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static void
action_help (GSimpleAction *action, GVariant *parameter, gpointer application) {
  gtk_show_uri (gtk_application_get_active_window (application), "help:portalis", GDK_CURRENT_TIME);
}

static void
action_about (GSimpleAction *action, GVariant *parameter, gpointer application) {
  adw_show_about_window (
      gtk_application_get_active_window (application), "application-name", _ ("Portalis"),
      "application-icon", PT_APP_ID, "version", PT_VERSION, "developer-name",
      _ ("The Portalis Authors"), "license-type", GTK_LICENSE_APACHE_2_0, "comments",
      _ ("Turns Python projects into Rust that behaves the same, or says why not."), "copyright",
      "\u00a9 2026 The Portalis Authors", NULL);
}

static void
pt_application_startup (GApplication *application) {
  static const GActionEntry actions[] = {
      {.name = "quit", .activate = action_quit},
      {.name = "help", .activate = action_help},
      {.name = "about", .activate = action_about},
  };

  G_APPLICATION_CLASS (pt_application_parent_class)->startup (application);
  gtk_source_init ();
  gtk_window_set_default_icon_name (PT_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (key_rows); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), key_rows[i].action,
                                           key_rows[i].accels);
}

static void
pt_application_finalize (GObject *object) {
  g_clear_object (&PT_APPLICATION (object)->settings);
  G_OBJECT_CLASS (pt_application_parent_class)->finalize (object);
}

static void
pt_application_class_init (PtApplicationClass *klass) {
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pt_application_finalize;
  application_class->startup = pt_application_startup;
  application_class->activate = pt_application_activate;
  application_class->open = pt_application_open;
  application_class->handle_local_options = pt_application_handle_local_options;
}

static void
pt_application_init (PtApplication *self) {
  const GOptionEntry options[] = {
      {"capture", 0, 0, G_OPTION_ARG_FILENAME, NULL,
       _ ("Write stages and counters of all jobs as marks and counters for Sysprof"), _ ("FILE")},
      {"trace", 0, 0, G_OPTION_ARG_FILENAME, NULL,
       _ ("Write them as JSON for Perfetto and Chrome's trace viewer"), _ ("FILE")},
      {"version", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Print the version"), NULL},
      {NULL},
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     _ ("[FOLDER | FILE.py]"));
  self->settings = pt_settings_new (PT_APP_ID);
}

PtApplication *
pt_application_new (void) {
  return g_object_new (PT_TYPE_APPLICATION, "application-id", PT_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/portalis/Portalis",
                       NULL);
}
