// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/x86/x86.h"
#include "simd/cpu.h"

/* A kernel that loses against the step below on real sources is left out here. */
void
pt_simd_climb (PtSimd *self, PtSimdLevel level) {
  if (level < PT_SIMD_SSE42)
    return;
  self->count_byte = pt_sse42_count_byte;
  self->byte_positions = pt_sse42_byte_positions;
  self->count_lines = pt_sse42_count_lines;
  self->line_starts = pt_sse42_line_starts;
  self->identifier_end = pt_sse42_identifier_end;
  self->string_end = pt_sse42_string_end;
  self->triple_end = pt_sse42_triple_end;
  self->comment_end = pt_sse42_comment_end;
  self->space_end = pt_sse42_space_end;
  self->escape_end = pt_sse42_escape_end;
  self->find_any = pt_sse42_find_any;
  self->plain_prefix = pt_sse42_plain_prefix;
  self->ascii_prefix = pt_sse42_ascii_prefix;
  self->utf8_prefix = pt_sse42_utf8_prefix;
  self->utf8_count = pt_sse42_utf8_count;
  self->hash64 = pt_sse42_hash64;

  if (level < PT_SIMD_AVX2)
    return;
  self->count_byte = pt_avx2_count_byte;
  self->byte_positions = pt_avx2_byte_positions;
  self->count_lines = pt_avx2_count_lines;
  self->line_starts = pt_avx2_line_starts;
  self->identifier_end = pt_avx2_identifier_end;
  self->string_end = pt_avx2_string_end;
  self->triple_end = pt_avx2_triple_end;
  self->comment_end = pt_avx2_comment_end;
  self->space_end = pt_avx2_space_end;
  self->escape_end = pt_avx2_escape_end;
  self->find_any = pt_avx2_find_any;
  self->plain_prefix = pt_avx2_plain_prefix;
  self->ascii_prefix = pt_avx2_ascii_prefix;
  self->utf8_prefix = pt_avx2_utf8_prefix;
  self->utf8_count = pt_avx2_utf8_count;
  self->hash64 = pt_avx2_hash64;
}
