// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: Apache-2.0

#include "core/bench/bench.h"
#include "core/bench/json.h"

#include <math.h>
#include <string.h>

enum { VERSION = 1 };

static const char FORMAT[] = "portalis-bench";

static const char *const proofs[] = {"none", "identical", "different"};

PtBenchReport *
pt_bench_report_new (void) {
  PtBenchReport *self = g_atomic_rc_box_new0 (PtBenchReport);
  self->results = g_array_new (FALSE, TRUE, sizeof (PtBenchResult));
  self->skips = g_array_new (FALSE, TRUE, sizeof (PtBenchSkip));
  self->facts = g_array_new (FALSE, TRUE, sizeof (PtBenchFact));
  return self;
}

static void
clear (gpointer data) {
  PtBenchReport *self = data;
  g_array_unref (self->results);
  g_array_unref (self->skips);
  g_array_unref (self->facts);
}

PtBenchReport *
pt_bench_report_ref (PtBenchReport *self) {
  return g_atomic_rc_box_acquire (self);
}

void
pt_bench_report_unref (PtBenchReport *self) {
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

PtBenchReport *
pt_bench_report_copy (const PtBenchReport *self) {
  PtBenchReport *copy = g_atomic_rc_box_new0 (PtBenchReport);
  *copy = *self;
  copy->results = g_array_copy (self->results);
  copy->skips = g_array_copy (self->skips);
  copy->facts = g_array_copy (self->facts);
  return copy;
}

/* All three rows begin with the index of their spec. */
static gconstpointer
find (const GArray *rows, gsize size, guint spec) {
  for (guint i = 0; i < rows->len; i++) {
    const char *row = rows->data + i * size;
    guint of;
    memcpy (&of, row, sizeof of);
    if (of == spec)
      return row;
  }
  return NULL;
}

G_STATIC_ASSERT (offsetof (PtBenchResult, spec) == 0);
G_STATIC_ASSERT (offsetof (PtBenchSkip, spec) == 0);
G_STATIC_ASSERT (offsetof (PtBenchFact, spec) == 0);

const PtBenchResult *
pt_bench_report_result (const PtBenchReport *self, guint spec) {
  return find (self->results, sizeof (PtBenchResult), spec);
}

const PtBenchSkip *
pt_bench_report_skip (const PtBenchReport *self, guint spec) {
  return find (self->skips, sizeof (PtBenchSkip), spec);
}

const PtBenchFact *
pt_bench_report_fact (const PtBenchReport *self, guint spec) {
  return find (self->facts, sizeof (PtBenchFact), spec);
}

/* Writing */

static void
write_text (PtBytes *ret, const char *name, const char *text) {
  pt_bytes_printf (ret, "\"%s\": ", name);
  pt_bytes_append_json (ret, text);
}

/* With a point, whatever the locale. */
static void
write_number (PtBytes *ret, const char *name, double value) {
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  pt_bytes_printf (ret, ", \"%s\": %s", name,
                   g_ascii_formatd (number, sizeof number, "%.12g", value));
}

static void
write_published (PtBytes *ret, double published) {
  if (published > 0)
    write_number (ret, "published", published);
  else
    pt_bytes_append_str (ret, ", \"published\": null");
}

static void
write_result (PtBytes *ret, const PtBenchResult *result) {
  const PtBenchSpec *spec = &pt_bench_specs[result->spec];
  write_text (ret, "id", spec->id);
  pt_bytes_append_str (ret, ", ");
  write_text (ret, "contestant", spec->contestant);
  pt_bytes_append_str (ret, ", ");
  write_text (ret, "baseline", spec->baseline);
  pt_bytes_append_str (ret, ",\n     ");
  write_text (ret, "unit", pt_bench_unit_word (spec->unit));
  write_number (ret, "samples", result->samples);
  write_number (ret, "median", result->median);
  write_number (ret, "min", result->min);
  write_number (ret, "baseline_median", result->baseline_median);
  write_number (ret, "baseline_min", result->baseline_min);
  pt_bytes_append_str (ret, ",\n     ");
  write_text (ret, "verdict", pt_bench_verdict_word (result->verdict, spec->unit));
  write_number (ret, "ratio", result->ratio);
  write_number (ret, "ci_low", result->ci_low);
  write_number (ret, "ci_high", result->ci_high);
  write_published (ret, spec->published);
  pt_bytes_append_str (ret, ",\n     ");
  write_text (ret, "output", proofs[result->proof]);
  pt_bytes_append_str (ret, ", ");
  write_text (ret, "note", result->note);
}

static void
write_head (const PtBenchReport *self, PtBytes *ret) {
  pt_bytes_printf (ret, "{\n  \"format\": \"%s\",\n  \"version\": %d,\n  ", FORMAT, VERSION);
  write_text (ret, "portalis", self->portalis);
  pt_bytes_append_str (ret, ",\n  ");
  write_text (ret, "date", self->date);
  pt_bytes_printf (ret, ",\n  \"quick\": %s,\n  \"complete\": %s,\n  \"machine\": {",
                   self->quick ? "true" : "false", self->complete ? "true" : "false");
  write_text (ret, "cpu", self->cpu);
  write_number (ret, "cores", self->cores);
  pt_bytes_append_str (ret, ", ");
  write_text (ret, "simd", self->simd);
  pt_bytes_append_str (ret, ", ");
  write_text (ret, "system", self->system);
  pt_bytes_append_str (ret, ",\n    ");
  write_text (ret, "compiler", self->compiler);
  pt_bytes_append_str (ret, ", ");
  write_text (ret, "flags", self->flags);
  pt_bytes_printf (ret, ", \"checked\": %s", self->checked ? "true" : "false");
  pt_bytes_append_str (ret, "},\n  \"corpus\": {");
  write_text (ret, "origin", self->corpus);
  write_number (ret, "files", self->corpus_files);
  write_number (ret, "bytes", (double)self->corpus_bytes);
  pt_bytes_append_str (ret, "},\n  ");
}

void
pt_bench_report_write (const PtBenchReport *self, PtBytes *ret) {
  write_head (self, ret);
  pt_bytes_append_str (ret, "\"results\": [");
  for (guint i = 0; i < self->results->len; i++) {
    pt_bytes_append_str (ret, i == 0 ? "\n    {" : ",\n    {");
    write_result (ret, &g_array_index (self->results, PtBenchResult, i));
    pt_bytes_append_char (ret, '}');
  }
  pt_bytes_append_str (ret, "\n  ],\n  \"skipped\": [");
  for (guint i = 0; i < self->skips->len; i++) {
    const PtBenchSkip *skip = &g_array_index (self->skips, PtBenchSkip, i);
    pt_bytes_append_str (ret, i == 0 ? "\n    {" : ",\n    {");
    write_text (ret, "id", pt_bench_specs[skip->spec].id);
    pt_bytes_append_str (ret, ", ");
    write_text (ret, "reason", skip->reason);
    pt_bytes_append_char (ret, '}');
  }
  pt_bytes_append_str (ret, "\n  ],\n  \"facts\": [");
  for (guint i = 0; i < self->facts->len; i++) {
    const PtBenchFact *fact = &g_array_index (self->facts, PtBenchFact, i);
    const PtBenchFactSpec *spec = &pt_bench_fact_specs[fact->spec];
    pt_bytes_append_str (ret, i == 0 ? "\n    {" : ",\n    {");
    write_text (ret, "id", spec->id);
    write_number (ret, "value", fact->value);
    pt_bytes_append_str (ret, ", ");
    write_text (ret, "unit", spec->unit);
    write_published (ret, spec->published);
    pt_bytes_append_char (ret, '}');
  }
  pt_bytes_append_str (ret, "\n  ]\n}\n");
}

/* Reading */

static int
word_index (const char *const *words, guint n, const char *word) {
  for (guint i = 0; word != NULL && i < n; i++)
    if (strcmp (words[i], word) == 0)
      return (int)i;
  return -1;
}

/* -1: no such verdict. */
static int
verdict_of (const char *word, PtBenchUnit unit) {
  for (int verdict = PT_BENCH_UNCLEAR; word != NULL && verdict <= PT_BENCH_WORSE; verdict++)
    if (strcmp (pt_bench_verdict_word ((PtBenchVerdict)verdict, unit), word) == 0)
      return verdict;
  return -1;
}

static void
take_text (const PtJson *from, const char *name, char *ret, gsize size) {
  const char *text = pt_json_text (from, name);
  g_strlcpy (ret, text == NULL ? "" : text, size);
}

static gboolean
read_result (PtBenchReport *self, const PtJson *row, GError **error) {
  const char *id = pt_json_text (row, "id");
  int spec = id == NULL ? -1 : pt_bench_find (id);
  if (id != NULL && spec < 0)
    return TRUE;
  PtBenchResult result = {.spec = (guint)spec};
  const struct {
    const char *name;
    double *ret;
  } numbers[] = {
      {"median", &result.median},
      {"min", &result.min},
      {"ratio", &result.ratio},
      {"ci_low", &result.ci_low},
      {"ci_high", &result.ci_high},
      {"baseline_median", &result.baseline_median},
      {"baseline_min", &result.baseline_min},
  };
  gboolean whole = id != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    *numbers[i].ret = pt_json_number (row, numbers[i].name, NAN);
    whole = whole && isfinite (*numbers[i].ret);
  }
  int verdict =
      spec < 0 ? -1 : verdict_of (pt_json_text (row, "verdict"), pt_bench_specs[spec].unit);
  int proof = word_index (proofs, G_N_ELEMENTS (proofs), pt_json_text (row, "output"));
  if (!whole || verdict < 0 || proof < 0) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 "the result '%s' is damaged: a number, its verdict or its output is missing",
                 id == NULL ? "?" : id);
    return FALSE;
  }
  result.samples = (guint)CLAMP (pt_json_number (row, "samples", 1), 1, 1e6);
  result.verdict = (PtBenchVerdict)verdict;
  result.proof = (PtBenchProof)proof;
  take_text (row, "note", result.note, sizeof result.note);
  g_array_append_val (self->results, result);
  return TRUE;
}

static void
read_skip (PtBenchReport *self, const PtJson *row) {
  const char *id = pt_json_text (row, "id");
  int spec = id == NULL ? -1 : pt_bench_find (id);
  if (spec < 0)
    return;
  PtBenchSkip skip = {.spec = (guint)spec};
  take_text (row, "reason", skip.reason, sizeof skip.reason);
  g_array_append_val (self->skips, skip);
}

static void
read_fact (PtBenchReport *self, const PtJson *row) {
  const char *id = pt_json_text (row, "id");
  int spec = id == NULL ? -1 : pt_bench_find_fact (id);
  double value = pt_json_number (row, "value", NAN);
  if (spec < 0 || !isfinite (value))
    return;
  PtBenchFact fact = {.spec = (guint)spec, .value = value};
  g_array_append_val (self->facts, fact);
}

static void
read_head (PtBenchReport *self, const PtJson *document) {
  take_text (document, "portalis", self->portalis, sizeof self->portalis);
  take_text (document, "date", self->date, sizeof self->date);
  self->quick = pt_json_number (document, "quick", 0) != 0;
  self->complete = pt_json_number (document, "complete", 0) != 0;
  const PtJson *machine = pt_json_member (document, "machine");
  take_text (machine, "cpu", self->cpu, sizeof self->cpu);
  take_text (machine, "simd", self->simd, sizeof self->simd);
  take_text (machine, "system", self->system, sizeof self->system);
  take_text (machine, "compiler", self->compiler, sizeof self->compiler);
  take_text (machine, "flags", self->flags, sizeof self->flags);
  self->checked = pt_json_number (machine, "checked", 0) != 0;
  self->cores = (guint)CLAMP (pt_json_number (machine, "cores", 0), 0, 1e6);
  const PtJson *corpus = pt_json_member (document, "corpus");
  take_text (corpus, "origin", self->corpus, sizeof self->corpus);
  self->corpus_files = (guint)CLAMP (pt_json_number (corpus, "files", 0), 0, 1e9);
  self->corpus_bytes = (guint64)CLAMP (pt_json_number (corpus, "bytes", 0), 0, 1e15);
}

PtBenchReport *
pt_bench_report_read (const char *text, gsize len, GError **error) {
  g_autoptr (PtJson) document = pt_json_parse (text, len, error);
  if (document == NULL)
    return NULL;
  double version = pt_json_number (document, "version", 0);
  if (g_strcmp0 (pt_json_text (document, "format"), FORMAT) != 0 || version < 1) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         "this is no document of `portalis bench --json`");
    return NULL;
  }
  if (version > VERSION) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 "a document of version %.0f; this Portalis reads up to version %d", version,
                 VERSION);
    return NULL;
  }
  g_autoptr (PtBenchReport) self = pt_bench_report_new ();
  read_head (self, document);
  const PtJson *results = pt_json_member (document, "results");
  for (guint i = 0; i < pt_json_length (results); i++)
    if (!read_result (self, pt_json_item (results, i), error))
      return NULL;
  const PtJson *skips = pt_json_member (document, "skipped");
  for (guint i = 0; i < pt_json_length (skips); i++)
    read_skip (self, pt_json_item (skips, i));
  const PtJson *facts = pt_json_member (document, "facts");
  for (guint i = 0; i < pt_json_length (facts); i++)
    read_fact (self, pt_json_item (facts, i));
  return g_steal_pointer (&self);
}
