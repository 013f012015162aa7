// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The runtime crate (data/runtime) as bytes in this program, so that a translated project is
// complete wherever Portalis runs. Written at build time by embed_runtime.py.

#include "core/base/base.h"

typedef struct {
  const char *path; /* "src/num/bigint.rs" */
  uint32_t at;      /* bytes into pt_runtime_blob */
  uint32_t len;     /* bytes */
} PtRuntimeFile;

extern const PtRuntimeFile pt_runtime_files[];
extern const uint32_t pt_n_runtime_files;
extern const char pt_runtime_blob[];
/** Changes with any of the files; 32 hexadecimal digits. */
extern const char pt_runtime_digest[];

static inline PtView
pt_runtime_text (const PtRuntimeFile *file) {
  return (PtView){pt_runtime_blob + file->at, file->len};
}
