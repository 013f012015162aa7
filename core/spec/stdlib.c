// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/spec/stdlib.h"

#include <string.h>

static const PtStdModule absent[] = {
#define PT_STDLIB_NAME(dotted) {.name = dotted},
#include "core/spec/stdlib.def"
#undef PT_STDLIB_NAME
};

const char *const pt_translated_modules[] = {
#define PT_STDLIB_TRANSLATED(dotted) dotted,
#define PT_STDLIB_ON_DEMAND(dotted) dotted,
#define PT_STDLIB_ALIAS(dotted, other)
#define PT_STDLIB_LEFT_OUT(dotted)
#include "core/spec/translated.def"
#undef PT_STDLIB_TRANSLATED
#undef PT_STDLIB_ON_DEMAND
#undef PT_STDLIB_ALIAS
#undef PT_STDLIB_LEFT_OUT
};

const size_t pt_n_translated_modules = PT_COUNT_OF (pt_translated_modules);

static const char *const on_demand[] = {
#define PT_STDLIB_TRANSLATED(dotted)
#define PT_STDLIB_ON_DEMAND(dotted) dotted,
#define PT_STDLIB_ALIAS(dotted, other)
#define PT_STDLIB_LEFT_OUT(dotted)
#include "core/spec/translated.def"
#undef PT_STDLIB_TRANSLATED
#undef PT_STDLIB_ON_DEMAND
#undef PT_STDLIB_ALIAS
#undef PT_STDLIB_LEFT_OUT
};

static const struct {
  const char *name, *other;
} aliases[] = {
#define PT_STDLIB_TRANSLATED(dotted)
#define PT_STDLIB_ON_DEMAND(dotted)
#define PT_STDLIB_ALIAS(dotted, other) {dotted, other},
#define PT_STDLIB_LEFT_OUT(dotted)
#include "core/spec/translated.def"
#undef PT_STDLIB_TRANSLATED
#undef PT_STDLIB_ON_DEMAND
#undef PT_STDLIB_ALIAS
#undef PT_STDLIB_LEFT_OUT
};

static const char *const left_out[] = {
#define PT_STDLIB_TRANSLATED(dotted)
#define PT_STDLIB_ON_DEMAND(dotted)
#define PT_STDLIB_ALIAS(dotted, other)
#define PT_STDLIB_LEFT_OUT(dotted) dotted,
#include "core/spec/translated.def"
#undef PT_STDLIB_TRANSLATED
#undef PT_STDLIB_ON_DEMAND
#undef PT_STDLIB_ALIAS
#undef PT_STDLIB_LEFT_OUT
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
  for (size_t i = 0; i < PT_COUNT_OF (aliases); i++)
    if (pt_view_equal (pt_view (aliases[i].name), dotted))
      dotted = pt_view (aliases[i].other);
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

static bool
is_among (const char *const *names, size_t count, PtView name) {
  for (size_t i = 0; i < count; i++)
    if (pt_view_equal (pt_view (names[i]), name))
      return true;
  return false;
}

bool
pt_stdlib_is_on_demand (PtView dotted) {
  return is_among (on_demand, PT_COUNT_OF (on_demand), dotted);
}

bool
pt_stdlib_is_left_out (PtView dotted) {
  return is_among (left_out, PT_COUNT_OF (left_out), dotted);
}
