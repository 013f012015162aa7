// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// The module is translated twice: into an arena that makes one piece per request, for the sizes,
// and into one as a job uses it, for the map. Stages follow one another and only ever add to the
// arena: how much each took says where its bytes lie.

#include "core/engine/census.h"

#include "core/engine/session_private.h"

/** One translation of a unit, apart from the session's jobs. */
typedef struct {
  PtMetrics *metrics;
  PtMetricsBlock *block;
  PtArena arena;         /* of the unit alone */
  PtArena project_arena; /* of what surrounds it */
  PtProject project;
  PtUnit unit;
} Trial;

static PtStatus
init_project (PtSession *session, Trial *self) {
  g_autofree const char **paths = g_new (const char *, session->n_units);
  for (guint i = 0; i < session->n_units; i++)
    paths[i] = session->units[i].path;
  return pt_project_init (&self->project, &self->project_arena, paths, session->n_units,
                          session->entry < 0 ? PT_NO_UNIT : (uint32_t)session->entry);
}

static PtStatus
run_stages (PtSession *session, guint index, GBytes *text, Trial *self) {
  PT_AUTO (PtBytes) rust = {0};
  PtLineMap map = {0};
  PtPipelineOptions options = {
      .python_minor = session->options.python_minor,
      .types = session->options.types,
      .metrics = self->block,
  };
  gsize len;
  const char *raw = g_bytes_get_data (text, &len);
  PtStatus status = init_project (session, self);
  if (status == PT_OK)
    status = pt_pipeline_read (&self->unit, session->units[index].path, raw, len, &options);
  if (status == PT_OK)
    status = pt_pipeline_translate (&self->unit, &self->project,
                                    pt_project_module_of_unit (&self->project, index), &options,
                                    &rust, &map);
  return status == PT_OK && rust.failed ? PT_ENOMEM : status;
}

static PtStatus
trial_init (Trial *self, PtSession *session, guint index, GBytes *text, PtMemoryMode mode) {
  *self = (Trial){.metrics = pt_metrics_new ()};
  pt_arena_init_mode (&self->arena, 0, mode);
  pt_arena_init (&self->project_arena, 0);
  pt_unit_init (&self->unit, &self->arena);
  if (self->metrics != NULL)
    self->block = pt_metrics_worker_block (self->metrics);
  return self->block == NULL ? PT_ENOMEM : run_stages (session, index, text, self);
}

static void
trial_clear (Trial *self) {
  pt_arena_clear (&self->arena);
  pt_arena_clear (&self->project_arena);
  pt_metrics_release_block (self->block);
  pt_metrics_free (self->metrics);
}

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
count_requests (PtCensus *self, const Trial *trial) {
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
map_chunks (PtCensus *self, const Trial *trial) {
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

  for (guint i = 0; i < tokens->count; i++)
    if (tokens->kinds[i] == PT_TOKEN_NAME) {
      name = GUINT_TO_POINTER (tokens->values[i]);
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
  Trial trial;

  PtStatus status = trial_init (&trial, session, unit, text, PT_MEMORY_PLAIN);
  count_requests (self, &trial);
  trial_clear (&trial);
  if (status == PT_OK) {
    status = trial_init (&trial, session, unit, text, PT_MEMORY_OPTIMISED);
    map_chunks (self, &trial);
    count_nodes (self, &trial.unit.ast);
    count_names (self, &trial.unit.tokens);
    trial_clear (&trial);
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
