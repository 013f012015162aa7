// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/lex/dump.h"

/* The text of a token on one line. */
static void
write_text (const PtSource *source, uint32_t start, uint32_t end, PtBytes *out) {
  for (uint32_t i = start; i < end; i++) {
    char c = source->text[i];
    if (c == '\n')
      pt_bytes_append_str (out, "\\n");
    else if (c == '\r')
      pt_bytes_append_str (out, "\\r");
    else
      pt_bytes_append_char (out, c);
  }
}

static void
write_token (const PtTokens *tokens, const PtSource *source, uint32_t i, PtBytes *out) {
  uint32_t line, column, end_line, end_column;
  pt_source_position (source, tokens->starts[i], &line, &column);
  pt_source_position (source, tokens->ends[i], &end_line, &end_column);
  pt_bytes_printf (out, "%u:%u-%u:%u %s", line, column, end_line, end_column,
                   pt_token_text ((PtTokenKind)tokens->kinds[i]));
  switch (tokens->kinds[i]) {
  case PT_TOKEN_NAME:
    pt_bytes_printf (out, " %s", pt_str (tokens->values[i]));
    break;
  case PT_TOKEN_NUMBER:
  case PT_TOKEN_STRING:
  case PT_TOKEN_FSTRING_START:
  case PT_TOKEN_FSTRING_MIDDLE:
  case PT_TOKEN_FSTRING_END:
    pt_bytes_append_char (out, ' ');
    write_text (source, tokens->starts[i], tokens->ends[i], out);
    break;
  case PT_TOKEN_ERROR:
    pt_bytes_printf (out, " %s", tokens->errors[tokens->values[i]].message);
    break;
  default:
    break;
  }
  pt_bytes_append_char (out, '\n');
}

void
pt_tokens_dump (const PtTokens *tokens, const PtSource *source, PtBytes *out) {
  for (uint32_t i = 0; i < tokens->count; i++)
    write_token (tokens, source, i, out);
}
