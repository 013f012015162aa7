// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/model/pt-issue-item.h"
#include "ui/model/pt-link-map.h"

G_BEGIN_DECLS

typedef enum {
  PT_ITEM_NEW,     /* never translated */
  PT_ITEM_QUEUED,  /* waits for a worker */
  PT_ITEM_RUNNING, /* being translated */
  PT_ITEM_OK,      /* translated */
  PT_ITEM_REVIEW,  /* translated, with something to look at */
  PT_ITEM_FAILED,  /* not translated */
  PT_ITEM_STOPPED, /* the job was stopped before it */
} PtItemStatus;

/** The word for a status, translated; and the name of its icon. Valid for ever. */
const char *pt_item_status_word (PtItemStatus status);
const char *pt_item_status_icon (PtItemStatus status);
/** The style class of its icon: "success", "warning", "error" or "dim-label". */
const char *pt_item_status_class (PtItemStatus status);

#define PT_TYPE_UNIT_ITEM (pt_unit_item_get_type ())
G_DECLARE_FINAL_TYPE (PtUnitItem, pt_unit_item, PT, UNIT_ITEM, GObject)

/**
 * PtUnitItem:
 *
 * A row of the project's tree: a Python file, or a folder of them. A folder has children and
 * counts; a file has a status and, when it is translated, Rust text, links and issues.
 *
 * Properties: `status`, `detail` (a few words that stand behind the name) and `edited` (whether
 * there is something to save), all notified.
 */
PtUnitItem *pt_unit_item_new_file (const char *path, const char *full_path, guint64 size);
PtUnitItem *pt_unit_item_new_folder (const char *path);

gboolean pt_unit_item_is_folder (PtUnitItem *self);
/** Relative to the project, '/' separated; and its last part. */
const char *pt_unit_item_get_path (PtUnitItem *self);
const char *pt_unit_item_get_name (PtUnitItem *self);
/** The file itself; NULL for a folder. */
const char *pt_unit_item_get_full_path (PtUnitItem *self);
guint64 pt_unit_item_get_size (PtUnitItem *self);
PtItemStatus pt_unit_item_get_status (PtUnitItem *self);
const char *pt_unit_item_get_detail (PtUnitItem *self);
/** (transfer none): of PtUnitItem, for a folder; of PtIssueItem */
GListModel *pt_unit_item_get_children (PtUnitItem *self);
GListModel *pt_unit_item_get_issues (PtUnitItem *self);
gboolean pt_unit_item_is_edited (PtUnitItem *self);
void pt_unit_item_set_edited (PtUnitItem *self, gboolean edited);
/** (transfer none) (nullable): what the last finished translation made of it; while the text is
 * edited, what the last one without errors did */
GBytes *pt_unit_item_get_rust (PtUnitItem *self);
PtLinkMap *pt_unit_item_get_links (PtUnitItem *self);
/** (transfer none) (nullable): the Rust of before: of the last job while the text is edited, else
 * of the job before the last */
GBytes *pt_unit_item_get_earlier_rust (PtUnitItem *self);
guint64 pt_unit_item_get_nanoseconds (PtUnitItem *self);

/** Whether that Rust is of an earlier text: the present one has errors. */
gboolean pt_unit_item_is_rust_old (PtUnitItem *self);
/** The text has been edited: the links move along. At `line` (1-based) lines were inserted, or
 * taken away when change is negative. */
void pt_unit_item_move_links (PtUnitItem *self, guint line, int change);

G_END_DECLS
