// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/model/pt-text-format.h"

#include "core/source/decode.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static const char bom_bytes[] = {'\xEF', '\xBB', '\xBF'};

static PtView
view_of (GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  return (PtView){data != NULL ? data : "", size};
}

static GBytes *
take_bytes (PtBytes *bytes) {
  size_t size;
  char *data = pt_bytes_steal (bytes, &size);
  return g_bytes_new_with_free_func (data, size, free, data);
}

/** FALSE for UTF-8. name: at least 32 bytes */
static gboolean
find_encoding (PtView text, char *ret_name, gsize size) {
  PtView cookie = pt_decode_find_cookie (text);
  pt_decode_normal_name (cookie, ret_name, size);
  return cookie.len > 0 && strcmp (ret_name, "utf-8") != 0 && strcmp (ret_name, "utf8") != 0 &&
         strcmp (ret_name, "u8") != 0;
}

/* Line ends */

static PtLineEnds
find_line_ends (PtView text) {
  gsize n_lf = 0, n_cr = 0, n_crlf = 0;
  for (gsize i = 0; i < text.len; i++) {
    n_lf += text.data[i] == '\n';
    n_cr += text.data[i] == '\r';
    n_crlf += text.data[i] == '\n' && i > 0 && text.data[i - 1] == '\r';
  }
  if (n_cr == 0)
    return PT_LINE_ENDS_AS_THEY_ARE;
  if (n_lf == 0)
    return PT_LINE_ENDS_CR;
  return n_crlf == n_lf && n_crlf == n_cr ? PT_LINE_ENDS_CRLF : PT_LINE_ENDS_AS_THEY_ARE;
}

static void
append_with_lf (PtBytes *out, PtView text, PtLineEnds line_ends) {
  for (gsize i = 0; i < text.len; i++) {
    char c = text.data[i];
    if (c != '\r')
      pt_bytes_append_char (out, c);
    else if (line_ends == PT_LINE_ENDS_CR)
      pt_bytes_append_char (out, '\n');
  }
}

static void
append_with_line_ends (PtBytes *out, PtView text, PtLineEnds line_ends) {
  for (gsize i = 0; i < text.len; i++) {
    if (text.data[i] != '\n') {
      pt_bytes_append_char (out, text.data[i]);
      continue;
    }
    pt_bytes_append_char (out, '\r');
    if (line_ends == PT_LINE_ENDS_CRLF)
      pt_bytes_append_char (out, '\n');
  }
}

/* Back to bytes */

static gboolean
set_not_encoded (PtView text, gsize done, const char *encoding, GError **error) {
  guint line = 1;
  for (gsize i = 0; i < done; i++)
    line += text.data[i] == '\n';
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("Line %u has a character that the encoding \u201c%s\u201d has not. Remove it, or "
                  "declare utf-8 in the file\u2019s first line."),
               line, encoding);
  return FALSE;
}

static gboolean
append_encoded (PtBytes *out, PtView text, GError **error) {
  char encoding[32];
  gsize done;

  if (!find_encoding (text, encoding, sizeof encoding)) {
    pt_bytes_append_view (out, text);
    return TRUE;
  }
  switch (pt_decode_reverse (encoding, text, out, &done)) {
  case PT_DECODE_OK:
    return TRUE;
  case PT_DECODE_INVALID:
    return set_not_encoded (text, done, encoding, error);
  case PT_DECODE_UNKNOWN:
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("The encoding \u201c%s\u201d, which the file declares, isn\u2019t known. "
                    "Declare another one, such as utf-8."),
                 encoding);
    return FALSE;
  case PT_DECODE_NOMEM:
    break;
  }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("Not enough memory"));
  return FALSE;
}

GBytes *
pt_text_encode (GBytes *bytes, PtTextFormat format, GError **error) {
  PT_AUTO (PtBytes) lines = {0};
  PT_AUTO (PtBytes) out = {0};
  PtView text = view_of (bytes);

  if (format.bom)
    pt_bytes_append (&out, bom_bytes, sizeof bom_bytes);
  else if (format.line_ends == PT_LINE_ENDS_AS_THEY_ARE && text.len > 0) {
    // Most files are what their text is.
    char encoding[32];
    if (!find_encoding (text, encoding, sizeof encoding))
      return g_bytes_ref (bytes);
  }
  if (format.line_ends != PT_LINE_ENDS_AS_THEY_ARE) {
    append_with_line_ends (&lines, text, format.line_ends);
    text = pt_bytes_view (&lines);
  }
  if (!append_encoded (&out, text, error))
    return NULL;
  return take_bytes (&out);
}

/* To text */

static gboolean
append_decoded (PtBytes *out, PtView raw, GError **error) {
  char encoding[32];

  if (!find_encoding (raw, encoding, sizeof encoding)) {
    pt_bytes_append_view (out, raw);
    if (g_utf8_validate (raw.data, (gssize)raw.len, NULL))
      return TRUE;
    g_set_error_literal (
        error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
        _ ("This file can only be read here: it is not UTF-8 and declares no other "
           "encoding."));
    return FALSE;
  }
  if (pt_decode_convert (encoding, raw, out) == PT_DECODE_OK)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
      _ ("This file can only be read here: it is not what it declares to be, \u201c%s\u201d."),
      encoding);
  return FALSE;
}

GBytes *
pt_text_decode (GBytes *raw_bytes, PtTextFormat *ret_format, GError **error) {
  PT_AUTO (PtBytes) decoded = {0};
  PT_AUTO (PtBytes) lines = {0};
  PtView raw = view_of (raw_bytes);
  PtTextFormat format = {0};

  format.bom = raw.len >= sizeof bom_bytes && memcmp (raw.data, bom_bytes, sizeof bom_bytes) == 0;
  if (format.bom)
    raw = (PtView){raw.data + sizeof bom_bytes, raw.len - sizeof bom_bytes};
  if (!append_decoded (&decoded, raw, error))
    return NULL;
  PtView text = pt_bytes_view (&decoded);
  format.line_ends = find_line_ends (text);
  if (format.line_ends != PT_LINE_ENDS_AS_THEY_ARE)
    append_with_lf (&lines, text, format.line_ends);
  g_autoptr (GBytes) result =
      take_bytes (format.line_ends == PT_LINE_ENDS_AS_THEY_ARE ? &decoded : &lines);
  PtView shown = view_of (result);
  g_autoptr (GBytes) again = pt_text_encode (result, format, NULL);
  if ((shown.len > 0 && memchr (shown.data, '\0', shown.len) != NULL) || again == NULL ||
      !g_bytes_equal (again, raw_bytes)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("This file can only be read here: it has bytes that would not be "
                            "saved as they are."));
    return NULL;
  }
  *ret_format = format;
  return g_steal_pointer (&result);
}

GBytes *
pt_text_for_the_eye (GBytes *raw_bytes) {
  PtView raw = view_of (raw_bytes);
  gsize length = raw.len;
  char *text = g_malloc (length + 1);

  memcpy (text, raw.data, length);
  for (char *nul = text; (nul = memchr (nul, '\0', length - (gsize)(nul - text))) != NULL;)
    *nul = '?';
  if (!g_utf8_validate (text, (gssize)length, NULL)) {
    char *latin = g_convert (text, (gssize)length, "UTF-8", "ISO-8859-1", NULL, &length, NULL);
    g_free (text);
    text = latin;
  }
  return g_bytes_new_take (text, length);
}

/* The file */

gboolean
pt_text_write_file (const char *path, GBytes *raw, GError **error) {
  g_autofree char *real = realpath (path, NULL); // a link goes on pointing to the file
  const char *target = real != NULL ? real : path;
  PtView content = view_of (raw);
  GStatBuf info;
  gboolean existed = g_stat (target, &info) == 0;
  int mode = existed ? (int)(info.st_mode & 07777) : 0666;

  if (!g_file_set_contents_full (target, content.data, (gssize)content.len,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode,
                                 error))
    return FALSE;
  // The mode was lessened by the process's mask.
  if (existed)
    g_chmod (target, mode);
  return TRUE;
}
