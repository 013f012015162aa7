// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-document.h"

G_BEGIN_DECLS

#define PT_TYPE_OUTLINE (pt_outline_get_type ())
G_DECLARE_FINAL_TYPE (PtOutline, pt_outline, PT, OUTLINE, GtkWidget)

/**
 * PtOutline:
 *
 * The classes and functions of a file, with what is around the cursor selected. Signal: `chosen
 * (uint line, uint column)`.
 */

/** document: (nullable) */
void pt_outline_set_document (PtOutline *self, PtDocument *document);
/** line: 1-based, where the cursor is */
void pt_outline_set_line (PtOutline *self, guint line);
/** Puts the cursor where names are searched. */
void pt_outline_start (PtOutline *self);
/** (transfer none): of PtDefinition, with what is around the cursor selected */
GtkSingleSelection *pt_outline_get_shown (PtOutline *self);

G_END_DECLS
