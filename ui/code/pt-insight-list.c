// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-insight-list.h"

struct _PtInsightList {
  GObject parent_instance;

  PtInsight what;
  PtDocument *document; /* (nullable) */
  GListStore *items;
  gboolean active;
  gboolean ready;        /* what was found is of the present text */
  gboolean failed;       /* the present text has errors */
  GCancellable *looking; /* (nullable): a thread looks */
};

G_DEFINE_FINAL_TYPE (PtInsightList, pt_insight_list, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_items (PtInsightList *self, GListModel *found) {
  guint n = found != NULL ? g_list_model_get_n_items (found) : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (found, i));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, n);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = pt_insight_finish (result, &error);
  PtInsightList *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; // self may be gone
  g_clear_object (&self->looking);
  self->ready = TRUE;
  self->failed = found == NULL;
  // While one types most texts have errors: what was there is better than nothing.
  if (found != NULL)
    set_items (self, found);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
stop_looking (PtInsightList *self) {
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
look (PtInsightList *self) {
  if (!self->active || self->ready || self->document == NULL ||
      !pt_document_is_loaded (self->document))
    return;
  stop_looking (self);
  self->looking = g_cancellable_new ();
  pt_document_look_async (self->document, self->what, self->looking, on_looked, self);
}

static void
on_text_changed (PtInsightList *self) {
  self->ready = FALSE;
  look (self);
}

static void
on_tried (PtInsightList *self, int depth) {
  // Reading comes with each key, translating with each pause.
  if (depth == PT_TRIAL_TRANSLATE || self->what == PT_INSIGHT_OUTLINE)
    on_text_changed (self);
}

void
pt_insight_list_set_document (PtInsightList *self, PtDocument *document) {
  g_return_if_fail (PT_IS_INSIGHT_LIST (self));

  if (self->document == document)
    return;
  stop_looking (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  self->ready = FALSE;
  self->failed = FALSE;
  set_items (self, NULL);
  if (document != NULL) {
    g_signal_connect_object (document, "loaded", G_CALLBACK (on_text_changed), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (document, "tried", G_CALLBACK (on_tried), self, G_CONNECT_SWAPPED);
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  look (self);
}

void
pt_insight_list_set_active (PtInsightList *self, gboolean active) {
  g_return_if_fail (PT_IS_INSIGHT_LIST (self));
  self->active = active;
  look (self);
}

GListModel *
pt_insight_list_get_items (PtInsightList *self) {
  return G_LIST_MODEL (self->items);
}

gboolean
pt_insight_list_has_failed (PtInsightList *self) {
  return self->failed;
}

gboolean
pt_insight_list_is_ready (PtInsightList *self) {
  return self->ready;
}

/* Object */

static void
pt_insight_list_dispose (GObject *object) {
  PtInsightList *self = PT_INSIGHT_LIST (object);

  stop_looking (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pt_insight_list_parent_class)->dispose (object);
}

static void
pt_insight_list_finalize (GObject *object) {
  g_clear_object (&PT_INSIGHT_LIST (object)->items);
  G_OBJECT_CLASS (pt_insight_list_parent_class)->finalize (object);
}

static void
pt_insight_list_class_init (PtInsightListClass *klass) {
  G_OBJECT_CLASS (klass)->dispose = pt_insight_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pt_insight_list_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pt_insight_list_init (PtInsightList *self) {
  self->items = g_list_store_new (G_TYPE_OBJECT);
}

PtInsightList *
pt_insight_list_new (PtInsight what) {
  PtInsightList *self = g_object_new (PT_TYPE_INSIGHT_LIST, NULL);
  self->what = what;
  return self;
}
