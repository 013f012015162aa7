// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-project-search.h"

#include "ui/model/pt-text-format.h"

#include <string.h>

#define LINE_SHOWN 200 /* bytes of a line */
#define BATCH_HITS 200
#define BATCH_MS 40

/* Hit */

struct _PtSearchHit {
  GObject parent_instance;

  PtUnitItem *unit;
  PtSide side;
  guint line, column;
  char *text;
  guint start, end;
};

G_DEFINE_FINAL_TYPE (PtSearchHit, pt_search_hit, G_TYPE_OBJECT)

static void
pt_search_hit_finalize (GObject *object) {
  PtSearchHit *self = PT_SEARCH_HIT (object);
  g_clear_object (&self->unit);
  g_free (self->text);
  G_OBJECT_CLASS (pt_search_hit_parent_class)->finalize (object);
}

static void
pt_search_hit_class_init (PtSearchHitClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_search_hit_finalize;
}

static void
pt_search_hit_init (PtSearchHit *self) {
}

PtUnitItem *
pt_search_hit_get_unit (PtSearchHit *self) {
  return self->unit;
}

PtSide
pt_search_hit_get_side (PtSearchHit *self) {
  return self->side;
}

guint
pt_search_hit_get_line (PtSearchHit *self) {
  return self->line;
}

guint
pt_search_hit_get_column (PtSearchHit *self) {
  return self->column;
}

const char *
pt_search_hit_get_text (PtSearchHit *self) {
  return self->text;
}

void
pt_search_hit_get_span (PtSearchHit *self, guint *ret_start, guint *ret_end) {
  *ret_start = self->start;
  *ret_end = self->end;
}

/* Search */

struct _PtProjectSearch {
  GObject parent_instance;

  PtProjectModel *project;
  GListStore *hits;
  GCancellable *cancellable; /* (nullable): of the search that runs */
  gboolean running, cut;
  guint n_files;
};

G_DEFINE_FINAL_TYPE (PtProjectSearch, pt_project_search, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_RUNNING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/** One file to look through; all of it is the thread's. */
typedef struct {
  PtUnitItem *unit;
  GBytes *python; /* (nullable): the file is read */
  GBytes *rust;   /* (nullable) */
} Place;

static void
clear_place (gpointer data) {
  Place *place = data;
  g_object_unref (place->unit);
  g_clear_pointer (&place->python, g_bytes_unref);
  g_clear_pointer (&place->rust, g_bytes_unref);
}

typedef struct {
  PtProjectSearch *search; /* borrowed: a search that is gone has cancelled */
  GCancellable *cancellable;
  GArray *places; /* of Place */
  char *query;
  gboolean any_case;

  GPtrArray *batch; /* of PtSearchHit */
  gint64 batch_time;
  guint n_hits, n_files;
} Looking;

static void
looking_free (gpointer data) {
  Looking *looking = data;
  g_object_unref (looking->cancellable);
  g_array_unref (looking->places);
  g_ptr_array_unref (looking->batch);
  g_free (looking->query);
  g_free (looking);
}

/* In the thread */

typedef struct {
  PtProjectSearch *search;
  GCancellable *cancellable;
  GPtrArray *hits;
  guint n_files;
} Batch;

static void
batch_free (gpointer data) {
  Batch *batch = data;
  g_object_unref (batch->cancellable);
  g_ptr_array_unref (batch->hits);
  g_free (batch);
}

static gboolean
take_batch (gpointer data) {
  Batch *batch = data;

  if (g_cancellable_is_cancelled (batch->cancellable))
    return G_SOURCE_REMOVE; // the search may be gone
  PtProjectSearch *self = batch->search;
  self->n_files = batch->n_files;
  if (batch->hits->len == 0)
    return G_SOURCE_REMOVE;
  g_list_store_splice (self->hits, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), 0,
                       batch->hits->pdata, batch->hits->len);
  return G_SOURCE_REMOVE;
}

static void
hand_over (Looking *looking) {
  Batch *batch = g_new0 (Batch, 1);

  *batch = (Batch){looking->search, g_object_ref (looking->cancellable), looking->batch,
                   looking->n_files};
  looking->batch = g_ptr_array_new_with_free_func (g_object_unref);
  looking->batch_time = g_get_monotonic_time ();
  // Not g_main_context_invoke: it would call from here while the main loop is between two turns.
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_batch, batch, batch_free);
}

static void
add_hit (Looking *looking, const Place *place, PtSide side, guint line, const char *start,
         const char *end, const char *found) {
  PtSearchHit *hit = g_object_new (PT_TYPE_SEARCH_HIT, NULL);
  gsize length = strlen (looking->query);
  const char *shown = start;

  while (shown < found && (*shown == ' ' || *shown == '\t'))
    shown++;
  // A long line is shown from a little before the place.
  if (found - shown > LINE_SHOWN / 2) {
    shown = found - LINE_SHOWN / 4;
    while (((guchar)*shown & 0xC0) == 0x80)
      shown++;
  }
  const char *stop = MIN (end, shown + LINE_SHOWN);
  while (stop < end && ((guchar)*stop & 0xC0) == 0x80)
    stop++;
  hit->unit = g_object_ref (place->unit);
  hit->side = side;
  hit->line = line;
  hit->column = (guint)g_utf8_strlen (start, found - start) + 1;
  hit->text = g_strndup (shown, (gsize)(stop - shown));
  hit->start = (guint)(found - shown);
  hit->end = (guint)MIN (hit->start + length, (gsize)(stop - shown));
  g_ptr_array_add (looking->batch, hit);
  looking->n_hits++;
}

/** Each line counts once, with its first hit. */
static void
look_through (Looking *looking, const Place *place, PtSide side, GBytes *bytes) {
  gsize size, length = strlen (looking->query);
  const char *text = g_bytes_get_data (bytes, &size);
  g_autofree char *lower = looking->any_case ? g_ascii_strdown (text, (gssize)size) : NULL;
  const char *searched = lower != NULL ? lower : text;
  gsize line_start = 0, at = 0;
  guint line = 1;

  while (at < size && looking->n_hits < PT_SEARCH_MAX_HITS) {
    const char *found = memmem (searched + at, size - at, looking->query, length);
    if (found == NULL)
      return;
    gsize offset = (gsize)(found - searched);
    const char *newline;
    while ((newline = memchr (text + line_start, '\n', offset - line_start)) != NULL) {
      line_start = (gsize)(newline - text) + 1;
      line++;
    }
    const char *end = memchr (text + offset, '\n', size - offset);
    if (end == NULL)
      end = text + size;
    add_hit (looking, place, side, line, text + line_start, end, text + offset);
    at = (gsize)(end - text) + 1;
  }
}

static GBytes *
read_python (const Place *place) {
  char *content;
  gsize size;
  PtTextFormat format;

  if (place->python != NULL)
    return g_bytes_ref (place->python);
  if (!g_file_get_contents (pt_unit_item_get_full_path (place->unit), &content, &size, NULL))
    return NULL; // the job has said why
  g_autoptr (GBytes) raw = g_bytes_new_take (content, size);
  GBytes *text = pt_text_decode (raw, &format, NULL);
  return text != NULL ? text : pt_text_for_the_eye (raw);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Looking *looking = data;

  looking->batch_time = g_get_monotonic_time ();
  for (guint i = 0; i < looking->places->len && looking->n_hits < PT_SEARCH_MAX_HITS; i++) {
    const Place *place = &g_array_index (looking->places, Place, i);
    if (g_task_return_error_if_cancelled (task))
      return;
    g_autoptr (GBytes) python = read_python (place);
    if (python != NULL)
      look_through (looking, place, PT_SIDE_PYTHON, python);
    if (place->rust != NULL)
      look_through (looking, place, PT_SIDE_RUST, place->rust);
    looking->n_files++;
    if (looking->batch->len >= BATCH_HITS ||
        g_get_monotonic_time () - looking->batch_time > BATCH_MS * 1000)
      hand_over (looking);
  }
  hand_over (looking);
  g_task_return_boolean (task, looking->n_hits >= PT_SEARCH_MAX_HITS);
}

/* Outside */

static void
set_running (PtProjectSearch *self, gboolean running) {
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (GError) error = NULL;
  gboolean cut = g_task_propagate_boolean (G_TASK (result), &error);
  PtProjectSearch *self = data;

  if (error != NULL)
    return; // cancelled: self may be gone
  self->cut = cut;
  set_running (self, FALSE);
}

void
pt_project_search_cancel (PtProjectSearch *self) {
  g_return_if_fail (PT_IS_PROJECT_SEARCH (self));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_running (self, FALSE);
}

static GArray *
list_places (PtProjectSearch *self, GHashTable *edited) {
  GListModel *files = pt_project_model_get_files (self->project);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_set_clear_func (places, clear_place);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    PtUnitItem *unit = g_list_model_get_item (files, i);
    GBytes *python = edited != NULL ? g_hash_table_lookup (edited, unit) : NULL;
    GBytes *rust = pt_unit_item_get_rust (unit);
    Place place = {unit, python != NULL ? g_bytes_ref (python) : NULL,
                   rust != NULL ? g_bytes_ref (rust) : NULL};
    g_array_append_val (places, place);
  }
  return places;
}

void
pt_project_search_start (PtProjectSearch *self, const char *query, GHashTable *edited) {
  g_return_if_fail (PT_IS_PROJECT_SEARCH (self));
  g_autofree char *lower = g_ascii_strdown (query, -1);

  pt_project_search_cancel (self);
  g_list_store_remove_all (self->hits);
  self->n_files = 0;
  self->cut = FALSE;
  if (*query == '\0')
    return;
  Looking *looking = g_new0 (Looking, 1);
  self->cancellable = g_cancellable_new ();
  *looking = (Looking){
      .search = self,
      .cancellable = g_object_ref (self->cancellable),
      .places = list_places (self, edited),
      .query = g_strdup (query),
      .any_case = g_str_equal (query, lower),
      .batch = g_ptr_array_new_with_free_func (g_object_unref),
  };
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, on_ended, self);
  g_task_set_source_tag (task, pt_project_search_start);
  // Behind the batches, which it must not overtake.
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE + 1);
  g_task_set_task_data (task, looking, looking_free);
  set_running (self, TRUE);
  g_task_run_in_thread (task, look_in_thread);
}

GListModel *
pt_project_search_get_hits (PtProjectSearch *self) {
  return G_LIST_MODEL (self->hits);
}

gboolean
pt_project_search_is_running (PtProjectSearch *self) {
  return self->running;
}

guint
pt_project_search_get_n_files (PtProjectSearch *self) {
  return self->n_files;
}

gboolean
pt_project_search_is_cut (PtProjectSearch *self) {
  return self->cut;
}

/* Object */

static void
pt_project_search_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_RUNNING:
    g_value_set_boolean (value, PT_PROJECT_SEARCH (object)->running);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_project_search_dispose (GObject *object) {
  PtProjectSearch *self = PT_PROJECT_SEARCH (object);

  pt_project_search_cancel (self);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (pt_project_search_parent_class)->dispose (object);
}

static void
pt_project_search_finalize (GObject *object) {
  g_object_unref (PT_PROJECT_SEARCH (object)->hits);
  G_OBJECT_CLASS (pt_project_search_parent_class)->finalize (object);
}

static void
pt_project_search_class_init (PtProjectSearchClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pt_project_search_dispose;
  object_class->finalize = pt_project_search_finalize;
  object_class->get_property = pt_project_search_get_property;
  properties[PROP_RUNNING] =
      g_param_spec_boolean ("running", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pt_project_search_init (PtProjectSearch *self) {
  self->hits = g_list_store_new (PT_TYPE_SEARCH_HIT);
}

PtProjectSearch *
pt_project_search_new (PtProjectModel *project) {
  PtProjectSearch *self = g_object_new (PT_TYPE_PROJECT_SEARCH, NULL);
  self->project = g_object_ref (project);
  return self;
}
