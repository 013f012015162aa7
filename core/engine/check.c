// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Files through the front end. Each worker takes the next file when it is done with one, and has an
// arena that it uses again and again: ten thousand files need no more memory than the
// largest ones.

#include "core/engine/front.h"
#include "core/engine/session_private.h"
#include "core/metrics/clock.h"

typedef struct {
  char *path;           /* absolute */
  PtUnitResult *result; /* NULL: no diagnostics; its one worker writes it */
} File;

struct _PtCheck {
  PtOptions options;
  GArray *files; /* of File */
  PtMetrics *metrics;
  PtArenaPool *arenas;
  GThread **workers;
  guint n_workers;
  atomic_uint next; /* file that nobody has taken yet */
  atomic_uint done;
  atomic_uint_fast64_t read_ns;
  guint64 started_ns;

  GMutex lock; /* all below */
  GCond idle;  /* active became 0 */
  guint active;
  guint64 ended_ns;
};

/* Finding files */

typedef struct {
  GArray *files;
  GHashTable *seen; /* real paths */
} Finder;

static void
add_file (Finder *self, const char *path) {
  char *real = realpath (path, NULL);
  g_autofree char *key = g_strdup (real != NULL ? real : path);
  free (real);
  if (g_hash_table_add (self->seen, g_steal_pointer (&key)))
    g_array_append_vals (self->files, &(File){.path = g_strdup (path)}, 1);
}

static int
compare_paths (gconstpointer a, gconstpointer b) {
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static gboolean
add_path (Finder *self, const char *path, GError **error) {
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  if (g_file_test (full, G_FILE_TEST_IS_REGULAR)) {
    add_file (self, full);
    return TRUE;
  }
  if (!g_file_test (full, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "%s: %s", path,
                 g_file_test (full, G_FILE_TEST_EXISTS) ? "not a file or folder"
                                                        : "no such file or folder");
    return FALSE;
  }
  g_autoptr (GPtrArray) below = g_ptr_array_new_with_free_func (g_free);
  if (!pt_discover_below (full, "", below, error))
    return FALSE;
  if (below->len == 0) {
    g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "no Python files in %s", path);
    return FALSE;
  }
  g_ptr_array_sort (below, compare_paths);
  for (guint i = 0; i < below->len; i++) {
    g_autofree char *file = g_build_filename (full, g_ptr_array_index (below, i), NULL);
    add_file (self, file);
  }
  return TRUE;
}

/* Lifecycle */

static void
file_clear (gpointer data) {
  File *self = data;
  g_free (self->path);
  pt_unit_result_unref (self->result);
}

static void
arena_pool_counters (const void *data, PtSnapshot *snapshot) {
  PtArenaPoolStats stats;
  pt_arena_pool_stats (data, &stats);
  snapshot->values[PT_COUNTER_ARENA_POOL_HIGH_WATER] = stats.high_water;
}

PtCheck *
pt_check_open (const char *const *paths, const PtOptions *options, GError **error) {
  if (!pt_options_apply_simd (options, error))
    return NULL;
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (File));
  g_array_set_clear_func (files, file_clear);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Finder finder = {files, seen};
  for (; *paths != NULL; paths++)
    if (!add_path (&finder, *paths, error))
      return NULL;

  PtCheck *self = g_new0 (PtCheck, 1);
  g_mutex_init (&self->lock);
  g_cond_init (&self->idle);
  self->options = *options;
  self->files = g_steal_pointer (&files);
  guint jobs = options->jobs > 0 ? options->jobs : g_get_num_processors ();
  self->n_workers = CLAMP (self->files->len, 1, jobs);
  PtMemoryMode mode = options->memory_opt ? PT_MEMORY_OPTIMISED : PT_MEMORY_PLAIN;
  self->metrics = pt_metrics_new ();
  self->arenas = pt_arena_pool_new (&(PtArenaPoolOptions){.mode = mode});
  if (self->metrics == NULL || self->arenas == NULL ||
      !pt_metrics_add_source (self->metrics, arena_pool_counters, self->arenas)) {
    g_set_error_literal (error, PT_ERROR, PT_ERROR_OPEN, pt_status_text (PT_ENOMEM));
    pt_check_free (self);
    return NULL;
  }
  return self;
}

void
pt_check_free (PtCheck *self) {
  if (self == NULL)
    return;
  for (guint i = 0; self->workers != NULL && i < self->n_workers; i++)
    g_thread_join (self->workers[i]);
  g_free (self->workers);
  g_array_unref (self->files);
  pt_arena_pool_free (self->arenas);
  pt_metrics_free (self->metrics);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->idle);
  g_free (self);
}

/* Working */

static gboolean
read_file (PtCheck *self, const File *file, PtArena *arena, PtRaw *raw, PtDiags *diags) {
  guint64 start = pt_clock_ns ();
  g_autoptr (GError) error = NULL;
  gboolean done = pt_raw_read_file (raw, file->path, arena, &error);
  if (!done)
    pt_diags_add (diags, PT_DIAG_READ, (PtSpan){0}, "%s", error->message);
  atomic_fetch_add_explicit (&self->read_ns, pt_clock_ns () - start, memory_order_relaxed);
  return done;
}

static PtStatus
check_unit (PtCheck *self, const File *file, PtUnit *unit, PtRaw *raw, PtMetricsBlock *block) {
  if (!read_file (self, file, unit->arena, raw, &unit->diags))
    return PT_OK;
  PtPipelineOptions how = {
      .python_minor = self->options.python_minor,
      .raw_is_padded = raw->is_padded,
      .metrics = block,
  };
  PtStatus status = pt_pipeline_parse (unit, file->path, raw->data, raw->len, &how);
  return status == PT_OK ? pt_pipeline_resolve (unit, &how) : status;
}

static void
check_file (PtCheck *self, File *file, PtArenaLocal *local, PtMetricsBlock *block) {
  PtUnit unit = {0};
  PtStatus status = PT_ENOMEM;
  PT_AUTO (PtRaw) raw = {0};
  PT_AUTO (PtArenaLease) lease = pt_arena_lease (self->arenas, local);
  if (lease.arena != NULL) {
    pt_unit_init (&unit, lease.arena);
    status = check_unit (self, file, &unit, &raw, block);
  }
  if (status != PT_OK || unit.diags.count > 0) {
    file->result = pt_unit_result_finish (&unit, status, &(PtBytes){0}, &(PtLineMap){0}, TRUE);
    pt_count (block, PT_COUNTER_DIAGNOSTICS, file->result->issues->len);
  }
  if (lease.arena != NULL)
    pt_unit_forget (&unit, block);
  atomic_fetch_add (&self->done, 1);
}

static gpointer
work (gpointer data) {
  PtCheck *self = data;
  PtMetricsBlock *block = pt_metrics_worker_block (self->metrics);
  PtArenaLocal local;
  pt_arena_local_init (&local, self->arenas);
  for (guint i; (i = atomic_fetch_add (&self->next, 1)) < self->files->len;)
    check_file (self, &g_array_index (self->files, File, i), &local, block);
  pt_arena_local_clear (&local);
  if (block != NULL)
    pt_metrics_release_block (block);

  g_mutex_lock (&self->lock);
  if (--self->active == 0) {
    self->ended_ns = pt_clock_ns ();
    g_cond_broadcast (&self->idle);
  }
  g_mutex_unlock (&self->lock);
  return NULL;
}

void
pt_check_start (PtCheck *self) {
  g_return_if_fail (self->workers == NULL);
  self->workers = g_new (GThread *, self->n_workers);
  self->active = self->n_workers;
  self->started_ns = pt_clock_ns ();
  for (guint i = 0; i < self->n_workers; i++)
    self->workers[i] = g_thread_new ("check", work, self);
}

gboolean
pt_check_wait (PtCheck *self, gint64 timeout_us) {
  gint64 end = g_get_monotonic_time () + timeout_us;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  while (self->active > 0) {
    if (timeout_us < 0)
      g_cond_wait (&self->idle, &self->lock);
    else if (!g_cond_wait_until (&self->idle, &self->lock, end))
      break;
  }
  return self->active == 0;
}

/* Reading */

guint
pt_check_n_files (const PtCheck *self) {
  return self->files->len;
}

const char *
pt_check_path (const PtCheck *self, guint file) {
  g_return_val_if_fail (file < self->files->len, NULL);
  return g_array_index (self->files, File, file).path;
}

guint
pt_check_n_done (PtCheck *self) {
  return atomic_load (&self->done);
}

const PtUnitResult *
pt_check_result (const PtCheck *self, guint file) {
  g_return_val_if_fail (file < self->files->len, NULL);
  return g_array_index (self->files, File, file).result;
}

void
pt_check_stats (PtCheck *self, PtCheckStats *ret_stats) {
  PtSnapshot snapshot;
  pt_metrics_snapshot (self->metrics, &snapshot);
  const uint64_t *values = snapshot.values;
  PtCheckStats stats = {
      .files = self->files->len,
      .jobs = self->n_workers,
      .source_bytes = values[PT_COUNTER_SOURCE_BYTES],
      .lines = values[PT_COUNTER_SOURCE_LINES],
      .tokens = values[PT_COUNTER_TOKENS],
      .nodes = values[PT_COUNTER_NODES],
      .tree_bytes = values[PT_COUNTER_TREE_BYTES],
      .arenas = values[PT_COUNTER_ARENA_POOL_HIGH_WATER],
      .read_ns = atomic_load (&self->read_ns),
      .elapsed_ns = self->ended_ns - self->started_ns,
  };
  for (int stage = 0; stage < PT_STAGE_COUNT; stage++) {
    uint64_t peak = values[pt_stage_counter (PT_COUNTER_ARENA_PEAK, (PtStage)stage)];
    stats.stage_ns[stage] = values[pt_stage_counter (PT_COUNTER_STAGE_NS, (PtStage)stage)];
    stats.arena_peak = MAX (stats.arena_peak, peak);
  }
  for (guint i = 0; i < self->files->len; i++) {
    const PtUnitResult *result = pt_check_result (self, i);
    stats.failed += result != NULL && result->status == PT_UNIT_FAILED;
  }
  *ret_stats = stats;
}
