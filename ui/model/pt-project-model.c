// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-project-model-private.h"

#include "core/engine/recording.h"
#include "ui/model/pt-edit-journal.h"
#include "ui/model/pt-job-record-private.h"
#include "ui/model/pt-tracing-private.h"
#include "ui/model/pt-unit-item-private.h"

#include <gtk/gtk.h>

#define POLL_MS 16
#define SLICE_US 2000    /* of the main loop, for one poll */
#define UNITS_PER_LOOK 8 /* at the clock */

struct _PtProjectModel {
  GObject parent_instance;

  PtSession **session; /* shared with threads that try texts: pt_shared_session_release */
  char *path;
  GListStore *tree;
  GListStore *files; /* in the order of the session's units */
  GtkFlattenListModel *issues;
  PtProjectState state;
  guint holds;
  char *lost_path; /* (nullable): of a file with edits that were never saved */
  gint64 recorded; /* seconds since 1970, of the run in a file; 0: none */
  gboolean stale;  /* texts have changed since the last job began */

  guint poll;     /* source id while a job runs */
  guint cursor;   /* unit to look at next */
  guint n_final;  /* units whose result has been taken */
  GArray *taken;  /* of gboolean, by unit */
  guint64 serial; /* of the session when all units were looked at */
  PtProgress progress;

  PtJobRecord *record; /* of the last job; an empty one before the first */
  guint n_jobs;
  PtTraceJob *trace; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PtProjectModel, pt_project_model, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_STATE,
  PROP_RECORD,
  N_PROPS,
};

enum {
  SIGNAL_PROGRESS,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Units */

PtItemStatus
pt_item_status_of (PtUnitStatus status) {
  switch (status) {
  case PT_UNIT_QUEUED:
    return PT_ITEM_QUEUED;
  case PT_UNIT_RUNNING:
    return PT_ITEM_RUNNING;
  case PT_UNIT_TRANSLATED:
    return PT_ITEM_OK;
  case PT_UNIT_REVIEW:
    return PT_ITEM_REVIEW;
  case PT_UNIT_FAILED:
    return PT_ITEM_FAILED;
  case PT_UNIT_CANCELLED:
    return PT_ITEM_STOPPED;
  }
  g_return_val_if_reached (PT_ITEM_NEW);
}

static void
look_at_unit (PtProjectModel *self, guint unit) {
  gboolean *taken = &g_array_index (self->taken, gboolean, unit);
  PtUnitStatus status = pt_session_unit_status (*self->session, unit);

  if (*taken)
    return;
  g_autoptr (PtUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->files), unit);
  if (status >= PT_UNIT_TRANSLATED) {
    g_autoptr (PtUnitResult) result = pt_session_unit_result (*self->session, unit);
    pt_unit_item_set_result (item, result);
    *taken = TRUE;
    self->n_final++;
  }
  pt_unit_item_set_status (item, pt_item_status_of (status));
}

/** Looks at units until all have been seen since the session's last change, or the slice is over.
 * TRUE when nothing is left to be looked at. */
static gboolean
look_at_units (PtProjectModel *self, gint64 deadline) {
  guint n_units = self->taken->len;

  if (self->serial == self->progress.serial && self->cursor == 0)
    return TRUE;
  // A round is begun for the serial of its start: what changes behind the cursor starts another.
  if (self->cursor == 0)
    self->serial = self->progress.serial;
  while (self->cursor < n_units) {
    look_at_unit (self, self->cursor++);
    if (self->cursor % UNITS_PER_LOOK == 0 && g_get_monotonic_time () >= deadline)
      return FALSE;
  }
  self->cursor = 0;
  return self->serial == self->progress.serial;
}

static void
set_state (PtProjectModel *self, PtProjectState state) {
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
on_poll (gpointer data) {
  PtProjectModel *self = data;
  gint64 deadline = g_get_monotonic_time () + SLICE_US;

  pt_job_record_drain (self->record);
  pt_session_progress (*self->session, &self->progress);
  gboolean seen = look_at_units (self, deadline);
  if (self->progress.running || !seen || self->n_final < self->taken->len) {
    g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
    return G_SOURCE_CONTINUE;
  }
  self->poll = 0;
  pt_job_record_stop (self->record);
  pt_tracing_end (g_steal_pointer (&self->trace));
  set_state (self, self->progress.cancelled ? PT_PROJECT_STOPPED : PT_PROJECT_DONE);
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
  return G_SOURCE_REMOVE;
}

gboolean
pt_project_model_translate (PtProjectModel *self) {
  g_return_val_if_fail (PT_IS_PROJECT_MODEL (self), FALSE);

  if (self->state == PT_PROJECT_RUNNING || self->holds > 0)
    return FALSE;
  PtTraceJob *trace = pt_tracing_begin (*self->session);
  if (!pt_session_start (*self->session)) {
    pt_tracing_end (trace);
    return FALSE;
  }
  self->trace = trace;
  // A job may be over before the first poll: each row leaves its last status here, so that none
  // stays unseen.
  for (guint unit = 0; unit < self->taken->len; unit++) {
    g_autoptr (PtUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->files), unit);
    g_array_index (self->taken, gboolean, unit) = FALSE;
    pt_unit_item_set_status (item, PT_ITEM_QUEUED);
  }
  self->n_final = 0;
  self->cursor = 0;
  self->serial = 0;
  self->stale = FALSE;
  self->recorded = 0;
  g_clear_object (&self->record);
  self->record = pt_job_record_new (++self->n_jobs);
  pt_job_record_start (self->record, *self->session);
  // Below drawing: a poll may be late, a frame may not.
  self->poll = g_timeout_add_full (GDK_PRIORITY_REDRAW + 5, POLL_MS, on_poll, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
  set_state (self, PT_PROJECT_RUNNING);
  return TRUE;
}

void
pt_project_model_stop (PtProjectModel *self) {
  g_return_if_fail (PT_IS_PROJECT_MODEL (self));
  if (self->state == PT_PROJECT_RUNNING)
    pt_session_cancel (*self->session);
}

/* Object */

static void
clear_shared_session (gpointer session) {
  pt_session_free (*(PtSession **)session);
}

PtSession **
pt_project_model_share_session (PtProjectModel *self) {
  return g_atomic_rc_box_acquire (self->session);
}

void
pt_shared_session_release (PtSession **session) {
  g_atomic_rc_box_release_full (session, clear_shared_session);
}

static gpointer
close_session (gpointer session) {
  pt_shared_session_release (session);
  return NULL;
}

static void
pt_project_model_dispose (GObject *object) {
  PtProjectModel *self = PT_PROJECT_MODEL (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->record != NULL)
    pt_job_record_stop (self->record);
  pt_tracing_end (g_steal_pointer (&self->trace));
  // Closing waits for the workers; a window does not.
  if (self->session != NULL && self->state == PT_PROJECT_RUNNING) {
    pt_session_cancel (*self->session);
    g_thread_unref (
        g_thread_new ("portalis-close", close_session, g_steal_pointer (&self->session)));
  }
  g_clear_pointer (&self->session, pt_shared_session_release);
  G_OBJECT_CLASS (pt_project_model_parent_class)->dispose (object);
}

static void
pt_project_model_finalize (GObject *object) {
  PtProjectModel *self = PT_PROJECT_MODEL (object);

  g_clear_object (&self->issues);
  g_clear_object (&self->tree);
  g_clear_object (&self->files);
  g_clear_pointer (&self->taken, g_array_unref);
  g_clear_object (&self->record);
  g_free (self->path);
  g_free (self->lost_path);
  G_OBJECT_CLASS (pt_project_model_parent_class)->finalize (object);
}

static void
pt_project_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  PtProjectModel *self = PT_PROJECT_MODEL (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_uint (value, self->state);
    break;
  case PROP_RECORD:
    g_value_set_object (value, self->record);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_project_model_class_init (PtProjectModelClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pt_project_model_dispose;
  object_class->finalize = pt_project_model_finalize;
  object_class->get_property = pt_project_model_get_property;
  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, 0, PT_PROJECT_STOPPED, PT_PROJECT_IDLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_RECORD] =
      g_param_spec_object ("record", NULL, NULL, PT_TYPE_JOB_RECORD,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/** Takes the file, gives its list. */
static gpointer
issues_of_file (gpointer file, gpointer data) {
  GListModel *issues = g_object_ref (pt_unit_item_get_issues (file));
  g_object_unref (file);
  return issues;
}

static void
pt_project_model_init (PtProjectModel *self) {
  self->tree = g_list_store_new (PT_TYPE_UNIT_ITEM);
  self->files = g_list_store_new (PT_TYPE_UNIT_ITEM);
  self->taken = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->record = pt_job_record_new (0);
}

/* Opening */

/** The folder item for a path, made with those above it when it is the first of its files. */
static PtUnitItem *
folder_for (PtProjectModel *self, GHashTable *folders, const char *path) {
  PtUnitItem *folder = g_hash_table_lookup (folders, path);
  const char *slash = strrchr (path, '/');

  if (folder != NULL)
    return folder;
  folder = pt_unit_item_new_folder (path);
  g_hash_table_insert (folders, g_strdup (path), folder);
  if (slash == NULL) {
    g_list_store_append (self->tree, folder);
  } else {
    g_autofree char *above = g_strndup (path, (gsize)(slash - path));
    pt_unit_item_add_child (folder_for (self, folders, above), folder);
  }
  return folder;
}

static void
add_units (PtProjectModel *self) {
  g_autoptr (GHashTable) folders =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  guint n_units = pt_session_n_units (*self->session);
  const char *root = pt_session_root (*self->session);

  for (guint unit = 0; unit < n_units; unit++) {
    const char *path = pt_session_unit_path (*self->session, unit);
    const char *slash = strrchr (path, '/');
    g_autofree char *full_path = g_build_filename (root, path, NULL);
    g_autoptr (PtUnitItem) file =
        pt_unit_item_new_file (path, full_path, pt_session_unit_size (*self->session, unit));
    pt_unit_item_set_index (file, unit);
    g_list_store_append (self->files, file);
    if (slash == NULL) {
      g_list_store_append (self->tree, file);
    } else {
      g_autofree char *above = g_strndup (path, (gsize)(slash - path));
      pt_unit_item_add_child (folder_for (self, folders, above), file);
    }
  }
  g_array_set_size (self->taken, n_units);
}

/** Folders before files, then by name, as file managers do. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer data) {
  PtUnitItem *one = (PtUnitItem *)a, *other = (PtUnitItem *)b;
  gboolean folder = pt_unit_item_is_folder (one);

  if (folder != pt_unit_item_is_folder (other))
    return folder ? -1 : 1;
  g_autofree char *one_key = g_utf8_collate_key_for_filename (pt_unit_item_get_name (one), -1);
  g_autofree char *other_key = g_utf8_collate_key_for_filename (pt_unit_item_get_name (other), -1);
  return strcmp (one_key, other_key);
}

static void
sort_tree (GListModel *list) {
  g_list_store_sort (G_LIST_STORE (list), compare_items, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (PtUnitItem) item = g_list_model_get_item (list, i);
    if (pt_unit_item_is_folder (item))
      sort_tree (pt_unit_item_get_children (item));
  }
}

typedef struct {
  char *path;
  PtProjectOptions options;
} Opening;

static void
opening_free (gpointer data) {
  g_free (((Opening *)data)->path);
  g_free (data);
}

static PtSession *
open_recording (const char *path, const PtOptions *options, PtRecording **ret_recording,
                GError **error) {
  g_autofree char *above =
      g_build_filename (g_get_user_cache_dir (), "portalis", "recordings", NULL);

  *ret_recording = pt_recording_load (path, error);
  return *ret_recording != NULL ? pt_recording_open_below (*ret_recording, above, options, error)
                                : NULL;
}

/** As after the job that was recorded. Its Rust can be read; a program is made of the Python. */
static void
show_recording (PtProjectModel *self, const PtRecording *recording) {
  gboolean stopped = FALSE;

  pt_session_progress (*self->session, &self->progress);
  for (guint unit = 0; unit < self->taken->len; unit++) {
    look_at_unit (self, unit);
    stopped |= pt_session_unit_status (*self->session, unit) == PT_UNIT_CANCELLED;
  }
  g_clear_object (&self->record);
  self->record = pt_job_record_new (++self->n_jobs);
  pt_job_record_fill (self->record, pt_recording_samples (recording));
  self->recorded = pt_recording_created (recording);
  self->stale = TRUE;
  self->state = stopped ? PT_PROJECT_STOPPED : PT_PROJECT_DONE;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  const Opening *opening = data;
  const char *path = opening->path;
  PtOptions options;
  GError *error = NULL;

  pt_options_init (&options);
  if (opening->options.python_minor != 0)
    options.python_minor = (int)opening->options.python_minor;
  // One processor is left for the window.
  options.jobs =
      opening->options.jobs != 0 ? opening->options.jobs : MAX (2, g_get_num_processors ()) - 1;
  g_autoptr (PtRecording) recording = NULL;
  PtSession *session = pt_recording_is_one (path)
                           ? open_recording (path, &options, &recording, &error)
                           : pt_session_open (path, &options, &error);
  if (session == NULL) {
    g_task_return_error (task, error);
    return;
  }
  // Nobody else sees the model before the task has returned.
  PtProjectModel *self = g_object_new (PT_TYPE_PROJECT_MODEL, NULL);
  self->session = g_atomic_rc_box_new (PtSession *);
  *self->session = session;
  self->path = g_strdup (path);
  g_autoptr (GPtrArray) lost = pt_lost_edits_list (pt_session_root (session));
  if (lost->len > 0)
    self->lost_path = g_strdup (g_ptr_array_index (lost, 0));
  add_units (self);
  sort_tree (G_LIST_MODEL (self->tree));
  if (recording != NULL)
    show_recording (self, recording);
  g_task_return_pointer (task, self, g_object_unref);
}

void
pt_project_model_open_async (const char *path, const PtProjectOptions *options,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data) {
  Opening *opening = g_new0 (Opening, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  opening->path = g_strdup (path);
  if (options != NULL)
    opening->options = *options;
  g_task_set_source_tag (task, pt_project_model_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

PtProjectModel *
pt_project_model_open_finish (GAsyncResult *result, GError **error) {
  PtProjectModel *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self != NULL && self->issues == NULL) {
    GListModel *files = G_LIST_MODEL (g_object_ref (self->files));
    GtkMapListModel *lists = gtk_map_list_model_new (files, issues_of_file, NULL, NULL);
    self->issues = gtk_flatten_list_model_new (G_LIST_MODEL (lists));
  }
  return self;
}

/* Reading */

const char *
pt_project_model_get_name (PtProjectModel *self) {
  return pt_session_name (*self->session);
}

const char *
pt_project_model_get_root (PtProjectModel *self) {
  return pt_session_root (*self->session);
}

const char *
pt_project_model_get_path (PtProjectModel *self) {
  return self->path;
}

gint64
pt_project_model_get_recorded (PtProjectModel *self) {
  return self->recorded;
}

PtUnitItem *
pt_project_model_get_entry (PtProjectModel *self) {
  const char *entry = pt_session_entry (*self->session);

  for (guint i = 0; entry != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->files));
       i++) {
    g_autoptr (PtUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->files), i);
    if (g_strcmp0 (pt_unit_item_get_path (item), entry) == 0)
      return item; // the list keeps it alive
  }
  return NULL;
}

PtUnitItem *
pt_project_model_get_lost (PtProjectModel *self) {
  GListModel *files = G_LIST_MODEL (self->files);

  for (guint i = 0; self->lost_path != NULL && i < g_list_model_get_n_items (files); i++) {
    g_autoptr (PtUnitItem) item = g_list_model_get_item (files, i);
    if (g_strcmp0 (pt_unit_item_get_full_path (item), self->lost_path) == 0)
      return item; // the list keeps it alive
  }
  return NULL;
}

GListModel *
pt_project_model_get_tree (PtProjectModel *self) {
  return G_LIST_MODEL (self->tree);
}

GListModel *
pt_project_model_get_files (PtProjectModel *self) {
  return G_LIST_MODEL (self->files);
}

GListModel *
pt_project_model_get_issues (PtProjectModel *self) {
  return G_LIST_MODEL (self->issues);
}

PtProjectState
pt_project_model_get_state (PtProjectModel *self) {
  return self->state;
}

void
pt_project_model_get_numbers (PtProjectModel *self, PtProjectNumbers *ret_numbers) {
  const PtProgress *progress = &self->progress;
  const PtSeries *rates = pt_job_record_get_series (self->record, PT_SERIES_POOL_HIT_RATE);
  guint n_rates = pt_series_length (rates);
  PtProjectNumbers numbers = {
      .n_total = self->taken->len,
      .n_ok = progress->translated,
      .n_review = progress->review,
      .n_failed = progress->failed,
      .n_issues = self->issues != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->issues)) : 0,
      .source_bytes = progress->source_bytes,
      .seconds = (double)progress->elapsed_ns / 1e9,
      .pool_hit_rate = n_rates > 0 ? pt_series_value (rates, n_rates - 1) : -1.0,
  };
  if (numbers.seconds > 0.0) {
    numbers.files_per_second =
        (numbers.n_ok + numbers.n_review + numbers.n_failed) / numbers.seconds;
    numbers.bytes_per_second = (double)numbers.source_bytes / numbers.seconds;
  }
  *ret_numbers = numbers;
}

PtJobRecord *
pt_project_model_get_record (PtProjectModel *self) {
  return self->record;
}

gboolean
pt_project_model_is_complete (PtProjectModel *self) {
  return self->state == PT_PROJECT_DONE && self->progress.failed == 0;
}

gboolean
pt_project_model_is_stale (PtProjectModel *self) {
  return self->stale;
}

void
pt_project_model_set_stale (PtProjectModel *self) {
  self->stale = TRUE;
}

PtSession *
pt_project_model_get_session (PtProjectModel *self) {
  return *self->session;
}

void
pt_project_model_hold (PtProjectModel *self) {
  self->holds++;
}

void
pt_project_model_release (PtProjectModel *self) {
  g_return_if_fail (self->holds > 0);
  self->holds--;
}

/* Saving */

static void
save_in_thread (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable) {
  GError *error = NULL;
  PtSession *session = pt_project_model_get_session (source);

  if (pt_session_write_crate (session, folder, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pt_project_model_save_async (PtProjectModel *self, const char *folder, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data) {
  g_return_if_fail (pt_project_model_is_complete (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pt_project_model_save_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  pt_project_model_hold (self);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
pt_project_model_save_finish (PtProjectModel *self, GAsyncResult *result, GError **error) {
  pt_project_model_release (self);
  return g_task_propagate_boolean (G_TASK (result), error);
}
