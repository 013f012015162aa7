// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-trial.h"

#include "ui/model/pt-project-model-private.h"
#include "ui/model/pt-rust-text.h"
#include "ui/model/pt-unit-item-private.h"

typedef struct {
  PtSession **session;
  guint unit;
  PtTrialDepth depth;
  GBytes *text;
  PtTextFormat format;
} Trial;

static void
trial_init (Trial *self, PtProjectModel *project, PtUnitItem *unit, GBytes *text,
            PtTextFormat format) {
  *self = (Trial){.session = pt_project_model_share_session (project),
                  .unit = pt_unit_item_get_index (unit),
                  .text = g_bytes_ref (text),
                  .format = format};
}

static void
trial_clear (Trial *self) {
  pt_shared_session_release (self->session);
  g_bytes_unref (self->text);
}

static void
trial_free (gpointer data) {
  trial_clear (data);
  g_free (data);
}

static void
try_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Trial *trial = data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_autoptr (GBytes) raw = pt_text_encode (trial->text, trial->format, &error);
  if (raw == NULL)
    g_task_return_error (task, error);
  else if (trial->depth == PT_TRIAL_READ)
    g_task_return_pointer (task, pt_session_check_text (*trial->session, trial->unit, raw),
                           (GDestroyNotify)pt_unit_result_unref);
  else
    g_task_return_pointer (task, pt_session_try_text (*trial->session, trial->unit, raw),
                           (GDestroyNotify)pt_unit_result_unref);
}

void
pt_trial_async (PtProjectModel *project, PtUnitItem *unit, PtTrialDepth depth, GBytes *text,
                PtTextFormat format, GCancellable *cancellable, GAsyncReadyCallback callback,
                gpointer data) {
  Trial *trial = g_new0 (Trial, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  trial_init (trial, project, unit, text, format);
  trial->depth = depth;
  g_task_set_source_tag (task, pt_trial_async);
  g_task_set_name (task, depth == PT_TRIAL_READ ? "read" : "translate");
  g_task_set_task_data (task, trial, trial_free);
  g_task_run_in_thread (task, try_in_thread);
}

gboolean
pt_trial_finish (PtUnitItem *unit, GAsyncResult *result, gboolean apply, GError **error) {
  Trial *trial = g_task_get_task_data (G_TASK (result));
  g_autoptr (PtUnitResult) found = g_task_propagate_pointer (G_TASK (result), error);

  if (found == NULL)
    return FALSE;
  if (!apply)
    return TRUE;
  if (trial->depth == PT_TRIAL_TRANSLATE)
    pt_unit_item_set_trial (unit, found);
  else
    pt_unit_item_set_reading (unit, found);
  if (trial->depth == PT_TRIAL_TRANSLATE || found->status == PT_UNIT_FAILED)
    pt_unit_item_set_status (unit, pt_item_status_of (found->status));
  return TRUE;
}

gboolean
pt_trial_set_text (PtProjectModel *project, PtUnitItem *unit, GBytes *text, PtTextFormat format,
                   GError **error) {
  PtSession *session = pt_project_model_get_session (project);
  g_autoptr (GBytes) raw = text != NULL ? pt_text_encode (text, format, error) : NULL;

  if (text != NULL && raw == NULL)
    return FALSE;
  pt_session_set_unit_text (session, pt_unit_item_get_index (unit), raw);
  return TRUE;
}

/* Views */

static const PtStage stages[] = {
    [PT_VIEW_TOKENS] = PT_STAGE_LEX,
    [PT_VIEW_TREE] = PT_STAGE_SYNTAX,
    [PT_VIEW_SCOPES] = PT_STAGE_SCOPE,
    [PT_VIEW_HIR] = PT_STAGE_HIR,
};

typedef struct {
  Trial trial;
  PtStageView view;
  GBytes *rust, *earlier; /* (nullable): of the unit */
  PtLinkMap *rust_links;  /* (nullable) */
  PtLinkMap *links;       /* (nullable): of what was found */
} View;

static void
view_free (gpointer data) {
  View *view = data;
  trial_clear (&view->trial);
  g_clear_pointer (&view->rust, g_bytes_unref);
  g_clear_pointer (&view->earlier, g_bytes_unref);
  g_clear_pointer (&view->rust_links, pt_link_map_unref);
  g_clear_pointer (&view->links, pt_link_map_unref);
  g_free (view);
}

/** (transfer full) (nullable) */
static GBytes *
view_stage (View *self, GError **error) {
  g_autoptr (GBytes) raw = pt_text_encode (self->trial.text, self->trial.format, error);
  if (raw == NULL)
    return NULL;
  g_autoptr (PtUnitResult) found =
      pt_session_view_stage (*self->trial.session, self->trial.unit, stages[self->view], raw);
  if (found->rust == NULL)
    return NULL;
  self->links = pt_unit_result_links (found);
  return g_bytes_ref (found->rust);
}

static void
view_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  View *self = data;
  GError *error = NULL;
  GBytes *found = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->view == PT_VIEW_CHANGES) {
    if (self->rust != NULL && self->earlier != NULL)
      found = pt_rust_text_changes (self->earlier, self->rust, self->rust_links, &self->links);
  } else if (self->view == PT_VIEW_INTERLEAVED) {
    if (self->rust != NULL)
      found =
          pt_rust_text_interleaved (self->trial.text, self->rust, self->rust_links, &self->links);
  } else {
    found = view_stage (self, &error);
  }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify)g_bytes_unref);
}

void
pt_trial_view_async (PtProjectModel *project, PtUnitItem *unit, PtStageView view, GBytes *text,
                     PtTextFormat format, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer data) {
  g_return_if_fail (view > PT_VIEW_RUST && view < PT_N_VIEWS);
  View *self = g_new0 (View, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  GBytes *rust = pt_unit_item_get_rust (unit), *earlier = pt_unit_item_get_earlier_rust (unit);

  trial_init (&self->trial, project, unit, text, format);
  self->view = view;
  if (rust != NULL) {
    self->rust = g_bytes_ref (rust);
    self->rust_links = pt_link_map_ref (pt_unit_item_get_links (unit));
  }
  if (earlier != NULL)
    self->earlier = g_bytes_ref (earlier);
  g_task_set_source_tag (task, pt_trial_view_async);
  g_task_set_task_data (task, self, view_free);
  g_task_run_in_thread (task, view_in_thread);
}

GBytes *
pt_trial_view_finish (GAsyncResult *result, PtLinkMap **ret_links, GError **error) {
  View *self = g_task_get_task_data (G_TASK (result));
  GBytes *found = g_task_propagate_pointer (G_TASK (result), error);

  if (found != NULL)
    *ret_links = g_steal_pointer (&self->links);
  return found;
}
