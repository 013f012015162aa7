// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-issue-item.h"

struct _PtIssueItem {
  GObject parent_instance;

  gpointer unit; /* the item lives in the unit's own list */
  PtIssueLevel level;
  char *code;
  char *message;
  char *help;
  guint line, column, end_line, end_column;
};

G_DEFINE_FINAL_TYPE (PtIssueItem, pt_issue_item, G_TYPE_OBJECT)

static void
pt_issue_item_finalize (GObject *object) {
  PtIssueItem *self = PT_ISSUE_ITEM (object);

  g_free (self->code);
  g_free (self->message);
  g_free (self->help);
  G_OBJECT_CLASS (pt_issue_item_parent_class)->finalize (object);
}

static void
pt_issue_item_class_init (PtIssueItemClass *klass) {
  G_OBJECT_CLASS (klass)->finalize = pt_issue_item_finalize;
}

static void
pt_issue_item_init (PtIssueItem *self) {
}

PtIssueItem *
pt_issue_item_new (gpointer unit, PtIssueLevel level, const char *code, const char *message,
                   const char *help, guint line, guint column, guint end_line, guint end_column) {
  PtIssueItem *self = g_object_new (PT_TYPE_ISSUE_ITEM, NULL);

  self->unit = unit;
  self->level = level;
  self->code = g_strdup (code);
  self->message = g_strdup (message);
  self->help = g_strdup (help);
  self->line = line;
  self->column = column;
  self->end_line = end_line;
  self->end_column = end_column;
  return self;
}

gpointer
pt_issue_item_get_unit (PtIssueItem *self) {
  return self->unit;
}

PtIssueLevel
pt_issue_item_get_level (PtIssueItem *self) {
  return self->level;
}

const char *
pt_issue_item_get_code (PtIssueItem *self) {
  return self->code;
}

const char *
pt_issue_item_get_message (PtIssueItem *self) {
  return self->message;
}

const char *
pt_issue_item_get_help (PtIssueItem *self) {
  return self->help;
}

guint
pt_issue_item_get_line (PtIssueItem *self) {
  return self->line;
}

guint
pt_issue_item_get_column (PtIssueItem *self) {
  return self->column;
}

guint
pt_issue_item_get_end_line (PtIssueItem *self) {
  return self->end_line;
}

guint
pt_issue_item_get_end_column (PtIssueItem *self) {
  return self->end_column;
}
