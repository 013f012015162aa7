// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include <glib/gstdio.h>

#include "core/engine/census.h"
#include "tests/check.h"

static PtSession *
open_text (const char *text, char **ret_path) {
  g_autoptr (GError) error = NULL;
  PtOptions options;
  int file = g_file_open_tmp ("portalis-census-XXXXXX.py", ret_path, &error);
  pt_check (file >= 0 && g_file_set_contents (*ret_path, text, -1, NULL));
  g_close (file, NULL);
  pt_options_init (&options);
  PtSession *session = pt_session_open (*ret_path, &options, &error);
  pt_check (session != NULL);
  return session;
}

static void
drop (PtSession *session, char *path) {
  pt_session_free (session);
  g_unlink (path);
  g_free (path);
}

PT_TEST (everything_counted_adds_up) {
  char *path;
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 400; i++)
    g_string_append_printf (text, "value_%d = [total + %d for total in range(%d)]\n", i % 7, i, i);
  PtSession *session = open_text (text->str, &path);
  g_autoptr (PtCensus) census = pt_session_census (session, 0);

  pt_check (census != NULL);
  guint64 requests = 0, bytes = 0, stage_bytes = 0, live = 0, nodes = 0;
  for (guint i = 0; i < PT_CENSUS_SIZES; i++) {
    requests += census->size_requests[i];
    bytes += census->size_bytes[i];
    guint64 limit = pt_census_size_limit (i);
    pt_check (limit == 0 || census->size_bytes[i] <= census->size_requests[i] * limit);
  }
  for (guint i = 0; i < PT_STAGE_COUNT; i++)
    stage_bytes += census->stage_bytes[i];
  pt_check (requests > 10);
  pt_check_int (requests, census->requests);
  pt_check_int (bytes, census->bytes);
  pt_check_int (stage_bytes, census->bytes);
  pt_check (census->stage_bytes[PT_STAGE_LEX] > 0 && census->stage_bytes[PT_STAGE_HIR] > 0);

  // The map has no gaps and no overlaps.
  guint64 end = 0;
  guint32 chunk = 0;
  for (guint i = 0; i < census->n_blocks; i++) {
    const PtBlock *block = &census->blocks[i];
    if (block->chunk != chunk) {
      pt_check_int (block->chunk, chunk + 1);
      chunk = block->chunk;
      end = 0;
    }
    pt_check_int (block->offset, end);
    end += block->size;
    live += block->kind == PT_BLOCK_LIVE ? block->size : 0;
    pt_check (block->kind != PT_BLOCK_FREE || i + 1 == census->n_blocks);
  }
  pt_check (live > 0);
  for (guint i = 0; i < PT_NODE_COUNT; i++)
    nodes += census->node_counts[i];
  pt_check_int (census->node_counts[PT_NODE_LIST_COMP], 400);
  pt_check_int (census->node_counts[PT_NODE_ASSIGN], 400);
  pt_check (nodes > 400 * 8);
  drop (session, path);
}

PT_TEST (names_are_counted_by_use) {
  char *path;
  PtSession *session = open_text ("total = 1\ntotal = total + total\nprint(total)\n", &path);
  g_autoptr (PtCensus) census = pt_session_census (session, 0);
  guint64 total = 0, print = 0;

  pt_check (census != NULL);
  for (guint i = 0; i < census->n_names; i++) {
    if (strcmp (pt_str (census->names[i].name), "total") == 0)
      total = census->names[i].uses;
    if (strcmp (pt_str (census->names[i].name), "print") == 0)
      print = census->names[i].uses;
  }
  pt_check_int (census->n_names, 2);
  pt_check_int (total, 5);
  pt_check_int (print, 1);
  drop (session, path);
}

PT_TEST (what_does_not_parse_has_its_tokens_counted) {
  char *path;
  PtSession *session = open_text ("def broken(:\n    pass\n", &path);
  g_autoptr (PtCensus) census = pt_session_census (session, 0);

  pt_check (census != NULL);
  pt_check (census->stage_bytes[PT_STAGE_LEX] > 0);
  pt_check_int (census->stage_bytes[PT_STAGE_HIR], 0);
  drop (session, path);
}

PT_TEST_MAIN
