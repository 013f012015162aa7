// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/source/source.h"

#include <string.h>

#include "core/source/decode.h"
#include "simd/simd.h"

static PtStatus
set_text (PtSource *self, PtArena *arena, PtView text) {
  char *copy = pt_arena_alloc (arena, text.len + PT_SOURCE_PADDING, 64);
  if (copy == NULL)
    return PT_ENOMEM;
  if (text.len > 0)
    memcpy (copy, text.data, text.len);
  memset (copy + text.len, 0, PT_SOURCE_PADDING);
  self->text = copy;
  self->len = (uint32_t)text.len;
  return PT_OK;
}

/* Line of a byte of undecoded text, as CPython counts it there. */
static uint32_t
raw_line (PtView raw, size_t at) {
  uint32_t line = 1;
  for (size_t i = 0; i < at; i++)
    line += raw.data[i] == '\n' || (raw.data[i] == '\r' && raw.data[i + 1] != '\n');
  return line;
}

/* Says what is wrong with bytes that are not UTF-8. No text of the unit is left to point at. */
static void
report_not_utf8 (const PtSource *self, PtView raw, size_t at, bool declared, PtDiags *diags) {
  uint8_t byte = (uint8_t)raw.data[at];
  PtSpan span = {0, 0};
  if (declared) {
    bool lead = byte >= 0xC2 && byte <= 0xF4;
    const char *reason = !lead               ? "invalid start byte"
                         : at + 1 == raw.len ? "unexpected end of data"
                                             : "invalid continuation byte";
    pt_diags_add (diags, PT_DIAG_ENCODING, span,
                  "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
                  byte, at, reason);
    return;
  }
  pt_diags_add (diags, PT_DIAG_ENCODING, span,
                "Non-UTF-8 code starting with '\\x%02x' in file %s on line %u, but no encoding "
                "declared; see https://peps.python.org/pep-0263/ for details",
                byte, self->path, raw_line (raw, at));
}

static PtStatus
decode (PtSource *self, PtArena *arena, PtView raw, PtDiags *diags) {
  PtSpan span = {0, 0};
  bool has_bom = pt_view_starts (raw, PT_VIEW ("\xEF\xBB\xBF"));
  if (has_bom)
    raw = (PtView){raw.data + 3, raw.len - 3};
  PtView cookie = pt_decode_find_cookie (raw);
  char encoding[32];
  pt_decode_normal_name (cookie, encoding, sizeof encoding);
  /* Its other spellings are known to the codecs only, and so not taken for the BOM's encoding. */
  bool is_utf8 = cookie.len == 0 || strcmp (encoding, "utf-8") == 0 ||
                 (!has_bom && (strcmp (encoding, "utf8") == 0 || strcmp (encoding, "u8") == 0));
  if (has_bom && !is_utf8) {
    pt_diags_add (diags, PT_DIAG_ENCODING, span, "encoding problem: %s with BOM", encoding);
    return PT_OK;
  }
  if (is_utf8) {
    size_t invalid = pt_simd ()->utf8_prefix (raw.data, raw.len);
    if (invalid == raw.len)
      return set_text (self, arena, raw);
    report_not_utf8 (self, raw, invalid, has_bom || cookie.len > 0, diags);
    return PT_OK;
  }

  PT_AUTO (PtBytes) text = {0};
  switch (pt_decode_convert (encoding, raw, &text)) {
  case PT_DECODE_OK:
    return set_text (self, arena, pt_bytes_view (&text));
  case PT_DECODE_NOMEM:
    return PT_ENOMEM;
  case PT_DECODE_UNKNOWN:
    pt_diags_add (diags, PT_DIAG_ENCODING, span, "encoding problem: %.*s", (int)cookie.len,
                  cookie.data);
    break;
  case PT_DECODE_INVALID:
    pt_diags_add (diags, PT_DIAG_ENCODING, span, "(unicode error) '%s' codec can't decode bytes",
                  encoding);
    break;
  }
  return PT_OK;
}

PtStatus
pt_source_init (PtSource *self, PtArena *arena, const char *path, const char *raw, size_t raw_len,
                PtDiags *diags) {
  *self = (PtSource){.path = path};
  PtStatus status = PT_OK;
  if (raw_len > PT_SOURCE_MAX_BYTES)
    pt_diags_add (diags, PT_DIAG_TOO_LARGE, (PtSpan){0, 0},
                  "the file has %zu bytes; the limit is %d", raw_len, PT_SOURCE_MAX_BYTES);
  else
    status = decode (self, arena, (PtView){raw, raw_len}, diags);
  if (status == PT_OK && self->text != NULL) {
    const char *zero = memchr (self->text, '\0', self->len);
    if (zero == NULL)
      return PT_OK;
    uint32_t at = (uint32_t)(zero - self->text);
    pt_diags_add (diags, PT_DIAG_ENCODING, (PtSpan){at, at + 1},
                  "source code cannot contain null bytes");
  }
  if (status == PT_OK)
    status = set_text (self, arena, (PtView){0});
  return status;
}

/* Offset of the line behind the one that holds `at`; len when that is the last. */
static uint32_t
next_line (const PtSource *self, uint32_t at) {
  while (at < self->len && self->text[at] != '\n' && self->text[at] != '\r')
    at++;
  if (at >= self->len)
    return self->len;
  return at + (self->text[at] == '\r' && self->text[at + 1] == '\n' ? 2 : 1);
}

static bool
ends_line (const PtSource *self, uint32_t at) {
  return at > 0 && (self->text[at - 1] == '\n' || self->text[at - 1] == '\r');
}

PtStatus
pt_source_index_lines (PtSource *self, PtArena *arena) {
  const PtSimd *simd = pt_simd ();
  size_t count = 1 + simd->count_lines (self->text, self->len);
  uint32_t *starts =
      pt_arena_alloc (arena, (count + PT_SIMD_SLACK) * sizeof *starts, _Alignof(uint32_t));
  if (starts == NULL)
    return PT_ENOMEM;
  starts[0] = 0; /* and behind each line end, even the last: there an empty line begins */
  simd->line_starts (self->text, self->len, starts + 1);
  self->line_starts = starts;
  self->n_lines = (uint32_t)count;
  return PT_OK;
}

void
pt_source_position (const PtSource *self, uint32_t offset, uint32_t *ret_line,
                    uint32_t *ret_column) {
  uint32_t line = 1, start = 0;
  if (offset > self->len)
    offset = self->len;
  if (self->line_starts != NULL) {
    uint32_t low = 0, high = self->n_lines;
    while (high - low > 1) {
      uint32_t middle = low + (high - low) / 2;
      if (self->line_starts[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
    line = low + 1;
    start = self->line_starts[low];
  } else {
    uint32_t next;
    while ((next = next_line (self, start)) <= offset && ends_line (self, next)) {
      start = next;
      line++;
      if (start == self->len)
        break;
    }
  }
  *ret_line = line;
  *ret_column = offset - start;
}

PtView
pt_source_line (const PtSource *self, uint32_t line) {
  uint32_t start = 0;
  if (line == 0)
    return (PtView){0};
  if (self->line_starts != NULL) {
    if (line > self->n_lines)
      return (PtView){0};
    start = self->line_starts[line - 1];
  } else {
    for (uint32_t number = 1; number < line; number++) {
      if (start == self->len)
        return (PtView){0};
      start = next_line (self, start);
    }
  }
  uint32_t end = start;
  while (end < self->len && self->text[end] != '\n' && self->text[end] != '\r')
    end++;
  return (PtView){self->text + start, end - start};
}
