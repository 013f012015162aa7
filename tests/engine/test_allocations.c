// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// How many heap allocations a file costs when everything is warm: all of the process are counted,
// GLib's too, by standing in for the C library's functions.

#include <glib/gstdio.h>
#include <stdatomic.h>

#include "core/engine/session.h"
#include "tests/check.h"

static atomic_uint_fast64_t allocations;

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define COUNTS_ALL 1
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t count, size_t size);
void *__libc_realloc (void *old, size_t size);

void *
malloc (size_t size) {
  atomic_fetch_add_explicit (&allocations, 1, memory_order_relaxed);
  return __libc_malloc (size);
}

void *
calloc (size_t count, size_t size) {
  atomic_fetch_add_explicit (&allocations, 1, memory_order_relaxed);
  return __libc_calloc (count, size);
}

void *
realloc (void *old, size_t size) {
  atomic_fetch_add_explicit (&allocations, 1, memory_order_relaxed);
  return __libc_realloc (old, size);
}
#else
#define COUNTS_ALL 0
#endif

enum { UNITS = 200, LIMIT = 10 };

static const char unit_text[] =
    "import other\n\n\n"
    "class Point:\n"
    "    'A place.'\n\n"
    "    def __init__(self, x: int, y: int) -> None:\n"
    "        self.x, self.y = x, y\n\n"
    "    def __str__(self) -> str:\n"
    "        return f'({self.x}, {self.y})'\n\n\n"
    "def walk(points):\n"
    "    for point in points:\n"
    "        yield point.x + 1\n"
    "    match points:\n"
    "        case [Point(x=0), *rest] | (*rest, None):\n"
    "            return rest\n"
    "        case {'a': a, **others}:\n"
    "            return a, others\n\n\n"
    "text = 'one' 'two' '\\n'\n"
    "print([value for value in walk([Point(1, 2)])], text, {k: v for k, v in {}.items()})\n";

static guint64
translate (PtSession *session) {
  guint64 before = atomic_load (&allocations);
  pt_check (pt_session_start (session) && pt_session_wait (session, -1));
  return atomic_load (&allocations) - before;
}

PT_TEST (a_warm_job_hardly_allocates) {
  char *folder = g_dir_make_tmp ("portalis-test-XXXXXX", NULL);
  for (int i = 0; i < UNITS; i++) {
    g_autofree char *path = g_strdup_printf ("%s/m%d.py", folder, i);
    pt_check (g_file_set_contents (path, i == 0 ? "x = 1\n" : unit_text, -1, NULL));
  }
  g_autofree char *other = g_strdup_printf ("%s/other.py", folder);
  pt_check (g_file_set_contents (other, "x = 1\n", -1, NULL));

  PtOptions options;
  pt_options_init (&options);
  options.jobs = 2;
  PtSession *session = pt_session_open (folder, &options, NULL);
  translate (session);
  PtSnapshot first, second, delta;
  pt_session_snapshot (session, &first);
  guint64 counted = translate (session);
  pt_session_snapshot (session, &second);
  pt_snapshot_since (&second, &first, &delta);
  guint64 own = delta.values[PT_COUNTER_HEAP_ALLOCATIONS];
  g_print ("# per file: %.2f allocations, %.2f of them core's\n", (double)counted / UNITS,
           (double)own / UNITS);
  pt_check (own <= UNITS / 10);
  if (COUNTS_ALL) {
    pt_check (counted > UNITS); /* at least the text of the Rust */
    pt_check (counted <= (guint64)LIMIT * UNITS);
  }
  pt_check_int (delta.values[PT_COUNTER_ARENA_POOL_MISSES], 0);
  pt_session_free (session);
  for (int i = 0; i < UNITS; i++) {
    g_autofree char *path = g_strdup_printf ("%s/m%d.py", folder, i);
    g_remove (path);
  }
  g_remove (other);
  g_remove (folder);
  g_free (folder);
}

PT_TEST_MAIN
