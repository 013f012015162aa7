// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-document.h"

#include "ui/code/pt-text-insert.h"
#include "ui/model/pt-file-text.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define TRANSLATE_MS 250              /* after the last key */
#define LONG_TEXT (1024 * 1024)       /* code points; is read when it is translated */
#define JOURNAL_MAX (4 * 1024 * 1024) /* bytes of edits, before it begins anew */
#define LOOK_MS 100 /* after a change of the file: others write in several steps */

struct _PtDocument {
  GObject parent_instance;

  PtProjectModel *project;
  PtUnitItem *unit;
  PtCodeBuffer *buffer;
  GCancellable *closed; /* ends all that goes on for it */
  GFileMonitor *monitor;

  PtTextFormat format;
  char *checksum;    /* (nullable): of the file that the text began as */
  char *read_only;   /* (nullable) */
  PtLostEdits *lost; /* (nullable) */
  PtEditJournal *journal;
  gboolean loading, loaded, edited, conflict, unread;
  gboolean journal_failed; /* told once */

  guint64 serial;              /* of the text: grows with each edit */
  guint64 handed_over;         /* the text that a job has */
  gint64 edit_time;            /* of the last edit, monotonic */
  gboolean trying[2];          /* by PtTrialDepth: a thread has a text */
  guint read, translate, look; /* source ids */
};

G_DEFINE_FINAL_TYPE (PtDocument, pt_document, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_EDITED,
  PROP_NOTICE,
  N_PROPS,
};

enum {
  SIGNAL_LOADED,
  SIGNAL_LINKS_CHANGED,
  SIGNAL_TRIED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkTextBuffer *
text_buffer (PtDocument *self) {
  return GTK_TEXT_BUFFER (self->buffer);
}

static const char *
path_of (PtDocument *self) {
  return pt_unit_item_get_full_path (self->unit);
}

static void
notify_notice (PtDocument *self) {
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

/* Trying the text */

static void schedule_translation (PtDocument *self);
static void schedule_reading (PtDocument *self);

typedef struct {
  PtDocument *document; /* borrowed: a closed document's trials are cancelled */
  PtTrialDepth depth;
  guint64 serial;
} Try;

static gboolean
job_runs (PtDocument *self) {
  return pt_project_model_get_state (self->project) == PT_PROJECT_RUNNING;
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer data) {
  g_autofree Try *try = data;
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  PtDocument *self = try->document;
  gboolean fresh = try->serial == self->serial && !job_runs (self);
  self->trying[try->depth] = FALSE;
  if (pt_trial_finish (self->unit, result, fresh, &error) && fresh) {
    gint64 waited = g_get_monotonic_time () - self->edit_time;
    pt_code_buffer_set_issues (self->buffer, pt_unit_item_get_issues (self->unit));
    g_signal_emit (self, signals[SIGNAL_TRIED], 0, (int)try->depth, waited);
    return;
  }
  if (try->serial == self->serial)
    return; // the job that runs has the last word, or saving says what is wrong
  if (try->depth == PT_TRIAL_READ)
    schedule_reading (self);
  else if (self->translate == 0)
    schedule_translation (self);
}

static void
try_text (PtDocument *self, PtTrialDepth depth) {
  g_autoptr (GBytes) text = NULL;

  if (self->trying[depth] || !self->loaded)
    return; // comes back when that one is over
  Try *try = g_new0 (Try, 1);
  *try = (Try){self, depth, self->serial};
  self->trying[depth] = TRUE;
  text = pt_code_buffer_get_bytes (self->buffer);
  pt_trial_async (self->project, self->unit, depth, text, self->format, self->closed, on_tried,
                  try);
}

static gboolean
on_read (gpointer data) {
  PtDocument *self = data;
  self->read = 0;
  try_text (self, PT_TRIAL_READ);
  return G_SOURCE_REMOVE;
}

static gboolean
on_translate (gpointer data) {
  PtDocument *self = data;
  self->translate = 0;
  // Of two answers at once the job's would come last: on_state_changed tries again.
  if (!job_runs (self))
    try_text (self, PT_TRIAL_TRANSLATE);
  return G_SOURCE_REMOVE;
}

static void
schedule_reading (PtDocument *self) {
  if (self->read == 0 && gtk_text_buffer_get_char_count (text_buffer (self)) < LONG_TEXT)
    self->read = g_idle_add_full (G_PRIORITY_HIGH, on_read, self, NULL); // before drawing
}

static void
schedule_translation (PtDocument *self) {
  g_clear_handle_id (&self->translate, g_source_remove);
  self->translate = g_timeout_add (TRANSLATE_MS, on_translate, self);
}

static void
on_state_changed (PtDocument *self) {
  if (!job_runs (self) && self->serial != self->handed_over && self->loaded)
    schedule_translation (self);
}

/* Edits */

/** Of the text as it is now, which the edit in hand has not reached yet. */
static void
begin_journal (PtDocument *self) {
  g_autoptr (GBytes) text = pt_code_buffer_get_bytes (self->buffer);
  g_autofree char *unknown = g_strnfill (64, '0');
  g_autoptr (GError) error = NULL;

  self->journal = pt_edit_journal_new (
      path_of (self), self->checksum != NULL ? self->checksum : unknown, text, &error);
  if (self->journal == NULL && !self->journal_failed)
    g_message ("Edits are not kept until they are saved: %s", error->message);
  self->journal_failed = self->journal == NULL;
}

static void
end_journal (PtDocument *self, gboolean remove) {
  pt_edit_journal_close (g_steal_pointer (&self->journal), remove);
}

/** A journal of many edits begins anew with the text as it is; the old one goes when the new one
 * is there. */
static void
keep_journal_short (PtDocument *self) {
  if (self->journal == NULL || pt_edit_journal_get_size (self->journal) < JOURNAL_MAX)
    return;
  PtEditJournal *old = g_steal_pointer (&self->journal);
  begin_journal (self);
  pt_edit_journal_close (old, self->journal != NULL);
}

static gboolean
is_edit (PtDocument *self) {
  return self->loaded && !pt_code_buffer_is_filling (self->buffer);
}

/** Lines have come (or gone) behind the place. */
static void
move_links (PtDocument *self, const GtkTextIter *at, int change) {
  guint line = (guint)gtk_text_iter_get_line (at) + (gtk_text_iter_starts_line (at) ? 1 : 2);

  if (change == 0)
    return;
  pt_unit_item_move_links (self->unit, line, change);
  g_signal_emit (self, signals[SIGNAL_LINKS_CHANGED], 0);
}

static int
count_lines (const char *text, int size) {
  int n = 0;
  for (int i = 0; i < size; i++)
    n += text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n'));
  return n;
}

static void
on_insert (PtDocument *self, GtkTextIter *at, const char *text, int size) {
  if (!is_edit (self))
    return;
  keep_journal_short (self);
  if (self->journal == NULL)
    begin_journal (self);
  if (self->journal != NULL)
    pt_edit_journal_insert (self->journal, (guint)gtk_text_iter_get_offset (at), text, (gsize)size);
  move_links (self, at, count_lines (text, size));
}

static void
on_delete (PtDocument *self, GtkTextIter *start, GtkTextIter *end) {
  if (!is_edit (self))
    return;
  keep_journal_short (self);
  if (self->journal == NULL)
    begin_journal (self);
  if (self->journal != NULL)
    pt_edit_journal_delete (self->journal, (guint)gtk_text_iter_get_offset (start),
                            (guint)gtk_text_iter_get_offset (end));
  move_links (self, start, gtk_text_iter_get_line (start) - gtk_text_iter_get_line (end));
}

static void
on_changed (PtDocument *self) {
  if (!is_edit (self))
    return;
  self->serial++;
  self->edit_time = g_get_monotonic_time ();
  pt_project_model_set_stale (self->project);
  schedule_reading (self);
  schedule_translation (self);
}

static void
on_modified_changed (PtDocument *self) {
  gboolean edited = is_edit (self) && gtk_text_buffer_get_modified (text_buffer (self));

  // All was undone: what is on disk is what is here.
  if (!edited)
    end_journal (self, TRUE);
  if (self->edited == edited)
    return;
  self->edited = edited;
  pt_unit_item_set_edited (self->unit, edited);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITED]);
}

/* Loading */

static void
take_file (PtDocument *self, PtFileText *file) {
  self->format = file->format;
  g_free (self->checksum);
  self->checksum = g_steal_pointer (&file->checksum);
  g_free (self->read_only);
  self->read_only = g_steal_pointer (&file->read_only);
  g_clear_pointer (&self->lost, pt_lost_edits_free);
  self->lost = g_steal_pointer (&file->lost);
  self->conflict = FALSE;
  self->unread = FALSE;
}

static void
on_filled (PtDocument *self) {
  if (!self->loading)
    return;
  gboolean first = !self->loaded;
  self->loading = FALSE;
  self->loaded = TRUE;
  on_modified_changed (self);
  pt_code_buffer_set_issues (self->buffer, pt_unit_item_get_issues (self->unit));
  if (!first) {
    self->serial++;
    self->edit_time = g_get_monotonic_time ();
    pt_trial_set_text (self->project, self->unit, NULL, self->format, NULL);
    pt_project_model_set_stale (self->project);
    schedule_translation (self);
  } else {
    self->handed_over = self->serial;
  }
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
fill (PtDocument *self, GBytes *text) {
  self->loading = TRUE;
  pt_code_buffer_fill (self->buffer, text);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PtFileText) file = pt_file_text_load_finish (result, &error);
  PtDocument *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; // self may be gone
  if (file == NULL) {
    // A file that went while it is edited is written again by saving.
    self->unread = !self->loaded;
    if (self->unread) {
      g_free (self->read_only);
      self->read_only = g_strdup (error->message);
      g_signal_emit (self, signals[SIGNAL_LOADED], 0);
    }
    notify_notice (self);
    return;
  }
  take_file (self, file);
  fill (self, file->text);
  notify_notice (self);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PtFileText) file = pt_file_text_load_finish (result, &error);
  PtDocument *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (file == NULL || g_strcmp0 (file->checksum, self->checksum) == 0)
    return;
  if (self->edited) {
    self->conflict = TRUE;
  } else {
    take_file (self, file);
    fill (self, file->text);
  }
  notify_notice (self);
}

static gboolean
on_look (gpointer data) {
  PtDocument *self = data;
  self->look = 0;
  pt_document_check_file (self);
  return G_SOURCE_REMOVE;
}

static void
on_file_changed (PtDocument *self) {
  if (self->look == 0)
    self->look = g_timeout_add (LOOK_MS, on_look, self);
}

void
pt_document_check_file (PtDocument *self) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  if (self->loaded)
    pt_file_text_load_async (path_of (self), self->closed, on_looked, self);
}

/* Notices */

PtNotice
pt_document_get_notice (PtDocument *self) {
  if (self->unread)
    return PT_NOTICE_UNREAD;
  if (self->conflict)
    return PT_NOTICE_CONFLICT;
  if (self->lost != NULL)
    return PT_NOTICE_LOST;
  return self->read_only != NULL ? PT_NOTICE_READ_ONLY : PT_NOTICE_NONE;
}

const char *
pt_document_get_notice_text (PtDocument *self) {
  switch (pt_document_get_notice (self)) {
  case PT_NOTICE_NONE:
    break;
  case PT_NOTICE_READ_ONLY:
  case PT_NOTICE_UNREAD:
    return self->read_only;
  case PT_NOTICE_LOST:
    return _ ("Edits of this file were never saved.");
  case PT_NOTICE_CONFLICT:
    return _ ("This file has been changed by another program.");
  }
  return NULL;
}

/** As an edit, which can be undone; what differs only. */
static void
replace_text (PtDocument *self, GBytes *bytes) {
  GtkTextIter start, end;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  gtk_text_buffer_begin_user_action (text_buffer (self));
  gtk_text_buffer_get_bounds (text_buffer (self), &start, &end);
  gtk_text_buffer_delete (text_buffer (self), &start, &end);
  pt_text_insert (text_buffer (self), &start, text, size);
  gtk_text_buffer_end_user_action (text_buffer (self));
  gtk_text_buffer_get_start_iter (text_buffer (self), &start);
  gtk_text_buffer_place_cursor (text_buffer (self), &start);
}

void
pt_document_restore (PtDocument *self) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  if (self->lost == NULL || !pt_document_is_editable (self))
    return;
  g_autoptr (PtLostEdits) lost = g_steal_pointer (&self->lost);
  replace_text (self, lost->text);
  // They are in a journal of their own by now.
  if (self->journal != NULL)
    g_unlink (lost->file);
  notify_notice (self);
}

void
pt_document_discard (PtDocument *self) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  if (self->lost == NULL)
    return;
  g_unlink (self->lost->file);
  g_clear_pointer (&self->lost, pt_lost_edits_free);
  notify_notice (self);
}

void
pt_document_reload (PtDocument *self) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  pt_file_text_load_async (path_of (self), self->closed, on_loaded, self);
}

void
pt_document_keep (PtDocument *self) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  self->conflict = FALSE;
  g_clear_pointer (&self->checksum, g_free); // it may be what it is
  notify_notice (self);
}

/* Saving */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GTask) task = data;
  PtDocument *self = g_task_get_source_object (task);
  guint64 *serial = g_task_get_task_data (task);
  GError *error = NULL;
  char *checksum = pt_file_text_save_finish (result, &error);

  if (checksum == NULL) {
    self->conflict = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
    if (self->conflict)
      notify_notice (self);
    g_task_return_error (task, error);
    return;
  }
  g_free (self->checksum);
  self->checksum = checksum;
  self->conflict = FALSE;
  if (*serial == self->serial) {
    gtk_text_buffer_set_modified (text_buffer (self), FALSE);
    pt_trial_set_text (self->project, self->unit, NULL, self->format, NULL);
  }
  notify_notice (self);
  g_task_return_boolean (task, TRUE);
}

void
pt_document_save_async (PtDocument *self, GAsyncReadyCallback callback, gpointer data) {
  g_return_if_fail (PT_IS_DOCUMENT (self) && pt_document_is_editable (self));
  GTask *task = g_task_new (self, NULL, callback, data);
  g_autoptr (GBytes) text = pt_code_buffer_get_bytes (self->buffer);

  g_task_set_source_tag (task, pt_document_save_async);
  g_task_set_task_data (task, g_memdup2 (&self->serial, sizeof self->serial), g_free);
  pt_file_text_save_async (path_of (self), text, self->format, self->checksum, on_saved, task);
}

gboolean
pt_document_save_finish (PtDocument *self, GAsyncResult *result, GError **error) {
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pt_document_view_async (PtDocument *self, PtStageView view, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  g_autoptr (GBytes) text = pt_code_buffer_get_bytes (self->buffer);
  pt_trial_view_async (self->project, self->unit, view, text, self->format, cancellable, callback,
                       data);
}

void
pt_document_look_async (PtDocument *self, PtInsight what, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  g_autoptr (GBytes) text = pt_code_buffer_get_bytes (self->buffer);
  pt_insight_async (self->project, self->unit, what, text, self->format, cancellable, callback,
                    data);
}

void
pt_document_hand_over (PtDocument *self) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  g_autoptr (GBytes) text =
      self->edited && self->loaded ? pt_code_buffer_get_bytes (self->buffer) : NULL;

  // A text that can't be encoded is left out; its file counts, and saving says why.
  pt_trial_set_text (self->project, self->unit, text, self->format, NULL);
  self->handed_over = self->serial;
}

void
pt_document_abandon (PtDocument *self) {
  g_return_if_fail (PT_IS_DOCUMENT (self));
  end_journal (self, TRUE);
  gtk_text_buffer_set_modified (text_buffer (self), FALSE);
}

/* Object */

PtUnitItem *
pt_document_get_unit (PtDocument *self) {
  return self->unit;
}

PtCodeBuffer *
pt_document_get_buffer (PtDocument *self) {
  return self->buffer;
}

gboolean
pt_document_is_loaded (PtDocument *self) {
  return self->loaded;
}

gboolean
pt_document_is_editable (PtDocument *self) {
  return self->loaded && self->read_only == NULL;
}

gboolean
pt_document_is_edited (PtDocument *self) {
  return self->edited;
}

static void
pt_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_EDITED:
    g_value_set_boolean (value, PT_DOCUMENT (object)->edited);
    break;
  case PROP_NOTICE:
    g_value_set_uint (value, pt_document_get_notice (PT_DOCUMENT (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_document_dispose (GObject *object) {
  PtDocument *self = PT_DOCUMENT (object);

  g_cancellable_cancel (self->closed);
  g_clear_handle_id (&self->read, g_source_remove);
  g_clear_handle_id (&self->translate, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  // Edits that are neither saved nor abandoned stay to be found.
  end_journal (self, !self->edited);
  if (self->unit != NULL)
    pt_unit_item_set_edited (self->unit, FALSE);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_object (&self->unit);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (pt_document_parent_class)->dispose (object);
}

static void
pt_document_finalize (GObject *object) {
  PtDocument *self = PT_DOCUMENT (object);

  g_clear_object (&self->closed);
  g_free (self->checksum);
  g_free (self->read_only);
  pt_lost_edits_free (self->lost);
  G_OBJECT_CLASS (pt_document_parent_class)->finalize (object);
}

static void
pt_document_class_init (PtDocumentClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pt_document_dispose;
  object_class->finalize = pt_document_finalize;
  object_class->get_property = pt_document_get_property;
  properties[PROP_EDITED] = g_param_spec_boolean ("edited", NULL, NULL, FALSE, flags);
  properties[PROP_NOTICE] =
      g_param_spec_uint ("notice", NULL, NULL, 0, PT_NOTICE_UNREAD, PT_NOTICE_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LINKS_CHANGED] =
      g_signal_new ("links-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TRIED] = g_signal_new ("tried", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
}

static void
pt_document_init (PtDocument *self) {
  self->closed = g_cancellable_new ();
  self->buffer = pt_code_buffer_new (PT_SIDE_PYTHON);
  g_signal_connect_swapped (self->buffer, "filled", G_CALLBACK (on_filled), self);
  g_signal_connect_swapped (self->buffer, "insert-text", G_CALLBACK (on_insert), self);
  g_signal_connect_swapped (self->buffer, "delete-range", G_CALLBACK (on_delete), self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->buffer, "modified-changed", G_CALLBACK (on_modified_changed),
                            self);
}

PtDocument *
pt_document_new (PtProjectModel *project, PtUnitItem *unit) {
  PtDocument *self = g_object_new (PT_TYPE_DOCUMENT, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (pt_unit_item_get_full_path (unit));

  self->project = g_object_ref (project);
  self->unit = g_object_ref (unit);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_file_changed), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  pt_document_reload (self);
  return self;
}
