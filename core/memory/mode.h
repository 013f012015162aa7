// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The switch --memory-opt: one value, handed to every arena and pool of a job. Both modes give the
// same results; the plain one exists to measure what the other saves. The interner is the same in
// both, because ids are part of what the stages compute.

typedef enum {
  PT_MEMORY_OPTIMISED = 0, /* arenas move a cursor, pools keep what was released */
  PT_MEMORY_PLAIN,         /* one heap allocation per request, freed at reset or release */
} PtMemoryMode;
