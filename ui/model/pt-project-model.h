// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-job-record.h"
#include "ui/model/pt-unit-item.h"

G_BEGIN_DECLS

typedef enum {
  PT_PROJECT_IDLE,    /* opened, nothing translated yet */
  PT_PROJECT_RUNNING, /* a job translates it */
  PT_PROJECT_DONE,    /* the last job went through all files */
  PT_PROJECT_STOPPED, /* the last job was stopped */
} PtProjectState;

/** Numbers of a job at one moment. */
typedef struct {
  guint n_total;
  guint n_ok;
  guint n_review;
  guint n_failed;
  guint n_issues;
  guint64 source_bytes; /* of finished files */
  double seconds;
  double files_per_second;
  double bytes_per_second;
  double pool_hit_rate; /* percent; negative before there is one */
} PtProjectNumbers;

#define PT_TYPE_PROJECT_MODEL (pt_project_model_get_type ())
G_DECLARE_FINAL_TYPE (PtProjectModel, pt_project_model, PT, PROJECT_MODEL, GObject)

/**
 * PtProjectModel:
 *
 * A project opened for translation, as lists and numbers that a window can show. Polls the
 * translator while a job runs, 60 times a second and never longer than two milliseconds at a time;
 * costs nothing when none runs.
 *
 * Properties: `state` and `record` (a new one with each job), notified. Signal: `progress`, after
 * each poll that brought something new.
 */

/** How a project is translated. */
typedef struct {
  guint python_minor; /* 3.x; 0 = the default */
  guint jobs;         /* files at once; 0 = all processors but one */
} PtProjectOptions;

/** options: (nullable): the defaults */
void pt_project_model_open_async (const char *path, const PtProjectOptions *options,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data);
/** path may be a recorded run: then the model is as after that job, and nothing runs. (transfer
 * full): reading the folder has been done in a thread */
PtProjectModel *pt_project_model_open_finish (GAsyncResult *result, GError **error);

const char *pt_project_model_get_name (PtProjectModel *self);
const char *pt_project_model_get_root (PtProjectModel *self);
/** The path it was opened with. */
const char *pt_project_model_get_path (PtProjectModel *self);
/** When the run that is shown was recorded, seconds since 1970; 0: it is one of this process. */
gint64 pt_project_model_get_recorded (PtProjectModel *self);
/** (transfer none) (nullable): the file that runs as the program */
PtUnitItem *pt_project_model_get_entry (PtProjectModel *self);
/** (transfer none) (nullable): a file with edits that were never saved, found when the project was
 * opened */
PtUnitItem *pt_project_model_get_lost (PtProjectModel *self);
/** (transfer none): of PtUnitItem: the tree's top level; all files; of PtIssueItem: all issues */
GListModel *pt_project_model_get_tree (PtProjectModel *self);
GListModel *pt_project_model_get_files (PtProjectModel *self);
GListModel *pt_project_model_get_issues (PtProjectModel *self);
PtProjectState pt_project_model_get_state (PtProjectModel *self);
void pt_project_model_get_numbers (PtProjectModel *self, PtProjectNumbers *ret_numbers);
/** (transfer none): what was measured of the last job, while it runs and afterwards */
PtJobRecord *pt_project_model_get_record (PtProjectModel *self);

/** Starts a job; FALSE when one runs, or the program does. */
gboolean pt_project_model_translate (PtProjectModel *self);
/** Asks the job to stop; the state follows soon. */
void pt_project_model_stop (PtProjectModel *self);

/** Writes the Rust project into a folder. Only after a job without failed files. */
void pt_project_model_save_async (PtProjectModel *self, const char *folder,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data);
gboolean pt_project_model_save_finish (PtProjectModel *self, GAsyncResult *result, GError **error);
/** Whether there is a whole Rust project to save or to run. */
gboolean pt_project_model_is_complete (PtProjectModel *self);
/** Whether texts have changed since the last job began, so that its Rust project is not theirs. */
gboolean pt_project_model_is_stale (PtProjectModel *self);
void pt_project_model_set_stale (PtProjectModel *self);

G_END_DECLS
