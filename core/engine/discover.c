// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Which files a path means, and which of them starts.

#include <glib/gstdio.h>
#include <string.h>

#include "core/engine/session_private.h"
#include "simd/simd.h"

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

/* path: of the folder; the same again at the end. root_len: of what the units' paths leave out. */
static void
walk_folder (GString *path, gsize root_len, guint depth, GPtrArray *paths) {
  gsize len = path->len;
  g_autoptr (GDir) dir = g_dir_open (path->str, 0, NULL);
  if (dir == NULL || depth > PT_LIMIT_FOLDER_DEPTH)
    return;
  for (const char *name; (name = g_dir_read_name (dir)) != NULL && paths->len < PT_LIMIT_FILES;) {
    if (!g_utf8_validate (name, -1, NULL))
      continue;
    g_string_append_c (path, '/');
    g_string_append (path, name);
    if (g_file_test (path->str, G_FILE_TEST_IS_DIR)) {
      if (!skips_folder (path->str, name))
        walk_folder (path, root_len, depth + 1, paths);
    } else if (g_str_has_suffix (name, ".py") && name[0] != '.') {
      g_ptr_array_add (paths, g_strdup (path->str + root_len + 1));
    }
    g_string_truncate (path, len);
  }
}

gboolean
pt_discover_below (const char *root, const char *relative, GPtrArray *paths, GError **error) {
  g_autoptr (GString) path = g_string_new (root);
  if (relative[0] != '\0')
    g_string_append_printf (path, "/%s", relative);
  walk_folder (path, strlen (root), 0, paths);
  if (paths->len < PT_LIMIT_FILES)
    return TRUE;
  g_autofree char *folder = g_build_filename (root, relative, NULL);
  g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "more than %d Python files in %s", PT_LIMIT_FILES,
               folder);
  return FALSE;
}

static int
index_of (GPtrArray *paths, const char *path) {
  guint index;
  return g_ptr_array_find_with_equal_func (paths, path, g_str_equal, &index) ? (int)index : -1;
}

static const char *
skip_space (const char *at) {
  while (g_ascii_isspace (*at) || *at == '\v')
    at++;
  return at;
}

/* Whether the line that holds the name at begins with `if`, and goes on with == and the main
 * module's name. */
static gboolean
is_main_guard (const char *text, const char *name) {
  const char *space = name;
  while (space > text && (g_ascii_isspace (space[-1]) || space[-1] == '\v'))
    space--;
  if (space == name || space - text < 2 || space[-1] != 'f' || space[-2] != 'i' ||
      (space - text > 2 && space[-3] != '\n' && space[-3] != '\r'))
    return FALSE;
  const char *at = skip_space (name + strlen ("__name__"));
  if (at[0] != '=' || at[1] != '=')
    return FALSE;
  at = skip_space (at + 2);
  return (*at == '"' || *at == '\'') && g_str_has_prefix (at + 1, "__main__") &&
         (at[9] == '"' || at[9] == '\'');
}

static gboolean
has_main_guard (const char *root, const char *path) {
  g_autofree char *full = g_build_filename (root, path, NULL);
  g_autofree char *text = NULL;
  gsize len;
  if (!g_file_get_contents (full, &text, &len, NULL))
    return FALSE;
  static const char *const words[] = {"__name__"};
  PtNeedles needles;
  pt_needles_init (&needles, words, G_N_ELEMENTS (words));
  for (gsize at = 0; at < len; at++) {
    at += pt_simd ()->find_any (text + at, len - at, &needles);
    if (at < len && is_main_guard (text, text + at))
      return TRUE;
  }
  return FALSE;
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
  if (!pt_discover_below (root, package ? name : "", paths, error))
    return FALSE;
  if (paths->len == 0) {
    g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "no Python files in %s", path);
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

/* Imports by computed names may mean any file of the folder. */
static void
search_everything (Search *self) {
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  if (!pt_discover_below (self->root, "", paths, NULL))
    return; /* too many: those that the program names are found */
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    search_add (self, g_ptr_array_index (paths, i));
}

static void
search_import (Search *self, const char *importer, const PtImportItem *item) {
  if (item->level == 0 && pt_view_equal (pt_str_view (item->module), PT_VIEW ("importlib"))) {
    search_everything (self);
    return;
  }
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

/* A file without the word imports nothing; one in an encoding of its own may spell it otherwise. */
static gboolean
may_import (const char *text, gsize len) {
  static const char *const words[] = {"import", "coding"};
  PtNeedles needles;
  pt_needles_init (&needles, words, G_N_ELEMENTS (words));
  return pt_simd ()->find_any (text, len, &needles) < len;
}

static void
search_file (Search *self, const char *relative, const PtOptions *options) {
  g_autofree char *full = g_build_filename (self->root, relative, NULL);
  g_autofree char *text = NULL;
  gsize len;
  if (!g_file_get_contents (full, &text, &len, NULL))
    return; /* reading it for translation will say why */
  if (!may_import (text, len))
    return;
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
