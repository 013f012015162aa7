// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The module is translated twice: into an arena that makes one piece per request, for the sizes,
// and into one as a job uses it, for the map. Stages follow one another and only ever add to the
// arena: how much each took says where its bytes lie.

#include "core/engine/census.h"

#include "core/engine/session_private.h"
#include "simd/simd.h"

/** Oldest first. (transfer full) */
static PtArenaPiece *
pieces_of (const PtArena *arena, size_t *ret_n) {
  size_t n = pt_arena_pieces (arena, NULL, 0);
  PtArenaPiece *pieces = g_new (PtArenaPiece, MAX (n, 1));
  pt_arena_pieces (arena, pieces, n);
  for (size_t i = 0; i < n / 2; i++) {
    PtArenaPiece other = pieces[i];
    pieces[i] = pieces[n - 1 - i];
    pieces[n - 1 - i] = other;
  }
  *ret_n = n;
  return pieces;
}

/** Moves on to the stage that has bytes left to be found. */
static PtStage
stage_with_rest (const PtUnit *unit, PtStage stage, guint64 taken) {
  while (stage + 1 < PT_STAGE_COUNT && taken >= unit->arena_used[stage]) {
    taken -= unit->arena_used[stage];
    stage++;
  }
  return stage;
}

/* Sizes */

guint64
pt_census_size_limit (guint size_class) {
  return size_class + 1 >= PT_CENSUS_SIZES ? 0 : (guint64)8 << size_class;
}

static guint
size_class_of (size_t size) {
  guint size_class = 0;
  while (size_class + 1 < PT_CENSUS_SIZES && size > pt_census_size_limit (size_class))
    size_class++;
  return size_class;
}

static void
count_requests (PtCensus *self, const PtTrial *trial) {
  size_t n;
  g_autofree PtArenaPiece *pieces = pieces_of (&trial->arena, &n);
  guint64 before = 0; /* bytes of the pieces so far */

  for (size_t i = 0; i < n; i++) {
    guint size_class = size_class_of (pieces[i].used);
    PtStage stage = stage_with_rest (&trial->unit, PT_STAGE_SOURCE, before);
    self->requests++;
    self->bytes += pieces[i].used;
    self->size_requests[size_class]++;
    self->size_bytes[size_class] += pieces[i].used;
    self->stage_requests[stage]++;
    self->stage_bytes[stage] += pieces[i].used;
    before += pieces[i].used;
  }
}

/* Map */

static void
add_block (GArray *blocks, PtBlock block) {
  if (block.size > 0)
    g_array_append_val (blocks, block);
}

static void
map_chunks (PtCensus *self, const PtTrial *trial) {
  size_t n;
  g_autofree PtArenaPiece *chunks = pieces_of (&trial->arena, &n);
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (PtBlock));
  PtStage stage = PT_STAGE_SOURCE;
  guint64 left = trial->unit.arena_used[stage]; /* bytes of the stage that have no place yet */

  for (guint32 chunk = 0; chunk < n; chunk++) {
    guint64 offset = 0, used = chunks[chunk].used;
    while (offset < used) {
      while (left == 0 && stage + 1 < PT_STAGE_COUNT)
        left = trial->unit.arena_used[++stage];
      // What no stage has counted is the last one's.
      guint64 size = left == 0 ? used - offset : MIN (left, used - offset);
      add_block (blocks, (PtBlock){chunk, offset, size, PT_BLOCK_LIVE, stage});
      offset += size;
      left -= MIN (left, size);
    }
    PtBlockKind rest = chunk + 1 == n ? PT_BLOCK_FREE : PT_BLOCK_WASTE;
    add_block (blocks, (PtBlock){chunk, used, chunks[chunk].size - used, rest, PT_STAGE_COUNT});
  }
  self->n_blocks = blocks->len;
  self->blocks = (PtBlock *)g_array_free (blocks, FALSE);
  self->left_behind = trial->arena.left_behind;
}

/* Nodes and names */

static void
count_nodes (PtCensus *self, const PtAst *ast) {
  if (ast->root == 0)
    return;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (PtNodeId));
  g_array_append_val (open, ast->root);
  while (open->len > 0) {
    PtNodeId id = g_array_index (open, PtNodeId, open->len - 1);
    g_array_set_size (open, open->len - 1);
    PtNodeKind kind = (PtNodeKind)pt_ast_node (ast, id)->kind;
    self->node_counts[kind]++;
    self->node_bytes[kind] += pt_node_infos[kind].n_words * sizeof (uint32_t);
    PtNodeIter children = pt_node_children (ast, id);
    for (PtNodeId child; (child = pt_node_next (&children)) != 0;)
      g_array_append_val (open, child);
  }
}

static void
count_names (PtCensus *self, const PtTokens *tokens) {
  g_autoptr (GHashTable) uses = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer name, count;

  g_autofree guint32 *found = g_new (guint32, tokens->count + PT_SIMD_SLACK);
  gsize n =
      pt_simd ()->byte_positions ((const char *)tokens->kinds, tokens->count, PT_TOKEN_NAME, found);
  for (gsize i = 0; i < n; i++) {
    name = GUINT_TO_POINTER (tokens->values[found[i]]);
    count = g_hash_table_lookup (uses, name);
    g_hash_table_insert (uses, name, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
  }
  self->names = g_new (PtNameUse, g_hash_table_size (uses));
  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &name, &count))
    self->names[self->n_names++] = (PtNameUse){GPOINTER_TO_UINT (name), GPOINTER_TO_UINT (count)};
}

PtCensus *
pt_session_census (PtSession *session, guint unit) {
  g_return_val_if_fail (unit < session->n_units, NULL);
  g_autoptr (GBytes) text = pt_session_unit_bytes (session, unit, NULL);
  if (text == NULL)
    return NULL;
  g_autoptr (PtCensus) self = g_new0 (PtCensus, 1);
  PtTrial trial;

  PtStatus status = pt_trial_init (&trial, session, unit, text, PT_MEMORY_PLAIN);
  count_requests (self, &trial);
  pt_trial_clear (&trial);
  if (status == PT_OK) {
    status = pt_trial_init (&trial, session, unit, text, PT_MEMORY_OPTIMISED);
    map_chunks (self, &trial);
    count_nodes (self, &trial.unit.ast);
    count_names (self, &trial.unit.tokens);
    pt_trial_clear (&trial);
  }
  return status == PT_OK ? g_steal_pointer (&self) : NULL;
}

void
pt_census_free (PtCensus *self) {
  if (self == NULL)
    return;
  g_free (self->blocks);
  g_free (self->names);
  g_free (self);
}
