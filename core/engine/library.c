// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/library.h"

#include <stdlib.h>
#include <string.h>

#include "core/pipeline.h"

typedef struct {
  PtLibraryModule row;
  PtArena arena;
  PtUnit unit;
} Entry;

struct _PtInstallation {
  int python_minor;
  char *wanted; /* the folder that was asked for; NULL: any */

  GMutex lock; /* all below */
  gboolean looked;
  char *folder;        /* NULL: there is none */
  char *fault;         /* why */
  GHashTable *entries; /* of Entry, by dotted name; NULL: no such module */
};

static void
entry_free (gpointer data) {
  Entry *self = data;
  if (self == NULL)
    return;
  pt_arena_clear (&self->arena);
  g_free ((char *)self->row.name);
  g_free ((char *)self->row.path);
  g_free ((char *)self->row.text);
  g_free (self);
}

PtInstallation *
pt_installation_new (const char *folder, int python_minor) {
  PtInstallation *self = g_new0 (PtInstallation, 1);
  g_mutex_init (&self->lock);
  self->python_minor = python_minor;
  self->wanted = g_strdup (folder);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  return self;
}

void
pt_installation_free (PtInstallation *self) {
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_mutex_clear (&self->lock);
  g_free (self->wanted);
  g_free (self->folder);
  g_free (self->fault);
  g_free (self);
}

/* Finding it */

/* The minor version whose library lies in a folder, from the number that its byte code files begin
 * with; 0: it is no library of a version that we know. */
static int
version_of (const char *folder) {
  static const struct {
    int magic, minor;
  } versions[] = {{3413, 8}, {3425, 9}, {3439, 10}, {3495, 11}, {3531, 12}, {3571, 13}};
  g_autofree char *path = g_build_filename (folder, "importlib", "_bootstrap_external.py", NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  static const char mark[] = "\nMAGIC_NUMBER = (";
  const char *found = strstr (text, mark);
  gint64 magic = found == NULL ? 0 : g_ascii_strtoll (found + strlen (mark), NULL, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    if (versions[i].magic == magic)
      return versions[i].minor;
  return 0;
}

/* What the interpreter itself says; it may be a script that chooses one. */
static char *
ask_python (const char *python) {
  static const char program[] = "import sysconfig; print(sysconfig.get_path('stdlib'))";
  const char *const argv[] = {python, "-I", "-S", "-c", program, NULL};
  char *out = NULL;
  int status;
  if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                     &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL)) {
    g_free (out);
    return NULL;
  }
  return g_strchomp (out);
}

/* bin/python3.11 has its library in lib/python3.11. */
static char *
folder_beside (const char *python, int minor) {
  g_autofree char *real = realpath (python, NULL);
  g_autofree char *bin = g_path_get_dirname (real == NULL ? python : real);
  g_autofree char *prefix = g_path_get_dirname (bin);
  g_autofree char *name = g_strdup_printf ("python3.%d", minor);
  char *folder = g_build_filename (prefix, "lib", name, NULL);
  if (version_of (folder) == minor)
    return folder;
  g_free (folder);
  return NULL;
}

static void
look (PtInstallation *self) {
  int minor = self->python_minor;
  if (self->wanted != NULL) {
    int found = version_of (self->wanted);
    if (found == minor)
      self->folder = g_strdup (self->wanted);
    else if (found == 0)
      self->fault = g_strdup_printf ("%s is not the folder of a library of Python", self->wanted);
    else
      self->fault = g_strdup_printf ("%s is of Python 3.%d, and the target is 3.%d", self->wanted,
                                     found, minor);
    return;
  }
  g_autofree char *exact = g_strdup_printf ("python3.%d", minor);
  const char *const names[] = {exact, "python3"};
  int other = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (names) && self->folder == NULL; i++) {
    g_autofree char *python = g_find_program_in_path (names[i]);
    if (python == NULL)
      continue;
    self->folder = folder_beside (python, minor);
    if (self->folder != NULL)
      return;
    g_autofree char *said = ask_python (python);
    int found = said == NULL ? 0 : version_of (said);
    if (found == minor)
      self->folder = g_steal_pointer (&said);
    else if (found != 0)
      other = found;
  }
  if (self->folder != NULL)
    return;
  if (other != 0)
    self->fault =
        g_strdup_printf ("the one found is Python 3.%d, and the target is 3.%d", other, minor);
  else
    self->fault = g_strdup_printf ("no Python 3.%d was found", minor);
}

/* Reading a module */

static Entry *
read_entry (PtInstallation *self, const char *dotted) {
  g_autofree char *below = g_strdup (dotted);
  g_strdelimit (below, ".", '/');
  g_autofree char *file = g_strconcat (below, ".py", NULL);
  g_autofree char *path = g_build_filename (self->folder, below, "__init__.py", NULL);
  gboolean package = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  if (!package) {
    g_free (path);
    path = g_build_filename (self->folder, file, NULL);
  }
  if (strcmp (dotted, "_pydatetime") == 0 && !g_file_test (path, G_FILE_TEST_EXISTS)) {
    /* Before 3.12 the classes in Python and those in C shared one file. */
    g_free (path);
    path = g_build_filename (self->folder, "datetime.py", NULL);
  }
  g_autofree char *text = NULL;
  gsize len;
  if (!g_file_get_contents (path, &text, &len, NULL))
    return NULL;
  Entry *entry = g_new0 (Entry, 1);
  pt_arena_init (&entry->arena, 0);
  pt_unit_init (&entry->unit, &entry->arena);
  entry->row = (PtLibraryModule){
      .name = g_strdup (dotted),
      .path = g_steal_pointer (&path),
      .text = g_steal_pointer (&text),
      .text_len = len,
      .package = package,
      .imports = &entry->unit.imports,
  };
  PtPipelineOptions how = {.python_minor = self->python_minor};
  if (pt_pipeline_read (&entry->unit, entry->row.path, entry->row.text, len, &how) == PT_OK &&
      entry->unit.diags.errors == 0)
    return entry;
  entry_free (entry);
  return NULL;
}

static const PtLibraryModule *
find (void *data, const char *dotted, const char **ret_fault) {
  PtInstallation *self = data;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gpointer found;
  if (!g_hash_table_lookup_extended (self->entries, dotted, NULL, &found)) {
    if (!self->looked)
      look (self);
    self->looked = TRUE;
    found = self->folder == NULL ? NULL : read_entry (self, dotted);
    g_hash_table_insert (self->entries, g_strdup (dotted), found);
  }
  *ret_fault = self->fault != NULL ? self->fault : "this version has no such module";
  return found == NULL ? NULL : &((Entry *)found)->row;
}

PtLibrary
pt_installation_library (PtInstallation *self) {
  return (PtLibrary){self, find};
}
