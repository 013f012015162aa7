// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Constants of names.def: PT_NAME_if, PT_NAME_print, PT_NAME___init__. Each equals the PtStr that
// pt_intern() gives for that text, so a stage compares ids instead of strings.

enum {
  PT_NAME_NONE = 0, /* the PtStr of no string */
#define PT_NAME(ident, text) PT_NAME_##ident,
#include "core/spec/names.def"
#undef PT_NAME
  PT_STR_RESERVED, /* the first id that is not a row of names.def */

  PT_NAME_FIRST_KEYWORD = PT_NAME_False,
  PT_NAME_LAST_KEYWORD = PT_NAME_yield,
};
