// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  PT_ISSUE_ERROR,   /* not translated */
  PT_ISSUE_WARNING, /* translated, but look at it */
  PT_ISSUE_NOTE,
} PtIssueLevel;

#define PT_TYPE_ISSUE_ITEM (pt_issue_item_get_type ())
G_DECLARE_FINAL_TYPE (PtIssueItem, pt_issue_item, PT, ISSUE_ITEM, GObject)

/**
 * PtIssueItem:
 *
 * One thing to look at in a file. Immutable. Lines and columns are 1-based, columns in code points.
 */
PtIssueItem *pt_issue_item_new (gpointer unit, PtIssueLevel level, const char *code,
                                const char *message, const char *help, guint line, guint column,
                                guint end_line, guint end_column);

/** (transfer none): the PtUnitItem it belongs to, which must be alive */
gpointer pt_issue_item_get_unit (PtIssueItem *self);
PtIssueLevel pt_issue_item_get_level (PtIssueItem *self);
const char *pt_issue_item_get_code (PtIssueItem *self);
const char *pt_issue_item_get_message (PtIssueItem *self);
const char *pt_issue_item_get_help (PtIssueItem *self);
guint pt_issue_item_get_line (PtIssueItem *self);
guint pt_issue_item_get_column (PtIssueItem *self);
guint pt_issue_item_get_end_line (PtIssueItem *self);
guint pt_issue_item_get_end_column (PtIssueItem *self);

G_END_DECLS
