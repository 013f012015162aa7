// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A growing buffer of bytes on the heap: the builder for output text. Always zero-terminated.

#include <stdarg.h>

#include "core/base/base.h"

/** All zero is a valid empty buffer. Owns: data. A failed allocation sets failed and ignores what
 * follows, so that a writer checks once, at the end. */
typedef struct {
  char *data;  /* NULL while empty */
  size_t len;  /* bytes, without the terminator */
  size_t cap;  /* bytes reserved */
  bool failed; /* an allocation failed; the content is incomplete */
  /* Where the memory comes from; NULL: the heap. As pt_heap_realloc, but the memory is owner's. */
  void *(*grow) (void *owner, void *old, size_t old_size, size_t new_size);
  void *owner;
} PtBytes;

void pt_bytes_clear (PtBytes *self);
void pt_bytes_append (PtBytes *self, const char *data, size_t len);
void pt_bytes_append_view (PtBytes *self, PtView view);
void pt_bytes_append_str (PtBytes *self, const char *zero_terminated);
void pt_bytes_append_char (PtBytes *self, char c);
/** As a string of JSON, with its quotes. text is UTF-8. */
void pt_bytes_append_json (PtBytes *self, const char *text);
/** %s, %u, %c and %% alone cost little more than appending their texts; all else goes to the C
 * library.
 */
void pt_bytes_printf (PtBytes *self, const char *format, ...) PT_PRINTF (2, 3);
void pt_bytes_vprintf (PtBytes *self, const char *format, va_list args) PT_PRINTF (2, 0);
/** Empties it and keeps the memory for the next text. */
static inline void
pt_bytes_reset (PtBytes *self) {
  self->len = 0;
  self->failed = false;
}
PtView pt_bytes_view (const PtBytes *self);
/** Moves the text of a buffer on the heap out; the buffer is empty afterwards. The caller frees
 * with free(). ret_len may be NULL. NULL: an allocation had failed. */
char *pt_bytes_steal (PtBytes *self, size_t *ret_len);

static inline void
PtBytes_auto_clear (PtBytes *self) {
  pt_bytes_clear (self);
}
