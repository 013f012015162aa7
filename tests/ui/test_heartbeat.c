// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/check.h"
#include "tests/ui/stage.h"

#include <sys/resource.h>
#include <time.h>

// Translating never holds up the window: no turn of the main loop takes longer than 50 ms while
// projects of 16 and of 1000 files are opened and translated.
//
// A turn is what happens between two polls. The processor time it takes is this thread's own doing.
// A turn in which the thread gave the processor away has waited for something, and the time on the
// clock counts, without that in which the kernel had no processor for it; on a machine that is busy
// with other work it is long for that alone, so the best of some runs counts.

#define LONGEST_TURN_MS (50.0 * STAGE_SLOWNESS)
#define RUNS 5

static struct {
  double clock_start, processor_start; /* ms; of the turn; 0 = none yet */
  long waits_start;                    /* times the thread has waited, before the turn */
  double longest_clock, longest_processor;
  guint n_turns;
} heart;

static double
processor_ms (void) {
  struct timespec time;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/** The clock, less the time in which the thread was ready to run and did not. */
static double
clock_ms (void) {
  g_autofree char *text = NULL;
  guint64 delay_ns = 0;

  if (g_file_get_contents ("/proc/thread-self/schedstat", &text, NULL, NULL)) {
    const char *second = strchr (text, ' ');
    delay_ns = second != NULL ? g_ascii_strtoull (second, NULL, 10) : 0;
  }
  return g_get_monotonic_time () / 1e3 - delay_ns / 1e6;
}

static long
count_waits (void) {
  struct rusage usage;
  getrusage (RUSAGE_THREAD, &usage);
  return usage.ru_nvcsw;
}

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout) {
  if (heart.clock_start > 0.0) {
    double processor = processor_ms () - heart.processor_start;
    heart.longest_processor = MAX (heart.longest_processor, processor);
    double clock = count_waits () > heart.waits_start ? clock_ms () - heart.clock_start : processor;
    heart.longest_clock = MAX (heart.longest_clock, clock);
    heart.n_turns++;
  }
  int result = g_poll (fds, n_fds, timeout);
  heart.processor_start = processor_ms ();
  heart.waits_start = count_waits ();
  heart.clock_start = clock_ms ();
  return result;
}

static void
start_heart (void) {
  memset (&heart, 0, sizeof heart);
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

static void
stop_heart (const char *what) {
  g_main_context_set_poll_func (NULL, NULL);
  printf ("# %s: %u turns, the longest %.1f ms on the processor, %.1f ms on the clock\n", what,
          heart.n_turns, heart.longest_processor, heart.longest_clock);
}

static gboolean
never (gpointer data) {
  return FALSE;
}

/** Opens and translates, again and again; every turn on the processor and the best run on the clock
 * must be short. */
static void
check_turns (Stage *stage, const char *what, const char *path) {
  double best_clock = G_MAXDOUBLE;

  for (int run = 0; run < RUNS && best_clock >= LONGEST_TURN_MS; run++) {
    start_heart ();
    pt_check (stage_open (stage, path));
    stage_wait (never, NULL, 0.3);
    stop_heart (what);
    pt_check (heart.n_turns > 5);
    pt_check (heart.longest_processor < LONGEST_TURN_MS);
    best_clock = MIN (best_clock, heart.longest_clock);
  }
  pt_check (best_clock < LONGEST_TURN_MS);
}

PT_TEST (no_turn_takes_longer_than_50_ms) {
  Stage stage;
  stage_init (&stage);
  g_autofree char *large = stage_write_project (&stage, "large", 1000, 50);
  g_autofree char *flat = stage_write_project (&stage, "flat", 1000, 1000);

  // Fonts, icons and styles of the page are loaded once, when it is first shown.
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.try-sample", NULL);
  pt_check (stage_wait_for_job (&stage));
  stage_wait (never, NULL, 0.5);
  PtProjectModel *project = pt_window_get_project (stage.window);
  g_autofree char *sample = g_strdup (pt_project_model_get_path (project));

  check_turns (&stage, "sample", sample);
  check_turns (&stage, "1000 files in packages", large);
  check_turns (&stage, "1000 files in one package", flat);
  pt_check (stage_clear (&stage));
}

static double
process_ms (void) {
  struct timespec time;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

PT_TEST (a_window_at_rest_costs_less_than_one_percent) {
  const double seconds = 3.0;
  double best = G_MAXDOUBLE;
  Stage stage;
  stage_init (&stage);
  gtk_widget_activate_action (GTK_WIDGET (stage.window), "win.try-sample", NULL);
  pt_check (stage_wait_for_job (&stage));
  stage_wait (never, NULL, 2.0); // fades and highlighting come to their end

  for (int run = 0; run < RUNS && best >= 10.0 * seconds; run++) {
    double start = process_ms ();
    stage_rest (seconds);
    best = MIN (best, process_ms () - start);
    printf ("# %.1f ms of processor time in %.0f s\n", best, seconds);
  }
  pt_check (best < 10.0 * seconds);
  pt_check (stage_clear (&stage));
}

int
main (int argc, char **argv) {
  gtk_init ();
  return pt_run_tests (argc, argv);
}
