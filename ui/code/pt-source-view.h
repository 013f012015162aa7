// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/code/pt-code-buffer.h"

G_BEGIN_DECLS

#define PT_TYPE_SOURCE_VIEW (pt_source_view_get_type ())
G_DECLARE_FINAL_TYPE (PtSourceView, pt_source_view, PT, SOURCE_VIEW, GtkSourceView)

/**
 * PtSourceView:
 *
 * A source view that says what the issues of its PtCodeBuffer are: errors behind the ends of their
 * lines, warnings only behind the cursor's; all in the gutter and as tooltips.
 */
GtkWidget *pt_source_view_new (PtCodeBuffer *buffer);

/** The issues that are read out behind a line (0-based), as on the screen. (transfer full)
 * (nullable) */
char *pt_source_view_get_remark (PtSourceView *self, guint line);

G_END_DECLS
