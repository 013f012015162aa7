// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-bench-job.h"

#define TELL_EVERY_US (50 * 1000)

struct _PtBenchJob {
  GObject parent_instance;

  gboolean quick;
  char *corpus;    /* (nullable) */
  char **prefixes; /* (nullable) */
  GCancellable *cancellable;
  gboolean running;
  GError *error;
  PtBenchReport *report; /* (nullable) */
  double part;
  const char *id; /* (nullable): static */
  gint64 told;    /* the thread's: when it last spoke, microseconds */
  guint shown;    /* the thread's: rows that it has told of */
};

G_DEFINE_FINAL_TYPE (PtBenchJob, pt_bench_job, G_TYPE_OBJECT)

static guint changed_signal;

/* Thread */

/** What the thread has to say, on its way to the main loop. */
typedef struct {
  PtBenchJob *job;
  double part;
  const char *id;
  PtBenchReport *report; /* (nullable): no more than before */
} News;

static gboolean
take_news (gpointer data) {
  News *news = data;
  PtBenchJob *self = news->job;

  if (!self->running)
    return G_SOURCE_REMOVE;
  self->part = news->part;
  self->id = news->id;
  if (news->report != NULL) {
    g_clear_pointer (&self->report, pt_bench_report_unref);
    self->report = g_steal_pointer (&news->report);
  }
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
free_news (gpointer data) {
  News *news = data;
  g_clear_pointer (&news->report, pt_bench_report_unref);
  g_object_unref (news->job);
  g_free (news);
}

static void
on_progress (void *data, const PtBenchProgress *progress) {
  PtBenchJob *self = data;
  gint64 now = g_get_monotonic_time ();
  guint rows = progress->now->results->len + progress->now->skips->len;

  if (rows == self->shown && now - self->told < TELL_EVERY_US)
    return;
  News *news = g_new0 (News, 1);
  news->job = g_object_ref (self);
  news->part = progress->part;
  news->id = progress->id;
  if (rows != self->shown)
    news->report = pt_bench_report_copy (progress->now);
  self->told = now;
  self->shown = rows;
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, take_news, news, free_news);
}

/** The command line's program: it stands beside ours, or in the build tree, or in PATH. */
static char *
find_program (void) {
  static const char *const places[] = {"portalis", "../cli/portalis", "../../app/cli/portalis"};
  g_autofree char *exe = g_file_read_link ("/proc/self/exe", NULL);

  for (gsize i = 0; exe != NULL && i < G_N_ELEMENTS (places); i++) {
    g_autofree char *folder = g_path_get_dirname (exe);
    g_autofree char *path = g_build_filename (folder, places[i], NULL);
    if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test (path, G_FILE_TEST_IS_DIR))
      return g_steal_pointer (&path);
  }
  return g_find_program_in_path ("portalis");
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  PtBenchJob *self = source;
  g_autofree char *program = find_program ();
  PtBenchOptions options = {
      .prefixes = (const char *const *)self->prefixes,
      .quick = self->quick,
      .corpus = self->corpus,
      .program = program,
      .progress = on_progress,
      .data = self,
  };
  GError *error = NULL;
  PtBenchReport *report = pt_bench_run (&options, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify)pt_bench_report_unref);
  else
    g_task_return_error (task, error);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data) {
  PtBenchJob *self = PT_BENCH_JOB (source);
  PtBenchReport *report = g_task_propagate_pointer (G_TASK (result), &self->error);

  if (report != NULL) {
    g_clear_pointer (&self->report, pt_bench_report_unref);
    self->report = report;
  }
  self->running = FALSE;
  self->id = NULL;
  g_signal_emit (self, changed_signal, 0);
}

/* Object */

static void
pt_bench_job_finalize (GObject *object) {
  PtBenchJob *self = PT_BENCH_JOB (object);

  g_free (self->corpus);
  g_strfreev (self->prefixes);
  g_clear_pointer (&self->report, pt_bench_report_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (pt_bench_job_parent_class)->finalize (object);
}

static void
pt_bench_job_class_init (PtBenchJobClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_bench_job_finalize;
  changed_signal = g_signal_new ("changed", PT_TYPE_BENCH_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pt_bench_job_init (PtBenchJob *self) {
  self->cancellable = g_cancellable_new ();
}

PtBenchJob *
pt_bench_job_start (gboolean quick, const char *corpus, const char *const *prefixes) {
  PtBenchJob *self = g_object_new (PT_TYPE_BENCH_JOB, NULL);

  self->quick = quick;
  self->corpus = g_strdup (corpus);
  self->prefixes = g_strdupv ((char **)prefixes);
  self->running = TRUE;
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_ended, NULL);
  g_task_set_source_tag (task, pt_bench_job_start);
  g_task_set_check_cancellable (task, FALSE); // what was measured until then is worth having
  g_task_run_in_thread (task, run_in_thread);
  return self;
}

void
pt_bench_job_cancel (PtBenchJob *self) {
  g_return_if_fail (PT_IS_BENCH_JOB (self));
  g_cancellable_cancel (self->cancellable);
}

gboolean
pt_bench_job_is_running (PtBenchJob *self) {
  return self->running;
}

double
pt_bench_job_get_part (PtBenchJob *self) {
  return self->part;
}

const char *
pt_bench_job_get_id (PtBenchJob *self) {
  return self->id;
}

PtBenchReport *
pt_bench_job_get_report (PtBenchJob *self) {
  return self->report;
}

const GError *
pt_bench_job_get_error (PtBenchJob *self) {
  return self->error;
}
