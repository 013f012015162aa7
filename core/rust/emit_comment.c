// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Comments and blank lines. They are put in when the rest is written: while a module is printed,
// the lines of its statements are noted, in whatever order the emitter writes them.

#include "core/rust/emit_private.h"

#include <stdlib.h>
#include <string.h>

/* Lambdas and generator expressions are parts of a statement. */
static bool
has_stmts (const Emit *self) {
  uint8_t kind = self->hir->funcs.items[self->func].kind;
  return !self->untyped && (kind == PT_FUNC_MODULE || kind == PT_FUNC_DEF);
}

/* NULL: what the node at the offset is part of is no statement that is noted. */
static StmtPlace *
place_at (Emit *self, uint32_t offset) {
  uint32_t stmt = pt_comments_stmt_at (self->comments, offset);
  if (!has_stmts (self) || stmt == PT_STMT_NONE || offset >= self->comments->stmts[stmt].end)
    return NULL;
  return &self->places[stmt];
}

/* Of the function being written; NULL: its statements are not noted. */
static StmtPlace *
place_of_func (Emit *self) {
  if (self->func == 0)
    return &self->places[self->comments->n_stmts];
  return place_at (self, self->hir->funcs.items[self->func].start);
}

static bool
begins_line (const Emit *self) {
  return self->out->len > 0 && self->out->data[self->out->len - 1] == '\n';
}

void
emit_place_stmt (Emit *self, uint32_t offset) {
  StmtPlace *place = place_at (self, offset);
  if (place == NULL || place->line != 0 || !begins_line (self))
    return;
  emit_count_lines (self);
  place->line = self->line;
  place->indent = (uint16_t)self->indent;
}

void
emit_place_end (Emit *self, uint32_t offset) {
  StmtPlace *place = place_at (self, offset);
  if (place == NULL || place->line == 0)
    return;
  emit_count_lines (self);
  place->end_line = self->line;
}

void
emit_place_item (Emit *self) {
  StmtPlace *place = place_of_func (self);
  if (place == NULL)
    return;
  emit_count_lines (self);
  place->item_line = self->line;
}

void
emit_place_body_end (Emit *self) {
  StmtPlace *place = place_of_func (self);
  if (place == NULL)
    return;
  emit_count_lines (self);
  place->body_end = self->line;
  place->body_indent = (uint16_t)self->indent;
}

void
emit_move_places (Emit *self, uint32_t lines) {
  const PtStmt *stmts = self->comments->stmts;
  if (place_of_func (self) == NULL)
    return;
  uint32_t def = (uint32_t)(place_of_func (self) - self->places);
  for (uint32_t i = def + 1; i < self->comments->n_stmts && stmts[i].begin < stmts[def].end; i++) {
    /* What stands in an inner function is printed behind this one. */
    if (stmts[i].def != def || self->places[i].line == 0)
      continue;
    self->places[i].line += lines;
    self->places[i].end_line += self->places[i].end_line != 0 ? lines : 0;
  }
}

/* Where something is put in. key: the line, then the order there: comments before it, a blank line,
 * comments from inside its brackets, comments at the line's end. */
typedef struct {
  uint64_t key;
  uint32_t indent;
} Insert;

PT_ARENA_LIST (Inserts, inserts, Insert)

static int
compare_inserts (const void *a, const void *b) {
  uint64_t left = ((const Insert *)a)->key, right = ((const Insert *)b)->key;
  return left < right ? -1 : left > right;
}

static void
add_insert (Emit *self, Inserts *inserts, uint32_t line, uint32_t order, uint32_t indent) {
  if (!inserts_push (inserts, (Insert){(uint64_t)line << 32 | order, indent}))
    self->failed = true;
}

/* next: by statement, the first one printed from it on in the same function. */
static void
find_next_printed (const Emit *self, uint32_t *next, uint32_t *last_of_def) {
  uint32_t n = self->comments->n_stmts;
  for (uint32_t i = 0; i <= n; i++)
    last_of_def[i] = PT_STMT_NONE;
  for (uint32_t i = n; i-- > 0;) {
    uint32_t def = self->comments->stmts[i].def;
    uint32_t *last = &last_of_def[def == PT_STMT_NONE ? n : def];
    if (self->places[i].line != 0)
      *last = i;
    next[i] = *last;
  }
}

/* A statement that is not printed leaves its comments to the next one. */
static void
insert_comment (Emit *self, Inserts *inserts, const uint32_t *next, uint32_t index) {
  uint32_t n = self->comments->n_stmts, n_comments = self->comments->n_comments;
  const PtComment *comment = &self->comments->comments[index];
  if (comment->place == PT_COMMENT_DIRECTIVE)
    return; /* it speaks to what reads Python */
  uint32_t def = PT_STMT_NONE;
  if (comment->stmt != PT_STMT_NONE) {
    const StmtPlace *place = &self->places[comment->stmt];
    def = self->comments->stmts[comment->stmt].def;
    if (comment->place == PT_COMMENT_DANGLING && place->end_line != 0) {
      add_insert (self, inserts, place->end_line, index, place->indent);
      return;
    }
    if (comment->place != PT_COMMENT_DANGLING && place->item_line != 0) {
      add_insert (self, inserts, place->item_line, index, 0);
      return;
    }
    if (comment->place == PT_COMMENT_TRAILING && place->line != 0) {
      add_insert (self, inserts, place->line, 2 * n_comments + 1 + index, 0);
      return;
    }
    if (next[comment->stmt] != PT_STMT_NONE) {
      place = &self->places[next[comment->stmt]];
      bool inside = next[comment->stmt] == comment->stmt &&
                    comment->span.start > self->comments->stmts[comment->stmt].start;
      add_insert (self, inserts, place->line, inside ? n_comments + 1 + index : index,
                  place->indent);
      return;
    }
  }
  const StmtPlace *around = &self->places[def == PT_STMT_NONE ? n : def];
  if (around->body_end != 0)
    add_insert (self, inserts, around->body_end, index, around->body_indent);
  else if (around->item_line != 0)
    add_insert (self, inserts, around->item_line, index, 0);
}

/* Always with a blank, so that it never looks like a doc comment. */
static void
write_comment (Emit *self, PtSpan span) {
  const char *text = self->source->text + span.start + 1;
  size_t len = span.end - span.start - 1;
  while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
    len--;
  emit_str (self, len == 0 || text[0] == ' ' ? "//" : "// ");
  emit_comment_text (self->out, (PtView){text, len});
}

/* No blank line at the begin of a block, and never two. */
static void
write_blank (Emit *self, uint32_t *added) {
  const PtBytes *out = self->out;
  if (out->len < 2 || out->data[out->len - 2] == '\n' || out->data[out->len - 2] == '{')
    return;
  emit_str (self, "\n");
  ++*added;
}

static void
move_links (Emit *self, PtLinks *links, uint32_t *at, uint32_t before, uint32_t added) {
  for (; *at < self->links.len && self->links.items[*at].rust_line < before; ++*at) {
    PtLineMapLink link = self->links.items[*at];
    link.rust_line += added;
    self->failed |= !pt_links_push (links, link);
  }
}

static void
apply_inserts (Emit *self, const Inserts *inserts, PtView text, PtLinks *links) {
  const PtComments *comments = self->comments;
  uint32_t line = 1, added = 0, link = 0, n = comments->n_comments;
  size_t at = 0, end = 0; /* written up to at; the line begins at end */
  for (uint32_t i = 0; i < inserts->len; i++) {
    uint32_t order = (uint32_t)inserts->items[i].key;
    uint32_t target = (uint32_t)(inserts->items[i].key >> 32);
    for (; line < target; line++)
      end = (size_t)((const char *)memchr (text.data + end, '\n', text.len - end) - text.data) + 1;
    if (at < end) {
      pt_bytes_append (self->out, text.data + at, end - at);
      at = end;
    }
    move_links (self, links, &link, line, added);
    if (order == n) {
      write_blank (self, &added);
    } else if (order < 2 * n + 1) {
      const PtComment *comment = &comments->comments[order < n ? order : order - n - 1];
      if (comment->blank_before && order < n)
        write_blank (self, &added);
      uint32_t python_line, column;
      pt_source_position (self->source, comment->span.start, &python_line, &column);
      self->failed |=
          !pt_links_push (links, (PtLineMapLink){line + added, python_line, python_line});
      for (uint32_t j = 0; j < inserts->items[i].indent; j++)
        emit_str (self, "    ");
      write_comment (self, comment->span);
      emit_str (self, "\n");
      added++;
    } else {
      const char *stop = memchr (text.data + at, '\n', text.len - at);
      pt_bytes_append (self->out, text.data + at, (size_t)(stop - text.data) - at);
      at = (size_t)(stop - text.data);
      emit_str (self, " ");
      write_comment (self, comments->comments[order - 2 * n - 1].span);
    }
  }
  pt_bytes_append (self->out, text.data + at, text.len - at);
  move_links (self, links, &link, UINT32_MAX, added);
}

void
emit_comments (Emit *self) {
  const PtComments *comments = self->comments;
  Inserts inserts = {.arena = self->scratch};
  uint32_t *next = PT_ARENA_ARRAY (self->scratch, uint32_t, (size_t)comments->n_stmts + 1);
  uint32_t *last = PT_ARENA_ARRAY (self->scratch, uint32_t, (size_t)comments->n_stmts + 1);
  if (next == NULL || last == NULL || self->out->failed) {
    self->failed = true;
    return;
  }
  find_next_printed (self, next, last);
  for (uint32_t i = 0; i < comments->n_comments; i++)
    insert_comment (self, &inserts, next, i);
  for (uint32_t i = 0; i < comments->n_stmts; i++)
    if (comments->stmts[i].blank_before && self->places[i].line != 0)
      add_insert (self, &inserts, self->places[i].line, comments->n_comments, 0);
  PtLinks links = {.arena = self->arena};
  size_t len = self->out->len - self->begin;
  char *text = pt_arena_alloc_array (self->scratch, len + 1, 1, 1);
  if (self->failed || text == NULL) {
    self->failed = true;
    return;
  }
  if (inserts.len > 0)
    qsort (inserts.items, inserts.len, sizeof *inserts.items, compare_inserts);
  memcpy (text, self->out->data + self->begin, len);
  self->out->len = self->begin;
  apply_inserts (self, &inserts, (PtView){text, len}, &links);
  self->links = links;
}
