// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  PT_ANSWER_CANCEL,
  PT_ANSWER_DISCARD,
  PT_ANSWER_SAVE,
} PtAnswer;

typedef void (*PtAnswered) (gpointer data, PtAnswer answer);

/** Asks what to do with files that have something to save. files: their names, NULL at the end.
 * may_discard: FALSE where what follows needs them saved. answered is called once, with a
 * reference to data, a GObject, held until then. */
void pt_ask_to_save (GtkWindow *parent, const char *const *files, gboolean may_discard,
                     PtAnswered answered, gpointer data);

G_END_DECLS
