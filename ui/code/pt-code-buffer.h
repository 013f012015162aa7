// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-issue-item.h"
#include "ui/model/pt-link-map.h"

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define PT_TYPE_CODE_BUFFER (pt_code_buffer_get_type ())
G_DECLARE_FINAL_TYPE (PtCodeBuffer, pt_code_buffer, PT, CODE_BUFFER, GtkSourceBuffer)

/** Something to look at, where it is now: the marks move with the text. */
typedef struct {
  GtkTextMark *start, *end; /* of the buffer */
  PtIssueLevel level;
  char *message;
  char *help; /* (nullable) */
} PtCodeIssue;

/**
 * PtCodeBuffer:
 *
 * Source text in the colours of its language, with underlined issues. Long texts are filled in
 * piece by piece, so that no turn of the main loop is long; what is filled in is no edit: it is
 * not undone, and leaves the buffer unmodified.
 *
 * Signals: `filling`, when a text takes more than one turn; `filled`, when all of it is there;
 * `issues-changed`.
 */
PtCodeBuffer *pt_code_buffer_new (PtSide side);
/** What no language colours: a stage's text. */
PtCodeBuffer *pt_code_buffer_new_plain (void);
/** id: (nullable): as GtkSourceView names languages; NULL: none */
void pt_code_buffer_set_language (PtCodeBuffer *self, const char *id);

/** text: (nullable): UTF-8 without NUL. Old text that is also in the new one, before and behind
 * the first and last difference, stays with cursors and marks. */
void pt_code_buffer_fill (PtCodeBuffer *self, GBytes *text);
gboolean pt_code_buffer_is_filling (PtCodeBuffer *self);
/** (transfer full): the whole text */
GBytes *pt_code_buffer_get_bytes (PtCodeBuffer *self);

/** Underlines the spans of issues; list: of PtIssueItem. */
void pt_code_buffer_set_issues (PtCodeBuffer *self, GListModel *list);
/** (transfer none): of PtCodeIssue, in order of position */
const GPtrArray *pt_code_buffer_get_issues (PtCodeBuffer *self);

/** A tag over the lines of a group of links. */
#define PT_CODE_LINK_TAG "link"

G_END_DECLS
