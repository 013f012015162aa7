// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/code/pt-text-insert.h"

void
pt_text_insert (GtkTextBuffer *buffer, GtkTextIter *iter, const char *text, gsize size) {
  g_autofree char *terminated = g_strndup (text, size);

  if (size == 0)
    return;
  gtk_text_buffer_insert (buffer, iter, terminated, (int)size);
}
