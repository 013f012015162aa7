// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/settings.h"

/** The build puts the program into app/gui and the compiled schemas into data, below one folder. */
static GSettingsSchemaSource *
source_beside_program (GSettingsSchemaSource *installed) {
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  if (program == NULL)
    return NULL;
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *schemas = g_build_filename (folder, "..", "..", "data", NULL);
  return g_settings_schema_source_new_from_directory (schemas, installed, FALSE, NULL);
}

GSettings *
pt_settings_new (const char *schema_id) {
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      installed != NULL ? g_settings_schema_source_lookup (installed, schema_id, TRUE) : NULL;

  if (schema == NULL) {
    g_autoptr (GSettingsSchemaSource) beside = source_beside_program (installed);
    schema = beside != NULL ? g_settings_schema_source_lookup (beside, schema_id, FALSE) : NULL;
  }
  if (schema == NULL)
    g_error ("The settings schema %s is not installed", schema_id);
  return g_settings_new_full (schema, NULL, NULL);
}
