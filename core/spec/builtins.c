// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/spec/builtins.h"

#include <string.h>

static const PtBuiltinInfo BUILTINS[] = {
#define PT_BUILTIN(name, kind, rust) {#name, PT_BUILTIN_##kind, rust},
#define PT_BUILTIN_ABSENT(name)
#include "core/spec/builtins.def"
#undef PT_BUILTIN
#undef PT_BUILTIN_ABSENT
};

static const char *const ABSENT[] = {
#define PT_BUILTIN(name, kind, rust)
#define PT_BUILTIN_ABSENT(name) #name,
#include "core/spec/builtins.def"
#undef PT_BUILTIN
#undef PT_BUILTIN_ABSENT
};

const PtBuiltinInfo *
pt_builtin_info (PtBuiltin builtin) {
  pt_assert (builtin < PT_BUILTIN_COUNT);
  return &BUILTINS[builtin];
}

int
pt_builtin_find (PtStr name) {
  const char *text = pt_str (name);
  for (size_t i = 0; i < PT_COUNT_OF (BUILTINS); i++)
    if (strcmp (BUILTINS[i].name, text) == 0)
      return (int)i;
  return -1;
}

bool
pt_builtin_is_absent (PtStr name) {
  const char *text = pt_str (name);
  for (size_t i = 0; i < PT_COUNT_OF (ABSENT); i++)
    if (strcmp (ABSENT[i], text) == 0)
      return true;
  return false;
}
