// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// usage: front_end FOLDER [ROUNDS]
// Reads all Python files under a folder, then measures the stages of the front end on them, file by
// file in one arena that is used again, as a worker does. Prints one JSON object: counts, and for
// each stage the ns of the thread's own CPU time of each round. For bench_front.py.

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "core/syntax/parser.h"
#include "simd/simd.h"

enum { MAX_FILES = 100000, MINOR = 11 };

typedef struct {
  char *data;
  size_t len;
} File;

static File files[MAX_FILES];
static size_t n_files;
static uint64_t n_mallocs; /* requests to the heap, counted by the wrappers below */

void *__real_malloc (size_t size);
void *__real_calloc (size_t n, size_t size);
void *__real_realloc (void *old, size_t size);
void *__real_aligned_alloc (size_t align, size_t size);
void *__wrap_malloc (size_t size);
void *__wrap_calloc (size_t n, size_t size);
void *__wrap_realloc (void *old, size_t size);
void *__wrap_aligned_alloc (size_t align, size_t size);

void *
__wrap_malloc (size_t size) {
  n_mallocs++;
  return __real_malloc (size);
}

void *
__wrap_calloc (size_t n, size_t size) {
  n_mallocs++;
  return __real_calloc (n, size);
}

void *
__wrap_realloc (void *old, size_t size) {
  n_mallocs++;
  return __real_realloc (old, size);
}

void *
__wrap_aligned_alloc (size_t align, size_t size) {
  n_mallocs++;
  return __real_aligned_alloc (align, size);
}

static uint64_t
now (void) {
  struct timespec time;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void
read_file (const char *path, size_t size) {
  FILE *file = fopen (path, "rb");
  char *data = malloc (size + 1);
  if (file != NULL && data != NULL && n_files < MAX_FILES && fread (data, 1, size, file) == size)
    files[n_files++] = (File){data, size};
  if (file != NULL)
    fclose (file);
}

static void
read_folder (const char *folder) {
  DIR *dir = opendir (folder);
  if (dir == NULL)
    return;
  for (struct dirent *entry; (entry = readdir (dir)) != NULL;) {
    char path[4096];
    struct stat info;
    size_t len = strlen (entry->d_name);
    snprintf (path, sizeof path, "%s/%s", folder, entry->d_name);
    if (entry->d_name[0] == '.' || lstat (path, &info) != 0)
      continue;
    if (S_ISDIR (info.st_mode) && strcmp (entry->d_name, "site-packages") != 0)
      read_folder (path);
    else if (S_ISREG (info.st_mode) && len > 3 && strcmp (entry->d_name + len - 3, ".py") == 0)
      read_file (path, (size_t)info.st_size);
  }
  closedir (dir);
}

typedef struct {
  uint64_t bytes, lines, tokens, nodes, words, errors;
  uint64_t load, lex, parse; /* ns */
} Round;

static void
run (PtArena *arena, Round *ret) {
  *ret = (Round){0};
  for (size_t i = 0; i < n_files; i++) {
    PtSource source;
    PtTokens tokens;
    PtAst ast;
    PtDiags diags;
    pt_diags_init (&diags, arena);
    uint64_t times[4] = {now ()};
    pt_assert (pt_source_init (&source, arena, "file.py", files[i].data, files[i].len, &diags) ==
               PT_OK);
    times[1] = now ();
    pt_assert (pt_lex (&source, MINOR, arena, &tokens) == PT_OK);
    times[2] = now ();
    pt_assert (pt_parse (&source, &tokens, MINOR, arena, &diags, &ast) == PT_OK);
    times[3] = now ();
    ret->load += times[1] - times[0];
    ret->lex += times[2] - times[1];
    ret->parse += times[3] - times[2];
    ret->bytes += source.len;
    ret->tokens += tokens.count;
    ret->nodes += ast.n_nodes;
    ret->words += ast.n_words;
    ret->errors += diags.errors > 0;
    pt_arena_reset (arena);
  }
}

static void
print_times (const char *name, const Round *rounds, int n, size_t offset) {
  printf (", \"%s\": [", name);
  for (int i = 0; i < n; i++)
    printf ("%s%llu", i == 0 ? "" : ", ",
            (unsigned long long)*(const uint64_t *)((const char *)&rounds[i] + offset));
  printf ("]");
}

int
main (int argc, char **argv) {
  int n = argc > 2 ? atoi (argv[2]) : 5;
  if (argc < 2 || n < 1 || n > 1000) {
    fprintf (stderr, "usage: front_end FOLDER [ROUNDS]\n");
    return 2;
  }
  pt_simd_init (PT_SIMD_AUTO);
  read_folder (argv[1]);
  static Round rounds[1001];
  PT_AUTO (PtArena) arena;
  pt_arena_init (&arena, 0);
  run (&arena, &rounds[0]); /* interns the names, warms the caches */
  uint64_t before = n_mallocs;
  for (int i = 1; i <= n; i++)
    run (&arena, &rounds[i]);
  printf ("{\"files\": %zu, \"bytes\": %llu, \"tokens\": %llu, \"nodes\": %llu, \"tree_bytes\": "
          "%llu, \"files_with_errors\": %llu, \"mallocs_per_round\": %.1f",
          n_files, (unsigned long long)rounds[0].bytes, (unsigned long long)rounds[0].tokens,
          (unsigned long long)rounds[0].nodes, 4ull * rounds[0].words,
          (unsigned long long)rounds[0].errors, (double)(n_mallocs - before) / n);
  print_times ("load", rounds + 1, n, offsetof (Round, load));
  print_times ("lex", rounds + 1, n, offsetof (Round, lex));
  print_times ("parse", rounds + 1, n, offsetof (Round, parse));
  printf ("}\n");
  return 0;
}
