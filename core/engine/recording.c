// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/engine/recording.h"

#include "core/engine/session_private.h"

#include <stdio.h>
#include <string.h>

static const char magic[16] = "Portalis record\n";

enum {
  FORMAT_AT = 16,
  SIZE_AT = 24,
  SUM_AT = 32,
  SUM_SIZE = 32,
  HEADER_SIZE = 64,
  FOLDERS_TRIED = 1000,
};

static const char *const status_words[] = {
    [PT_UNIT_TRANSLATED] = "translated",
    [PT_UNIT_REVIEW] = "review",
    [PT_UNIT_FAILED] = "failed",
    [PT_UNIT_CANCELLED] = "cancelled",
};

/* One module. */
typedef struct {
  char *path;
  GBytes *python;
  PtUnitResult *result;
} Unit;

struct _PtRecording {
  char *name, *opened;
  gint64 created;
  guint64 elapsed_ns;
  guint python_minor;
  GPtrArray *units; /* of Unit */
  GArray *samples;  /* of PtRecordedSample */
};

static void
unit_free (gpointer data) {
  Unit *self = data;
  g_free (self->path);
  g_clear_pointer (&self->python, g_bytes_unref);
  pt_unit_result_unref (self->result);
  g_free (self);
}

static PtRecording *
recording_new (void) {
  PtRecording *self = g_new0 (PtRecording, 1);
  self->units = g_ptr_array_new_with_free_func (unit_free);
  self->samples = g_array_new (FALSE, TRUE, sizeof (PtRecordedSample));
  return self;
}

void
pt_recording_free (PtRecording *self) {
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->opened);
  g_ptr_array_unref (self->units);
  g_array_unref (self->samples);
  g_free (self);
}

/* Taking */

/** Relative, and nowhere but below: a file from elsewhere names where we write. */
static gboolean
is_safe (const char *path) {
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return FALSE;
  return *path != '\0';
}

PtRecording *
pt_recording_take (PtSession *session, const char *opened, const GArray *samples, GError **error) {
  g_autoptr (PtRecording) self = recording_new ();
  PtProgress progress;

  pt_session_progress (session, &progress);
  g_return_val_if_fail (!progress.running, NULL);
  self->name =
      g_strdup (is_safe (pt_session_name (session)) ? pt_session_name (session) : "project");
  g_autofree char *base = g_path_get_basename (opened);
  self->opened = g_strdup (g_file_test (opened, G_FILE_TEST_IS_DIR) ? "" : base);
  self->created = g_get_real_time () / G_USEC_PER_SEC;
  self->elapsed_ns = progress.elapsed_ns;
  self->python_minor = (guint)session->options.python_minor;
  for (guint i = 0; i < pt_session_n_units (session); i++) {
    Unit *unit = g_new0 (Unit, 1);
    g_ptr_array_add (self->units, unit);
    unit->path = g_strdup (pt_session_unit_path (session, i));
    unit->result = pt_session_unit_result (session, i);
    unit->python = pt_session_unit_bytes (session, i, error);
    if (unit->python == NULL)
      return NULL;
  }
  if (samples != NULL && samples->len > 0)
    g_array_append_vals (self->samples, samples->data, samples->len);
  return g_steal_pointer (&self);
}

/** "TOKENS", or "STAGE_NS.lex" of a stage. (transfer full) */
static char *
counter_name (guint counter) {
  const PtCounterInfo *info = pt_counter_infos;
  while (counter >= info->first + info->count)
    info++;
  return info->count == 1 ? g_strdup (info->name)
                          : g_strdup_printf ("%s.%s", info->name,
                                             pt_stage_name ((PtStage)(counter - info->first)));
}

/* Writing */

static GVariant *
bytes_to_variant (GBytes *bytes) {
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

static GVariant *
unit_to_variant (const Unit *self) {
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  const PtUnitResult *result = self->result;
  GVariantBuilder links, issues;

  g_variant_builder_init (&links, G_VARIANT_TYPE ("a(uuu)"));
  g_variant_builder_init (&issues, G_VARIANT_TYPE ("a(sissuuuu)"));
  for (guint i = 0; result != NULL && i < result->n_links; i++)
    g_variant_builder_add (&links, "(uuu)", result->links[i].rust_line,
                           result->links[i].python_line, result->links[i].python_end_line);
  for (guint i = 0; result != NULL && i < result->issues->len; i++) {
    const PtIssue *issue = g_ptr_array_index (result->issues, i);
    g_variant_builder_add (&issues, "(sissuuuu)", issue->code, issue->severity, issue->message,
                           issue->help != NULL ? issue->help : "", issue->line, issue->column,
                           issue->end_line, issue->end_column);
  }
  gboolean has_rust = result != NULL && result->rust != NULL;
  return g_variant_new ("(s@aysb@aya(uuu)a(sissuuuu)tt)", self->path,
                        bytes_to_variant (self->python),
                        status_words[result != NULL ? result->status : PT_UNIT_CANCELLED], has_rust,
                        bytes_to_variant (has_rust ? result->rust : nothing), &links, &issues,
                        result != NULL ? result->nanoseconds : (guint64)0,
                        result != NULL ? result->arena_bytes : (guint64)0);
}

static GVariant *
to_variant (PtRecording *self) {
  GVariantBuilder units, counters, samples;

  g_variant_builder_init (&units, G_VARIANT_TYPE ("a(saysbaya(uuu)a(sissuuuu)tt)"));
  for (guint i = 0; i < self->units->len; i++)
    g_variant_builder_add_value (&units, unit_to_variant (g_ptr_array_index (self->units, i)));
  g_variant_builder_init (&counters, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < PT_COUNTER_COUNT; i++)
    g_variant_builder_add_value (&counters, g_variant_new_take_string (counter_name (i)));
  g_variant_builder_init (&samples, G_VARIANT_TYPE ("a(dat)"));
  for (guint i = 0; i < self->samples->len; i++) {
    const PtRecordedSample *sample = &g_array_index (self->samples, PtRecordedSample, i);
    GVariant *values =
        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT64, sample->counters.values, PT_COUNTER_COUNT,
                                   sizeof sample->counters.values[0]);
    g_variant_builder_add (&samples, "(d@at)", sample->seconds, values);
  }
  return g_variant_new ("(ssxtua(saysbaya(uuu)a(sissuuuu)tt)asa(dat))", self->name, self->opened,
                        self->created, self->elapsed_ns, self->python_minor, &units, &counters,
                        &samples);
}

static void
checksum (const void *data, gsize size, guint8 ret_sum[SUM_SIZE]) {
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = SUM_SIZE;
  g_checksum_update (sum, data, (gssize)size);
  g_checksum_get_digest (sum, ret_sum, &length);
}

gboolean
pt_recording_save (PtRecording *self, const char *path, GError **error) {
  g_autoptr (GVariant) native = g_variant_ref_sink (to_variant (self));
  g_autoptr (GVariant) variant =
      G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (native) : g_variant_ref (native);
  gsize size = g_variant_get_size (variant);
  g_autofree guint8 *data = g_malloc0 (HEADER_SIZE + size);
  guint32 format = GUINT32_TO_LE (PT_RECORDING_FORMAT);
  guint64 little_size = GUINT64_TO_LE ((guint64)size);

  memcpy (data, magic, sizeof magic);
  memcpy (data + FORMAT_AT, &format, sizeof format);
  memcpy (data + SIZE_AT, &little_size, sizeof little_size);
  g_variant_store (variant, data + HEADER_SIZE);
  checksum (data + HEADER_SIZE, size, data + SUM_AT);
  return g_file_set_contents (path, (const char *)data, (gssize)(HEADER_SIZE + size), error);
}

/* Reading */

/** FALSE: no such status. */
static gboolean
status_of_word (const char *word, PtUnitStatus *ret_status) {
  for (guint i = PT_UNIT_TRANSLATED; i < G_N_ELEMENTS (status_words); i++)
    if (g_str_equal (word, status_words[i])) {
      *ret_status = (PtUnitStatus)i;
      return TRUE;
    }
  return FALSE;
}

static GBytes *
bytes_of_variant (GVariant *variant) {
  return g_bytes_new (g_variant_get_data (variant), g_variant_get_size (variant));
}

static PtUnitResult *
read_result (PtUnitStatus status, GBytes *rust, GVariant *links, GVariantIter *issues) {
  guint n_links = (guint)g_variant_n_children (links);
  PtUnitResult *result = pt_unit_result_restore (status, rust, n_links);
  const char *code, *message, *help;
  PtIssue place;

  for (guint i = 0; i < n_links; i++)
    g_variant_get_child (links, i, "(uuu)", &result->links[i].rust_line,
                         &result->links[i].python_line, &result->links[i].python_end_line);
  while (g_variant_iter_loop (issues, "(&si&s&suuuu)", &code, &place.severity, &message, &help,
                              &place.line, &place.column, &place.end_line, &place.end_column)) {
    PtIssue *issue = g_new0 (PtIssue, 1);
    *issue = place;
    issue->code = g_strdup (code);
    issue->message = g_strdup (message);
    issue->help = g_strdup (help);
    g_ptr_array_add (result->issues, issue);
  }
  return result;
}

static gboolean
read_unit (PtRecording *self, GVariant *variant) {
  g_autoptr (GVariant) python = NULL, rust = NULL, links = NULL;
  g_autoptr (GVariantIter) issues = NULL;
  const char *path, *word;
  gboolean has_rust;
  guint64 nanoseconds, arena_bytes;
  PtUnitStatus status;

  g_variant_get (variant, "(&s@ay&sb@ay@a(uuu)a(sissuuuu)tt)", &path, &python, &word, &has_rust,
                 &rust, &links, &issues, &nanoseconds, &arena_bytes);
  if (!is_safe (path) || !status_of_word (word, &status))
    return FALSE;
  g_autoptr (GBytes) rust_bytes = has_rust ? bytes_of_variant (rust) : NULL;
  if (has_rust && !g_utf8_validate_len (g_variant_get_data (rust), g_variant_get_size (rust), NULL))
    return FALSE;
  Unit *unit = g_new0 (Unit, 1);
  g_ptr_array_add (self->units, unit);
  unit->path = g_strdup (path);
  unit->python = bytes_of_variant (python);
  unit->result = read_result (status, rust_bytes, links, issues);
  unit->result->nanoseconds = nanoseconds;
  unit->result->arena_bytes = arena_bytes;
  return TRUE;
}

/** Counters go by their names: another version may have others. */
static void
read_samples (PtRecording *self, GVariant *names, GVariant *samples) {
  gsize n_names = g_variant_n_children (names), n_samples = g_variant_n_children (samples);
  g_autofree int *known = g_new (int, n_names + 1);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint id = 0; id < PT_COUNTER_COUNT; id++)
    g_hash_table_insert (by_name, counter_name (id), GUINT_TO_POINTER (id + 1));
  for (gsize i = 0; i < n_names; i++) {
    const char *name;
    g_variant_get_child (names, i, "&s", &name);
    known[i] = GPOINTER_TO_INT (g_hash_table_lookup (by_name, name)) - 1;
  }
  for (gsize i = 0; i < n_samples; i++) {
    PtRecordedSample sample = {0};
    g_autoptr (GVariant) values = NULL;
    g_variant_get_child (samples, i, "(d@at)", &sample.seconds, &values);
    for (gsize j = 0; j < MIN (n_names, g_variant_n_children (values)); j++)
      if (known[j] >= 0)
        g_variant_get_child (values, j, "t", &sample.counters.values[known[j]]);
    g_array_append_val (self->samples, sample);
  }
}

static PtRecording *
read_variant (GVariant *variant) {
  g_autoptr (PtRecording) self = recording_new ();
  g_autoptr (GVariant) units = NULL, names = NULL, samples = NULL;

  if (!g_variant_is_normal_form (variant))
    return NULL;
  g_variant_get (variant, "(ssxtu@a(saysbaya(uuu)a(sissuuuu)tt)@as@a(dat))", &self->name,
                 &self->opened, &self->created, &self->elapsed_ns, &self->python_minor, &units,
                 &names, &samples);
  if ((*self->opened != '\0' && !is_safe (self->opened)) || !is_safe (self->name) ||
      strchr (self->name, '/') != NULL)
    return NULL;
  for (gsize i = 0; i < g_variant_n_children (units); i++) {
    g_autoptr (GVariant) unit = g_variant_get_child_value (units, i);
    if (!read_unit (self, unit))
      return NULL;
  }
  read_samples (self, names, samples);
  return g_steal_pointer (&self);
}

/** NULL when the header is in order; otherwise what is wrong. */
static char *
find_damage (const guint8 *data, gsize size) {
  guint8 sum[SUM_SIZE];
  guint32 format;
  guint64 length;

  if (size < sizeof magic || memcmp (data, magic, sizeof magic) != 0)
    return g_strdup ("is no recorded run of Portalis");
  if (size < HEADER_SIZE)
    return g_strdup ("is damaged: it ends within its header. Record the run again");
  memcpy (&format, data + FORMAT_AT, sizeof format);
  format = GUINT32_FROM_LE (format);
  if (format != PT_RECORDING_FORMAT)
    return g_strdup_printf ("has format %u, and this Portalis reads format %d. Use the Portalis "
                            "that wrote it, or record the run again",
                            format, PT_RECORDING_FORMAT);
  memcpy (&length, data + SIZE_AT, sizeof length);
  length = GUINT64_FROM_LE (length);
  if (length != size - HEADER_SIZE)
    return g_strdup_printf ("is damaged: it should have %" G_GUINT64_FORMAT
                            " bytes and has %" G_GSIZE_FORMAT ". Copy or record it again",
                            length + HEADER_SIZE, size);
  checksum (data + HEADER_SIZE, size - HEADER_SIZE, sum);
  if (memcmp (sum, data + SUM_AT, SUM_SIZE) != 0)
    return g_strdup ("is damaged: its checksum is wrong. Copy or record it again");
  return NULL;
}

gboolean
pt_recording_is_one (const char *path) {
  char begin[sizeof magic];

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  if (g_str_has_suffix (path, PT_RECORDING_SUFFIX))
    return TRUE;
  FILE *file = fopen (path, "re");
  size_t size = file != NULL ? fread (begin, 1, sizeof begin, file) : 0;
  if (file != NULL)
    fclose (file);
  return size == sizeof begin && memcmp (begin, magic, sizeof magic) == 0;
}

PtRecording *
pt_recording_load (const char *path, GError **error) {
  g_autofree char *content = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, error))
    return NULL;
  g_autofree char *damage = find_damage ((const guint8 *)content, size);
  PtRecording *self = NULL;
  if (damage == NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (content + HEADER_SIZE, size - HEADER_SIZE);
    g_autoptr (GVariant) little = g_variant_ref_sink (
        g_variant_new_from_bytes (G_VARIANT_TYPE (PT_RECORDING_TYPE), bytes, FALSE));
    g_autoptr (GVariant) variant =
        G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (little) : g_variant_ref (little);
    self = read_variant (variant);
    if (self == NULL)
      damage = g_strdup ("is no recorded run that this Portalis understands. Record it again");
  }
  if (self == NULL)
    g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "%s %s", path, damage);
  return self;
}

const char *
pt_recording_name (const PtRecording *self) {
  return self->name;
}

gint64
pt_recording_created (const PtRecording *self) {
  return self->created;
}

const GArray *
pt_recording_samples (const PtRecording *self) {
  return self->samples;
}

/* Opening */

static gboolean
unpack_unit (const Unit *unit, const char *folder, GError **error) {
  g_autofree char *path = g_build_filename (folder, unit->path, NULL);
  g_autofree char *above = g_path_get_dirname (path);
  g_autofree char *there = NULL;
  gsize size, there_size;
  const char *python = g_bytes_get_data (unit->python, &size);

  if (g_file_get_contents (path, &there, &there_size, NULL)) {
    if (there_size == size && (size == 0 || memcmp (there, python, size) == 0))
      return TRUE;
    g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "%s is there already, and is another file", path);
    return FALSE;
  }
  if (g_mkdir_with_parents (above, 0755) != 0) {
    g_set_error (error, PT_ERROR, PT_ERROR_WRITE, "cannot make %s: %s", above, g_strerror (errno));
    return FALSE;
  }
  return g_file_set_contents (path, size > 0 ? python : "", (gssize)size, error);
}

gboolean
pt_recording_unpack (const PtRecording *self, const char *folder, GError **error) {
  for (guint i = 0; i < self->units->len; i++)
    if (!unpack_unit (g_ptr_array_index (self->units, i), folder, error))
      return FALSE;
  return TRUE;
}

static void
restore (const PtRecording *self, PtSession *session, const GArray *places) {
  for (guint i = 0; i < self->units->len; i++) {
    const Unit *unit = g_ptr_array_index (self->units, i);
    pt_session_set_unit (session, g_array_index (places, guint, i), unit->result->status,
                         pt_unit_result_ref (unit->result));
  }
  g_free (session->name);
  session->name = g_strdup (self->name);
  session->started_ns = 0;
  session->ended_ns = self->elapsed_ns;
}

/** The session's unit of each module; NULL when they are not the same. */
static GArray *
find_places (const PtRecording *self, PtSession *session) {
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pt_session_n_units (session); i++)
    g_hash_table_insert (by_path, (char *)pt_session_unit_path (session, i),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->units->len; i++) {
    const Unit *unit = g_ptr_array_index (self->units, i);
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (by_path, unit->path));
    if (place-- == 0)
      return NULL;
    g_array_append_val (places, place);
  }
  return places->len == pt_session_n_units (session) ? g_steal_pointer (&places) : NULL;
}

PtSession *
pt_recording_open (const PtRecording *self, const char *folder, const PtOptions *options,
                   GError **error) {
  g_autofree char *path =
      g_build_filename (folder, *self->opened != '\0' ? self->opened : NULL, NULL);
  PtOptions how = *options;

  how.python_minor = (int)self->python_minor;
  g_autoptr (PtSession) session = pt_session_open (path, &how, error);
  if (session == NULL)
    return NULL;
  g_autoptr (GArray) places = find_places (self, session);
  if (places == NULL) {
    g_set_error (error, PT_ERROR, PT_ERROR_OPEN, "%s has other Python files than were recorded",
                 folder);
    return NULL;
  }
  restore (self, session, places);
  return g_steal_pointer (&session);
}

PtSession *
pt_recording_open_below (const PtRecording *self, const char *above, const PtOptions *options,
                         GError **error) {
  // Files that were edited since stay, in the folder of that time.
  for (guint i = 1; i < FOLDERS_TRIED; i++) {
    g_autofree char *name =
        g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%u", self->name, self->created, i);
    g_autofree char *folder = g_build_filename (above, name, self->name, NULL);
    gboolean is_new = !g_file_test (folder, G_FILE_TEST_EXISTS);
    g_autoptr (GError) refused = NULL;
    PtSession *session = pt_recording_unpack (self, folder, &refused)
                             ? pt_recording_open (self, folder, options, &refused)
                             : NULL;
    if (session != NULL)
      return session;
    if (is_new || i + 1 == FOLDERS_TRIED) {
      g_propagate_error (error, g_steal_pointer (&refused));
      return NULL;
    }
  }
  return NULL;
}
