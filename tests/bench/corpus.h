// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Real Python for the benchmarks: the .py files under a folder as one padded text, and where its
// names, strings, comments and lines are. Found by a scan that is good enough to count with, not by
// the lexer.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint32_t start; /* byte offset */
  uint32_t len;   /* bytes */
} PtSpanOf;

typedef struct {
  PtSpanOf *items;
  size_t len;
  size_t bytes; /* of all items */
} PtSpans;

/** Owns: all of it, until the program ends. */
typedef struct {
  char *text; /* 64-byte aligned, 64 zero bytes behind */
  size_t len;
  PtSpans files;
  PtSpans names;
  PtSpans strings; /* the text between the quotes */
  PtSpans comments;
  PtSpans lines;
} PtCorpus;

/** False, with a message on stderr: no such folder, or nothing in it. */
bool pt_corpus_load (PtCorpus *self, const char *folder);
