// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What there is to know about a text while it is read or edited: why its values stay dynamic, and
// what it defines. Found in a thread.

#include "ui/model/pt-project-model.h"
#include "ui/model/pt-text-format.h"

G_BEGIN_DECLS

#define PT_TYPE_EXPLANATION (pt_explanation_get_type ())
G_DECLARE_FINAL_TYPE (PtExplanation, pt_explanation, PT, EXPLANATION, GObject)

/**
 * PtExplanation:
 *
 * Why one variable or result stays dynamic, and what would make it typed. Immutable. Lines and
 * columns are 1-based, columns in code points.
 */
const char *pt_explanation_get_message (PtExplanation *self);
const char *pt_explanation_get_help (PtExplanation *self);
/** Of what decided it. */
guint pt_explanation_get_line (PtExplanation *self);
guint pt_explanation_get_column (PtExplanation *self);
/** Whether what it is about is decided, read or stored in that line. */
gboolean pt_explanation_has_line (PtExplanation *self, guint line);

typedef enum {
  PT_DEFINITION_CLASS,
  PT_DEFINITION_FUNCTION,
  PT_DEFINITION_METHOD,
} PtDefinitionKind;

#define PT_TYPE_DEFINITION (pt_definition_get_type ())
G_DECLARE_FINAL_TYPE (PtDefinition, pt_definition, PT, DEFINITION, GObject)

/**
 * PtDefinition:
 *
 * A class or function that a text defines. Immutable.
 */
const char *pt_definition_get_name (PtDefinition *self);
PtDefinitionKind pt_definition_get_kind (PtDefinition *self);
/** How many other definitions are around it. */
guint pt_definition_get_depth (PtDefinition *self);
guint pt_definition_get_line (PtDefinition *self);
guint pt_definition_get_column (PtDefinition *self);
guint pt_definition_get_end_line (PtDefinition *self);

typedef enum {
  PT_INSIGHT_REASONS, /* of PtExplanation */
  PT_INSIGHT_OUTLINE, /* of PtDefinition */
} PtInsight;

void pt_insight_async (PtProjectModel *project, PtUnitItem *unit, PtInsight what, GBytes *text,
                       PtTextFormat format, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data);
/** In the order of the text. NULL, with no error, where the text has errors. (transfer full) */
GListModel *pt_insight_finish (GAsyncResult *result, GError **error);

G_END_DECLS
