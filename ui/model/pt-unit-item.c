// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-unit-item-private.h"

#include "core/source/diag.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct {
  const char *word;
  const char *icon;
  const char *style_class;
} statuses[] = {
    [PT_ITEM_NEW] = {N_ ("Not translated"), "pt-status-new-symbolic", "dim-label"},
    [PT_ITEM_QUEUED] = {N_ ("Queued"), "pt-status-queued-symbolic", "dim-label"},
    [PT_ITEM_RUNNING] = {N_ ("Running"), "pt-status-running-symbolic", "accent"},
    [PT_ITEM_OK] = {N_ ("Translated"), "pt-status-ok-symbolic", "success"},
    [PT_ITEM_REVIEW] = {N_ ("Needs review"), "pt-status-review-symbolic", "warning"},
    [PT_ITEM_FAILED] = {N_ ("Failed"), "pt-status-failed-symbolic", "error"},
    [PT_ITEM_STOPPED] = {N_ ("Stopped"), "pt-status-stopped-symbolic", "dim-label"},
};

const char *
pt_item_status_word (PtItemStatus status) {
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), NULL);
  return _ (statuses[status].word);
}

const char *
pt_item_status_icon (PtItemStatus status) {
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), NULL);
  return statuses[status].icon;
}

const char *
pt_item_status_class (PtItemStatus status) {
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), NULL);
  return statuses[status].style_class;
}

struct _PtUnitItem {
  GObject parent_instance;

  char *path;
  char *full_path; /* (nullable): a folder has none */
  guint index;     /* in the session */
  guint64 size;
  PtItemStatus status;
  char *detail;
  gboolean edited;

  PtUnitItem *parent;   /* holds this item in its children; NULL at the top */
  GListStore *children; /* (nullable): a file has none */
  guint n_files;        /* below a folder, at any depth */
  guint n_final;        /* of those */

  GListStore *issues;
  PtUnitResult *result; /* (nullable) */
  GBytes *job_rust;     /* (nullable): of the last job */
  GBytes *earlier_rust; /* (nullable): of the job before */
  PtLinkMap *links;     /* (nullable): made of the result when somebody looks */
  gboolean rust_is_old; /* the result is of a text before the present one */
  gboolean misread;     /* issues are of reading alone */
};

G_DEFINE_FINAL_TYPE (PtUnitItem, pt_unit_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_STATUS,
  PROP_DETAIL,
  PROP_EDITED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_final (PtItemStatus status) {
  return status == PT_ITEM_OK || status == PT_ITEM_REVIEW || status == PT_ITEM_FAILED;
}

static void
pt_unit_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  PtUnitItem *self = PT_UNIT_ITEM (object);

  switch (id) {
  case PROP_STATUS:
    g_value_set_uint (value, self->status);
    break;
  case PROP_DETAIL:
    g_value_set_string (value, self->detail);
    break;
  case PROP_EDITED:
    g_value_set_boolean (value, self->edited);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pt_unit_item_finalize (GObject *object) {
  PtUnitItem *self = PT_UNIT_ITEM (object);

  g_free (self->path);
  g_free (self->full_path);
  g_free (self->detail);
  g_clear_object (&self->children);
  g_clear_object (&self->issues);
  g_clear_pointer (&self->result, pt_unit_result_unref);
  g_clear_pointer (&self->job_rust, g_bytes_unref);
  g_clear_pointer (&self->earlier_rust, g_bytes_unref);
  g_clear_pointer (&self->links, pt_link_map_unref);
  G_OBJECT_CLASS (pt_unit_item_parent_class)->finalize (object);
}

static void
pt_unit_item_class_init (PtUnitItemClass *klass) {
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pt_unit_item_get_property;
  object_class->finalize = pt_unit_item_finalize;
  properties[PROP_STATUS] =
      g_param_spec_uint ("status", NULL, NULL, 0, PT_ITEM_STOPPED, PT_ITEM_NEW, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_EDITED] = g_param_spec_boolean ("edited", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pt_unit_item_init (PtUnitItem *self) {
  self->issues = g_list_store_new (PT_TYPE_ISSUE_ITEM);
}

PtUnitItem *
pt_unit_item_new_file (const char *path, const char *full_path, guint64 size) {
  PtUnitItem *self = g_object_new (PT_TYPE_UNIT_ITEM, NULL);
  self->path = g_strdup (path);
  self->full_path = g_strdup (full_path);
  self->size = size;
  return self;
}

PtUnitItem *
pt_unit_item_new_folder (const char *path) {
  PtUnitItem *self = g_object_new (PT_TYPE_UNIT_ITEM, NULL);
  self->path = g_strdup (path);
  self->children = g_list_store_new (PT_TYPE_UNIT_ITEM);
  return self;
}

/* Writing */

static void
set_detail (PtUnitItem *self, char *detail) {
  if (g_strcmp0 (self->detail, detail) == 0) {
    g_free (detail);
    return;
  }
  g_free (self->detail);
  self->detail = detail;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

/** "12/14" behind a folder, the number of issues behind a file. */
static void
update_detail (PtUnitItem *self) {
  guint n_issues = g_list_model_get_n_items (G_LIST_MODEL (self->issues));

  if (self->children != NULL)
    set_detail (self, g_strdup_printf ("%u/%u", self->n_final, self->n_files));
  else
    set_detail (self, n_issues > 0 ? g_strdup_printf ("%u", n_issues) : NULL);
}

void
pt_unit_item_add_child (PtUnitItem *folder, PtUnitItem *child) {
  guint n_files = child->children == NULL ? 1 : child->n_files;

  child->parent = folder;
  g_list_store_append (folder->children, child);
  for (PtUnitItem *above = folder; above != NULL; above = above->parent) {
    above->n_files += n_files;
    update_detail (above);
  }
}

void
pt_unit_item_set_status (PtUnitItem *self, PtItemStatus status) {
  int change = is_final (status) - is_final (self->status);

  if (self->status == status)
    return;
  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  for (PtUnitItem *above = self->parent; above != NULL && change != 0; above = above->parent) {
    above->n_final += change;
    update_detail (above);
  }
}

static PtIssueLevel
level_of (int severity) {
  switch (severity) {
  case PT_SEVERITY_ERROR:
    return PT_ISSUE_ERROR;
  case PT_SEVERITY_WARNING:
    return PT_ISSUE_WARNING;
  default:
    return PT_ISSUE_NOTE;
  }
}

static GPtrArray *
issue_items (PtUnitItem *self, const PtUnitResult *result) {
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; result != NULL && i < result->issues->len; i++) {
    const PtIssue *issue = g_ptr_array_index (result->issues, i);
    g_ptr_array_add (items, pt_issue_item_new (self, level_of (issue->severity), issue->code,
                                               issue->message, issue->help, issue->line,
                                               issue->column, issue->end_line, issue->end_column));
  }
  return items;
}

static void
set_issues (PtUnitItem *self, const PtUnitResult *result) {
  g_autoptr (GPtrArray) issues = issue_items (self, result);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->issues));

  if (n_old > 0 || issues->len > 0)
    g_list_store_splice (self->issues, 0, n_old, issues->pdata, issues->len);
  update_detail (self);
}

static void
show_result (PtUnitItem *self, PtUnitResult *result) {
  if (result != NULL)
    pt_unit_result_ref (result);
  g_clear_pointer (&self->result, pt_unit_result_unref);
  g_clear_pointer (&self->links, pt_link_map_unref);
  self->result = result;
  self->rust_is_old = FALSE;
  self->misread = FALSE;
  set_issues (self, result);
}

void
pt_unit_item_set_result (PtUnitItem *self, PtUnitResult *result) {
  if (result != NULL && result->rust != NULL) {
    g_clear_pointer (&self->earlier_rust, g_bytes_unref);
    self->earlier_rust = g_steal_pointer (&self->job_rust);
    self->job_rust = g_bytes_ref (result->rust);
  }
  show_result (self, result);
}

void
pt_unit_item_set_trial (PtUnitItem *self, PtUnitResult *result) {
  if (result->rust != NULL || self->result == NULL || self->result->rust == NULL) {
    show_result (self, result);
    return;
  }
  self->rust_is_old = TRUE;
  self->misread = FALSE;
  set_issues (self, result);
}

void
pt_unit_item_set_reading (PtUnitItem *self, PtUnitResult *result) {
  if (result->issues->len > 0 || self->misread)
    set_issues (self, result);
  self->misread = result->issues->len > 0;
}

void
pt_unit_item_move_links (PtUnitItem *self, guint line, int change) {
  PtLinkMap *links = pt_unit_item_get_links (self);

  if (links == NULL || change == 0)
    return;
  self->links = pt_link_map_edit (links, PT_SIDE_PYTHON, line, change);
  pt_link_map_unref (links);
}

void
pt_unit_item_set_edited (PtUnitItem *self, gboolean edited) {
  if (self->edited == edited)
    return;
  self->edited = edited;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITED]);
}

void
pt_unit_item_set_index (PtUnitItem *self, guint index) {
  self->index = index;
}

/* Reading */

gboolean
pt_unit_item_is_folder (PtUnitItem *self) {
  return self->children != NULL;
}

const char *
pt_unit_item_get_path (PtUnitItem *self) {
  return self->path;
}

const char *
pt_unit_item_get_name (PtUnitItem *self) {
  const char *slash = strrchr (self->path, '/');
  return slash != NULL ? slash + 1 : self->path;
}

const char *
pt_unit_item_get_full_path (PtUnitItem *self) {
  return self->full_path;
}

guint
pt_unit_item_get_index (PtUnitItem *self) {
  return self->index;
}

gboolean
pt_unit_item_is_edited (PtUnitItem *self) {
  return self->edited;
}

gboolean
pt_unit_item_is_rust_old (PtUnitItem *self) {
  return self->rust_is_old;
}

guint64
pt_unit_item_get_size (PtUnitItem *self) {
  return self->size;
}

PtItemStatus
pt_unit_item_get_status (PtUnitItem *self) {
  return self->status;
}

const char *
pt_unit_item_get_detail (PtUnitItem *self) {
  return self->detail;
}

GListModel *
pt_unit_item_get_children (PtUnitItem *self) {
  return (GListModel *)self->children;
}

GListModel *
pt_unit_item_get_issues (PtUnitItem *self) {
  return G_LIST_MODEL (self->issues);
}

GBytes *
pt_unit_item_get_rust (PtUnitItem *self) {
  return self->result != NULL ? self->result->rust : NULL;
}

GBytes *
pt_unit_item_get_earlier_rust (PtUnitItem *self) {
  return pt_unit_item_get_rust (self) != self->job_rust ? self->job_rust : self->earlier_rust;
}

PtLinkMap *
pt_unit_result_links (const PtUnitResult *result) {
  g_autofree PtLink *links = g_new (PtLink, result->n_links);

  for (guint i = 0; i < result->n_links; i++) {
    const PtLineLink *link = &result->links[i];
    links[i] = (PtLink){link->rust_line, link->python_line, link->python_end_line};
  }
  return pt_link_map_new (links, result->n_links);
}

PtLinkMap *
pt_unit_item_get_links (PtUnitItem *self) {
  if (self->links == NULL && self->result != NULL && self->result->rust != NULL)
    self->links = pt_unit_result_links (self->result);
  return self->links;
}

guint64
pt_unit_item_get_nanoseconds (PtUnitItem *self) {
  return self->result != NULL ? self->result->nanoseconds : 0;
}
