// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "simd/cpu.h"
#include "simd/scalar/scalar.h"

#include <pthread.h>
#include <string.h>

static const PtSimd scalar = {
    .level = PT_SIMD_SCALAR,
#define PT_KERNEL(name, result, parameters, tail) .name = pt_scalar_##name,
#include "simd/kernels.def"
#undef PT_KERNEL
};

_Atomic (const PtSimd *) pt_simd_chosen = &scalar;

/* One per level, filled once; then read by any thread. */
static PtSimd tables[PT_SIMD_LEVELS];
static pthread_once_t filled = PTHREAD_ONCE_INIT;

static void
fill_tables (void) {
  for (PtSimdLevel level = PT_SIMD_SCALAR; level < PT_SIMD_LEVELS; level++) {
    tables[level] = scalar;
    if (!pt_cpu_has (level))
      continue;
    pt_simd_climb (&tables[level], level);
    tables[level].level = level;
    tables[PT_SIMD_AUTO] = tables[level]; /* the levels of one architecture ascend */
  }
}

const PtSimd *
pt_simd_of (PtSimdLevel level) {
  if (level >= PT_SIMD_LEVELS || !pt_cpu_has (level))
    return NULL;
  pthread_once (&filled, fill_tables);
  return &tables[level];
}

bool
pt_simd_init (PtSimdLevel level) {
  const PtSimd *table = pt_simd_of (level);
  if (table == NULL)
    return false;
  atomic_store_explicit (&pt_simd_chosen, table, memory_order_release);
  return true;
}

static const char *const names[PT_SIMD_LEVELS] = {
    [PT_SIMD_AUTO] = "auto", [PT_SIMD_SCALAR] = "scalar", [PT_SIMD_SSE42] = "sse4.2",
    [PT_SIMD_AVX2] = "avx2", [PT_SIMD_NEON] = "neon",
};

const char *
pt_simd_level_name (PtSimdLevel level) {
  return level < PT_SIMD_LEVELS ? names[level] : "unknown";
}

bool
pt_simd_level_parse (const char *name, PtSimdLevel *ret_level) {
  for (PtSimdLevel level = PT_SIMD_AUTO; level < PT_SIMD_LEVELS; level++)
    if (strcmp (name, names[level]) == 0) {
      *ret_level = level;
      return true;
    }
  return false;
}
