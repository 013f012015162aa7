// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-document.h"

G_BEGIN_DECLS

#define PT_TYPE_REASONS (pt_reasons_get_type ())
G_DECLARE_FINAL_TYPE (PtReasons, pt_reasons, PT, REASONS, GtkWidget)

/**
 * PtReasons:
 *
 * Why what stands in a line of Python stays dynamic, and what would make it typed; or of all lines.
 * Follows the cursor. Signal: `chosen (uint line, uint column)`: the place that decided.
 */

/** document: (nullable) */
void pt_reasons_set_document (PtReasons *self, PtDocument *document);
/** line: 1-based */
void pt_reasons_set_line (PtReasons *self, guint line);
/** (transfer none): of PtExplanation: what is shown */
GListModel *pt_reasons_get_shown (PtReasons *self);

G_END_DECLS
