// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

// Whole projects translated with memory options and SIMD on and off, by one thread and by all. Each
// sample is a process of its own, `portalis check --translate --report`: so that its peak of memory
// is its own, and nothing is warm that isn't for a user. The Rust of all modes is compared.

#include "core/bench/bench_private.h"
#include "core/bench/json.h"
#include "core/bench/modules.h"
#include "core/metrics/snapshot.h"

#include <glib/gstdio.h>
#include <string.h>

typedef enum { ON_ONE, SIMD_ONE, MEMORY_ONE, OFF_ONE, ON_ALL, OFF_ALL, MODES } Mode;

/* Names as in benches.def. */
static const struct {
  const char *name;
  const char *simd;
  const char *memory;
  gboolean all_cores;
} modes[MODES] = {
    [ON_ONE] = {"on", "auto", "on", FALSE},
    [SIMD_ONE] = {"SIMD only", "auto", "off", FALSE},
    [MEMORY_ONE] = {"memory only", "scalar", "on", FALSE},
    [OFF_ONE] = {"off", "scalar", "off", FALSE},
    [ON_ALL] = {"on, all cores", "auto", "on", TRUE},
    [OFF_ALL] = {"off, all cores", "scalar", "off", TRUE},
};

typedef enum { TIME, CPU, PARSE, PEAK, MALLOCS, COPIES, METRICS } Metric;

typedef struct {
  const char *word; /* in the ids */
  guint files;      /* 0: the folder that the options name */
  guint rounds;
  PtContestId contests[METRICS];
} Size;

static const Size sizes[] = {
#define PT_SIZE(files, number, rounds)                                                             \
  {#files,                                                                                         \
   number,                                                                                         \
   rounds,                                                                                         \
   {PT_CONTEST_COMBINED_##files, PT_CONTEST_COMBINED_##files##_CPU,                                \
    PT_CONTEST_COMBINED_##files##_PARSE, PT_CONTEST_COMBINED_##files##_PEAK,                       \
    PT_CONTEST_COMBINED_##files##_MALLOCS, PT_CONTEST_COMBINED_##files##_COPIES}},
    PT_SIZE (10, 10, 21) PT_SIZE (100, 100, 15) PT_SIZE (1000, 1000, 9) PT_SIZE (10000, 10000, 3)
        PT_SIZE (corpus, 0, 5)
#undef PT_SIZE
};

enum { QUICK_FILES = 10, QUICK_ROUNDS = 2 };

typedef struct {
  PtBenchRun *run;
  const Size *size;
  guint rounds;
  const char *folder;
  const char *report; /* the file that each process writes */
  double samples[METRICS][MODES][PT_BENCH_MAX_SAMPLES];
  guint64 digests[MODES];
  double source_bytes;
  double pool_hits, pool_misses; /* of all processes with memory options on */
} Project;

/* The modules of a project, written into a new folder. */
static gboolean
write_project (const char *folder, guint files, GError **error) {
  for (guint i = 0; i < files; i++) {
    PT_AUTO (PtBytes) text = {0};
    gboolean last = i == files - 1;
    if (last)
      pt_bench_write_main (&text, files - 1);
    else
      pt_bench_write_module (&text, i);
    pt_assert (!text.failed);
    g_autofree char *name = last ? g_strdup ("main.py") : g_strdup_printf ("m%05u.py", i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (!g_file_set_contents_full (path, text.data, (gssize)text.len, G_FILE_SET_CONTENTS_NONE,
                                   0644, error))
      return FALSE;
  }
  return TRUE;
}

static void
remove_project (const char *folder) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_unlink (path);
  }
  g_rmdir (folder);
}

static void
take_sample (Project *self, Mode mode, guint round, const PtJson *report) {
  const PtJson *progress = pt_json_member (report, "progress");
  const PtJson *process = pt_json_member (report, "process");
  const PtJson *counters = pt_json_member (report, "counters");
  const PtJson *stages = pt_json_member (counters, "stage_ns");
  const PtJson *modules = pt_json_member (report, "modules");
  static const PtStage front_end[] = {PT_STAGE_SOURCE, PT_STAGE_LEX, PT_STAGE_SYNTAX,
                                      PT_STAGE_SCOPE};
  double parse = 0, files = MAX (pt_json_number (progress, "total", 1), 1);
  for (guint i = 0; i < G_N_ELEMENTS (front_end); i++) {
    g_autofree char *name = g_ascii_strdown (pt_stage_name (front_end[i]), -1);
    parse += pt_json_number (stages, name, 0);
  }
  self->samples[TIME][mode][round] = pt_json_number (progress, "elapsed_ns", 0) / 1e6;
  self->samples[CPU][mode][round] = pt_json_number (process, "cpu_ns", 0) / 1e6;
  self->samples[PARSE][mode][round] = parse / 1e6;
  self->samples[PEAK][mode][round] = pt_json_number (process, "peak_bytes", 0);
  self->samples[MALLOCS][mode][round] = pt_json_number (counters, "heap_allocations", 0) / files;
  self->samples[COPIES][mode][round] = pt_json_number (counters, "copies_made", 0) / files;
  self->source_bytes = pt_json_number (progress, "source_bytes", 0);
  if (self->size->files == 0) {
    self->run->report->corpus_files = (guint)files;
    self->run->report->corpus_bytes = (guint64)self->source_bytes;
  }
  if (mode == ON_ONE || mode == ON_ALL) {
    self->pool_hits += pt_json_number (counters, "arena_pool_hits", 0);
    self->pool_misses += pt_json_number (counters, "arena_pool_misses", 0);
  }
  guint64 digest = 0;
  for (guint i = 0; i < pt_json_length (modules); i++) {
    const char *hash = pt_json_text (pt_json_item (modules, i), "rust_hash");
    digest = hash == NULL ? digest : pt_bench_digest (digest, hash, strlen (hash));
  }
  self->digests[mode] = digest;
}

/* One process. Exit status 1 says that some module has errors: a given folder is measured all the
 * same, but what was written here must have none. */
static gboolean
run_process (Project *self, Mode mode, guint round, GError **error) {
  const PtBenchRun *run = self->run;
  g_autofree char *jobs =
      g_strdup_printf ("--jobs=%u", modes[mode].all_cores ? run->report->cores : 1);
  g_autofree char *simd = g_strconcat ("--simd=", modes[mode].simd, NULL);
  g_autofree char *memory = g_strconcat ("--memory-opt=", modes[mode].memory, NULL);
  g_autofree char *report = g_strconcat ("--report=", self->report, NULL);
  const char *const argv[] = {
      run->options->program, "check", "--translate", "--quiet", jobs, simd, memory, report, "--",
      self->folder,          NULL};
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, error);
  if (process == NULL)
    return FALSE;
  if (!g_subprocess_wait (process, run->cancellable, error)) {
    g_subprocess_force_exit (process);
    g_subprocess_wait (process, NULL, NULL);
    return FALSE;
  }
  if (!g_subprocess_get_if_exited (process) ||
      g_subprocess_get_exit_status (process) > (self->size->files == 0)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "`%s check --translate` has failed",
                 run->options->program);
    return FALSE;
  }
  g_autofree char *text = NULL;
  gsize len;
  if (!g_file_get_contents (self->report, &text, &len, error))
    return FALSE;
  g_autoptr (PtJson) json = pt_json_parse (text, len, error);
  if (json != NULL)
    take_sample (self, mode, round, json);
  return json != NULL;
}

static gboolean
run_processes (Project *self, GError **error) {
  for (Mode mode = 0; mode < MODES; mode++) /* fills the caches of files; overwritten below */
    if (!run_process (self, mode, 0, error))
      return FALSE;
  for (guint round = 0; round < self->rounds; round++) {
    pt_bench_tell (self->run, self->size->contests[TIME], (double)round / self->rounds);
    for (guint k = 0; k < MODES; k++)
      if (!run_process (self, (Mode)((round + k) % MODES), round, error))
        return FALSE;
  }
  return TRUE;
}

static void
add_facts (Project *self) {
  PtBenchRun *run = self->run;
  double one = pt_bench_median (self->samples[TIME][ON_ONE], self->rounds);
  double all = pt_bench_median (self->samples[TIME][ON_ALL], self->rounds);
  g_autofree char *efficiency = g_strdup_printf ("combined.%s.efficiency", self->size->word);
  g_autofree char *speed = g_strdup_printf ("combined.%s.speed", self->size->word);
  pt_bench_add_fact (run, efficiency, 100 * one / all / run->report->cores);
  pt_bench_add_fact (run, speed, self->source_bytes / 1e6 / (one / 1e3));
  if (self->size->files == 1000)
    pt_bench_add_fact (run, "pool.hit_rate",
                       100 * self->pool_hits / MAX (self->pool_hits + self->pool_misses, 1));
}

/* A ratio needs something to divide by: an amount of none at all is no contest. */
static gboolean
has_nothing (const Project *self, Metric metric) {
  for (Mode mode = 0; mode < MODES; mode++)
    if (pt_bench_min (self->samples[metric][mode], self->rounds) <= 0)
      return TRUE;
  return FALSE;
}

static void
conclude (Project *self) {
  PtContestant contestants[MODES] = {0};
  for (Mode mode = 0; mode < MODES; mode++)
    contestants[mode].name = modes[mode].name;
  for (Metric metric = 0; metric < METRICS; metric++) {
    PtContestId contest = self->size->contests[metric];
    if (!pt_bench_wants (self->run, contest))
      continue;
    if (has_nothing (self, metric))
      pt_bench_skip (self->run, contest, "nothing was counted in one of the modes");
    else
      pt_bench_conclude (self->run, contest, contestants, MODES, self->samples[metric],
                         self->rounds, self->digests);
  }
  add_facts (self);
}

static void
skip_size (PtBenchRun *self, const Size *size, const char *reason) {
  for (Metric metric = 0; metric < METRICS; metric++)
    pt_bench_skip (self, size->contests[metric], reason);
}

/* NULL: it can be measured. */
static const char *
reason_to_skip (const PtBenchRun *self, const Size *size) {
  if (self->options->program == NULL)
    return "the program `portalis` wasn't found, which translates in processes of its own";
  if (size->files == 0)
    return self->options->corpus == NULL ? "needs --corpus=DIR" : NULL;
  if (self->options->quick && size->files > QUICK_FILES)
    return "takes longer than a quick run may";
  return size->files > 1000 && !self->options->large ? "takes minutes: needs --large" : NULL;
}

static void
run_size (PtBenchRun *self, const Size *size) {
  gboolean wanted = FALSE;
  for (Metric metric = 0; metric < METRICS; metric++)
    wanted = wanted || pt_bench_wants (self, size->contests[metric]);
  if (!wanted)
    return;
  const char *reason = reason_to_skip (self, size);
  if (reason != NULL) {
    skip_size (self, size, reason);
    return;
  }
  g_autoptr (GError) error = NULL;
  g_autofree char *scratch = g_dir_make_tmp ("portalis-bench-XXXXXX", &error);
  if (scratch == NULL) {
    skip_size (self, size, error->message);
    return;
  }
  g_autofree char *report = g_build_filename (scratch, "report.json", NULL);
  g_autofree Project *project = g_new0 (Project, 1);
  project->run = self;
  project->size = size;
  project->rounds = self->options->quick ? QUICK_ROUNDS : size->rounds;
  project->folder = size->files == 0 ? self->options->corpus : scratch;
  project->report = report;
  if ((size->files == 0 || write_project (scratch, size->files, &error)) &&
      run_processes (project, &error))
    conclude (project);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    skip_size (self, size, error->message);
  remove_project (scratch);
}

void
pt_bench_combined (PtBenchRun *self) {
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    run_size (self, &sizes[i]);
}
