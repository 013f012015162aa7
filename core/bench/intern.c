// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Names to ids: the interner against GLib's, a copy per name and the usual hash table. Then two
// threads at once, beside a control that shares nothing.

#include "core/bench/bench_private.h"
#include "core/memory/interner.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* What one would write first: chains of heap nodes, FNV-1a, a byte at a time. */
typedef struct Node {
  struct Node *next;
  guint32 id;
  guint32 len;
  char text[];
} Node;

enum { BUCKETS = 1 << 16, KEYWORD_ROUNDS = 1000 };

/* The stream: every name, in the text that it stands in and as a string of its own. */
typedef struct {
  const char *text; /* padded */
  const PtBenchSpan *names;
  gsize n;
  const char **strings; /* zero-terminated */
  char **copies;
  guint64 *ids; /* of the last run that was to be compared */
  Node *buckets[BUCKETS];
  guint32 next_id;
  pthread_mutex_t lock;
} Names;

static guint32
chained (Names *self, const char *data, guint32 len) {
  guint32 hash = 2166136261u;
  for (guint32 i = 0; i < len; i++)
    hash = (hash ^ (guint8)data[i]) * 16777619u;
  Node **at = &self->buckets[hash % BUCKETS];
  for (; *at != NULL; at = &(*at)->next)
    if ((*at)->len == len && memcmp ((*at)->text, data, len) == 0)
      return (*at)->id;
  Node *node = *at = g_malloc (sizeof *node + len + 1);
  node->next = NULL;
  node->id = self->next_id++;
  node->len = len;
  memcpy (node->text, data, len);
  node->text[len] = '\0';
  return node->id;
}

static guint32
locked (Names *self, const char *data, guint32 len) {
  pthread_mutex_lock (&self->lock);
  guint32 id = chained (self, data, len);
  pthread_mutex_unlock (&self->lock);
  return id;
}

/* The control: the same reads of the text, nothing shared. */
static guint32
sum_bytes (const char *data, guint32 len) {
  guint32 sum = 0;
  for (guint32 i = 0; i < len; i++)
    sum = sum * 31 + (guint8)data[i];
  return sum;
}

/* Tables number names differently. What they must agree on is which occurrences are of one name:
 * the digest is of the place where the name of each occurrence was first seen. */
static guint64
digest_of (const guint64 *ids, gsize n) {
  g_autoptr (GHashTable) first = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint64 digest = 0;
  for (gsize i = 0; i < n; i++) {
    gpointer seen = g_hash_table_lookup (first, (gpointer)(guintptr)ids[i]);
    gsize place = seen == NULL ? i : GPOINTER_TO_SIZE (seen) - 1;
    if (seen == NULL)
      g_hash_table_insert (first, (gpointer)(guintptr)ids[i], GSIZE_TO_POINTER (i + 1));
    digest = pt_bench_digest (digest, &place, sizeof place);
  }
  return digest;
}

/* A thread's part of the stream: each step-th name from `from` on. */
typedef struct {
  Names *names;
  gsize from, step;
  guint64 (*run) (gpointer share, gboolean digest);
} Share;

#define RUN_LOOKUPS(NAME, LOOKUP)                                                                  \
  static guint64 NAME##_share (gpointer data, gboolean digest) {                                   \
    Share share = *(Share *)data;                                                                  \
    Names *self = share.names;                                                                     \
    guint64 sum = 0;                                                                               \
    for (gsize i = share.from; i < self->n; i += share.step) {                                     \
      const char *text = self->text + self->names[i].start;                                        \
      guint32 len = self->names[i].len;                                                            \
      guint64 id = (guint64)(LOOKUP);                                                              \
      (void)text, (void)len;                                                                       \
      sum += id;                                                                                   \
      if (digest)                                                                                  \
        self->ids[i] = id;                                                                         \
    }                                                                                              \
    return sum;                                                                                    \
  }

#define RUN_ALL(NAME)                                                                              \
  static guint64 NAME##_all (void *data, gboolean digest) {                                        \
    Names *self = data;                                                                            \
    guint64 sum = NAME##_share (&(Share){self, 0, 1, NULL}, digest);                               \
    return digest ? digest_of (self->ids, self->n) : sum;                                          \
  }
RUN_LOOKUPS (interner, pt_intern_padded (text, len))
RUN_LOOKUPS (glib, (guintptr)g_intern_string (self->strings[i]))
RUN_LOOKUPS (chained, chained (self, text, len))
RUN_LOOKUPS (locked, locked (self, text, len))
RUN_LOOKUPS (control, sum_bytes (text, len))

RUN_ALL (interner)
RUN_ALL (glib)
RUN_ALL (chained)

static guint64
copy_all (void *data, gboolean digest) {
  (void)digest;
  Names *self = data;
  for (gsize i = 0; i < self->n; i++)
    self->copies[i] = g_strndup (self->text + self->names[i].start, self->names[i].len);
  pt_bench_keep (self->copies);
  for (gsize i = 0; i < self->n; i++)
    g_free (self->copies[i]);
  return 0;
}

/* Two threads, each half of the stream, against one thread for all of it. */

static void *
run_share (void *data) {
  Share *share = data;
  pt_bench_keep (share->run (share, FALSE));
  return NULL;
}

static guint64
run_threads (Names *names, guint64 (*run) (gpointer, gboolean), gsize n) {
  pthread_t threads[2];
  Share shares[2];
  for (gsize i = 0; i < n; i++) {
    shares[i] = (Share){names, i, n, run};
    pt_assert (pthread_create (&threads[i], NULL, run_share, &shares[i]) == 0);
  }
  for (gsize i = 0; i < n; i++)
    pthread_join (threads[i], NULL);
  return 0;
}

#define RUN_THREADS(NAME)                                                                          \
  static guint64 NAME##_one (void *data, gboolean digest) {                                        \
    (void)digest;                                                                                  \
    return run_threads (data, NAME##_share, 1);                                                    \
  }                                                                                                \
  static guint64 NAME##_two (void *data, gboolean digest) {                                        \
    (void)digest;                                                                                  \
    return run_threads (data, NAME##_share, 2);                                                    \
  }

RUN_THREADS (interner)
RUN_THREADS (control)
RUN_THREADS (locked)

#define COMPARE_THREADS(contest, NAME)                                                             \
  pt_bench_compare (self, contest, (double)names->n,                                               \
                    (PtContestant[]){                                                              \
                        {.name = "one thread", NAME##_one, names, .no_output = TRUE},              \
                        {.name = "two threads", NAME##_two, names, .no_output = TRUE},             \
                    },                                                                             \
                    2)

/* A heap string costs its bytes and a terminator in chunks of 16 with 8 of head, and a pointer. */
static void
compare_memory (PtBenchRun *self, const Names *names) {
  if (!pt_bench_wants (self, PT_CONTEST_INTERN_MEMORY))
    return;
  g_autoptr (GHashTable) distinct = g_hash_table_new (g_str_hash, g_str_equal);
  double heap = 0, table = 0;
  for (gsize i = 0; i < names->n; i++) {
    gsize chunk = (names->names[i].len + 1 + 8 + 15) / 16 * 16;
    heap += (double)(chunk < 32 ? 32 : chunk) + sizeof (char *);
    g_hash_table_add (distinct, (gpointer)names->strings[i]);
  }
  /* The table of the process also holds what others have interned before. Per string, what it
   * takes on the whole. */
  PtInternerStats stats;
  pt_interner_stats (&stats);
  double per_string = (double)stats.table_bytes / (double)stats.strings;
  table = per_string * g_hash_table_size (distinct) + (double)sizeof (PtStr) * (double)names->n;
  double samples[2][PT_BENCH_MAX_SAMPLES] = {{heap}, {table}};
  pt_bench_conclude (
      self, PT_CONTEST_INTERN_MEMORY,
      (PtContestant[]){{.name = "copy each"}, {.name = "interner", .note = "computed, not timed"}},
      2, samples, 1, NULL);
  pt_bench_add_fact (self, "intern.occurrences", (double)names->n);
  pt_bench_add_fact (self, "intern.distinct", g_hash_table_size (distinct));
  pt_bench_add_fact (self, "intern.saved", 100 * (1 - table / heap));
}

static Names *
names_new (const char *text, const PtBenchSpan *spans, gsize n) {
  Names *self = g_new0 (Names, 1);
  self->text = text;
  self->names = spans;
  self->n = n;
  self->strings = g_new (const char *, n);
  self->copies = g_new (char *, n);
  self->ids = g_new (guint64, n);
  pthread_mutex_init (&self->lock, NULL);
  for (gsize i = 0; i < n; i++)
    self->strings[i] = g_strndup (text + spans[i].start, spans[i].len);
  return self;
}

static void
names_free (Names *self) {
  for (gsize i = 0; i < BUCKETS; i++)
    for (Node *node = self->buckets[i], *next; node != NULL; node = next) {
      next = node->next;
      g_free (node);
    }
  for (gsize i = 0; i < self->n; i++)
    g_free ((char *)self->strings[i]);
  pthread_mutex_destroy (&self->lock);
  g_free (self->strings);
  g_free (self->copies);
  g_free (self->ids);
  g_free (self);
}

static void
compare_keywords (PtBenchRun *self) {
  static const char text[] =
      "def class return import if else for while                                ";
  PtBenchSpan spans[8 * KEYWORD_ROUNDS];
  gsize n = 0;
  for (guint round = 0; round < KEYWORD_ROUNDS; round++)
    for (const char *at = text; *at != ' ';) {
      gsize len = strcspn (at, " ");
      spans[n++] = (PtBenchSpan){(guint32)(at - text), (guint32)len};
      at += len + 1;
    }
  Names *names = names_new (text, spans, n);
  pt_bench_compare (
      self, PT_CONTEST_INTERN_KEYWORDS, (double)n,
      (PtContestant[]){{"g_intern_string", glib_all, names}, {"interner", interner_all, names}}, 2);
  names_free (names);
}

static gboolean
wants_stream (const PtBenchRun *self) {
  static const PtContestId contests[] = {PT_CONTEST_INTERN_STREAM, PT_CONTEST_INTERN_MEMORY,
                                         PT_CONTEST_INTERN_THREADS, PT_CONTEST_INTERN_CONTROL,
                                         PT_CONTEST_INTERN_LOCKED};
  for (guint i = 0; i < G_N_ELEMENTS (contests); i++)
    if (pt_bench_wants (self, contests[i]))
      return TRUE;
  return FALSE;
}

void
pt_bench_intern (PtBenchRun *self) {
  compare_keywords (self);
  if (!wants_stream (self))
    return;
  const PtBenchCorpus *corpus = &self->corpus;
  Names *names = names_new (corpus->text, corpus->names.items, corpus->names.len);
  pt_bench_compare (self, PT_CONTEST_INTERN_STREAM, (double)names->n,
                    (PtContestant[]){
                        {"g_intern_string", glib_all, names},
                        {"interner", interner_all, names},
                        {"chained table", chained_all, names},
                        {.name = "copy each", copy_all, names, .no_output = TRUE},
                    },
                    4);
  interner_all (names, TRUE); /* all names are in the table, whichever rows were wanted */
  compare_memory (self, names);
  COMPARE_THREADS (PT_CONTEST_INTERN_THREADS, interner);
  COMPARE_THREADS (PT_CONTEST_INTERN_CONTROL, control);
  COMPARE_THREADS (PT_CONTEST_INTERN_LOCKED, locked);
  names_free (names);
}
