// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/arm/arm.h"
#include "simd/cpu.h"

void
pt_simd_climb (PtSimd *self, PtSimdLevel level) {
  if (level < PT_SIMD_NEON)
    return;
  self->count_byte = pt_neon_count_byte;
  self->byte_positions = pt_neon_byte_positions;
  self->count_lines = pt_neon_count_lines;
  self->line_starts = pt_neon_line_starts;
  self->identifier_end = pt_neon_identifier_end;
  self->string_end = pt_neon_string_end;
  self->triple_end = pt_neon_triple_end;
  self->comment_end = pt_neon_comment_end;
  self->space_end = pt_neon_space_end;
  self->escape_end = pt_neon_escape_end;
  self->find_any = pt_neon_find_any;
  self->plain_prefix = pt_neon_plain_prefix;
  self->ascii_prefix = pt_neon_ascii_prefix;
  self->utf8_prefix = pt_neon_utf8_prefix;
  self->utf8_count = pt_neon_utf8_count;
  self->hash64 = pt_neon_hash64;
}
