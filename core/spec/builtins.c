// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/spec/builtins.h"

#include "core/spec/names.h"

static const PtBuiltinInfo BUILTINS[] = {
#define PT_BUILTIN(name, kind, rust) {#name, PT_BUILTIN_##kind, rust},
#define PT_BUILTIN_ABSENT(name)
#include "core/spec/builtins.def"
#undef PT_BUILTIN
#undef PT_BUILTIN_ABSENT
};

enum { ABSENT = -1 };

/* By the fixed id of the name: the builtin and 1, ABSENT, or 0 for any other name. */
static const int16_t BY_NAME[PT_STR_RESERVED] = {
#define PT_BUILTIN(name, kind, rust) [PT_NAME_##name] = PT_BUILTIN_##name + 1,
#define PT_BUILTIN_ABSENT(name) [PT_NAME_##name] = ABSENT,
#include "core/spec/builtins.def"
#undef PT_BUILTIN
#undef PT_BUILTIN_ABSENT
};

const PtBuiltinInfo *
pt_builtin_info (PtBuiltin builtin) {
  pt_assert (builtin < PT_BUILTIN_COUNT);
  return &BUILTINS[builtin];
}

static int
row_of (PtStr name) {
  return name < PT_STR_RESERVED ? BY_NAME[name] : 0;
}

int
pt_builtin_find (PtStr name) {
  int row = row_of (name);
  return row > 0 ? row - 1 : -1;
}

bool
pt_builtin_is_absent (PtStr name) {
  return row_of (name) == ABSENT;
}
