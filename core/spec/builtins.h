// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Python's builtin names, from builtins.def.

#include "core/base/base.h"
#include "core/memory/interner.h"

typedef enum {
#define PT_BUILTIN(name, kind, rust) PT_BUILTIN_##name,
#define PT_BUILTIN_ABSENT(name)
#include "core/spec/builtins.def"
#undef PT_BUILTIN
#undef PT_BUILTIN_ABSENT
  PT_BUILTIN_COUNT
} PtBuiltin;

typedef enum { PT_BUILTIN_FUNC, PT_BUILTIN_TYPE, PT_BUILTIN_VALUE, PT_BUILTIN_SCOPE } PtBuiltinKind;

typedef struct {
  const char *name;
  PtBuiltinKind kind;
  const char *rust;
} PtBuiltinInfo;

/** The row of a builtin that translated programs have. Valid until: for ever. */
const PtBuiltinInfo *pt_builtin_info (PtBuiltin builtin);
/** The PtBuiltin of a name, -1 if it is none that translated programs have. Threads: any. */
int pt_builtin_find (PtStr name);
/** True for a builtin of CPython that translated programs lack. Threads: any. */
bool pt_builtin_is_absent (PtStr name);
