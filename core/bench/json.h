// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads the JSON documents that Portalis itself has written: RFC 8259, UTF-8, no more than 64 deep.

#include <gio/gio.h>

typedef enum {
  PT_JSON_NULL,
  PT_JSON_BOOL,
  PT_JSON_NUMBER,
  PT_JSON_STRING,
  PT_JSON_ARRAY,
  PT_JSON_OBJECT,
} PtJsonKind;

typedef struct _PtJson PtJson;

/** Owns: its children. */
struct _PtJson {
  PtJsonKind kind;
  double number;    /* NUMBER; BOOL: 0 or 1 */
  char *text;       /* STRING */
  GPtrArray *items; /* of PtJson: ARRAY, OBJECT */
  GPtrArray *names; /* of char *: OBJECT, one per item */
};

/** NULL: no JSON; the error names line and column. */
PtJson *pt_json_parse (const char *text, gsize len, GError **error);
void pt_json_free (PtJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PtJson, pt_json_free)

/* Reading: self may be NULL or of another kind; then there is no such member. */

const PtJson *pt_json_member (const PtJson *self, const char *name);
/** NULL: no such string. */
const char *pt_json_text (const PtJson *self, const char *name);
double pt_json_number (const PtJson *self, const char *name, double otherwise);
guint pt_json_length (const PtJson *self);
const PtJson *pt_json_item (const PtJson *self, guint index);
