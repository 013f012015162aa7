// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/base.h"
#include "tests/check.h"

PT_TEST (each_status_has_its_own_text) {
  for (PtStatus a = PT_OK; a <= PT_EUNSUPPORTED; a++)
    for (PtStatus b = PT_OK; b < a; b++)
      pt_check (strcmp (pt_status_text (a), pt_status_text (b)) != 0);
  pt_check_str (pt_status_text ((PtStatus)99), "unknown status");
}

PT_TEST (views_compare_by_content) {
  const char text[] = "name name";
  pt_check (pt_view_equal ((PtView){text, 4}, (PtView){text + 5, 4}));
  pt_check (!pt_view_equal ((PtView){text, 4}, (PtView){text, 5}));
  pt_check (!pt_view_equal (PT_VIEW ("a"), PT_VIEW ("b")));
  pt_check (pt_view_equal ((PtView){NULL, 0}, PT_VIEW ("")));
  pt_check (pt_view_equal (PT_VIEW ("a\0b"), (PtView){"a\0b", 3}));
}

PT_TEST (a_view_of_null_is_empty) {
  pt_check_int (pt_view (NULL).len, 0);
  pt_check_int (pt_view ("abc").len, 3);
}

PT_TEST (prefixes) {
  pt_check (pt_view_starts (PT_VIEW ("import os"), PT_VIEW ("import")));
  pt_check (pt_view_starts (PT_VIEW ("x"), (PtView){NULL, 0}));
  pt_check (pt_view_starts ((PtView){NULL, 0}, (PtView){NULL, 0}));
  pt_check (!pt_view_starts (PT_VIEW ("imp"), PT_VIEW ("import")));
}

PT_TEST_MAIN
