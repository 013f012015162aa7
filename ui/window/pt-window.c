// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/window/pt-window.h"

#include "ui/model/pt-program-run.h"
#include "ui/model/pt-recent.h"
#include "ui/model/pt-sample-project.h"
#include "ui/pages/pt-go-to-file.h"
#include "ui/pages/pt-home-page.h"
#include "ui/pages/pt-memory-page.h"
#include "ui/pages/pt-speed-page.h"
#include "ui/pages/pt-translate-page.h"
#include "ui/window/pt-ask-to-save.h"
#include "ui/window/pt-job-strip.h"
#include "ui/window/pt-preferences.h"
#include "ui/window/pt-show-in-files.h"

#include <glib/gi18n.h>

#define NARROW_WIDTH 600 /* below this, panes take turns */

/** What waits until edits are saved or a job is over. */
typedef enum {
  NEXT_NOTHING,
  NEXT_CLOSE,
  NEXT_OPEN, /* next_path */
  NEXT_RUN,
  NEXT_EXPORT,
} Next;

struct _PtWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  GtkWidget *sidebar_button, *search_button;
  GtkRevealer *strip_revealer;
  PtJobStrip *strip;
  PtHomePage *home;
  PtTranslatePage *translate;
  PtMemoryPage *memory;
  PtSpeedPage *speed;

  GSettings *settings;
  PtRecent *recent;
  PtProjectModel *project; /* (nullable) */
  PtProgramRun *run;       /* (nullable) */
  GCancellable *opening;   /* (nullable) */
  gboolean opening_recording;
  Next next;
  char *next_path;
  gboolean narrow;
  guint update_narrow; /* source id: not from within an allocation */
};

G_DEFINE_FINAL_TYPE (PtWindow, pt_window, ADW_TYPE_APPLICATION_WINDOW)

/** A row of pages.def. */
typedef struct {
  const char *name;
  GType (*get_type) (void);
  const char *title;
  const char *icon;
} Page;

#define PT_PAGE(name, title, icon) {#name, pt_##name##_page_get_type, title, icon},
static const Page page_rows[] = {
#include "ui/pages/pages.def"
};
#undef PT_PAGE

static void
show_error (PtWindow *self, const char *message) {
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_timeout (toast, 8);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/** What is too long for a toast. */
static void
show_refusal (PtWindow *self, const char *heading, const char *message) {
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell (PtWindow *self, const char *message) {
  g_autofree char *title = g_markup_escape_text (message, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

/* Which actions can be done */

static gboolean
program_runs (PtWindow *self) {
  return self->run != NULL && pt_program_run_get_phase (self->run) < PT_RUN_FINISHED;
}

static void
update_actions (PtWindow *self) {
  gboolean open = self->project != NULL;
  gboolean translating = open && pt_project_model_get_state (self->project) == PT_PROJECT_RUNNING;
  gboolean complete = open && pt_project_model_is_complete (self->project);
  gboolean busy = translating || program_runs (self);
  gboolean on_translate =
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "translate") == 0;
  GListModel *issues = open ? pt_project_model_get_issues (self->project) : NULL;
  gboolean problems = issues != NULL && g_list_model_get_n_items (issues) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.translate", open && !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop", busy);
  gboolean stale = open && pt_project_model_is_stale (self->project);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.run", (complete || stale) && !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", (complete || stale) && !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save",
                                 open && pt_translate_page_can_save (self->translate));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-all",
                                 open && pt_translate_page_get_n_edited (self->translate) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", open && on_translate);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search-project", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.explain", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.outline", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-to-file", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-in-files", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.next-problem", problems);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.previous-problem", problems);
  pt_job_strip_set_program_runs (self->strip, program_runs (self));
  gtk_widget_set_visible (self->sidebar_button, open && on_translate);
  // Where there is no room it is in the menu.
  gtk_widget_set_visible (self->search_button, open && on_translate && !self->narrow);
}

/* Project */

static void
set_run (PtWindow *self, PtProgramRun *run) {
  if (self->run != NULL) {
    g_signal_handlers_disconnect_by_data (self->run, self);
    if (run == NULL)
      pt_program_run_cancel (self->run);
  }
  g_set_object (&self->run, run);
  pt_translate_page_set_run (self->translate, run);
  if (run != NULL)
    g_signal_connect_object (run, "notify::phase", G_CALLBACK (update_actions), self,
                             G_CONNECT_SWAPPED);
}

static void do_next (PtWindow *self);
static void update_title (PtWindow *self);

static void
on_state_changed (PtWindow *self) {
  PtProjectNumbers numbers;

  update_title (self);
  update_actions (self);
  if (pt_project_model_get_state (self->project) != PT_PROJECT_DONE)
    return;
  pt_project_model_get_numbers (self->project, &numbers);
  pt_recent_add (self->recent, pt_project_model_get_path (self->project), numbers.n_total,
                 numbers.n_ok + numbers.n_review);
  if (self->next == NEXT_RUN || self->next == NEXT_EXPORT)
    do_next (self);
}

static void
drop_project (PtWindow *self) {
  set_run (self, NULL);
  if (self->project != NULL) {
    g_signal_handlers_disconnect_by_data (self->project, self);
    pt_project_model_stop (self->project);
  }
  pt_job_strip_set_project (self->strip, NULL);
  pt_translate_page_set_project (self->translate, NULL);
  pt_memory_page_set_project (self->memory, NULL);
  pt_speed_page_set_project (self->speed, NULL);
  g_clear_object (&self->project);
}

static void
translate (PtWindow *self) {
  set_run (self, NULL);
  pt_translate_page_hand_over (self->translate);
  if (pt_project_model_translate (self->project))
    adw_view_stack_set_visible_child_name (self->pages, "translate");
}

/** (transfer full) (nullable): when the run that is shown was recorded */
static char *
recorded_time (PtWindow *self) {
  gint64 recorded = pt_project_model_get_recorded (self->project);
  g_autoptr (GDateTime) time = recorded != 0 ? g_date_time_new_from_unix_local (recorded) : NULL;
  return time != NULL ? g_date_time_format (time, "%x %H:%M") : NULL;
}

static void
update_title (PtWindow *self) {
  const char *name = pt_project_model_get_name (self->project);
  g_autofree char *time = recorded_time (self);
  /* Translators: titles of the window; the project's name comes first */
  g_autofree char *title = time != NULL
                               ? g_strdup_printf (_ ("%s, recorded %s - Portalis"), name, time)
                               : g_strdup_printf (_ ("%s - Portalis"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/** A run that is over already, as it was. */
static void
show_recorded (PtWindow *self) {
  g_autofree char *time = recorded_time (self);
  /* Translators: a date and a time */
  g_autofree char *message = g_strdup_printf (
      _ ("This run was recorded %s. Translate to make one of now."), time != NULL ? time : "");
  PtProjectNumbers numbers;

  pt_project_model_get_numbers (self->project, &numbers);
  pt_recent_add (self->recent, pt_project_model_get_path (self->project), numbers.n_total,
                 numbers.n_ok + numbers.n_review);
  adw_view_stack_set_visible_child_name (self->pages, "translate");
  tell (self, message);
}

static void
set_project (PtWindow *self, PtProjectModel *project) {
  drop_project (self);
  self->project = g_object_ref (project);
  g_signal_connect_object (project, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  update_title (self);
  pt_translate_page_set_project (self->translate, project);
  pt_memory_page_set_project (self->memory, project);
  pt_speed_page_set_project (self->speed, project);
  pt_job_strip_set_project (self->strip, project);
  gtk_revealer_set_reveal_child (self->strip_revealer, TRUE);
  if (pt_project_model_get_recorded (project) != 0)
    show_recorded (self);
  else
    translate (self);
  update_actions (self);
}

PtProjectModel *
pt_window_get_project (PtWindow *self) {
  g_return_val_if_fail (PT_IS_WINDOW (self), NULL);
  return self->project;
}

/* Opening */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PtProjectModel) project = pt_project_model_open_finish (result, &error);
  PtWindow *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; // another project is being opened, or self is gone
  g_clear_object (&self->opening);
  if (project != NULL)
    set_project (self, project);
  else if (self->opening_recording)
    show_refusal (self, _ ("This Recording Can\u2019t Be Opened"), error->message);
  else
    show_error (self, error->message);
}

static void
on_sample_copied (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = pt_sample_project_copy_finish (result, &error);
  PtWindow *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->opening);
  if (folder != NULL)
    pt_window_open_path (self, folder);
  else
    show_error (self, error->message);
}

/** Only the last thing that was asked for is opened. */
static GCancellable *
begin_opening (PtWindow *self) {
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  return self->opening;
}

static gboolean ask_first (PtWindow *self, gboolean may_discard);

static void
set_next (PtWindow *self, Next next, const char *path) {
  g_free (self->next_path);
  self->next_path = g_strdup (path);
  self->next = next;
}

void
pt_window_open_path (PtWindow *self, const char *path) {
  g_return_if_fail (PT_IS_WINDOW (self));
  set_next (self, NEXT_OPEN, path);
  if (!ask_first (self, TRUE))
    do_next (self);
}

static void
open_file (PtWindow *self, GFile *file) {
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    pt_window_open_path (self, path);
  else
    show_error (self, _ ("Only files on this computer can be opened."));
}

static void
on_open_response (GtkNativeDialog *dialog, int response, gpointer data) {
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    open_file (data, file);
  }
  g_object_unref (dialog);
}

static void
ask_for_file (PtWindow *self, const char *title, GtkFileChooserAction action, const char *suffix,
              const char *kind) {
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);

  if (suffix != NULL) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
    gtk_file_filter_set_name (filter, kind);
    gtk_file_filter_add_suffix (filter, suffix);
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_open_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
on_drop (PtWindow *self, const GValue *value) {
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  open_file (self, files->data);
  return TRUE;
}

/* The Rust project */

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (PtWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (pt_project_model_save_finish (PT_PROJECT_MODEL (source), result, &error))
    tell (self, _ ("Rust project saved"));
  else
    show_error (self, error->message);
}

static void
on_export_response (GtkNativeDialog *dialog, int response, gpointer data) {
  PtWindow *self = data;

  if (response == GTK_RESPONSE_ACCEPT && self->project != NULL &&
      pt_project_model_is_complete (self->project)) {
    g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = g_file_get_path (folder);
    if (path != NULL)
      pt_project_model_save_async (self->project, path, NULL, on_exported, g_object_ref (self));
    else
      show_error (self, _ ("The Rust project can only be saved on this computer."));
  }
  g_object_unref (dialog);
}

static void export(PtWindow *self) {
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Export Rust Project"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Export Here"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_export_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
run (PtWindow *self) {
  g_autoptr (PtProgramRun) program = pt_program_run_start (self->project);

  set_run (self, program);
  adw_view_stack_set_visible_child_name (self->pages, "translate");
  update_actions (self);
}

/* Edits */

/** What runs and what is exported is made of the texts as they are now. */
static gboolean
is_ready (PtWindow *self) {
  if (pt_project_model_is_stale (self->project)) {
    translate (self);
    return FALSE; // on_state_changed comes back
  }
  if (pt_project_model_is_complete (self->project))
    return TRUE;
  set_next (self, NEXT_NOTHING, NULL);
  show_error (self, _ ("Not all files could be translated. See the problems."));
  return FALSE;
}

static void
open_project (PtWindow *self, const char *path) {
  PtProjectOptions options = {
      .python_minor = (guint)g_settings_get_int (self->settings, "python-minor"),
      .jobs = (guint)g_settings_get_int (self->settings, "jobs"),
  };
  self->opening_recording = g_str_has_suffix (path, ".portalis");
  pt_project_model_open_async (path, &options, begin_opening (self), on_opened, self);
}

static void
do_next (PtWindow *self) {
  Next next = self->next;

  if ((next == NEXT_RUN || next == NEXT_EXPORT) && !is_ready (self))
    return;
  g_autofree char *path = g_steal_pointer (&self->next_path);
  self->next = NEXT_NOTHING;
  switch (next) {
  case NEXT_NOTHING:
    break;
  case NEXT_CLOSE:
    gtk_window_destroy (GTK_WINDOW (self));
    break;
  case NEXT_OPEN:
    open_project (self, path);
    break;
  case NEXT_RUN:
    run (self);
    break;
  case NEXT_EXPORT:
    export(self);
    break;
  }
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (PtWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!pt_translate_page_save_finish (PT_TRANSLATE_PAGE (source), result, &error)) {
    set_next (self, NEXT_NOTHING, NULL);
    show_error (self, error->message);
    return;
  }
  update_actions (self);
  do_next (self);
}

static void
on_answered (gpointer data, PtAnswer answer) {
  PtWindow *self = data;

  if (self->translate == NULL)
    return; // closed meanwhile
  switch (answer) {
  case PT_ANSWER_CANCEL:
    set_next (self, NEXT_NOTHING, NULL);
    break;
  case PT_ANSWER_DISCARD:
    pt_translate_page_abandon (self->translate);
    do_next (self);
    break;
  case PT_ANSWER_SAVE:
    pt_translate_page_save_async (self->translate, TRUE, on_saved, g_object_ref (self));
    break;
  }
}

/** TRUE when there is something to save: what comes next waits for an answer. */
static gboolean
ask_first (PtWindow *self, gboolean may_discard) {
  if (pt_translate_page_get_n_edited (self->translate) == 0)
    return FALSE;
  g_auto (GStrv) files = pt_translate_page_list_edited (self->translate);
  pt_ask_to_save (GTK_WINDOW (self), (const char *const *)files, may_discard, on_answered, self);
  return TRUE;
}

static gboolean
pt_window_close_request (GtkWindow *window) {
  PtWindow *self = PT_WINDOW (window);

  set_next (self, NEXT_CLOSE, NULL);
  if (ask_first (self, TRUE))
    return TRUE;
  set_next (self, NEXT_NOTHING, NULL);
  return GTK_WINDOW_CLASS (pt_window_parent_class)->close_request (window);
}

/* Actions */

static void
action_try_sample (GtkWidget *widget, const char *name, GVariant *parameter) {
  pt_sample_project_copy_async (begin_opening (PT_WINDOW (widget)), on_sample_copied, widget);
}

static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter) {
  ask_for_file (PT_WINDOW (widget), _ ("Open Python Project"),
                GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
}

static void
action_open_file (GtkWidget *widget, const char *name, GVariant *parameter) {
  ask_for_file (PT_WINDOW (widget), _ ("Open Python File"), GTK_FILE_CHOOSER_ACTION_OPEN, "py",
                _ ("Python files"));
}

static void
action_open_recording (GtkWidget *widget, const char *name, GVariant *parameter) {
  ask_for_file (PT_WINDOW (widget), _ ("Open Recording"), GTK_FILE_CHOOSER_ACTION_OPEN, "portalis",
                _ ("Recorded runs"));
}

static void
action_open_recent (GtkWidget *widget, const char *name, GVariant *parameter) {
  pt_window_open_path (PT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
action_clear_recent (GtkWidget *widget, const char *name, GVariant *parameter) {
  pt_recent_clear (PT_WINDOW (widget)->recent);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter) {
  set_next (PT_WINDOW (widget), NEXT_EXPORT, NULL);
  do_next (PT_WINDOW (widget));
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);
  set_next (self, NEXT_NOTHING, NULL);
  pt_translate_page_save_async (self->translate, g_str_equal (name, "win.save-all"), on_saved,
                                g_object_ref (self));
}

static void
action_translate (GtkWidget *widget, const char *name, GVariant *parameter) {
  translate (PT_WINDOW (widget));
}

static void
action_stop (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);

  if (self->project != NULL)
    pt_project_model_stop (self->project);
  if (self->run != NULL)
    pt_program_run_cancel (self->run);
}

static void
action_run (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);

  set_next (self, NEXT_RUN, NULL);
  if (!ask_first (self, FALSE))
    do_next (self);
}

static void
action_search (GtkWidget *widget, const char *name, GVariant *parameter) {
  pt_translate_page_start_search (PT_WINDOW (widget)->translate);
}

static void
action_explain (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "translate");
  pt_translate_page_explain (self->translate);
}

static void
action_outline (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "translate");
  pt_translate_page_show_outline (self->translate);
}

static void
action_show_stage (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "translate");
  pt_translate_page_show_stage (self->translate, g_variant_get_uint32 (parameter));
}

static void
action_search_project (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "translate");
  pt_translate_page_search_project (self->translate);
}

static void
on_file_chosen (PtWindow *self, PtUnitItem *unit) {
  adw_view_stack_set_visible_child_name (self->pages, "translate");
  pt_translate_page_go_to_file (self->translate, unit);
}

static void
action_go_to_file (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);
  PtGoToFile *dialog = pt_go_to_file_new (GTK_WINDOW (self), self->project);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_file_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
action_show_in_files (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);
  PtUnitItem *unit = pt_translate_page_get_unit (self->translate);

  pt_show_in_files (GTK_WINDOW (self), unit != NULL ? pt_unit_item_get_full_path (unit)
                                                    : pt_project_model_get_path (self->project));
}

static void
action_step_problem (GtkWidget *widget, const char *name, GVariant *parameter) {
  PtWindow *self = PT_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "translate");
  pt_translate_page_step_problem (self->translate, g_str_equal (name, "win.next-problem") ? 1 : -1);
}

static void
action_show_page (GtkWidget *widget, const char *name, GVariant *parameter) {
  adw_view_stack_set_visible_child_name (PT_WINDOW (widget)->pages,
                                         g_variant_get_string (parameter, NULL));
}

static void
action_preferences (GtkWidget *widget, const char *name, GVariant *parameter) {
  gtk_window_present (
      GTK_WINDOW (pt_preferences_new (GTK_WINDOW (widget), PT_WINDOW (widget)->settings)));
}

static void
action_tell (GtkWidget *widget, const char *name, GVariant *parameter) {
  tell (PT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Window */

static void
add_pages (PtWindow *self) {
  for (gsize i = 0; i < G_N_ELEMENTS (page_rows); i++) {
    const Page *row = &page_rows[i];
    GtkWidget *page = g_object_new (row->get_type (), NULL);
    adw_view_stack_add_titled (self->pages, page, row->name, _ (row->title));
    adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->pages, page), row->icon);
  }
  self->home = PT_HOME_PAGE (adw_view_stack_get_child_by_name (self->pages, "home"));
  self->translate = PT_TRANSLATE_PAGE (adw_view_stack_get_child_by_name (self->pages, "translate"));
  self->memory = PT_MEMORY_PAGE (adw_view_stack_get_child_by_name (self->pages, "memory"));
  self->speed = PT_SPEED_PAGE (adw_view_stack_get_child_by_name (self->pages, "speed"));
}

static void
on_page_changed (PtWindow *self) {
  gboolean home = g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "home") == 0;

  gtk_window_set_default_widget (GTK_WINDOW (self),
                                 home ? pt_home_page_get_default_widget (self->home) : NULL);
  update_actions (self);
}

static gboolean
on_update_narrow (gpointer data) {
  PtWindow *self = data;
  self->update_narrow = 0;
  pt_translate_page_set_narrow (self->translate, self->narrow);
  update_actions (self);
  return G_SOURCE_REMOVE;
}

static void
pt_window_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  PtWindow *self = PT_WINDOW (widget);
  gboolean narrow = width < NARROW_WIDTH;

  GTK_WIDGET_CLASS (pt_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->update_narrow == 0)
    self->update_narrow = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, on_update_narrow, self, NULL);
}

static void
pt_window_dispose (GObject *object) {
  PtWindow *self = PT_WINDOW (object);

  g_clear_handle_id (&self->update_narrow, g_source_remove);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->translate != NULL)
    drop_project (self);
  self->translate = NULL;
  g_clear_object (&self->recent);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->next_path, g_free);
  G_OBJECT_CLASS (pt_window_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *widget_class) {
  gtk_widget_class_install_action (widget_class, "win.try-sample", NULL, action_try_sample);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, action_open);
  gtk_widget_class_install_action (widget_class, "win.open-file", NULL, action_open_file);
  gtk_widget_class_install_action (widget_class, "win.open-recording", NULL, action_open_recording);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", action_open_recent);
  gtk_widget_class_install_action (widget_class, "win.clear-recent", NULL, action_clear_recent);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "win.save-all", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "win.translate", NULL, action_translate);
  gtk_widget_class_install_action (widget_class, "win.stop", NULL, action_stop);
  gtk_widget_class_install_action (widget_class, "win.run", NULL, action_run);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, action_search);
  gtk_widget_class_install_action (widget_class, "win.explain", NULL, action_explain);
  gtk_widget_class_install_action (widget_class, "win.outline", NULL, action_outline);
  gtk_widget_class_install_action (widget_class, "win.show-stage", "u", action_show_stage);
  gtk_widget_class_install_action (widget_class, "win.search-project", NULL, action_search_project);
  gtk_widget_class_install_action (widget_class, "win.go-to-file", NULL, action_go_to_file);
  gtk_widget_class_install_action (widget_class, "win.show-in-files", NULL, action_show_in_files);
  gtk_widget_class_install_action (widget_class, "win.next-problem", NULL, action_step_problem);
  gtk_widget_class_install_action (widget_class, "win.previous-problem", NULL, action_step_problem);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", action_show_page);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, action_preferences);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", action_tell);
}

static void
pt_window_class_init (PtWindowClass *klass) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pt_window_dispose;
  widget_class->size_allocate = pt_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = pt_window_close_request;
  add_actions (widget_class);
  g_type_ensure (PT_TYPE_JOB_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portalis/Portalis/ui/pt-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PtWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PtWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, PtWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, PtWindow, strip_revealer);
  gtk_widget_class_bind_template_child (widget_class, PtWindow, strip);
}

static void
pt_window_init (PtWindow *self) {
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  add_pages (self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (on_page_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->translate, "notify::n-edited", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->translate, "notify::unit", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
}

/** Alt+1 for the first page, and so on. */
static void
set_page_accels (GtkApplication *application) {
  for (gsize i = 0; i < G_N_ELEMENTS (page_rows); i++) {
    g_autofree char *action = g_strdup_printf ("win.show-page::%s", page_rows[i].name);
    g_autofree char *accel = g_strdup_printf ("<Alt>%u", (guint)i + 1);
    gtk_application_set_accels_for_action (application, action, (const char *[]){accel, NULL});
  }
}

static void
on_look_changed (PtWindow *self) {
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  g_autofree char *font = g_settings_get_string (self->settings, "editor-font");

  pt_preferences_apply_color_scheme (scheme);
  pt_preferences_apply_font (font);
}

GtkWidget *
pt_window_new (AdwApplication *application, GSettings *settings) {
  PtWindow *self = g_object_new (PT_TYPE_WINDOW, "application", application, NULL);
  g_autoptr (GPropertyAction) sidebar =
      g_property_action_new ("show-sidebar", self->translate, "show-sidebar");

  self->settings = g_object_ref (settings);
  self->recent = pt_recent_new (settings);
  pt_home_page_set_recent (self->home, self->recent);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  g_settings_bind (settings, "show-sidebar", self->translate, "keep-sidebar",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sidebar-width", self->translate, "sidebar-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "editor-wrap", self->translate, "wrap", G_SETTINGS_BIND_GET);
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (on_look_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::editor-font", G_CALLBACK (on_look_changed), self,
                           G_CONNECT_SWAPPED);
  on_look_changed (self);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  set_page_accels (GTK_APPLICATION (application));
  on_page_changed (self);
  gtk_widget_grab_focus (pt_home_page_get_default_widget (self->home));
  return GTK_WIDGET (self);
}
