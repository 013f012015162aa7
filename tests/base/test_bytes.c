// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/bytes.h"
#include "core/base/heap.h"
#include "tests/check.h"

#include <limits.h>
#include <stdlib.h>

PT_TEST (appends_keep_the_terminator) {
  PT_AUTO (PtBytes) bytes = {0};
  pt_bytes_append_str (&bytes, "fn ");
  pt_bytes_append_view (&bytes, PT_VIEW ("main"));
  pt_bytes_append_char (&bytes, '(');
  pt_bytes_append (&bytes, ") {}", 1);
  pt_check_str (bytes.data, "fn main()");
  pt_check_int (bytes.len, 9);
  pt_check (pt_view_equal (pt_bytes_view (&bytes), PT_VIEW ("fn main()")));
  pt_check (!bytes.failed);
}

PT_TEST (printf_grows_at_every_length) {
  PT_AUTO (PtBytes) bytes = {0};
  char expected[4096] = "";
  for (int i = 0; i < 200; i++) {
    pt_bytes_printf (&bytes, "%d,", i * 37);
    sprintf (expected + strlen (expected), "%d,", i * 37);
  }
  pt_check_str (bytes.data, expected);
  pt_check_int (bytes.len, strlen (expected));
}

PT_TEST (printf_writes_what_the_c_library_does) {
#define SAME(...)                                                                                  \
  do {                                                                                             \
    char expected[128];                                                                            \
    PT_AUTO (PtBytes) bytes = {0};                                                                 \
    snprintf (expected, sizeof expected, __VA_ARGS__);                                             \
    pt_bytes_printf (&bytes, __VA_ARGS__);                                                         \
    pt_check_str (bytes.data, expected);                                                           \
    pt_check_int (bytes.len, strlen (expected));                                                   \
  } while (0)
  SAME ("plain");
  SAME ("%s", "");
  SAME ("let %s = %s;\n", "x", "y.clone()");
  SAME ("%u,%u,%u,%u", 0u, 7u, 10u, UINT_MAX);
  SAME ("%c%c%%", 'a', ';');
  SAME ("%%%s%%", "between");
  SAME ("%s%5d|%-3s|%x", "x", -12, "a", 255u); /* more than the short way knows */
  SAME ("100%% of %.2f", 1.5);
#undef SAME
}

PT_TEST (holds_zero_bytes_and_nothing) {
  PT_AUTO (PtBytes) bytes = {0};
  pt_bytes_append (&bytes, NULL, 0);
  pt_check_int (bytes.len, 0);
  pt_bytes_append (&bytes, "a\0b", 3);
  pt_check_int (bytes.len, 3);
  pt_check (memcmp (bytes.data, "a\0b", 4) == 0);
}

PT_TEST (steal_moves_the_text_out) {
  PtBytes bytes = {0};
  size_t len = 0;
  pt_bytes_append_str (&bytes, "text");
  char *text = pt_bytes_steal (&bytes, &len);
  pt_check_str (text, "text");
  pt_check_int (len, 4);
  pt_check (bytes.data == NULL && bytes.len == 0 && bytes.cap == 0);
  free (text);

  text = pt_bytes_steal (&bytes, NULL);
  pt_check_str (text, "");
  free (text);
}

PT_TEST (a_failed_allocation_is_remembered) {
  for (int n = 0; n < 4; n++) {
    PtBytes bytes = {0};
    pt_heap_fail_after (n);
    for (int i = 0; i < 1000; i++)
      pt_bytes_append_str (&bytes, "0123456789");
    pt_bytes_printf (&bytes, "%s", "more");
    pt_heap_fail_after (-1);
    pt_check (bytes.failed);
    pt_check (bytes.len < 10000);
    pt_check (bytes.data == NULL || bytes.data[bytes.len] == '\0');
    size_t len = 77;
    pt_check (pt_bytes_steal (&bytes, &len) == NULL);
    pt_check_int (len, 77);
  }
}

PT_TEST (a_failed_printf_takes_back_its_part) {
  PtBytes bytes = {0};
  pt_bytes_append_str (&bytes, "kept");
  char wide[200];
  memset (wide, 'x', sizeof wide - 1);
  wide[sizeof wide - 1] = '\0';
  pt_heap_fail_after (0);
  pt_bytes_printf (&bytes, "%s", wide);
  pt_heap_fail_after (-1);
  pt_check (bytes.failed);
  pt_check_str (bytes.data, "kept");
  pt_bytes_clear (&bytes);
}

PT_TEST_MAIN
