// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/tally.h"
#include "core/engine/session_private.h"
#include "simd/simd.h"

static void
issue_free (gpointer data) {
  PtIssue *issue = data;
  g_free (issue->code);
  g_free (issue->message);
  g_free (issue->help);
  g_free (issue);
}

static void
result_clear (gpointer data) {
  PtUnitResult *self = data;
  g_clear_pointer (&self->rust, g_bytes_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
}

PtUnitResult *
pt_unit_result_ref (PtUnitResult *self) {
  return g_atomic_rc_box_acquire (self);
}

void
pt_unit_result_unref (PtUnitResult *self) {
  if (self != NULL)
    g_atomic_rc_box_release_full (self, result_clear);
}

/* With room for the links behind it. */
static PtUnitResult *
result_new (PtUnitStatus status, guint n_links) {
  PtUnitResult *self =
      g_atomic_rc_box_alloc0 (sizeof (PtUnitResult) + n_links * sizeof (PtLineLink));
  self->status = status;
  self->links = (PtLineLink *)(self + 1);
  self->n_links = n_links;
  self->issues = g_ptr_array_new_with_free_func (issue_free);
  return self;
}

void
pt_unit_result_place (const PtSource *source, uint32_t offset, guint *ret_line, guint *ret_column) {
  uint32_t line = 1, column = 0;
  if (source->text != NULL) {
    pt_source_position (source, MIN (offset, source->len), &line, &column);
    PtView text = pt_source_line (source, line);
    column = (uint32_t)pt_simd ()->utf8_count (text.data, MIN (column, text.len));
  }
  *ret_line = line;
  *ret_column = column + 1;
}

PtUnitResult *
pt_unit_result_restore (PtUnitStatus status, GBytes *rust, guint n_links) {
  PtUnitResult *self = result_new (status, n_links);
  if (rust != NULL)
    self->rust = g_bytes_ref (rust);
  return self;
}

static void
add_issue (PtUnitResult *self, const PtSource *source, const PtDiag *diag) {
  PtIssue *issue = g_new0 (PtIssue, 1);
  issue->code = g_strdup (pt_diag_code (diag->id));
  issue->severity = pt_diag_severity (diag->id);
  issue->message = g_utf8_make_valid (diag->message, -1);
  issue->help = g_strdup (pt_diag_help (diag->id));
  pt_unit_result_place (source, diag->span.start, &issue->line, &issue->column);
  pt_unit_result_place (source, diag->span.end, &issue->end_line, &issue->end_column);
  g_ptr_array_add (self->issues, issue);
}

/* A fault without a place in the source. */
static void
add_fault (PtUnitResult *self, PtDiagId id, const char *message) {
  PtDiag diag = {.id = id, .message = message};
  PtSource nothing = {0};
  add_issue (self, &nothing, &diag);
}

static int
compare_places (gconstpointer a, gconstpointer b) {
  const PtIssue *left = *(PtIssue *const *)a, *right = *(PtIssue *const *)b;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return (left->column > right->column) - (left->column < right->column);
}

static void
keep_rust_text (PtUnitResult *self, const PtBytes *rust, const PtLineMap *map) {
  self->rust = g_bytes_new (rust->data, rust->len);
  pt_tally_add (PT_TALLY_COPIES_MADE, 1);
  for (uint32_t i = 0; i < map->count; i++)
    self->links[i] = (PtLineLink){map->links[i].rust_line, map->links[i].python_line,
                                  map->links[i].python_end_line};
}

PtUnitResult *
pt_unit_result_finish (const PtUnit *unit, PtStatus status, const PtBytes *rust,
                       const PtLineMap *map, gboolean keep_rust) {
  const PtDiags *diags = &unit->diags;
  PtUnitStatus what = PT_UNIT_TRANSLATED;
  if (status == PT_ECANCELLED)
    what = PT_UNIT_CANCELLED;
  else if (status != PT_OK || diags->errors > 0)
    what = PT_UNIT_FAILED;
  else if (diags->count > 0)
    what = PT_UNIT_REVIEW;

  gboolean has_rust = pt_unit_has_rust (what);
  PtUnitResult *self = result_new (what, has_rust && keep_rust ? map->count : 0);
  for (guint i = 0; i < diags->count; i++)
    add_issue (self, &unit->source, &diags->items[i]);
  if (what == PT_UNIT_FAILED && status != PT_OK)
    add_fault (self, PT_DIAG_TOO_LARGE, pt_status_text (status));
  g_ptr_array_sort (self->issues, compare_places);
  if (has_rust) {
    self->rust_len = rust->len;
    self->rust_hash = pt_simd ()->hash64 (rust->data, rust->len, 0);
    if (keep_rust)
      keep_rust_text (self, rust, map);
  }
  self->arena_bytes = unit->arena == NULL ? 0 : pt_arena_used (unit->arena);
  return self;
}
