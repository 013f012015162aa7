// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Compiles a written crate the quick way: the runtime once per compiler, as a library in the user's
// cache, and each program against it. cargo gives the same program, but compiles the runtime for
// each of them.
//
//   portalis/<compiler, runtime and flags>/librt.rlib
//   portalis/<the same>/library/<what its file holds>/lib<module>.rlib   of the standard library
//   portalis/<the same>/bin/<what the program's files hold>

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/crate/crate.h"
#include "core/crate/runtime.h"
#include "core/engine/compile_private.h"
#include "core/engine/session_private.h"
#include "core/engine/toolchain.h"
#include "core/metrics/clock.h"

enum {
  MAX_KEPT_PROGRAMS = 512,
  FULL_OPTIMISATION_BYTES = 400 * 1000, /* of Rust, without the runtime */
  SOME_OPTIMISATION_BYTES = 4 * 1000 * 1000,
};

static gboolean
make_folder (const char *path, GError **error) {
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "cannot create %s: %s", path, g_strerror (errno));
  return FALSE;
}

static void
remove_tree (const char *path) {
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *below = g_build_filename (path, name, NULL);
    if (g_file_test (below, G_FILE_TEST_IS_DIR) && !g_file_test (below, G_FILE_TEST_IS_SYMLINK))
      remove_tree (below);
    else
      g_unlink (below);
  }
  g_rmdir (path);
}

/* Runs rustc with our flags and the arguments after them. */
static gboolean
run_rustc (const PtToolchain *tools, const char *const *arguments, GCancellable *cancellable,
           GError **error) {
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) flags = g_strsplit (PT_COMPILE_FLAGS, " ", -1);
  g_ptr_array_add (argv, tools->rustc);
  for (char **flag = flags; *flag != NULL; flag++)
    g_ptr_array_add (argv, *flag);
  if (tools->target != NULL) {
    g_ptr_array_add (argv, "--target");
    g_ptr_array_add (argv, tools->target);
  }
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer)*arguments);
  g_ptr_array_add (argv, NULL);
  return pt_toolchain_run ((const char *const *)argv->pdata, PT_ERROR_COMPILE, NULL, cancellable,
                           error);
}

static gboolean
unpack_runtime (const char *folder, GError **error) {
  for (uint32_t i = 0; i < pt_n_runtime_files; i++) {
    g_autofree char *path = g_build_filename (folder, pt_runtime_files[i].path, NULL);
    g_autofree char *parent = g_path_get_dirname (path);
    PtView text = pt_runtime_text (&pt_runtime_files[i]);
    if (!make_folder (parent, error) ||
        !g_file_set_contents_full (path, text.data, (gssize)text.len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
compile_runtime (const PtToolchain *tools, const char *folder, const char *library,
                 GCancellable *cancellable, GError **error) {
  g_autofree char *scratch = g_build_filename (folder, "runtime-XXXXXX", NULL);
  if (g_mkdtemp (scratch) == NULL) {
    g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "cannot create %s", scratch);
    return FALSE;
  }
  g_autofree char *result = g_build_filename (scratch, "librt.rlib", NULL);
  g_autofree char *level = g_strconcat ("-Copt-level=", tools->runtime_level, NULL);
  /* Incremental compilation recognises a file by its path, so that path has to stay. */
  const char *work = tools->runtime_work != NULL ? tools->runtime_work : scratch;
  g_autofree char *source = g_build_filename (work, "src", "lib.rs", NULL);
  g_autofree char *memory = g_strconcat ("-Cincremental=", work,
                                         tools->target != NULL ? "/memory-wasm" : "/memory", NULL);
  const char *how = tools->runtime_work != NULL ? memory : "-Ccodegen-units=8";
  const char *const arguments[] = {
      source, "--crate-type=rlib", "--crate-name=rt", level, how, "-o", result, "--cap-lints=allow",
      NULL,
  };
  gboolean ok = unpack_runtime (work, error) && run_rustc (tools, arguments, cancellable, error);
  if (ok && g_rename (result, library) != 0) {
    g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "cannot create %s: %s", library,
                 g_strerror (errno));
    ok = FALSE;
  }
  remove_tree (scratch);
  return ok;
}

/* What is compiled once is compiled by one process, for which others wait. -1: error is set. */
static int
lock_folder (const char *folder, GError **error) {
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock >= 0 && flock (lock, LOCK_EX) == 0)
    return lock;
  g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "cannot lock %s: %s", path, g_strerror (errno));
  if (lock >= 0)
    close (lock);
  return -1;
}

/* The library of this compiler. */
static char *
ensure_runtime (const PtToolchain *tools, const char *folder, GCancellable *cancellable,
                GError **error) {
  g_autofree char *library = g_build_filename (folder, "librt.rlib", NULL);
  if (g_file_test (library, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&library);
  int lock = lock_folder (folder, error);
  gboolean ok = lock >= 0;
  if (ok && !g_file_test (library, G_FILE_TEST_EXISTS))
    ok = compile_runtime (tools, folder, library, cancellable, error);
  if (lock >= 0)
    close (lock);
  return ok ? g_steal_pointer (&library) : NULL;
}

/* One module of the standard library, as a crate whose root is the module's file. */
static gboolean
compile_module (const PtToolchain *tools, const char *name, const char *text, const char *runtime,
                const char *library, GCancellable *cancellable, GError **error) {
  g_autofree char *folder = g_path_get_dirname (library);
  g_autofree char *source = g_strconcat (library, ".rs", NULL);
  g_autofree char *scratch = g_strconcat (library, ".tmp", NULL);
  g_autofree char *root = g_strconcat ("#![recursion_limit = \"1024\"]\n", text, NULL);
  g_autofree char *crate_name = g_strconcat ("--crate-name=", name, NULL);
  g_autofree char *extern_rt = g_strconcat ("rt=", runtime, NULL);
  /* Such modules are large, and not where programs spend their time. */
  const char *level = strcmp (tools->runtime_level, "0") == 0 ? "-Copt-level=0" : "-Copt-level=1";
  const char *const arguments[] = {
      source,  "--crate-type=rlib",  crate_name,          "--extern", extern_rt, level, "-o",
      scratch, "-Ccodegen-units=16", "--cap-lints=allow", NULL,
  };
  gboolean ok = make_folder (folder, error) && g_file_set_contents (source, root, -1, error) &&
                run_rustc (tools, arguments, cancellable, error);
  if (ok && g_rename (scratch, library) != 0) {
    g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "cannot create %s: %s", library,
                 g_strerror (errno));
    ok = FALSE;
  }
  g_unlink (source);
  return ok;
}

/* "name=path" for --extern. */
static char *
ensure_module (const PtToolchain *tools, const char *cache, const char *source_folder,
               const char *name, const char *runtime, GCancellable *cancellable, GError **error) {
  g_autofree char *file = g_strconcat (name, ".rs", NULL);
  g_autofree char *source = g_build_filename (source_folder, file, NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (source, &text, NULL, error))
    return NULL;
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  sum[24] = '\0';
  g_autofree char *base = g_strconcat ("lib", name, ".rlib", NULL);
  g_autofree char *library = g_build_filename (cache, "library", sum, base, NULL);
  if (!g_file_test (library, G_FILE_TEST_EXISTS)) {
    int lock = lock_folder (cache, error);
    gboolean ok = lock >= 0;
    if (ok && !g_file_test (library, G_FILE_TEST_EXISTS))
      ok = compile_module (tools, name, text, runtime, library, cancellable, error);
    if (lock >= 0)
      close (lock);
    if (!ok)
      return NULL;
  }
  return g_strconcat (name, "=", library, NULL);
}

/* The modules of the standard library that the program needs, as arguments for its compilation. */
static gboolean
ensure_modules (PtSession *self, const PtToolchain *tools, const char *cache,
                const char *source_folder, const char *runtime, GPtrArray *arguments,
                GCancellable *cancellable, GError **error) {
  PtArena arena;
  pt_arena_init (&arena, 0);
  PtCrateNames names = {0};
  gboolean ok = pt_crate_names (&self->project, &arena, &names) == PT_OK;
  if (!ok)
    g_set_error_literal (error, PT_ERROR, PT_ERROR_COMPILE, pt_status_text (PT_ENOMEM));
  for (uint32_t m = self->project.n_own; ok && m < names.count; m++) {
    if (names.names[m] == NULL)
      continue;
    char *module =
        ensure_module (tools, cache, source_folder, names.names[m], runtime, cancellable, error);
    ok = module != NULL;
    g_ptr_array_add (arguments, g_strdup ("--extern"));
    g_ptr_array_add (arguments, module);
  }
  pt_arena_clear (&arena);
  return ok;
}

static int
compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* What a program is made of, as one name: its Rust files. */
static char *
program_key (const char *source_folder, GError **error) {
  g_autoptr (GDir) dir = g_dir_open (source_folder, 0, error);
  if (dir == NULL)
    return NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_suffix (name, ".rs"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (source_folder, name, NULL);
    g_autofree char *text = NULL;
    gsize len;
    if (!g_file_get_contents (path, &text, &len, error))
      return NULL;
    g_checksum_update (sum, (const guchar *)name, (gssize)strlen (name) + 1);
    g_checksum_update (sum, (const guchar *)text, (gssize)len);
  }
  return g_strndup (g_checksum_get_string (sum), 32);
}

/* Optimising takes longer than it gives back in large programs: most of their code runs once. */
static const char *
level_of (const PtToolchain *tools, gsize bytes) {
  if (tools->target != NULL)
    return tools->runtime_level;
  return bytes <= FULL_OPTIMISATION_BYTES ? "2" : bytes <= SOME_OPTIMISATION_BYTES ? "1" : "0";
}

/* The cache holds the programs used last. */
typedef struct {
  char *path;
  gint64 used;
} Kept;

static void
kept_clear (gpointer data) {
  g_free (((Kept *)data)->path);
}

static int
compare_used (gconstpointer a, gconstpointer b) {
  const Kept *left = a, *right = b;
  return (left->used < right->used) - (left->used > right->used);
}

static void
prune (const char *folder) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (kept, kept_clear);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    Kept row = {.path = g_build_filename (folder, name, NULL)};
    GStatBuf info;
    if (g_stat (row.path, &info) == 0)
      row.used = MAX (info.st_atime, info.st_mtime);
    g_array_append_val (kept, row);
  }
  g_array_sort (kept, compare_used);
  for (guint i = MAX_KEPT_PROGRAMS; i < kept->len; i++)
    g_unlink (g_array_index (kept, Kept, i).path);
}

/* Bytes of Rust that the program itself has. */
static gsize
own_size (PtSession *self) {
  gsize bytes = 0;
  for (guint i = 0; i < self->n_units; i++) {
    g_autoptr (PtUnitResult) result =
        pt_session_unit_needed (self, i) ? pt_session_unit_result (self, i) : NULL;
    bytes += result != NULL ? result->rust_len : 0;
  }
  return bytes;
}

static gboolean
compile_program (const PtToolchain *tools, const char *folder, const char *library,
                 const char *const *modules, const char *level, const char *binary,
                 GCancellable *cancellable, GError **error) {
  g_autofree char *source = g_build_filename (folder, "src", "main.rs", NULL);
  g_autofree char *scratch = g_strdup_printf ("%s.%d.tmp", binary, (int)getpid ());
  g_autofree char *extern_rt = g_strconcat ("rt=", library, NULL);
  g_autofree char *opt_level = g_strconcat ("-Copt-level=", level, NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  const char *const fixed[] = {
      source,
      "--crate-name=program",
      "--cfg=" PT_CRATE_APART,
      "--extern",
      extern_rt,
      opt_level,
      "-Ccodegen-units=16",
      /* across the units of one crate; costs a fifth of the time and gains nothing measurable */
      "-Clto=off",
      "-Cstrip=symbols",
      "-o",
      scratch,
  };
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (arguments, (gpointer)fixed[i]);
  for (; *modules != NULL; modules++)
    g_ptr_array_add (arguments, (gpointer)*modules);
  if (tools->target != NULL)
    g_ptr_array_add (arguments, "-Clink-arg=-zstack-size=" PT_WASM_STACK);
  g_ptr_array_add (arguments, NULL);
  if (!run_rustc (tools, (const char *const *)arguments->pdata, cancellable, error)) {
    g_unlink (scratch);
    return FALSE;
  }
  if (g_rename (scratch, binary) == 0)
    return TRUE;
  g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "cannot create %s: %s", binary, g_strerror (errno));
  return FALSE;
}

gboolean
pt_session_compile (PtSession *self, const char *folder, char **ret_binary,
                    GCancellable *cancellable, GError **error) {
  g_auto (PtToolchain) tools = {0};
  if (!pt_toolchain_init (&tools, self->options.target, cancellable, error))
    return FALSE;
  g_autofree char *cache = pt_toolchain_cache_folder ();
  g_autofree char *ours = g_build_filename (cache, tools.key, NULL);
  g_autofree char *programs = g_build_filename (ours, "bin", NULL);
  if (!make_folder (programs, error))
    return FALSE;
  g_autofree char *source_folder = g_build_filename (folder, "src", NULL);
  g_autofree char *key = program_key (source_folder, error);
  if (key == NULL)
    return FALSE;
  g_autofree char *binary = g_build_filename (programs, key, NULL);
  if (!g_file_test (binary, G_FILE_TEST_IS_REGULAR)) {
    g_autofree char *library = ensure_runtime (&tools, ours, cancellable, error);
    g_autoptr (GPtrArray) modules = g_ptr_array_new_with_free_func (g_free);
    if (library == NULL ||
        !ensure_modules (self, &tools, ours, source_folder, library, modules, cancellable, error))
      return FALSE;
    g_ptr_array_add (modules, NULL);
    if (!compile_program (&tools, folder, library, (const char *const *)modules->pdata,
                          level_of (&tools, own_size (self)), binary, cancellable, error))
      return FALSE;
    prune (programs);
  }
  *ret_binary = g_steal_pointer (&binary);
  return TRUE;
}

/* Running */

void
pt_run_clear (PtRun *self) {
  g_clear_pointer (&self->out, g_bytes_unref);
  g_clear_pointer (&self->err, g_bytes_unref);
}

gboolean
pt_session_run (PtSession *self, const char *binary, const char *const *args, gboolean capture,
                PtRun *ret_run, GCancellable *cancellable, GError **error) {
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_ptr_array_add (argv, (gpointer)binary);
  for (; args != NULL && *args != NULL; args++)
    g_ptr_array_add (argv, (gpointer)*args);
  g_ptr_array_add (argv, NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      capture ? G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE
              : G_SUBPROCESS_FLAGS_STDIN_INHERIT);
  if (capture)
    g_subprocess_launcher_set_cwd (launcher, pt_session_root (self));
  guint64 start = pt_clock_ns ();
  g_autoptr (GError) local = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_launcher_spawnv (launcher, (const char *const *)argv->pdata, &local);
  if (process == NULL) {
    g_set_error (error, PT_ERROR, PT_ERROR_RUN, "%s: %s", binary, local->message);
    return FALSE;
  }
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  if (!g_subprocess_communicate (process, NULL, cancellable, &out, &err, error)) {
    g_subprocess_force_exit (process);
    return FALSE;
  }
  *ret_run = (PtRun){
      .exit_status = g_subprocess_get_if_signaled (process)
                         ? 128 + g_subprocess_get_term_sig (process)
                         : g_subprocess_get_exit_status (process),
      .out = g_steal_pointer (&out),
      .err = g_steal_pointer (&err),
      .run_ns = pt_clock_ns () - start,
  };
  return TRUE;
}
