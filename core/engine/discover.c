// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Which files a path means, and which of them starts.

#include <glib/gstdio.h>
#include <string.h>

#include "core/engine/session_private.h"

enum { MAX_FOLDER_DEPTH = 64, MAX_FILES = 200000 };

static int
compare_paths (gconstpointer a, gconstpointer b) {
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static gboolean
exists (const char *root, const char *relative) {
  g_autofree char *path = g_build_filename (root, relative, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Folders */

static gboolean
skips_folder (const char *path, const char *name) {
  static const char *const names[] = {"__pycache__", "node_modules", "site-packages", NULL};
  if (name[0] == '.' || g_strv_contains (names, name) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  g_autofree char *venv = g_build_filename (path, "pyvenv.cfg", NULL);
  return g_file_test (venv, G_FILE_TEST_EXISTS);
}

static void
walk_folder (const char *root, const char *relative, guint depth, GPtrArray *paths) {
  g_autofree char *folder = g_build_filename (root, relative, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL || depth > MAX_FOLDER_DEPTH)
    return;
  for (const char *name; (name = g_dir_read_name (dir)) != NULL && paths->len < MAX_FILES;) {
    if (!g_utf8_validate (name, -1, NULL))
      continue;
    g_autofree char *full = g_build_filename (folder, name, NULL);
    g_autofree char *below =
        relative[0] == '\0' ? g_strdup (name) : g_strconcat (relative, "/", name, NULL);
    if (g_file_test (full, G_FILE_TEST_IS_DIR)) {
      if (!skips_folder (full, name))
        walk_folder (root, below, depth + 1, paths);
    } else if (g_str_has_suffix (name, ".py") && name[0] != '.') {
      g_ptr_array_add (paths, g_steal_pointer (&below));
    }
  }
}

static int
index_of (GPtrArray *paths, const char *path) {
  guint index;
  return g_ptr_array_find_with_equal_func (paths, path, g_str_equal, &index) ? (int)index : -1;
}

static gboolean
has_main_guard (const char *root, const char *path) {
  g_autofree char *full = g_build_filename (root, path, NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (full, &text, NULL, NULL))
    return FALSE;
  return g_regex_match_simple ("^if\\s+__name__\\s*==\\s*['\"]__main__['\"]", text,
                               G_REGEX_MULTILINE | G_REGEX_RAW, 0);
}

/* Index of the one path for which a test holds; -1 if none or several. */
#define ONLY(paths, path, test)                                                                    \
  ({                                                                                               \
    int only = -1;                                                                                 \
    for (guint i = 0; i < (paths)->len; i++) {                                                     \
      const char *path = g_ptr_array_index (paths, i);                                             \
      if (test)                                                                                    \
        only = only == -1 ? (int)i : -2;                                                           \
    }                                                                                              \
    MAX (only, -1);                                                                                \
  })

static int
find_entry (const char *root, const char *name, GPtrArray *paths) {
  g_autofree char *own = g_strconcat (name, ".py", NULL);
  int entry = index_of (paths, "__main__.py");
  if (entry < 0)
    entry = index_of (paths, "main.py");
  if (entry < 0)
    entry =
        ONLY (paths, path,
              g_str_has_suffix (path, "/__main__.py") && strchr (path, '/') == strrchr (path, '/'));
  if (entry < 0)
    entry = ONLY (paths, path, strchr (path, '/') == NULL && !g_str_equal (path, "__init__.py"));
  if (entry < 0)
    entry = index_of (paths, own);
  if (entry < 0)
    entry = ONLY (paths, path, strchr (path, '/') == NULL && has_main_guard (root, path));
  return entry;
}

static gboolean
discover_folder (const char *path, PtDiscovery *ret, GError **error) {
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *init = g_build_filename (path, "__init__.py", NULL);
  gboolean package = g_file_test (init, G_FILE_TEST_EXISTS);
  g_autofree char *root = package ? g_path_get_dirname (path) : g_strdup (path);
  walk_folder (root, package ? name : "", 0, paths);
  if (paths->len == 0) {
    g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "no Python files in %s", path);
    return FALSE;
  }
  if (paths->len >= MAX_FILES) {
    g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "more than %d Python files in %s", MAX_FILES,
                 path);
    return FALSE;
  }
  g_ptr_array_sort (paths, compare_paths);
  ret->entry = find_entry (root, name, paths);
  ret->root = g_steal_pointer (&root);
  ret->name = g_steal_pointer (&name);
  ret->paths = g_steal_pointer (&paths);
  return TRUE;
}

/* A file and what it imports from its folder */

typedef struct {
  const char *root;
  GPtrArray *paths; /* also the queue */
  GHashTable *seen;
} Search;

static void
search_add (Search *self, const char *relative) {
  if (g_hash_table_contains (self->seen, relative) || !exists (self->root, relative))
    return;
  char *path = g_strdup (relative);
  g_ptr_array_add (self->paths, path);
  g_hash_table_add (self->seen, path);
}

/* The files of package.a.b: of each name on the way, a module or a package. */
static void
search_dotted (Search *self, const char *package, PtView dotted) {
  g_autoptr (GString) path = g_string_new (package);
  const char *at = dotted.data, *end = dotted.data + dotted.len;
  while (at < end) {
    const char *dot = memchr (at, '.', (size_t)(end - at));
    if (dot == NULL)
      dot = end;
    if (path->len > 0)
      g_string_append_c (path, '/');
    g_string_append_len (path, at, dot - at);
    g_autofree char *module = g_strconcat (path->str, ".py", NULL);
    g_autofree char *init = g_strconcat (path->str, "/__init__.py", NULL);
    search_add (self, init);
    if (!exists (self->root, init))
      search_add (self, module);
    at = dot + 1;
  }
}

static void
search_import (Search *self, const char *importer, const PtImportItem *item) {
  g_autofree char *package = g_strdup ("");
  if (item->level > 0) {
    g_free (package);
    package = g_strdup (importer);
    for (guint32 up = 0; up < item->level; up++) {
      char *slash = strrchr (package, '/');
      if (slash == NULL && up + 1 < item->level)
        return;
      *(slash == NULL ? package : slash) = '\0';
    }
  }
  PtView base = pt_str_view (item->module);
  search_dotted (self, package, base);
  if (item->name == 0)
    return;
  g_autoptr (GString) dotted = g_string_new_len (base.data, (gssize)base.len);
  if (dotted->len > 0)
    g_string_append_c (dotted, '.');
  g_string_append (dotted, pt_str (item->name));
  search_dotted (self, package, (PtView){dotted->str, dotted->len});
}

static void
search_file (Search *self, const char *relative, const PtOptions *options) {
  g_autofree char *full = g_build_filename (self->root, relative, NULL);
  g_autofree char *text = NULL;
  gsize len;
  if (!g_file_get_contents (full, &text, &len, NULL))
    return; /* reading it for translation will say why */
  PtArena arena;
  pt_arena_init (&arena, 0);
  PtUnit unit;
  pt_unit_init (&unit, &arena);
  PtPipelineOptions how = {.python_minor = options->python_minor};
  if (pt_pipeline_read (&unit, relative, text, len, &how) == PT_OK)
    for (uint32_t i = 0; i < unit.imports.count; i++)
      search_import (self, relative, &unit.imports.items[i]);
  pt_arena_clear (&arena);
}

static gboolean
discover_file (const char *path, const PtOptions *options, PtDiscovery *ret) {
  g_autofree char *root = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Search search = {root, paths, seen};
  search_add (&search, name);
  for (guint i = 0; i < paths->len; i++)
    search_file (&search, g_ptr_array_index (paths, i), options);
  ret->entry = 0;
  if (g_str_has_suffix (name, ".py"))
    name[strlen (name) - strlen (".py")] = '\0';
  ret->root = g_steal_pointer (&root);
  ret->name = g_steal_pointer (&name);
  ret->paths = g_steal_pointer (&paths);
  return TRUE;
}

gboolean
pt_discover (const char *path, const PtOptions *options, PtDiscovery *ret, GError **error) {
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  if (g_file_test (full, G_FILE_TEST_IS_DIR))
    return discover_folder (full, ret, error);
  if (g_file_test (full, G_FILE_TEST_IS_REGULAR))
    return discover_file (full, options, ret);
  g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "%s: %s", path,
               g_file_test (full, G_FILE_TEST_EXISTS) ? "not a file or folder"
                                                      : "no such file or folder");
  return FALSE;
}
