// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Memory as a map: all bytes in their order, row below row like a text, in the colours of what they
// hold. Free bytes are empty and wasted ones hatched, so that colour is never alone. A painter:
// pure Cairo.

#include "ui/charts/pt-painter.h"

G_BEGIN_DECLS

typedef enum {
  PT_BLOCK_MAP_LIVE,
  PT_BLOCK_MAP_FREE,
  PT_BLOCK_MAP_WASTE,
} PtBlockMapKind;

typedef struct {
  guint64 size; /* bytes */
  PtBlockMapKind kind;
  guint colour;        /* index into the style's colours; only LIVE */
  gboolean new_region; /* the first block of memory that does not join what stands before it */
  char *label;         /* what it holds and where */
} PtBlockMapItem;

typedef struct {
  GArray *items; /* of PtBlockMapItem, in the order of memory */
  guint64 total; /* bytes */
  char *empty_text;
} PtBlockMap;

/** (transfer full) */
PtBlockMap *pt_block_map_new (const char *empty_text);
void pt_block_map_free (PtBlockMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtBlockMap, pt_block_map_free)
/** The label is copied. */
void pt_block_map_add (PtBlockMap *self, const PtBlockMapItem *item);

/** Models are PtBlockMap. */
extern const PtPainter pt_block_map_painter;

G_END_DECLS
