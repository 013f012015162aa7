// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-documents.h"

#define KEPT 12 /* documents without edits, the one shown among them */

struct _PtDocuments {
  GObject parent_instance;

  PtProjectModel *project;
  GPtrArray *open; /* of PtDocument, the one asked for last at the end */
  guint n_edited;
};

G_DEFINE_FINAL_TYPE (PtDocuments, pt_documents, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_N_EDITED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
on_edited (PtDocuments *self) {
  guint n = 0;
  for (guint i = 0; i < self->open->len; i++)
    n += pt_document_is_edited (g_ptr_array_index (self->open, i));
  if (n == self->n_edited)
    return;
  self->n_edited = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_EDITED]);
}

static void
close_oldest (PtDocuments *self) {
  guint n_kept = 0;

  for (guint i = self->open->len; i-- > 0;) {
    PtDocument *document = g_ptr_array_index (self->open, i);
    gboolean asks = pt_document_get_notice (document) == PT_NOTICE_LOST;
    if (!pt_document_is_edited (document) && !asks && ++n_kept > KEPT)
      g_ptr_array_remove_index (self->open, i);
  }
}

PtDocument *
pt_documents_open (PtDocuments *self, PtUnitItem *unit) {
  g_return_val_if_fail (PT_IS_DOCUMENTS (self), NULL);
  PtDocument *document = NULL;

  for (guint i = 0; i < self->open->len && document == NULL; i++) {
    PtDocument *candidate = g_ptr_array_index (self->open, i);
    if (pt_document_get_unit (candidate) == unit)
      document = g_ptr_array_steal_index (self->open, i);
  }
  if (document == NULL) {
    document = pt_document_new (self->project, unit);
    g_signal_connect_object (document, "notify::edited", G_CALLBACK (on_edited), self,
                             G_CONNECT_SWAPPED);
  }
  g_ptr_array_add (self->open, document);
  close_oldest (self);
  return document;
}

guint
pt_documents_get_n_edited (PtDocuments *self) {
  return self->n_edited;
}

GPtrArray *
pt_documents_list_edited (PtDocuments *self) {
  GPtrArray *edited = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->open->len; i++)
    if (pt_document_is_edited (g_ptr_array_index (self->open, i)))
      g_ptr_array_add (edited, g_object_ref (g_ptr_array_index (self->open, i)));
  return edited;
}

void
pt_documents_hand_over (PtDocuments *self) {
  g_ptr_array_foreach (self->open, (GFunc)(GCallback)pt_document_hand_over, NULL);
}

void
pt_documents_abandon (PtDocuments *self) {
  g_autoptr (GPtrArray) edited = pt_documents_list_edited (self);
  g_ptr_array_foreach (edited, (GFunc)(GCallback)pt_document_abandon, NULL);
}

/* Saving */

static void save_next (GTask *task);

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pt_document_save_finish (PT_DOCUMENT (source), result, &error)) {
    save_next (task);
    return;
  }
  g_object_set_data_full (G_OBJECT (task), "failed", g_object_ref (source), g_object_unref);
  g_task_return_error (task, error);
}

static void
save_next (GTask *task) {
  GPtrArray *left = g_task_get_task_data (task);

  if (left->len == 0) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  g_autoptr (PtDocument) document = g_ptr_array_steal_index (left, left->len - 1);
  pt_document_save_async (document, on_saved, g_object_ref (task));
}

void
pt_documents_save_async (PtDocuments *self, GAsyncReadyCallback callback, gpointer data) {
  g_return_if_fail (PT_IS_DOCUMENTS (self));
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_source_tag (task, pt_documents_save_async);
  g_task_set_task_data (task, pt_documents_list_edited (self), (GDestroyNotify)g_ptr_array_unref);
  save_next (task);
}

gboolean
pt_documents_save_finish (PtDocuments *self, GAsyncResult *result, PtDocument **ret_failed,
                          GError **error) {
  if (ret_failed != NULL)
    *ret_failed = g_object_get_data (G_OBJECT (result), "failed");
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Object */

static void
pt_documents_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_N_EDITED:
    g_value_set_uint (value, PT_DOCUMENTS (object)->n_edited);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_documents_dispose (GObject *object) {
  PtDocuments *self = PT_DOCUMENTS (object);

  g_ptr_array_set_size (self->open, 0);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (pt_documents_parent_class)->dispose (object);
}

static void
pt_documents_finalize (GObject *object) {
  g_ptr_array_unref (PT_DOCUMENTS (object)->open);
  G_OBJECT_CLASS (pt_documents_parent_class)->finalize (object);
}

static void
pt_documents_class_init (PtDocumentsClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pt_documents_dispose;
  object_class->finalize = pt_documents_finalize;
  object_class->get_property = pt_documents_get_property;
  properties[PROP_N_EDITED] =
      g_param_spec_uint ("n-edited", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pt_documents_init (PtDocuments *self) {
  self->open = g_ptr_array_new_with_free_func (g_object_unref);
}

PtDocuments *
pt_documents_new (PtProjectModel *project) {
  PtDocuments *self = g_object_new (PT_TYPE_DOCUMENTS, NULL);
  self->project = g_object_ref (project);
  return self;
}
