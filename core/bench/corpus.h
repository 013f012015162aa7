// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Python for the benchmarks: the .py files under a folder as one padded text, and where its names,
// strings, comments and lines are. Found by a scan that is good enough to count with, not by the
// lexer. Without a folder: the library of the python3 in PATH, or modules written here (modules.h).

#include <gio/gio.h>

typedef struct {
  guint32 start; /* byte offset */
  guint32 len;   /* bytes */
} PtBenchSpan;

typedef struct {
  PtBenchSpan *items;
  gsize len, cap;
  gsize bytes; /* of all items */
} PtBenchSpans;

/** All zero is empty. Owns: all of it. */
typedef struct {
  char *text; /* 64-byte aligned, 64 zero bytes behind; no zero byte inside */
  gsize len;
  char origin[160]; /* for people */
  guint n_files;
  PtBenchSpans files;
  PtBenchSpans names;
  PtBenchSpans strings; /* the text between the quotes */
  PtBenchSpans comments;
  PtBenchSpans lines;
} PtBenchCorpus;

/** folder NULL: see above. quick: a small one, always written here unless a folder is given. */
gboolean pt_bench_corpus_load (PtBenchCorpus *self, const char *folder, gboolean quick,
                               GError **error);
void pt_bench_corpus_clear (PtBenchCorpus *self);
