// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** As gtk_text_buffer_insert, for a text that goes on behind its size: GTK's accessibility (4.8)
 * tells screen readers what is inserted up to a NUL. text: UTF-8 without NUL; (nullable) if
 * size is 0. size: bytes. */
void pt_text_insert (GtkTextBuffer *buffer, GtkTextIter *iter, const char *text, gsize size);

G_END_DECLS
