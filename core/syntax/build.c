// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Nodes, lists and texts in the word buffer.

#include "core/syntax/parser_private.h"

/* Room for n more words. When memory ends, the tree is given up: the cursor goes to the end and
 * what is still written lands in words already there. */
static void
reserve (PtParser *self, uint32_t n) {
  if (PT_LIKELY (n <= self->cap - self->n_words))
    return;
  size_t cap = (size_t)self->cap + self->cap / 2 + n;
  uint32_t limit = self->source->limits->tree_words;
  if (self->n_words + (size_t)n <= limit && cap > limit)
    cap = limit;
  uint32_t *words = cap > limit ? NULL
                                : pt_arena_grow (self->arena, self->words,
                                                 self->cap * sizeof *words, cap * sizeof *words, 8);
  if (words != NULL) {
    self->words = words;
    self->cap = (uint32_t)cap;
    return;
  }
  if (self->status == PT_OK)
    self->status = cap > limit ? PT_ELIMIT : PT_ENOMEM;
  self->error.set = true;
  self->at = self->end;
  self->n_words = 16;
  pt_assert (n <= self->cap - self->n_words);
}

PtNode *
pt_new_node (PtParser *self, PtNodeKind kind, uint32_t n_words, uint32_t start) {
  reserve (self, n_words);
  PtNode *node = (PtNode *)(self->words + self->n_words);
  self->n_words += n_words;
  self->n_nodes++;
  *node = (PtNode){.kind = (uint8_t)kind, .start = start, .end = self->prev_end};
  return node;
}

void
pt_push (PtParser *self, uint32_t item) {
  if (PT_UNLIKELY (!pt_ids_push (&self->stack, item))) {
    self->status = PT_ENOMEM;
    self->error.set = true;
    self->at = self->end;
  }
}

PtNodeList
pt_list_copy (PtParser *self, const uint32_t *items, uint32_t len) {
  /* A list too long for the spare words left after a failure is not worth keeping. */
  if (len == 0)
    return (PtNodeList){0};
  reserve (self, len);
  if (self->status != PT_OK)
    return (PtNodeList){0};
  PtNodeList list = {self->n_words, len};
  memcpy (self->words + list.at, items, len * sizeof *items);
  self->n_words += len;
  return list;
}

PtNodeList
pt_list_from (PtParser *self, uint32_t mark) {
  if (mark >= self->stack.len)
    return (PtNodeList){0};
  PtNodeList list = pt_list_copy (self, self->stack.items + mark, self->stack.len - mark);
  self->stack.len = mark;
  return list;
}

uint32_t
pt_new_text (PtParser *self, const char *data, size_t len) {
  uint32_t n_words = (uint32_t)((len + 3) / 4);
  if (n_words == 0)
    return 0;
  reserve (self, n_words);
  if (self->status != PT_OK)
    return 0;
  uint32_t at = self->n_words;
  self->words[at + n_words - 1] = 0;
  memcpy (self->words + at, data, len);
  self->n_words += n_words;
  return at;
}

PtNodeId
pt_new_name (PtParser *self, PtStr name, PtCtx ctx, uint32_t start) {
  PtName *node = PT_NEW (self, PtName, NAME, start);
  node->head.op = (uint8_t)ctx;
  node->id = name;
  return pt_id (self, node);
}
