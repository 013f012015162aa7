// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The cargo project on disk. A list of what was written lies beside it, so that the next
// translation removes what it no longer writes and nothing else is ever removed or replaced.

#include <glib/gstdio.h>
#include <string.h>

#include "core/crate/crate.h"
#include "core/crate/runtime.h"
#include "core/engine/compile_private.h"
#include "core/engine/session_private.h"

#define LIST_NAME "portalis.files"

typedef struct {
  const char *folder;
  GString *list;       /* relative paths, a line each */
  GHashTable *written; /* the same */
  GError **error;
  gboolean failed;
} Writer;

/* A file that has the content already keeps its time: cargo then need not compile it again. */
static gboolean
has_content (const char *path, PtView text) {
  g_autofree char *old = NULL;
  gsize len;
  return g_file_get_contents (path, &old, &len, NULL) && len == text.len &&
         memcmp (old, text.data, len) == 0;
}

static void
write_file (Writer *self, const char *relative, PtView text) {
  if (self->failed)
    return;
  g_autofree char *path = g_build_filename (self->folder, relative, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_string_append_printf (self->list, "%s\n", relative);
  g_hash_table_add (self->written, g_strdup (relative));
  if (has_content (path, text))
    return;
  g_autoptr (GError) local = NULL;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    g_set_error (&local, PT_ERROR, PT_ERROR_WRITE, "cannot create %s: %s", folder,
                 g_strerror (errno));
  else
    g_file_set_contents_full (path, text.data == NULL ? "" : text.data, (gssize)text.len,
                              G_FILE_SET_CONTENTS_CONSISTENT, 0666, &local);
  if (local == NULL)
    return;
  self->failed = TRUE;
  g_set_error (self->error, PT_ERROR, PT_ERROR_WRITE, "%s", local->message);
}

static void
write_bytes (Writer *self, const char *relative, const PtBytes *text) {
  if (text->failed && !self->failed) {
    self->failed = TRUE;
    g_set_error_literal (self->error, PT_ERROR, PT_ERROR_WRITE, pt_status_text (PT_ENOMEM));
  }
  write_file (self, relative, pt_bytes_view (text));
}

static void
write_runtime (Writer *self) {
  for (uint32_t i = 0; i < pt_n_runtime_files; i++) {
    g_autofree char *relative = g_strconcat ("runtime/", pt_runtime_files[i].path, NULL);
    write_file (self, relative, pt_runtime_text (&pt_runtime_files[i]));
  }
}

static void
write_unit (Writer *self, PtSession *session, guint unit, const char *name) {
  g_autoptr (PtUnitResult) result = pt_session_unit_result (session, unit);
  gsize len;
  const char *text = g_bytes_get_data (result->rust, &len);
  g_autofree char *rust = g_strconcat ("src/", name, ".rs", NULL);
  write_file (self, rust, (PtView){text, len});
  PT_AUTO (PtBytes) lines = {0};
  for (guint i = 0; i < result->n_links; i++)
    pt_bytes_printf (&lines, "%u\t%u\t%u\n", result->links[i].rust_line,
                     result->links[i].python_line, result->links[i].python_end_line);
  g_autofree char *map = g_strconcat ("src/", name, ".map", NULL);
  write_bytes (self, map, &lines);
}

/* A module of the standard library that is written in Python. Always the dynamic code: programs
 * replace functions of such modules. */
static void
write_library (Writer *self, PtSession *session, uint32_t module, const char *name) {
  const PtProjectModule *row = &session->project.modules[module];
  PtPipelineOptions options = {.python_minor = session->options.python_minor};
  PtArena arena;
  pt_arena_init (&arena, 0);
  PtUnit unit;
  pt_unit_init (&unit, &arena);
  PT_AUTO (PtBytes) rust = {0};
  PtLineMap map;
  PtView text = row->library != NULL
                    ? (PtView){row->library->text, row->library->text_len}
                    : (PtView){row->std->text, (size_t)(row->std->text_end - row->std->text)};
  PtStatus status = pt_pipeline_read (&unit, row->rel_path, text.data, text.len, &options);
  if (status == PT_OK)
    status = pt_pipeline_translate (&unit, &session->project, module, &options, &rust, &map);
  if ((status != PT_OK || unit.diags.errors > 0) && !self->failed) {
    self->failed = TRUE;
    g_set_error (self->error, PT_ERROR, PT_ERROR_FAILED, "the standard module %s: %s", row->name,
                 status != PT_OK ? pt_status_text (status) : unit.diags.items[0].message);
  }
  g_autofree char *path = g_strconcat ("src/", name, ".rs", NULL);
  write_bytes (self, path, &rust);
  pt_arena_clear (&arena);
}

static void
write_modules (Writer *self, PtSession *session) {
  const PtProject *project = &session->project;
  PtArena arena;
  pt_arena_init (&arena, 0);
  PtCrateNames names = {0};
  if (pt_crate_names (project, &arena, &names) != PT_OK) {
    self->failed = TRUE;
    g_set_error_literal (self->error, PT_ERROR, PT_ERROR_WRITE, pt_status_text (PT_ENOMEM));
  }
  for (uint32_t m = 0; m < names.count; m++) {
    if (names.names[m] == NULL)
      continue;
    if (project->modules[m].unit != PT_NO_UNIT) {
      write_unit (self, session, project->modules[m].unit, names.names[m]);
      continue;
    }
    if (m >= project->n_own) {
      write_library (self, session, m, names.names[m]);
      continue;
    }
    PT_AUTO (PtBytes) text = {0};
    pt_crate_namespace (&project->modules[m], &text);
    g_autofree char *rust = g_strconcat ("src/", names.names[m], ".rs", NULL);
    write_bytes (self, rust, &text);
  }
  if (!self->failed) {
    PT_AUTO (PtBytes) text = {0};
    g_autofree char *root = g_canonicalize_filename (session->root, NULL);
    g_autofree char *valid = g_utf8_make_valid (root, -1);
    pt_crate_main (project, &names, valid, session->options.python_minor, &text);
    write_bytes (self, "src/main.rs", &text);
  }
  pt_arena_clear (&arena);
}

/* Removes what the last translation wrote into the folder and this one did not. */
static void
remove_stale (const Writer *self, const char *old_list) {
  g_auto (GStrv) lines = g_strsplit (old_list, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    if (**line == '\0' || **line == '/' || strstr (*line, "..") != NULL ||
        g_hash_table_contains (self->written, *line))
      continue;
    g_autofree char *path = g_build_filename (self->folder, *line, NULL);
    g_unlink (path);
  }
}

static gboolean
may_write (PtSession *self, const char *folder, gboolean has_list, GError **error) {
  if (self->job != NULL || !self->linked) {
    g_set_error_literal (error, PT_ERROR, PT_ERROR_FAILED, "the project is not translated");
    return FALSE;
  }
  if (self->entry < 0) {
    g_set_error (error, PT_ERROR, PT_ERROR_ENTRY,
                 "nothing in %s says where the program starts: it has no __main__.py or main.py; "
                 "name the file to start instead of the folder",
                 self->root);
    return FALSE;
  }
  for (guint i = 0; i < self->n_units; i++)
    if (pt_session_unit_needed (self, i) && self->units[i].status != PT_UNIT_TRANSLATED &&
        self->units[i].status != PT_UNIT_REVIEW) {
      g_set_error (error, PT_ERROR, PT_ERROR_FAILED, "%s could not be translated",
                   self->units[i].path);
      return FALSE;
    }
  g_autofree char *manifest = g_build_filename (folder, "Cargo.toml", NULL);
  if (!has_list && g_file_test (manifest, G_FILE_TEST_EXISTS)) {
    g_set_error (error, PT_ERROR, PT_ERROR_WRITE,
                 "%s holds a cargo project that Portalis did not write; choose another folder",
                 folder);
    return FALSE;
  }
  return TRUE;
}

gboolean
pt_session_write_crate (PtSession *self, const char *folder, GError **error) {
  g_return_val_if_fail (!self->options.discard_rust, FALSE);
  g_autofree char *list_path = g_build_filename (folder, LIST_NAME, NULL);
  g_autofree char *old_list = NULL;
  gboolean has_list = g_file_get_contents (list_path, &old_list, NULL, NULL);
  if (!may_write (self, folder, has_list, error))
    return FALSE;

  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writer = {.folder = folder, .list = list, .written = written, .error = error};
  PT_AUTO (PtBytes) manifest = {0};
  pt_crate_manifest (self->name, self->options.target == PT_TARGET_WASM, &manifest);
  write_bytes (&writer, "Cargo.toml", &manifest);
  PT_AUTO (PtBytes) script = {0};
  pt_crate_build_script (PT_WASM_STACK, &script);
  write_bytes (&writer, "build.rs", &script);
  write_modules (&writer, self);
  write_runtime (&writer);
  if (!writer.failed && has_list)
    remove_stale (&writer, old_list);
  g_autofree char *content = g_strdup (list->str);
  write_file (&writer, LIST_NAME, pt_view (content));
  return !writer.failed;
}
