// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/fuzz/subject.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size) {
  PtSubject subject;
  if (pt_subject_init (&subject, data, size)) {
    pt_subject_lex (&subject);
  }
  pt_subject_clear (&subject);
  return 0;
}
