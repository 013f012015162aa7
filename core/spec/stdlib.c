// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/spec/stdlib.h"

#include <string.h>

static const PtStdModule absent[] = {
#define PT_STDLIB_NAME(dotted) {.name = dotted},
#include "core/spec/stdlib.def"
#undef PT_STDLIB_NAME
};

/* A program imports a dozen modules; a linear look through short names is not worth an index. */
static const PtStdModule *
find_in (const PtStdModule *rows, size_t count, PtView dotted) {
  for (size_t i = 0; i < count; i++)
    if (pt_view_equal (pt_view (rows[i].name), dotted))
      return &rows[i];
  return NULL;
}

const PtStdModule *
pt_stdlib_find (PtView dotted) {
  const PtStdModule *found = find_in (pt_std_modules, pt_n_std_modules, dotted);
  if (found != NULL)
    return found;
  const char *dot = memchr (dotted.data, '.', dotted.len);
  PtView top = {dotted.data, dot == NULL ? dotted.len : (size_t)(dot - dotted.data)};
  return find_in (absent, PT_COUNT_OF (absent), top);
}

bool
pt_stdlib_has_member (const PtStdModule *self, PtView name) {
  for (const char *const *member = self->members; member != NULL && *member != NULL; member++)
    if (pt_view_equal (pt_view (*member), name))
      return true;
  return false;
}
