// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/heap.h"
#include "core/memory/interner.h"
#include "tests/check.h"

#include <pthread.h>
#include <stdlib.h>

PT_TEST (a_name_constant_reads_before_anything_is_interned) {
  pt_check_str (pt_str (PT_NAME_print), "print");
}

PT_TEST (running_out_of_memory_gives_no_id) {
  static char name[300000]; /* more than a text block: it needs memory of its own */
  memset (name, 'm', sizeof name);
  pt_heap_fail_after (0);
  PtStr failed = pt_intern (name, sizeof name);
  pt_heap_fail_after (-1);
  pt_check_int (failed, 0);
  PtStr id = pt_intern (name, sizeof name);
  pt_check (id != 0);
  pt_check (pt_view_equal (pt_str_view (id), (PtView){name, sizeof name}));
}

PT_TEST (each_row_of_names_has_its_constant) {
#define PT_NAME(ident, text)                                                                       \
  pt_check_int (pt_intern (text, sizeof (text) - 1), PT_NAME_##ident);                             \
  pt_check_str (pt_str (PT_NAME_##ident), text);
#include "core/spec/names.def"
#undef PT_NAME
}

PT_TEST (keywords_are_known_by_their_id) {
  pt_check (pt_str_is_keyword (pt_intern ("lambda", 6)));
  pt_check (pt_str_is_keyword (PT_NAME_False) && pt_str_is_keyword (PT_NAME_yield));
  pt_check (!pt_str_is_keyword (pt_intern ("match", 5)));
  pt_check (!pt_str_is_keyword (pt_intern ("lambda_", 7)));
  pt_check (!pt_str_is_keyword (0));
}

PT_TEST (no_string_is_an_empty_view) {
  pt_check_int (pt_str_view (0).len, 0);
  pt_check_str (pt_str (0), "");
  PtStr empty = pt_intern (NULL, 0);
  pt_check (empty != 0);
  pt_check_int (pt_str_view (empty).len, 0);
}

/* Exact-size heap copies, so that AddressSanitizer sees a read past the end. */
PT_TEST (every_length_and_both_entries_agree) {
  char text[200];
  for (size_t i = 0; i < sizeof text; i++)
    text[i] = (char)('a' + i * 7 % 26);
  for (size_t len = 0; len < 120; len++) {
    char *exact = malloc (len == 0 ? 1 : len);
    memcpy (exact, text, len);
    PtStr id = pt_intern (exact, len);
    free (exact);
    pt_check_int (pt_intern_padded (text, len), id);
    pt_check (pt_view_equal (pt_str_view (id), (PtView){text, len}));
    pt_check_int (strlen (pt_str (id)), len);
  }
}

PT_TEST (strings_that_nearly_agree_differ) {
  char text[64];
  memset (text, 'x', sizeof text);
  for (size_t len = 1; len <= 40; len++) {
    PtStr id = pt_intern (text, len);
    for (size_t i = 0; i < len; i++) {
      text[i] = 'y';
      pt_check (pt_intern (text, len) != id);
      text[i] = 'x';
    }
    pt_check_int (pt_intern (text, len), id);
  }
  pt_check (pt_intern ("a\0", 2) != pt_intern ("a", 1));
  pt_check (pt_intern ("\0\0", 2) != pt_intern ("\0", 1));
}

PT_TEST (stats_count_lookups_and_distinct_strings) {
  PtInternerStats before, after;
  pt_interner_stats (&before);
  for (int i = 0; i < 10; i++)
    pt_intern ("a_name_only_here", 16);
  pt_interner_stats (&after);
  pt_check_int (after.lookups - before.lookups, 10);
  pt_check_int (after.lookup_bytes - before.lookup_bytes, 160);
  pt_check_int (after.strings - before.strings, 1);
  pt_check_int (after.string_bytes - before.string_bytes, 16);
  pt_check (after.table_bytes >= after.string_bytes);
  pt_check_int (after.slice_bytes, 16 * after.lookups);
  pt_check_int (after.interned_bytes, 4 * after.lookups + after.table_bytes);
  pt_check (after.copy_bytes >= 40 * after.lookups);
}

/* Threads intern the same names in different orders while the table grows under them. */
enum { THREADS = 4, NAMES = 30000 };

typedef struct {
  int number;
  PtStr *ids; /* of name i */
  bool wrong; /* a text read back was not the text interned */
} Worker;

static size_t
make_name (char *name, int i) {
  return (size_t)sprintf (name, i % 3 == 0 ? "shared_name_number_%d" : "n%d", i);
}

static void *
intern_all (void *data) {
  Worker *worker = data;
  char name[64] = {0};
  for (int i = 0; i < NAMES; i++) {
    int chosen = (int)((i * 7919L + worker->number * 4999L) % NAMES);
    size_t len = make_name (name, chosen);
    PtStr id = i % 2 == 0 ? pt_intern (name, len) : pt_intern_padded (name, len);
    worker->ids[chosen] = id;
    worker->wrong |= id == 0 || strcmp (pt_str (id), name) != 0;
  }
  return NULL;
}

PT_TEST (threads_agree_on_every_id) {
  Worker workers[THREADS];
  pthread_t threads[THREADS];
  PtInternerStats before, after;
  pt_interner_stats (&before);
  for (int i = 0; i < THREADS; i++) {
    workers[i] = (Worker){.number = i, .ids = calloc (NAMES, sizeof (PtStr))};
    pt_check_int (pthread_create (&threads[i], NULL, intern_all, &workers[i]), 0);
  }
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
  pt_interner_stats (&after);

  for (int i = 0; i < THREADS; i++) {
    pt_check (!workers[i].wrong);
    pt_check (memcmp (workers[i].ids, workers[0].ids, NAMES * sizeof (PtStr)) == 0);
  }
  pt_check_int (after.strings - before.strings, NAMES);
  pt_check_int (after.lookups - before.lookups, THREADS * NAMES);

  bool *seen = calloc (after.strings + 1, 1);
  bool distinct = true;
  for (int i = 0; i < NAMES; i++) {
    distinct &= !seen[workers[0].ids[i]];
    seen[workers[0].ids[i]] = true;
  }
  pt_check (distinct);
  free (seen);
  for (int i = 0; i < THREADS; i++)
    free (workers[i].ids);
}

PT_TEST_MAIN
