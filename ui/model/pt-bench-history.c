// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-bench-history.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST_BYTES (4 * 1024 * 1024) /* of a document: nothing of ours is longer */

struct _PtBenchHistory {
  GObject parent_instance;

  GPtrArray *reports; /* of PtBenchReport, the newest first */
  GString *faults;
};

G_DEFINE_FINAL_TYPE (PtBenchHistory, pt_bench_history, G_TYPE_OBJECT)

static guint changed_signal;

static char *
folder (void) {
  return g_build_filename (g_get_user_data_dir (), "portalis", "benchmarks", NULL);
}

static int
newest_first (gconstpointer a, gconstpointer b) {
  const PtBenchReport *one = *(PtBenchReport *const *)a, *other = *(PtBenchReport *const *)b;
  return strcmp (other->date, one->date); // ISO 8601 sorts as text
}

/* Thread */

typedef struct {
  GPtrArray *reports;
  GString *faults;
} Found;

static void
free_found (gpointer data) {
  Found *found = data;
  g_clear_pointer (&found->reports, g_ptr_array_unref);
  g_string_free (found->faults, TRUE);
  g_free (found);
}

static void
read_document (Found *found, const char *path) {
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize len;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return;
  PtBenchReport *report = NULL;
  if (info.st_size > MOST_BYTES)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("the file is too long"));
  else if (g_file_get_contents (path, &text, &len, &error))
    report = pt_bench_report_read (text, len, &error);
  if (report != NULL)
    g_ptr_array_add (found->reports, report);
  else
    g_string_append_printf (found->faults, "%s%s: %s", found->faults->len > 0 ? "\n" : "", name,
                            error->message);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  g_autofree char *path = folder ();
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  Found *found = g_new0 (Found, 1);

  found->reports = g_ptr_array_new_with_free_func ((GDestroyNotify)pt_bench_report_unref);
  found->faults = g_string_new (NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    if (g_str_has_suffix (name, ".json"))
      read_document (found, file);
  }
  g_task_return_pointer (task, found, free_found);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data) {
  PtBenchHistory *self = PT_BENCH_HISTORY (source);
  Found *found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found == NULL)
    return;
  g_ptr_array_extend_and_steal (self->reports, g_steal_pointer (&found->reports));
  g_ptr_array_sort (self->reports, newest_first);
  g_string_assign (self->faults, found->faults->str);
  free_found (found);
  g_signal_emit (self, changed_signal, 0);
}

/* Object */

static void
pt_bench_history_finalize (GObject *object) {
  PtBenchHistory *self = PT_BENCH_HISTORY (object);

  g_ptr_array_unref (self->reports);
  g_string_free (self->faults, TRUE);
  G_OBJECT_CLASS (pt_bench_history_parent_class)->finalize (object);
}

static void
pt_bench_history_class_init (PtBenchHistoryClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_bench_history_finalize;
  changed_signal = g_signal_new ("changed", PT_TYPE_BENCH_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pt_bench_history_init (PtBenchHistory *self) {
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify)pt_bench_report_unref);
  self->faults = g_string_new (NULL);
}

PtBenchHistory *
pt_bench_history_new (void) {
  return g_object_new (PT_TYPE_BENCH_HISTORY, NULL);
}

void
pt_bench_history_load (PtBenchHistory *self) {
  g_autoptr (GTask) task = g_task_new (self, NULL, on_read, NULL);
  g_task_set_source_tag (task, pt_bench_history_load);
  g_task_run_in_thread (task, read_in_thread);
}

/** "20261130T201000Z.json": the date without what a file's name should not have. */
static char *
path_of (const PtBenchReport *report) {
  g_autofree char *dir = folder ();
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *c = report->date; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (name, *c);
  g_string_append (name, ".json");
  return g_build_filename (dir, name->str, NULL);
}

gboolean
pt_bench_history_add (PtBenchHistory *self, PtBenchReport *report, GError **error) {
  g_return_val_if_fail (PT_IS_BENCH_HISTORY (self), FALSE);
  g_autofree char *dir = folder ();
  g_autofree char *path = path_of (report);
  PT_AUTO (PtBytes) text = {0};

  g_ptr_array_insert (self->reports, 0, pt_bench_report_ref (report));
  g_ptr_array_sort (self->reports, newest_first);
  g_signal_emit (self, changed_signal, 0);
  pt_bench_report_write (report, &text);
  if (text.failed || g_mkdir_with_parents (dir, 0700) != 0) {
    int saved = text.failed ? ENOMEM : errno;
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved),
                 _ ("\u201c%s\u201d can't be made: %s"), dir, g_strerror (saved));
    return FALSE;
  }
  return g_file_set_contents (path, text.data, (gssize)text.len, error);
}

guint
pt_bench_history_get_length (PtBenchHistory *self) {
  return self->reports->len;
}

PtBenchReport *
pt_bench_history_get (PtBenchHistory *self, guint index) {
  g_return_val_if_fail (index < self->reports->len, NULL);
  return g_ptr_array_index (self->reports, index);
}

const char *
pt_bench_history_get_faults (PtBenchHistory *self) {
  return self->faults->len > 0 ? self->faults->str : NULL;
}

char *
pt_bench_history_describe (const PtBenchReport *report) {
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (report->date, NULL);
  g_autoptr (GDateTime) local = date != NULL ? g_date_time_to_local (date) : NULL;
  g_autofree char *text =
      local != NULL ? g_date_time_format (local, "%-d %b %Y, %H:%M") : g_strdup (report->date);

  if (!report->complete)
    /* Translators: a date */
    return g_strdup_printf (_ ("%s (cancelled)"), text);
  if (report->quick)
    /* Translators: a date */
    return g_strdup_printf (_ ("%s (quick run)"), text);
  return g_steal_pointer (&text);
}
