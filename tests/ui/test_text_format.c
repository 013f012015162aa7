// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "ui/model/pt-text-format.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

// Bytes of files as texts, and back.

typedef struct {
  const char *name;
  const char *raw;
  const char *text; /* NULL: refused */
} Case;

static const Case cases[] = {
    {"plain", "x = 1\n", "x = 1\n"},
    {"empty", "", ""},
    {"no last newline", "x = 1", "x = 1"},
    {"bom", "\xEF\xBB\xBFx = 1\n", "x = 1\n"},
    {"crlf", "x = 1\r\ny = 2\r\n", "x = 1\ny = 2\n"},
    {"bom and crlf", "\xEF\xBB\xBFx\r\ny\r\n", "x\ny\n"},
    {"cr", "x = 1\ry = 2\r", "x = 1\ny = 2\n"},
    {"mixed ends", "x\r\ny\nz\r", "x\r\ny\nz\r"},
    {"latin-1", "# coding: latin-1\nx = '\xE9'\n", "# coding: latin-1\nx = '\xC3\xA9'\n"},
    {"cp1252 and crlf", "# coding: cp1252\r\n'\x80'\r\n", "# coding: cp1252\n'\xE2\x82\xAC'\n"},
    {"not what it declares", "# coding: ascii\n'\xE9'\n", NULL},
    {"not utf-8", "x = '\xE9'\n", NULL},
    {"unknown", "# coding: nonsense\nx\n", NULL},
};

static gboolean
has_text (GBytes *bytes, const char *text) {
  g_autoptr (GBytes) wanted = g_bytes_new_static (text, strlen (text));
  return bytes != NULL && g_bytes_equal (bytes, wanted);
}

PT_TEST (a_text_goes_back_to_the_same_bytes) {
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) raw = g_bytes_new_static (cases[i].raw, strlen (cases[i].raw));
    g_autoptr (GError) error = NULL;
    PtTextFormat format;
    g_autoptr (GBytes) text = pt_text_decode (raw, &format, &error);

    if (cases[i].text == NULL) {
      pt_check (text == NULL && error != NULL);
      g_autoptr (GBytes) shown = pt_text_for_the_eye (raw);
      pt_check (
          g_utf8_validate (g_bytes_get_data (shown, NULL), (gssize)g_bytes_get_size (shown), NULL));
      continue;
    }
    if (!has_text (text, cases[i].text))
      printf ("# %s\n", cases[i].name);
    pt_check (has_text (text, cases[i].text));
    g_autoptr (GBytes) again = text != NULL ? pt_text_encode (text, format, NULL) : NULL;
    pt_check (has_text (again, cases[i].raw));
  }
}

PT_TEST (a_null_byte_is_for_the_eye_only) {
  g_autoptr (GBytes) raw = g_bytes_new_static ("x\0y\n", 4);
  g_autoptr (GBytes) shown = pt_text_for_the_eye (raw);
  PtTextFormat format;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = pt_text_decode (raw, &format, &error);

  pt_check (text == NULL && error != NULL);
  pt_check (has_text (shown, "x?y\n"));
}

PT_TEST (what_an_encoding_has_not_is_said_with_its_line) {
  const char *text = "# coding: latin-1\nx = 1\ny = '\xE2\x82\xAC'\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) raw = pt_text_encode (bytes, (PtTextFormat){0}, &error);

  pt_check (raw == NULL);
  pt_check (error != NULL && strstr (error->message, "Line 3") != NULL);
  pt_check (error != NULL && strstr (error->message, "iso-8859-1") != NULL);
}

PT_TEST (the_text_says_what_it_is_encoded_in) {
  const char *latin = "# coding: latin-1\n'\xC3\xA9'\n", *utf8 = "# coding: utf-8\n'\xC3\xA9'\n";
  g_autoptr (GBytes) one = g_bytes_new_static (latin, strlen (latin));
  g_autoptr (GBytes) other = g_bytes_new_static (utf8, strlen (utf8));
  g_autoptr (GBytes) one_raw = pt_text_encode (one, (PtTextFormat){0}, NULL);
  g_autoptr (GBytes) other_raw = pt_text_encode (other, (PtTextFormat){0}, NULL);

  pt_check (has_text (one_raw, "# coding: latin-1\n'\xE9'\n"));
  pt_check (has_text (other_raw, utf8));
}

PT_TEST (writing_keeps_mode_and_links) {
  g_autofree char *folder = g_dir_make_tmp ("portalis-write-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.py", NULL);
  g_autofree char *link = g_build_filename (folder, "link.py", NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("new\n", 4);
  g_autofree char *read = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_file_set_contents (path, "old\n", -1, NULL);
  g_chmod (path, 0764);
  pt_check_int (symlink ("a.py", link), 0);
  pt_check (pt_text_write_file (link, content, NULL));
  pt_check (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  pt_check (g_file_get_contents (path, &read, NULL, NULL));
  pt_check_str (read, "new\n");
  pt_check_int (g_stat (path, &info), 0);
  pt_check_int (info.st_mode & 07777, 0764);

  g_autofree char *nowhere = g_build_filename (folder, "none", "b.py", NULL);
  pt_check (!pt_text_write_file (nowhere, content, &error));
  pt_check (error != NULL);
  g_unlink (link);
  g_unlink (path);
  g_rmdir (folder);
}

PT_TEST_MAIN
