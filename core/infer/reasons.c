// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/infer/infer.h"

static const struct {
  const char *text, *help;
} REASONS[] = {
    [PT_REASON_NONE] = {"", ""},
#define PT_REASON(name, text, help) [PT_REASON_##name] = {text, help},
#include "core/spec/reasons.def"
#undef PT_REASON
};

const char *
pt_reason_text (PtReasonKind kind) {
  pt_assert (kind < PT_COUNT_OF (REASONS));
  return REASONS[kind].text;
}

const char *
pt_reason_help (PtReasonKind kind) {
  pt_assert (kind < PT_COUNT_OF (REASONS));
  return REASONS[kind].help;
}

const char *
pt_type_name (PtType type) {
  switch (type) {
  case PT_TYPE_BOOL:
    return "bool";
  case PT_TYPE_INT:
    return "int";
  case PT_TYPE_FLOAT:
    return "float";
  case PT_TYPE_DYN:
  case PT_TYPE_NEVER:
    break;
  }
  return "something else";
}
