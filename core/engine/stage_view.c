// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// What one stage makes of a text, for people who read it beside the Python: a node a line, each
// linked to the line it comes from.

#include "core/engine/session_private.h"
#include "core/lex/dump.h"
#include "core/scope/dump.h"

#include <stdlib.h>
#include <string.h>

enum { VALUE_SHOWN = 60 /* bytes of a constant */ };

/* The text while it is written, and where its lines come from. */
typedef struct {
  const PtUnit *unit;
  PtBytes text;
  GArray *links; /* of PtLineMapLink */
} View;

/* The next line of the text belongs to bytes [start, end) of the source. */
static void
link_line (View *self, uint32_t start, uint32_t end) {
  uint32_t line, end_line, column;
  const PtSource *source = &self->unit->source;
  pt_source_position (source, MIN (start, source->len), &line, &column);
  pt_source_position (source, MIN (end, source->len), &end_line, &column);
  PtLineMapLink link = {self->links->len + 1, line, MAX (line, end_line)};
  g_array_append_val (self->links, link);
}

/* Tokens: "4:4-4:5 name b" */

static void
view_tokens (View *self) {
  pt_tokens_dump (&self->unit->tokens, &self->unit->source, &self->text);
  const char *at = self->text.data, *end = at + self->text.len;
  while (at < end) {
    guint32 line = (guint32)strtoul (at, NULL, 10);
    PtLineMapLink link = {self->links->len + 1, line, line};
    g_array_append_val (self->links, link);
    const char *newline = memchr (at, '\n', (size_t)(end - at));
    at = newline == NULL ? end : newline + 1;
  }
}

/* Tree: kind, the fields that are no nodes, then the nodes, indented */

static void view_node (View *self, const char *field, PtNodeId id, int depth);

static void
append_source (View *self, const PtNode *node) {
  const char *text = self->unit->source.text + node->start;
  uint32_t len = MIN (node->end - node->start, VALUE_SHOWN);
  const char *newline = memchr (text, '\n', len);
  if (newline != NULL)
    len = (uint32_t)(newline - text);
  while (len > 0 && ((uint8_t)text[len] & 0xC0) == 0x80)
    len--;
  pt_bytes_printf (&self->text, " %.*s", (int)len, text);
}

static void
append_value (View *self, const PtNode *node, const PtFieldInfo *field) {
  const uint32_t *word = (const uint32_t *)node + field->word;
  switch ((PtFieldKind)field->kind) {
  case PT_FIELD_NODE:
  case PT_FIELD_NODES:
  case PT_FIELD_INT:
  case PT_FIELD_BYTE:
    return;
  case PT_FIELD_NAMES:
    for (uint32_t i = 0; i < word[1]; i++)
      pt_bytes_printf (&self->text, " %s",
                       pt_str (pt_ast_list (&self->unit->ast, (PtNodeList){word[0], word[1]})[i]));
    return;
  case PT_FIELD_CMP_OPS:
    for (uint32_t i = 0; i < word[1]; i++)
      pt_bytes_printf (
          &self->text, " %s",
          pt_cmp_name ((PtCmp)pt_ast_list (&self->unit->ast, (PtNodeList){word[0], word[1]})[i]));
    return;
  case PT_FIELD_NAME:
    if (word[0] != 0)
      pt_bytes_printf (&self->text, " %s", pt_str (word[0]));
    return;
  case PT_FIELD_CONSTANT:
  case PT_FIELD_SINGLETON:
    append_source (self, node);
    return;
  case PT_FIELD_CTX:
    pt_bytes_printf (&self->text, " %s", pt_ctx_name ((PtCtx)node->op));
    return;
  case PT_FIELD_BOOL:
    pt_bytes_printf (&self->text, " %s", pt_bool_name ((PtBool)node->op));
    return;
  case PT_FIELD_OP:
    pt_bytes_printf (&self->text, " %s", pt_op_name ((PtOp)node->op));
    return;
  case PT_FIELD_UNARY:
    pt_bytes_printf (&self->text, " %s", pt_unary_name ((PtUnary)node->op));
    return;
  }
}

static void
view_children (View *self, const PtNode *node, int depth) {
  const PtNodeInfo *info = &pt_node_infos[node->kind];
  for (uint32_t i = 0; i < info->n_fields; i++) {
    const PtFieldInfo *field = &info->fields[i];
    const uint32_t *word = (const uint32_t *)node + field->word;
    if (field->kind == PT_FIELD_NODE && word[0] != 0)
      view_node (self, field->name, word[0], depth);
    for (uint32_t j = 0; field->kind == PT_FIELD_NODES && j < word[1]; j++) {
      PtNodeId child = pt_ast_list (&self->unit->ast, (PtNodeList){word[0], word[1]})[j];
      if (child != 0)
        view_node (self, field->name, child, depth);
    }
  }
}

static void
view_node (View *self, const char *field, PtNodeId id, int depth) {
  const PtNode *node = pt_ast_node (&self->unit->ast, id);
  const PtNodeInfo *info = &pt_node_infos[node->kind];
  link_line (self, node->start, node->start);
  pt_bytes_printf (&self->text, "%*s%s: %s", 2 * depth, "", field, info->name);
  for (uint32_t i = 0; i < info->n_fields; i++)
    append_value (self, node, &info->fields[i]);
  pt_bytes_append_char (&self->text, '\n');
  view_children (self, node, depth + 1);
}

/* Scopes: what belongs to one, at the line that opens it */

static void
view_scopes (View *self) {
  const PtScopes *scopes = &self->unit->scopes;
  pt_scopes_dump (scopes, &self->unit->ast, &self->text);
  for (PtScopeId id = PT_SCOPE_ROOT; id < scopes->count; id++) {
    const PtScope *scope = pt_scope_get (scopes, id);
    uint32_t start = pt_ast_node (&self->unit->ast, scope->node)->start;
    for (uint32_t i = 0; i < scope->n_symbols + 1; i++)
      link_line (self, start, start);
  }
}

/* HIR: the offsets that its dump writes become links */

static void
view_hir (View *self) {
  PT_AUTO (PtBytes) dump = {0};
  uint32_t offset = 0;
  pt_hir_dump (&self->unit->hir, PT_HIR_DUMP_OFFSETS, &dump);
  for (const char *at = dump.data, *end = at + dump.len; at < end;) {
    const char *newline = memchr (at, '\n', (size_t)(end - at));
    const char *stop = newline == NULL ? end : newline + 1;
    char *tab;
    uint32_t number = (uint32_t)strtoul (at, &tab, 10);
    if (tab > at && tab < stop && *tab == '\t') {
      offset = number;
      at = tab + 1;
    }
    link_line (self, offset, offset);
    pt_bytes_append (&self->text, at, (size_t)(stop - at));
    at = stop;
  }
  self->text.failed |= dump.failed;
}

static PtStatus
view (View *self, PtSession *session, guint index, PtStage stage, GBytes *bytes, PtUnit *unit) {
  PtPipelineOptions options = {.python_minor = session->options.python_minor};
  gsize len;
  const char *raw = g_bytes_get_data (bytes, &len);
  PtProject project;
  PtStatus status = pt_pipeline_read (unit, session->units[index].path, raw, len, &options);
  if (status == PT_OK && stage == PT_STAGE_HIR && unit->diags.errors == 0)
    status = pt_dump_lower (session, index, &project, unit);
  if (status != PT_OK || unit->diags.errors > 0)
    return status;
  if (stage == PT_STAGE_LEX)
    view_tokens (self);
  if (stage == PT_STAGE_SYNTAX)
    view_children (self, pt_ast_node (&unit->ast, unit->ast.root), 0);
  if (stage == PT_STAGE_SCOPE)
    view_scopes (self);
  if (stage == PT_STAGE_HIR)
    view_hir (self);
  return self->text.failed ? PT_ENOMEM : PT_OK;
}

PtUnitResult *
pt_session_view_stage (PtSession *session, guint index, PtStage stage, GBytes *bytes) {
  g_return_val_if_fail (index < session->n_units, NULL);
  PtArena arena;
  PtUnit unit;
  pt_arena_init (&arena, 0);
  pt_unit_init (&unit, &arena);
  View self = {.unit = &unit, .links = g_array_new (FALSE, FALSE, sizeof (PtLineMapLink))};
  PtStatus status = view (&self, session, index, stage, bytes, &unit);
  PtLineMap map = {(PtLineMapLink *)(gpointer)self.links->data, self.links->len};
  PtUnitResult *result = pt_unit_result_finish (&unit, status, &self.text, &map, TRUE);
  g_array_unref (self.links);
  pt_bytes_clear (&self.text);
  pt_arena_clear (&arena);
  return result;
}
