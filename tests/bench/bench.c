// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/bench.h"
#include "core/base/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
  MAX_CONTESTANTS = 16,
  MAX_ROUNDS = 500,
};

static const double TURN_NS = 300e3; /* a turn repeats its run until it takes about this long */

static const char *json_path;
static int rounds = 25;
static PtBytes json;

void
pt_bench_init (int *argc, char **argv) {
  int kept = 1;
  for (int i = 1; i < *argc; i++) {
    if (strcmp (argv[i], "--json") == 0 && i + 1 < *argc)
      json_path = argv[++i];
    else if (strcmp (argv[i], "--rounds") == 0 && i + 1 < *argc)
      rounds = atoi (argv[++i]);
    else
      argv[kept++] = argv[i];
  }
  *argc = kept;
  rounds = rounds < 1 ? 1 : rounds > MAX_ROUNDS ? MAX_ROUNDS : rounds;
  pt_bytes_append_str (&json, "[\n");
}

static double
cpu_ns (void) {
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static double
turn (const PtContestant *contestant, unsigned repeats) {
  double start = cpu_ns ();
  for (unsigned i = 0; i < repeats; i++)
    contestant->run (contestant->data);
  return (cpu_ns () - start) / repeats;
}

/* How many runs make a turn long enough. The first runs are cold, so one run says too little. */
static unsigned
calibrate (const PtContestant *contestant) {
  unsigned repeats = 1;
  while (repeats < 1u << 20 && turn (contestant, repeats) * repeats < TURN_NS)
    repeats *= 2;
  return repeats;
}

static int
by_value (const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void
write_row (const char *title, PtBenchUnit unit, double amount, const char *name, double min,
           double median, double ratio) {
  if (unit == PT_PER_ITEM)
    printf ("  %-36s %10.3f %10.3f ns    %7.2fx\n", name, min / amount, median / amount, ratio);
  else
    printf ("  %-36s %10.3f %10.3f GB/s  %7.2fx\n", name, amount / min, amount / median, ratio);
  pt_bytes_printf (
      &json, "%s  {\"group\": \"%s\", \"name\": \"%s\", \"amount\": %.0f, \"per\": \"%s\", ",
      json.len > 2 ? ",\n" : "", title, name, amount, unit == PT_PER_ITEM ? "item" : "byte");
  pt_bytes_printf (&json, "\"min_ns\": %.4f, \"median_ns\": %.4f, \"ratio\": %.4f}", min / amount,
                   median / amount, ratio);
}

void
pt_bench_compare (const char *title, PtBenchUnit unit, double amount,
                  const PtContestant *contestants, size_t n, double *ret_ns) {
  pt_assert (n > 0 && n <= MAX_CONTESTANTS);
  static double times[MAX_CONTESTANTS][MAX_ROUNDS];
  unsigned repeats[MAX_CONTESTANTS];
  for (size_t i = 0; i < n; i++)
    repeats[i] = calibrate (&contestants[i]);
  for (int round = 0; round < rounds; round++)
    for (size_t i = 0; i < n; i++)
      times[i][round] = turn (&contestants[i], repeats[i]);

  printf ("%s\n  %-36s %10s %10s\n", title, "", "min", "median");
  double baseline = 0;
  for (size_t i = 0; i < n; i++) {
    qsort (times[i], (size_t)rounds, sizeof (double), by_value);
    double min = times[i][0];
    if (i == 0)
      baseline = min;
    write_row (title, unit, amount, contestants[i].name, min, times[i][rounds / 2], baseline / min);
    if (ret_ns != NULL)
      ret_ns[i] = min;
  }
  fflush (stdout);
}

void
pt_bench_note (const char *name, double value, const char *unit) {
  printf ("  %-36s %10.2f %s\n", name, value, unit);
  pt_bytes_printf (&json, "%s  {\"name\": \"%s\", \"value\": %.4f, \"unit\": \"%s\"}",
                   json.len > 2 ? ",\n" : "", name, value, unit);
}

int
pt_bench_finish (void) {
  pt_bytes_append_str (&json, "\n]\n");
  bool written = !json.failed;
  if (written && json_path != NULL) {
    FILE *file = strcmp (json_path, "-") == 0 ? stdout : fopen (json_path, "w");
    written = file != NULL && fwrite (json.data, 1, json.len, file) == json.len;
    if (file != NULL && file != stdout)
      written = fclose (file) == 0 && written;
  }
  pt_bytes_clear (&json);
  return written ? 0 : 1;
}
