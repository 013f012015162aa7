// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Prints the words as a dictionary of libFuzzer.

#include <stdio.h>

#include "core/base/base.h"
#include "tests/fuzz/words.h"

int
main (void) {
  for (size_t i = 0; i < PT_COUNT_OF (pt_fuzz_words); i++) {
    putchar ('"');
    for (const char *c = pt_fuzz_words[i]; *c != '\0'; c++)
      printf (*c == '"' || *c == '\\' ? "\\%c"
              : *c > ' ' && *c < 127  ? "%c"
                                      : "\\x%02X",
              (unsigned char)*c);
    puts ("\"");
  }
  return 0;
}
