// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Other heaps of this machine, if it has them: loaded beside the C library's, which stays in use.

#include "core/bench/bench_private.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

static gpointer
load (PtBenchHeap *self, const char *library, const char *alloc, const char *release) {
  void *handle = dlopen (library, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    const char *why = dlerror ();
    g_snprintf (self->reason, sizeof self->reason, "%s", why == NULL ? library : why);
    return self;
  }
  void *found_alloc = dlsym (handle, alloc), *found_release = dlsym (handle, release);
  if (found_alloc == NULL || found_release == NULL) {
    g_snprintf (self->reason, sizeof self->reason, "%s has no %s", library, alloc);
    return self;
  }
  /* POSIX lets a data pointer hold what dlsym finds; ISO C has no cast for it. */
  memcpy (&self->alloc, &found_alloc, sizeof self->alloc);
  memcpy (&self->release, &found_release, sizeof self->release);
  return self;
}

static PtBenchHeap jemalloc, mimalloc;

static gpointer
load_jemalloc (gpointer unused) {
  (void)unused;
  return load (&jemalloc, "libjemalloc.so.2", "malloc", "free");
}

static gpointer
load_mimalloc (gpointer unused) {
  (void)unused;
  return load (&mimalloc, "libmimalloc.so.2", "mi_malloc", "mi_free");
}

const PtBenchHeap *
pt_bench_heap_system (void) {
  static const PtBenchHeap system = {malloc, free, ""};
  return &system;
}

const PtBenchHeap *
pt_bench_heap_jemalloc (void) {
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, load_jemalloc, NULL);
}

const PtBenchHeap *
pt_bench_heap_mimalloc (void) {
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, load_mimalloc, NULL);
}
