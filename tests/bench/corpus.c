// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/corpus.h"
#include "core/base/bytes.h"
#include "simd/simd.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  MAX_BYTES = 12 * 1024 * 1024,
  PADDING = 64,
};

/* nftw passes no user data. */
static PtBytes all;
static PtSpans files;

static void
add_span (PtSpans *spans, const char *text, const char *start, const char *end) {
  if ((spans->len & (spans->len - 1)) == 0) /* a power of two: full */
    spans->items =
        realloc (spans->items, (spans->len == 0 ? 1 : spans->len * 2) * sizeof (PtSpanOf));
  spans->items[spans->len++] = (PtSpanOf){(uint32_t)(start - text), (uint32_t)(end - start)};
  spans->bytes += (size_t)(end - start);
}

static int
add_file (const char *path, const struct stat *info, int type, struct FTW *walk) {
  (void)walk;
  size_t len = strlen (path);
  bool wanted = type == FTW_F && len > 3 && strcmp (path + len - 3, ".py") == 0;
  if (!wanted || all.len + (size_t)info->st_size > MAX_BYTES || strstr (path, "/test/") != NULL)
    return 0;
  FILE *file = fopen (path, "rb");
  if (file == NULL)
    return 0;
  char block[65536];
  size_t got, before = all.len;
  while ((got = fread (block, 1, sizeof block, file)) > 0)
    pt_bytes_append (&all, block, got);
  fclose (file);
  /* A few files are in other encodings, and a bad byte would end the UTF-8 kernels early. */
  const PtSimd *simd = pt_simd_of (PT_SIMD_SCALAR);
  if (simd->utf8_prefix (all.data + before, all.len - before) < all.len - before)
    all.len = before;
  else
    add_span (&files, all.data, all.data + before, all.data + all.len);
  return 0;
}

/* The end of the string whose quote is at text, which is set behind the opening quotes. */
static const char *
string_body_end (const PtSimd *simd, const char **text, int *ret_quotes) {
  char quote = **text;
  bool triple = (*text)[1] == quote && (*text)[2] == quote;
  *ret_quotes = triple ? 3 : 1;
  *text += *ret_quotes;
  const char *at = *text;
  for (;;) {
    at = triple ? simd->triple_end (at, quote) : simd->string_end (at, quote);
    if (*at == '\\' && at[1] != '\0')
      at += 2;
    else if (triple && *at == quote && (at[1] != quote || at[2] != quote))
      at++;
    else
      return at;
  }
}

static void
find_tokens (PtCorpus *self) {
  const PtSimd *simd = pt_simd_of (PT_SIMD_SCALAR);
  const char *at = self->text, *end = self->text + self->len;
  while (at < end) {
    const char *next;
    if (*at == '#') {
      next = simd->comment_end (at);
      add_span (&self->comments, self->text, at, next);
    } else if (*at == '"' || *at == '\'') {
      int quotes;
      next = string_body_end (simd, &at, &quotes);
      add_span (&self->strings, self->text, at, next);
      next += *next == '\0' || *next == '\n' ? 0 : quotes;
    } else if ((next = simd->identifier_end (at)) > at) {
      if (*at < '0' || *at > '9')
        add_span (&self->names, self->text, at, next);
    } else {
      next = at + 1;
    }
    at = next;
  }
  for (const char *line = self->text; line < end;) {
    const char *stop = memchr (line, '\n', (size_t)(end - line));
    stop = stop == NULL ? end : stop + 1;
    add_span (&self->lines, self->text, line, stop);
    line = stop;
  }
}

bool
pt_corpus_load (PtCorpus *self, const char *folder) {
  if (nftw (folder, add_file, 16, FTW_PHYS) != 0 || all.len == 0 || all.failed) {
    fprintf (stderr, "%s: no .py files\n", folder);
    return false;
  }
  /* A zero byte would end the scans. */
  for (size_t i = 0; i < all.len; i++)
    if (all.data[i] == '\0')
      all.data[i] = ' ';
  *self = (PtCorpus){.len = all.len, .files = files};
  size_t size = (all.len + PADDING + 63) / 64 * 64;
  self->text = aligned_alloc (64, size);
  memcpy (self->text, all.data, all.len);
  memset (self->text + all.len, 0, size - all.len);
  pt_bytes_clear (&all);
  find_tokens (self);
  printf ("corpus: %zu files, %zu bytes, %zu lines, %zu names, %zu strings, %zu comments\n\n",
          self->files.len, self->len, self->lines.len, self->names.len, self->strings.len,
          self->comments.len);
  return true;
}
