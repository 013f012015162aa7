// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-insight.h"

#include "core/engine/editor.h"
#include "ui/model/pt-project-model-private.h"
#include "ui/model/pt-unit-item-private.h"

/* Reasons */

struct _PtExplanation {
  GObject parent_instance;

  char *message;
  const char *help; /* of the core's table */
  guint line, column;
  guint *lines;
  guint n_lines;
};

G_DEFINE_FINAL_TYPE (PtExplanation, pt_explanation, G_TYPE_OBJECT)

static void
pt_explanation_finalize (GObject *object) {
  g_free (PT_EXPLANATION (object)->message);
  g_free (PT_EXPLANATION (object)->lines);
  G_OBJECT_CLASS (pt_explanation_parent_class)->finalize (object);
}

static void
pt_explanation_class_init (PtExplanationClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_explanation_finalize;
}

static void
pt_explanation_init (PtExplanation *self) {
}

static gpointer
explanation_new (gconstpointer data) {
  const PtWhyDynamic *why = data;
  PtExplanation *self = g_object_new (PT_TYPE_EXPLANATION, NULL);

  self->message = g_strdup (why->message);
  self->help = why->help;
  self->line = why->line;
  self->column = why->column;
  self->lines = g_memdup2 (why->lines, why->n_lines * sizeof *why->lines);
  self->n_lines = why->n_lines;
  return self;
}

const char *
pt_explanation_get_message (PtExplanation *self) {
  return self->message;
}

const char *
pt_explanation_get_help (PtExplanation *self) {
  return self->help;
}

guint
pt_explanation_get_line (PtExplanation *self) {
  return self->line;
}

guint
pt_explanation_get_column (PtExplanation *self) {
  return self->column;
}

gboolean
pt_explanation_has_line (PtExplanation *self, guint line) {
  for (guint i = 0; i < self->n_lines && self->lines[i] <= line; i++)
    if (self->lines[i] == line)
      return TRUE;
  return FALSE;
}

/* Definitions */

struct _PtDefinition {
  GObject parent_instance;

  char *name;
  PtDefinitionKind kind;
  guint depth, line, column, end_line;
};

G_DEFINE_FINAL_TYPE (PtDefinition, pt_definition, G_TYPE_OBJECT)

static void
pt_definition_finalize (GObject *object) {
  g_free (PT_DEFINITION (object)->name);
  G_OBJECT_CLASS (pt_definition_parent_class)->finalize (object);
}

static void
pt_definition_class_init (PtDefinitionClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_definition_finalize;
}

static void
pt_definition_init (PtDefinition *self) {
}

static gpointer
definition_new (gconstpointer data) {
  static const PtDefinitionKind kinds[] = {
      [PT_OUTLINE_CLASS] = PT_DEFINITION_CLASS,
      [PT_OUTLINE_FUNCTION] = PT_DEFINITION_FUNCTION,
      [PT_OUTLINE_METHOD] = PT_DEFINITION_METHOD,
  };
  const PtOutlineEntry *entry = data;
  PtDefinition *self = g_object_new (PT_TYPE_DEFINITION, NULL);

  self->name = g_strdup (entry->name);
  self->kind = kinds[entry->kind];
  self->depth = entry->depth;
  self->line = entry->line;
  self->column = entry->column;
  self->end_line = entry->end_line;
  return self;
}

const char *
pt_definition_get_name (PtDefinition *self) {
  return self->name;
}

PtDefinitionKind
pt_definition_get_kind (PtDefinition *self) {
  return self->kind;
}

guint
pt_definition_get_depth (PtDefinition *self) {
  return self->depth;
}

guint
pt_definition_get_line (PtDefinition *self) {
  return self->line;
}

guint
pt_definition_get_column (PtDefinition *self) {
  return self->column;
}

guint
pt_definition_get_end_line (PtDefinition *self) {
  return self->end_line;
}

/* Finding them */

static const struct {
  GPtrArray *(*find) (PtSession *session, guint unit, GBytes *text);
  gpointer (*item_new) (gconstpointer found);
} rows[] = {
    [PT_INSIGHT_REASONS] = {pt_session_explain_text, explanation_new},
    [PT_INSIGHT_OUTLINE] = {pt_session_outline_text, definition_new},
};

typedef struct {
  PtSession **session;
  guint unit;
  PtInsight what;
  GBytes *text;
  PtTextFormat format;
} Look;

static void
look_free (gpointer data) {
  Look *look = data;
  pt_shared_session_release (look->session);
  g_bytes_unref (look->text);
  g_free (look);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Look *look = data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_autoptr (GBytes) raw = pt_text_encode (look->text, look->format, &error);
  if (raw == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_autoptr (GPtrArray) found = rows[look->what].find (*look->session, look->unit, raw);
  if (found == NULL) {
    g_task_return_pointer (task, NULL, NULL);
    return;
  }
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (items, rows[look->what].item_new (g_ptr_array_index (found, i)));
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  g_task_return_pointer (task, store, g_object_unref);
}

void
pt_insight_async (PtProjectModel *project, PtUnitItem *unit, PtInsight what, GBytes *text,
                  PtTextFormat format, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer data) {
  Look *look = g_new0 (Look, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  *look = (Look){pt_project_model_share_session (project), pt_unit_item_get_index (unit), what,
                 g_bytes_ref (text), format};
  g_task_set_source_tag (task, pt_insight_async);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

GListModel *
pt_insight_finish (GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}
