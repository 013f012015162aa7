// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/simd.h"
#include "tests/check.h"

#include <stdlib.h>

PT_TEST (the_first_table_is_scalar) {
  pt_check_int (pt_simd ()->level, PT_SIMD_SCALAR);
  pt_check_int (pt_simd ()->count_byte ("aa", 2, 'a'), 2);
}

PT_TEST (init_chooses_what_is_there_and_refuses_the_rest) {
  for (PtSimdLevel level = PT_SIMD_SCALAR; level < PT_SIMD_LEVELS; level++) {
    PtSimdLevel before = pt_simd ()->level;
    bool there = pt_simd_of (level) != NULL;
    pt_check (pt_simd_init (level) == there);
    pt_check_int (pt_simd ()->level, there ? level : before);
  }
  pt_check (!pt_simd_init (PT_SIMD_LEVELS));
  pt_check (pt_simd_of (PT_SIMD_LEVELS) == NULL);
}

PT_TEST (auto_is_the_highest) {
  PtSimdLevel highest = PT_SIMD_SCALAR;
  for (PtSimdLevel level = PT_SIMD_SCALAR; level < PT_SIMD_LEVELS; level++)
    if (pt_simd_of (level) != NULL)
      highest = level;
  pt_check (pt_simd_init (PT_SIMD_AUTO));
  pt_check_int (pt_simd ()->level, highest);
}

/* An emulator was told which processor to be. */
PT_TEST (auto_is_what_the_processor_has) {
  const char *expected = getenv ("PT_EXPECTED_LEVEL");
  pt_check (pt_simd_init (PT_SIMD_AUTO));
  if (expected != NULL)
    pt_check_str (pt_simd_level_name (pt_simd ()->level), expected);
}

PT_TEST (every_table_is_full) {
  for (PtSimdLevel level = PT_SIMD_AUTO; level < PT_SIMD_LEVELS; level++) {
    const PtSimd *simd = pt_simd_of (level);
    if (simd == NULL)
      continue;
#define PT_KERNEL(name, result, parameters, tail) pt_check (simd->name != NULL);
#include "simd/kernels.def"
#undef PT_KERNEL
  }
}

PT_TEST (names_go_both_ways) {
  for (PtSimdLevel level = PT_SIMD_AUTO; level < PT_SIMD_LEVELS; level++) {
    PtSimdLevel parsed = PT_SIMD_LEVELS;
    pt_check (pt_simd_level_parse (pt_simd_level_name (level), &parsed));
    pt_check_int (parsed, level);
  }
  PtSimdLevel untouched = PT_SIMD_NEON;
  pt_check (!pt_simd_level_parse ("mmx", &untouched));
  pt_check_int (untouched, PT_SIMD_NEON);
}

PT_TEST_MAIN
