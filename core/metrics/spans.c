// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// A list of chunks, of which the last is filled: what was written never moves, so that readers need
// no lock. A row is there once the count says so.

#include "core/metrics/spans.h"
#include "core/base/heap.h"

enum { CHUNK_SPANS = 510 };

typedef struct Chunk {
  _Atomic (struct Chunk *) next;
  _Atomic uint32_t count;
  PtStageRun spans[CHUNK_SPANS];
} Chunk;

struct PtSpanLog {
  Chunk *first; /* fixed */
  Chunk *last;  /* the writer's */
};

static Chunk *
chunk_new (void) {
  Chunk *self = pt_heap_alloc (sizeof *self);
  if (self == NULL)
    return NULL;
  atomic_init (&self->next, NULL);
  atomic_init (&self->count, 0);
  return self;
}

PtSpanLog *
pt_span_log_new (void) {
  PtSpanLog *self = pt_heap_alloc (sizeof *self);
  Chunk *first = self == NULL ? NULL : chunk_new ();
  if (first == NULL) {
    pt_heap_free (self);
    return NULL;
  }
  *self = (PtSpanLog){first, first};
  return self;
}

void
pt_span_log_free (PtSpanLog *self) {
  if (self == NULL)
    return;
  for (Chunk *chunk = self->first, *next; chunk != NULL; chunk = next) {
    next = atomic_load_explicit (&chunk->next, memory_order_relaxed);
    pt_heap_free (chunk);
  }
  pt_heap_free (self);
}

void
pt_span_log_add (PtSpanLog *self, const PtStageRun *span) {
  Chunk *last = self->last;
  uint32_t count = atomic_load_explicit (&last->count, memory_order_relaxed);
  if (count == CHUNK_SPANS) {
    Chunk *next = chunk_new ();
    if (next == NULL)
      return;
    atomic_store_explicit (&last->next, next, memory_order_release);
    self->last = last = next;
    count = 0;
  }
  last->spans[count] = *span;
  atomic_store_explicit (&last->count, count + 1, memory_order_release);
}

void
pt_span_log_each (const PtSpanLog *self, PtSpanFunc func, void *data) {
  for (const Chunk *chunk = self->first; chunk != NULL;
       chunk = atomic_load_explicit (&chunk->next, memory_order_acquire)) {
    uint32_t count = atomic_load_explicit (&chunk->count, memory_order_acquire);
    for (uint32_t i = 0; i < count; i++)
      func (&chunk->spans[i], data);
  }
}
