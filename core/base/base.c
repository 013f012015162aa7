// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *
pt_status_text (PtStatus status) {
  switch (status) {
  case PT_OK:
    return "done";
  case PT_ENOMEM:
    return "out of memory";
  case PT_ELIMIT:
    return "a limit was reached";
  case PT_EIO:
    return "a file or folder could not be read or written";
  case PT_ECANCELLED:
    return "cancelled";
  case PT_EUNSUPPORTED:
    return "some of the program can't be translated";
  }
  return "unknown status";
}

PtView
pt_view (const char *zero_terminated) {
  return (PtView){zero_terminated, zero_terminated == NULL ? 0 : strlen (zero_terminated)};
}

bool
pt_view_equal (PtView a, PtView b) {
  /* memcmp may not be given NULL, even for no bytes. */
  return a.len == b.len && (a.len == 0 || memcmp (a.data, b.data, a.len) == 0);
}

bool
pt_is_one_of (const char *text, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (text[0] == words[i][0] && strcmp (text, words[i]) == 0)
      return true;
  return false;
}

bool
pt_view_starts (PtView text, PtView prefix) {
  return text.len >= prefix.len && pt_view_equal ((PtView){text.data, prefix.len}, prefix);
}

/* The one place of core that writes to stderr: there is no caller left to tell. */
_Noreturn void
pt_assert_failed (const char *cond, const char *file, int line) {
  fprintf (stderr, "%s:%d: assertion failed: %s\n", file, line, cond);
  abort ();
}
