// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PT_TYPE_MESSAGE_ROW (pt_message_row_get_type ())
G_DECLARE_FINAL_TYPE (PtMessageRow, pt_message_row, PT, MESSAGE_ROW, GtkWidget)

/**
 * PtMessageRow:
 *
 * A row of what there is to say about a text: an icon, a sentence, the next step and the place.
 */
GtkWidget *pt_message_row_new (void);

/** icon_word: what the icon says, for those who don't see it. style_class: of the icon. */
void pt_message_row_set_icon (PtMessageRow *self, const char *icon_name, const char *style_class,
                              const char *icon_word);
void pt_message_row_set_texts (PtMessageRow *self, const char *message, const char *help,
                               const char *place);

G_END_DECLS
