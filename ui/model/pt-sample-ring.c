// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-sample-ring.h"

#include <stdatomic.h>
#include <string.h>

#define WORDS (sizeof (PtSample) / sizeof (guint64))

// The slots are atomic words, because a late reader may look at a slot that is being overwritten.
// It notices afterwards, from the head, and throws away what it saw.
typedef struct {
  _Atomic guint64 words[WORDS];
} Slot;

struct _PtSampleRing {
  _Alignas(64) _Atomic guint64 head; /* samples ever pushed; written by the producer */
  _Alignas(64) guint64 tail;         /* next sample to read; the consumer's own */
  guint64 dropped;
  guint64 mask;
  Slot *slots;
};

PtSampleRing *
pt_sample_ring_new (guint capacity) {
  g_return_val_if_fail (capacity >= 2 && (capacity & (capacity - 1)) == 0, NULL);
  PtSampleRing *self = g_aligned_alloc0 (1, sizeof *self, 64);
  self->mask = capacity - 1;
  self->slots = g_new0 (Slot, capacity);
  return self;
}

void
pt_sample_ring_free (PtSampleRing *self) {
  if (self == NULL)
    return;
  g_free (self->slots);
  g_aligned_free (self);
}

void
pt_sample_ring_push (PtSampleRing *self, const PtSample *sample) {
  guint64 words[WORDS];
  guint64 head = atomic_load_explicit (&self->head, memory_order_relaxed);
  Slot *slot = &self->slots[head & self->mask];

  memcpy (words, sample, sizeof words);
  // A reader that sees one of the words below also sees the head of the push before.
  atomic_thread_fence (memory_order_release);
  for (gsize i = 0; i < WORDS; i++)
    atomic_store_explicit (&slot->words[i], words[i], memory_order_relaxed);
  atomic_store_explicit (&self->head, head + 1, memory_order_release);
}

gboolean
pt_sample_ring_pop (PtSampleRing *self, PtSample *ret_sample) {
  for (;;) {
    guint64 words[WORDS];
    guint64 head = atomic_load_explicit (&self->head, memory_order_acquire);
    if (self->tail == head)
      return FALSE;
    // Of capacity samples the oldest may be under the producer's pen right now.
    if (head - self->tail > self->mask) {
      self->dropped += head - self->mask - self->tail;
      self->tail = head - self->mask;
    }
    Slot *slot = &self->slots[self->tail & self->mask];
    for (gsize i = 0; i < WORDS; i++)
      words[i] = atomic_load_explicit (&slot->words[i], memory_order_relaxed);
    atomic_thread_fence (memory_order_acquire);
    head = atomic_load_explicit (&self->head, memory_order_relaxed);
    if (head - self->tail > self->mask)
      continue;
    self->tail++;
    memcpy (ret_sample, words, sizeof *ret_sample);
    return TRUE;
  }
}

guint64
pt_sample_ring_dropped (const PtSampleRing *self) {
  return self->dropped;
}
