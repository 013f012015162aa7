// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/bytes.h"
#include "core/base/heap.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CAPACITY = 64 };

/* Room for extra more bytes and the terminator. */
static bool
reserve (PtBytes *self, size_t extra) {
  if (self->failed)
    return false;
  if (extra < self->cap - self->len)
    return true;

  size_t need;
  bool overflow = __builtin_add_overflow (self->len, extra, &need) || need > PTRDIFF_MAX / 2;
  size_t cap = self->cap < FIRST_CAPACITY ? FIRST_CAPACITY : self->cap;
  while (!overflow && cap <= need)
    cap *= 2;
  char *data = overflow ? NULL : pt_heap_realloc (self->data, cap);
  if (data == NULL) {
    self->failed = true;
    return false;
  }
  self->data = data;
  self->cap = cap;
  return true;
}

void
pt_bytes_clear (PtBytes *self) {
  if (self == NULL)
    return;
  pt_heap_free (self->data);
  *self = (PtBytes){0};
}

void
pt_bytes_append (PtBytes *self, const char *data, size_t len) {
  if (!reserve (self, len))
    return;
  if (len > 0)
    memcpy (self->data + self->len, data, len);
  self->len += len;
  self->data[self->len] = '\0';
}

void
pt_bytes_append_view (PtBytes *self, PtView view) {
  pt_bytes_append (self, view.data, view.len);
}

void
pt_bytes_append_str (PtBytes *self, const char *zero_terminated) {
  pt_bytes_append (self, zero_terminated, strlen (zero_terminated));
}

void
pt_bytes_append_char (PtBytes *self, char c) {
  pt_bytes_append (self, &c, 1);
}

void
pt_bytes_printf (PtBytes *self, const char *format, ...) {
  va_list args, again;
  va_start (args, format);
  va_copy (again, args);
  size_t room = self->failed ? 0 : self->cap - self->len;
  int len = vsnprintf (room == 0 ? NULL : self->data + self->len, room, format, args);
  if (len < 0)
    self->failed = true;
  else if ((size_t)len < room)
    self->len += (size_t)len;
  else if (reserve (self, (size_t)len)) {
    vsnprintf (self->data + self->len, (size_t)len + 1, format, again);
    self->len += (size_t)len;
  } else if (room > 0)
    self->data[self->len] = '\0'; /* take back what was cut off */
  va_end (again);
  va_end (args);
}

PtView
pt_bytes_view (const PtBytes *self) {
  return (PtView){self->data, self->len};
}

char *
pt_bytes_steal (PtBytes *self, size_t *ret_len) {
  /* An empty buffer has no memory yet, but the caller is promised a string. */
  if (!reserve (self, 0)) {
    pt_bytes_clear (self);
    return NULL;
  }
  char *data = self->data;
  data[self->len] = '\0';
  if (ret_len != NULL)
    *ret_len = self->len;
  *self = (PtBytes){0};
  return data;
}
