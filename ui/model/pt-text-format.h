// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A Python file's bytes as text to edit, and back to the same bytes. No state, any thread.

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  PT_LINE_ENDS_AS_THEY_ARE, /* LF, or several kinds: the text has them as the file has */
  PT_LINE_ENDS_CRLF,        /* all of them; the text has LF */
  PT_LINE_ENDS_CR,
} PtLineEnds;

/** What a file has besides its text. The encoding is no part of it: the text itself declares it. */
typedef struct {
  PtLineEnds line_ends;
  gboolean bom;
} PtTextFormat;

/** UTF-8 text without NUL of a file's bytes. Fails, and says why, when the text could not be
 * written back as the very same bytes. (transfer full) */
GBytes *pt_text_decode (GBytes *raw, PtTextFormat *ret_format, GError **error);
/** Bytes for the file, in the encoding that the text declares. Fails with the line of a character
 * that the encoding has not. (transfer full) */
GBytes *pt_text_encode (GBytes *text, PtTextFormat format, GError **error);
/** Something to look at for any bytes: each byte that is no UTF-8 as Latin-1, NUL as '?'.
 * (transfer full) */
GBytes *pt_text_for_the_eye (GBytes *raw);

/** Replaces a file's content as one step: whoever reads it, now or after a crash, finds the old or
 * the new content. Keeps the file's mode, and a link to it. */
gboolean pt_text_write_file (const char *path, GBytes *raw, GError **error);

G_END_DECLS
