// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-rust-text.h"

#include "ui/model/pt-line-diff.h"

enum { CONTEXT = 3 /* lines around a change */ };

/** A text while it is written, and where its lines come from. */
typedef struct {
  GString *text;
  GArray *links; /* of PtLink */
  guint n_lines;
} Writer;

static void
write_line (Writer *self, const char *prefix, const PtTextLine *line) {
  g_string_append (self->text, prefix);
  g_string_append_len (self->text, line->data, (gssize)line->length);
  g_string_append_c (self->text, '\n');
  self->n_lines++;
}

static void
link_line (Writer *self, guint first, guint last) {
  PtLink link = {self->n_lines, first, last};
  g_array_append_val (self->links, link);
}

static Writer
writer_begin (void) {
  return (Writer){g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (PtLink)), 0};
}

static GBytes *
writer_end (Writer *self, PtLinkMap **ret_links) {
  *ret_links = pt_link_map_new ((const PtLink *)(gpointer)self->links->data, self->links->len);
  g_array_unref (self->links);
  return g_string_free_to_bytes (self->text);
}

/* Changes */

/** The hunk that begins with the change at `at`: up to where more than twice the context is
 * unchanged. */
static guint
hunk_end (const PtDiffLine *lines, guint n, guint at) {
  guint last = at;

  for (guint i = at; i < n && i - last <= 2 * CONTEXT; i++)
    if (lines[i].change != PT_LINE_SAME)
      last = i;
  return MIN (last + 1 + CONTEXT, n);
}

static void
write_header (Writer *self, const PtDiffLine *lines, guint start, guint end) {
  guint before = 0, after = 0, n_before = 0, n_after = 0;

  for (guint i = start; i < end; i++) {
    if (lines[i].before_line > 0 && n_before++ == 0)
      before = lines[i].before_line;
    if (lines[i].after_line > 0 && n_after++ == 0)
      after = lines[i].after_line;
  }
  g_string_append_printf (self->text, "@@ -%u,%u +%u,%u @@\n", before, n_before, after, n_after);
  self->n_lines++;
}

GBytes *
pt_rust_text_changes (GBytes *before, GBytes *after, const PtLinkMap *links,
                      PtLinkMap **ret_links) {
  static const char *const prefixes[] = {
      [PT_LINE_SAME] = " ", [PT_LINE_REMOVED] = "-", [PT_LINE_ADDED] = "+"};
  g_autoptr (GArray) found = pt_line_diff (before, after);
  g_autoptr (GArray) old_lines = pt_text_lines (before), new_lines = pt_text_lines (after);
  const PtDiffLine *lines = (const PtDiffLine *)(gpointer)found->data;
  Writer writer = writer_begin ();

  for (guint at = 0; at < found->len; at++) {
    if (lines[at].change == PT_LINE_SAME)
      continue;
    guint start = at > CONTEXT ? at - CONTEXT : 0, end = hunk_end (lines, found->len, at);
    write_header (&writer, lines, start, end);
    for (guint i = start; i < end; i++) {
      gboolean removed = lines[i].change == PT_LINE_REMOVED;
      write_line (&writer, prefixes[lines[i].change],
                  removed ? &g_array_index (old_lines, PtTextLine, lines[i].before_line - 1)
                          : &g_array_index (new_lines, PtTextLine, lines[i].after_line - 1));
      int group = removed ? -1 : pt_link_map_group_at (links, PT_SIDE_RUST, lines[i].after_line);
      if (group >= 0) {
        guint first, last;
        pt_link_map_group_lines (links, PT_SIDE_PYTHON, (guint)group, &first, &last);
        link_line (&writer, first, last);
      }
    }
    at = end - 1;
  }
  return writer_end (&writer, ret_links);
}

/* Interleaved */

/** The last line of each group: its Rust comes behind that. */
static guint *
find_last_lines (const PtLinkMap *links, guint n_python) {
  guint *last = g_new0 (guint, pt_link_map_n_groups (links) + 1);

  for (guint line = 1; line <= n_python; line++) {
    int group = pt_link_map_group_at (links, PT_SIDE_PYTHON, line);
    if (group >= 0)
      last[group] = line;
  }
  return last;
}

/** The Rust lines of each group, in order. */
static GArray **
sort_by_group (const PtLinkMap *links, guint n_rust) {
  guint n_groups = pt_link_map_n_groups (links);
  GArray **groups = g_new0 (GArray *, n_groups + 1);

  for (guint i = 0; i < n_groups; i++)
    groups[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint line = 1; line <= n_rust; line++) {
    int group = pt_link_map_group_at (links, PT_SIDE_RUST, line);
    if (group >= 0)
      g_array_append_val (groups[group], line);
  }
  return groups;
}

GBytes *
pt_rust_text_interleaved (GBytes *python, GBytes *rust, const PtLinkMap *links,
                          PtLinkMap **ret_links) {
  g_autoptr (GArray) python_lines = pt_text_lines (python), rust_lines = pt_text_lines (rust);
  GArray **groups = sort_by_group (links, rust_lines->len);
  g_autofree guint *last_lines = find_last_lines (links, python_lines->len);
  Writer writer = writer_begin ();

  for (guint line = 1; line <= python_lines->len; line++) {
    const PtTextLine *text = &g_array_index (python_lines, PtTextLine, line - 1);
    int group = pt_link_map_group_at (links, PT_SIDE_PYTHON, line);
    guint first, last;
    write_line (&writer, text->length > 0 ? "// " : "", text);
    if (group < 0)
      continue;
    pt_link_map_group_lines (links, PT_SIDE_PYTHON, (guint)group, &first, &last);
    link_line (&writer, first, last);
    if (line < last_lines[group])
      continue;
    for (guint i = 0; i < groups[group]->len; i++) {
      guint rust_line = g_array_index (groups[group], guint, i);
      write_line (&writer, "", &g_array_index (rust_lines, PtTextLine, rust_line - 1));
      link_line (&writer, first, last);
    }
  }
  for (GArray **group = groups; *group != NULL; group++)
    g_array_unref (*group);
  g_free (groups);
  return writer_end (&writer, ret_links);
}
