// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-program-run.h"

#include "ui/model/pt-project-model-private.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  PtRunSide shown;
  char *error;
} Side;

struct _PtProgramRun {
  GObject parent_instance;

  PtProjectModel *project;
  GCancellable *cancellable;
  PtRunPhase phase;
  GError *error; /* when failed */
  double compile_seconds;
  Side sides[2]; /* by PtSide; the thread's until the phase says finished */
  guint difference;
};

G_DEFINE_FINAL_TYPE (PtProgramRun, pt_program_run, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_PHASE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

guint
pt_first_different_line (GBytes *one, GBytes *other) {
  gsize one_size, other_size, i = 0;
  const char *a = g_bytes_get_data (one, &one_size);
  const char *b = g_bytes_get_data (other, &other_size);
  guint line = 1;

  while (i < one_size && i < other_size && a[i] == b[i])
    line += a[i++] == '\n';
  return i == one_size && i == other_size ? 0 : line;
}

/* Thread */

typedef struct {
  PtProgramRun *run;
  PtRunPhase phase;
} PhaseChange;

static gboolean
change_phase (gpointer data) {
  PhaseChange *change = data;
  change->run->phase = change->phase;
  g_object_notify_by_pspec (G_OBJECT (change->run), properties[PROP_PHASE]);
  return G_SOURCE_REMOVE;
}

static void
free_change (gpointer data) {
  PhaseChange *change = data;
  g_object_unref (change->run);
  g_free (change);
}

static void
enter_phase (PtProgramRun *self, PtRunPhase phase) {
  PhaseChange *change = g_new0 (PhaseChange, 1);
  change->run = g_object_ref (self);
  change->phase = phase;
  // Not g_main_context_invoke: it would call from here while the main loop is between two turns.
  g_idle_add_full (G_PRIORITY_DEFAULT, change_phase, change, free_change);
}

/** Text that a text view takes: UTF-8 without NUL, of bounded size. */
static GBytes *
shown_text (GBytes *bytes) {
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : "";
  char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize)MIN (size, PT_RUN_SHOWN_BYTES));
  return g_bytes_new_take (text, strlen (text));
}

static char *
last_line (GBytes *bytes) {
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize)size);

  g_strchomp (text);
  const char *newline = strrchr (text, '\n');
  const char *line = newline != NULL ? newline + 1 : text;
  return *line != '\0' ? g_strdup (line) : NULL;
}

static void
fill_side (Side *side, GBytes *out, GBytes *err, int exit_status, double seconds) {
  side->shown.out = shown_text (out);
  side->error = last_line (err);
  side->shown.error = side->error;
  side->shown.exit_status = exit_status;
  side->shown.seconds = seconds;
  side->shown.ran = TRUE;
}

static gboolean
run_rust (PtProgramRun *self, PtSession *session, const char *binary, GError **error) {
  PtRun run = {0};

  if (!pt_session_run (session, binary, NULL, TRUE, &run, self->cancellable, error))
    return FALSE;
  fill_side (&self->sides[PT_SIDE_RUST], run.out, run.err, run.exit_status,
             (double)run.run_ns / 1e9);
  pt_run_clear (&run);
  return TRUE;
}

/** No interpreter is no error: the translated program's output is shown alone. */
static gboolean
run_python (PtProgramRun *self, PtSession *session, GError **error) {
  g_autofree char *python = g_find_program_in_path ("python3");
  const char *entry = pt_session_entry (session);

  if (python == NULL || entry == NULL) {
    self->sides[PT_SIDE_PYTHON].shown.out = g_bytes_new_static ("", 0);
    return TRUE;
  }
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, pt_session_root (session));
  g_subprocess_launcher_setenv (launcher, "PYTHONHASHSEED", "0", TRUE);
  g_subprocess_launcher_setenv (launcher, "PYTHONDONTWRITEBYTECODE", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "PYTHONIOENCODING", "utf-8", TRUE);

  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process =
      g_subprocess_launcher_spawn (launcher, error, python, entry, NULL);
  g_autoptr (GBytes) out = NULL, err = NULL;
  if (process == NULL)
    return FALSE;
  if (!g_subprocess_communicate (process, NULL, self->cancellable, &out, &err, error)) {
    g_subprocess_force_exit (process);
    return FALSE;
  }
  double seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  int status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                    : 128 + g_subprocess_get_term_sig (process);
  fill_side (&self->sides[PT_SIDE_PYTHON], out, err, status, seconds);
  return TRUE;
}

/** The cache keeps one folder per project, so that cargo compiles only what has changed. */
static char *
crate_folder (PtSession *session) {
  g_autofree char *digest =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, pt_session_root (session), -1);
  g_autofree char *name = g_strdup_printf ("%s-%.12s", pt_session_name (session), digest);
  return g_build_filename (g_get_user_cache_dir (), "portalis", "rust", name, NULL);
}

static gboolean
run_both (PtProgramRun *self, GError **error) {
  PtSession *session = pt_project_model_get_session (self->project);
  g_autofree char *folder = crate_folder (session);
  g_autofree char *binary = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    int saved = errno;
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved),
                 _ ("\u201c%s\u201d can't be made: %s"), folder, g_strerror (saved));
    return FALSE;
  }
  if (!pt_session_write_crate (session, folder, error))
    return FALSE;
  enter_phase (self, PT_RUN_COMPILING);
  gint64 start = g_get_monotonic_time ();
  if (!pt_session_compile (session, folder, &binary, self->cancellable, error))
    return FALSE;
  self->compile_seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  enter_phase (self, PT_RUN_RUNNING);
  if (!run_rust (self, session, binary, error) || !run_python (self, session, error))
    return FALSE;
  self->difference = pt_first_different_line (self->sides[0].shown.out, self->sides[1].shown.out);
  return TRUE;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  GError *error = NULL;

  if (run_both (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_run_ended (GObject *source, GAsyncResult *result, gpointer data) {
  PtProgramRun *self = PT_PROGRAM_RUN (source);

  pt_project_model_release (self->project);
  self->phase =
      g_task_propagate_boolean (G_TASK (result), &self->error) ? PT_RUN_FINISHED : PT_RUN_FAILED;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
}

/* Object */

static void
pt_program_run_finalize (GObject *object) {
  PtProgramRun *self = PT_PROGRAM_RUN (object);

  for (guint side = 0; side < 2; side++) {
    g_clear_pointer (&self->sides[side].shown.out, g_bytes_unref);
    g_free (self->sides[side].error);
  }
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (pt_program_run_parent_class)->finalize (object);
}

static void
pt_program_run_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  switch (id) {
  case PROP_PHASE:
    g_value_set_uint (value, PT_PROGRAM_RUN (object)->phase);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_program_run_class_init (PtProgramRunClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pt_program_run_finalize;
  object_class->get_property = pt_program_run_get_property;
  properties[PROP_PHASE] = g_param_spec_uint ("phase", NULL, NULL, 0, PT_RUN_FAILED, PT_RUN_WRITING,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pt_program_run_init (PtProgramRun *self) {
  self->cancellable = g_cancellable_new ();
}

PtProgramRun *
pt_program_run_start (PtProjectModel *project) {
  g_return_val_if_fail (pt_project_model_is_complete (project), NULL);
  PtProgramRun *self = g_object_new (PT_TYPE_PROGRAM_RUN, NULL);
  self->project = g_object_ref (project);
  pt_project_model_hold (project);

  g_autoptr (GTask) task = g_task_new (self, NULL, on_run_ended, NULL);
  g_task_set_source_tag (task, pt_program_run_start);
  g_task_run_in_thread (task, run_in_thread);
  return self;
}

void
pt_program_run_cancel (PtProgramRun *self) {
  g_cancellable_cancel (self->cancellable);
}

PtRunPhase
pt_program_run_get_phase (PtProgramRun *self) {
  return self->phase;
}

const GError *
pt_program_run_get_error (PtProgramRun *self) {
  return self->error;
}

double
pt_program_run_get_compile_seconds (PtProgramRun *self) {
  return self->compile_seconds;
}

const PtRunSide *
pt_program_run_get_side (PtProgramRun *self, PtSide side) {
  return &self->sides[side].shown;
}

guint
pt_program_run_get_difference (PtProgramRun *self) {
  return self->difference;
}

gboolean
pt_program_run_is_same (PtProgramRun *self) {
  const PtRunSide *python = &self->sides[PT_SIDE_PYTHON].shown;
  const PtRunSide *rust = &self->sides[PT_SIDE_RUST].shown;

  return self->phase == PT_RUN_FINISHED && python->ran && rust->ran && self->difference == 0 &&
         python->exit_status == rust->exit_status && g_strcmp0 (python->error, rust->error) == 0;
}
