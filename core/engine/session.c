// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <glib/gstdio.h>

#include "core/engine/session_private.h"
#include "core/metrics/clock.h"
#include "simd/simd.h"

G_DEFINE_QUARK (pt - error - quark, pt_error)

void
pt_options_init (PtOptions *self) {
  *self = (PtOptions){.python_minor = 11, .types = true, .memory_opt = true};
}

gboolean
pt_options_apply_simd (const PtOptions *self, GError **error) {
  PtSimdLevel level = (PtSimdLevel)self->simd;
  if (pt_simd_init (level))
    return TRUE;
  g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "this machine has no %s instructions",
               pt_simd_level_name (level));
  return FALSE;
}

/* Lifecycle */

static void
arena_pool_counters (const void *data, PtSnapshot *snapshot) {
  PtArenaPoolStats stats;
  pt_arena_pool_stats (data, &stats);
  snapshot->values[PT_COUNTER_ARENA_POOL_HITS] = stats.hits;
  snapshot->values[PT_COUNTER_ARENA_POOL_MISSES] = stats.misses;
  snapshot->values[PT_COUNTER_ARENA_POOL_OUTSTANDING] = stats.outstanding;
  snapshot->values[PT_COUNTER_ARENA_POOL_HIGH_WATER] = stats.high_water;
  snapshot->values[PT_COUNTER_ARENA_POOL_HELD_BYTES] = stats.idle_bytes;
}

static char *
module_of_path (const char *path) {
  char *name = g_strdup (path);
  gsize len = strlen (name);
  if (g_str_has_suffix (name, ".py"))
    name[len -= strlen (".py")] = '\0';
  if (g_str_has_suffix (name, "/__init__"))
    name[len - strlen ("/__init__")] = '\0';
  return g_strdelimit (name, "/", '.');
}

/* Takes the paths out of the list. */

static void
take_units (PtSession *self, GPtrArray *paths) {
  self->n_units = paths->len;
  self->units = g_new0 (PtSessionUnit, paths->len);
  g_autoptr (GString) full = g_string_new (self->root);
  gsize root_len = full->len;
  for (guint i = 0; i < paths->len; i++) {
    PtSessionUnit *unit = &self->units[i];
    unit->path = g_steal_pointer (&paths->pdata[i]);
    unit->module = module_of_path (unit->path);
    g_string_append_c (g_string_truncate (full, root_len), '/');
    g_string_append (full, unit->path);
    GStatBuf info;
    if (g_stat (full->str, &info) == 0)
      unit->size = (guint64)info.st_size;
  }
  self->counts[PT_UNIT_QUEUED] = self->n_units;
}

PtSession *
pt_session_open (const char *path, const PtOptions *options, GError **error) {
  PtDiscovery found;
  if (!pt_options_apply_simd (options, error) || !pt_discover (path, options, &found, error))
    return NULL;

  PtSession *self = g_new0 (PtSession, 1);
  g_mutex_init (&self->lock);
  g_cond_init (&self->idle);
  self->options = *options;
  self->options.stdlib = NULL; /* the caller's */
  self->installation = pt_installation_new (options->stdlib, options->python_minor);
  self->root = found.root;
  self->name = found.name;
  self->entry = found.entry;
  take_units (self, found.paths);
  g_ptr_array_unref (found.paths);
  PtMemoryMode mode = options->memory_opt ? PT_MEMORY_OPTIMISED : PT_MEMORY_PLAIN;
  pt_arena_init_mode (&self->project_arena, 0, mode);
  self->metrics = pt_metrics_new ();
  self->arenas = pt_arena_pool_new (&(PtArenaPoolOptions){.mode = mode});
  if (self->metrics == NULL || self->arenas == NULL ||
      !pt_metrics_add_source (self->metrics, arena_pool_counters, self->arenas)) {
    g_set_error_literal (error, PT_ERROR, PT_ERROR_OPEN, pt_status_text (PT_ENOMEM));
    pt_session_free (self);
    return NULL;
  }
  return self;
}

void
pt_session_free (PtSession *self) {
  if (self == NULL)
    return;
  pt_session_cancel (self);
  pt_session_wait (self, -1);
  if (self->threads != NULL)
    g_thread_pool_free (self->threads, FALSE, TRUE);
  for (guint i = 0; i < self->n_workers; i++) {
    pt_arena_local_clear (&self->workers[i].arenas);
    pt_bytes_clear (&self->workers[i].rust);
  }
  g_free (self->workers);
  for (guint i = 0; i < self->n_units; i++) {
    g_free (self->units[i].path);
    g_free (self->units[i].module);
    g_clear_pointer (&self->units[i].text, g_bytes_unref);
    pt_unit_result_unref (self->units[i].result);
  }
  g_free (self->units);
  pt_installation_free (self->installation);
  pt_arena_pool_free (self->arenas);
  pt_metrics_free (self->metrics);
  pt_arena_clear (&self->project_arena);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->idle);
  g_free (self->root);
  g_free (self->name);
  g_free (self);
}

/* Reading */

const char *
pt_session_root (const PtSession *self) {
  return self->root;
}

const char *
pt_session_name (const PtSession *self) {
  return self->name;
}

const char *
pt_session_entry (const PtSession *self) {
  return self->entry < 0 ? NULL : self->units[self->entry].path;
}

guint
pt_session_n_units (const PtSession *self) {
  return self->n_units;
}

const char *
pt_session_unit_path (const PtSession *self, guint unit) {
  g_return_val_if_fail (unit < self->n_units, NULL);
  return self->units[unit].path;
}

const char *
pt_session_unit_module (const PtSession *self, guint unit) {
  g_return_val_if_fail (unit < self->n_units, NULL);
  return self->units[unit].module;
}

guint64
pt_session_unit_size (const PtSession *self, guint unit) {
  g_return_val_if_fail (unit < self->n_units, 0);
  return self->units[unit].size;
}

PtUnitStatus
pt_session_unit_status (PtSession *self, guint unit) {
  g_return_val_if_fail (unit < self->n_units, PT_UNIT_FAILED);
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->units[unit].status;
}

PtUnitResult *
pt_session_unit_result (PtSession *self, guint unit) {
  g_return_val_if_fail (unit < self->n_units, NULL);
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  PtUnitResult *result = self->units[unit].result;
  return result == NULL ? NULL : pt_unit_result_ref (result);
}

gboolean
pt_session_unit_needed (PtSession *self, guint unit) {
  g_return_val_if_fail (unit < self->n_units, FALSE);
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->job == NULL && self->linked && self->project.modules[unit].needed;
}

void
pt_session_progress (PtSession *self, PtProgress *ret_progress) {
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint64 end = self->job != NULL ? pt_clock_ns () : self->ended_ns;
  *ret_progress = (PtProgress){
      .running = self->job != NULL,
      .cancelled = self->counts[PT_UNIT_CANCELLED] > 0,
      .total = self->n_units,
      .queued = self->counts[PT_UNIT_QUEUED],
      .active = self->counts[PT_UNIT_RUNNING],
      .translated = self->counts[PT_UNIT_TRANSLATED],
      .review = self->counts[PT_UNIT_REVIEW],
      .failed = self->counts[PT_UNIT_FAILED],
      .source_bytes = self->source_bytes,
      .elapsed_ns = end - self->started_ns,
      .serial = self->serial,
  };
}

void
pt_session_snapshot (PtSession *self, PtSnapshot *ret_snapshot) {
  pt_metrics_snapshot (self->metrics, ret_snapshot);
}

/* Working */

gboolean
pt_session_start (PtSession *self) {
  g_mutex_lock (&self->lock);
  if (self->job != NULL) {
    g_mutex_unlock (&self->lock);
    return FALSE;
  }
  atomic_store (&self->cancel, false);
  self->started_ns = pt_clock_ns ();
  self->source_bytes = 0;
  self->linked = FALSE;
  memset (self->counts, 0, sizeof self->counts);
  self->counts[PT_UNIT_QUEUED] = self->n_units;
  for (guint i = 0; i < self->n_units; i++)
    self->units[i].status = PT_UNIT_QUEUED;
  self->serial++;
  pt_job_start (self);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

void
pt_session_set_unit_text (PtSession *self, guint unit, GBytes *text) {
  g_return_if_fail (unit < self->n_units);
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (text != NULL)
    g_bytes_ref (text);
  g_clear_pointer (&self->units[unit].text, g_bytes_unref);
  self->units[unit].text = text;
}

void
pt_session_cancel (PtSession *self) {
  atomic_store (&self->cancel, true);
}

gboolean
pt_session_wait (PtSession *self, gint64 timeout_us) {
  gint64 end = g_get_monotonic_time () + timeout_us;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  while (self->job != NULL) {
    if (timeout_us < 0)
      g_cond_wait (&self->idle, &self->lock);
    else if (!g_cond_wait_until (&self->idle, &self->lock, end))
      break;
  }
  return self->job == NULL;
}

GBytes *
pt_session_unit_bytes (PtSession *self, guint unit, GError **error) {
  g_mutex_lock (&self->lock);
  GBytes *text = self->units[unit].text;
  if (text != NULL)
    g_bytes_ref (text);
  g_mutex_unlock (&self->lock);
  if (text != NULL)
    return text;
  g_autofree char *path = g_build_filename (self->root, self->units[unit].path, NULL);
  /* Not mapped: a file that shrinks under a mapping kills the process. */
  char *content;
  gsize len;
  if (!g_file_get_contents (path, &content, &len, error))
    return NULL;
  return g_bytes_new_take (content, len);
}

PtStatus
pt_session_init_project (PtSession *self, PtArena *arena, PtProject *ret_project) {
  g_autofree const char **paths = g_new (const char *, self->n_units + 1);
  for (guint i = 0; i < self->n_units; i++)
    paths[i] = self->units[i].path;
  PtLibrary library = pt_installation_library (self->installation);
  return pt_project_init (ret_project, arena, paths, self->n_units, &library,
                          self->entry < 0 ? PT_NO_UNIT : (uint32_t)self->entry);
}

void
pt_session_set_unit (PtSession *self, guint unit, PtUnitStatus status, PtUnitResult *result) {
  PtUnitResult *old = NULL;
  g_mutex_lock (&self->lock);
  PtSessionUnit *row = &self->units[unit];
  gboolean is_first = row->status == PT_UNIT_QUEUED || row->status == PT_UNIT_RUNNING;
  self->counts[row->status]--;
  self->counts[status]++;
  row->status = status;
  if (result != NULL) {
    old = row->result;
    row->result = result;
  }
  if (result != NULL && is_first)
    self->source_bytes += row->text != NULL ? g_bytes_get_size (row->text) : row->size;
  self->serial++;
  g_mutex_unlock (&self->lock);
  pt_unit_result_unref (old);
}

void
pt_session_job_ended (PtSession *self) {
  g_mutex_lock (&self->lock);
  self->job = NULL;
  self->ended_ns = pt_clock_ns ();
  self->serial++;
  g_cond_broadcast (&self->idle);
  g_mutex_unlock (&self->lock);
}
