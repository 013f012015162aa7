// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The switch --memory-opt: one value, handed to every arena and pool of a job. Both modes give the
// same results; the plain one exists to measure what the other saves. Without it:
//   arenas        one heap allocation per request, also for what dies with a stage (arena.c)
//   pools         keep nothing (arena_pool.c, object_pool.c)
//   names         each is copied where it stands; the ids stay, because the stages compute with
//                 them (lexer.c)
//   constants     their texts are copied (parse_string.c)
//   files         are read into a buffer and copied from there (raw.c)
//   Rust text     grows in a buffer of its own (job.c)

typedef enum {
  PT_MEMORY_OPTIMISED = 0, /* arenas move a cursor, pools keep what was released */
  PT_MEMORY_PLAIN,         /* one heap allocation per request, freed at reset or release */
} PtMemoryMode;
