// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/charts/pt-table.h"

#include <string.h>

PtTable *
pt_table_new (guint n_columns) {
  PtTable *self = g_new0 (PtTable, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->n_columns = n_columns;
  return self;
}

void
pt_table_free (PtTable *self) {
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
pt_table_add (PtTable *self, const char *const *cells) {
  char **row = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    row[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (self->rows, row);
}

const char *
pt_table_cell (const PtTable *self, guint row, guint column) {
  g_return_val_if_fail (row < self->rows->len && column < self->n_columns, NULL);
  return ((char **)g_ptr_array_index (self->rows, row))[column];
}

static void
append_cell (GString *csv, const char *text) {
  if (strpbrk (text, ",\"\r\n") == NULL) {
    g_string_append (csv, text);
    return;
  }
  g_string_append_c (csv, '"');
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append_c (csv, '"');
    g_string_append_c (csv, *at);
  }
  g_string_append_c (csv, '"');
}

char *
pt_table_to_csv (const PtTable *self) {
  GString *csv = g_string_new (NULL);
  for (guint row = 0; row < self->rows->len; row++) {
    for (guint column = 0; column < self->n_columns; column++) {
      if (column > 0)
        g_string_append_c (csv, ',');
      append_cell (csv, pt_table_cell (self, row, column));
    }
    g_string_append (csv, "\r\n");
  }
  return g_string_free (csv, FALSE);
}
