// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-line-diff.h"

#include <string.h>

#include "tests/check.h"
#include "ui/model/pt-rust-text.h"

static GBytes *
bytes (const char *text) {
  return g_bytes_new (text, strlen (text));
}

/** Lines that a diff says make one of its texts, as one text. */
static char *
made_of (const GArray *diff, GBytes *before, GBytes *after, PtLineChange left_out) {
  g_autoptr (GArray) old_lines = pt_text_lines (before), new_lines = pt_text_lines (after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < diff->len; i++) {
    const PtDiffLine *line = &g_array_index (diff, PtDiffLine, i);
    if (line->change == left_out)
      continue;
    const PtTextLine *at = line->before_line > 0 && left_out == PT_LINE_ADDED
                               ? &g_array_index (old_lines, PtTextLine, line->before_line - 1)
                               : &g_array_index (new_lines, PtTextLine, line->after_line - 1);
    g_string_append_len (text, at->data, (gssize)at->length);
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static guint
n_changes (const GArray *diff) {
  guint n = 0;
  for (guint i = 0; i < diff->len; i++)
    n += g_array_index (diff, PtDiffLine, i).change != PT_LINE_SAME;
  return n;
}

/** By the longest common subsequence, lines being single letters. */
static guint
least_changes (const char *one, const char *other) {
  guint n = (guint)strlen (one) / 2, m = (guint)strlen (other) / 2, best[32][32] = {0};

  for (guint i = 1; i <= n; i++)
    for (guint j = 1; j <= m; j++)
      best[i][j] = one[2 * i - 2] == other[2 * j - 2] ? best[i - 1][j - 1] + 1
                                                      : MAX (best[i - 1][j], best[i][j - 1]);
  return n + m - 2 * best[n][m];
}

static void
random_text (GRand *random, char *text) {
  guint n = (guint)g_rand_int_range (random, 0, 20);
  for (guint i = 0; i < n; i++) {
    text[2 * i] = (char)('a' + g_rand_int_range (random, 0, 4));
    text[2 * i + 1] = '\n';
  }
  text[2 * n] = '\0';
}

PT_TEST (random_texts_are_made_again_in_the_fewest_changes) {
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++) {
    char one[64], other[64];
    random_text (random, one);
    random_text (random, other);
    g_autoptr (GBytes) before = bytes (one), after = bytes (other);
    g_autoptr (GArray) diff = pt_line_diff (before, after);
    g_autofree char *first = made_of (diff, before, after, PT_LINE_ADDED);
    g_autofree char *second = made_of (diff, before, after, PT_LINE_REMOVED);
    pt_check_str (first, one);
    pt_check_str (second, other);
    pt_check_int (n_changes (diff), least_changes (one, other));
    for (guint i = 1; i < diff->len; i++)
      pt_check (g_array_index (diff, PtDiffLine, i - 1).change != PT_LINE_ADDED ||
                g_array_index (diff, PtDiffLine, i).change != PT_LINE_REMOVED);
  }
}

PT_TEST (texts_with_nothing_in_common_are_replaced_within_the_limit) {
  g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL);

  for (guint i = 0; i < PT_LINE_DIFF_LIMIT; i++) {
    g_string_append_printf (one, "old %u\n", i);
    g_string_append_printf (other, "new %u\n", i);
  }
  g_autoptr (GBytes) before = bytes (one->str), after = bytes (other->str);
  g_autoptr (GArray) diff = pt_line_diff (before, after);
  g_autofree char *first = made_of (diff, before, after, PT_LINE_ADDED);
  g_autofree char *second = made_of (diff, before, after, PT_LINE_REMOVED);
  pt_check_str (first, one->str);
  pt_check_str (second, other->str);
}

PT_TEST (changes_have_context_and_links) {
  g_autoptr (GBytes) before = bytes ("a\nb\nc\nd\ne\nf\ng\n"),
                     after = bytes ("a\nb\nc\nd\nE\nf\ng\n");
  const PtLink links[] = {{1, 1, 1}, {5, 2, 3}};
  g_autoptr (PtLinkMap) map = pt_link_map_new (links, G_N_ELEMENTS (links)), found = NULL;
  g_autoptr (GBytes) text = pt_rust_text_changes (before, after, map, &found);
  g_autofree char *words = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  guint first, last;

  pt_check_str (words, "@@ -2,6 +2,6 @@\n b\n c\n d\n-e\n+E\n f\n g\n");
  int group = pt_link_map_group_at (found, PT_SIDE_RUST, 6);
  pt_check (group >= 0);
  pt_link_map_group_lines (found, PT_SIDE_PYTHON, (guint)group, &first, &last);
  pt_check_int (first, 2);
  pt_check_int (last, 3);
  pt_check_int (pt_link_map_group_at (found, PT_SIDE_RUST, 5), -1);

  g_autoptr (PtLinkMap) none = NULL;
  g_autoptr (GBytes) nothing = pt_rust_text_changes (after, after, map, &none);
  pt_check_int (g_bytes_get_size (nothing), 0);
}

PT_TEST (statements_stand_before_their_rust) {
  g_autoptr (GBytes) python = bytes ("x = (1,\n     2)\n# note\nprint(x)\n");
  g_autoptr (GBytes) rust = bytes ("use rt;\nlet x;\nprint (x);\nx = 1;\n");
  const PtLink links[] = {{2, 1, 2}, {3, 4, 4}, {4, 1, 2}};
  g_autoptr (PtLinkMap) map = pt_link_map_new (links, G_N_ELEMENTS (links)), found = NULL;
  g_autoptr (GBytes) text = pt_rust_text_interleaved (python, rust, map, &found);
  g_autofree char *words = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));

  pt_check_str (words,
                "// x = (1,\n//      2)\nlet x;\nx = 1;\n// # note\n// print(x)\nprint (x);\n");
  pt_check_int (pt_link_map_group_at (found, PT_SIDE_RUST, 4),
                pt_link_map_group_at (found, PT_SIDE_PYTHON, 2));
}

PT_TEST_MAIN
