// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/source/source.h"

#include <string.h>

#include "core/base/tally.h"
#include "core/memory/padded.h"
#include "core/source/decode.h"
#include "simd/simd.h"

static PtStatus
copy_text (PtSource *self, PtArena *arena, PtView text) {
  self->text = pt_padded_copy (arena, text.data, text.len);
  self->len = (uint32_t)text.len;
  self->is_borrowed = false;
  return self->text == NULL ? PT_ENOMEM : PT_OK;
}

/* Takes bytes that need no decoding. */
static PtStatus
take_text (PtSource *self, PtArena *arena, PtView text) {
  if (!self->is_borrowed)
    return copy_text (self, arena, text);
  self->text = text.data;
  self->len = (uint32_t)text.len;
  return PT_OK;
}

/* Line of a byte of undecoded text, as CPython counts it there. */
static uint32_t
raw_line (PtView raw, size_t at) {
  return 1 + (uint32_t)pt_simd ()->count_lines (raw.data, at);
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
      return take_text (self, arena, raw);
    report_not_utf8 (self, raw, invalid, has_bom || cookie.len > 0, diags);
    return PT_OK;
  }

  PT_AUTO (PtBytes) text = {0};
  switch (pt_decode_convert (encoding, raw, &text)) {
  case PT_DECODE_OK:
    return copy_text (self, arena, pt_bytes_view (&text));
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

/* Where each line begins: behind each line end, even the last, where an empty line begins. */
static PtStatus
index_lines (PtSource *self, PtArena *arena) {
  const PtSimd *simd = pt_simd ();
  size_t count = 1 + simd->count_lines (self->text, self->len);
  uint32_t *starts =
      pt_arena_alloc (arena, (count + PT_SIMD_SLACK) * sizeof *starts, _Alignof(uint32_t));
  if (starts == NULL)
    return PT_ENOMEM;
  starts[0] = 0;
  simd->line_starts (self->text, self->len, starts + 1);
  self->line_starts = starts;
  self->n_lines = (uint32_t)count;
  return PT_OK;
}

/* What CPython refuses leaves an empty text. */
static PtStatus
load (PtSource *self, PtArena *arena, PtView raw, PtDiags *diags) {
  PtStatus status = PT_OK;
  if (raw.len > pt_limits.source_bytes)
    pt_diags_add (diags, PT_DIAG_TOO_LARGE, (PtSpan){0, 0},
                  "the file has %zu bytes; the limit is %u", raw.len, pt_limits.source_bytes);
  else
    status = decode (self, arena, raw, diags);
  if (status != PT_OK || self->text == NULL)
    return status == PT_OK ? copy_text (self, arena, (PtView){0}) : status;
  const char *zero = memchr (self->text, '\0', self->len);
  if (zero == NULL)
    return PT_OK;
  uint32_t at = (uint32_t)(zero - self->text);
  pt_diags_add (diags, PT_DIAG_ENCODING, (PtSpan){at, at}, "source code cannot contain null bytes");
  return copy_text (self, arena, (PtView){self->text, at});
}

static PtStatus
init (PtSource *self, PtArena *arena, PtSource source, PtView raw, PtDiags *diags) {
  PtStatus status = load (&source, arena, raw, diags);
  if (status == PT_OK)
    status = index_lines (&source, arena);
  source.limits = &pt_limits;
  pt_tally_add (source.is_borrowed ? PT_TALLY_COPIES_AVOIDED : PT_TALLY_COPIES_MADE, 1);
  *self = status == PT_OK ? source : (PtSource){.path = source.path};
  return status;
}

PtStatus
pt_source_init (PtSource *self, PtArena *arena, const char *path, const char *raw, size_t raw_len,
                PtDiags *diags) {
  return init (self, arena, (PtSource){.path = path}, (PtView){raw, raw_len}, diags);
}

PtStatus
pt_source_init_padded (PtSource *self, PtArena *arena, const char *path, const char *raw,
                       size_t raw_len, PtDiags *diags) {
  return init (self, arena, (PtSource){.path = path, .is_borrowed = true}, (PtView){raw, raw_len},
               diags);
}

void
pt_source_position (const PtSource *self, uint32_t offset, uint32_t *ret_line,
                    uint32_t *ret_column) {
  uint32_t low = 0, high = self->n_lines;
  if (offset > self->len)
    offset = self->len;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (self->line_starts[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  *ret_line = low + 1;
  *ret_column = offset - self->line_starts[low];
}

PtView
pt_source_line (const PtSource *self, uint32_t line) {
  if (line == 0 || line > self->n_lines)
    return (PtView){0};
  const char *start = self->text + self->line_starts[line - 1];
  return (PtView){start, (size_t)(pt_simd ()->comment_end (start) - start)};
}
