// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/model/pt-link-map.h"

#include <math.h>

// Python 1-2 became Rust 3, Python 4 (which holds 5) Rust 4, 5 and 8, Python 5 Rust 6 and 7.
static const PtLink links[] = {
    {3, 1, 2}, {4, 4, 6}, {5, 4, 6}, {6, 5, 5}, {7, 5, 5}, {8, 4, 6},
};

PT_TEST (lines_of_a_statement_form_a_group) {
  g_autoptr (PtLinkMap) map = pt_link_map_new (links, G_N_ELEMENTS (links));

  pt_check_int (pt_link_map_n_groups (map), 3);
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_PYTHON, 1), 0);
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_PYTHON, 2), 0);
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_PYTHON, 3), -1);
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_RUST, 3), 0);
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_RUST, 1), -1);
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_RUST, 1000), -1);
}

PT_TEST (a_statement_ends_where_an_inner_one_begins) {
  g_autoptr (PtLinkMap) map = pt_link_map_new (links, G_N_ELEMENTS (links));
  guint first, last;

  pt_link_map_group_lines (map, PT_SIDE_PYTHON, 1, &first, &last);
  pt_check_int (first, 4);
  pt_check_int (last, 4);
  pt_link_map_group_lines (map, PT_SIDE_RUST, 1, &first, &last);
  pt_check_int (first, 4);
  pt_check_int (last, 8);
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_RUST, 6),
                2); // between 4 and 8, but not of that group
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_RUST, 8), 1);
}

PT_TEST (links_move_with_the_lines_of_an_edit) {
  g_autoptr (PtLinkMap) map = pt_link_map_new (links, G_N_ELEMENTS (links));
  guint first, last;

  // Three lines more before line 2: within the first group, which they join.
  g_autoptr (PtLinkMap) longer = pt_link_map_edit (map, PT_SIDE_PYTHON, 2, 3);
  pt_check_int (pt_link_map_group_at (longer, PT_SIDE_PYTHON, 3), 0);
  pt_check_int (pt_link_map_group_at (longer, PT_SIDE_PYTHON, 5), 0);
  pt_check_int (pt_link_map_group_at (longer, PT_SIDE_PYTHON, 7), 1);
  pt_check_int (pt_link_map_group_at (longer, PT_SIDE_RUST, 4), 1);
  pt_link_map_group_lines (longer, PT_SIDE_PYTHON, 1, &first, &last);
  pt_check_int (first, 7);
  pt_check (pt_link_map_other_position (longer, PT_SIDE_PYTHON, 7.0) == 4.0);

  // Line 3, and the first group's last, taken away.
  g_autoptr (PtLinkMap) shorter = pt_link_map_edit (map, PT_SIDE_PYTHON, 2, -2);
  pt_check_int (pt_link_map_group_at (shorter, PT_SIDE_PYTHON, 1), 0);
  pt_check_int (pt_link_map_group_at (shorter, PT_SIDE_PYTHON, 2), 1);
  pt_link_map_group_lines (shorter, PT_SIDE_PYTHON, 0, &first, &last);
  pt_check_int (first, 1);
  pt_check_int (last, 1);

  // All of it.
  g_autoptr (PtLinkMap) nothing = pt_link_map_edit (map, PT_SIDE_PYTHON, 1, -100);
  pt_check_int (pt_link_map_group_at (nothing, PT_SIDE_PYTHON, 1), -1);
  pt_check_int (pt_link_map_n_groups (nothing), 3);
}

PT_TEST (neighbours_have_different_letters) {
  for (guint group = 0; group < 100; group++) {
    pt_check (pt_link_map_group_letter (group) >= 'A' && pt_link_map_group_letter (group) <= 'Z');
    pt_check (pt_link_map_group_letter (group) != pt_link_map_group_letter (group + 1));
  }
}

PT_TEST (positions_go_with_the_lines_and_never_back) {
  g_autoptr (PtLinkMap) map = pt_link_map_new (links, G_N_ELEMENTS (links));
  double last = 0.0;

  pt_check (pt_link_map_other_position (map, PT_SIDE_PYTHON, 4.0) == 4.0);
  pt_check (pt_link_map_other_position (map, PT_SIDE_PYTHON, 5.0) == 6.0);
  pt_check (pt_link_map_other_position (map, PT_SIDE_RUST, 6.0) == 5.0);
  pt_check (pt_link_map_other_position (map, PT_SIDE_RUST, 7.5) == 6.5);
  for (double line = 1.0; line < 20.0; line += 0.25) {
    double other = pt_link_map_other_position (map, PT_SIDE_PYTHON, line);
    pt_check (isfinite (other) && other >= last);
    last = other;
  }
}

PT_TEST (no_links_is_a_map_too) {
  g_autoptr (PtLinkMap) map = pt_link_map_new (NULL, 0);

  pt_check_int (pt_link_map_n_groups (map), 0);
  pt_check_int (pt_link_map_group_at (map, PT_SIDE_RUST, 1), -1);
  pt_check (pt_link_map_other_position (map, PT_SIDE_RUST, 7.0) == 7.0);
}

PT_TEST_MAIN
