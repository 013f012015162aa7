// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/recording.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tests/check.h"

static void
put (const char *folder, const char *relative, const char *text) {
  g_autofree char *path = g_build_filename (folder, relative, NULL);
  g_autofree char *above = g_path_get_dirname (path);
  g_mkdir_with_parents (above, 0700);
  pt_check (g_file_set_contents (path, text, -1, NULL));
}

static void
remove_tree (const char *path) {
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *below = g_build_filename (path, name, NULL);
    remove_tree (below);
  }
  g_remove (path);
}

typedef struct {
  char *folder, *project, *file;
  PtOptions options;
  PtSession *session;
} Scene;

/* A project that was translated, and its recording in a file. */
static void
scene_init (Scene *self) {
  *self = (Scene){.folder = g_dir_make_tmp ("portalis-test-XXXXXX", NULL)};
  self->project = g_build_filename (self->folder, "shop", NULL);
  self->file = g_build_filename (self->folder, "shop.portalis", NULL);
  put (self->project, "main.py", "from parts.cart import total\n\nprint(total([1, 2]))\n");
  put (self->project, "parts/__init__.py", "");
  put (self->project, "parts/cart.py",
       "def total(items):\n    s = 0\n    for i in items:\n        s += i\n    return s\n");
  put (self->project, "broken.py", "x = (\n");
  pt_options_init (&self->options);
  self->options.jobs = 2;
  self->session = pt_session_open (self->project, &self->options, NULL);
  pt_check (self->session != NULL && pt_session_start (self->session));
  pt_session_wait (self->session, -1);
  g_autoptr (GArray) samples = g_array_new (FALSE, TRUE, sizeof (PtRecordedSample));
  g_array_set_size (samples, 2);
  PtRecordedSample *last = &g_array_index (samples, PtRecordedSample, 1);
  last->seconds = 0.25;
  pt_session_snapshot (self->session, &last->counters);
  g_autoptr (GError) error = NULL;
  g_autoptr (PtRecording) taken = pt_recording_take (self->session, self->project, samples, &error);
  pt_check (taken != NULL && pt_recording_save (taken, self->file, &error));
}

static void
scene_clear (Scene *self) {
  pt_session_free (self->session);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->project);
  g_free (self->file);
}

static void
check_same_unit (PtSession *was, guint i, PtSession *is, guint j) {
  g_autoptr (PtUnitResult) a = pt_session_unit_result (was, i), b = pt_session_unit_result (is, j);
  pt_check_int (a->status, b->status);
  pt_check_int (pt_session_unit_status (was, i), pt_session_unit_status (is, j));
  pt_check ((a->rust == NULL) == (b->rust == NULL));
  if (a->rust != NULL && b->rust != NULL)
    pt_check (g_bytes_equal (a->rust, b->rust));
  pt_check_int (a->n_links, b->n_links);
  pt_check (a->n_links == 0 || memcmp (a->links, b->links, a->n_links * sizeof *a->links) == 0);
  pt_check_int (a->issues->len, b->issues->len);
  for (guint k = 0; k < a->issues->len; k++) {
    const PtIssue *x = g_ptr_array_index (a->issues, k), *y = g_ptr_array_index (b->issues, k);
    pt_check_str (x->code, y->code);
    pt_check_str (x->message, y->message);
    pt_check_int (x->line, y->line);
    pt_check_int (x->end_column, y->end_column);
  }
  pt_check_int (a->nanoseconds, b->nanoseconds);
}

PT_TEST (a_run_comes_back_as_it_was) {
  Scene scene;
  scene_init (&scene);
  g_autoptr (GError) error = NULL;
  g_autoptr (PtRecording) loaded = pt_recording_load (scene.file, &error);

  pt_check (loaded != NULL);
  pt_check_str (pt_recording_name (loaded), "shop");
  const GArray *samples = pt_recording_samples (loaded);
  pt_check_int (samples->len, 2);
  const PtRecordedSample *last = &g_array_index (samples, PtRecordedSample, 1);
  pt_check (last->seconds == 0.25);
  pt_check_int (last->counters.values[PT_COUNTER_UNITS_DONE], 4);
  g_autoptr (PtSession) again =
      pt_recording_open_below (loaded, scene.folder, &scene.options, &error);
  pt_check (again != NULL);
  pt_check_int (pt_session_n_units (again), pt_session_n_units (scene.session));
  pt_check_str (pt_session_name (again), "shop");
  pt_check_str (pt_session_entry (again), "main.py");
  for (guint i = 0; i < pt_session_n_units (again); i++) {
    pt_check_str (pt_session_unit_path (again, i), pt_session_unit_path (scene.session, i));
    check_same_unit (scene.session, i, again, i);
  }
  PtProgress was, is;
  pt_session_progress (scene.session, &was);
  pt_session_progress (again, &is);
  pt_check_int (was.elapsed_ns, is.elapsed_ns);
  pt_check_int (was.translated, is.translated);
  pt_check_int (was.failed, is.failed);
  pt_check_int (was.source_bytes, is.source_bytes);
  pt_check (!is.running);
  // It can be translated again.
  pt_check (pt_session_start (again));
  pt_session_wait (again, -1);
  pt_session_progress (again, &is);
  pt_check_int (was.translated, is.translated);
  scene_clear (&scene);
}

PT_TEST (what_was_edited_in_a_copy_stays) {
  Scene scene;
  scene_init (&scene);
  g_autoptr (GError) error = NULL;
  g_autoptr (PtRecording) loaded = pt_recording_load (scene.file, &error);
  g_autoptr (PtSession) first =
      pt_recording_open_below (loaded, scene.folder, &scene.options, &error);
  g_autofree char *root = g_strdup (pt_session_root (first));
  put (root, "main.py", "print('mine')\n");
  g_autoptr (PtSession) second =
      pt_recording_open_below (loaded, scene.folder, &scene.options, &error);

  pt_check (second != NULL && !g_str_equal (pt_session_root (second), root));
  g_autofree char *path = g_build_filename (root, "main.py", NULL), *text = NULL;
  pt_check (g_file_get_contents (path, &text, NULL, NULL));
  pt_check_str (text, "print('mine')\n");
  scene_clear (&scene);
}

/* Each byte and each length: a clear message, and nothing else. */
PT_TEST (damage_is_refused_with_a_message) {
  Scene scene;
  scene_init (&scene);
  g_autofree char *content = NULL;
  gsize size;

  pt_check (g_file_get_contents (scene.file, &content, &size, NULL));
  for (gsize at = 0; at < size; at += at < 80 ? 1 : 37) {
    g_autoptr (GError) error = NULL;
    content[at] ^= 0x20;
    pt_check (g_file_set_contents (scene.file, content, (gssize)size, NULL));
    content[at] ^= 0x20;
    g_autoptr (PtRecording) loaded = pt_recording_load (scene.file, &error);
    // Four bytes of the header mean nothing yet.
    pt_check (loaded == NULL || (at >= 20 && at < 24));
    pt_check (loaded != NULL || strstr (error->message, scene.file) != NULL);
  }
  for (gsize length = 0; length < size; length += length < 80 ? 1 : 101) {
    g_autoptr (GError) error = NULL;
    pt_check (g_file_set_contents (scene.file, content, (gssize)length, NULL));
    g_autoptr (PtRecording) loaded = pt_recording_load (scene.file, &error);
    pt_check (loaded == NULL && error != NULL);
  }
  g_autoptr (GError) error = NULL;
  content[16] = 9;
  pt_check (g_file_set_contents (scene.file, content, (gssize)size, NULL));
  pt_check (pt_recording_load (scene.file, &error) == NULL);
  pt_check (strstr (error->message, "format 9") != NULL);
  scene_clear (&scene);
}

/* A file from elsewhere must not write outside of its folder. */
PT_TEST (paths_lead_nowhere_else) {
  Scene scene;
  scene_init (&scene);
  g_autofree char *content = NULL;
  gsize size;

  pt_check (g_file_get_contents (scene.file, &content, &size, NULL));
  char *at = memmem (content, size, "parts/cart.py", 13);
  pt_check (at != NULL);
  memcpy (at, "../../evil.py", 13);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, (const guchar *)content + 64, (gssize)size - 64);
  gsize length = 32;
  g_checksum_get_digest (sum, (guint8 *)content + 32, &length);
  pt_check (g_file_set_contents (scene.file, content, (gssize)size, NULL));
  g_autoptr (GError) error = NULL;
  pt_check (pt_recording_load (scene.file, &error) == NULL);
  pt_check (strstr (error->message, "understands") != NULL);
  scene_clear (&scene);
}

PT_TEST_MAIN
