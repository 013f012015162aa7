// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Captures read back with Sysprof's own reader. What is in Chrome's JSON: tests/cli.

#include "core/engine/trace.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tests/check.h"

enum { FILES = 7 };

typedef struct {
  char *folder;
  PtSession *session;
} Scene;

static void
scene_init (Scene *self) {
  PtOptions options;
  *self = (Scene){.folder = g_dir_make_tmp ("portalis-test-XXXXXX", NULL)};
  for (guint i = 0; i < FILES; i++) {
    g_autofree char *name = g_strdup_printf ("m%u.py", i);
    g_autofree char *path = g_build_filename (self->folder, name, NULL);
    pt_check (g_file_set_contents (path, "def f(x):\n    return x + 1\n", -1, NULL));
  }
  pt_options_init (&options);
  options.jobs = 2;
  self->session = pt_session_open (self->folder, &options, NULL);
  pt_check (self->session != NULL);
}

static void
scene_clear (Scene *self) {
  pt_session_free (self->session);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);
    g_remove (path);
  }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static void
run_job (Scene *self, PtTrace *trace) {
  PtTraceJob *job = pt_trace_begin (trace, self->session);
  pt_check (pt_session_start (self->session));
  pt_session_wait (self->session, -1);
  pt_trace_end (job);
}

PT_TEST (without_a_wish_there_is_no_trace) {
  PtTrace *trace;
  g_unsetenv ("SYSPROF_TRACE_FD");
  pt_check (pt_trace_open (NULL, NULL, &trace, NULL));
  pt_check (trace == NULL);
  pt_check (pt_trace_begin (NULL, NULL) == NULL);
  pt_trace_end (NULL);
  pt_check (pt_trace_close (NULL, NULL));
}

PT_TEST (a_file_that_cannot_be_written_is_named) {
  g_autoptr (GError) error = NULL;
  PtTrace *trace;
  pt_check (!pt_trace_open (NULL, "/nonexistent/x.json", &trace, &error));
  pt_check (trace == NULL && g_error_matches (error, PT_ERROR, PT_ERROR_WRITE));
  pt_check (strstr (error->message, "/nonexistent/x.json") != NULL);
  g_clear_error (&error);
  pt_check (!pt_trace_open ("/nonexistent/x.syscap", NULL, &trace, &error));
  pt_check (trace == NULL && strstr (error->message, "/nonexistent/x.syscap") != NULL);
}

#ifdef PT_HAVE_SYSPROF
#include <sys/mman.h>
#include <sysprof-capture.h>
#include <unistd.h>

typedef struct {
  guint jobs, stages[PT_STAGE_COUNT], others;
  guint defined;
  guint done_id;    /* of the counter units_done */
  gint64 done_last; /* the last value that it was set to */
} Found;

static void
find_mark (Found *self, const SysprofCaptureMark *mark) {
  if (strcmp (mark->group, "Portalis") == 0 && strcmp (mark->name, "job") == 0) {
    self->jobs++;
    return;
  }
  pt_check (g_str_has_prefix (mark->group, "Portalis ") && g_str_has_suffix (mark->message, ".py"));
  for (guint stage = 0; stage < PT_STAGE_COUNT; stage++)
    if (g_ascii_strcasecmp (mark->name, pt_stage_name ((PtStage)stage)) == 0) {
      self->stages[stage]++;
      return;
    }
  self->others++;
}

static void
find_values (Found *self, const SysprofCaptureCounterSet *set) {
  for (guint i = 0; i < set->n_values; i++)
    for (guint k = 0; k < G_N_ELEMENTS (set->values[i].ids); k++)
      if (set->values[i].ids[k] == self->done_id && self->done_id != 0)
        self->done_last = set->values[i].values[k].v64;
}

static void
read_all (SysprofCaptureReader *reader, Found *self) {
  SysprofCaptureFrameType type;
  *self = (Found){0};
  while (sysprof_capture_reader_peek_type (reader, &type)) {
    if (type == SYSPROF_CAPTURE_FRAME_MARK) {
      find_mark (self, sysprof_capture_reader_read_mark (reader));
    } else if (type == SYSPROF_CAPTURE_FRAME_CTRDEF) {
      const SysprofCaptureCounterDefine *define =
          sysprof_capture_reader_read_counter_define (reader);
      self->defined += define->n_counters;
      for (guint i = 0; i < define->n_counters; i++)
        if (strcmp (define->counters[i].name, "units_done") == 0)
          self->done_id = define->counters[i].id;
    } else if (type == SYSPROF_CAPTURE_FRAME_CTRSET) {
      find_values (self, sysprof_capture_reader_read_counter_set (reader));
    } else if (!sysprof_capture_reader_skip (reader)) {
      break;
    }
  }
}

static void
check_found (const Found *found, PtSession *session, guint jobs) {
  PtSnapshot snapshot;
  pt_session_snapshot (session, &snapshot);
  pt_check_int (found->jobs, jobs);
  for (PtStage stage = PT_STAGE_SOURCE; stage <= PT_STAGE_RUST; stage++) {
    pt_check (found->stages[stage] >= jobs * FILES);
    pt_check_int (found->stages[stage],
                  snapshot.values[pt_stage_counter (PT_COUNTER_STAGE_RUNS, stage)]);
  }
  pt_check_int (found->others, 0);
  pt_check_int (found->defined, PT_COUNTER_COUNT);
  pt_check_int (found->done_last, jobs * FILES);
}

PT_TEST (a_capture_holds_each_stage_of_each_file) {
  Scene scene;
  scene_init (&scene);
  PtTrace *trace;
  g_autofree char *path = g_build_filename (scene.folder, "run.syscap", NULL);
  pt_check (pt_trace_open (path, NULL, &trace, NULL));
  run_job (&scene, trace);
  run_job (&scene, trace); /* its own rows once more, and no others */
  pt_check (pt_trace_close (trace, NULL));
  SysprofCaptureReader *reader = sysprof_capture_reader_new (path);
  Found found;
  pt_check (reader != NULL);
  read_all (reader, &found);
  check_found (&found, scene.session, 2);
  sysprof_capture_reader_unref (reader);
  scene_clear (&scene);
}

PT_TEST (a_recorder_that_started_us_finds_it_in_its_descriptor) {
  Scene scene;
  scene_init (&scene);
  PtTrace *trace;
  int fd = memfd_create ("capture", MFD_CLOEXEC);
  g_autofree char *number = g_strdup_printf ("%d", fd);
  pt_check (fd > 2);
  g_setenv ("SYSPROF_TRACE_FD", number, TRUE);
  pt_check (pt_trace_open (NULL, NULL, &trace, NULL) && trace != NULL);
  g_unsetenv ("SYSPROF_TRACE_FD");
  run_job (&scene, trace);
  pt_check (pt_trace_close (trace, NULL));
  pt_check (lseek (fd, 0, SEEK_SET) == 0);
  SysprofCaptureReader *reader = sysprof_capture_reader_new_from_fd (fd); /* takes it */
  Found found;
  pt_check (reader != NULL);
  read_all (reader, &found);
  check_found (&found, scene.session, 1);
  sysprof_capture_reader_unref (reader);
  scene_clear (&scene);
}
#endif

PT_TEST_MAIN
