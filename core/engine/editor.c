// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/editor.h"

#include "core/engine/session_private.h"
#include "core/infer/infer.h"

#include <stdlib.h>

static guint
line_at (const PtSource *source, uint32_t offset) {
  guint line, column;
  pt_unit_result_place (source, offset, &line, &column);
  return line;
}

/* Reasons */

static void
explanation_free (gpointer data) {
  PtWhyDynamic *self = data;
  g_free (self->message);
  g_free (self->lines);
  g_free (self);
}

/* Where each symbol is read or stored. */
typedef struct {
  const PtUnit *unit;
  GArray **lines; /* of guint, by symbol; NULL where there is no reason to explain */
} Uses;

static void
add_use (Uses *self, PtSymId sym, uint32_t offset) {
  GArray *lines = self->lines[sym];
  if (lines == NULL)
    return;
  guint line = line_at (&self->unit->source, offset);
  if (lines->len == 0 || g_array_index (lines, guint, lines->len - 1) != line)
    g_array_append_val (lines, line);
}

static void
find_uses (Uses *self) {
  const PtHir *hir = &self->unit->hir;
  for (PtHirId id = 1; id < hir->nodes.len; id++) {
    const PtHirNode *node = &hir->nodes.items[id];
    switch ((int)node->op) {
    case PT_HIR_LOAD:
    case PT_HIR_STORE:
    case PT_HIR_LET:
    case PT_HIR_DEL:
      add_use (self, node->a, node->start);
      break;
    case PT_HIR_FOR:
      add_use (self, hir->loops.items[node->a].element, node->start);
      break;
    case PT_HIR_UNPACK:
      for (uint32_t i = 0; i < pt_hir_list_len (hir, node->b); i++)
        add_use (self, pt_hir_list_items (hir, node->b)[i], node->start);
      break;
    default:
      break;
    }
  }
  for (uint32_t func = 1; func < hir->funcs.len; func++)
    for (uint32_t i = 0; i < pt_hir_list_len (hir, hir->funcs.items[func].params); i++)
      add_use (self, pt_hir_list_items (hir, hir->funcs.items[func].params)[i],
               hir->funcs.items[func].start);
}

static int
compare_lines (const void *a, const void *b) {
  guint one = *(const guint *)a, other = *(const guint *)b;
  return (one > other) - (one < other);
}

/* Takes the array. */
static void
set_lines (PtWhyDynamic *self, GArray *lines) {
  guint *items = (guint *)(gpointer)lines->data, n = 0;
  qsort (items, lines->len, sizeof *items, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    if (n == 0 || items[n - 1] != items[i])
      items[n++] = items[i];
  self->n_lines = n;
  self->lines = (guint *)(gpointer)g_array_free (lines, FALSE);
}

static PtWhyDynamic *
explanation_new (const PtUnit *unit, const PtReason *reason) {
  PT_AUTO (PtBytes) message = {0};
  PtWhyDynamic *self = g_new0 (PtWhyDynamic, 1);
  pt_reason_describe (reason, &unit->hir, &message);
  self->message = g_strndup (message.data != NULL ? message.data : "", message.len);
  self->help = pt_reason_help ((PtReasonKind)reason->kind);
  pt_unit_result_place (&unit->source, reason->start, &self->line, &self->column);
  pt_unit_result_place (&unit->source, reason->end, &self->end_line, &self->end_column);
  return self;
}

static int
compare_places (gconstpointer a, gconstpointer b) {
  const PtWhyDynamic *one = *(PtWhyDynamic *const *)a, *other = *(PtWhyDynamic *const *)b;
  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  return (one->column > other->column) - (one->column < other->column);
}

static GPtrArray *
explain (const PtUnit *unit) {
  const PtReasonList *reasons = &unit->reasons;
  Uses uses = {unit, g_new0 (GArray *, unit->hir.syms.len)};
  for (uint32_t i = 0; i < reasons->len; i++)
    if (reasons->items[i].sym != 0)
      uses.lines[reasons->items[i].sym] = g_array_new (FALSE, FALSE, sizeof (guint));
  find_uses (&uses);

  GPtrArray *found = g_ptr_array_new_with_free_func (explanation_free);
  for (uint32_t i = 0; i < reasons->len; i++) {
    const PtReason *reason = &reasons->items[i];
    PtWhyDynamic *explanation = explanation_new (unit, reason);
    GArray *lines = reason->sym != 0 ? g_steal_pointer (&uses.lines[reason->sym])
                                     : g_array_new (FALSE, FALSE, sizeof (guint));
    guint head = line_at (&unit->source, unit->hir.funcs.items[reason->func].start);
    g_array_append_val (lines, explanation->line);
    if (reason->sym == 0)
      g_array_append_val (lines, head);
    set_lines (explanation, lines);
    g_ptr_array_add (found, explanation);
  }
  g_free (uses.lines);
  g_ptr_array_sort (found, compare_places);
  return found;
}

/* Outline */

static void
entry_free (gpointer data) {
  g_free (((PtOutlineEntry *)data)->name);
  g_free (data);
}

static void
outline (const PtUnit *unit, PtNodeId id, const PtOutlineEntry *above, GPtrArray *found) {
  const PtNode *node = pt_ast_node (&unit->ast, id);
  const PtNodeInfo *info = &pt_node_infos[node->kind];
  PtOutlineEntry *entry = NULL;
  PtStr name = 0;

  if (node->kind == PT_NODE_CLASS_DEF)
    name = ((const PtClassDef *)node)->name;
  else if (node->kind == PT_NODE_FUNCTION_DEF || node->kind == PT_NODE_ASYNC_FUNCTION_DEF)
    name = ((const PtFunctionDef *)node)->name; /* as AsyncFunctionDef */
  if (name != 0) {
    guint column;
    entry = g_new0 (PtOutlineEntry, 1);
    entry->name = g_strdup (pt_str (name));
    entry->kind = node->kind == PT_NODE_CLASS_DEF                    ? PT_OUTLINE_CLASS
                  : above != NULL && above->kind == PT_OUTLINE_CLASS ? PT_OUTLINE_METHOD
                                                                     : PT_OUTLINE_FUNCTION;
    entry->depth = above != NULL ? above->depth + 1 : 0;
    pt_unit_result_place (&unit->source, node->start, &entry->line, &entry->column);
    pt_unit_result_place (&unit->source, node->end, &entry->end_line, &column);
    g_ptr_array_add (found, entry);
    above = entry;
  }
  for (uint32_t i = 0; i < info->n_fields; i++) {
    const uint32_t *word = (const uint32_t *)node + info->fields[i].word;
    if (info->fields[i].kind != PT_FIELD_NODES)
      continue; /* a definition is a statement, and those are in lists */
    for (uint32_t j = 0; j < word[1]; j++) {
      PtNodeId child = pt_ast_list (&unit->ast, (PtNodeList){word[0], word[1]})[j];
      if (child != 0)
        outline (unit, child, above, found);
    }
  }
}

/* Both */

/* stage: PT_STAGE_SYNTAX or PT_STAGE_INFER. */
static GPtrArray *
look (PtSession *self, guint index, PtStage stage, GBytes *text) {
  g_return_val_if_fail (index < self->n_units, NULL);
  PtPipelineOptions options = {.python_minor = self->options.python_minor};
  GPtrArray *found = NULL;
  PtArena arena;
  PtUnit unit;
  gsize len;
  const char *raw = g_bytes_get_data (text, &len);

  pt_arena_init (&arena, 0);
  pt_unit_init (&unit, &arena);
  PtStatus status = pt_pipeline_read (&unit, self->units[index].path, raw, len, &options);
  if (status == PT_OK && stage == PT_STAGE_INFER && unit.diags.errors == 0)
    status = pt_dump_infer (self, index, &unit);
  if (status == PT_OK && unit.diags.errors == 0) {
    if (stage == PT_STAGE_INFER) {
      found = explain (&unit);
    } else {
      found = g_ptr_array_new_with_free_func (entry_free);
      outline (&unit, unit.ast.root, NULL, found);
    }
  }
  pt_arena_clear (&arena);
  return found;
}

GPtrArray *
pt_session_explain_text (PtSession *self, guint unit, GBytes *text) {
  return look (self, unit, PT_STAGE_INFER, text);
}

GPtrArray *
pt_session_outline_text (PtSession *self, guint unit, GBytes *text) {
  return look (self, unit, PT_STAGE_SYNTAX, text);
}
