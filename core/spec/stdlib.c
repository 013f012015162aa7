// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/spec/stdlib.h"

#include <string.h>

static const PtStdModule modules[] = {
#define PT_STDLIB(python, rust) {python, rust},
#define PT_STDLIB_ABSENT(python) {python, NULL},
#include "core/spec/stdlib.def"
#undef PT_STDLIB
#undef PT_STDLIB_ABSENT
};

/* A program imports a dozen modules; a linear look through 200 short names is not worth an index.
 */
static const PtStdModule *
find_exact (PtView dotted) {
  for (size_t i = 0; i < PT_COUNT_OF (modules); i++)
    if (pt_view_equal (pt_view (modules[i].name), dotted))
      return &modules[i];
  return NULL;
}

const PtStdModule *
pt_stdlib_find (PtView dotted) {
  const PtStdModule *found = find_exact (dotted);
  if (found != NULL)
    return found;
  const char *dot = memrchr (dotted.data, '.', dotted.len);
  if (dot == NULL)
    return NULL;
  /* A module that is available has no submodules but those with rows of their own. */
  found = pt_stdlib_find ((PtView){dotted.data, (size_t)(dot - dotted.data)});
  return found != NULL && found->rust == NULL ? found : NULL;
}

const PtStdModule *
pt_stdlib_modules (size_t *ret_count) {
  *ret_count = PT_COUNT_OF (modules);
  return modules;
}
