// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Compares ways to do one thing, on a machine that others use too. Contestants take turns, so that
// a slow moment hits all of them; time is the thread's own CPU time; the minimum and the median are
// printed. The first contestant is the baseline. Nothing here passes or fails.
//
//   --json FILE   also write the results as JSON; "-" is standard output
//   --rounds N    turns of each contestant, 25 unless told
//   anything else is left to the program: argc and argv are shortened

#include <stddef.h>
#include <stdint.h>

typedef struct {
  const char *name;
  void (*run) (void *data);
  void *data;
} PtContestant;

/** What one run is made of: items of an operation, or bytes. */
typedef enum {
  PT_PER_ITEM, /* ns per item */
  PT_PER_BYTE, /* GB/s */
} PtBenchUnit;

void pt_bench_init (int *argc, char **argv);
/** amount: items or bytes of one run. Returns the minimum ns of each contestant's run in ret_ns,
 * which may be NULL. */
void pt_bench_compare (const char *title, PtBenchUnit unit, double amount,
                       const PtContestant *contestants, size_t n, double *ret_ns);
/** A number that is not a time, for table and JSON. */
void pt_bench_note (const char *name, double value, const char *unit);
/** Writes the JSON; the status to return from main. */
int pt_bench_finish (void);

/** Keeps the compiler from leaving out what computed value, or from knowing what memory holds. */
#define pt_bench_keep(value) __asm__ volatile("" : : "g"(value) : "memory")
