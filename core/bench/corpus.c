// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/corpus.h"
#include "core/base/bytes.h"
#include "core/bench/modules.h"
#include "simd/simd.h"

#include <stdlib.h>
#include <string.h>

enum {
  MAX_BYTES = 12 * 1024 * 1024,
  PADDING = 64,
  QUICK_MODULES = 20,
  MODULES = 1000,
};

static void
add_span (PtBenchSpans *spans, const char *text, const char *start, const char *end) {
  if (spans->len == spans->cap) {
    spans->cap = spans->cap == 0 ? 64 : spans->cap * 2;
    spans->items = g_renew (PtBenchSpan, spans->items, spans->cap);
  }
  spans->items[spans->len++] = (PtBenchSpan){(guint32)(start - text), (guint32)(end - start)};
  spans->bytes += (gsize)(end - start);
}

/* A few files are in other encodings, and a bad byte would end the UTF-8 kernels early; a zero byte
 * would end the scans. */
static void
add_text (PtBenchCorpus *self, GString *all, const char *text, gsize len) {
  if (all->len + len > MAX_BYTES || memchr (text, '\0', len) != NULL ||
      pt_simd_of (PT_SIMD_SCALAR)->utf8_prefix (text, len) < len)
    return;
  gsize before = all->len;
  g_string_append_len (all, text, (gssize)len);
  add_span (&self->files, all->str, all->str + before, all->str + all->len);
}

static int
by_name (const void *a, const void *b) {
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* Tests are left out, being other code than what people write, and much of it; so is what happens
 * to be installed. */
static gboolean
is_left_out (const char *name) {
  static const char *const names[] = {"test", "tests", "site-packages", "dist-packages"};
  return name[0] == '.' || pt_is_one_of (name, names, G_N_ELEMENTS (names));
}

static void
add_folder (PtBenchCorpus *self, GString *all, const char *folder) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    if (!is_left_out (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  for (guint i = 0; i < names->len && all->len < MAX_BYTES; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
    g_autofree char *text = NULL;
    gsize len;
    if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      continue;
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      add_folder (self, all, path);
    else if (g_str_has_suffix (path, ".py") && g_file_get_contents (path, &text, &len, NULL))
      add_text (self, all, text, len);
  }
}

static void
add_modules (PtBenchCorpus *self, GString *all, guint n) {
  for (guint i = 0; i < n; i++) {
    PT_AUTO (PtBytes) module = {0};
    pt_bench_write_module (&module, i);
    pt_assert (!module.failed);
    add_text (self, all, module.data, module.len);
  }
}

/* Where python3 keeps its library; NULL: no python3. */
static char *
python_library (void) {
  static const char *const argv[] = {
      "python3", "-c", "import sysconfig; print(end=sysconfig.get_path('stdlib'))", NULL};
  g_autofree char *out = NULL;
  int status = 0;
  if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, &out, NULL, &status, NULL) ||
      status != 0 || !g_file_test (out, G_FILE_TEST_IS_DIR))
    return NULL;
  return g_steal_pointer (&out);
}

/* The end of the string whose quote is at *text, which is set behind the opening quotes. */
static const char *
string_body_end (const PtSimd *simd, const char **text, int *ret_quotes) {
  char quote = **text;
  gboolean triple = (*text)[1] == quote && (*text)[2] == quote;
  *ret_quotes = triple ? 3 : 1;
  *text += *ret_quotes;
  const char *at = *text;
  for (;;) {
    at = triple ? simd->triple_end (at, quote) : simd->string_end (at, quote);
    if (*at == '\\' && at[1] != '\0')
      at += 2;
    else if (triple && *at == quote && (at[1] != quote || at[2] != quote))
      at++;
    else
      return at;
  }
}

static void
find_tokens (PtBenchCorpus *self) {
  const PtSimd *simd = pt_simd_of (PT_SIMD_SCALAR);
  const char *at = self->text, *end = self->text + self->len;
  while (at < end) {
    const char *next;
    if (*at == '#') {
      next = simd->comment_end (at);
      add_span (&self->comments, self->text, at, next);
    } else if (*at == '"' || *at == '\'') {
      int quotes;
      next = string_body_end (simd, &at, &quotes);
      add_span (&self->strings, self->text, at, next);
      next += *next == '\0' || *next == '\n' ? 0 : quotes;
    } else if ((next = simd->identifier_end (at)) > at) {
      if (*at < '0' || *at > '9')
        add_span (&self->names, self->text, at, next);
    } else {
      next = at + 1;
    }
    at = next;
  }
  for (const char *line = self->text; line < end;) {
    const char *stop = memchr (line, '\n', (gsize)(end - line));
    stop = stop == NULL ? end : stop + 1;
    add_span (&self->lines, self->text, line, stop);
    line = stop;
  }
}

gboolean
pt_bench_corpus_load (PtBenchCorpus *self, const char *folder, gboolean quick, GError **error) {
  *self = (PtBenchCorpus){0};
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *library = folder == NULL && !quick ? python_library () : NULL;
  if (folder != NULL || library != NULL) {
    add_folder (self, all, folder != NULL ? folder : library);
    g_strlcpy (self->origin, folder != NULL ? folder : library, sizeof self->origin);
  }
  if (all->len == 0 && folder != NULL) {
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                 "%s: no Python to measure with; give a folder with .py files", folder);
    return FALSE;
  }
  if (all->len == 0) {
    add_modules (self, all, quick ? QUICK_MODULES : MODULES);
    g_strlcpy (self->origin, "written by the benchmark", sizeof self->origin);
  }
  self->n_files = (guint)self->files.len;
  self->len = all->len;
  gsize size = (all->len + PADDING + 63) / 64 * 64;
  self->text = aligned_alloc (64, size);
  pt_assert (self->text != NULL);
  memcpy (self->text, all->str, all->len);
  memset (self->text + all->len, 0, size - all->len);
  find_tokens (self);
  return TRUE;
}

void
pt_bench_corpus_clear (PtBenchCorpus *self) {
  free (self->text);
  g_free (self->files.items);
  g_free (self->names.items);
  g_free (self->strings.items);
  g_free (self->comments.items);
  g_free (self->lines.items);
  *self = (PtBenchCorpus){0};
}
