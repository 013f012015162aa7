// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/bytes.h"
#include "core/base/heap.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CAPACITY = 64 };

static __attribute__ ((noinline)) bool
make_room (PtBytes *self, size_t extra) {
  if (self->failed)
    return false;
  size_t need;
  bool overflow = __builtin_add_overflow (self->len, extra, &need) || need > PTRDIFF_MAX / 2;
  size_t cap = self->cap < FIRST_CAPACITY ? FIRST_CAPACITY : self->cap;
  while (!overflow && cap <= need)
    cap *= 2;
  char *data = NULL;
  if (!overflow)
    data = self->grow == NULL ? pt_heap_realloc (self->data, cap)
                              : self->grow (self->owner, self->data, self->cap, cap);
  if (data == NULL) {
    self->failed = true;
    return false;
  }
  self->data = data;
  self->cap = cap;
  return true;
}

/* Room for extra more bytes and the terminator. */
static inline bool
reserve (PtBytes *self, size_t extra) {
  return PT_LIKELY (!self->failed && extra < self->cap - self->len) || make_room (self, extra);
}

void
pt_bytes_clear (PtBytes *self) {
  if (self == NULL)
    return;
  if (self->grow == NULL)
    pt_heap_free (self->data);
  *self = (PtBytes){0};
}

void
pt_bytes_append (PtBytes *self, const char *data, size_t len) {
  if (!reserve (self, len))
    return;
  char *end = self->data + self->len;
  self->len += len;
  end[len] = '\0';
  if (len > 0)
    memcpy (end, data, len);
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
pt_bytes_append_json (PtBytes *self, const char *text) {
  pt_bytes_append_char (self, '"');
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"' || *c == '\\')
      pt_bytes_printf (self, "\\%c", *c);
    else if ((unsigned char)*c < 0x20)
      pt_bytes_printf (self, "\\u%04x", (unsigned char)*c);
    else
      pt_bytes_append_char (self, *c);
  }
  pt_bytes_append_char (self, '"');
}

/* Whether the text is all that the short way knows: %s, %u, %c and %%. */
static bool
is_short (const char *format) {
  for (const char *at = format; (at = strchr (at, '%')) != NULL; at += 2)
    if (at[1] != 's' && at[1] != 'u' && at[1] != 'c' && at[1] != '%')
      return false;
  return true;
}

static void
append_number (PtBytes *self, unsigned number) {
  char digits[10];
  size_t at = sizeof digits;
  do
    digits[--at] = (char)('0' + number % 10);
  while ((number /= 10) != 0);
  pt_bytes_append (self, digits + at, sizeof digits - at);
}

static void
append_short (PtBytes *self, const char *format, va_list args) {
  for (;;) {
    const char *percent = strchrnul (format, '%');
    pt_bytes_append (self, format, (size_t)(percent - format));
    if (*percent == '\0')
      return;
    if (percent[1] == 's')
      pt_bytes_append_str (self, va_arg (args, const char *));
    else if (percent[1] == 'u')
      append_number (self, va_arg (args, unsigned));
    else
      pt_bytes_append_char (self, percent[1] == 'c' ? (char)va_arg (args, int) : '%');
    format = percent + 2;
  }
}

/* What the C library formats. */
static void
append_formatted (PtBytes *self, const char *format, va_list args) {
  va_list again;
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
}

void
pt_bytes_vprintf (PtBytes *self, const char *format, va_list args) {
  if (is_short (format))
    append_short (self, format, args);
  else
    append_formatted (self, format, args);
}

void
pt_bytes_printf (PtBytes *self, const char *format, ...) {
  va_list args;
  va_start (args, format);
  pt_bytes_vprintf (self, format, args);
  va_end (args);
}

PtView
pt_bytes_view (const PtBytes *self) {
  return (PtView){self->data, self->len};
}

char *
pt_bytes_steal (PtBytes *self, size_t *ret_len) {
  pt_assert (self->grow == NULL);
  /* An empty buffer has no memory yet, but the caller is promised a string. */
  if (!reserve (self, 0)) {
    pt_bytes_clear (self);
    return NULL;
  }
  char *data = self->data;
  data[self->len] = '\0';
  pt_heap_disown (data);
  if (ret_len != NULL)
    *ret_len = self->len;
  *self = (PtBytes){0};
  return data;
}
