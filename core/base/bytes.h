// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A growing buffer of bytes on the heap: the builder for output text. Always zero-terminated.

#include "core/base/base.h"

/** All zero is a valid empty buffer. Owns: data. A failed allocation sets failed and ignores what
 * follows, so that a writer checks once, at the end. */
typedef struct {
  char *data;  /* NULL while empty */
  size_t len;  /* bytes, without the terminator */
  size_t cap;  /* bytes reserved */
  bool failed; /* an allocation failed; the content is incomplete */
} PtBytes;

void pt_bytes_clear (PtBytes *self);
void pt_bytes_append (PtBytes *self, const char *data, size_t len);
void pt_bytes_append_view (PtBytes *self, PtView view);
void pt_bytes_append_str (PtBytes *self, const char *zero_terminated);
void pt_bytes_append_char (PtBytes *self, char c);
void pt_bytes_printf (PtBytes *self, const char *format, ...) PT_PRINTF (2, 3);
PtView pt_bytes_view (const PtBytes *self);
/** Moves the text out; the buffer is empty afterwards. The caller frees with free(). ret_len may be
 * NULL. NULL: an allocation had failed. */
char *pt_bytes_steal (PtBytes *self, size_t *ret_len);

static inline void
PtBytes_auto_clear (PtBytes *self) {
  pt_bytes_clear (self);
}
