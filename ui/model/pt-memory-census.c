// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-memory-census.h"

#include "core/engine/census.h"
#include "ui/model/pt-project-model-private.h"

#include <glib/gi18n.h>

#define TOP_ROWS 12  /* of lists that are cut */
#define MAPS_KEPT 64 /* of the largest files */

struct _PtMemoryCensus {
  GObject parent_instance;

  GArray *rows[PT_N_CENSUS_LISTS];
  guint64 requests, bytes, left_behind;
  GPtrArray *map_files; /* of char *, ends with NULL */
  GPtrArray *maps;      /* of GArray of PtMapRun */
};

G_DEFINE_FINAL_TYPE (PtMemoryCensus, pt_memory_census, G_TYPE_OBJECT)

/** One file, while they are counted. */
typedef struct {
  char *path;
  guint64 requests, bytes;
  GArray *map;
} FileCount;

static void
file_count_clear (gpointer data) {
  FileCount *self = data;
  g_free (self->path);
  g_clear_pointer (&self->map, g_array_unref);
}

static void
clear_row (gpointer row) {
  g_free (((PtCensusRow *)row)->label);
}

static void
add_row (PtMemoryCensus *self, PtCensusList list, char *label, guint64 count, guint64 bytes) {
  PtCensusRow row = {label, count, bytes};
  g_array_append_val (self->rows[list], row);
}

static int
compare_rows (gconstpointer a, gconstpointer b) {
  const PtCensusRow *one = a, *other = b;
  if (one->bytes != other->bytes)
    return one->bytes > other->bytes ? -1 : 1;
  return strcmp (one->label, other->label);
}

static void
cut_list (PtMemoryCensus *self, PtCensusList list) {
  g_array_sort (self->rows[list], compare_rows);
  if (self->rows[list]->len > TOP_ROWS)
    g_array_set_size (self->rows[list], TOP_ROWS);
}

/* Adding up */

static GArray *
map_of (const PtCensus *census) {
  static const PtMapKind kinds[] = {[PT_BLOCK_LIVE] = PT_MAP_LIVE,
                                    [PT_BLOCK_FREE] = PT_MAP_FREE,
                                    [PT_BLOCK_WASTE] = PT_MAP_WASTE};
  GArray *map = g_array_sized_new (FALSE, FALSE, sizeof (PtMapRun), census->n_blocks);

  for (guint i = 0; i < census->n_blocks; i++) {
    const PtBlock *block = &census->blocks[i];
    PtMapRun run = {block->chunk, block->offset, block->size, kinds[block->kind], block->stage};
    g_array_append_val (map, run);
  }
  return map;
}

static void
add_census (PtCensus *sum, const PtCensus *census) {
  sum->requests += census->requests;
  sum->bytes += census->bytes;
  sum->left_behind += census->left_behind;
  for (guint i = 0; i < PT_CENSUS_SIZES; i++) {
    sum->size_requests[i] += census->size_requests[i];
    sum->size_bytes[i] += census->size_bytes[i];
  }
  for (guint i = 0; i < PT_STAGE_COUNT; i++) {
    sum->stage_requests[i] += census->stage_requests[i];
    sum->stage_bytes[i] += census->stage_bytes[i];
  }
  for (guint i = 0; i < PT_NODE_COUNT; i++) {
    sum->node_counts[i] += census->node_counts[i];
    sum->node_bytes[i] += census->node_bytes[i];
  }
}

static void
add_names (GHashTable *uses, const PtCensus *census) {
  for (guint i = 0; i < census->n_names; i++) {
    gpointer name = GUINT_TO_POINTER (census->names[i].name);
    gsize before = GPOINTER_TO_SIZE (g_hash_table_lookup (uses, name));
    g_hash_table_insert (uses, name, GSIZE_TO_POINTER (before + census->names[i].uses));
  }
}

/* Lists */

static char *
size_label (guint size_class) {
  guint64 limit = pt_census_size_limit (size_class);
  guint64 shown = limit != 0 ? limit : pt_census_size_limit (size_class - 1);
  gboolean kib = shown >= 1024;

  return g_strdup_printf ("%s %" G_GUINT64_FORMAT " %s", limit != 0 ? "\u2264" : ">",
                          kib ? shown / 1024 : shown, kib ? "KiB" : "B");
}

static void
list_sizes (PtMemoryCensus *self, const PtCensus *sum) {
  guint first = 0, end = PT_CENSUS_SIZES;

  while (first < end && sum->size_requests[first] == 0)
    first++;
  while (end > first && sum->size_requests[end - 1] == 0)
    end--;
  for (guint i = first; i < end; i++)
    add_row (self, PT_CENSUS_BY_SIZE, size_label (i), sum->size_requests[i], sum->size_bytes[i]);
}

static void
list_names (PtMemoryCensus *self, GHashTable *uses) {
  GHashTableIter iter;
  gpointer name, count;

  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &name, &count)) {
    PtView text = pt_str_view (GPOINTER_TO_UINT (name));
    guint64 n = GPOINTER_TO_SIZE (count);
    // The first use stores the name, the others find it.
    if (n > 1)
      add_row (self, PT_CENSUS_BY_NAME, g_strndup (text.data, text.len), n, (n - 1) * text.len);
  }
  cut_list (self, PT_CENSUS_BY_NAME);
}

static int
compare_files (gconstpointer a, gconstpointer b) {
  const FileCount *one = a, *other = b;
  if (one->bytes != other->bytes)
    return one->bytes > other->bytes ? -1 : 1;
  return strcmp (one->path, other->path);
}

static void
list_files (PtMemoryCensus *self, GArray *files) {
  g_array_sort (files, compare_files);
  for (guint i = 0; i < files->len; i++) {
    FileCount *file = &g_array_index (files, FileCount, i);
    if (i < TOP_ROWS)
      add_row (self, PT_CENSUS_BY_FILE, g_strdup (file->path), file->requests, file->bytes);
    if (i < MAPS_KEPT) {
      g_ptr_array_add (self->map_files, g_strdup (file->path));
      g_ptr_array_add (self->maps, g_array_ref (file->map));
    }
  }
  g_ptr_array_add (self->map_files, NULL);
}

static PtMemoryCensus *
census_new (const PtCensus *sum, GHashTable *names, GArray *files) {
  PtMemoryCensus *self = g_object_new (PT_TYPE_MEMORY_CENSUS, NULL);

  self->requests = sum->requests;
  self->bytes = sum->bytes;
  self->left_behind = sum->left_behind;
  // The crate is put together outside of the arenas.
  for (guint i = 0; i < PT_STAGE_CRATE; i++)
    add_row (self, PT_CENSUS_BY_STAGE, g_strdup (pt_record_stage_word (i)), sum->stage_requests[i],
             sum->stage_bytes[i]);
  list_sizes (self, sum);
  for (guint i = 0; i < PT_NODE_COUNT; i++)
    if (sum->node_counts[i] > 0)
      add_row (self, PT_CENSUS_BY_NODE, g_strdup (pt_node_kind_name ((PtNodeKind)i)),
               sum->node_counts[i], sum->node_bytes[i]);
  cut_list (self, PT_CENSUS_BY_NODE);
  list_names (self, names);
  list_files (self, files);
  return self;
}

/* Counting */

static void
count_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  PtSession *session = pt_project_model_get_session (source);
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (FileCount));
  g_autofree PtCensus *sum = g_new0 (PtCensus, 1);

  g_array_set_clear_func (files, file_count_clear);
  for (guint unit = 0; unit < pt_session_n_units (session); unit++) {
    if (g_task_return_error_if_cancelled (task))
      return;
    g_autoptr (PtCensus) census = pt_session_census (session, unit);
    if (census == NULL)
      continue; // the job has said why it can't be read
    FileCount file = {g_strdup (pt_session_unit_path (session, unit)), census->requests,
                      census->bytes, map_of (census)};
    g_array_append_val (files, file);
    add_census (sum, census);
    add_names (names, census);
  }
  g_task_return_pointer (task, census_new (sum, names, files), g_object_unref);
}

void
pt_memory_census_take_async (PtProjectModel *project, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data) {
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, data);
  g_task_set_source_tag (task, pt_memory_census_take_async);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, count_in_thread);
}

PtMemoryCensus *
pt_memory_census_take_finish (PtProjectModel *project, GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Object */

static void
pt_memory_census_finalize (GObject *object) {
  PtMemoryCensus *self = PT_MEMORY_CENSUS (object);

  for (guint list = 0; list < PT_N_CENSUS_LISTS; list++)
    g_array_unref (self->rows[list]);
  g_ptr_array_unref (self->map_files);
  g_ptr_array_unref (self->maps);
  G_OBJECT_CLASS (pt_memory_census_parent_class)->finalize (object);
}

static void
pt_memory_census_class_init (PtMemoryCensusClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_memory_census_finalize;
}

static void
pt_memory_census_init (PtMemoryCensus *self) {
  for (guint list = 0; list < PT_N_CENSUS_LISTS; list++) {
    self->rows[list] = g_array_new (FALSE, FALSE, sizeof (PtCensusRow));
    g_array_set_clear_func (self->rows[list], clear_row);
  }
  self->map_files = g_ptr_array_new_with_free_func (g_free);
  self->maps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
}

/* Reading */

const GArray *
pt_memory_census_get_rows (PtMemoryCensus *self, PtCensusList list) {
  g_return_val_if_fail (PT_IS_MEMORY_CENSUS (self) && list < PT_N_CENSUS_LISTS, NULL);
  return self->rows[list];
}

guint64
pt_memory_census_get_requests (PtMemoryCensus *self) {
  return self->requests;
}

guint64
pt_memory_census_get_bytes (PtMemoryCensus *self) {
  return self->bytes;
}

guint64
pt_memory_census_get_left_behind (PtMemoryCensus *self) {
  return self->left_behind;
}

const char *const *
pt_memory_census_get_mapped_files (PtMemoryCensus *self) {
  return (const char *const *)self->map_files->pdata;
}

const GArray *
pt_memory_census_get_map (PtMemoryCensus *self, guint file) {
  g_return_val_if_fail (file < self->maps->len, NULL);
  return g_ptr_array_index (self->maps, file);
}
